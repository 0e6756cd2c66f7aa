//! A bracketed span whose class is none of Newsmark's.
//!
//! # What it reports
//! In `.news` files a span such as `[market]{.town}`, with neither one of the classes `.person`, `.group`, `.place`,
//! `.event`, `.date` and `.none` nor a `ref`. In `.md` and `.txt` files such spans belong to other programs and pass.
//!
//! # Why
//! A slip in a class turns an annotation into nothing: no hint, no export, no check.
//!
//! # Example
//! ```news
//! The [market]{.town} was open.
//! ```
//!
//! # How to fix
//! Write one of the classes, or remove the braces.

use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    context.take_over("syntax/class", findings);
}
