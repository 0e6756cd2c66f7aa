//! The tree of groups and places.

use super::{Entry, EntryIndex, Held, Link, Registry};
use crate::dates::Date;
use rustc_hash::FxHashSet;

/// The parts and members of every entry, by its index.
#[derive(Debug, Default)]
pub(super) struct Children {
    /// Where the children of each entry start in `all`, and where those of the last one end.
    starts: Vec<u32>,
    all: Vec<EntryIndex>,
}

impl Children {
    /// Follows all links of the registry backwards.
    pub(super) fn new(registry: &Registry) -> Self {
        let mut pairs: Vec<(EntryIndex, EntryIndex)> = Vec::new();
        for (child, entry) in registry.iter() {
            for link in links(entry) {
                if let Some(parent) = registry.get(&link.id.value) {
                    pairs.push((parent, child));
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0u32; registry.entries.len() + 1];
        for (parent, _) in &pairs {
            starts[parent.0 as usize + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        Self {
            starts,
            all: pairs.into_iter().map(|(_, child)| child).collect(),
        }
    }

    fn of(&self, parent: EntryIndex) -> &[EntryIndex] {
        let place = parent.0 as usize;
        match self.starts.get(place..place + 2) {
            Some(&[start, end]) => &self.all[start as usize..end as usize],
            _ => &[],
        }
    }
}

impl Registry {
    /// What an entry is part of or a member of, directly, on `day` (on any day without one); in the file's order.
    pub fn parents(&self, index: EntryIndex, day: Option<Date>) -> Vec<EntryIndex> {
        let mut parents = Vec::new();
        for parent in self.parents_on(index, day) {
            if !parents.contains(&parent) {
                parents.push(parent);
            }
        }
        parents
    }

    /// The parts and members of an entry, directly and on any day; in the registry's order.
    pub fn children(&self, index: EntryIndex) -> Vec<EntryIndex> {
        self.children.of(index).to_vec()
    }

    /// The way up from an entry: its parent, that one's parent and so on, along the first link of each that may have
    /// held on `day`; ends before an entry would come again.
    pub fn ancestors(&self, index: EntryIndex, day: Option<Date>) -> Vec<EntryIndex> {
        let mut way = Vec::new();
        let mut seen = FxHashSet::from_iter([index]);
        let mut at = index;
        while let Some(parent) = self.parents_on(at, day).next() {
            if !seen.insert(parent) {
                break;
            }
            way.push(parent);
            at = parent;
        }
        way
    }

    fn parents_on(&self, index: EntryIndex, day: Option<Date>) -> impl Iterator<Item = EntryIndex> {
        links(self.entry(index))
            .filter(move |link| day.is_none_or(|day| link.held_on(day) != Held::No))
            .filter_map(|link| self.get(&link.id.value))
    }
}

impl Link {
    /// Whether the link held on `day`.
    pub fn held_on(&self, day: Date) -> Held {
        Held::on(day, self.from.as_ref(), self.to.as_ref())
    }
}

fn links(entry: &Entry) -> impl Iterator<Item = &Link> {
    entry.part_of.iter().chain(&entry.member_of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::tests::registry;

    const GROUPS: &str = r#"
[kachin]
kind = "group"
name = "Kachin"
part_of = ["kia"]

[kio]
kind = "group"
name = "Kachin Independence Organization"
part_of = ["kachin"]

[kia]
kind = "group"
name = "Kachin Independence Army"
part_of = [{ id = "bgf", to = 1961 }, "kio"]

[bgf]
kind = "group"
name = "Border Guard Force"

[gun-maw]
kind = "person"
name = "Gun Maw"
member_of = ["kia", "kio"]
"#;

    fn ids(registry: &Registry, entries: &[EntryIndex]) -> Vec<String> {
        entries
            .iter()
            .map(|index| registry.entry(*index).id.value.clone())
            .collect()
    }

    fn index(registry: &Registry, id: &str) -> EntryIndex {
        registry.get(id).expect(id)
    }

    #[test]
    fn parts_and_members_are_children() {
        let registry = registry(&[("registry/groups.toml", GROUPS)]);
        let children = |id| ids(&registry, &registry.children(index(&registry, id)));
        assert_eq!(children("kio"), ["kia", "gun-maw"]);
        assert_eq!(children("kia"), ["kachin", "gun-maw"]);
        assert_eq!(children("gun-maw"), Vec::<String>::new());
    }

    #[test]
    fn the_way_up_ends_at_a_repetition() {
        let registry = registry(&[("registry/groups.toml", GROUPS)]);
        let day = Date::new(2015, 3, 23).ok();
        let way = registry.ancestors(index(&registry, "gun-maw"), day);
        assert_eq!(ids(&registry, &way), ["kia", "kio", "kachin"]);
        let way = registry.ancestors(index(&registry, "kio"), day);
        assert_eq!(ids(&registry, &way), ["kachin", "kia"]);
    }

    #[test]
    fn a_link_that_had_ended_is_no_parent() {
        let registry = registry(&[("registry/groups.toml", GROUPS)]);
        let parents = |day| ids(&registry, &registry.parents(index(&registry, "kia"), day));
        assert_eq!(parents(Date::new(2015, 3, 23).ok()), ["kio"]);
        assert_eq!(parents(Date::new(1960, 3, 23).ok()), ["bgf", "kio"]);
        assert_eq!(parents(None), ["bgf", "kio"]);
    }
}
