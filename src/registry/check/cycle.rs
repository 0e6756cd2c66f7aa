//! Entries that are parts of themselves.

use crate::registry::{EntryIndex, Link, Registry};
use crate::text::Problem;

/// Ids of a cycle that its message names.
const SHOWN: usize = 6;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    /// On the way that is walked, at this depth.
    Open(usize),
    Done,
}

/// Reports each link by `part_of` or `member_of` that closes a circle. A walk in depth over all links, each once.
pub(super) fn check(registry: &Registry, problems: &mut Vec<(u32, Problem)>) {
    let mut states = vec![State::New; registry.entries.len()];
    let mut way: Vec<(EntryIndex, usize)> = Vec::new();
    for (start, _) in registry.iter() {
        if states[start.0 as usize] == State::New {
            states[start.0 as usize] = State::Open(0);
            way.push((start, 0));
        }
        while let Some((at, next)) = way.last_mut() {
            let at = *at;
            let Some(link) = link(registry, at, *next) else {
                states[at.0 as usize] = State::Done;
                way.pop();
                continue;
            };
            *next += 1;
            let Some(target) = registry.get(&link.id.value) else {
                continue;
            };
            match states[target.0 as usize] {
                State::New => {
                    states[target.0 as usize] = State::Open(way.len());
                    way.push((target, 0));
                }
                State::Open(depth) => {
                    let problem = report(registry, link, target, &way[depth..]);
                    problems.push((registry.file_place(at), problem));
                }
                State::Done => {}
            }
        }
    }
}

fn link(registry: &Registry, index: EntryIndex, place: usize) -> Option<&Link> {
    let entry = registry.entry(index);
    let parents = entry.part_of.len();
    match place.checked_sub(parents) {
        Some(place) => entry.member_of.get(place),
        None => entry.part_of.get(place),
    }
}

fn report(
    registry: &Registry,
    link: &Link,
    target: EntryIndex,
    circle: &[(EntryIndex, usize)],
) -> Problem {
    let id = |index: EntryIndex| registry.entry(index).id.value.as_str();
    let mut ids: Vec<&str> = circle
        .iter()
        .take(SHOWN)
        .map(|(index, _)| id(*index))
        .collect();
    if circle.len() > SHOWN {
        ids.push("…");
    }
    ids.push(id(target));
    let message = format!(
        "`{}` belongs to itself: {}. Take one of these links out.",
        id(target),
        ids.join(" → ")
    );
    Problem::new("registry/cycle", link.id.range, message)
}

#[cfg(test)]
mod tests {
    use crate::registry::check::tests::problems;

    #[test]
    fn a_circle_is_reported_once_at_the_link_that_closes_it() {
        let text = r#"
[kia]
kind = "group"
name = "Kachin Independence Army"
part_of = ["kio"]

[kio]
kind = "group"
name = "Kachin Independence Organization"
part_of = ["kachin"]

[kachin]
kind = "group"
name = "Kachin"
part_of = ["kia"]

[laiza]
kind = "place"
name = "Laiza"
part_of = ["laiza"]
"#;
        let found = problems(&[("registry/groups.toml", text)]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!((found[0].0, found[0].1.as_str()), ("registry/cycle", "kia"));
        assert!(found[0].2.contains("kia → kio → kachin → kia"));
        assert!(found[1].2.contains("laiza → laiza"));
    }

    #[test]
    fn two_ways_to_one_parent_are_no_circle() {
        let text = r#"
[northern-alliance]
kind = "group"
name = "Northern Alliance"
[kia]
kind = "group"
name = "Kachin Independence Army"
part_of = ["kio"]
member_of = ["northern-alliance"]
[kio]
kind = "group"
name = "Kachin Independence Organization"
member_of = ["northern-alliance"]
"#;
        assert_eq!(problems(&[("registry/groups.toml", text)]), []);
    }
}
