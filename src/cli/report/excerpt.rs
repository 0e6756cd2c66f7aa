//! The source lines that a terminal shows of a file.
//!
//! A paragraph of copy is one long line. An excerpt keeps as much of it as fits beside the marked place, and replaces
//! what a terminal would obey: control characters and the line separators that are no line ends of ours.

use super::place::Places;
use crate::text::{TextRange, TextSize};
use std::ops::Range;

/// How many lines of a marked place are shown.
const MOST_LINES: u32 = 5;

/// Lines of a file around a marked range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The number of the first line, from one.
    pub(super) first_line: usize,
    /// The lines, parted by LF.
    pub(super) text: String,
    /// The marked ranges, in bytes of `text`: in the order in which they were asked for.
    pub(super) marks: Vec<Range<usize>>,
}

impl Excerpt {
    /// The lines of `range`, at most `width` characters of each; of a line that is longer the part around the range.
    /// `near` are further ranges to mark.
    pub(super) fn of(places: &Places, range: TextRange, near: &[TextRange], width: usize) -> Self {
        let first = line_of(places, range.start());
        let last = line_of(places, range.end()).clamp(first, first + MOST_LINES - 1);
        let mut excerpt = Self {
            first_line: first as usize + 1,
            text: String::new(),
            marks: vec![0..0; near.len() + 1],
        };
        let ranges: Vec<TextRange> = std::iter::once(range).chain(near.iter().copied()).collect();
        let hull = near.iter().fold(range, |hull, range| hull.cover(*range));
        for line in first..=last {
            if line > first {
                excerpt.text.push('\n');
            }
            excerpt.push_line(places, line, hull, &ranges, width);
        }
        excerpt
    }

    /// Whether a range lies in the one line of `range` and so near that one excerpt shows both.
    pub(super) fn shows_both(
        places: &Places,
        range: TextRange,
        other: TextRange,
        width: usize,
    ) -> bool {
        let hull = range.cover(other);
        line_of(places, hull.start()) == line_of(places, hull.end())
            && range.intersect(other).is_none()
            && places
                .text
                .get(Range::<usize>::from(hull))
                .is_some_and(|text| text.chars().count() <= width)
    }

    fn push_line(
        &mut self,
        places: &Places,
        line: u32,
        hull: TextRange,
        ranges: &[TextRange],
        width: usize,
    ) {
        let Some(bounds) = places.lines.line_range(line) else {
            return;
        };
        let whole = places.text.get(Range::<usize>::from(bounds)).unwrap_or("");
        let whole = whole.trim_end_matches(['\r', '\n']);
        let base = usize::from(bounds.start());
        let (window, cut_before, cut_behind) = window(whole, hull, base, width);
        if cut_before {
            self.text.push('…');
        }
        let mut marks = vec![(None, None); ranges.len()];
        for (at, char) in whole[window.clone()].char_indices() {
            let at = base + window.start + at;
            for (range, mark) in ranges.iter().zip(&mut marks) {
                mark_before(at, self.text.len(), *range, mark);
            }
            push_harmless(&mut self.text, char);
        }
        let end = base + window.end;
        for ((range, mark), kept) in ranges.iter().zip(&mut marks).zip(&mut self.marks) {
            mark_before(end, self.text.len(), *range, mark);
            let is_first_line = *kept == (0..0);
            match (mark.0, mark.1) {
                (Some(start), end) if is_first_line => {
                    *kept = start..end.unwrap_or(self.text.len())
                }
                (_, end) => kept.end = end.unwrap_or(self.text.len()).max(kept.end),
            }
        }
        if cut_behind {
            self.text.push('…');
        }
    }
}

/// Notes where a range starts and ends, when the excerpt has come to byte `at` of the file and byte `here` of its own.
fn mark_before(
    at: usize,
    here: usize,
    range: TextRange,
    mark: &mut (Option<usize>, Option<usize>),
) {
    if mark.0.is_none() && at >= usize::from(range.start()) {
        mark.0 = Some(here);
    }
    if mark.1.is_none() && at >= usize::from(range.end()) {
        mark.1 = Some(here);
    }
}

/// The bytes of `line` to show, and whether there is more before and behind. `hull` is in bytes of the file, in which
/// the line starts at `base`.
fn window(line: &str, hull: TextRange, base: usize, width: usize) -> (Range<usize>, bool, bool) {
    // Bytes are no fewer than characters, so a short line needs no counting.
    if line.len() <= width {
        return (0..line.len(), false, false);
    }
    let starts: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
    if starts.len() <= width {
        return (0..line.len(), false, false);
    }
    let char_of = |offset: TextSize| {
        let within = usize::from(offset).saturating_sub(base);
        starts.partition_point(|start| *start < within)
    };
    let (first, last) = (char_of(hull.start()), char_of(hull.end()));
    let room = width.saturating_sub(last - first) / 2;
    let from = first.saturating_sub(room).min(starts.len() - width);
    let to = from + width;
    let bytes = starts[from]..starts.get(to).copied().unwrap_or(line.len());
    (bytes, from > 0, to < starts.len())
}

fn push_harmless(text: &mut String, char: char) {
    match char {
        '\u{80}'..='\u{9f}' => text.push('\u{fffd}'),
        '\u{2028}' | '\u{2029}' => text.push(' '),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => text.push('\u{fffd}'),
        '\u{feff}' if text.is_empty() => {}
        char => text.push(char),
    }
}

fn line_of(places: &Places, offset: TextSize) -> u32 {
    places
        .lines
        .line_column(offset, crate::text::Encoding::Utf8)
        .line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range_of(text: &str, part: &str) -> TextRange {
        let start = text.find(part).unwrap();
        TextRange::new(
            u32::try_from(start).unwrap().into(),
            u32::try_from(start + part.len()).unwrap().into(),
        )
    }

    fn shown(excerpt: &Excerpt) -> Vec<&str> {
        excerpt
            .marks
            .iter()
            .map(|mark| &excerpt.text[mark.clone()])
            .collect()
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let text = "Headline\n\nThey met in Bahmo on Monday.\r\nMore.";
        let excerpt = Excerpt::of(&Places::of(text), range_of(text, "Bahmo"), &[], 60);
        assert_eq!(excerpt.first_line, 3);
        assert_eq!(excerpt.text, "They met in Bahmo on Monday.");
        assert_eq!(shown(&excerpt), ["Bahmo"]);
    }

    #[test]
    fn of_a_long_line_the_part_around_the_place_is_shown() {
        let text = format!("{}Bahmo{}", "é ".repeat(500), " ü".repeat(500));
        let excerpt = Excerpt::of(
            &Places::of(text.as_str()),
            range_of(&text, "Bahmo"),
            &[],
            25,
        );
        assert_eq!(excerpt.text, "…é é é é é Bahmo ü ü ü ü ü…");
        assert_eq!(shown(&excerpt), ["Bahmo"]);
    }

    #[test]
    fn a_range_over_lines_keeps_its_start_and_end() {
        let text = "one [two\rthree\nfour] five";
        let excerpt = Excerpt::of(
            &Places::of(text),
            range_of(text, "[two\rthree\nfour]"),
            &[],
            60,
        );
        assert_eq!(excerpt.text, "one [two\nthree\nfour] five");
        assert_eq!(shown(&excerpt), ["[two\nthree\nfour]"]);
    }

    #[test]
    fn a_place_at_the_end_of_the_text_has_an_empty_mark() {
        let text = "one\n";
        let end = TextRange::empty(4.into());
        let excerpt = Excerpt::of(&Places::of(text), end, &[], 60);
        assert_eq!((excerpt.first_line, excerpt.text.as_str()), (2, ""));
        assert_eq!(excerpt.marks, vec![0..0]);
    }

    #[test]
    fn what_a_terminal_would_obey_is_replaced() {
        let text = "a\u{9b}31m b\u{2028}c Bahmo";
        let excerpt = Excerpt::of(&Places::of(text), range_of(text, "Bahmo"), &[], 60);
        assert_eq!(excerpt.text, "a\u{fffd}31m b c Bahmo");
        assert_eq!(shown(&excerpt), ["Bahmo"]);
    }

    #[test]
    fn a_second_place_in_the_line_is_marked_too() {
        let text = "Bhamo was quiet, and Banmaw was not.";
        let places = Places::of(text);
        let (second, first) = (range_of(text, "Banmaw"), range_of(text, "Bhamo"));
        assert!(Excerpt::shows_both(&places, second, first, 60));
        assert!(!Excerpt::shows_both(&places, second, first, 20));
        let excerpt = Excerpt::of(&places, second, &[first], 60);
        assert_eq!(shown(&excerpt), ["Banmaw", "Bhamo"]);
    }
}
