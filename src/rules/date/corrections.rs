//! Fixes for a weekday and a day that contradict each other.

use crate::dates::{Date, Weekday, weekday_name};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Finding;
use crate::text::{Edit, Fix, TextRange, TextSize};

/// Offers the weekday of the day, abbreviated where the text abbreviates.
pub(super) fn offer_weekday(
    context: &ArticleContext<'_>,
    place: TextRange,
    weekday: Weekday,
    finding: &mut Finding,
) {
    let (written, name) = (context.text(place), weekday_name(weekday));
    let name = match written.trim_end_matches('.').len() {
        3 | 4 => &name[..3],
        _ => name,
    };
    let name = if written.ends_with('.') {
        format!("{name}.")
    } else {
        name.to_owned()
    };
    let edits = vec![Edit::replace(place, name.as_str())];
    finding.fix(Fix::doubtful(format!("Replace by \"{name}\""), edits));
}

/// Offers the nearest day of the month that falls on the weekday.
pub(super) fn offer_day(
    context: &ArticleContext<'_>,
    range: TextRange,
    day: Date,
    weekday: Weekday,
    finding: &mut Finding,
) {
    let right = (-3..=3)
        .filter_map(|days| day.checked_add(jiff::Span::new().days(days)).ok())
        .find(|near| near.weekday() == weekday && near.month() == day.month());
    let (Some(right), Some(place)) = (right, number_in(context.text(range), day.day())) else {
        return;
    };
    let edits = vec![Edit::replace(
        place + range.start(),
        right.day().to_string(),
    )];
    let title = format!("Change the day to {}", right.day());
    finding.fix(Fix::doubtful(title, edits));
}

/// Where a text has a number that stands alone.
fn number_in(text: &str, number: i8) -> Option<TextRange> {
    let number = number.to_string();
    let is_apart = |char: Option<char>| char.is_none_or(|char| !char.is_alphanumeric());
    text.match_indices(number.as_str())
        .find(|(at, _)| {
            is_apart(text[..*at].chars().next_back())
                && is_apart(text[at + number.len()..].chars().next())
        })
        .and_then(|(at, _)| TextSize::try_from(at).ok())
        .map(|start| TextRange::at(start, TextSize::of(number.as_str())))
}
