//! Direct quotations.

use super::single_marks::single_quotations;
use crate::text::{TextRange, TextSize, size};

/// The quotations of one block.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Quotations {
    /// Each with its marks, in order, in bytes of the plain text.
    pub(super) ranges: Vec<TextRange>,
    /// Whether the last one is not closed: news copy closes a quotation of several paragraphs at its end only.
    pub(super) open_after: bool,
}

impl Quotations {
    /// Adds others, in order, each of which lies outside of those here or holds them.
    fn add(&mut self, others: Vec<TextRange>) {
        let inside = |range: &TextRange| {
            let next = others.partition_point(|other| other.end() <= range.start());
            others
                .get(next)
                .is_some_and(|other| other.contains_range(*range))
        };
        self.ranges.retain(|range| !inside(range));
        self.ranges.extend(others);
        self.ranges.sort_unstable_by_key(|range| range.start());
    }
}

/// Finds the direct quotations of a block's plain text. `open_before` tells whether the block before left one open: then
/// a closing mark with no opening one before it ends it. Single marks inside double ones are part of them.
pub(super) fn quotations(plain: &str, open_before: bool) -> Quotations {
    let mut found = double_quotations(plain, open_before);
    let single = single_quotations(plain, &found.ranges);
    if !single.is_empty() {
        found.add(single);
    }
    found
}

/// Those between double marks or guillemets.
fn double_quotations(plain: &str, open_before: bool) -> Quotations {
    let mut found = Quotations::default();
    // The first bytes of all marks: without one there is no quotation.
    if memchr::memchr3(b'"', 0xe2, 0xc2, plain.as_bytes()).is_none() {
        return found;
    }
    let mut open: Option<usize> = (open_before && closes_first(plain)).then_some(0);
    // „Such a quotation“ is closed by the mark that opens an English one.
    let mut opened_low = false;
    let mut before = ' ';
    let mut chars = plain.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        match char {
            '\u{201c}' if open.is_some() && opened_low => {
                close(&mut found, &mut open, at + char.len_utf8());
            }
            '\u{201c}' | '\u{201e}' | '\u{ab}' => {
                opened_low = if open.is_none() {
                    char == '\u{201e}'
                } else {
                    opened_low
                };
                open = open.or(Some(at));
            }
            '\u{201d}' | '\u{bb}' => close(&mut found, &mut open, at + char.len_utf8()),
            '"' => {
                let opens = !before.is_alphanumeric()
                    && chars.peek().is_some_and(|(_, next)| !next.is_whitespace());
                // A paragraph inside a quotation opens it once more; after a digit the mark stands for inches.
                if open.is_none() && opens {
                    open = Some(at);
                } else if !(opens && before.is_whitespace()) {
                    close(&mut found, &mut open, at + 1);
                }
            }
            _ => {}
        }
        before = char;
    }
    if let Some(start) = open {
        found
            .ranges
            .push(TextRange::new(size(start), TextSize::of(plain)));
        found.open_after = true;
    }
    found
}

fn close(found: &mut Quotations, open: &mut Option<usize>, end: usize) {
    if let Some(start) = open.take() {
        found.ranges.push(TextRange::new(size(start), size(end)));
    }
}

/// Whether a closing mark comes before any opening one.
fn closes_first(plain: &str) -> bool {
    let mut before = ' ';
    for char in plain.chars() {
        match char {
            '\u{201c}' | '\u{201e}' | '\u{ab}' => return false,
            '\u{201d}' | '\u{bb}' => return true,
            '"' => return !before.is_whitespace() && before != '(',
            _ => before = char,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(plain: &str, open_before: bool) -> (Vec<&str>, bool) {
        let found = quotations(plain, open_before);
        (
            found
                .ranges
                .iter()
                .map(|range| &plain[std::ops::Range::<usize>::from(*range)])
                .collect(),
            found.open_after,
        )
    }

    #[test]
    fn straight_and_curly_marks() {
        assert_eq!(
            texts("\"We hold,\" he said.", false),
            (vec!["\"We hold,\""], false)
        );
        assert_eq!(
            texts("She said: “We [the Kachin] hold.” He left.", false),
            (vec!["“We [the Kachin] hold.”"], false)
        );
        assert_eq!(
            texts("„Wir bleiben“, he said. He left.", false),
            (vec!["„Wir bleiben“"], false)
        );
        assert_eq!(texts("He is 5'10\" tall.", false), (vec![], false));
    }

    #[test]
    fn a_quotation_of_several_paragraphs_is_closed_at_its_end() {
        assert_eq!(
            texts("“We held the hill.", false),
            (vec!["“We held the hill."], true)
        );
        assert_eq!(
            texts("“Then we left,” he said.", true),
            (vec!["“Then we left,”"], false)
        );
        assert_eq!(
            texts("and then we left,” he said.", true),
            (vec!["and then we left,”"], false)
        );
        assert_eq!(texts("The army said nothing.", true), (vec![], false));
    }

    #[test]
    fn double_marks_go_before_single_ones() {
        assert_eq!(
            texts("“They shouted ‘Go home,’ and left,” he said.", false),
            (vec!["“They shouted ‘Go home,’ and left,”"], false)
        );
        assert_eq!(
            texts(
                "'They shouted \"Go home\" and left,' he said. \"Yes.\"",
                false
            ),
            (
                vec!["'They shouted \"Go home\" and left,'", "\"Yes.\""],
                false
            )
        );
        assert_eq!(
            texts("'They shouted, \"Go home.", false),
            (vec!["\"Go home."], true)
        );
    }
}
