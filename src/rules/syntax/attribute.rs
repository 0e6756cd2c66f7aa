//! Attributes of an annotation that cannot be read.
//!
//! # What it reports
//! Between the braces of an annotation: a key without a value, a value whose quote is not closed, or text that is neither
//! `.class` nor `key=value`.
//!
//! # Why
//! The annotation is left out as a whole, so that nothing is guessed.
//!
//! # Example
//! ```news
//! The [harbor]{.place ref} was open.
//! ```
//!
//! # How to fix
//! Write `key=value`, with quotes where the value holds a space: `note="old name"`.

use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    context.take_over("syntax/attribute", findings);
}
