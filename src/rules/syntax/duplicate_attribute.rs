//! An attribute that one annotation gives twice.
//!
//! # What it reports
//! A key that stands twice between the braces of one annotation, even with the same value.
//!
//! # Why
//! Two values contradict each other, and programs differ in which they take.
//!
//! # Example
//! ```news
//! They met at [the pier]{.place ref=bhamo ref=myitkyina}.
//! ```
//!
//! # How to fix
//! Remove one of them.

use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    context.take_over("syntax/duplicate-attribute", findings);
}
