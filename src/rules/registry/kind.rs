//! An entry without a kind that Newsmark knows.
//!
//! # What it reports
//! An entry whose `kind` is missing or is none of `person`, `group`, `place` and `event`. The entry is left out.
//!
//! # Why
//! The kind decides how a name is matched, which class it may have and which rules apply.
//!
//! # Example
//! ```toml
//! [laiza]
//! kind = "town"
//! name = "Laiza"
//! ```
//!
//! # How to fix
//! Write one of the four kinds; a finer word goes into `subtype`.

use crate::rules::context::RegistryContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &RegistryContext<'_>, findings: &mut Findings) {
    context.take_over("registry/kind", findings);
}
