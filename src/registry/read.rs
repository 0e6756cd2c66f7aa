//! TOML tables to entries.

use super::entry::{Entry, NameOrder, Valued, Wing};
use super::file::{Key, KeyMeaning};
use super::ids;
use super::keys::{self, KnownKey};
use super::spans::TomlText;
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
        self.keys.extend(name_keys(&entry));
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

    /// A key that a table may have; reports any other.
    pub(super) fn key(
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
                // Two slips of one key must not both become that key.
                safe: table
                    .keys()
                    .filter(|key| is_same_word(key.get_ref(), near))
                    .count()
                    == 1
                    && is_same_word(word, near),
            });
        }
        self.problems.push(problem);
        None
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

/// The places of all values that name the entry itself.
fn name_keys(entry: &Entry) -> impl Iterator<Item = Key> {
    let dated = entry.names.iter().map(|dated| &dated.name);
    let lists = [
        &entry.aliases,
        &entry.acronyms,
        &entry.plurals,
        &entry.adjectives,
        &entry.misspellings,
    ];
    std::iter::once(&entry.name)
        .chain(dated)
        .chain(lists.into_iter().flatten())
        .chain(entry.short.iter().flatten())
        .map(|form| Key {
            range: form.range,
            meaning: KeyMeaning::Name(entry.id.value.clone()),
        })
}

#[cfg(test)]
mod tests {
    use crate::registry::RegistryFile;
    use std::path::Path;

    fn parse(text: &str) -> RegistryFile {
        RegistryFile::parse(Path::new("registry/groups.toml"), text, None)
    }

    /// Rule and what is marked.
    fn problems(text: &str) -> Vec<(&'static str, &str)> {
        let problems = parse(text).problems;
        let summary = problems.iter().map(|p| (p.rule, &text[p.range]));
        summary.collect()
    }

    /// The text after the first fix of the only problem, and whether the fix is certain.
    fn mended(text: &str) -> (String, bool) {
        let problems = parse(text).problems;
        let [problem] = &problems[..] else {
            panic!("{problems:#?}");
        };
        let fix = problem.fixes.first().expect("a fix");
        (crate::text::apply_edits(text, &fix.edits), fix.safe)
    }

    #[test]
    fn an_entry_without_kind_or_name_is_left_out() {
        for (text, expected) in [
            ("[kio]\nname = \"KIO\"\n", ("registry/kind", "kio")),
            (
                "[kio]\nkind = \"grup\"\nname = \"KIO\"\n",
                ("registry/kind", "grup"),
            ),
            ("[kio]\nkind = 3\nname = \"KIO\"\n", ("registry/kind", "3")),
            ("[kio]\nkind = \"group\"\n", ("registry/name", "kio")),
            (
                "[kio]\nkind = \"group\"\nname = \"\"\n",
                ("registry/name", ""),
            ),
            (
                "[kio]\nkind = \"group\"\nname = \"—\"\n",
                ("registry/name", "—"),
            ),
            (
                "[kio]\nkind = \"group\"\nname = [\"KIO\"]\n",
                ("registry/name", "[\"KIO\"]"),
            ),
        ] {
            assert_eq!(problems(text), [expected], "{text}");
            assert!(parse(text).entries.is_empty(), "{text}");
        }
    }

    #[test]
    fn what_can_be_guessed_is_offered() {
        let (text, safe) = mended("[kia] # the army\nname = \"KIA\"\nwing = \"armed\"\n");
        assert_eq!(
            text,
            "[kia] # the army\nkind = \"group\"\nname = \"KIA\"\nwing = \"armed\"\n"
        );
        assert!(!safe);
        let (text, _) = mended("[kio]\nkind = \"organization\"\nname = \"KIO\"\n");
        assert_eq!(text, "[kio]\nkind = \"group\"\nname = \"KIO\"\n");
        let (text, safe) =
            mended("[kio]\nkind = \"group\"\nname = \"KIO\"\nalias = [\"K.I.O.\"]\n");
        assert!(text.contains("\naliases = ") && safe, "{text}");
        let (text, safe) = mended("[kio]\nkind = \"group\"\nname = \"KIO\"\nacornym = \"KIO\"\n");
        assert!(text.contains("\nacronym = ") && !safe, "{text}");
        let (text, safe) = mended("[kio]\nkind = \"group\"\nname = \" KIO \"\n");
        assert!(text.contains("name = \"KIO\"") && safe, "{text}");
        let (text, _) = mended("[\"KIO Army\"]\nkind = \"group\"\nname = \"KIO\"\n");
        assert!(text.starts_with("[\"kio-army\"]"), "{text}");
    }

    #[test]
    fn other_faults_leave_the_rest_of_the_entry() {
        let text = r#"
[gun-maw]
kind = "person"
name = "Gun Maw"
aliases = ["Sumlut Gun Maw", 3]
rank = "General"
name_order = "burmese"
wing = "armed"
people = "no"
born = "spring"
died = 07:32:00
member_of = [7, "kio", { from = 1987 }]
roles = ["General", { title = "Vice Chief of Staff", of = 3, from = 2016, to = 2011 }, { of = "kio" }]
note = "Took part in the talks."
"#;
        let found = problems(text);
        assert_eq!(
            found,
            [
                ("registry/name", "3"),
                ("registry/unknown-key", "rank"),
                ("registry/parse", "burmese"),
                ("registry/unknown-key", "wing"),
                ("registry/unknown-key", "people"),
                ("registry/parse", "\"no\""),
                ("registry/interval", "spring"),
                ("registry/interval", "07:32:00"),
                ("registry/unknown-id", "7"),
                ("registry/unknown-id", "{ from = 1987 }"),
                ("registry/parse", "\"General\""),
                ("registry/unknown-id", "3"),
                ("registry/interval", "2011"),
                ("registry/name", "{ of = \"kio\" }"),
            ]
        );
        let file = parse(text);
        let gun_maw = &file.entries[0];
        assert_eq!(gun_maw.aliases.len(), 1);
        assert_eq!(gun_maw.member_of.len(), 1);
        assert_eq!(gun_maw.roles.len(), 1);
        assert!(gun_maw.note.is_some());
    }

    #[test]
    fn what_stands_outside_of_entries_is_reported() {
        assert_eq!(problems("name = \"KIO\"\n"), [("registry/parse", "name")]);
        let doubled = "[[kio]]\nkind = \"group\"\nname = \"KIO\"\n";
        assert_eq!(problems(doubled), [("registry/parse", "kio")]);
        assert_eq!(problems(""), []);
        assert_eq!(problems("kio = { kind = \"group\", name = \"KIO\" }\n"), []);
    }

    #[test]
    fn ends_are_in_order_as_far_as_the_dates_tell() {
        let lived = |born: &str, died: &str| {
            let text = format!(
                "[u-nu]\nkind = \"person\"\nname = \"U Nu\"\nborn = {born}\ndied = {died}\n"
            );
            parse(&text).problems.len()
        };
        assert_eq!(lived("1907-05-25", "1995-02-14"), 0);
        assert_eq!(lived("1907", "\"1907-02\""), 0);
        assert_eq!(lived("1995-02-14", "1907-05-25"), 1);
        assert_eq!(lived("1995", "1994"), 1);
    }
}
