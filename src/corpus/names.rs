//! Entities as numbers.

use crate::analysis::EntityKey;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Up to how many entities the upper layer takes before it is merged into the lower one.
const RECENT: usize = 1024;

/// Gives every entity a number that stays its own, whatever becomes of the registry. Two layers: a change copies the
/// small one only.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    base: Arc<Layer>,
    recent: Arc<Layer>,
}

#[derive(Debug, Clone, Default)]
struct Layer {
    keys: Vec<Arc<EntityKey>>,
    ids: FxHashMap<Arc<EntityKey>, u32>,
}

impl Layer {
    fn push(&mut self, key: Arc<EntityKey>, id: u32) {
        self.keys.push(Arc::clone(&key));
        self.ids.insert(key, id);
    }
}

impl Names {
    /// How many entities have a number.
    pub(super) fn len(&self) -> usize {
        self.base.keys.len() + self.recent.keys.len()
    }

    /// The number of an entity.
    pub(super) fn get(&self, key: &EntityKey) -> Option<u32> {
        self.base
            .ids
            .get(key)
            .or_else(|| self.recent.ids.get(key))
            .copied()
    }

    /// The entity with a number.
    pub(super) fn key(&self, id: u32) -> Option<&EntityKey> {
        let id = id as usize;
        match id.checked_sub(self.base.keys.len()) {
            None => self.base.keys.get(id),
            Some(id) => self.recent.keys.get(id),
        }
        .map(Arc::as_ref)
    }

    /// The number of an entity, a new one if it has none.
    pub(super) fn intern(&mut self, key: EntityKey) -> u32 {
        if let Some(id) = self.get(&key) {
            return id;
        }
        let id = u32::try_from(self.len()).unwrap_or(u32::MAX);
        let key = Arc::new(key);
        // While nothing else holds the lower layer, as during the first index, it takes new entities itself.
        if self.recent.keys.is_empty()
            && let Some(base) = Arc::get_mut(&mut self.base)
        {
            base.push(key, id);
            return id;
        }
        Arc::make_mut(&mut self.recent).push(key, id);
        if self.recent.keys.len() >= RECENT {
            self.merge();
        }
        id
    }

    fn merge(&mut self) {
        let recent = std::mem::take(&mut self.recent);
        let base = Arc::make_mut(&mut self.base);
        for key in &recent.keys {
            let id = u32::try_from(base.keys.len()).unwrap_or(u32::MAX);
            base.push(Arc::clone(key), id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(number: usize) -> EntityKey {
        EntityKey::Entry(format!("group-{number}"))
    }

    #[test]
    fn numbers_stay_through_layers_and_merges() {
        let mut names = Names::default();
        for number in 0..10 {
            names.intern(key(number));
        }
        let snapshot = names.clone();
        for number in 0..3000 {
            assert_eq!(names.intern(key(number)) as usize, number);
        }
        for number in 0..3000 {
            assert_eq!(names.get(&key(number)), u32::try_from(number).ok());
            assert_eq!(
                names.key(u32::try_from(number).unwrap()),
                Some(&key(number))
            );
        }
        assert_eq!(snapshot.len(), 10);
        assert_eq!(snapshot.get(&key(10)), None);
    }
}
