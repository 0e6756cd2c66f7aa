//! Front matter that cannot be read as it was meant.
//!
//! # What it reports
//! YAML between the two `---` lines that is broken or would cut a headline short (`headline: Myanmar: talks resume`,
//! `headline: Talks #2`), a `date` or `updated` that is no day, and a known key given twice.
//!
//! # Why
//! Relative dates are counted from `date`, and a headline that YAML cuts short is exported cut short. Newsmark itself goes
//! on with the known keys, read line by line.
//!
//! # Example
//! ```news
//! ---
//! headline: Myanmar: talks resume
//! date: 2015-03-32
//! ---
//! ```
//!
//! # How to fix
//! Put the value in quotes; write a day as `2015-03-23`, with a time as `2015-03-23T09:30+06:30`.

use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    context.take_over("syntax/front-matter", findings);
}
