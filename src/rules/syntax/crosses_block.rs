//! An annotation that reaches over the end of its block.
//!
//! # What it reports
//! An annotation whose brackets stand in two blocks: a blank line or a heading lies between them.
//!
//! # Why
//! An annotation ends at the end of its paragraph at the latest, so that one missing bracket never swallows an article.
//!
//! # Example
//! ```news
//! The [Kachin Independence
//!
//! Organization]{.group ref=kio} met envoys.
//! ```
//!
//! # How to fix
//! Annotate the text in each block by itself, or join the blocks.

use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    context.take_over("syntax/crosses-block", findings);
}
