//! An annotation whose class contradicts the entry that it names.
//!
//! # What it reports
//! `.place ref=kia` where the entry `kia` is a group.
//!
//! # Why
//! One of the two is wrong, and no reader can tell which.
//!
//! # Example
//! ```news
//! The [Kachin Independence Army]{.place ref=kia} withdrew.
//! ```
//!
//! # How to fix
//! Write the class of the entry, or leave the class out: it then follows the entry.

use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    context.take_over("syntax/kind-mismatch", findings);
}
