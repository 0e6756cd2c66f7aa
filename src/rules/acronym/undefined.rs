//! An acronym that nothing explains.
//!
//! # What it reports
//! The first use in the running text of an acronym that the article does not explain (in brackets, by its full name
//! somewhere, or by a word such as "party" or "agency" beside it), that the registry does not list as well known
//! (`common = true`), and that is not on the built-in list of acronyms which news style guides allow without
//! introduction. Roman numbers, words in capitals, initials of people, datelines and credit lines pass.
//!
//! # Why
//! Readers outside of the subject stop at letters that mean nothing to them.
//!
//! # Example
//! ```news
//! Villagers said that KNDF fighters had left.
//! ```
//!
//! # How to fix
//! Write the full name at the first use; where the registry has it, it is offered. If every reader of the house knows
//! the letters, write `common = true` into the entry.
//!
//! # Source
//! The Associated Press Stylebook, "abbreviations and acronyms"; Reuters Handbook of Journalism, "acronyms"; Guardian
//! style guide, "abbreviations and acronyms".

use super::expansion::ArticleWords;
use super::surroundings::Surroundings;
use super::{common, entries, is_well_known, letters};
use crate::analysis::{AcronymUse, Entity};
use crate::registry::FormKind;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix, fold};
use rustc_hash::{FxHashMap, FxHashSet};

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    if !context.is_english() {
        return;
    }
    let article = context.article;
    // By the letters: their first use that a reader meets in the running text.
    let mut first: FxHashMap<String, &AcronymUse> = FxHashMap::default();
    let mut explained: FxHashSet<String> = article
        .definitions
        .iter()
        .map(|definition| letters(context, definition.acronym))
        .collect();
    let mut order = Vec::new();
    let in_full = article.mentions.iter();
    let in_full: FxHashSet<&Entity> = in_full
        .filter(|mention| mention.form.is_full())
        .map(|mention| &mention.entity)
        .collect();
    for usage in &article.acronyms {
        let letters = letters(context, usage.range);
        if explained.contains(&letters) {
            continue;
        }
        if is_explained(context, usage, &letters, &in_full) {
            explained.insert(letters);
        } else if !usage.quoted && context.is_running_text(usage.block) {
            first.entry(letters.clone()).or_insert_with(|| {
                order.push(letters);
                usage
            });
        }
    }
    order.retain(|letters| !explained.contains(letters));
    let may_be_surname = |letters: &String| letters.len() >= 3;
    if order.iter().any(may_be_surname) && has_surnames_in_capitals(context) {
        order.retain(|letters| !may_be_surname(letters));
    }
    if order.is_empty() {
        return;
    }
    let blocks = article.blocks.iter().map(|placed| &placed.analysis);
    let texts = blocks.map(|block| (0.into(), block.plain.text(&block.text)));
    let words = ArticleWords::of(texts, &order);
    for letters in order {
        if !words.spell_out(&letters, None) && !words.have_in_small_letters(&letters) {
            report(context, first[&letters], findings);
        }
    }
}

/// Whether the article writes family names in capitals throughout, as yearbooks do: it has two of them at least.
fn has_surnames_in_capitals(context: &ArticleContext<'_>) -> bool {
    let mut surnames = FxHashSet::default();
    for usage in &context.article.acronyms {
        let letters = letters(context, usage.range);
        if letters.len() >= 4
            && usage.definition.is_none()
            && !is_well_known(context, usage)
            && Surroundings::of(context.article, usage).is_surname(&letters)
        {
            surnames.insert(letters);
        }
    }
    surnames.len() >= 2
}

/// Whether this use shows what the letters mean, or that they are no acronym.
fn is_explained(
    context: &ArticleContext<'_>,
    usage: &AcronymUse,
    letters: &str,
    in_full: &FxHashSet<&Entity>,
) -> bool {
    usage.definition.is_some()
        || is_well_known(context, usage)
        || common::is_roman_number(letters)
        || is_named_in_full(context, usage, in_full)
        || Surroundings::of(context.article, usage).explain(letters)
}

/// Whether the mention that the letters belong to is more than an acronym, or the article names its entity in full.
fn is_named_in_full(
    context: &ArticleContext<'_>,
    usage: &AcronymUse,
    in_full: &FxHashSet<&Entity>,
) -> bool {
    let mentions = &context.article.mentions;
    let Some(mention) = usage
        .mention
        .and_then(|mention| mentions.get(mention as usize))
    else {
        return false;
    };
    if mention.range.len() > usage.range.len() || mention.form.is_full() {
        return true;
    }
    match &mention.entity {
        Entity::Ambiguous(entries) => entries
            .iter()
            .any(|entry| in_full.contains(&Entity::Entry(*entry))),
        entity => in_full.contains(entity),
    }
}

fn report(context: &ArticleContext<'_>, usage: &AcronymUse, findings: &mut Findings) {
    let acronym = context.text(usage.range);
    let registry = context.registry();
    let entries = entries(context, usage);
    let message = match entries.as_slice() {
        [entry] => format!(
            "{acronym} is used without an introduction. It stands for {}.",
            registry.entry(*entry).name.value
        ),
        _ => format!("Nothing explains {acronym}: neither the article nor the registry."),
    };
    let finding = findings.add(usage.range, message);
    for index in entries {
        let entry = registry.entry(index);
        let name = &entry.name.value;
        finding.fix(Fix::doubtful(
            format!("Introduce {acronym} as {name}"),
            vec![Edit::replace(usage.range, format!("{name} ({acronym})"))],
        ));
        let form = entry
            .forms()
            .into_iter()
            .find(|form| form.kind == FormKind::Acronym && fold(form.text) == fold(acronym));
        if let Some(form) = form
            && let Some((path, range)) = context.place_in(index, form.range)
        {
            finding.relate_in(path, range, format!("{acronym} is an acronym of {name}"));
        }
    }
}
