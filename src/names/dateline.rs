//! The place (and sometimes the day) that opens a report.

use crate::text::TextRange;

/// `YANGON, March 23 (VOA) —` at the start of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dateline {
    /// From the first letter to behind the dash, in bytes of the plain text.
    pub range: TextRange,
    /// The place in capitals.
    pub place: TextRange,
}

/// The dateline that a paragraph opens with.
pub fn dateline(plain: &str) -> Option<Dateline> {
    let _ = plain;
    None
}
