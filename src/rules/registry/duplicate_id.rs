//! An id that two entries of the registry bear.
//!
//! # What it reports
//! The second entry with one id, in the same file or in another one.
//!
//! # Why
//! `ref=kio` must mean one entity. The first entry holds; the second is left out.
//!
//! # Example
//! In `people.toml`:
//! ```toml
//! [la-nan]
//! kind = "person"
//! name = "La Nan"
//! ```
//! In `more-people.toml`:
//! ```toml
//! [la-nan]
//! kind = "person"
//! name = "La Nang"
//! ```
//!
//! # How to fix
//! Merge the two entries, or give one of them another id.

use crate::rules::context::RegistryContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &RegistryContext<'_>, findings: &mut Findings) {
    context.take_over("registry/duplicate-id", findings);
}
