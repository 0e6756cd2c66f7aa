//! An annotation that is not closed.
//!
//! # What it reports
//! A `]{` or a `{.class` of Newsmark's without its `}`, or a `]{.class …}` without its opening `[`. Other brackets are text
//! and pass in silence.
//!
//! # Why
//! What was meant as markup stays in the article as text, and the mention is lost.
//!
//! # Example
//! ```news
//! A bridge near [Laiza]{.place ref=laiza was closed.
//! ```
//!
//! # How to fix
//! Write the missing `}` or `[`, or put a backslash before a bracket that is meant as text.

use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    context.take_over("syntax/unclosed", findings);
}
