//! A day of another year without its year.
//!
//! # What it reports
//! "He was arrested on Nov. 8" in an article of March 23, 2015, which can only mean Nov. 8, 2014. It fires where the verb of the
//! clause says that the day is not one of the article's calendar year, and it is more than 120 days away: nobody misreads
//! "Dec. 28" in the first days of January. It stays silent where the copy around gives the year (a stated year in the paragraph
//! or the two before it, "last year", "anniversary" and the like beside it), where an annotation gives it, and in quotations,
//! headlines, datelines and captions.
//!
//! # Why
//! Readers take a day without its year for one of this year.
//!
//! # Example
//! ```news
//! ---
//! date: 2015-03-23
//! ---
//! He was arrested on Nov. 8 in Muse.
//! ```
//!
//! # How to fix
//! Add the year; that is offered.
//!
//! # Source
//! The Associated Press Stylebook leaves out the year of days in the current year, and gives that of all others.

use super::clause::{Side, governing_verb};
use super::yearless::{Neighbours, other_year_is_told};
use super::{around, is_plain, is_told};
use crate::analysis::{AnchorOrigin, DateMention};
use crate::dates::{Date, Meaning, Origin, days_between};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix};

/// How far away a day of another year is still understood, in days.
const FOUR_MONTHS: i32 = 120;
/// How close on the other side a day may be, in days, to be the one that a wrong verb means (`date/tense`).
const NEAR: i32 = 60;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let Some(anchor) = context.article.anchor.date else {
        return;
    };
    for (place, date) in context.article.dates.iter().enumerate() {
        if date.annotated.is_some() || !is_told(context, date) {
            continue;
        }
        let Some(day) = certain_day(context, date, anchor) else {
            continue;
        };
        let far = days_between(anchor, day).abs() > FOUR_MONTHS;
        if day.year() == anchor.year() || !far || other_year_is_told(context, place, anchor) {
            continue;
        }
        let text = context.text(date.range);
        let finding = findings.add(
            date.range,
            format!("\"{text}\" is of {} here: add the year.", day.year()),
        );
        if let AnchorOrigin::FrontMatter(range) | AnchorOrigin::Dateline(range) =
            context.article.anchor.origin
        {
            finding.relate(range, "The article's date stands here");
        }
        let added = year_after(text, around(context, date).1, day);
        let title = format!("Add the year {}", day.year());
        finding.fix(Fix::doubtful(
            title,
            vec![Edit::insert(date.range.end(), added)],
        ));
    }
}

/// The day that a day without a year means, by the verb of its clause and the weekday beside it.
fn certain_day(context: &ArticleContext<'_>, date: &DateMention, anchor: Date) -> Option<Date> {
    let expression = date.phrase?.expression;
    let Meaning::Calendar(fields) = expression.meaning else {
        return None;
    };
    // Where an earlier phrase gives the year, the story has told it.
    (is_plain(&expression) && date.resolution.origin == Origin::Anchor).then_some(())?;
    let near = Neighbours::of(fields, anchor)?;
    let (before, after) = around(context, date);
    let (day, other) = match governing_verb(before, after)?.side {
        Side::Behind => (near.behind, near.ahead),
        Side::Ahead => (near.ahead, near.behind),
    };
    let fits = expression
        .weekday
        .is_none_or(|(weekday, _)| weekday == day.weekday());
    (fits && days_between(anchor, other).abs() > NEAR).then_some(day)
}

/// `, 2014` after American and ` 2014` after British dates; Americans go on with a comma.
fn year_after(text: &str, after: &str, day: Date) -> String {
    let year = day.year();
    if !text.ends_with(|char: char| char.is_ascii_digit()) {
        return format!(" {year}");
    }
    let comma = if after.starts_with(' ') { "," } else { "" };
    format!(", {year}{comma}")
}
