//! An entry that points to an id which no entry has.
//!
//! # What it reports
//! An id in `part_of`, `member_of` or a role's `of` that the registry does not have.
//!
//! # Why
//! The tree of groups and places has a hole there: the entity is missing from what it is a part of.
//!
//! # Example
//! ```toml
//! [kio]
//! kind = "group"
//! name = "Kachin Independence Organization"
//! part_of = ["kachni"]
//! ```
//!
//! # How to fix
//! Write the id as its entry has it; the nearest one is offered. Or add the entry.

use crate::rules::context::RegistryContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &RegistryContext<'_>, findings: &mut Findings) {
    context.take_over("registry/unknown-id", findings);
}
