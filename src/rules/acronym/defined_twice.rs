//! An acronym that the article introduces again.
//!
//! # What it reports
//! A second introduction of an acronym in the running text with the same full name, or a spelling of it. With another
//! full name it is `acronym/two-expansions`.
//!
//! # Why
//! The second one is a leftover of a cut or of copy put together from two reports, and makes readers look for a
//! difference that is not there.
//!
//! # Example
//! ```news
//! The Kachin Independence Army (KIA) withdrew on Monday.
//!
//! Villagers said that the Kachin Independence Army (KIA) had left two days before.
//! ```
//!
//! # How to fix
//! Use the letters alone at the second place.

use super::{Expansions, definitions, is_plain, whole};
use crate::names::Fit;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix};

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let mut expansions = Expansions::default();
    for definition in definitions(context).filter(|definition| definition.fit != Fit::Near) {
        let (_, same) = expansions.add(context, definition);
        let Some(first) = same else {
            continue;
        };
        let acronym = context.text(definition.acronym);
        let whole = whole(context, definition);
        let finding = findings.add(
            definition.acronym,
            format!("{acronym} is introduced again; the article introduced it before."),
        );
        finding.relate(first.acronym, format!("{acronym} was introduced here"));
        if is_plain(context, whole) {
            let edits = vec![Edit::replace(whole, acronym)];
            finding.fix(Fix::doubtful(format!("Use {acronym} alone"), edits));
        }
    }
}
