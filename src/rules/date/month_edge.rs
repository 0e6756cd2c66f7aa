//! "earlier this month" where the month has just begun, or "later this month" where it is over.
//!
//! # What it reports
//! "earlier this month" in an article of the first or second day of a month, "later this month" in one of its last two days;
//! "earlier this week" on a Monday and "later this week" on a Saturday; "earlier this year" on the first two days of January
//! and "later this year" on the last two of December. Only in running copy: quotations and captions are left alone, and so
//! is a phrase that an annotation gives a day.
//!
//! # Why
//! Copy that was written on one day and published on the next is a month off: what happened "earlier this month" happened
//! last month.
//!
//! # Example
//! ```news
//! ---
//! date: 2015-04-01
//! ---
//! Shelling resumed earlier this month.
//! ```
//!
//! # How to fix
//! Write "last month" or "next month", which is offered, or the day.

use super::{is_plain, is_told, relate_anchor};
use crate::dates::{Comparison, Date, Meaning, Unit, Weekday, month_name, weekday_name};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix};

/// How many days at either end of a month or a year are its edge.
const EDGE: i8 = 2;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let Some(anchor) = context.article.anchor.date else {
        return;
    };
    for date in &context.article.dates {
        let Some(expression) = date.phrase.map(|phrase| phrase.expression) else {
            continue;
        };
        let (Meaning::Relative { unit, offset: 0 }, Some(comparison)) =
            (expression.meaning, expression.comparison)
        else {
            continue;
        };
        if date.annotated.is_some() || !is_plain(&expression) || !is_told(context, date) {
            continue;
        }
        if let Some(edge) = edge(unit, comparison, anchor) {
            let message = format!(
                "\"{}\" does not fit: the article is dated {edge}.",
                context.text(date.range)
            );
            let finding = findings.add(date.range, message);
            relate_anchor(context, date, finding);
            let instead = neighbour(context.text(date.range), unit, comparison);
            let edits = vec![Edit::replace(date.range, instead.as_str())];
            finding.fix(Fix::doubtful(format!("Write \"{instead}\""), edits));
        }
    }
}

/// What is wrong with the day: on it, next to nothing of the unit lies on that side.
fn edge(unit: Unit, comparison: Comparison, day: Date) -> Option<String> {
    let left = day.days_in_month() - day.day();
    let month = month_name(day.month());
    let in_words = format!("{}, {month} {}", weekday_name(day.weekday()), day.day());
    let is_edge = match (unit, comparison) {
        (Unit::Month, Comparison::Earlier) => day.day() <= EDGE,
        (Unit::Month, Comparison::Later) => left < EDGE,
        (Unit::Week, Comparison::Earlier) => day.weekday() == Weekday::Monday,
        // On a Sunday some mean the week that begins.
        (Unit::Week, Comparison::Later) => day.weekday() == Weekday::Saturday,
        (Unit::Year, Comparison::Earlier) => day.month() == 1 && day.day() <= EDGE,
        (Unit::Year, Comparison::Later) => day.month() == 12 && left < EDGE,
        _ => false,
    };
    is_edge.then_some(in_words)
}

/// The month, week or year on that side: `last month`, with a capital where the phrase has one.
fn neighbour(phrase: &str, unit: Unit, comparison: Comparison) -> String {
    let shift = match comparison {
        Comparison::Earlier => "last",
        Comparison::Later => "next",
    };
    let unit = match unit {
        Unit::Week => "week",
        Unit::Year => "year",
        _ => "month",
    };
    let written = format!("{shift} {unit}");
    if phrase.starts_with(char::is_uppercase) {
        let (first, rest) = written.split_at(1);
        return first.to_ascii_uppercase() + rest;
    }
    written
}
