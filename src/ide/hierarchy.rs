//! The tree of groups and places: what an entry is part of or a member of, and its parts and members.

use super::card::{kind_summary, span};
use super::definition::{entity_of, entry_at};
use super::target::target_at;
use super::{ArticleView, RegistryView, Target};
use crate::analysis::Entity;
use crate::markup::EntityKind;
use crate::registry::{EntryIndex, Registry};
use crate::text::TextSize;

/// An entry in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HierarchyItem {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// What narrows its kind down, and the days on which it belonged to what was asked about, or the reverse.
    pub detail: String,
    /// Where its entry stands.
    pub target: Target,
}

/// Which way the tree is climbed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HierarchyWay {
    /// To what an entry is part of or a member of.
    Up,
    /// To its parts and members.
    Down,
}

/// The entries that the name at an offset (bytes) of an article may stand for: one, unless the name is ambiguous.
pub fn hierarchy(view: &ArticleView<'_>, offset: TextSize) -> Vec<HierarchyItem> {
    let registry = view.article.registry();
    let target = target_at(view.article, offset);
    let entity = target.as_ref().and_then(entity_of);
    let entries = match entity {
        Some(Entity::Entry(index)) => std::slice::from_ref(index),
        Some(Entity::Ambiguous(candidates)) => candidates,
        Some(Entity::Local(_)) | None => &[],
    };
    entries
        .iter()
        .map(|index| item(registry, *index, None))
        .collect()
}

/// The entry whose id or name stands at an offset (bytes) of a registry file.
pub fn hierarchy_in_registry(view: &RegistryView<'_>, offset: TextSize) -> Option<HierarchyItem> {
    let (_, index) = entry_at(view, offset)?;
    Some(item(view.registry, index, None))
}

/// The entries one step away from an entry, on whatever day, but for those that `seen` names: on a way that comes back to
/// where it was they would lead round for ever. In the file's order up, in the registry's order down.
pub fn hierarchy_step(
    registry: &Registry,
    id: &str,
    way: HierarchyWay,
    seen: &[String],
) -> Vec<HierarchyItem> {
    let Some(index) = registry.get(id) else {
        return Vec::new();
    };
    let found = match way {
        HierarchyWay::Up => registry.parents(index, None),
        HierarchyWay::Down => registry.children(index),
    };
    let is_new = |index: &EntryIndex| {
        let found = &registry.entry(*index).id.value;
        found != id && !seen.contains(found)
    };
    let with_days = |found: EntryIndex| {
        let days = match way {
            HierarchyWay::Up => days(registry, index, found),
            HierarchyWay::Down => days(registry, found, index),
        };
        item(registry, found, days)
    };
    found.into_iter().filter(is_new).map(with_days).collect()
}

/// On which days an entry belonged to another, as its links say: `until 1961`.
fn days(registry: &Registry, child: EntryIndex, parent: EntryIndex) -> Option<String> {
    let child = registry.entry(child);
    let parent = &registry.entry(parent).id.value;
    let links = child.part_of.iter().chain(&child.member_of);
    let spans: Vec<String> = links
        .filter(|link| link.id.value == *parent)
        .filter_map(|link| span(link.from.as_ref(), link.to.as_ref()))
        .collect();
    (!spans.is_empty()).then(|| spans.join(", "))
}

fn item(registry: &Registry, index: EntryIndex, days: Option<String>) -> HierarchyItem {
    let entry = registry.entry(index);
    let mut detail = kind_summary(entry);
    detail.extend(days);
    HierarchyItem {
        id: entry.id.value.clone(),
        name: entry.name.value.clone(),
        kind: entry.kind,
        detail: detail.join(", "),
        target: Target::entry(registry, index, None),
    }
}
