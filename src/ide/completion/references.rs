//! Ids for `ref=`: whom the text names, then the entries that fit what is typed.

use super::place::Place;
use super::{Completion, CompletionKind, Completions};
use crate::analysis::Article;
use crate::markup::Class;
use crate::registry::{Entry, EntryIndex};

/// How many ids are offered at once.
const MOST: usize = 100;

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
            items.push(place.value(&id, detail, CompletionKind::Reference));
        }
    }
    let typed = place.typed.to_lowercase();
    let others = registry
        .iter()
        .filter(|(index, entry)| fits(entry) && !named.contains(index))
        .filter_map(|(_, entry)| Some((entry, matched(entry, &typed)?)));
    let mut others: Vec<(&Entry, Match<'_>)> = others.collect();
    others.sort_by_key(|(entry, found)| (matches!(found, Match::Name(_)), &entry.id.value));
    let is_complete = items.len() + others.len() <= MOST;
    let room = MOST.saturating_sub(items.len());
    for (entry, found) in others.into_iter().take(room) {
        let name = match found {
            Match::Id => None,
            Match::Name(name) => Some(name),
        };
        items.push(of_entry(place, entry, name));
    }
    Completions { items, is_complete }
}

/// An entry; `name` is the name by which it was found, if not by its id.
fn of_entry(place: &Place<'_>, entry: &Entry, name: Option<&str>) -> Completion {
    let detail = format!("{}, {}", entry.name.value, entry.kind.as_str());
    let mut item = place.value(&entry.id.value, detail, CompletionKind::Reference);
    if let Some(name) = name {
        let quote = if place.is_quoted() { "\"" } else { "" };
        item.filter = format!("{quote}{name}");
    }
    item
}

/// By what an entry was found.
enum Match<'a> {
    Id,
    /// By a name, from the word on that starts as what is typed.
    Name(&'a str),
}

/// How an entry fits what is typed, in lower case.
fn matched<'a>(entry: &'a Entry, typed: &str) -> Option<Match<'a>> {
    let starts = |text: &str| text.to_lowercase().starts_with(typed);
    if words(&entry.id.value).any(starts) {
        return Some(Match::Id);
    }
    let forms = entry.forms();
    let found = forms
        .iter()
        .find_map(|form| words(form.text).find(|rest| starts(rest)));
    found.map(Match::Name)
}

/// A text from each of its words on.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_start = |at: usize| {
        let before = text[..at].chars().next_back();
        before.is_none_or(|char| !char.is_alphanumeric())
    };
    text.char_indices()
        .map(|(at, _)| at)
        .filter(move |at| is_start(*at))
        .map(|at| &text[at..])
}
