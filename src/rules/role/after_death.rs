//! Somebody who speaks or acts after the day of death.
//!
//! # What it reports
//! "Peng Jiasheng met envoys on Monday", where by the `died` of the registry he is dead on that Monday: a verb of speech or
//! of an act of the living, whose subject the name is, with a date of its own after the death on every reading. It is
//! silent where the text near it tells of a day of the life, in quotations, captions and headlines, and with "had",
//! "would" and the like. What the dead leave behind ("his book says", "was remembered") is no act.
//!
//! # Why
//! The name, the day, or the registry is wrong.
//!
//! # Example
//! ```news
//! ---
//! date: 2022-05-17
//! ---
//! Peng Jiasheng met envoys in Laukkai on Monday.
//! ```
//!
//! # How to fix
//! Correct the name or the day; or the death in the registry.

use super::terms::{day_in_words, told_in_words};
use crate::analysis::{Entity, Mention};
use crate::dates::{DayRange, describe};
use crate::markup::{BlockKind, EntityKind};
use crate::registry::{EntryIndex, FormKind};
use crate::rules::acts::act;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::rules::role::titles::is_name_longer;
use crate::rules::spot::Spot;
use crate::text::words;

/// Somebody who died at night is news of the next day in another time zone.
const SLACK: i32 = 1;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    if !context.is_english() {
        return;
    }
    for (place, mention) in context.article.mentions.iter().enumerate() {
        let Some(entry) = dead(context, mention) else {
            continue;
        };
        let registered = context.registry().entry(entry);
        let Some(died) = &registered.died else {
            continue;
        };
        let Some(last) = died.value.days().and_then(|days| days.last) else {
            continue;
        };
        let last = last.saturating_add(jiff::Span::new().days(SLACK));
        let is_later = |days: DayRange| days.first.is_some_and(|first| first > last);
        let spot = Spot::of(context, place);
        if !is_later_published(context, last) || is_part_of_longer(&spot) {
            continue;
        }
        let Some(act) = act(context, &spot, spot.name.start, spot.name.end) else {
            continue;
        };
        let told = spot.told(context);
        let Some(date) = act.date.filter(|(_, days)| is_later(*days)) else {
            continue;
        };
        if !told.is_some_and(|told| told.into_iter().all(is_later)) {
            continue;
        }
        let when = match died.value.single_day() {
            Some(day) => format!("on {}", day_in_words(day)),
            None => format!("in {}", describe(&died.value)),
        };
        let message = format!(
            "{} died {when}; here \"{}\" falls {}.",
            registered.name.value,
            act.verb,
            told_in_words(context, Some(date)),
        );
        let finding = findings.add(mention.range, message);
        finding.relate(date.0, "The day stands here");
        if let Some((path, range)) = context.place_in(entry, died.range) {
            finding.relate_in(path, range, "The registry has the death here");
        }
    }
}

/// The entry of a person with a day of death, whom the article's own words name in a paragraph.
fn dead(context: &ArticleContext<'_>, mention: &Mention) -> Option<EntryIndex> {
    let Entity::Entry(entry) = mention.entity else {
        return None;
    };
    let is_read = mention.kind == EntityKind::Person
        && mention.form != FormKind::Description
        && !mention.quoted
        && context.article.block_kind(mention.block) == BlockKind::Paragraph;
    (is_read && context.registry().entry(entry).died.is_some()).then_some(entry)
}

/// Whether the article appeared after a day.
fn is_later_published(context: &ArticleContext<'_>, day: crate::dates::Date) -> bool {
    context
        .article
        .anchor
        .date
        .is_some_and(|anchor| anchor > day)
}

/// Whether the mention is a part of another name: "Jeb Bush", "Aung San Stadium".
fn is_part_of_longer(spot: &Spot<'_>) -> bool {
    const TITLES: &[&str] = &[
        "President",
        "Minister",
        "General",
        "Gen",
        "Chairman",
        "Leader",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Senator",
        "King",
        "Queen",
        "Pope",
        "U",
        "Daw",
    ];
    let before = spot.before();
    let last = words(before).last();
    let is_name = last.is_some_and(|word| {
        let gap = &before[usize::from(word.range.end())..];
        let starts = usize::from(word.range.start()) == 0;
        word.text.starts_with(char::is_uppercase)
            && matches!(gap, " " | "-" | ". ")
            && !starts
            && !TITLES.contains(&word.text)
    });
    is_name || is_name_longer(spot.behind(spot.name.end))
}
