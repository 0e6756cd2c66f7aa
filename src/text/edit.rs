//! Edits of one file.

use super::{TextLen, TextRange, TextSize};
use std::collections::VecDeque;

/// Replaces one range of a file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, in bytes of the file's text; empty for an insertion.
    pub range: TextRange,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// An edit that puts `text` in the place of `range`.
    pub fn replace(range: TextRange, text: impl Into<String>) -> Self {
        Self {
            range,
            text: text.into(),
        }
    }

    /// An edit that inserts `text` at `offset` (bytes).
    pub fn insert(offset: super::TextSize, text: impl Into<String>) -> Self {
        Self::replace(TextRange::empty(offset), text)
    }

    /// An edit that puts lines (with `\n` between them) at the end of `text`, with an empty line before them. They end as
    /// the text's lines do; a last line without an end gets one.
    pub fn paragraph_at_end(text: &str, lines: &str) -> Self {
        let eol = match text.contains("\r\n") {
            true => "\r\n",
            false => "\n",
        };
        let gap = match text.trim_start_matches('\u{feff}') {
            "" => String::new(),
            text if text.ends_with('\n') => eol.to_owned(),
            _ => format!("{eol}{eol}"),
        };
        let lines = lines.replace('\n', eol);
        Self::insert(super::size(text.len()), format!("{gap}{lines}{eol}"))
    }

    /// An edit that deletes `range`.
    pub fn delete(range: TextRange) -> Self {
        Self::replace(range, "")
    }
}

/// The text after `edits`, which may come in any order. Of two edits that overlap, the one that starts first is applied
/// and the other is left out; insertions at one offset are all applied, in the order given.
pub fn apply_edits(text: &str, edits: &[Edit]) -> String {
    let mut order: Vec<&Edit> = edits.iter().collect();
    order.sort_by_key(|edit| (edit.range.start(), edit.range.end()));
    let mut out = String::with_capacity(text.len());
    let mut at = 0usize;
    for edit in order {
        let (start, end) = (
            usize::from(edit.range.start()),
            usize::from(edit.range.end()),
        );
        if start < at {
            continue;
        }
        let (Some(kept), Some(_)) = (text.get(at..start), text.get(start..end)) else {
            continue;
        };
        out.push_str(kept);
        out.push_str(&edit.text);
        at = end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

/// The edits of a text of `len` bytes that do what `first` does, and then on the text after it `second`. Each list is in the
/// order of the text and without overlaps, and so is the result.
pub fn joined_edits(len: TextSize, first: &[Edit], second: &[Edit]) -> Vec<Edit> {
    let mut rest: VecDeque<Piece<'_>> = VecDeque::new();
    let mut at = TextSize::new(0);
    for edit in first {
        rest.push_back(Piece::Kept(TextRange::new(at, edit.range.start())));
        rest.push_back(Piece::New(&edit.text));
        at = edit.range.end();
    }
    rest.push_back(Piece::Kept(TextRange::new(at, len)));
    let mut pieces = Vec::new();
    let mut at = TextSize::new(0);
    for edit in second {
        pieces.extend(taken(&mut rest, edit.range.start() - at));
        taken(&mut rest, edit.range.len());
        pieces.push(Piece::New(&edit.text));
        at = edit.range.end();
    }
    pieces.extend(rest);
    let mut edits = Vec::new();
    let (mut at, mut new) = (TextSize::new(0), String::new());
    let mut close = |from: TextSize, to: TextSize, new: &mut String| {
        if from < to || !new.is_empty() {
            edits.push(Edit::replace(TextRange::new(from, to), std::mem::take(new)));
        }
    };
    for piece in pieces {
        match piece {
            Piece::New(text) => new.push_str(text),
            Piece::Kept(range) if range.is_empty() => {}
            Piece::Kept(range) => {
                close(at, range.start(), &mut new);
                at = range.end();
            }
        }
    }
    close(at, len, &mut new);
    edits
}

/// A part of an edited text.
#[derive(Clone, Copy)]
enum Piece<'a> {
    /// What stood there before.
    Kept(TextRange),
    New(&'a str),
}

/// The first `length` bytes of pieces, which they lose.
fn taken<'a>(pieces: &mut VecDeque<Piece<'a>>, mut length: TextSize) -> Vec<Piece<'a>> {
    let mut taken = Vec::new();
    while length > TextSize::new(0)
        && let Some(piece) = pieces.pop_front()
    {
        let own = match piece {
            Piece::Kept(range) => range.len(),
            Piece::New(text) => text.text_len(),
        };
        let part = own.min(length);
        length -= part;
        let (part, rest) = match piece {
            Piece::Kept(range) => {
                let middle = range.start() + part;
                let before = TextRange::new(range.start(), middle);
                (
                    Piece::Kept(before),
                    Piece::Kept(TextRange::new(middle, range.end())),
                )
            }
            Piece::New(text) => {
                let (part, rest) = text.split_at(part.into());
                (Piece::New(part), Piece::New(rest))
            }
        };
        taken.push(part);
        if length == TextSize::new(0) {
            pieces.push_front(rest);
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: u32, end: u32) -> TextRange {
        TextRange::new(start.into(), end.into())
    }

    #[test]
    fn edits_apply_in_the_order_of_the_text() {
        let edits = [
            Edit::replace(range(8, 13), "Bhamo"),
            Edit::insert(0.into(), "In "),
            Edit::delete(range(4, 8)),
        ];
        assert_eq!(apply_edits("The old Bahmo", &edits), "In The Bhamo");
    }

    #[test]
    fn an_edit_that_overlaps_an_earlier_one_is_left_out() {
        let edits = [
            Edit::replace(range(0, 5), "Bhamo"),
            Edit::replace(range(3, 7), "x"),
        ];
        assert_eq!(apply_edits("Bahmo town", &edits), "Bhamo town");
    }

    #[test]
    fn edits_of_edited_text_are_edits_of_the_text() {
        let text = "The old Bahmo by the river";
        let first = [
            Edit::delete(range(4, 8)),
            Edit::replace(range(8, 13), "Bamho"),
            Edit::insert(26.into(), "."),
        ];
        let once = apply_edits(text, &first);
        assert_eq!(once, "The Bamho by the river.");
        let second = [
            Edit::insert(0.into(), "In "),
            Edit::replace(range(5, 8), "ham"),
            Edit::replace(range(17, 23), "Irrawaddy."),
        ];
        let joined = joined_edits(text.text_len(), &first, &second);
        assert_eq!(apply_edits(text, &joined), apply_edits(&once, &second));
        assert_eq!(joined.len(), 3);
        assert_eq!(joined_edits(text.text_len(), &first, &[]).len(), 2);
    }
}
