//! Days without a year, and whether the copy around gives them one.

use super::clause::{sentence_after, sentence_before};
use super::{around, in_plain};
use crate::analysis::DateMention;
use crate::dates::{Date, Fields, Meaning, Unit, Value};
use crate::rules::context::ArticleContext;
use crate::text::{TextLen, TextRange};

/// The days nearest to the article's date that a day without a year can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Neighbours {
    /// The last one, on the article's date or before.
    pub(super) behind: Date,
    /// The first one after it.
    pub(super) ahead: Date,
}

impl Neighbours {
    /// The days that a month and a day can be. `None` where one of them is missing or the year is stated, and on a
    /// 29 February.
    pub(super) fn of(fields: Fields, anchor: Date) -> Option<Self> {
        let (None, Some(month), Some(day)) = (fields.year, fields.month, fields.day) else {
            return None;
        };
        let in_year = |year: i16| Date::new(year, month, day).ok();
        let this = in_year(anchor.year())?;
        Some(if this <= anchor {
            Self {
                behind: this,
                ahead: in_year(anchor.year().checked_add(1)?)?,
            }
        } else {
            Self {
                behind: in_year(anchor.year().checked_sub(1)?)?,
                ahead: this,
            }
        })
    }
}

/// How many date phrases on either side of one are looked at.
const REACH: usize = 24;

/// Whether the copy around a date speaks of another year than the article's, so that a day without a year may be of that year:
/// a year stated in its paragraph or the two before it, or words such as "last year" and "anniversary" beside it.
pub(super) fn other_year_is_told(context: &ArticleContext<'_>, place: usize, anchor: Date) -> bool {
    let dates = &context.article.dates;
    let Some(date) = dates.get(place) else {
        return false;
    };
    let (before, after) = around(context, date);
    let before = &before[before.floor_char_boundary(before.len().saturating_sub(NEAR))..];
    let after = &after[..after.floor_char_boundary(NEAR)];
    let own = context.text(date.range);
    if [before, own, after]
        .iter()
        .any(|text| says_year(text, anchor))
    {
        return true;
    }
    let first = date.block.saturating_sub(2);
    let around = dates[..place]
        .iter()
        .rev()
        .take(REACH)
        .take_while(|other| other.block >= first);
    let behind = dates[place + 1..]
        .iter()
        .take(REACH)
        .take_while(|other| other.block == date.block);
    around.chain(behind).any(|other| other_year(other, anchor))
}

/// How many bytes of the text on either side of a date are searched for years.
const NEAR: usize = 600;

/// Words that say of which year a paragraph speaks, or that it speaks of every year.
const YEAR_WORDS: &[&str] = &[
    "year",
    "years",
    "annual",
    "annually",
    "anniversary",
    "birthday",
    "decade",
    "decades",
    "century",
    "season",
];

/// Whether a text names another year than the anchor's, or speaks of years.
fn says_year(text: &str, anchor: Date) -> bool {
    // "23-year-old" is one piece, and none of these words.
    let mut pieces = text
        .split(|char: char| !char.is_alphanumeric() && char != '-')
        .filter(|piece| !piece.is_empty());
    pieces.any(|piece| {
        YEAR_WORDS.contains(&piece.to_ascii_lowercase().as_str())
            || piece.len() == 4
                && piece
                    .parse::<i16>()
                    .is_ok_and(|year| (1000..2200).contains(&year) && year != anchor.year())
    })
}

/// The other dates of a date's sentence, as far as they stand near it.
pub(super) fn in_sentence<'a>(
    context: &ArticleContext<'a>,
    place: usize,
) -> impl Iterator<Item = &'a DateMention> {
    let dates = &context.article.dates;
    let date = &dates[place];
    let (text, range) = in_plain(context, date);
    let before = text.get(..usize::from(range.start())).unwrap_or("");
    let after = text.get(usize::from(range.end())..).unwrap_or("");
    let sentence = TextRange::new(
        range.start() - sentence_before(before).text_len(),
        range.end() + sentence_after(after).text_len(),
    );
    let sentence = context.article.from_plain(date.block, sentence);
    let first = place.saturating_sub(REACH);
    let last = (place + REACH).min(dates.len());
    let others = dates[first..last].iter().zip(first..);
    others.filter_map(move |(other, at)| {
        (at != place && sentence.contains_range(other.range)).then_some(other)
    })
}

/// Whether a date phrase states another year than the anchor's.
fn other_year(date: &DateMention, anchor: Date) -> bool {
    let states_year = match date.phrase.map(|phrase| phrase.expression.meaning) {
        Some(Meaning::Calendar(fields)) => fields.year.is_some(),
        Some(Meaning::Range(from, to)) => from.year.is_some() || to.year.is_some(),
        Some(Meaning::Season { year, .. }) => year.is_some(),
        Some(Meaning::Relative { unit, offset }) => {
            offset != 0 && matches!(unit, Unit::Year | Unit::Decade | Unit::Century)
        }
        Some(Meaning::Weekday | Meaning::Weekend) => false,
        // What else there is may be of any year.
        _ => true,
    };
    let value = date.annotated.as_ref().or(date.resolution.value.as_ref());
    let days = value.and_then(Value::days);
    // What has no days of its own, such as a length, says nothing of years.
    let is_other = days.is_some_and(|days| {
        let year = |day: Option<Date>| day.is_some_and(|day| day.year() == anchor.year());
        !(year(days.first) && year(days.last))
    });
    (states_year || date.annotated.is_some()) && is_other
}
