//! One acronym with two expansions in one article.
//!
//! # What it reports
//! Two introductions of the same letters whose full names are different, each fitting its letters: from the second
//! on, nobody can tell which of the two a use means.
//!
//! # Why
//! The uses of the letters contradict each other.
//!
//! # Example
//! ```news
//! The Kachin Independence Army (KIA) shelled the road to the Kuala Imaginary Airport (KIA).
//! ```
//!
//! # How to fix
//! Spell one of the two out wherever it is meant, and introduce the letters for the other alone.

use super::{Expansions, definitions};
use crate::names::Fit;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let mut expansions = Expansions::default();
    for definition in definitions(context).filter(|definition| definition.fit == Fit::Fits) {
        let (Some(first), None) = expansions.add(context, definition) else {
            continue;
        };
        let acronym = context.text(definition.acronym);
        let (here, there) = (context.text(definition.full), context.text(first.full));
        findings
            .add(
                definition.acronym,
                format!(
                    "{acronym} stands for {here} here, but for {there} earlier in the article."
                ),
            )
            .relate(first.acronym, format!("{acronym} stands for {there} here"));
    }
}
