//! Date phrases.

pub(super) mod annotation_mismatch;
mod corrections;
pub(super) mod impossible;
pub(super) mod unanchored;
pub(super) mod weekday_mismatch;

use super::context::ArticleContext;
use super::findings::Finding;
use crate::analysis::{AnchorOrigin, DateMention};
use crate::dates::{Fields, Origin, month_name};

/// `February 9`
fn day_of(fields: Fields) -> String {
    let month = fields.month.map_or("day", month_name);
    fields
        .day
        .map_or_else(|| month.to_owned(), |day| format!("{month} {day}"))
}

/// `, 2015` where the year is stated, else nothing.
fn year_of(fields: Fields) -> String {
    fields
        .year
        .map_or_else(String::new, |year| format!(", {year}"))
}

/// Adds where the day of publication stands, if a date's value comes from it.
fn relate_anchor(context: &ArticleContext<'_>, date: &DateMention, finding: &mut Finding) {
    if date.resolution.origin != Origin::Anchor {
        return;
    }
    match context.article.anchor.origin {
        AnchorOrigin::FrontMatter(range) | AnchorOrigin::Dateline(range) => {
            finding.relate(range, "The article's date stands here");
        }
        AnchorOrigin::FileName | AnchorOrigin::None => {}
    }
}
