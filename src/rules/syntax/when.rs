//! A `when` that is no date.
//!
//! # What it reports
//! A `when=` value that is neither EDTF (ISO 8601-2, levels 0 and 1) nor a TIMEX3 value, or that names a day which the
//! calendar does not have.
//!
//! # Why
//! A date that cannot be read is exported to nobody.
//!
//! # Example
//! ```news
//! Rain fell in [the middle of April]{.date when=2015-13-45}.
//! ```
//!
//! # How to fix
//! Write `2015-04-15` for a day, `2015-04` for a month, `2015-03-17/2015-03-22` for a range, `P3D` for a length.
//!
//! # Source
//! Library of Congress, Extended Date/Time Format; ISO-TimeML (TIMEX3).

use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    context.take_over("syntax/when", findings);
}
