//! Every place that names an entity.

use super::definition::{entity_of, entry_at};
use super::target::target_at;
use super::{ArticleView, Place, RegistryView, Target, TargetFile};
use crate::analysis::{Entity, EntityKey};
use crate::registry::{EntryIndex, Registry};
use crate::text::TextSize;
use std::path::Path;

/// Every mention over the corpus of the entity at an offset (bytes), misspellings included, by path and offset.
/// `with_entry` adds the id of its registry entry, in front. An ambiguous name has the mentions in this article that
/// are ambiguous in the same way: elsewhere it may mean somebody else. `None` where no entity stands.
pub fn references(
    view: &ArticleView<'_>,
    offset: TextSize,
    with_entry: bool,
) -> Option<Vec<Place>> {
    let target = target_at(view.article, offset)?;
    let entity = entity_of(&target)?;
    let Some(key) = view.article.key(entity) else {
        return Some(view.mentions_here(entity).collect());
    };
    let mut places = Vec::new();
    if let (true, Entity::Entry(index)) = (with_entry, entity) {
        places.push(entry_id(view.article.registry(), *index, None));
    }
    places.extend(view.mentions(&key));
    Some(places)
}

/// Every mention over the corpus of the entity whose id or name stands at an offset (bytes) of a registry file, by path
/// and offset. `with_entry` adds the id of its entry, in front. `None` where neither stands.
pub fn references_in_registry(
    view: &RegistryView<'_>,
    offset: TextSize,
    with_entry: bool,
) -> Option<Vec<Place>> {
    let (_, index) = entry_at(view, offset)?;
    let key = EntityKey::Entry(view.registry.entry(index).id.value.clone());
    let mut places = Vec::new();
    if with_entry {
        places.push(entry_id(view.registry, index, Some(&view.file.path)));
    }
    places.extend(
        view.corpus
            .mentions(&key)
            .into_iter()
            .map(|location| Place {
                file: TargetFile::Article(location.file),
                range: location.range,
            }),
    );
    Some(places)
}

fn entry_id(registry: &Registry, index: EntryIndex, this: Option<&Path>) -> Place {
    let target = Target::entry(registry, index, this);
    Place {
        file: target.file,
        range: target.range,
    }
}
