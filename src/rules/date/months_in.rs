//! The months that a date phrase names, and whether a day stands beside them.

use crate::dates::month_name;
use crate::text::{Word, words};
use std::ops::Range;

/// A month in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Month {
    /// 1 to 12.
    pub(super) number: i8,
    /// Its name with the point that belongs to it, in bytes of the text.
    pub(super) range: Range<usize>,
    /// Whether a day of the month in figures stands before or behind it.
    pub(super) beside_day: bool,
}

/// The months that a stretch of a text names.
pub(super) fn months_in(text: &str, within: Range<usize>) -> Vec<Month> {
    let Some(phrase) = text.get(within.clone()) else {
        return Vec::new();
    };
    let all: Vec<Word<'_>> = words(phrase).collect();
    let gap = |first: &Word<'_>, second: &Word<'_>| {
        &phrase[usize::from(first.range.end())..usize::from(second.range.start())]
    };
    let mut months = Vec::new();
    for (place, word) in all.iter().enumerate() {
        let Some(number) = number(word.text) else {
            continue;
        };
        let start = within.start + usize::from(word.range.start());
        let end = within.start + usize::from(word.range.end());
        let point = is_short(word.text) && text[end..].starts_with('.');
        let before = place.checked_sub(1).and_then(|place| all.get(place));
        let behind = all.get(place + 1);
        let is_behind = behind
            .is_some_and(|day| is_day(day.text) && matches!(gap(word, day).trim_end(), "" | "."));
        let is_before = before.is_some_and(|day| is_day(day.text) && gap(day, word) == " ");
        // "9th of February"
        let is_of = before.is_some_and(|of| of.text == "of")
            && place
                .checked_sub(2)
                .is_some_and(|place| is_day(all[place].text));
        months.push(Month {
            number,
            range: start..end + usize::from(point),
            beside_day: is_behind || is_before || is_of,
        });
    }
    months
}

/// The month that a word names, whole or short.
pub(super) fn number(word: &str) -> Option<i8> {
    (1..=12).find(|number| {
        let name = month_name(*number);
        word == name || is_short(word) && name.get(..word.len()) == Some(word)
    })
}

/// Whether a word is one of the short forms of months: three letters, and "Sept".
fn is_short(word: &str) -> bool {
    word == "Sept" || word.len() == 3 && word != "May"
}

/// Whether a word is a day of the month in figures, with or without the letters of an ordinal.
pub(super) fn is_day(word: &str) -> bool {
    let digits = word.trim_end_matches(|char: char| char.is_ascii_lowercase());
    let ending = &word[digits.len()..];
    (1..=2).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(ending, "" | "st" | "nd" | "rd" | "th")
}
