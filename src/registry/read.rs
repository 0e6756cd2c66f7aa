//! TOML tables to entries.

use super::entry::{DatedName, Entry, Link, NameOrder, Role, Valued, Wing};
use super::file::{Key, KeyMeaning};
use super::keys::{self, KnownKey};
use super::spans::TomlText;
use super::{EntityKind, ids};
use crate::text::{Edit, Fix, Problem, TextRange, is_same_word, nearest};
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// Reads the tables of a file and gathers what they say and what is wrong with them.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    /// The text, and the part of it that is read.
    pub(super) toml: TomlText<'t>,
    /// The entries, in no order.
    pub(super) entries: Vec<Arc<Entry>>,
    /// What is wrong, in no order.
    pub(super) problems: Vec<Problem>,
    /// The keys, in no order.
    pub(super) keys: Vec<Key>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            toml: TomlText { text, offset: 0 },
            entries: Vec::new(),
            problems: Vec::new(),
            keys: Vec::new(),
        }
    }

    /// Reads all tables of a part of the text that starts at `offset` (bytes).
    pub(super) fn read(&mut self, root: &DeTable<'_>, offset: usize) {
        self.toml.offset = offset;
        for (key, value) in root {
            match value.get_ref() {
                DeValue::Table(table) => self.entry(key, value, table),
                DeValue::Array(array) if array.iter().any(|item| item.get_ref().is_table()) => {
                    let id = key.get_ref();
                    self.report(
                        "registry/parse",
                        self.toml.key(key),
                        format!("An entry is one table: write `[{id}]`, not `[[{id}]]`."),
                    );
                }
                _ => {
                    let name = key.get_ref();
                    self.report(
                        "registry/parse",
                        self.toml.key(key),
                        format!("`{name}` stands outside of any entry. An entry starts with its id in brackets, such as `[kio]`."),
                    );
                }
            }
        }
    }

    fn entry(
        &mut self,
        key: &Spanned<DeString<'_>>,
        value: &Spanned<DeValue<'_>>,
        table: &DeTable<'_>,
    ) {
        let id = Valued {
            value: key.get_ref().to_string(),
            range: self.toml.key(key),
        };
        self.keys.push(Key {
            range: id.range,
            meaning: KeyMeaning::Id(id.value.clone()),
        });
        self.check_id(&id);
        let mut entry = Entry::new(id, self.toml.table(key.span(), value));
        let mut has_kind = false;
        let mut has_name = false;
        for (key, value) in table {
            let Some(known) = self.key("", key, table) else {
                continue;
            };
            match known.name {
                "kind" => has_kind = self.kind(value).map(|kind| entry.kind = kind).is_some(),
                "name" => {
                    has_name = self
                        .form(known, value)
                        .map(|name| entry.name = name)
                        .is_some();
                }
                _ => self.entry_value(&mut entry, known, value),
            }
        }
        if !table.contains_key("kind") {
            self.report_missing_kind(&entry, value, table);
        }
        if !table.contains_key("name") {
            let message = format!(
                "`{}` has no `name`. Without one the entry is left out.",
                entry.id.value
            );
            self.report("registry/name", entry.id.range, message);
        }
        if !(has_kind && has_name) {
            return;
        }
        self.check_keys_of_kind(&entry, table);
        self.check_interval(("from", entry.from.as_ref()), ("to", entry.to.as_ref()));
        self.check_interval(("born", entry.born.as_ref()), ("died", entry.died.as_ref()));
        self.entries.push(Arc::new(entry));
    }

    /// One key of an entry, other than its kind and name.
    fn entry_value(
        &mut self,
        entry: &mut Entry,
        key: &'static KnownKey,
        value: &Spanned<DeValue<'_>>,
    ) {
        match key.name {
            "subtype" => entry.subtype = self.string(key, value),
            "people" => entry.people = self.flag(key, value),
            "common" => entry.common = self.flag(key, value),
            "names" => entry.names = self.each(value, |reader, item| reader.dated_name(key, item)),
            "acronym" => entry.acronyms = self.forms(key, value),
            "aliases" => entry.aliases = self.forms(key, value),
            "misspellings" => entry.misspellings = self.forms(key, value),
            "plurals" => entry.plurals = self.forms(key, value),
            "adjectives" => entry.adjectives = self.forms(key, value),
            "short" => entry.short = Some(self.forms(key, value)),
            "name_order" => {
                let words = [
                    ("western", NameOrder::Western),
                    ("family-first", NameOrder::FamilyFirst),
                    ("whole", NameOrder::Whole),
                ];
                if let Some(order) = self.word(key, value, &words) {
                    entry.name_order = order.value;
                }
            }
            "wing" => {
                let words = [("political", Wing::Political), ("armed", Wing::Armed)];
                entry.wing = self.word(key, value, &words);
            }
            "part_of" => entry.part_of = self.each(value, |reader, item| reader.link(key, item)),
            "member_of" => {
                entry.member_of = self.each(value, |reader, item| reader.link(key, item))
            }
            "roles" => entry.roles = self.each(value, |reader, item| reader.role(key, item)),
            "note" => entry.note = self.string(key, value),
            "from" => entry.from = self.date(key, value),
            "to" => entry.to = self.date(key, value),
            "born" => entry.born = self.date(key, value),
            "died" => entry.died = self.date(key, value),
            "links" => entry.links = self.each(value, |reader, item| reader.string(key, item)),
            _ => {}
        }
    }

    fn dated_name(
        &mut self,
        outer: &'static KnownKey,
        item: &Spanned<DeValue<'_>>,
    ) -> Option<DatedName> {
        let table = self.table(
            outer,
            item,
            "tables such as `{ name = \"Burma\", to = 1989 }`",
        )?;
        let (mut name, mut from, mut to, mut note) = (None, None, None, None);
        for (key, value) in table {
            let Some(known) = self.key(outer.name, key, table) else {
                continue;
            };
            match known.name {
                "name" => name = self.form(known, value),
                "from" => from = self.date(known, value),
                "to" => to = self.date(known, value),
                "note" => note = self.string(known, value),
                _ => {}
            }
        }
        if !table.contains_key("name") {
            let range = self.toml.place(item.span());
            self.report(
                "registry/name",
                range,
                "This name of certain days has no `name`.",
            );
        }
        self.check_interval(("from", from.as_ref()), ("to", to.as_ref()));
        Some(DatedName {
            name: name?,
            from,
            to,
            note,
        })
    }

    fn link(&mut self, outer: &'static KnownKey, item: &Spanned<DeValue<'_>>) -> Option<Link> {
        if item.get_ref().is_str() {
            let id = self.reference(outer, item)?;
            return Some(Link {
                id,
                from: None,
                to: None,
            });
        }
        let table = self.table(
            outer,
            item,
            "ids, or tables such as `{ id = \"kachin\", from = 1960 }`",
        )?;
        let (mut id, mut from, mut to) = (None, None, None);
        for (key, value) in table {
            let Some(known) = self.key(outer.name, key, table) else {
                continue;
            };
            match known.name {
                "id" => id = self.reference(known, value),
                "from" => from = self.date(known, value),
                "to" => to = self.date(known, value),
                _ => {}
            }
        }
        if !table.contains_key("id") {
            let range = self.toml.place(item.span());
            let message = format!("This `{}` has no `id`.", outer.name);
            self.report("registry/unknown-id", range, message);
        }
        self.check_interval(("from", from.as_ref()), ("to", to.as_ref()));
        Some(Link { id: id?, from, to })
    }

    fn role(&mut self, outer: &'static KnownKey, item: &Spanned<DeValue<'_>>) -> Option<Role> {
        let table = self.table(
            outer,
            item,
            "tables such as `{ title = \"President\", of = \"myanmar\" }`",
        )?;
        let range = self.toml.table(item.span(), item);
        let (mut title, mut aliases, mut of) = (None, Vec::new(), None);
        let (mut from, mut to, mut shared) = (None, None, false);
        for (key, value) in table {
            let Some(known) = self.key(outer.name, key, table) else {
                continue;
            };
            match known.name {
                "title" => title = self.form(known, value),
                "aliases" => aliases = self.forms(known, value),
                "of" => of = self.reference(known, value),
                "from" => from = self.date(known, value),
                "to" => to = self.date(known, value),
                "shared" => shared = self.flag(known, value),
                _ => {}
            }
        }
        if !table.contains_key("title") {
            let range = self.toml.place(item.span());
            self.report("registry/name", range, "This role has no `title`.");
        }
        self.check_interval(("from", from.as_ref()), ("to", to.as_ref()));
        Some(Role {
            title: title?,
            aliases,
            of,
            from,
            to,
            shared,
            range,
        })
    }

    /// A key that a table may have; reports any other.
    fn key(
        &mut self,
        table_name: &str,
        key: &Spanned<DeString<'_>>,
        table: &DeTable<'_>,
    ) -> Option<&'static KnownKey> {
        let range = self.toml.key(key);
        if let Some(known) = keys::known(table_name, key.get_ref()) {
            self.keys.push(Key {
                range,
                meaning: KeyMeaning::Key(known.path),
            });
            return Some(known);
        }
        let word = key.get_ref();
        let near = nearest(word, keys::names_in(table_name));
        let free = near.filter(|near| !table.contains_key(*near));
        let message = match near {
            Some(near) => format!("`{word}` is no key that Newsmark knows; `{near}` is."),
            None => format!("`{word}` is no key that Newsmark knows. It is not read."),
        };
        let mut problem = Problem::new("registry/unknown-key", range, message);
        if let Some(near) = free {
            problem.fixes.push(Fix {
                title: format!("Replace by `{near}`"),
                edits: vec![Edit::replace(range, near)],
                safe: is_same_word(word, near),
            });
        }
        self.problems.push(problem);
        None
    }

    fn kind(&mut self, value: &Spanned<DeValue<'_>>) -> Option<EntityKind> {
        let range = self.toml.inner(value.span());
        let word = value.get_ref().as_str().unwrap_or("");
        if let Some(kind) = EntityKind::from_word(word) {
            return Some(kind);
        }
        let near = match word {
            "organisation" | "organization" | "party" | "people" | "army" => Some("group"),
            "location" | "country" | "city" | "town" => Some("place"),
            _ => nearest(word, EntityKind::ALL.map(EntityKind::as_str)),
        };
        let mut problem = Problem::new(
            "registry/kind",
            range,
            "`kind` is one of \"person\", \"group\", \"place\" and \"event\". Without one the entry is left out.",
        );
        if let Some(near) = near {
            problem.fixes.push(Fix::doubtful(
                format!("Replace by \"{near}\""),
                vec![Edit::replace(
                    self.toml.place(value.span()),
                    format!("\"{near}\""),
                )],
            ));
        }
        self.problems.push(problem);
        None
    }

    /// Reports that an entry has no kind, with a fix where its other keys tell it.
    fn report_missing_kind(
        &mut self,
        entry: &Entry,
        value: &Spanned<DeValue<'_>>,
        table: &DeTable<'_>,
    ) {
        let has = |keys: &[&str]| keys.iter().any(|key| table.contains_key(*key));
        let likely = if has(&["born", "died", "roles", "name_order"]) {
            Some(EntityKind::Person)
        } else if has(&["people", "wing", "acronym"]) {
            Some(EntityKind::Group)
        } else {
            None
        };
        let mut problem = Problem::new(
            "registry/kind",
            entry.id.range,
            format!(
                "`{}` has no `kind`: \"person\", \"group\", \"place\" or \"event\". Without one the entry is left out.",
                entry.id.value
            ),
        );
        let header = self.toml.place(value.span());
        if let Some(kind) = likely.filter(|_| self.toml.text[header].starts_with('[')) {
            let rest = &self.toml.text[usize::from(header.end())..];
            let line = rest.lines().next().unwrap_or("");
            let at = header.end() + crate::text::TextSize::of(line);
            problem.fixes.push(Fix::doubtful(
                format!("Add `kind = \"{}\"`", kind.as_str()),
                vec![Edit::insert(at, format!("\nkind = \"{}\"", kind.as_str()))],
            ));
        }
        self.problems.push(problem);
    }

    /// Reports keys that say nothing of an entry's kind.
    fn check_keys_of_kind(&mut self, entry: &Entry, table: &DeTable<'_>) {
        for (key, _) in table {
            let kind = match key.get_ref().as_ref() {
                "born" | "died" | "roles" | "name_order" => EntityKind::Person,
                "people" | "wing" => EntityKind::Group,
                _ => continue,
            };
            if kind != entry.kind {
                let message = format!(
                    "`{}` is for a {}, and `{}` is a {}.",
                    key.get_ref(),
                    kind.as_str(),
                    entry.id.value,
                    entry.kind.as_str()
                );
                self.report("registry/unknown-key", self.toml.key(key), message);
            }
        }
    }

    fn check_id(&mut self, id: &Valued<String>) {
        if ids::is_id(&id.value) {
            return;
        }
        let mut problem = Problem::new(
            "registry/name",
            id.range,
            format!(
                "`{}` cannot be an id. Ids hold lower-case letters from a to z, digits and hyphens.",
                id.value
            ),
        );
        if let Some(better) = ids::id_from(&id.value) {
            problem.fixes.push(Fix::doubtful(
                format!("Replace by `{better}`"),
                vec![Edit::replace(id.range, better)],
            ));
        }
        self.problems.push(problem);
    }

    pub(super) fn report(
        &mut self,
        rule: &'static str,
        range: TextRange,
        message: impl Into<String>,
    ) {
        self.problems.push(Problem::new(rule, range, message));
    }
}
