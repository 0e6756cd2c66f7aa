//! Spans of time that are counted from somewhere: `three years ago`, `two months later`.

use crate::dates::Unit;
use std::ops::Range;

/// A span of time in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SpanOfTime {
    /// With its "ago" or "later", in bytes of the text.
    pub(super) range: Range<usize>,
    /// Its number, in bytes of the text.
    pub(super) number: Range<usize>,
    pub(super) count: i32,
    pub(super) unit: Unit,
    /// Whether it ends with "ago", not "later".
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

/// The spans of a text whose number is exact, in order: not "about three years ago", "three or four years ago", "two and a
/// half years ago".
pub(super) fn spans_of_time(text: &str) -> Vec<SpanOfTime> {
    let mut spans: Vec<SpanOfTime> = [(" ago", true), (" later", false)]
        .into_iter()
        .flat_map(|(word, is_ago)| {
            text.match_indices(word)
                .filter_map(move |(at, word)| span_before(text, at, word, is_ago))
        })
        .collect();
    spans.sort_by_key(|span| span.range.start);
    spans
}

fn span_before(text: &str, at: usize, word: &str, is_ago: bool) -> Option<SpanOfTime> {
    const LOOSE: &[&str] = &[
        "about",
        "almost",
        "and",
        "approximately",
        "around",
        "at",
        "barely",
        "exactly",
        "half",
        "just",
        "least",
        "less",
        "long",
        "more",
        "nearly",
        "not",
        "only",
        "or",
        "over",
        "roughly",
        "several",
        "some",
        "than",
        "to",
        "under",
    ];
    let end = at + word.len();
    if text[end..].starts_with(|char: char| char.is_alphanumeric() || char == '-') {
        return None;
    }
    let (head, unit_word) = last_word(&text[..at])?;
    let unit = match unit_word {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "month" | "months" => Unit::Month,
        "year" | "years" => Unit::Year,
        _ => return None,
    };
    let (before, written) = last_word(head)?;
    let count = count(written)?;
    let is_loose = last_word(before).is_some_and(|(_, word)| {
        LOOSE.contains(&word.to_lowercase().as_str()) && before.ends_with(word)
    });
    let start = head.len() - written.len();
    if is_loose || text[..start].ends_with(['-', '\u{2013}', '.', ',', '$']) {
        return None;
    }
    Some(SpanOfTime {
        range: start..end,
        number: start..head.len(),
        count,
        unit,
        is_ago,
    })
}

/// A text without its last word and the space before it, and that word.
fn last_word(text: &str) -> Option<(&str, &str)> {
    let start = text
        .rfind(|char: char| !char.is_alphanumeric())
        .map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
    let word = &text[start..];
    (!word.is_empty()).then(|| (text[..start].trim_end_matches([' ', '\n']), word))
}

fn count(word: &str) -> Option<i32> {
    let lower = word.to_lowercase();
    if let Some(place) = NUMBERS.iter().position(|number| *number == lower) {
        return i32::try_from(place.max(1)).ok();
    }
    let count: i32 = word.parse().ok()?;
    (1..=500).contains(&count).then_some(count)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        spans_of_time(text)
            .into_iter()
            .map(|span| &text[span.range])
            .collect()
    }

    #[test]
    fn spans_are_found_with_their_numbers() {
        let text =
            "Three years ago, in 2010, he left; 14 months later, in a letter a year ago, he wrote.";
        assert_eq!(
            texts(text),
            ["Three years ago", "14 months later", "a year ago"]
        );
        assert_eq!(spans_of_time(text)[1].count, 14);
    }

    #[test]
    fn loose_numbers_are_left_out() {
        let text = "About three years ago, three or four years ago, two and a half years ago, 2.5 years ago, some years \
                    ago, 10-15 years ago, years ago, a few days later.";
        assert_eq!(texts(text), Vec::<&str>::new());
    }
}
