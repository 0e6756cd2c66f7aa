//! Two spellings of one place in one article.
//!
//! # What it reports
//! A place that the article names by two names of its registry entry, once for each name beside the first. Adjectives
//! and acronyms do not count, nor do longer forms of the same name ("Yunnan Province"), names of something else ("New Light
//! of Myanmar"), direct quotations, an old name where the text tells of its days, and places where the copy itself explains
//! the other name ("Banmaw, also known as Bhamo", "Myanmar (Burma)").
//!
//! # Why
//! Two spellings look like two places.
//!
//! # Example
//! ```news
//! The boat from Banmaw takes a day. The fare from Bhamo has not changed.
//! ```
//!
//! # How to fix
//! Use one of the names throughout: the registry's own name, where the article has it.

use super::renamed::is_of_its_days;
use super::spelling::{is_explained, is_in_longer_name, is_same_name};
use crate::analysis::{Entity, Mention};
use crate::registry::{EntityKind, EntryIndex, FormKind};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix, fold};
use rustc_hash::FxHashMap;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let mut by_entry: FxHashMap<EntryIndex, Vec<&Mention>> = FxHashMap::default();
    for (place, mention) in context.article.mentions.iter().enumerate() {
        if let Entity::Entry(index) = mention.entity
            && mention.kind == EntityKind::Place
            && !mention.quoted
            && matches!(
                mention.form,
                FormKind::Name | FormKind::Dated(_) | FormKind::Alias
            )
            && is_in_words(context.text(mention.range))
            && !is_in_longer_name(context, mention)
            && !is_of_its_days(context, place, mention, index)
        {
            by_entry.entry(index).or_default().push(mention);
        }
    }
    for (index, mentions) in by_entry {
        let name = context.registry().entry(index).name.value.as_str();
        let norm = mentions
            .iter()
            .find(|mention| mention.form == FormKind::Name)
            .unwrap_or(&mentions[0]);
        let right = fold(context.text(norm.range));
        let mut variants: Vec<(String, Vec<&Mention>)> = Vec::new();
        for mention in &mentions {
            let spelling = fold(context.text(mention.range));
            if spelling == right || is_same_name(&spelling, &right) {
                continue;
            }
            match variants.iter_mut().find(|(known, _)| *known == spelling) {
                Some((_, list)) => list.push(mention),
                None => variants.push((spelling.into_owned(), vec![mention])),
            }
        }
        for (spelling, list) in variants {
            let named = if spelling == name || right == name {
                String::new()
            } else {
                format!(", {name}")
            };
            if list.iter().any(|mention| is_explained(context, mention)) {
                continue;
            }
            findings
                .add(
                    list[0].range,
                    format!("\"{spelling}\" and \"{right}\" are one place{named}; the article uses both."),
                )
                .relate(norm.range, format!("\"{right}\" stands here"))
                .fix(Fix::doubtful(
                    format!("Replace by \"{right}\" throughout"),
                    list.iter()
                        .map(|mention| Edit::replace(mention.range, right.as_ref()))
                        .collect(),
                ));
        }
    }
}

/// Whether a name is written in words, not as an acronym.
fn is_in_words(text: &str) -> bool {
    text.chars().any(char::is_lowercase) || !text.is_ascii()
}
