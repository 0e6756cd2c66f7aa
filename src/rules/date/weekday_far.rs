//! A bare weekday for a day that is more than seven days away.
//!
//! # What it reports
//! "Monday" or "last Monday", where an annotation or the text around says that it means a day more than seven days before or
//! after the article's date. Off unless a configuration turns it on; silent in quotations.
//!
//! # Why
//! Readers take a weekday for the nearest one.
//!
//! # Example
//! ```news
//! ---
//! date: 2015-03-23
//! ---
//! Envoys met on [Monday]{.date when=2015-03-09}.
//! ```
//!
//! # How to fix
//! Write the day of the month.
//!
//! # Source
//! The Associated Press Stylebook: days of the week within seven days before or after the current date, the month and a figure
//! beyond.

use super::{is_plain, relate_anchor};
use crate::dates::{Meaning, Shift, days_between, describe, distance, month_name};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix};

/// How far away a bare weekday is understood, in days.
const WEEK: i32 = 7;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let Some(anchor) = context.article.anchor.date else {
        return;
    };
    for date in &context.article.dates {
        let Some(expression) = date.phrase.map(|phrase| phrase.expression) else {
            continue;
        };
        let (Meaning::Weekday, Some((_, weekday))) = (expression.meaning, expression.weekday)
        else {
            continue;
        };
        let is_counted = matches!(expression.shift, Some(Shift::Previous | Shift::Following));
        if !is_plain(&expression) || is_counted {
            continue;
        }
        let value = date.annotated.as_ref().or(date.resolution.value.as_ref());
        let Some((value, day)) = value.and_then(|value| Some((value, value.single_day()?))) else {
            continue;
        };
        if date.quoted || days_between(anchor, day).abs() <= WEEK {
            continue;
        }
        let message = format!(
            "\"{}\" means {}, {}: readers take it for the nearest one.",
            context.text(date.range),
            describe(value),
            distance(day, anchor)
        );
        let finding = findings.add(date.range, message);
        relate_anchor(context, date, finding);
        // A part of the day behind the weekday would hang in the air.
        let weekday = context.article.from_plain(date.block, weekday);
        if weekday.end() == date.range.end() {
            let mut written = format!("{} {}", month_name(day.month()), day.day());
            if day.year() != anchor.year() {
                written.push_str(&format!(", {}", day.year()));
            }
            let edits = vec![Edit::replace(date.range, written.as_str())];
            finding.fix(Fix::doubtful(format!("Write \"{written}\""), edits));
        }
    }
}
