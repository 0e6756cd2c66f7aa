//! A key of `newsmark.toml` that Newsmark does not know.
//!
//! # What it reports
//! A table or key that no version of the configuration has at that place.
//!
//! # Why
//! A slip in a key silently leaves the default in force.
//!
//! # Example
//! ```toml
//! [corpus]
//! includes = ["articles/**/*.news"]
//! ```
//!
//! # How to fix
//! Write the known key; the nearest one is offered.

use crate::rules::context::ConfigContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ConfigContext<'_>, findings: &mut Findings) {
    context.take_over("config/unknown-key", findings);
}
