//! A verb that looks ahead with a day that is past, or one that looks back with a day to come.
//!
//! # What it reports
//! "will meet on March 3" in an article of March 23, "met on Friday, March 27, 2015" in one of March 23, "will meet last week".
//! It reads strictly: the verb is one of what happens on a day, nothing between verb and date could have the date for itself,
//! and the day is certain and off by at least two days. A day without a year counts where it is at most 60 days on the wrong
//! side and nothing around speaks of another year. It is silent in quotations, headlines and captions, and with "would", "if",
//! "scheduled for" and the like.
//!
//! # Why
//! The day or the verb is wrong, or copy was written for another day than that of its publication.
//!
//! # Example
//! ```news
//! ---
//! date: 2015-03-23
//! ---
//! Envoys will meet on March 3 in Yangon.
//! ```
//!
//! # How to fix
//! Correct the day or the verb; for another year's day, add the year.

use super::clause::{Side, governing_verb};
use super::yearless::{Neighbours, in_sentence, other_year_is_told};
use super::{around, is_plain, is_told};
use crate::analysis::{AnchorOrigin, DateMention};
use crate::dates::{
    Date, Fields, Meaning, Modifier, Origin, Shift, Unit, Value, days_between, distance,
};
use crate::markup::FrontMatterKey;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

/// How far a day without a year may be on the wrong side, in days, before it is more likely one of another year.
const NEAR: i32 = 60;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    for (place, date) in context.article.dates.iter().enumerate() {
        if !is_told(context, date) || !is_of_a_kind(date) {
            continue;
        }
        // Most days contradict no verb: the sentence is read for the others alone.
        let against = [Side::Ahead, Side::Behind]
            .map(|side| contradiction(context, place, date, side).map(|lies| (side, lies)));
        if against.iter().all(Option::is_none) {
            continue;
        }
        let (before, after) = around(context, date);
        let Some(verb) = governing_verb(before, after) else {
            continue;
        };
        let mut against = against.into_iter().flatten();
        let Some((_, where_it_lies)) = against.find(|(side, _)| *side == verb.side) else {
            continue;
        };
        if verb.side == Side::Ahead && is_seen_from_before(context, place) {
            continue;
        }
        let looks = match verb.side {
            Side::Ahead => "ahead",
            Side::Behind => "back",
        };
        let message = format!(
            "\"{}\" looks {looks}, but \"{}\" {where_it_lies}.",
            verb.text,
            context.text(date.range)
        );
        let finding = findings.add(date.range, message);
        if let AnchorOrigin::FrontMatter(range) | AnchorOrigin::Dateline(range) =
            context.article.anchor.origin
        {
            finding.relate(range, "The article's date stands here");
        }
    }
}

/// Whether an earlier day is named in the date's sentence: "In a letter of Feb. 27 it said that it will meet on March 3".
fn is_seen_from_before(context: &ArticleContext<'_>, place: usize) -> bool {
    let date = &context.article.dates[place];
    let first = |date: &DateMention| {
        let value = date.annotated.as_ref().or(date.resolution.value.as_ref());
        value?.days()?.first
    };
    let day = first(date);
    in_sentence(context, place).any(|other| match (first(other), day) {
        (Some(other), Some(day)) => other < day,
        // A day that is not known may be any.
        _ => true,
    })
}

/// Whether a date phrase is of a kind that this rule understands.
fn is_of_a_kind(date: &DateMention) -> bool {
    let Some(phrase) = date.phrase else {
        return false;
    };
    let expression = phrase.expression;
    let exact = matches!(
        expression.modifier,
        None | Some(Modifier::Start | Modifier::Mid | Modifier::End)
    );
    exact
        && is_plain(&expression)
        && matches!(
            expression.meaning,
            Meaning::Calendar(_)
                | Meaning::Range(..)
                | Meaning::Season { .. }
                | Meaning::Relative { .. }
                | Meaning::Weekday
        )
}

/// Where a date lies, if that is not the side of its verb.
fn contradiction(
    context: &ArticleContext<'_>,
    place: usize,
    date: &DateMention,
    side: Side,
) -> Option<String> {
    let expression = date.phrase?.expression;
    if let Some(annotated) = &date.annotated
        && expression.needs_anchor()
    {
        // That an annotation is after the article's date, `date/future-publication` says.
        return (side == Side::Ahead)
            .then(|| wrong_side(context, annotated, side))
            .flatten();
    }
    let stated = || wrong_side(context, date.resolution.value.as_ref()?, side);
    match (expression.meaning, side) {
        (
            Meaning::Calendar(Fields { year: Some(_), .. }) | Meaning::Season { year: Some(_), .. },
            _,
        ) => stated(),
        (Meaning::Range(from, to), _) if from.year.is_some() || to.year.is_some() => stated(),
        (Meaning::Calendar(day), _)
        | (Meaning::Range(_, day), Side::Ahead)
        | (Meaning::Range(day, _), Side::Behind) => yearless(context, place, day, side),
        (
            Meaning::Relative {
                unit,
                offset: ..=-1,
            },
            Side::Ahead,
        )
        | (Meaning::Relative { unit, offset: 1.. }, Side::Behind) => {
            let counts = counts_from_publication(context.text(date.range), unit);
            counts.then(|| lies(side).to_owned())
        }
        (Meaning::Weekday, Side::Ahead) => {
            (expression.shift == Some(Shift::Last)).then(|| lies(side).to_owned())
        }
        (Meaning::Weekday, Side::Behind) => {
            (expression.shift == Some(Shift::Next)).then(|| lies(side).to_owned())
        }
        _ => None,
    }
}

/// Where a day without its year lies, if that is near to the article's date but not on the side of its verb, and the copy
/// speaks of no other year.
fn yearless(context: &ArticleContext<'_>, place: usize, day: Fields, side: Side) -> Option<String> {
    let anchor = context.article.anchor.date?;
    let date = &context.article.dates[place];
    // A year that a story gives it is not the article's.
    (date.resolution.origin == Origin::Anchor).then_some(())?;
    let weekday = date.phrase?.expression.weekday;
    let near = Neighbours::of(day, anchor)?;
    let day = match side {
        Side::Ahead => near.behind,
        Side::Behind => near.ahead,
    };
    let fits = weekday.is_none_or(|(weekday, _)| weekday == day.weekday());
    if !fits || days_between(anchor, day).abs() > NEAR || other_year_is_told(context, place, anchor)
    {
        return None;
    }
    wrong_side(context, &Value::day(day), side)
}

/// Where the date lies against a verb of that side.
fn lies(side: Side) -> &'static str {
    match side {
        Side::Ahead => "lies behind",
        Side::Behind => "is still to come",
    }
}

/// Whether the words count from the publication date: in a story, "the next day" counts from the day before in it.
fn counts_from_publication(text: &str, unit: Unit) -> bool {
    let mut words = text
        .split_whitespace()
        .filter(|word| !matches!(*word, "early" | "late"));
    match words.next() {
        Some("yesterday" | "tomorrow") => true,
        Some("last" | "next") => {
            matches!(
                unit,
                Unit::Week | Unit::Weekend | Unit::Month | Unit::Year | Unit::Quarter
            )
        }
        _ => false,
    }
}

/// How far a value lies on the wrong side, if all its days do, by two days or more.
fn wrong_side(context: &ArticleContext<'_>, value: &Value, side: Side) -> Option<String> {
    let anchor = context.article.anchor.date?;
    let days = value.days()?;
    let (first, last) = (days.first?, days.last?);
    // What has been updated may tell of days after its date.
    let updated = context
        .article
        .layout
        .front_matter
        .as_ref()
        .and_then(|matter| matter.day(FrontMatterKey::Updated));
    let newest = updated.map_or(anchor, |updated| updated.max(anchor));
    let nearest: Date = match side {
        Side::Ahead => last,
        Side::Behind => first,
    };
    let against = match side {
        Side::Ahead => days_between(last, anchor) > 1,
        Side::Behind => days_between(newest, first) > 1,
    };
    against.then(|| {
        if first == last {
            format!("is {}", distance(nearest, anchor))
        } else {
            lies(side).to_owned()
        }
    })
}
