//! Problems that only show across entries.
//!
//! Each check takes time nearly linear in the registry: it runs at every change of a registry file.

mod clash;
mod cycle;
mod holders;

use super::{Entry, Registry};
use crate::text::{Edit, Fix, Problem, TextRange, nearest};
use std::sync::Arc;

/// Comparisons of ids that the search for what unknown ids may have meant can cost in all. A registry in which thousands
/// of ids are unknown lacks a file, and no id near to them helps.
const NEAREST_BUDGET: usize = 500_000;

/// Duplicate ids, unknown ids, cycles, alias clashes and overlapping holders, each with the place of its file in
/// [`Registry::files`]; by file and place.
pub(super) fn across(registry: &Registry) -> Vec<(u32, Problem)> {
    let mut problems = Vec::new();
    duplicate_ids(registry, &mut problems);
    unknown_ids(registry, &mut problems);
    cycle::check(registry, &mut problems);
    clash::check(registry, &mut problems);
    holders::check(registry, &mut problems);
    problems.sort_by_key(|(file, problem)| (*file, problem.range.start(), problem.range.end()));
    problems
}

fn duplicate_ids(registry: &Registry, problems: &mut Vec<(u32, Problem)>) {
    for (place, file) in (0u32..).zip(&registry.files) {
        for entry in &file.entries {
            let Some(index) = registry.get(&entry.id.value) else {
                continue;
            };
            let first = &registry.entries[index.0 as usize];
            if Arc::ptr_eq(first, entry) {
                continue;
            }
            let other = Place {
                file: registry.file_place(index),
                range: first.id.range,
                what: "the first entry with this id",
            };
            let message = format!(
                "`{}` is the id of an earlier entry too; this one is not read.",
                entry.id.value
            );
            let problem = Problem::new("registry/duplicate-id", entry.id.range, message);
            problems.push((place, pointing_at(registry, place, problem, &other)));
        }
    }
}

fn unknown_ids(registry: &Registry, problems: &mut Vec<(u32, Problem)>) {
    let mut budget = NEAREST_BUDGET;
    for (index, entry) in registry.iter() {
        for id in references(entry) {
            if registry.get(&id.value).is_some() {
                continue;
            }
            let mut near = None;
            if let Some(rest) = budget.checked_sub(registry.entries.len()) {
                budget = rest;
                let ids = registry.entries.iter().map(|entry| entry.id.value.as_str());
                near = nearest(&id.value, ids);
            }
            let message = match near {
                Some(near) => format!("No entry has the id `{}`; `{near}` is near.", id.value),
                None => format!("No entry has the id `{}`.", id.value),
            };
            let mut problem = Problem::new("registry/unknown-id", id.range, message);
            if let Some(near) = near {
                problem.fixes.push(Fix::doubtful(
                    format!("Replace by `{near}`"),
                    vec![Edit::replace(id.range, near)],
                ));
            }
            problems.push((registry.file_place(index), problem));
        }
    }
}

/// The ids of other entries that an entry names.
fn references(entry: &Entry) -> impl Iterator<Item = &super::Valued<String>> {
    entry
        .part_of
        .iter()
        .chain(&entry.member_of)
        .map(|link| &link.id)
        .chain(entry.roles.iter().filter_map(|role| role.of.as_ref()))
}

/// Another place that a problem speaks of.
struct Place<'a> {
    file: u32,
    range: TextRange,
    /// What stands there.
    what: &'a str,
}

/// The problem with the other place: as a related place in the same file, else in words.
fn pointing_at(registry: &Registry, file: u32, mut problem: Problem, other: &Place<'_>) -> Problem {
    if other.file == file {
        let mut what = other.what.chars();
        let first = what.next().map(|char| char.to_ascii_uppercase());
        let what: String = first.into_iter().chain(what).collect();
        return problem.with_related(other.range, what);
    }
    let path = &registry.files[other.file as usize].path;
    let name = path.file_name().unwrap_or(path.as_os_str());
    problem
        .message
        .push_str(&format!(" In {}: {}.", name.to_string_lossy(), other.what));
    problem
}

#[cfg(test)]
mod tests {
    use crate::registry::tests::registry;

    /// The problems across entries of files that are given by name and text: rule, what is marked, message.
    pub(super) fn problems(files: &[(&str, &str)]) -> Vec<(&'static str, String, String)> {
        let registry = registry(files);
        registry
            .problems
            .iter()
            .map(|(file, problem)| {
                let text = &registry.files[*file as usize].text;
                let marked = text[problem.range].to_owned();
                (problem.rule, marked, problem.message.clone())
            })
            .collect()
    }

    #[test]
    fn an_id_given_twice_is_reported_at_the_second_entry() {
        let kio = "[kio]\nkind = \"group\"\nname = \"Kachin Independence Organization\"\n";
        let other = "[kio]\nkind = \"place\"\nname = \"Kio\"\n";
        let found = registry(&[("registry/groups.toml", &format!("{kio}\n{other}"))]);
        assert_eq!(found.entries.len(), 1);
        let (_, problem) = &found.problems[0];
        assert_eq!(problem.rule, "registry/duplicate-id");
        assert_eq!(usize::from(problem.range.start()), kio.len() + 2);
        assert_eq!(usize::from(problem.related[0].range.start()), 1);

        let found = problems(&[
            ("registry/groups.toml", kio),
            ("registry/places.toml", other),
        ]);
        assert_eq!(found.len(), 1);
        assert!(found[0].2.contains("In groups.toml"), "{found:?}");
    }

    #[test]
    fn an_unknown_id_gets_the_nearest_one() {
        let text = r#"
[kachin]
kind = "group"
name = "Kachin"

[kio]
kind = "group"
name = "Kachin Independence Organization"
part_of = ["kachni"]

[gun-maw]
kind = "person"
name = "Gun Maw"
member_of = [{ id = "kio" }]
roles = [{ title = "Vice Chief of Staff", of = "kia-headquarters" }]
"#;
        let found = registry(&[("registry/groups.toml", text)]);
        let [(_, first), (_, second)] = &found.problems[..] else {
            panic!("{:?}", found.problems);
        };
        assert_eq!(&text[first.range], "kachni");
        assert_eq!(first.fixes[0].edits[0].text, "kachin");
        assert!(!first.fixes[0].safe);
        assert_eq!(&text[second.range], "kia-headquarters");
        assert_eq!(second.fixes, []);
    }
}
