//! An acronym that is used before the article introduces it.
//!
//! # What it reports
//! The first use of an acronym in the running text that stands before its introduction. Headlines, crossheads and
//! captions are short on space and do not count, nor do acronyms that everybody knows, or whose words stand before them
//! without a bracket.
//!
//! # Why
//! Whoever reads from the top meets letters that mean nothing yet.
//!
//! # Example
//! ```news
//! KIO envoys arrived on Monday.
//!
//! The Kachin Independence Organization (KIO) had asked for the meeting.
//! ```
//!
//! # How to fix
//! Write the full name with the letters at the first use. The offered fix moves the introduction there.
//!
//! # Source
//! The Associated Press Stylebook, "abbreviations and acronyms"; BBC News style guide, "Abbreviations".

use super::expansion::ArticleWords;
use super::surroundings::Surroundings;
use super::{bracket, definitions, is_plain, is_well_known, letters, uses};
use crate::analysis::{AcronymDefinition, AcronymUse};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::LazyCell;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let mut seen = FxHashSet::default();
    let mut first_uses: FxHashMap<String, &AcronymUse> = FxHashMap::default();
    for usage in uses(context) {
        let letters = letters(context, usage.range);
        first_uses.entry(letters).or_insert(usage);
    }
    let introduced: Vec<(&AcronymDefinition, String)> = definitions(context)
        .map(|definition| (definition, letters(context, definition.acronym)))
        .filter(|(_, letters)| seen.insert(letters.clone()))
        .collect();
    let words = LazyCell::new(|| {
        let acronyms = introduced.iter().map(|(_, letters)| letters);
        running_words(context, acronyms)
    });
    for (definition, letters_of) in &introduced {
        let first = first_uses.get(letters_of).filter(|usage| {
            usage.range.start() < definition.full.start() && !is_well_known(context, usage)
        });
        let Some(first) = first else {
            continue;
        };
        if Surroundings::of(context.article, first).explain(letters_of)
            || words.spell_out(letters_of, Some(first.range.start()))
        {
            continue;
        }
        let acronym = context.text(first.range);
        let full = context.text(definition.full);
        let finding = findings.add(
            first.range,
            format!("{acronym} is used here, but the article introduces it only later, as {full}."),
        );
        finding.relate(definition.full, format!("{acronym} is introduced here"));
        if is_plain(context, definition.full) && is_plain(context, bracket(context, definition)) {
            finding.fix(Fix::doubtful(
                format!("Introduce {acronym} here"),
                vec![
                    Edit::replace(first.range, format!("{full} ({acronym})")),
                    Edit::delete(bracket(context, definition)),
                ],
            ));
        }
    }
}

/// The words of the running text, to be asked for some acronyms.
fn running_words<'a, 'l>(
    context: &ArticleContext<'a>,
    acronyms: impl IntoIterator<Item = &'l String>,
) -> ArticleWords<'a> {
    let blocks = (0u32..).zip(&context.article.blocks);
    let running = blocks.filter(|(block, _)| context.is_running_text(*block));
    let texts = running.map(|(_, placed)| (placed.start, &*placed.analysis.text));
    ArticleWords::of(texts, acronyms)
}
