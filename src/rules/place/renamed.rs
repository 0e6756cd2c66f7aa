//! An old name of a place, for a later day.
//!
//! # What it reports
//! A name that the registry lists under `names` with a last day (`to`) before the article's date and before every day that
//! the text tells nearby, once for each name in an article. It is silent in quotations, in names of something else
//! ("Burma Road", "University of Calcutta"), in history ("colonial Burma", "during World War II"), and where the copy says
//! that it is the old name ("then known as Burma", "Burma, now Myanmar"). An article that uses the new name too is
//! `place/variant`'s.
//!
//! # Why
//! A reader looks for the place under the name that maps have now.
//!
//! # Example
//! ```news
//! ---
//! date: 2015-03-23
//! ---
//! The envoys flew to Burma on Monday.
//! ```
//!
//! # How to fix
//! Write the name of today, or add "then" or "now"; a house that keeps the old name drops its `to` from the registry.

use super::spelling::{is_explained, is_in_longer_name};
use crate::analysis::{Entity, Mention};
use crate::dates::{Date, DayRange};
use crate::markup::EntityKind;
use crate::registry::{DatedName, Entry, EntryIndex, FormKind, Held};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::rules::role::terms::day_in_words;
use crate::rules::spot::Spot;
use crate::text::{Edit, Fix, fold, words};
use rustc_hash::FxHashSet;

/// Words of sentences that tell of the past.
const HISTORY: &[&str] = &[
    "1800s",
    "ancient",
    "birthplace",
    "born",
    "centuries",
    "century",
    "colonial",
    "colony",
    "dynasty",
    "empire",
    "emperor",
    "era",
    "former",
    "formerly",
    "historic",
    "history",
    "imperial",
    "independence",
    "invaded",
    "king",
    "kingdom",
    "museum",
    "novel",
    "old",
    "once",
    "postwar",
    "prewar",
    "then",
    "wartime",
    "war",
];

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let Some(anchor) = context.article.anchor.date else {
        return;
    };
    let mut seen = FxHashSet::default();
    let mut named_today = None;
    for (place, mention) in context.article.mentions.iter().enumerate() {
        let Entity::Entry(index) = mention.entity else {
            continue;
        };
        let FormKind::Dated(form) = mention.form else {
            continue;
        };
        let entry = context.registry().entry(index);
        let Some(dated) = entry.names.get(usize::from(form)) else {
            continue;
        };
        let Some(last) = last_day(dated).filter(|last| *last < anchor) else {
            continue;
        };
        let is_read = mention.kind == EntityKind::Place && !mention.quoted;
        if !is_read
            || seen.contains(&(index, form))
            || is_explained(context, mention)
            || is_in_longer_name(context, mention)
        {
            continue;
        }
        let spot = Spot::of(context, place);
        let told = spot.told(context);
        let is_unsure = told.is_none_or(|told| told.iter().any(|days| days.first.is_none()));
        if is_unsure || reads_as_history(&spot) || is_history(context, &spot, last) {
            continue;
        }
        let named_today = named_today.get_or_insert_with(|| named_today_in(context, anchor));
        if named_today.contains(&index) {
            continue;
        }
        seen.insert((index, form));
        let old = fold(context.text(mention.range));
        let today = name_on(entry, anchor);
        let until = day_in_words(last);
        let message = format!("\"{old}\" was the name until {until}; today it is {today}.");
        let finding = findings.add(mention.range, message);
        if let Some((path, range)) = context.place_in(index, dated.name.range) {
            finding.relate_in(path, range, "The registry has the old name here");
        }
        if !context.text(mention.range).contains(['[', ']']) {
            finding.fix(Fix::doubtful(
                format!("Replace by \"{today}\""),
                vec![Edit::replace(mention.range, today)],
            ));
        }
    }
}

/// Whether a mention by a name of certain days stands where the text tells of those days.
pub(super) fn is_of_its_days(
    context: &ArticleContext<'_>,
    place: usize,
    mention: &Mention,
    index: EntryIndex,
) -> bool {
    let FormKind::Dated(form) = mention.form else {
        return false;
    };
    let dated = context.registry().entry(index).names.get(usize::from(form));
    let last = dated.and_then(last_day);
    last.is_some_and(|last| is_history(context, &Spot::of(context, place), last))
}

/// The last day on which a name may have held.
fn last_day(dated: &DatedName) -> Option<Date> {
    dated.to.as_ref()?.value.days()?.last
}

/// The name that an entry has on a day.
pub(in crate::rules) fn name_on(entry: &Entry, day: Date) -> &str {
    let held = entry
        .names
        .iter()
        .find(|dated| Held::on(day, dated.from.as_ref(), dated.to.as_ref()) == Held::Yes);
    held.map_or(entry.name.value.as_str(), |dated| dated.name.value.as_str())
}

/// The places that the article's own words call by their name of the day.
fn named_today_in(context: &ArticleContext<'_>, day: Date) -> FxHashSet<EntryIndex> {
    let own = context
        .article
        .mentions
        .iter()
        .filter(|mention| !mention.quoted && !is_in_longer_name(context, mention));
    own.filter_map(|mention| {
        let Entity::Entry(index) = mention.entity else {
            return None;
        };
        let name = name_on(context.registry().entry(index), day);
        (fold(context.text(mention.range)) == name).then_some(index)
    })
    .collect()
}

/// Whether the copy tells of a day up to `last` in the sentence of a mention or before it, or mostly tells of such days.
fn is_history(context: &ArticleContext<'_>, spot: &Spot<'_>, last: Date) -> bool {
    const MOST: usize = 200;
    let is_of_its_days = |days: &DayRange| days.first.is_some_and(|first| first <= last);
    let told = spot.told(context).unwrap_or_default();
    if told.iter().any(is_of_its_days) {
        return true;
    }
    let dates = context.article.dates.iter().take(MOST);
    let days: Vec<DayRange> = dates
        .filter_map(|date| {
            let value = date.annotated.as_ref().or(date.resolution.value.as_ref())?;
            value.days()
        })
        .collect();
    days.iter().filter(|days| is_of_its_days(days)).count() * 2 > days.len()
}

/// Whether the words of a sentence tell of the past.
fn reads_as_history(spot: &Spot<'_>) -> bool {
    let sentence = spot.plain.get(spot.sentence.clone()).unwrap_or("");
    words(sentence).any(|word| HISTORY.contains(&word.text.to_lowercase().as_str()))
}
