//! The plain text of a block and the way back to its source.

use super::Inlines;
use crate::text::{TextRange, TextSize};

/// A block without annotation brackets, attributes, escapes and Newsmark's comments.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plain {
    /// The plain text; `None` where it is the block's text itself.
    text: Option<Box<str>>,
    /// From offsets in the plain text to offsets in the block and back.
    pub map: OffsetMap,
}

/// Offsets in a plain text to offsets in its source and back, both in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OffsetMap {
    /// Runs that are the same in both: start in the plain text, start in the source. Empty: both texts are equal.
    runs: Box<[(TextSize, TextSize)]>,
}

impl Plain {
    /// The plain text of a block that was read as `inlines`.
    pub fn of(block: &str, inlines: &Inlines) -> Self {
        let _ = (block, inlines);
        Self::default()
    }

    /// The plain text; `block` is the text that it was made of.
    pub fn text<'a>(&'a self, block: &'a str) -> &'a str {
        self.text.as_deref().unwrap_or(block)
    }
}

impl OffsetMap {
    /// Whether both texts are equal.
    pub fn is_identity(&self) -> bool {
        self.runs.is_empty()
    }

    /// The source range of a range of the plain text: from the source place of its first byte to behind that of its
    /// last byte, so that markup before and behind it stays outside.
    pub fn to_source(&self, plain: TextRange) -> TextRange {
        plain
    }

    /// The plain range of a source range; markup inside counts nothing.
    pub fn to_plain(&self, source: TextRange) -> TextRange {
        source
    }
}
