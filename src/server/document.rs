//! The text of an open document, as the editor changes it.

use crate::text::Encoding;
use ropey::Rope;
use std::sync::Arc;
use tower_lsp::lsp_types::{Position, Range, TextDocumentContentChangeEvent};

/// An open document's text. Edits cost what they touch; the text as one piece is made when it is asked for.
#[derive(Debug, Clone)]
pub(super) struct Document {
    rope: Rope,
}

impl Document {
    pub(super) fn new(text: &str) -> Self {
        Self {
            rope: Rope::from_str(text),
        }
    }

    /// The whole text.
    pub(super) fn text(&self) -> Arc<str> {
        String::from(&self.rope).into()
    }

    /// Applies changes in the order in which the client made them.
    pub(super) fn apply(&mut self, changes: &[TextDocumentContentChangeEvent], encoding: Encoding) {
        for change in changes {
            match change.range {
                Some(range) => self.replace(range, &change.text, encoding),
                None => self.rope = Rope::from_str(&change.text),
            }
        }
    }

    fn replace(&mut self, range: Range, text: &str, encoding: Encoding) {
        let (start, end) = (
            self.char_at(range.start, encoding),
            self.char_at(range.end, encoding),
        );
        // A range that ends before it starts is taken as the stretch between both.
        let (start, end) = (start.min(end), start.max(end));
        self.rope.remove(start..end);
        self.rope.insert(start, text);
    }

    /// The character at a position: past the end of a line its end, past the last line the end of the text, inside a
    /// character that character.
    fn char_at(&self, position: Position, encoding: Encoding) -> usize {
        let line = usize::try_from(position.line).unwrap_or(usize::MAX);
        if line >= self.rope.len_lines() {
            return self.rope.len_chars();
        }
        let first = self.rope.line_to_char(line);
        let column = usize::try_from(position.character).unwrap_or(usize::MAX);
        let line = self.rope.line(line);
        let length = line_length(&line);
        let line = line.slice(..length);
        let in_line = match encoding {
            Encoding::Utf8 => line.byte_to_char(column.min(line.len_bytes())),
            Encoding::Utf16 => line.utf16_cu_to_char(column.min(line.len_utf16_cu())),
            Encoding::Utf32 => column.min(length),
        };
        first + in_line
    }
}

/// The characters of a line without its line end.
fn line_length(line: &ropey::RopeSlice<'_>) -> usize {
    let mut length = line.len_chars();
    while length > 0 && matches!(line.char(length - 1), '\n' | '\r') {
        length -= 1;
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(text: &str, range: [u32; 4], with: &str, encoding: Encoding) -> String {
        let mut document = Document::new(text);
        let [line, column, end_line, end_column] = range;
        let range = Range::new(
            Position::new(line, column),
            Position::new(end_line, end_column),
        );
        let change = TextDocumentContentChangeEvent {
            range: Some(range),
            range_length: None,
            text: with.to_owned(),
        };
        document.apply(&[change], encoding);
        document.text().to_string()
    }

    #[test]
    fn columns_count_in_the_encoding() {
        let text = "😀 Bahmo\r\nend";
        assert_eq!(
            changed(text, [0, 3, 0, 8], "Bhamo", Encoding::Utf16),
            "😀 Bhamo\r\nend"
        );
        assert_eq!(
            changed(text, [0, 5, 0, 10], "Bhamo", Encoding::Utf8),
            "😀 Bhamo\r\nend"
        );
        assert_eq!(
            changed(text, [0, 2, 0, 7], "Bhamo", Encoding::Utf32),
            "😀 Bhamo\r\nend"
        );
    }

    #[test]
    fn positions_out_of_range_are_clamped() {
        assert_eq!(
            changed("one\r\ntwo", [0, 99, 0, 99], "!", Encoding::Utf16),
            "one!\r\ntwo"
        );
        assert_eq!(changed("one", [7, 0, 9, 9], "!", Encoding::Utf16), "one!");
        assert_eq!(changed("one", [0, 2, 0, 1], "!", Encoding::Utf16), "o!e");
        assert_eq!(changed("😀x", [0, 1, 0, 1], "!", Encoding::Utf16), "!😀x");
    }

    #[test]
    fn other_line_separators_do_not_end_a_line() {
        assert_eq!(
            changed("a\u{2028}b\u{85}c\nd", [1, 0, 1, 1], "x", Encoding::Utf16),
            "a\u{2028}b\u{85}c\nx"
        );
    }
}
