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
use crate::analysis::AcronymUse;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix};
use rustc_hash::FxHashSet;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let mut seen = FxHashSet::default();
    for definition in definitions(context) {
        let letters_of = letters(context, definition.acronym);
        if !seen.insert(letters_of.clone()) {
            continue;
        }
        let first = uses(context)
            .take_while(|usage| usage.range.start() < definition.full.start())
            .find(|usage| letters(context, usage.range) == letters_of);
        let Some(first) = first.filter(|usage| !is_well_known(context, usage)) else {
            continue;
        };
        if Surroundings::of(context.article, first).explain(&letters_of)
            || words_before(context, first).spell_out(&letters_of)
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

/// The words of the running text before a use.
fn words_before<'a>(context: &ArticleContext<'a>, usage: &AcronymUse) -> ArticleWords<'a> {
    let context = *context;
    let blocks = (0..=usage.block).filter(|block| context.is_running_text(*block));
    ArticleWords::of(blocks.map(|block| {
        let placed = &context.article.blocks[block as usize];
        let text: &str = &placed.analysis.text;
        if block == usage.block {
            let length = usize::from(usage.range.start() - placed.start);
            text.get(..length).unwrap_or("")
        } else {
            text
        }
    }))
}
