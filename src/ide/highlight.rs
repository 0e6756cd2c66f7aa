//! The places in one file that stand for the same thing as the one under the cursor.

use super::definition::entity_of;
use super::target::{ArticleTarget, target_at};
use super::{ArticleView, RegistryView};
use crate::analysis::DateMention;
use crate::dates::Value;
use crate::registry::KeyMeaning;
use crate::text::{TextRange, TextSize};

/// A place to highlight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Highlight {
    /// The span, in bytes.
    pub range: TextRange,
    /// Whether it introduces or defines what the others only name.
    pub introduces: bool,
}

/// The mentions in this article of the entity at an offset (bytes), or the date phrases with the value of the one
/// there, by offset.
pub fn highlights(view: &ArticleView<'_>, offset: TextSize) -> Vec<Highlight> {
    let Some(target) = target_at(view.article, offset) else {
        return Vec::new();
    };
    if let Some(entity) = entity_of(&target) {
        let introduction = view
            .article
            .introduction(entity)
            .map(|mention| mention.range);
        return view
            .mentions_here(entity)
            .map(|place| Highlight {
                range: place.range,
                introduces: introduction == Some(place.range),
            })
            .collect();
    }
    let date = match target {
        ArticleTarget::Date(date) => date,
        ArticleTarget::Annotation(target) => match target.date {
            Some(date) => date,
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    let value = value_of(date);
    view.article
        .dates
        .iter()
        .filter(|other| other.range == date.range || (value.is_some() && value_of(other) == value))
        .map(|other| Highlight {
            range: other.range,
            introduces: false,
        })
        .collect()
}

/// The entry whose id or name stands at an offset (bytes) of a registry file: its table, its names and the values in
/// this file that name it by its id, by offset.
pub fn highlights_in_registry(view: &RegistryView<'_>, offset: TextSize) -> Vec<Highlight> {
    let Some(KeyMeaning::Id(id) | KeyMeaning::Reference(id) | KeyMeaning::Name(id)) =
        view.file.key_at(offset).map(|key| &key.meaning)
    else {
        return Vec::new();
    };
    let mut found: Vec<Highlight> = view
        .file
        .keys
        .iter()
        .filter_map(|key| match &key.meaning {
            KeyMeaning::Id(other) if other == id => Some((key.range, true)),
            KeyMeaning::Reference(other) | KeyMeaning::Name(other) if other == id => {
                Some((key.range, false))
            }
            _ => None,
        })
        .map(|(range, introduces)| Highlight { range, introduces })
        .collect();
    found.sort_by_key(|highlight| highlight.range.start());
    found
}

fn value_of(date: &DateMention) -> Option<&Value> {
    date.annotated.as_ref().or(date.resolution.value.as_ref())
}
