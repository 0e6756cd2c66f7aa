//! A name that two entries of the registry bear, where nothing in the article says which is meant.
//!
//! # What it reports
//! The first mention of such a name, outside of direct quotations. An article settles the question by naming one of the
//! entities in full, or something that only one of them belongs to.
//!
//! # Why
//! A reader cannot tell which of the two is meant, nor can a search.
//!
//! # Example
//! ```news
//! A column of the Shan State Army was seen on the road.
//! ```
//!
//! # How to fix
//! Write the full name at the first mention, or annotate the mention with `ref`; both readings are offered.

use crate::analysis::{Entity, Mention};
use crate::markup::annotation_text;
use crate::registry::EntryIndex;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix, TextRange, TextSize, fold};
use rustc_hash::FxHashSet;

/// As many readings as a message can list and stay one sentence.
const LISTED: usize = 5;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let mut seen = FxHashSet::default();
    for mention in &context.article.mentions {
        let Entity::Ambiguous(candidates) = &mention.entity else {
            continue;
        };
        let name = fold(context.text(mention.range));
        if mention.quoted || !seen.insert(name.to_string()) {
            continue;
        }
        let registry = context.registry();
        let listed = &candidates[..candidates.len().min(LISTED)];
        let mut readings: Vec<String> = listed
            .iter()
            .map(|index| {
                let entry = registry.entry(*index);
                format!("{} ({})", entry.name.value, entry.id.value)
            })
            .collect();
        if candidates.len() > LISTED {
            readings.push(format!("{} more", candidates.len() - LISTED));
        }
        let finding = findings.add(
            mention.range,
            format!(
                "\"{name}\" may be {}; nothing in the article says which.",
                joined(&readings)
            ),
        );
        for index in listed {
            let entry = registry.entry(*index);
            if let Some((path, range)) = context.place_in(*index, entry.id.range) {
                finding.relate_in(path, range, entry.name.value.clone());
            }
            let title = format!("Annotate as {} ({})", entry.name.value, entry.id.value);
            if let Some(edit) = annotate(context, mention, *index) {
                finding.fix(Fix::doubtful(title, vec![edit]));
            }
        }
    }
}

/// The edit that says which entry a mention names.
fn annotate(context: &ArticleContext<'_>, mention: &Mention, index: EntryIndex) -> Option<Edit> {
    let entry = context.registry().entry(index);
    let Some(annotation) = mention.annotation else {
        let text = context.text(mention.range);
        let attributes = [("ref", entry.id.value.as_str())];
        let annotated = annotation_text(text, entry.kind.as_str(), &attributes);
        return Some(Edit::replace(mention.range, annotated));
    };
    let placed = context.article.blocks.get(mention.block as usize)?;
    let annotation = placed
        .analysis
        .inlines
        .annotations
        .get(annotation as usize)?;
    if annotation.reference().is_some() {
        return None;
    }
    let close: TextSize = annotation.attributes_range.end() + placed.start;
    let before_brace = TextRange::empty(close - TextSize::of('}'));
    Some(Edit::replace(
        before_brace,
        format!(" ref={}", entry.id.value),
    ))
}

/// `a, b or c`
fn joined(readings: &[String]) -> String {
    match readings {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
