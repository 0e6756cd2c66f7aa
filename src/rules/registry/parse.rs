//! A registry file that is not TOML.
//!
//! # What it reports
//! In each table the first place at which it is not TOML, a key given twice, what stands outside of any entry, and a
//! value of the wrong type or none of the words that its key takes (`wing = "naval"`).
//!
//! # Why
//! Nothing of a broken table can be trusted. Until it is whole again, the last good state of its entry stays in force;
//! the other entries of the file are read as they stand.
//!
//! # Example
//! ```toml
//! [kio
//! kind = "group"
//! ```
//!
//! # How to fix
//! Close the bracket or the quote that the message names.
//!
//! # Source
//! toml.io, TOML 1.0.

use crate::rules::context::RegistryContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &RegistryContext<'_>, findings: &mut Findings) {
    context.take_over("registry/parse", findings);
}
