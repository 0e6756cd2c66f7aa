//! A title that ended before the article's date, without "former".
//!
//! # What it reports
//! "President Thein Sein says" in an article from after his term: a title in `roles` of the registry beside the name of
//! somebody who acts or speaks now, where the text tells no day nearby on which it was held. What a clause with a date of
//! its own says is `role/out-of-term`'s. Ranks (roles without `of`), "former", "then" and "late", histories, quotations,
//! captions and the dead are left alone.
//!
//! # Why
//! A reader takes it that the title is still held.
//!
//! # Example
//! ```news
//! ---
//! date: 2017-02-06
//! ---
//! President Thein Sein has not said whether he will come.
//! ```
//!
//! # How to fix
//! Write "former President Thein Sein", or name the holder of today; or correct the role in the registry.

use super::terms::{Side, in_words, insert_former, out_of_term, relate};
use super::titles::{Standing, titles};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    for titled in titles(context) {
        if titled.standing != Standing::Held {
            continue;
        }
        let Some(out) = out_of_term(context, titled) else {
            continue;
        };
        if out.side == Side::Before || out.date.is_some() {
            continue;
        }
        let message = format!(
            "{} was \"{}\" {}; without \"former\" the title reads as held today.",
            context.registry().entry(titled.entry).name.value,
            out.role.title.value,
            in_words(out.role),
        );
        let finding = findings.add(titled.range(context), message);
        relate(context, titled, out.role, None, finding);
        finding.fix(insert_former(context, titled));
    }
}
