//! Places as people count them.

use crate::text::{Encoding, LineIndex, TextRange, TextSize};

/// A place in a file, both from one. Columns count code points; a byte order mark counts nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// The places of one text.
#[derive(Debug)]
pub struct Places<'a> {
    pub(super) text: &'a str,
    pub(super) lines: LineIndex,
}

impl<'a> Places<'a> {
    /// Reads the lines of `text`.
    pub fn of(text: &'a str) -> Self {
        Self {
            text,
            lines: LineIndex::new(text),
        }
    }

    /// The place of a byte offset.
    pub fn place(&self, offset: TextSize) -> Place {
        let found = self.lines.line_column(offset, Encoding::Utf32);
        let mark = found.line == 0 && found.column > 0 && self.text.starts_with('\u{feff}');
        Place {
            line: found.line as usize + 1,
            column: found.column as usize + 1 - usize::from(mark),
        }
    }

    /// Where a range starts and where it ends.
    pub fn ends(&self, range: TextRange) -> (Place, Place) {
        (self.place(range.start()), self.place(range.end()))
    }
}
