//! A rule id in `newsmark.toml` that no rule has.
//!
//! # What it reports
//! An id under `[rules]` or in an `[[override]]` that is none of the rules'.
//!
//! # Why
//! The rule that was meant keeps its severity.
//!
//! # Example
//! ```toml
//! [rules]
//! "name/mispelled" = "error"
//! ```
//!
//! # How to fix
//! Write the id as `newsmark explain` lists it; the nearest one is offered.

use crate::rules::context::ConfigContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ConfigContext<'_>, findings: &mut Findings) {
    context.take_over("config/unknown-rule", findings);
}
