//! Places of TOML keys and values in a file.

use crate::text::{TextRange, size};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A file's text and the part of it that was parsed, so that spans of the part become places of the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TomlText<'t> {
    /// The whole text.
    pub(crate) text: &'t str,
    /// Where the parsed part starts, in bytes.
    pub(crate) offset: usize,
}

impl TomlText<'_> {
    /// A span of the parsed part as a place of the file: inside the text and between characters, whatever comes in.
    pub(crate) fn place(self, span: Range<usize>) -> TextRange {
        let start = self.boundary(span.start.saturating_add(self.offset));
        let end = self.boundary(span.end.saturating_add(self.offset));
        TextRange::new(size(start), size(end.max(start)))
    }

    /// The place of a string without its quotes; of anything else the whole.
    pub(crate) fn inner(self, span: Range<usize>) -> TextRange {
        let whole = self.place(span);
        let raw = &self.text[whole];
        let quote = match raw.as_bytes() {
            [b'"', b'"', b'"', .., b'"', b'"', b'"']
            | [b'\'', b'\'', b'\'', .., b'\'', b'\'', b'\''] => 3,
            [b'"', .., b'"'] | [b'\'', .., b'\''] => 1,
            _ => 0,
        };
        let mut start = usize::from(whole.start()) + quote;
        if quote == 3 {
            let inside = &self.text[start..];
            start += if inside.starts_with("\r\n") {
                2
            } else {
                usize::from(inside.starts_with('\n'))
            };
        }
        let end = (usize::from(whole.end()) - quote).max(start);
        TextRange::new(size(start), size(end))
    }

    /// The place of a key without its quotes.
    pub(crate) fn key<T>(self, key: &Spanned<T>) -> TextRange {
        self.inner(key.span())
    }

    /// The place of a table with all that stands in it: from its header, or its key, to the end of its last value.
    pub(crate) fn table(self, key: Range<usize>, value: &Spanned<DeValue<'_>>) -> TextRange {
        let end = end_of(value).max(key.end);
        self.place(value.span().start.min(key.start)..end)
    }

    fn boundary(self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset)
    }
}

/// The end of a value with all that stands in it; the parser gives a table with a header the span of the header alone.
fn end_of(value: &Spanned<DeValue<'_>>) -> usize {
    let inside = match value.get_ref() {
        DeValue::Table(table) => end_of_table(table),
        DeValue::Array(array) => array.iter().map(end_of).max().unwrap_or(0),
        _ => 0,
    };
    inside.max(value.span().end)
}

fn end_of_table(table: &DeTable<'_>) -> usize {
    table
        .iter()
        .map(|(_, value)| end_of(value))
        .max()
        .unwrap_or(0)
}
