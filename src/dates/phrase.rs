//! Finding date phrases.

use crate::text::TextRange;

/// A date phrase as it stands in a text, not yet resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct DatePhrase {
    /// Where, in bytes of the plain text.
    pub range: TextRange,
    /// What it says.
    pub expression: Expression,
}

/// What a date phrase says, before an anchor gives it a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// A weekday.
    Weekday(super::Weekday),
}

/// The date phrases of an English plain text, in order and without overlaps. Linear in the text.
pub fn phrases(plain: &str) -> Vec<DatePhrase> {
    let _ = plain;
    Vec::new()
}
