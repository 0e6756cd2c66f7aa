//! One registry file.

use super::read::Reader;
use super::{Entry, keys, recover};
use crate::text::{Problem, TextRange, TextSize};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::de::DeTable;

/// A registry file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct RegistryFile {
    /// Its path.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// Its entries in the order of their places, two with one id included. A table whose TOML is broken gives the entry
    /// of its last good state, its places moved to where that stands in `text`, as far as it can be told.
    pub entries: Vec<Arc<Entry>>,
    /// What is wrong with it by itself, in bytes of `text`, in order.
    pub problems: Vec<Problem>,
    /// Every key and value that a reader may ask about, by its place; none lies inside another.
    pub keys: Vec<Key>,
    /// Whether all tables are valid TOML. If not, entries of the broken ones are older than `text`, or left out.
    pub is_current: bool,
}

/// A key of a registry file, for hover and definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Where, in bytes.
    pub range: TextRange,
    /// What stands there.
    pub meaning: KeyMeaning,
}

/// What stands at a place of a registry file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyMeaning {
    /// The id in a table's header.
    Id(String),
    /// A key of an entry, such as `part_of`; within roles, links and names with its table: `roles.title`.
    Key(&'static str),
    /// A value that names another entry by its id.
    Reference(String),
    /// A name, alias, misspelling or other form of the entry with this id.
    Name(String),
}

impl RegistryFile {
    /// Reads a file. `before` is the file's last state: a table whose TOML is broken keeps its entry from there.
    pub fn parse(path: &Path, text: &str, before: Option<&Self>) -> Self {
        let mut reader = Reader::new(text);
        let is_current = match DeTable::parse(text) {
            Ok(root) => {
                reader.read(root.get_ref(), 0);
                true
            }
            Err(_) => recover::read(&mut reader, before),
        };
        let Reader {
            mut entries,
            mut problems,
            mut keys,
            ..
        } = reader;
        entries.sort_by_key(|entry| entry.range.start());
        problems.sort_by_key(|problem| (problem.range.start(), problem.range.end()));
        keys.sort_by_key(|key| (key.range.start(), key.range.end()));
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            entries,
            problems,
            keys,
            is_current,
        }
    }

    /// What stands at an offset (bytes); the end of a key or value still belongs to it.
    pub fn key_at(&self, offset: TextSize) -> Option<&Key> {
        let place = self.keys.partition_point(|key| key.range.end() < offset);
        self.keys[place..]
            .iter()
            .take_while(|key| key.range.start() <= offset)
            .last()
    }

    /// What a key of an entry means, in a sentence for hover; `None` for an unknown one. Keys of roles, links and names
    /// stand with their table: `roles.title`.
    pub fn describe_key(key: &str) -> Option<&'static str> {
        keys::meaning(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::{EntityKind, NameOrder, Wing};

    const GROUPS: &str = r#"# Groups of the north.

[kio]
kind = "group"
subtype = "organisation"
name = "Kachin Independence Organization"
acronym = "KIO"
aliases = ["Kachin Independence Organisation"]
wing = "political"
part_of = ["kachin"]
note = """
Political arm of the Kachin ethnic group."""

[kachin]
kind = "group"
people = true
name = 'Kachin'
plurals = ["Kachins"]

[thein-sein]
kind = "person"
name = "Thein Sein"
short = []
name_order = "whole"

[[thein-sein.roles]]
title = "President"
aliases = ["Pres."]
of = "myanmar"
"#;

    fn parse(text: &str) -> RegistryFile {
        RegistryFile::parse(Path::new("registry/groups.toml"), text, None)
    }

    #[test]
    fn entries_come_with_all_that_they_say() {
        let file = parse(GROUPS);
        assert_eq!(file.problems, []);
        assert!(file.is_current);
        let [kio, kachin, thein_sein] = &file.entries[..] else {
            panic!("{:#?}", file.entries);
        };
        assert_eq!(kio.name.value, "Kachin Independence Organization");
        assert_eq!(kio.kind, EntityKind::Group);
        assert_eq!(kio.acronyms[0].value, "KIO");
        assert_eq!(
            kio.wing.as_ref().map(|wing| wing.value),
            Some(Wing::Political)
        );
        assert_eq!(kio.part_of[0].id.value, "kachin");
        assert!(kachin.people);
        assert_eq!(thein_sein.short, Some(vec![]));
        assert_eq!(thein_sein.name_order, NameOrder::Whole);
        assert_eq!(thein_sein.roles[0].title.value, "President");
    }

    #[test]
    fn values_keep_their_places_without_quotes() {
        let file = parse(GROUPS);
        let at = |range: TextRange| &GROUPS[range];
        let [kio, kachin, thein_sein] = &file.entries[..] else {
            panic!("{:#?}", file.entries);
        };
        assert_eq!(at(kio.id.range), "kio");
        assert_eq!(at(kio.name.range), "Kachin Independence Organization");
        assert_eq!(at(kio.part_of[0].id.range), "kachin");
        assert_eq!(at(kachin.name.range), "Kachin");
        let note = kio.note.as_ref().map(|note| at(note.range));
        assert_eq!(note, Some("Political arm of the Kachin ethnic group."));
        assert!(at(kio.range).starts_with("[kio]\nkind"));
        assert!(at(kio.range).ends_with("ethnic group.\"\"\""));
        assert!(at(thein_sein.range).ends_with("of = \"myanmar\""));
        assert!(at(thein_sein.roles[0].range).starts_with("[[thein-sein.roles]]"));
    }

    #[test]
    fn keys_and_references_are_found_by_their_place() {
        let file = parse(GROUPS);
        let at = |text: &str| {
            let offset = GROUPS.find(text).expect(text);
            let key = file.key_at(TextSize::try_from(offset).expect(text));
            key.map(|key| (&GROUPS[key.range], key.meaning.clone()))
        };
        assert_eq!(at("kio]"), Some(("kio", KeyMeaning::Id("kio".to_owned()))));
        assert_eq!(at("part_of"), Some(("part_of", KeyMeaning::Key("part_of"))));
        assert_eq!(
            at("kachin\"]"),
            Some(("kachin", KeyMeaning::Reference("kachin".to_owned())))
        );
        assert_eq!(at("title"), Some(("title", KeyMeaning::Key("roles.title"))));
        assert_eq!(
            at("myanmar\""),
            Some(("myanmar", KeyMeaning::Reference("myanmar".to_owned())))
        );
        assert_eq!(
            at("Kachins"),
            Some(("Kachins", KeyMeaning::Name("kachin".to_owned())))
        );
        assert_eq!(at("President"), None, "a title names no entry");
        assert_eq!(at("Groups of"), None);
        for key in &file.keys {
            if let KeyMeaning::Key(key) = key.meaning {
                assert!(RegistryFile::describe_key(key).is_some(), "{key}");
            }
        }
    }
}
