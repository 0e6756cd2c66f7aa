//! Jumps: to what an entity is defined by, to what it is part of, to its parts.

use super::target::{AnnotationPart, ArticleTarget, target_at};
use super::{ArticleView, Jump, RegistryView, Target, TargetFile};
use crate::analysis::{AnchorOrigin, DateMention, Entity, EntityKey, Mention};
use crate::corpus::Location;
use crate::dates::Origin;
use crate::registry::{EntryIndex, KeyMeaning, Registry};
use crate::text::{TextRange, TextSize};

/// From a name to its registry entry, or without one to its introduction: in this article, or in the earliest of the
/// corpus. From a date phrase to what it was resolved from: an earlier phrase, the `date:` line or the dateline. From
/// `ref=` to the entry. An ambiguous name leads to all the entries that it may mean.
pub fn definition(view: &ArticleView<'_>, offset: TextSize) -> Option<Jump> {
    let target = target_at(view.article, offset)?;
    let origin = target.range();
    let targets = match target {
        ArticleTarget::Date(date) => resolved_from(view, date),
        ArticleTarget::Annotation(target) if target.mention.is_none() => match target.part {
            AnnotationPart::Value(attribute) if attribute.key == "ref" => {
                let registry = view.article.registry();
                let index = registry.get(&attribute.value)?;
                vec![Target::entry(registry, index, None)]
            }
            _ => resolved_from(view, target.date?),
        },
        _ => {
            let entity = entity_of(&target)?;
            let entries = entries_of(view, entity);
            if entries.is_empty() {
                introduction(view, entity).into_iter().collect()
            } else {
                entries
            }
        }
    };
    Jump::new(origin, targets)
}

/// From a name to its introduction in this article.
pub fn declaration(view: &ArticleView<'_>, offset: TextSize) -> Option<Jump> {
    let target = target_at(view.article, offset)?;
    let introduction = introduction_here(view, entity_of(&target)?)?;
    Jump::new(target.range(), vec![introduction])
}

/// From a name to the entries that the entity is part of or a member of on the article's date.
pub fn type_definition(view: &ArticleView<'_>, offset: TextSize) -> Option<Jump> {
    related_entries(view, offset, |registry, index| {
        registry.parents(index, view.article.anchor.date)
    })
}

/// From a name to the entries of the entity's parts and members.
pub fn implementation(view: &ArticleView<'_>, offset: TextSize) -> Option<Jump> {
    related_entries(view, offset, Registry::children)
}

/// From an id or name in a registry file to its entry.
pub fn definition_in_registry(view: &RegistryView<'_>, offset: TextSize) -> Option<Jump> {
    let (origin, index) = entry_at(view, offset)?;
    Jump::new(origin, vec![registry_target(view, index)])
}

/// From an id or name in a registry file to the introduction in the earliest article of the corpus.
pub fn declaration_in_registry(view: &RegistryView<'_>, offset: TextSize) -> Option<Jump> {
    let (origin, index) = entry_at(view, offset)?;
    let key = EntityKey::Entry(view.registry.entry(index).id.value.clone());
    let introduction = view.corpus.introduction(&key)?;
    Jump::new(origin, vec![elsewhere(introduction)])
}

/// From an id or name in a registry file to the entries that it is part of or a member of, on whatever day.
pub fn type_definition_in_registry(view: &RegistryView<'_>, offset: TextSize) -> Option<Jump> {
    let (origin, index) = entry_at(view, offset)?;
    let parents = view.registry.parents(index, None);
    Jump::new(origin, registry_targets(view, parents))
}

/// From an id or name in a registry file to the entries of its parts and members.
pub fn implementation_in_registry(view: &RegistryView<'_>, offset: TextSize) -> Option<Jump> {
    let (origin, index) = entry_at(view, offset)?;
    let children = view.registry.children(index);
    Jump::new(origin, registry_targets(view, children))
}

/// The entity that a target names or is marked as.
pub(super) fn entity_of<'a>(target: &ArticleTarget<'a>) -> Option<&'a Entity> {
    match target {
        ArticleTarget::Mention(mention) => Some(&mention.entity),
        ArticleTarget::Annotation(target) => target.mention.map(|mention| &mention.entity),
        _ => None,
    }
}

/// The id or name at a place of a registry file and the entry that it stands for.
pub(super) fn entry_at(
    view: &RegistryView<'_>,
    offset: TextSize,
) -> Option<(TextRange, EntryIndex)> {
    let key = view.file.key_at(offset)?;
    match &key.meaning {
        KeyMeaning::Id(id) | KeyMeaning::Reference(id) | KeyMeaning::Name(id) => {
            Some((key.range, view.registry.get(id)?))
        }
        KeyMeaning::Key(_) => None,
    }
}

fn related_entries(
    view: &ArticleView<'_>,
    offset: TextSize,
    related: impl Fn(&Registry, EntryIndex) -> Vec<EntryIndex>,
) -> Option<Jump> {
    let target = target_at(view.article, offset)?;
    let Entity::Entry(index) = entity_of(&target)? else {
        return None;
    };
    let registry = view.article.registry();
    let targets = related(registry, *index)
        .into_iter()
        .map(|index| Target::entry(registry, index, None))
        .collect();
    Jump::new(target.range(), targets)
}

fn entries_of(view: &ArticleView<'_>, entity: &Entity) -> Vec<Target> {
    let registry = view.article.registry();
    let entry = |index: &EntryIndex| Target::entry(registry, *index, None);
    match entity {
        Entity::Entry(index) => vec![entry(index)],
        Entity::Ambiguous(candidates) => candidates.iter().map(entry).collect(),
        Entity::Local(_) => Vec::new(),
    }
}

fn introduction(view: &ArticleView<'_>, entity: &Entity) -> Option<Target> {
    introduction_here(view, entity).or_else(|| {
        let key = view.article.key(entity)?;
        let first = view.corpus.introduction(&key)?;
        (Some(first.file) != view.file).then(|| elsewhere(first))
    })
}

fn introduction_here(view: &ArticleView<'_>, entity: &Entity) -> Option<Target> {
    let mention = view.article.introduction(entity)?;
    Some(Target {
        file: TargetFile::This,
        range: mention.range,
        full_range: with_annotation(view, mention),
    })
}

/// A mention with the brackets and attributes around it.
fn with_annotation(view: &ArticleView<'_>, mention: &Mention) -> TextRange {
    let annotation = mention.annotation.and_then(|annotation| {
        let placed = view.article.blocks.get(mention.block as usize)?;
        let annotations = &placed.analysis.inlines.annotations;
        Some(annotations.get(annotation as usize)?.range + placed.start)
    });
    annotation.map_or(mention.range, |range| range.cover(mention.range))
}

fn resolved_from(view: &ArticleView<'_>, date: &DateMention) -> Vec<Target> {
    let here = |range: TextRange| {
        vec![Target {
            file: TargetFile::This,
            range,
            full_range: range,
        }]
    };
    match date.resolution.origin {
        Origin::Anchor => match view.article.anchor.origin {
            AnchorOrigin::FrontMatter(range) | AnchorOrigin::Dateline(range) => here(range),
            AnchorOrigin::FileName | AnchorOrigin::None => Vec::new(),
        },
        Origin::Phrase(place) => view
            .article
            .dates
            .get(place as usize)
            .map(|earlier| here(earlier.range))
            .unwrap_or_default(),
        Origin::Absolute | Origin::Unanchored | Origin::Impossible => Vec::new(),
    }
}

fn elsewhere(location: Location) -> Target {
    Target {
        file: TargetFile::Article(location.file),
        range: location.range,
        full_range: location.range,
    }
}

fn registry_target(view: &RegistryView<'_>, index: EntryIndex) -> Target {
    Target::entry(view.registry, index, Some(&view.file.path))
}

fn registry_targets(view: &RegistryView<'_>, entries: Vec<EntryIndex>) -> Vec<Target> {
    entries
        .into_iter()
        .map(|index| registry_target(view, index))
        .collect()
}
