//! Two people who hold one exclusive title at once.
//!
//! # What it reports
//! Two roles with the same `title` and `of` whose days overlap, where neither says `shared = true`. Two roles that share
//! one day at which the one ends and the other begins do not overlap.
//!
//! # Why
//! A country has one president at a time: one of the dates is wrong, or the title is one that several people hold.
//!
//! # Example
//! ```toml
//! [first-mayor]
//! kind = "person"
//! name = "Ada North"
//! roles = [{ title = "Mayor", of = "rivertown", from = 2001, to = 2010 }]
//!
//! [second-mayor]
//! kind = "person"
//! name = "Ben South"
//! roles = [{ title = "Mayor", of = "rivertown", from = 2008, to = 2012 }]
//! ```
//!
//! # How to fix
//! Correct the dates, or add `shared = true` to both roles.

use crate::rules::context::RegistryContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &RegistryContext<'_>, findings: &mut Findings) {
    context.take_over("registry/overlapping-holders", findings);
}
