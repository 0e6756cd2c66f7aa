//! A day that the calendar does not have.
//!
//! # What it reports
//! A date phrase such as "June 31" or "Feb. 29, 2015", with the last day that the month has.
//!
//! # Why
//! The figure or the month is wrong, and only the reporter knows which.
//!
//! # Example
//! ```news
//! The bridge was closed on Feb. 29, 2015.
//! ```
//!
//! # How to fix
//! Correct the day, the month or the year.

use super::{day_of, year_of};
use crate::dates::{Date, Fields, Meaning, Origin, month_name};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    for date in &context.article.dates {
        if date.resolution.origin != Origin::Impossible {
            continue;
        }
        let Some(phrase) = &date.phrase else {
            continue;
        };
        let impossible = match phrase.expression.meaning {
            Meaning::Calendar(fields) => Some(fields),
            Meaning::Range(from, to) => [from, to].into_iter().find(|end| !end.is_possible()),
            _ => None,
        };
        let message = impossible
            .map(|fields| with_year(fields, context))
            .and_then(explanation)
            .unwrap_or_else(|| format!("The calendar has no day {}.", context.text(date.range)));
        findings.add(date.range, message);
    }
}

/// A 29 February without its year is impossible only shortly before or after the article's date: its year is known then.
fn with_year(fields: Fields, context: &ArticleContext<'_>) -> Fields {
    let anchor = context.article.anchor.date;
    match (fields, anchor) {
        (
            Fields {
                year: None,
                month: Some(2),
                day: Some(29),
            },
            Some(anchor),
        ) => Fields {
            year: Some(anchor.year() + i16::from(anchor.month() == 12)),
            ..fields
        },
        _ => fields,
    }
}

/// What the calendar has in the place of an impossible day.
fn explanation(fields: Fields) -> Option<String> {
    let (month, day) = (fields.month?, fields.day?);
    let first = Date::new(fields.year.unwrap_or(2000), month, 1).ok()?;
    let length = first.days_in_month();
    let (month, year) = (month_name(month), year_of(fields));
    Some(if day == length + 1 && day == 29 {
        format!(
            "There is no {}{year}: it was no leap year, and {month} had {length} days.",
            day_of(fields)
        )
    } else {
        format!(
            "There is no {}{year}: {month} has {length} days.",
            day_of(fields)
        )
    })
}
