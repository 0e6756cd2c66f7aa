//! Spans of time that are counted from somewhere: `three years ago`, `two months later`.

use super::in_plain;
use crate::analysis::DateMention;
use crate::dates::{Amount, Base, Meaning, Unit};
use crate::rules::context::ArticleContext;
use std::ops::Range;

/// A date phrase that counts an exact number of units.
#[derive(Debug)]
pub(super) struct SpanOfTime {
    /// With its "ago" or "later", in bytes of the plain text of its block.
    pub(super) range: Range<usize>,
    /// Its number, in bytes of the plain text.
    pub(super) number: Range<usize>,
    pub(super) count: i32,
    pub(super) unit: Unit,
    /// Whether it is counted back from the day of publication, not on from another day.
    pub(super) is_ago: bool,
}

/// The numbers that news copy spells out here; "a year ago" is one.
const NUMBERS: [&str; 21] = [
    "a",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// The span that a date phrase is, if its number is exact: not "about three years ago", "three or four years ago", "two and
/// a half years ago".
pub(super) fn span_of_time(context: &ArticleContext<'_>, date: &DateMention) -> Option<SpanOfTime> {
    /// The numbers of which news copy is full.
    const MOST: u64 = 500;
    let expression = date.phrase?.expression;
    let Meaning::Distance {
        amount: Amount::Thousandths(amount),
        unit,
        later,
        from,
    } = expression.meaning
    else {
        return None;
    };
    let is_ago = match (later, from) {
        (false, Base::Anchor) => true,
        (true, Base::Narrative) => false,
        _ => return None,
    };
    let is_bare = expression.modifier.is_none()
        && expression.weekday.is_none()
        && expression.time.is_none()
        && expression.within.is_none()
        && expression.offset.is_none();
    let count = (amount % 1000 == 0).then_some(amount / 1000)?;
    if !is_bare || !(1..=MOST).contains(&count) || date.annotated.is_some() {
        return None;
    }
    let (plain, range) = in_plain(context, date);
    let range: Range<usize> = range.into();
    // Number, unit, "ago".
    let phrase = plain.get(range.clone())?;
    let [number, _, _] = phrase.split_whitespace().collect::<Vec<_>>()[..] else {
        return None;
    };
    if is_one_of_several(&plain[..range.start]) {
        return None;
    }
    Some(SpanOfTime {
        number: range.start..range.start + number.len(),
        range,
        count: i32::try_from(count).ok()?,
        unit,
        is_ago,
    })
}

/// Whether a text ends as before the second of two numbers, or before one that is not exact.
fn is_one_of_several(before: &str) -> bool {
    const WORDS: &[&str] = &[
        "about", "almost", "and", "around", "half", "least", "less", "more", "most", "nearly",
        "not", "or", "over", "roughly", "some", "than", "to",
    ];
    let before = before.trim_end();
    let word = before
        .rsplit(|char: char| !char.is_alphanumeric())
        .next()
        .unwrap_or("");
    WORDS.contains(&word.to_lowercase().as_str()) || before.ends_with(['-', '\u{2013}'])
}

/// A number as one that stands in its place: in words where that one is, and where they are short.
pub(super) fn written_like(count: i32, like: &str) -> String {
    let in_words = !like.starts_with(|char: char| char.is_ascii_digit());
    let word = usize::try_from(count)
        .ok()
        .and_then(|count| NUMBERS.get(count));
    match word.filter(|_| in_words && (1..10).contains(&count)) {
        Some(word) => (*word).to_owned(),
        None => count.to_string(),
    }
}
