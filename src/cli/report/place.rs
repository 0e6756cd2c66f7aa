//! Places as people count them.

use crate::text::{Encoding, LineIndex, TextRange, TextSize};
use std::sync::Arc;

/// A place in a file, both from one. Columns count code points; a byte order mark counts nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// A text and the places in it.
#[derive(Debug)]
pub struct Places {
    pub(super) text: Arc<str>,
    pub(super) lines: LineIndex,
}

impl Places {
    /// Reads the lines of `text`.
    pub fn of(text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let lines = LineIndex::new(&text);
        Self { text, lines }
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
