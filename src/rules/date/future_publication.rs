//! A dateline or an annotation that is later than the article's date.
//!
//! # What it reports
//! A dateline dated more than a day after the article's date, and an annotation whose `when` is more than a day after it on text
//! that speaks of a day behind: "met on [Monday]{.date when=2015-03-30}" in an article of March 23. What is said to come
//! ("will meet on [Monday]{...}", "[next Monday]{...}", "[Nov. 8, 2015]{...}") may be annotated with later days.
//!
//! # Why
//! An article cannot tell of days after its publication: its date, the dateline or the annotation is wrong, and all phrases that
//! count from the date are wrong with it.
//!
//! # Example
//! ```news
//! ---
//! date: 2015-03-23
//! ---
//! YANGON, March 30 (VOA) — Envoys met on Monday.
//! ```
//!
//! # How to fix
//! Correct the article's `date:`, the dateline or the annotation.

use super::is_plain;
use crate::analysis::{AnchorOrigin, DateMention};
use crate::dates::{Date, Meaning, Shift, Tense, days_between, distance};
use crate::markup::BlockKind;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

/// How many days after the article's date a dateline may be: it is written in the zone of its place.
const ALLOWED: i32 = 1;
/// A dateline without a year this many days after the article's date is one of the year before.
const HALF_A_YEAR: i32 = 183;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let Some(anchor) = context.article.anchor.date else {
        return;
    };
    for date in &context.article.dates {
        let dateline = is_in_dateline(context, date);
        if !dateline && (date.annotated.is_none() || !speaks_of_the_past(date)) {
            continue;
        }
        let Some(day) = first_day(date) else {
            continue;
        };
        let days = days_between(anchor, day);
        let states_year = date.annotated.is_some()
            || date
                .phrase
                .is_some_and(|phrase| !phrase.expression.needs_anchor());
        if days <= ALLOWED || !states_year && days > HALF_A_YEAR {
            continue;
        }
        let what = if dateline {
            "The dateline's day"
        } else {
            "The annotated day"
        };
        let message = format!("{what} is {}.", distance(day, anchor));
        let finding = findings.add(date.range, message);
        if let AnchorOrigin::FrontMatter(range) = context.article.anchor.origin {
            finding.relate(range, "The article's date stands here");
        }
    }
}

/// Whether a date stands in a dateline, in the text or in the front matter.
fn is_in_dateline(context: &ArticleContext<'_>, date: &DateMention) -> bool {
    let placed = &context.article.blocks[date.block as usize];
    let within = || {
        let dateline = placed.analysis.dateline.as_ref();
        dateline.is_some_and(|dateline| (dateline.range + placed.start).contains_range(date.range))
    };
    placed.analysis.kind == BlockKind::Dateline || within()
}

/// Whether the words themselves, whatever their annotation, speak of a day that is behind.
fn speaks_of_the_past(date: &DateMention) -> bool {
    let Some(expression) = date.phrase.map(|phrase| phrase.expression) else {
        return false;
    };
    if !is_plain(&expression) {
        return false;
    }
    match expression.meaning {
        Meaning::Weekday => {
            expression.shift == Some(Shift::Last)
                || expression.shift.is_none() && expression.tense == Tense::Past
        }
        Meaning::Calendar(fields) => {
            fields.year.is_none() && fields.day.is_some() && expression.tense == Tense::Past
        }
        _ => false,
    }
}

/// The first day of what a date means.
fn first_day(date: &DateMention) -> Option<Date> {
    let value = date.annotated.as_ref().or(date.resolution.value.as_ref());
    value?.days()?.first
}
