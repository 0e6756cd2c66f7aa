//! An entry that is a part of itself.
//!
//! # What it reports
//! A circle of `part_of` links: an entry that is, over any number of steps, a part of itself.
//!
//! # Why
//! A group or a place cannot contain itself; whoever walks up the tree would never arrive.
//!
//! # Example
//! ```toml
//! [kachin-state]
//! kind = "place"
//! name = "Kachin State"
//! part_of = ["bhamo"]
//!
//! [bhamo]
//! kind = "place"
//! name = "Bhamo"
//! part_of = ["kachin-state"]
//! ```
//!
//! # How to fix
//! Remove the link that points the wrong way.

use crate::rules::context::RegistryContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &RegistryContext<'_>, findings: &mut Findings) {
    context.take_over("registry/cycle", findings);
}
