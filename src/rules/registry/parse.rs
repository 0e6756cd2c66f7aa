//! A registry file that is not TOML.
//!
//! # What it reports
//! The first place at which a registry file cannot be read as TOML.
//!
//! # Why
//! Nothing of a broken file can be trusted; until it is whole again, its last good state stays in force.
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
