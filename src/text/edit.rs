//! Edits of one file.

use super::TextRange;

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
}
