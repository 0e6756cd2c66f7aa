//! A weekday and a date that do not fall on one day.
//!
//! # What it reports
//! "Tuesday, Feb. 9, 2015" (an error: it was a Monday), and the same without a year, as a warning, by the year that the
//! article's date suggests. Without a year it stays silent where the weekday fits in the year before or after, and that day
//! is within six months of the article's date.
//!
//! # Why
//! One of the two is wrong, and readers who plan by it come on the wrong day.
//!
//! # Example
//! ```news
//! Fighting began on Tuesday, Feb. 9, 2015.
//! ```
//!
//! # How to fix
//! Correct the weekday or the day; both are offered.

use super::corrections::{offer_day, offer_weekday};
use super::{around, day_of, relate_anchor, year_of};
use crate::analysis::DateMention;
use crate::config::Severity;
use crate::dates::{Date, Fields, Weekday, days_between, weekday_name};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::TextRange;
use std::cell::LazyCell;
use std::collections::BTreeSet;

/// A day without its year is read as one within half a year of the publication date.
const HALF_A_YEAR: u32 = 183;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let years = LazyCell::new(|| years(context));
    for date in &context.article.dates {
        let Some(expression) = date.phrase.as_ref().map(|phrase| phrase.expression) else {
            continue;
        };
        let (Some((weekday, place)), Some(fields)) =
            (expression.weekday(), expression.day_month_year())
        else {
            continue;
        };
        let place = context.article.from_plain(date.block, place);
        if is_part_of_a_name(context, place) || is_one_of_several(context, date) {
            continue;
        }
        let Some((day, default)) = wrong_day(context, date, fields, weekday, || &years) else {
            continue;
        };
        let message = format!(
            "{}, {} is a {}, not a {}.",
            day_of(fields),
            day.year(),
            weekday_name(day.weekday()),
            weekday_name(weekday)
        );
        let finding = findings.add(date.range, message).grave(default);
        if year_of(fields).is_empty() {
            relate_anchor(context, date, finding);
        }
        offer_weekday(context, place, day.weekday(), finding);
        offer_day(context, date.range, day, weekday, finding);
    }
}

/// Whether a weekday without its point is the end of a name: `Hilltown Sun, Aug. 16`.
fn is_part_of_a_name(context: &ArticleContext<'_>, place: TextRange) -> bool {
    let text: &str = &context.article.input.text;
    let before = text.get(..usize::from(place.start())).unwrap_or("");
    let previous = before
        .strip_suffix(' ')
        .and_then(|before| before.rsplit(char::is_whitespace).next());
    matches!(context.text(place), "Sun" | "Sat")
        && previous.is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// Whether several weekdays or days share the date: `Monday-Friday, March 2-6`, `Monday and Tuesday, March 2 and 3`.
fn is_one_of_several(context: &ArticleContext<'_>, date: &DateMention) -> bool {
    let (before, after) = around(context, date);
    let joined = ["-", "–", "—", " to ", " through ", " and ", " or ", "/"]
        .iter()
        .find_map(|joiner| before.strip_suffix(joiner));
    let last = joined.and_then(|before| {
        before
            .rsplit(|char: char| !char.is_alphabetic() && char != '.')
            .next()
    });
    let is_weekday = |word: &str| {
        let word = word.trim_end_matches('.');
        word.len() >= 3
            && WEEKDAYS
                .iter()
                .any(|day| weekday_name(*day).starts_with(word))
    };
    let goes_on = after
        .strip_prefix(['-', '–', '—', '/'])
        .is_some_and(|after| after.starts_with(|char: char| char.is_ascii_digit()));
    goes_on || last.is_some_and(is_weekday)
}

const WEEKDAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// The day that a date means, where the weekday is not that day's, and how grave that is.
fn wrong_day<'y>(
    context: &ArticleContext<'_>,
    date: &DateMention,
    fields: Fields,
    weekday: Weekday,
    years: impl Fn() -> &'y BTreeSet<i16>,
) -> Option<(Date, Severity)> {
    let (month, number) = (fields.month?, fields.day?);
    let in_year = |year: i16| Date::new(year, month, number).ok();
    let annotated = date.annotated.as_ref().and_then(|value| value.single_day());
    if let Some(year) = fields.year.or(annotated.map(Date::year)) {
        let day = in_year(year).filter(|day| day.weekday() != weekday)?;
        return Some((day, Severity::Error));
    }
    let anchor = context.article.anchor.date?;
    let near = [-1, 0, 1].map(|years| in_year(anchor.year().saturating_add(years)));
    let distance = |day: &Date| days_between(anchor, *day).unsigned_abs();
    let fits = |day: &Date| day.weekday() == weekday;
    if near
        .into_iter()
        .flatten()
        .any(|day| fits(&day) && distance(&day) <= HALF_A_YEAR)
    {
        return None;
    }
    let nearest = near.into_iter().flatten().min_by_key(distance)?;
    let is_narrated = years()
        .iter()
        .any(|year| in_year(*year).is_some_and(|day| fits(&day)));
    (!fits(&nearest) && !is_narrated).then_some((nearest, Severity::Warning))
}

/// The years of which the article speaks: a story of 1944 gives its days without the year.
fn years(context: &ArticleContext<'_>) -> BTreeSet<i16> {
    let year = |date: &DateMention| {
        let value = date.annotated.as_ref().or(date.resolution.value.as_ref());
        Some(value?.days()?.first?.year())
    };
    context.article.dates.iter().filter_map(year).collect()
}
