//! Newsmark's plain types to the protocol's.

use crate::config::Severity;
use crate::text::{Edit, Encoding, LineColumn, LineIndex, TextRange, TextSize};
use std::path::Path;
use tower_lsp::lsp_types::{DiagnosticSeverity, Position, Range, TextEdit, Url};

/// A byte offset as a position.
pub(super) fn position(lines: &LineIndex, offset: TextSize, encoding: Encoding) -> Position {
    let LineColumn { line, column } = lines.line_column(offset, encoding);
    Position::new(line, column)
}

/// A span of bytes as a range.
pub(super) fn range(lines: &LineIndex, range: TextRange, encoding: Encoding) -> Range {
    Range::new(
        position(lines, range.start(), encoding),
        position(lines, range.end(), encoding),
    )
}

/// An edit.
pub(super) fn text_edit(lines: &LineIndex, edit: &Edit, encoding: Encoding) -> TextEdit {
    TextEdit {
        range: range(lines, edit.range, encoding),
        new_text: edit.text.clone(),
    }
}

/// A severity.
pub(super) fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Information => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}

/// A path as a URI; `None` where it is not absolute.
pub(super) fn uri(path: &Path) -> Option<Url> {
    Url::from_file_path(path).ok()
}
