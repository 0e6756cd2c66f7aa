//! A title with the name of somebody who, on the day told, did not hold it.
//!
//! # What it reports
//! "President Thein Sein" in an article from before his term, and "President Thein Sein said on Monday" or "envoys met
//! President Thein Sein on Monday" where that Monday is after it: a title in `roles` of the registry, in any of its forms,
//! beside the name, on a day that is none of its days. The day is that of the date which belongs to the clause, or else
//! the article's. It fires only where no day that the text tells nearby is in the term, on every reading of the registry's
//! dates; a title that ended before the article's date, in a clause without a date, is `role/missing-former`'s. "Then",
//! "acting", "-elect" and the like, quotations, captions and the names of the dead are left alone.
//!
//! # Why
//! Titles change hands, and copy is written from older copy.
//!
//! # Example
//! ```news
//! ---
//! date: 2017-02-06
//! ---
//! President Thein Sein met envoys in Yangon on Friday.
//! ```
//!
//! # How to fix
//! Name the holder of that day, or add "former" or "then"; or correct the role in the registry.

use super::terms::{Side, in_words, insert_former, out_of_term, relate, told_in_words};
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
        if out.side == Side::After && out.date.is_none() {
            continue;
        }
        let message = format!(
            "{} was \"{}\" {}, not {}.",
            context.registry().entry(titled.entry).name.value,
            out.role.title.value,
            in_words(out.role),
            told_in_words(context, out.date),
        );
        let finding = findings.add(titled.range(context), message);
        relate(context, titled, out.role, out.date, finding);
        if out.side == Side::After {
            finding.fix(insert_former(context, titled));
        }
    }
}
