//! The protocol's types to Newsmark's plain ones.

use crate::text::{Encoding, LineColumn, LineIndex, TextRange, TextSize};
use std::path::PathBuf;
use tower_lsp::lsp_types::{Position, Range, Url};

/// A position as a byte offset; out of range it is clamped.
pub(super) fn offset(lines: &LineIndex, position: Position, encoding: Encoding) -> TextSize {
    lines.offset(
        LineColumn {
            line: position.line,
            column: position.character,
        },
        encoding,
    )
}

/// A range as a span of bytes; one that ends before it starts is taken as the stretch between both.
pub(super) fn range(lines: &LineIndex, range: Range, encoding: Encoding) -> TextRange {
    let (start, end) = (
        offset(lines, range.start, encoding),
        offset(lines, range.end, encoding),
    );
    TextRange::new(start.min(end), start.max(end))
}

/// The path of a `file:` URI.
pub(super) fn path(uri: &Url) -> Option<PathBuf> {
    (uri.scheme() == "file")
        .then(|| uri.to_file_path().ok())
        .flatten()
}
