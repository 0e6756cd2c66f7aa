//! A `newsmark.toml` that cannot be read.
//!
//! # What it reports
//! In each table of `newsmark.toml` the first place at which it is not TOML; a value of the wrong type (`include = 3`) or
//! none of the words that its key takes, which leaves the default in force; a pattern of paths that cannot be read.
//!
//! # Why
//! Settings that cannot be read are not in force.
//!
//! # Example
//! ```toml
//! [corpus
//! include = ["articles/**/*.news"]
//! ```
//!
//! # How to fix
//! Close the bracket or the quote that the message names, or write a value of the type that it asks for.

use crate::rules::context::ConfigContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ConfigContext<'_>, findings: &mut Findings) {
    context.take_over("config/parse", findings);
}
