//! An annotation without text.
//!
//! # What it reports
//! An annotation of Newsmark's with nothing, or only space, between its brackets.
//!
//! # Why
//! It names nobody; most often a name was deleted and its markup left behind.
//!
//! # Example
//! ```news
//! The mayor of []{.place ref=lashio} spoke.
//! ```
//!
//! # How to fix
//! Write the text that is annotated, or delete the annotation.

use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    context.take_over("syntax/empty", findings);
}
