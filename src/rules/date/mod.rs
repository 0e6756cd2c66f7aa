//! Date phrases.

pub(super) mod ambiguous_numeric;
pub(super) mod anniversary;
pub(super) mod annotation_mismatch;
mod clause;
mod clause_words;
mod clock_times;
mod corrections;
pub(super) mod elapsed;
pub(super) mod future_publication;
pub(super) mod impossible;
pub(super) mod missing_year;
pub(super) mod month_edge;
mod months_in;
pub(super) mod range_reversed;
mod spans_of_time;
pub(super) mod style_last_weekday;
pub(super) mod style_month;
pub(super) mod style_ordinal;
pub(super) mod style_time;
pub(super) mod tense;
pub(super) mod unanchored;
pub(super) mod weekday_far;
pub(super) mod weekday_mismatch;
mod yearless;

pub(in crate::rules) use clause::reaches_date;

use super::context::ArticleContext;
use super::findings::Finding;
use crate::analysis::{AnchorOrigin, DateMention};
use crate::dates::{Expression, Fields, Origin, month_name};
use crate::markup::BlockKind;
use crate::text::{TextRange, size};

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

/// Whether a date stands in a paragraph's own words: neither in a quotation nor in a headline, a caption or the like, where
/// the grammar of sentences does not hold.
fn is_told(context: &ArticleContext<'_>, date: &DateMention) -> bool {
    !date.quoted && context.article.block_kind(date.block) == BlockKind::Paragraph
}

/// Whether a date phrase says no more than its meaning: it neither counts from another day ("two days after March 3", "the
/// week of March 3") nor lies in something that other words name ("March 3 of that year", "Monday last week").
fn is_plain(expression: &Expression) -> bool {
    expression.within.is_none() && expression.offset.is_none()
}

/// The plain text of a date's block and where the date stands in it.
fn in_plain<'a>(context: &ArticleContext<'a>, date: &DateMention) -> (&'a str, TextRange) {
    let placed = &context.article.blocks[date.block as usize];
    let plain = &placed.analysis.plain;
    (
        plain.text(&placed.analysis.text),
        plain.map.to_plain(date.range - placed.start),
    )
}

/// The plain text of a date's block before and after the date.
fn around<'a>(context: &ArticleContext<'a>, date: &DateMention) -> (&'a str, &'a str) {
    let (text, range) = in_plain(context, date);
    (
        text.get(..usize::from(range.start())).unwrap_or(""),
        text.get(usize::from(range.end())..).unwrap_or(""),
    )
}

/// A range of a block's plain text as a range of the file.
fn plain_in_file(
    context: &ArticleContext<'_>,
    block: u32,
    plain: std::ops::Range<usize>,
) -> TextRange {
    let range = TextRange::new(size(plain.start), size(plain.end.max(plain.start)));
    context.article.from_plain(block, range)
}
