//! Reading a registry file whose TOML is broken.
//!
//! The file is parted at its table headers and each table is read by itself, so that a fault costs one entry and not
//! the file. That entry keeps its last good state, moved to where it stands now. Two tables with one id, which TOML
//! forbids, come out as two entries; the registry reports them with their places.

use super::entry::Entry;
use super::file::RegistryFile;
use super::moved::Moves;
use super::read::Reader;
use crate::text::{TextRange, TextSize, size};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::sync::Arc;
use toml::de::DeTable;

/// A table with its sub-tables, or what stands before the first table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Part<'t> {
    /// Where, in bytes.
    pub(crate) range: Range<usize>,
    /// The first key of its header; empty before the first header.
    pub(crate) id: &'t str,
    /// A sub-table such as `[kio.x]` that does not follow its table.
    pub(crate) is_stray: bool,
}

/// Parts a text at the lines that look like table headers.
pub(crate) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let header = header_id(line);
        match (header, parts.last_mut()) {
            (Some((id, true)), Some(last)) if last.id == id => last.range.end = end,
            (Some((id, is_stray)), _) => parts.push(Part {
                range: start..end,
                id,
                is_stray,
            }),
            (None, Some(last)) => last.range.end = end,
            (None, None) => parts.push(Part {
                range: start..end,
                id: "",
                is_stray: false,
            }),
        }
        start = end;
    }
    parts
}

/// The first key of a table header, whole or half written, and whether more keys follow it.
fn header_id(line: &str) -> Option<(&str, bool)> {
    let line = line.trim_start_matches('\u{feff}').trim();
    let inside = line.strip_prefix('[')?;
    let inside = inside.strip_prefix('[').unwrap_or(inside).trim_start();
    let (id, rest) = match inside.chars().next() {
        Some(quote @ ('"' | '\'')) => inside[1..].split_once(quote)?,
        _ => {
            let is_key = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-');
            inside.split_at(inside.find(|char| !is_key(char)).unwrap_or(inside.len()))
        }
    };
    let rest = rest.trim_start();
    let is_header = rest.is_empty() || rest.starts_with([']', '.', '#']);
    is_header.then(|| (id, rest.starts_with('.')))
}

/// What became of one part.
enum Outcome {
    /// It was read.
    Read,
    /// It is no valid TOML.
    Broken,
}

/// Reads the tables that are whole and takes the others from the file's last state. Whether all of them were whole.
pub(super) fn read(reader: &mut Reader<'_>, before: Option<&RegistryFile>) -> bool {
    let text = reader.toml.text;
    let known: FxHashSet<&str> = before
        .iter()
        .flat_map(|file| &file.entries)
        .map(|entry| entry.id.value.as_str())
        .collect();
    let mut broken: Vec<Part<'_>> = Vec::new();
    for part in parts(text) {
        if part.is_stray || matches!(read_part(reader, &part, &known), Outcome::Broken) {
            broken.push(part);
        }
    }
    // A table whose sub-table stands elsewhere was read in part.
    let strays: FxHashSet<&str> = broken
        .iter()
        .filter(|part| part.is_stray)
        .map(|part| part.id)
        .collect();
    reader
        .entries
        .retain(|entry| !strays.contains(entry.id.value.as_str()));
    if let Some(before) = before {
        let kept = kept(reader, before, &broken);
        reader.entries.extend(kept);
    }
    broken.is_empty()
}

/// Reads one part; `known` are the ids of the last state.
fn read_part(reader: &mut Reader<'_>, part: &Part<'_>, known: &FxHashSet<&str>) -> Outcome {
    let slice = &reader.toml.text[part.range.clone()];
    let error = match DeTable::parse(slice) {
        Ok(root) => {
            reader.read(root.get_ref(), part.range.start);
            return Outcome::Read;
        }
        Err(error) => error,
    };
    let (root, errors) = DeTable::parse_recoverable(slice);
    reader.toml.offset = part.range.start;
    let place = |reader: &Reader<'_>, span: Option<Range<usize>>| {
        reader
            .toml
            .place(span.unwrap_or_else(|| 0..first_line(slice).len()))
    };
    if errors
        .iter()
        .all(|error| error.message() == "duplicate key")
    {
        for error in errors {
            let range = place(reader, error.span());
            let message = "This key stands twice in its table; the first one holds.";
            reader.report("registry/parse", range, message);
        }
        reader.read(root.get_ref(), part.range.start);
        return Outcome::Read;
    }
    let range = place(reader, error.span());
    let consequence = match part.id {
        "" => String::new(),
        id if known.contains(id) => {
            format!(" Until it is mended, the last good state of `{id}` holds.")
        }
        id => format!(" Until it is mended, `{id}` is left out."),
    };
    let message = format!("This is not valid TOML: {}.{consequence}", error.message());
    reader.report("registry/parse", range, message);
    Outcome::Broken
}

/// The entries of the last state that stood where the text is broken now, moved there.
fn kept(reader: &Reader<'_>, before: &RegistryFile, broken: &[Part<'_>]) -> Vec<Arc<Entry>> {
    if broken.is_empty() {
        return Vec::new();
    }
    let text = reader.toml.text;
    let moves = Moves::between(&before.text, text);
    let read: FxHashSet<&str> = reader
        .entries
        .iter()
        .map(|entry| entry.id.value.as_str())
        .collect();
    let by_id: FxHashMap<&str, &Part<'_>> = broken.iter().map(|part| (part.id, part)).collect();
    let around = |offset: TextSize| {
        let place = broken.partition_point(|part| part.range.end <= offset.into());
        broken
            .get(place)
            .or(broken.last())
            .filter(|part| part.range.start <= offset.into() && part.range.end >= offset.into())
    };
    let mut kept = Vec::new();
    for entry in &before.entries {
        let id = entry.id.value.as_str();
        let home = by_id.get(id).copied();
        let home = home.or_else(|| around(moves.offset(entry.id.range.start())));
        let Some(home) = home.filter(|_| !read.contains(id)) else {
            continue;
        };
        let line = first_line(&text[home.range.clone()]);
        let header = TextRange::at(size(home.range.start), TextSize::of(line));
        let mut entry = Arc::clone(entry);
        Arc::make_mut(&mut entry).map_ranges(&|range| moves.range(range).unwrap_or(header));
        kept.push(entry);
    }
    kept
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::Registry;
    use crate::text::{Problem, apply_edits};
    use proptest::prelude::*;
    use std::path::Path;

    const WHOLE: &str = r#"# People and groups of the talks.
[kio]
kind = "group"
name = "Kachin Independence Organization"
acronym = "KIO"
part_of = ["kachin"]

[kachin]
kind = "group"
people = true
name = "Kachin"

[thein-sein]
kind = "person"
name = "Thein Sein"
name_order = "whole"
born = 1944-04-20

[[thein-sein.roles]]
title = "President"
of = "myanmar"
from = 2011-03-30
to = "2016-03"

[myanmar]
kind = "place"
name = 'Myanmar'
names = [{ name = "Burma", to = 1989-06-18, note = """
official until then""" }]
aliases = ["မြန်မာ"]
"#;

    fn parse(text: &str, before: Option<&RegistryFile>) -> RegistryFile {
        RegistryFile::parse(Path::new("registry/talks.toml"), text, before)
    }

    fn ids(file: &RegistryFile) -> Vec<&str> {
        file.entries.iter().map(|e| e.id.value.as_str()).collect()
    }

    fn parse_problems(file: &RegistryFile) -> Vec<&Problem> {
        let problems = file.problems.iter();
        problems.filter(|p| p.rule == "registry/parse").collect()
    }

    #[test]
    fn a_broken_table_keeps_its_last_good_state_where_it_stands_now() {
        let before = parse(WHOLE, None);
        assert!(before.is_current && before.problems.is_empty());
        let text = WHOLE
            .replace("# People", "# Organisations, people")
            .replace("acronym = \"KIO\"", "acronym = \"KIO");
        let file = parse(&text, Some(&before));
        assert!(!file.is_current);
        assert_eq!(ids(&file), ["kio", "kachin", "thein-sein", "myanmar"]);
        let [problem] = &parse_problems(&file)[..] else {
            panic!("{:?}", file.problems);
        };
        assert!(text[..problem.range.start().into()].ends_with("acronym = \"KIO"));
        assert!(problem.message.contains("last good state of `kio`"));
        let kio = &file.entries[0];
        assert_eq!(kio.acronyms[0].value, "KIO");
        assert_eq!(&text[kio.part_of[0].id.range], "kachin");
        assert_eq!(&text[file.entries[1].name.range], "Kachin");

        let mended = parse(WHOLE, Some(&file));
        assert_eq!(mended, before);
    }

    #[test]
    fn a_table_that_was_never_whole_is_left_out_and_the_others_are_read() {
        let text = WHOLE.replace("acronym = \"KIO\"", "acronym = [\"KIO\"");
        let file = parse(&text, None);
        assert_eq!(ids(&file), ["kachin", "thein-sein", "myanmar"]);
        assert!(
            parse_problems(&file)[0]
                .message
                .contains("`kio` is left out")
        );
    }

    #[test]
    fn a_header_that_is_being_typed_costs_no_other_entry() {
        let before = parse(WHOLE, None);
        let text = WHOLE.replace("[kachin]", "[laiza\n\n[kachin]");
        let file = parse(&text, Some(&before));
        assert_eq!(ids(&file), ["kio", "kachin", "thein-sein", "myanmar"]);
        assert_eq!(parse_problems(&file).len(), 1);

        let text = WHOLE.replace("[kachin]", "[kachin");
        let file = parse(&text, Some(&before));
        assert_eq!(ids(&file), ["kio", "kachin", "thein-sein", "myanmar"]);
    }

    #[test]
    fn an_open_string_costs_its_own_table_alone() {
        let text = WHOLE.replace("name = \"Kachin\"", "note = \"\"\"\nname = \"Kachin\"");
        let file = parse(&text, None);
        assert_eq!(ids(&file), ["kio", "thein-sein", "myanmar"]);
        let before = parse(WHOLE, None);
        let file = parse(&text, Some(&before));
        assert_eq!(ids(&file), ["kio", "kachin", "thein-sein", "myanmar"]);
    }

    #[test]
    fn a_table_that_was_taken_out_does_not_come_back() {
        let before = parse(WHOLE, None);
        let start = WHOLE.find("[kachin]").expect("a table of the text");
        let end = WHOLE.find("[thein-sein]").expect("a table of the text");
        let mut text = WHOLE.to_owned();
        text.replace_range(start..end, "");
        let file = parse(&text.replace("'Myanmar'", "'Myanmar"), Some(&before));
        assert_eq!(ids(&file), ["kio", "thein-sein", "myanmar"]);
    }

    #[test]
    fn a_key_given_twice_leaves_its_first_value() {
        let text = WHOLE.replace("people = true", "people = true\npeople = false");
        let file = parse(&text, None);
        assert_eq!(ids(&file).len(), 4);
        assert!(file.entries[1].people);
        assert_eq!(parse_problems(&file).len(), 1);
    }

    #[test]
    fn a_sub_table_far_from_its_table_reads_well_only_in_a_whole_file() {
        let roles = "\n[[thein-sein.roles]]\ntitle = \"General\"\n";
        let text = format!("{WHOLE}{roles}");
        let whole = parse(&text, None);
        assert_eq!(whole.entries[2].roles.len(), 2);
        let broken = text.replace("name = \"Kachin\"", "name = Kachin");
        assert_eq!(ids(&parse(&broken, None)), ["kio", "myanmar"]);
        let file = parse(&broken, Some(&whole));
        assert_eq!(file.entries[2].roles.len(), 2);
    }

    /// Every place lies in the text, between characters, and every fix can be made.
    fn assert_sound(file: &RegistryFile) {
        let ranges = |problem: &Problem| {
            let edits = problem.fixes.iter().flat_map(|fix| &fix.edits);
            let edits: Vec<_> = edits.map(|edit| edit.range).collect();
            let related = problem.related.iter().map(|related| related.range);
            [problem.range]
                .into_iter()
                .chain(related)
                .chain(edits)
                .collect::<Vec<_>>()
        };
        let check =
            |range: TextRange| assert!(file.text.get(std::ops::Range::from(range)).is_some());
        for entry in &file.entries {
            let mut entry = Arc::clone(entry);
            Arc::make_mut(&mut entry).map_ranges(&|range| {
                check(range);
                range
            });
        }
        file.keys.iter().for_each(|key| check(key.range));
        assert!(file.keys.is_sorted_by_key(|key| key.range.end()));
        for problem in &file.problems {
            ranges(problem).into_iter().for_each(check);
            for fix in &problem.fixes {
                apply_edits(&file.text, &fix.edits);
            }
        }
        let registry = Registry::new(vec![Arc::new(file.clone())]);
        for (_, problem) in &registry.problems {
            ranges(problem).into_iter().for_each(check);
        }
        for (index, _) in registry.iter() {
            registry.ancestors(index, None);
            registry.children(index);
        }
    }

    /// One edit of a text: from where, how much of it, and what comes there.
    fn edited(text: &str, at: usize, length: usize, insert: &str) -> String {
        let start = text.floor_char_boundary(at % (text.len() + 1));
        let end = text.floor_char_boundary((start + length).min(text.len()));
        format!("{}{insert}{}", &text[..start], &text[end.max(start)..])
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC*|(\\[\\[?|\\]\\]?|=|\"{1,3}|'{1,3}|\\{|\\}|,|\n|\r\n|kio|kind|name|roles|\\.|2015-03-2\u{1040}|#|\u{feff}){0,60}") {
            assert_sound(&parse(&text, None));
        }

        #[test]
        fn edits_of_a_registry_are_read(
            edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..12, "[\\[\\]\"'=,.{}\n a-zé]{0,3}"), 1..5),
        ) {
            let mut file = parse(WHOLE, None);
            for (at, length, insert) in edits {
                let text = edited(&file.text, at.index(WHOLE.len()), length, &insert);
                file = parse(&text, Some(&file));
                assert_sound(&file);
            }
        }
    }
}
