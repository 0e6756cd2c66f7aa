//! The publication date of an article.

use crate::dates::Date;
use crate::text::TextRange;

/// The day that relative dates are resolved against, and where it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// The day; `None` where the article has none.
    pub date: Option<Date>,
    /// Where it was found.
    pub origin: AnchorOrigin,
}

/// Where an anchor was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnchorOrigin {
    /// The front matter's `date:`, with the place of its value in the file.
    FrontMatter(TextRange),
    /// A dated dateline, with its place in the file.
    Dateline(TextRange),
    /// The `YYYY-MM-DD` that the file's name starts with.
    FileName,
    /// Nothing gives the article a date.
    None,
}
