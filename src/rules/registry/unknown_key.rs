//! A key of an entry that Newsmark does not know.
//!
//! # What it reports
//! A key that no entry has, or that entries of another kind have; likewise a key of a role, a dated name or a link.
//!
//! # Why
//! A slip in a key (`alias` for `aliases`) silently drops its value.
//!
//! # Example
//! ```toml
//! [laiza]
//! kind = "place"
//! name = "Laiza"
//! misspelings = ["Liaza"]
//! ```
//!
//! # How to fix
//! Write the known key; the nearest one is offered.

use crate::rules::context::RegistryContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &RegistryContext<'_>, findings: &mut Findings) {
    context.take_over("registry/unknown-key", findings);
}
