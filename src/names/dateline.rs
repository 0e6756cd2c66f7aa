//! The place (and sometimes the day) that opens a report.

use crate::text::{TextRange, size};

/// `YANGON, March 23 (VOA) —` at the start of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dateline {
    /// From the first letter to behind the dash, in bytes.
    pub range: TextRange,
    /// The place in capitals, without what follows it.
    pub place: TextRange,
}

/// How far into a paragraph a dateline's dash may stand, in bytes.
const REACH: usize = 100;

/// The dateline that a paragraph's plain text opens with.
pub fn dateline(plain: &str) -> Option<Dateline> {
    let place_length = capitals_length(plain)?;
    let mut end = REACH.min(plain.len());
    while !plain.is_char_boundary(end) {
        end -= 1;
    }
    let head = &plain[..end];
    let (at, dash) = ["\u{2014}", "\u{2013}", " -- ", "--", " - "]
        .iter()
        .filter_map(|dash| head.find(dash).map(|at| (at, *dash)))
        .min_by_key(|(at, dash)| (*at, usize::MAX - dash.len()))?;
    let between = plain.get(place_length..at)?;
    // A sentence may start with an acronym and hold a dash: a dateline has a place, a comma's matter and an agency.
    let sober = between.is_empty()
        || between.trim().is_empty()
        || between.starts_with([',', '/'])
        || between.trim_start().starts_with('(');
    let sentence = ends_sentence(between) || between.split_whitespace().count() > 8;
    if !sober || sentence {
        return None;
    }
    Some(Dateline {
        range: TextRange::new(0.into(), size(at + dash.trim_end().len())),
        place: TextRange::new(0.into(), size(place_length)),
    })
}

/// The place in capitals that a front matter's dateline starts with, in bytes: of `YANGON, Myanmar` the first word.
pub fn dateline_place(plain: &str) -> Option<TextRange> {
    capitals_length(plain).map(|length| TextRange::up_to(size(length)))
}

/// Whether a sentence ends in a text: a point behind a short form, such as `Jan.`, `Calif.` or `N.Y.`, ends none.
fn ends_sentence(text: &str) -> bool {
    text.match_indices(". ").any(|(at, _)| {
        let word = text[..at].rsplit([' ', '.', ',']).next().unwrap_or("");
        let is_short = word.chars().count() <= 5 && word.starts_with(char::is_uppercase);
        !is_short
    })
}

/// The length in bytes of the words in capitals at the start of a text; a name of two letters is no place.
fn capitals_length(plain: &str) -> Option<usize> {
    let mut length = 0;
    for word in crate::text::words(plain) {
        let gap = &plain[length..usize::from(word.range.start())];
        let joined =
            length == 0 && gap.is_empty() || matches!(gap, " " | "-" | "'" | "\u{2019}" | ". ");
        let capitals = word.text.chars().all(|char| !char.is_lowercase())
            && word.text.chars().any(char::is_uppercase);
        if !joined || !capitals {
            break;
        }
        length = usize::from(word.range.end());
    }
    (length >= 3).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(&str, &str)> {
        let found = dateline(text)?;
        Some((
            &text[std::ops::Range::<usize>::from(found.range)],
            &text[std::ops::Range::<usize>::from(found.place)],
        ))
    }

    #[test]
    fn a_place_in_capitals_and_a_dash_are_a_dateline() {
        assert_eq!(
            parts("YANGON, March 23 (VOA) — Talks ended."),
            Some(("YANGON, March 23 (VOA) —", "YANGON"))
        );
        assert_eq!(
            parts("NAY PYI TAW (Reuters) - The army"),
            Some(("NAY PYI TAW (Reuters) -", "NAY PYI TAW"))
        );
        assert_eq!(
            parts("LAIZA, Myanmar -- Shells fell"),
            Some(("LAIZA, Myanmar --", "LAIZA"))
        );
        assert_eq!(
            parts("FRESNO, Calif., Sept. 3 (AP) — Fires spread."),
            Some(("FRESNO, Calif., Sept. 3 (AP) —", "FRESNO"))
        );
    }

    #[test]
    fn a_sentence_that_starts_with_an_acronym_is_not() {
        assert_eq!(parts("KIO leaders met envoys — and left."), None);
        assert_eq!(parts("Yangon — a city of five million"), None);
        assert_eq!(parts("KIO, he said. Then — no more."), None);
    }
}
