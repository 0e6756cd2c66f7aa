//! Ids for `ref=`: whom the text names, then the entries that fit what is typed.

use super::place::Place;
use super::{Completion, CompletionKind, Completions, MOST, SCANNED};
use crate::analysis::{Article, EntityKey};
use crate::markup::Class;
use crate::registry::{Entry, EntryIndex, PrefixHit, from_word};

/// The ids of entries of the annotation's kind: those that bear the marked text as a name, then those whose id or name
/// has a word that starts as what is typed; and the labels that the article gives to others.
pub(super) fn ids(article: &Article, place: &Place<'_>) -> Completions {
    let registry = article.registry();
    let kind = match place.class {
        Some(Class::Entity(kind)) => Some(kind),
        _ => None,
    };
    let fits = |entry: &Entry| kind.is_none_or(|kind| kind == entry.kind);
    let named: Vec<EntryIndex> = registry
        .names()
        .lookup(article.text(place.text), false)
        .map(|name| registry.names().candidates(name))
        .unwrap_or_default()
        .iter()
        .map(|(index, _)| *index)
        .filter(|index| fits(registry.entry(*index)))
        .collect();
    let mut items: Vec<Completion> = Vec::new();
    for index in &named {
        items.push(of_entry(place, registry.entry(*index), None));
    }
    if let Some(first) = items.first_mut() {
        first.is_preferred = named.len() == 1;
    }
    for local in &article.locals {
        let is_of_kind = kind.is_none_or(|kind| kind == local.kind);
        if let Some(label) = local.label.as_ref().filter(|_| is_of_kind) {
            let id = format!("_{label}");
            let detail = format!("{}, {} of this article", local.name, local.kind.as_str());
            let mut item = place.value(&id, detail, CompletionKind::Reference);
            item.entity = Some(EntityKey::Local(local.kind, local.name.clone()));
            items.push(item);
        }
    }
    let mut hits = registry.prefixes().starting(place.typed);
    let mut others: Vec<(bool, &str, EntryIndex, PrefixHit)> = hits
        .by_ref()
        .take(SCANNED)
        .filter(|hit| fits(registry.entry(hit.entry)) && !named.contains(&hit.entry))
        .map(|hit| {
            let id = registry.entry(hit.entry).id.value.as_str();
            (hit.form.is_some(), id, hit.entry, hit)
        })
        .collect();
    // By id first, and each entry once.
    others.sort_by_key(|(by_name, id, entry, hit)| (*entry, *by_name, *id, hit.form, hit.word));
    others.dedup_by_key(|(_, _, entry, _)| *entry);
    others.sort_by_key(|(by_name, id, ..)| (*by_name, *id));
    let room = MOST.saturating_sub(items.len());
    let is_complete = hits.next().is_none() && others.len() <= room;
    for (_, _, index, hit) in others.into_iter().take(room) {
        let name = hit.form_of(registry);
        let name = name.map(|form| from_word(form.text, hit.word));
        items.push(of_entry(place, registry.entry(index), name));
    }
    Completions { items, is_complete }
}

/// An entry; `name` is the name by which it was found, if not by its id.
fn of_entry(place: &Place<'_>, entry: &Entry, name: Option<&str>) -> Completion {
    let detail = format!("{}, {}", entry.name.value, entry.kind.as_str());
    let mut item = place.value(&entry.id.value, detail, CompletionKind::Reference);
    item.entity = Some(EntityKey::Entry(entry.id.value.clone()));
    if let Some(name) = name {
        let quote = if place.is_quoted() { "\"" } else { "" };
        item.filter = format!("{quote}{name}");
    }
    item
}
