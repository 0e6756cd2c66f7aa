//! A span of days in an entry that cannot be.
//!
//! # What it reports
//! A `from`, `to`, `born` or `died` that is no date, and two ends in the wrong order: `to` before `from`, `died` before
//! `born`. Only what holds for every day that the values allow is reported.
//!
//! # Why
//! Whether a title was held on a day is read from these dates.
//!
//! # Example
//! ```toml
//! [kio]
//! kind = "group"
//! name = "Kachin Independence Organization"
//! from = 1960-10-25
//! to = 1949-05-01
//! ```
//!
//! # How to fix
//! Correct the date: a TOML date, a year as a number, or an EDTF string such as `"2011-03"` or `"2009~"`.

use crate::rules::context::RegistryContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &RegistryContext<'_>, findings: &mut Findings) {
    context.take_over("registry/interval", findings);
}
