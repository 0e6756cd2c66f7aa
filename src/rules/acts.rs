//! What somebody whom a clause names does there, and on which day.
//!
//! Given where a name and its sentence stand, [`act`] gives the verb right behind the name and the date that belongs to
//! that verb. It reads strictly: the name is the clause's subject, the verb is one of the lists here, and nothing between
//! verb and date could have the date for itself.

use super::context::ArticleContext;
use super::date::reaches_date;
use super::spot::{Spot, in_plain};
use crate::analysis::DateMention;
use crate::dates::DayRange;
use crate::text::{TextRange, words};
use std::ops::Range;

/// An act.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act<'a> {
    /// The verb as it stands.
    pub(super) verb: &'a str,
    pub(super) kind: ActKind,
    /// The date that belongs to the verb, in bytes of the file, with its days.
    pub(super) date: Option<(TextRange, DayRange)>,
}

/// What a verb says of when it happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ActKind {
    /// "said", "told": news where nothing else is told.
    Spoke,
    /// "met", "arrived", "attacked": somebody alive does so, on some day.
    Did,
    /// "says", "will", "has": now.
    Now,
}

/// Words behind which nothing of a sentence is settled.
const OPEN: &[&str] = &[
    "if", "had", "whether", "would", "could", "unless", "might", "may", "claimed", "alleged",
];

/// Words that may stand between a name and its verb.
const ADVERBS: &[&str] = &[
    "again",
    "also",
    "both",
    "finally",
    "formally",
    "instead",
    "later",
    "now",
    "officially",
    "personally",
    "publicly",
    "repeatedly",
    "still",
    "twice",
];

/// Words that make what stands behind them a part of somebody else's doing: "supporters of Thein Sein said".
const PREPOSITIONS: &[&str] = &[
    "about", "against", "and", "at", "behind", "between", "by", "for", "from", "in", "into",
    "like", "near", "of", "on", "or", "over", "to", "toward", "towards", "under", "with",
    "without",
];

const SPOKE: &[&str] = &["said", "told"];

const NOW: &[&str] = &[
    "says", "has", "is", "will", "plans", "wants", "hopes", "remains", "believes", "denies",
    "insists", "tells",
];

const DID: &[&str] = &[
    "accused",
    "addressed",
    "ambushed",
    "announced",
    "apologized",
    "appointed",
    "arrived",
    "attacked",
    "attended",
    "bombed",
    "briefed",
    "captured",
    "condemned",
    "congratulated",
    "criticized",
    "declared",
    "denied",
    "denounced",
    "departed",
    "dismissed",
    "flew",
    "hosted",
    "insisted",
    "invited",
    "kidnapped",
    "landed",
    "launched",
    "met",
    "ordered",
    "pledged",
    "praised",
    "proposed",
    "raided",
    "rejected",
    "resigned",
    "seized",
    "shelled",
    "signed",
    "spoke",
    "stormed",
    "testified",
    "thanked",
    "traveled",
    "travelled",
    "urged",
    "visited",
    "voted",
    "vowed",
    "warned",
    "welcomed",
];

/// What is done to somebody alive, before the name or "with" and the name.
const DONE_TO: &[&str] = &[
    "accused",
    "asked",
    "briefed",
    "congratulated",
    "interviewed",
    "met",
    "questioned",
    "spoke",
    "talked",
    "talks",
    "telephoned",
    "thanked",
    "told",
    "urged",
    "visited",
    "warned",
    "welcomed",
];

/// What the subject that starts at `start` does, where its verb is looked for behind `end` (bytes of the plain text): the
/// name may have a title in front and an apposition behind it.
pub(super) fn act<'a>(
    context: &ArticleContext<'a>,
    spot: &Spot<'a>,
    start: usize,
    end: usize,
) -> Option<Act<'a>> {
    let before = spot.plain.get(spot.sentence.start..start)?;
    let is_open = |word: &str| OPEN.iter().any(|open| open.eq_ignore_ascii_case(word));
    if words(before).any(|word| is_open(word.text)) || !is_subject(before) {
        return None;
    }
    let dates = dates(context, spot);
    let mut at = end + apposition(spot.behind(end));
    let mut own = None;
    let (verb, kind) = loop {
        let rest = spot.behind(at);
        let word = words(rest).next()?;
        let (from, to) = (
            usize::from(word.range.start()),
            usize::from(word.range.end()),
        );
        if rest.get(..from)? != " " {
            return None;
        }
        if let Some((date, range)) = dates.iter().find(|(_, range)| range.start == at + from) {
            own = Some(*date);
            at = range.end;
            continue;
        }
        let is_before_date = matches!(word.text, "on" | "in")
            && dates.iter().any(|(_, range)| range.start == at + to + 1);
        at += to;
        if is_before_date || ADVERBS.contains(&word.text) {
            continue;
        }
        let kind = match word.text {
            verb if SPOKE.contains(&verb) => ActKind::Spoke,
            verb if NOW.contains(&verb) => ActKind::Now,
            verb if DID.contains(&verb) => ActKind::Did,
            _ => return None,
        };
        // "met by", "is said", "has-been".
        let next = words(spot.behind(at)).next().map_or("", |word| word.text);
        if matches!(next, "by" | "to") && kind == ActKind::Did && word.text != "flew" {
            return None;
        }
        break (word.text, kind);
    };
    let date = own
        .or_else(|| date_behind(spot, &dates, at))
        .or_else(|| date_in_front(spot, &dates, start));
    Some(Act {
        verb,
        kind,
        date: date.and_then(|date| Some((date.range, days(date)?))),
    })
}

/// Who is met, told or asked by somebody else on a day: `envoys met President Thein Sein in Yangon on Friday`. The object
/// stands from `start` to `end` (bytes of the plain text).
pub(super) fn done_to<'a>(
    context: &ArticleContext<'a>,
    spot: &Spot<'a>,
    start: usize,
    end: usize,
) -> Option<Act<'a>> {
    let before = spot.plain.get(spot.sentence.start..start)?;
    let near: Vec<_> = words(before).collect();
    let is_open = |word: &str| OPEN.iter().any(|open| open.eq_ignore_ascii_case(word));
    let verb = match near.as_slice() {
        [.., verb, with] if with.text == "with" => verb.text,
        [.., verb] => verb.text,
        [] => return None,
    };
    let gap = before.get(usize::from(near.last()?.range.end())..)?;
    if !DONE_TO.contains(&verb) || gap != " " || near.iter().any(|word| is_open(word.text)) {
        return None;
    }
    let date = date_behind(spot, &dates(context, spot), end)?;
    Some(Act {
        verb,
        kind: ActKind::Did,
        date: Some((date.range, days(date)?)),
    })
}

/// The days of a date phrase.
fn days(date: &DateMention) -> Option<DayRange> {
    let value = date.annotated.as_ref().or(date.resolution.value.as_ref())?;
    value.days()
}

/// The date phrases of the sentence, with their places in the plain text.
fn dates<'a>(
    context: &ArticleContext<'a>,
    spot: &Spot<'a>,
) -> Vec<(&'a DateMention, Range<usize>)> {
    const MOST: usize = 16;
    let sentence = spot.in_file(context, spot.sentence.clone());
    let dates = &context.article.dates;
    let first = dates.partition_point(|date| date.range.start() < sentence.start());
    dates[first..]
        .iter()
        .take(MOST)
        .take_while(|date| date.range.end() <= sentence.end() && date.block == spot.mention.block)
        .map(|date| (date, in_plain(context, date.block, date.range)))
        .collect()
}

/// Whether what stands behind the start of a sentence is a clause's subject: no preposition shortly before makes it a part
/// of another one.
fn is_subject(before: &str) -> bool {
    let clause = before
        .rfind([',', ';', ':', '(', '"', '\u{201c}', '\u{2014}'])
        .map_or(before, |at| &before[at..]);
    let words: Vec<_> = words(clause).collect();
    !words
        .iter()
        .rev()
        .take(4)
        .any(|word| PREPOSITIONS.contains(&word.text))
}

/// The length of `, the president of Myanmar,` at the start of a text; 0 where there is none.
fn apposition(rest: &str) -> usize {
    const LONGEST: usize = 100;
    let Some(inner) = rest.strip_prefix(", ") else {
        return 0;
    };
    let near = &inner[..inner.floor_char_boundary(LONGEST)];
    let Some(end) = near.find(',') else { return 0 };
    let inner = &near[..end];
    let first = inner.split(' ').next().unwrap_or("");
    let describes = first.starts_with(|char: char| char.is_lowercase() || char.is_ascii_digit())
        || first.ends_with("'s")
        || first.ends_with("\u{2019}s");
    let joins = matches!(
        first,
        "who" | "which" | "and" | "but" | "or" | "as" | "while"
    );
    let is_verb = [SPOKE, NOW, DID].iter().any(|list| list.contains(&first));
    if describes && !joins && !is_verb {
        ", ".len() + end + ",".len()
    } else {
        0
    }
}

/// The date behind a verb that ends at a place: `said in Yangon on Monday`.
fn date_behind<'a>(
    spot: &Spot<'_>,
    dates: &[(&'a DateMention, Range<usize>)],
    verb_end: usize,
) -> Option<&'a DateMention> {
    let (date, range) = dates.iter().find(|(_, range)| range.start >= verb_end)?;
    let between = spot.plain.get(verb_end..range.start)?;
    reaches_date(between, spot.behind(range.end)).then_some(*date)
}

/// The date that opens the sentence of a subject that starts at a place: `On Monday, President Thein Sein said`.
fn date_in_front<'a>(
    spot: &Spot<'_>,
    dates: &[(&'a DateMention, Range<usize>)],
    start: usize,
) -> Option<&'a DateMention> {
    let (date, range) = dates.first()?;
    let opening = spot.plain.get(spot.sentence.start..range.start)?;
    let between = spot.plain.get(range.end..start)?;
    let opens = matches!(opening, "" | "On " | "In ");
    (opens && matches!(between, ", " | ", the " | " ")).then_some(*date)
}
