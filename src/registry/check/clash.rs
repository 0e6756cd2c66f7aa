//! One name on two entries.
//!
//! Names, names of certain days, aliases, acronyms and misspellings count. Adjectives, plurals and short forms do not:
//! text tells them apart as a rule, and half of the world's countries share an adjective with a people. Silent are
//! also a people and a place of one name (Kokang), and two entries of which one is a part or member of the other
//! (Yangon, the city, in Yangon, the region): which of the two is meant makes no contradiction.

use super::{Place, pointing_at};
use crate::registry::{EntityKind, Entry, EntryIndex, FormKind, Registry};
use crate::text::{Problem, TextRange, fold};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// Entries with one name that a further one is compared with.
const COMPARED: usize = 4;

#[derive(Debug, Clone, Copy)]
struct Bearer {
    entry: EntryIndex,
    kind: FormKind,
    range: TextRange,
}

/// Reports each pair of entries once, at the later one.
pub(super) fn check(registry: &Registry, problems: &mut Vec<(u32, Problem)>) {
    let mut first: FxHashMap<Cow<'_, str>, Bearer> = FxHashMap::default();
    first.reserve(registry.entries.len());
    let mut more: FxHashMap<(EntryIndex, TextRange), Vec<Bearer>> = FxHashMap::default();
    let mut reported: FxHashSet<(EntryIndex, EntryIndex)> = FxHashSet::default();
    for (index, entry) in registry.iter() {
        for form in entry.forms() {
            if matches!(
                form.kind,
                FormKind::Adjective | FormKind::Plural | FormKind::Short
            ) {
                continue;
            }
            let bearer = Bearer {
                entry: index,
                kind: form.kind,
                range: form.range,
            };
            let earliest = match first.entry(fold(form.text)) {
                std::collections::hash_map::Entry::Vacant(slot) => {
                    slot.insert(bearer);
                    continue;
                }
                std::collections::hash_map::Entry::Occupied(slot) => *slot.get(),
            };
            let others = more.entry((earliest.entry, earliest.range)).or_default();
            let clash = std::iter::once(&earliest)
                .chain(others.iter())
                .find(|other| is_clash(registry, other, &bearer));
            if let Some(other) = clash
                && reported.insert((other.entry, index))
            {
                let problem = report(registry, other, &bearer, form.text);
                problems.push((registry.file_place(index), problem));
            }
            if others.len() < COMPARED {
                others.push(bearer);
            }
        }
    }
}

fn is_clash(registry: &Registry, a: &Bearer, b: &Bearer) -> bool {
    if a.entry == b.entry {
        return (a.kind == FormKind::Misspelling) != (b.kind == FormKind::Misspelling);
    }
    let (one, other) = (registry.entry(a.entry), registry.entry(b.entry));
    !(is_people_and_place(one, other)
        || is_people_and_place(other, one)
        || belongs(one, other)
        || belongs(other, one))
}

fn is_people_and_place(people: &Entry, place: &Entry) -> bool {
    people.people && place.kind == EntityKind::Place
}

fn belongs(part: &Entry, whole: &Entry) -> bool {
    part.part_of
        .iter()
        .chain(&part.member_of)
        .any(|link| link.id.value == whole.id.value)
}

fn report(registry: &Registry, other: &Bearer, bearer: &Bearer, name: &str) -> Problem {
    let word = |kind: FormKind| match kind {
        FormKind::Misspelling => "a misspelling",
        FormKind::Acronym => "an acronym",
        _ => "a name",
    };
    let other_id = &registry.entry(other.entry).id.value;
    let message = if other.entry == bearer.entry {
        format!("\"{name}\" is both a right form and a misspelling of `{other_id}`.")
    } else {
        format!(
            "\"{name}\" is {} of `{}` and {} of `{other_id}`. Articles that use it have to make clear which one is meant.",
            word(bearer.kind),
            registry.entry(bearer.entry).id.value,
            word(other.kind),
        )
    };
    let what = format!("\"{name}\" as {} of `{other_id}`", word(other.kind));
    let place = Place {
        file: registry.file_place(other.entry),
        range: other.range,
        what: &what,
    };
    let problem = Problem::new("registry/alias-clash", bearer.range, message);
    pointing_at(registry, registry.file_place(bearer.entry), problem, &place)
}

#[cfg(test)]
mod tests {
    use crate::registry::check::tests::problems;

    #[test]
    fn two_groups_with_one_acronym_clash_once() {
        let text = r#"
[ssa-north]
kind = "group"
name = "Shan State Progress Party"
aliases = ["Shan State Army"]
acronym = "SSA"

[ssa-south]
kind = "group"
name = "Restoration Council of Shan State"
aliases = ["Shan State Army"]
acronym = "SSA"
"#;
        let found = problems(&[("registry/groups.toml", text)]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "registry/alias-clash");
        assert!(found[0].2.contains("ssa-north") && found[0].2.contains("ssa-south"));
    }

    #[test]
    fn a_people_and_its_place_may_share_a_name() {
        let groups = r#"
[kokang]
kind = "group"
people = true
name = "Kokang"
adjectives = ["Kokang"]
"#;
        let places = r#"
[kokang-region]
kind = "place"
name = "Kokang"

[yangon-region]
kind = "place"
name = "Yangon"

[yangon]
kind = "place"
name = "Yangon"
part_of = ["yangon-region"]

[congo]
kind = "place"
name = "Congo"
adjectives = ["Congolese"]

[dr-congo]
kind = "place"
name = "Democratic Republic of the Congo"
adjectives = ["Congolese"]
"#;
        let files = [
            ("registry/groups.toml", groups),
            ("registry/places.toml", places),
        ];
        assert_eq!(problems(&files), []);
    }

    #[test]
    fn a_misspelling_that_is_a_name_elsewhere_clashes() {
        let text = r#"
[gun-maw]
kind = "person"
name = "Gun Maw"
misspellings = ["Gum Maw", "Gun Maw"]

[gum-maw]
kind = "person"
name = "Gum Maw"
"#;
        let found = problems(&[("registry/people.toml", text)]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].2.contains("both a right form and a misspelling"));
        assert!(found[1].2.contains("a misspelling of `gun-maw`"));
    }
}
