//! A group that acts before it was founded, or after its end.
//!
//! # What it reports
//! "In 1959 the KIO attacked", where by `from` of the registry it was founded in 1960, and "the Soviet Union said on
//! Monday" in an article of 2015: a group, or its fighters and officials, as the subject of a verb with a date of its own,
//! where no day that the text tells nearby is one of the group's. Without a date of its own, the article's counts: for
//! what a group says today, and for a group that is not to be founded for a year. What another group of the same name may
//! do ("the Northern Alliance took Kabul") is left alone there, and so are quotations, captions and headlines.
//!
//! # Why
//! The day, or the name of the group, is wrong.
//!
//! # Example
//! ```news
//! ---
//! date: 2015-03-23
//! ---
//! The Kachin Independence Army attacked a convoy on May 3, 1959.
//! ```
//!
//! # How to fix
//! Correct the day or the group; or the registry's `from` and `to`.

use crate::analysis::{Entity, Mention};
use crate::dates::{Date, DayRange, Value, describe};
use crate::markup::{BlockKind, EntityKind};
use crate::registry::{EntryIndex, FormKind};
use crate::rules::acts::{Act, ActKind, act};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::rules::place::spelling::is_in_longer_name;
use crate::rules::role::terms::{Side, day_in_words, published, side, told_in_words};
use crate::rules::spot::Spot;
use crate::text::{TextRange, words};

/// So many days before its founding, a group is spoken of as one to be founded.
const AHEAD: i32 = 366;

/// Those who act for a group.
const OF_A_GROUP: &[&str] = &[
    "fighters",
    "forces",
    "guerrillas",
    "leaders",
    "members",
    "militants",
    "officials",
    "rebels",
    "soldiers",
    "troops",
];

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    if !context.is_english() {
        return;
    }
    for (place, mention) in context.article.mentions.iter().enumerate() {
        let Some((index, days)) = group(context, mention) else {
            continue;
        };
        let spot = Spot::of(context, place);
        let before = spot.before();
        let article = ["the ", "The "]
            .into_iter()
            .find(|word| before.ends_with(word));
        let start = spot.name.start - article.map_or(0, str::len);
        let Some(act) = act(context, &spot, start, subject_end(&spot)) else {
            continue;
        };
        let Some((side, date)) = contradiction(context, &spot, index, days, &act) else {
            continue;
        };
        let entry = context.registry().entry(index);
        let end = match side {
            Side::Before => &entry.from,
            Side::After => &entry.to,
        };
        let Some(end) = end else { continue };
        let what = match side {
            Side::Before => "began",
            Side::After => "ended",
        };
        let message = format!(
            "{} {what} {}; here \"{}\" falls {}.",
            entry.name.value,
            when(&end.value),
            act.verb,
            told_in_words(context, date),
        );
        let finding = findings.add(mention.range, message);
        if let Some((range, _)) = date {
            finding.relate(range, "The day stands here");
        }
        if let Some((path, range)) = context.place_in(index, end.range) {
            finding.relate_in(path, range, "The registry has that day here");
        }
    }
}

/// The group that a mention names, with the days on which it may have existed.
fn group(context: &ArticleContext<'_>, mention: &Mention) -> Option<(EntryIndex, DayRange)> {
    let Entity::Entry(index) = mention.entity else {
        return None;
    };
    let entry = context.registry().entry(index);
    let is_read = mention.kind == EntityKind::Group
        && !entry.people
        && (mention.form.is_full() || mention.form == FormKind::Acronym)
        && !mention.quoted
        && context.article.block_kind(mention.block) == BlockKind::Paragraph;
    let days = DayRange {
        first: entry
            .from
            .as_ref()
            .and_then(|from| from.value.days()?.first),
        last: entry.to.as_ref().and_then(|to| to.value.days()?.last),
    };
    let is_known = days.first.is_some() || days.last.is_some();
    (is_read && is_known && !is_in_longer_name(context, mention)).then_some((index, days))
}

/// Where the subject ends: behind the name, or behind "fighters" and the like.
fn subject_end(spot: &Spot<'_>) -> usize {
    let behind = spot.behind(spot.name.end);
    match words(behind).next() {
        Some(word) if behind.starts_with(' ') && OF_A_GROUP.contains(&word.text) => {
            spot.name.end + usize::from(word.range.end())
        }
        _ => spot.name.end,
    }
}

/// On which side of a group's days it is said to act, with the date of the clause where that says so.
fn contradiction(
    context: &ArticleContext<'_>,
    spot: &Spot<'_>,
    index: EntryIndex,
    days: DayRange,
    act: &Act<'_>,
) -> Option<(Side, Option<(TextRange, DayRange)>)> {
    let told = spot.told(context)?;
    if !told.into_iter().all(|told| side(days, told).is_some()) {
        return None;
    }
    if let Some((range, told)) = act.date {
        return Some((side(days, told)?, Some((range, told))));
    }
    let published = published(context)?;
    let side = side(days, published)?;
    let is_certain = match side {
        Side::Before => {
            let ahead = |day: Date| day.saturating_add(jiff::Span::new().days(AHEAD));
            published
                .last
                .is_some_and(|day| days.first.is_some_and(|first| ahead(day) < first))
                && act.kind != ActKind::Now
                && is_no_namesake(context, index, spot)
        }
        Side::After => matches!(act.verb, "says" | "plans" | "wants" | "hopes" | "tells"),
    };
    is_certain.then_some((side, None))
}

/// Whether a mention means the entry and no other group of that name: by an annotation, by the length of the name, or
/// because the article names something that the group belongs to, or that belongs to it, nearby.
fn is_no_namesake(context: &ArticleContext<'_>, index: EntryIndex, spot: &Spot<'_>) -> bool {
    const WORDS: usize = 4;
    const NEAR: usize = 64;
    let registry = context.registry();
    let mention = spot.mention;
    let is_long = words(context.text(mention.range)).count() >= WORDS;
    let is_related = |entry: EntryIndex| {
        registry.ancestors(index, None).contains(&entry)
            || registry.ancestors(entry, None).contains(&index)
    };
    let near = &context.article.mentions[spot.place.saturating_sub(NEAR)..];
    let has_relative = near.iter().take(2 * NEAR).any(
        |other| matches!(other.entity, Entity::Entry(entry) if entry != index && is_related(entry)),
    );
    mention.annotation.is_some() || is_long || has_relative
}

/// `on March 3, 1960`, `in 1960`
fn when(value: &Value) -> String {
    match value.single_day() {
        Some(day) => format!("on {}", day_in_words(day)),
        None => format!("in {}", describe(value)),
    }
}
