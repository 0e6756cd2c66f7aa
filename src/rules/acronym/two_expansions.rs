//! One acronym with two expansions in one article.
//!
//! # What it reports
//! Two introductions of the same letters whose full names are different, each fitting its letters: from the second
//! on, nobody can tell which of the two a use means. The same where the article introduces letters that the registry
//! gives to somebody else, and names that one in full too.
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

use super::{Expansions, definitions, letters};
use crate::analysis::{Entity, Mention};
use crate::names::{Fit, spelled_without_points};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::TextRange;
use rustc_hash::FxHashMap;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let mut expansions = Expansions::default();
    let mut bearers = None;
    for definition in definitions(context).filter(|definition| definition.fit == Fit::Fits) {
        let acronym = context.text(definition.acronym);
        let here = context.text(definition.full);
        let mut report = |place: TextRange, there: &str, message: String| {
            findings
                .add(definition.acronym, message)
                .relate(place, format!("{acronym} stands for {there} here"));
        };
        match expansions.add(context, definition) {
            (Some(first), None) => {
                let there = context.text(first.full);
                let message = format!(
                    "{acronym} stands for {here} here, but for {there} earlier in the article."
                );
                report(first.acronym, there, message);
            }
            (None, _) if matches!(definition.entity, Some(Entity::Local(_))) => {
                let bearers = bearers.get_or_insert_with(|| bearers_in_full(context));
                let Some(bearer) = bearers.get(&letters(context, definition.acronym)) else {
                    continue;
                };
                let there = context.text(bearer.range);
                let message = format!(
                    "{acronym} stands for {here} here, but the registry has it for {there}, whom the article names too."
                );
                report(bearer.range, there, message);
            }
            _ => {}
        }
    }
}

/// The first full mention of each entry that has an acronym, by the acronym's letters.
fn bearers_in_full<'a>(context: &ArticleContext<'a>) -> FxHashMap<String, &'a Mention> {
    let mut bearers = FxHashMap::default();
    for mention in context
        .article
        .mentions
        .iter()
        .filter(|mention| mention.form.is_full())
    {
        let Entity::Entry(entry) = mention.entity else {
            continue;
        };
        for acronym in &context.registry().entry(entry).acronyms {
            let letters = spelled_without_points(&acronym.value);
            bearers.entry(letters).or_insert(mention);
        }
    }
    bearers
}
