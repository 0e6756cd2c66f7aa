//! An anniversary whose number does not fit the dates.
//!
//! # What it reports
//! "the 50th anniversary of the 1962 coup" in an article of 2015, where it would be the 53rd: by the day or year that the
//! same phrase gives the event, or by the registry's dates of an event named there. It is silent where the number is right
//! for an anniversary of the last months or of the year ahead, or in a year that the text names, and in quotations.
//!
//! # Why
//! Round numbers and last year's copy are tempting.
//!
//! # Example
//! ```news
//! ---
//! date: 2015-03-02
//! ---
//! Traders remembered the 50th anniversary of the 1962 coup.
//! ```
//!
//! # How to fix
//! Correct the number or the year; the number that fits the year of the article is offered.

use super::plain_in_file;
use crate::analysis::{DateMention, Entity};
use crate::dates::{Date, DayRange, Meaning, Period, Value, ordinal_figure};
use crate::markup::{BlockKind, EntityKind};
use crate::registry::EntryIndex;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::rules::told_days::told_before;
use crate::text::{Edit, Fix, TextRange, sentence_at};
use std::ops::Range;

/// An anniversary is news for so many days after it.
const BEHIND: i32 = 200;
/// It is spoken of for so many days ahead of it.
const AHEAD: i32 = 300;
/// The ordinals that style guides spell out, and the tenth.
const WORDS: [&str; 10] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    if !context.is_english() {
        return;
    }
    for (number, placed) in (0u32..).zip(&context.article.blocks) {
        let is_read = matches!(
            placed.analysis.kind,
            BlockKind::Paragraph | BlockKind::Headline | BlockKind::Caption
        );
        if !is_read {
            continue;
        }
        let plain = placed.analysis.plain.text(&placed.analysis.text);
        for (at, word) in plain.match_indices(" anniversary of ") {
            let Some((nth, ordinal)) = ordinal_before(&plain[..at]) else {
                continue;
            };
            let within = sentence_at(plain, at);
            let anniversary = Anniversary {
                block: number,
                nth,
                ordinal: plain_in_file(context, number, ordinal),
                behind: plain_in_file(context, number, at + word.len()..within.end),
            };
            if !context.is_quoted(number, anniversary.ordinal) {
                check_one(context, &anniversary, findings);
            }
        }
    }
}

/// "the 50th anniversary of".
struct Anniversary {
    block: u32,
    nth: i32,
    /// The ordinal, in bytes of the file.
    ordinal: TextRange,
    /// The sentence behind "of", in bytes of the file.
    behind: TextRange,
}

/// The day or year of what happened, and where it stands: in the article, or in an entry's file.
struct Happened {
    value: Value,
    /// In the article.
    place: Option<TextRange>,
    entry: Option<(EntryIndex, TextRange)>,
}

fn check_one(context: &ArticleContext<'_>, anniversary: &Anniversary, findings: &mut Findings) {
    let Some(happened) = stated(context, anniversary).or_else(|| registered(context, anniversary))
    else {
        return;
    };
    let Some(Ends { first, last }) = Ends::of(&happened.value) else {
        return;
    };
    let (Some(from), Some(to)) = (after(first, anniversary.nth), after(last, anniversary.nth))
    else {
        return;
    };
    let marked = DayRange::new(from, to);
    let Some(told) = told_before(context, anniversary.block, anniversary.behind.end()) else {
        return;
    };
    let is_told = told
        .iter()
        .filter(|(range, _)| Some(*range) != happened.place)
        .any(|(_, days)| whole_years(*days).is_none_or(|years| years.overlaps(&marked)));
    let Some(anchor) = context.article.anchor.date else {
        return;
    };
    let day = |days: i32| anchor.saturating_add(jiff::Span::new().days(days));
    if is_told || DayRange::new(day(-BEHIND), day(AHEAD)).overlaps(&marked) {
        return;
    }
    let years = i32::from(anchor.year()) - i32::from(last.year());
    let written = context.text(anniversary.ordinal);
    let (year, event) = (anchor.year(), first.year());
    let message = if years < 1 {
        format!("In {year} there is no {written} anniversary of what happened in {event}.")
    } else {
        let right = ordinal(years, written);
        format!(
            "In {year} it is the {right} anniversary of what happened in {event}, not the {written}."
        )
    };
    let finding = findings.add(anniversary.ordinal, message);
    if let Some(place) = happened.place {
        finding.relate(place, "The date of what happened stands here");
    }
    if let Some((path, range)) = happened
        .entry
        .and_then(|(entry, range)| context.place_in(entry, range))
    {
        finding.relate_in(path, range, "The registry has the date here");
    }
    if years >= 1 && first.year() == last.year() {
        let right = ordinal(years, written);
        finding.fix(Fix::doubtful(
            format!("Replace by \"{right}\""),
            vec![Edit::replace(anniversary.ordinal, right)],
        ));
    }
}

/// The date in the phrase behind "anniversary of": `the 1962 coup`, `the Aug. 8, 1988, uprising`, `his death in 1987`.
fn stated(context: &ArticleContext<'_>, anniversary: &Anniversary) -> Option<Happened> {
    let dates = &context.article.dates;
    let first = dates.partition_point(|date| date.range.start() < anniversary.behind.start());
    let date = dates.get(first)?;
    let value = date.annotated.as_ref().or(date.resolution.value.as_ref())?;
    if !anniversary.behind.contains_range(date.range) || !has_year(date) || value.modifier.is_some()
    {
        return None;
    }
    let between = TextRange::new(anniversary.behind.start(), date.range.start());
    let text = context.text(between);
    if text.contains([',', ';', ':', '(', ')', '\u{2014}', '\u{2013}', '[']) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    is_of_what_happened(&words).then(|| Happened {
        value: value.clone(),
        place: Some(date.range),
        entry: None,
    })
}

/// Whether the words between "anniversary of" and a date make it the date of what happened, not that of the anniversary:
/// an article and adjectives, or what happens to a person once, with "in" or "on".
fn is_of_what_happened(words: &[&str]) -> bool {
    const ADJECTIVES: usize = 4;
    const NO_ADJECTIVES: &[&str] = &[
        "after", "and", "as", "at", "before", "but", "by", "during", "for", "from", "in", "on",
        "or", "since", "that", "to", "until", "when", "which", "while", "who", "with",
    ];
    const ONCE: &[&str] = &[
        "assassination",
        "birth",
        "death",
        "execution",
        "killing",
        "murder",
    ];
    match words {
        [.., event, "in" | "on"] => ONCE.contains(event),
        _ => words.len() <= ADJECTIVES && !words.iter().any(|word| NO_ADJECTIVES.contains(word)),
    }
}

/// Whether a date states its year.
fn has_year(date: &DateMention) -> bool {
    date.annotated.is_some()
        || date
            .phrase
            .is_some_and(|phrase| match phrase.expression.meaning {
                Meaning::Calendar(fields) => fields.year.is_some(),
                Meaning::Holiday { year, .. } => year.is_some(),
                Meaning::Period(period) => {
                    matches!(
                        period,
                        Period::Day(_) | Period::Month { .. } | Period::Year(_)
                    )
                }
                _ => false,
            })
}

/// The dates of the registered event that is named right behind "anniversary of".
fn registered(context: &ArticleContext<'_>, anniversary: &Anniversary) -> Option<Happened> {
    let mentions = &context.article.mentions;
    let first = mentions.partition_point(|it| it.range.start() < anniversary.behind.start());
    let mention = mentions
        .get(first)
        .filter(|it| it.kind == EntityKind::Event)?;
    let Entity::Entry(entry) = mention.entity else {
        return None;
    };
    let between = TextRange::new(anniversary.behind.start(), mention.range.start());
    let event = context.registry().entry(entry);
    let end = match context.text(between).trim().trim_end_matches('[') {
        "" | "the" | "the start of the" | "the beginning of the" | "the outbreak of the" => {
            &event.from
        }
        "the end of the" => &event.to,
        _ => return None,
    };
    let end = end.as_ref()?;
    Some(Happened {
        value: end.value.clone(),
        place: None,
        entry: Some((entry, end.range)),
    })
}

/// The first and the last day that a value allows, both known.
struct Ends {
    first: Date,
    last: Date,
}

impl Ends {
    fn of(value: &Value) -> Option<Self> {
        let days = value.days()?;
        Some(Self {
            first: days.first?,
            last: days.last?,
        })
    }
}

/// The years that a stretch of days meets, whole.
fn whole_years(days: DayRange) -> Option<DayRange> {
    let first = Date::new(days.first?.year(), 1, 1).ok()?;
    let last = Date::new(days.last?.year(), 12, 31).ok()?;
    Some(DayRange::new(first, last))
}

/// The same day so many years later; 1 March for a 29 February that a year does not have.
fn after(day: Date, years: i32) -> Option<Date> {
    let year = i16::try_from(i32::from(day.year()) + years).ok()?;
    Date::new(year, day.month(), day.day())
        .or_else(|_| Date::new(year, 3, 1))
        .ok()
}

/// The ordinal that a text ends with, and where it stands: `50th`, `fifth`, `10-year`.
fn ordinal_before(text: &str) -> Option<(i32, Range<usize>)> {
    let start = text
        .rfind(|char: char| char.is_whitespace() || matches!(char, '\u{2014}' | '\u{2013}'))
        .map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
    let word = &text[start..];
    let lower = word.to_lowercase();
    if let Some(place) = WORDS.iter().position(|it| *it == lower) {
        return Some((i32::try_from(place).ok()? + 1, start..text.len()));
    }
    let digits = word.find(|char: char| !char.is_ascii_digit())?;
    let is_ordinal = matches!(&lower[digits..], "st" | "nd" | "rd" | "th");
    let nth: i32 = word[..digits].parse().ok()?;
    (is_ordinal && (1..1000).contains(&nth)).then_some((nth, start..text.len()))
}

/// `53rd`, or, where the copy spells it out and it is short, `fifth`.
fn ordinal(number: i32, like: &str) -> String {
    let word = usize::try_from(number - 1)
        .ok()
        .and_then(|place| WORDS.get(place));
    if let (Some(word), false) = (word, like.starts_with(|char: char| char.is_ascii_digit())) {
        return (*word).to_owned();
    }
    ordinal_figure(number.unsigned_abs())
}
