//! Reading `newsmark.toml` and the editor's settings.

use super::node::{Item, from_json, from_toml};
use super::read::Reader;
use super::{Settings, keys};
use crate::registry::recover;
use crate::registry::spans::TomlText;
use crate::text::{Problem, TextRange, TextSize};
use toml::de::DeTable;

/// A configuration that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct ConfigFile {
    /// What it says, defaults for the rest.
    pub settings: Settings,
    /// What is wrong with it, in bytes of its text, in order.
    pub problems: Vec<Problem>,
    /// What is wrong with the editor's settings, in sentences; they have no place to be shown at.
    pub editor_problems: Vec<String>,
    /// Every key that a reader may ask about, by its place.
    pub keys: Vec<ConfigKey>,
    /// Whether the text is valid TOML. If not, `settings` lack what its broken tables say; whoever has an earlier state
    /// does well to keep that.
    pub is_current: bool,
}

/// A key of the configuration, for hover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigKey {
    /// Where, in bytes; without quotes.
    pub range: TextRange,
    /// What stands there.
    pub meaning: ConfigKeyMeaning,
}

/// What a key of the configuration is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigKeyMeaning {
    /// A setting with its table, such as `hints.dates`, or a table.
    Key(&'static str),
    /// A rule's id, or a group such as `acronym/*`.
    Rule(String),
}

impl ConfigFile {
    /// Reads `newsmark.toml` (empty where there is none) over what the editor sent. Faults leave the other settings in
    /// force. `known_rules` are the ids that `[rules]` may name.
    pub fn parse(text: &str, editor: Option<&serde_json::Value>, known_rules: &[&str]) -> Self {
        let mut reader = Reader::new(known_rules);
        if let Some(editor) = editor {
            read_editor(&mut reader, editor);
        }
        let toml = TomlText { text, offset: 0 };
        let is_current = match DeTable::parse(text) {
            Ok(root) => {
                read_table(&mut reader, toml, root.get_ref());
                true
            }
            Err(error) => {
                read_broken(&mut reader, toml, &error);
                false
            }
        };
        let Reader {
            settings,
            mut problems,
            editor_problems,
            mut keys,
            ..
        } = reader;
        problems.sort_by_key(|problem| (problem.range.start(), problem.range.end()));
        keys.sort_by_key(|key| (key.range.start(), key.range.end()));
        Self {
            settings,
            problems,
            editor_problems,
            keys,
            is_current,
        }
    }

    /// The key at an offset (bytes); its end still belongs to it.
    pub fn key_at(&self, offset: TextSize) -> Option<&ConfigKey> {
        let place = self.keys.partition_point(|key| key.range.end() < offset);
        self.keys
            .get(place)
            .filter(|key| key.range.start() <= offset)
    }

    /// What a key means, in a sentence for hover; `None` for an unknown one. Keys stand with their table: `hints.dates`.
    pub fn describe_key(key: &str) -> Option<&'static str> {
        keys::meaning(key)
    }
}

impl Default for ConfigFile {
    /// The defaults, as of an empty file.
    fn default() -> Self {
        Self::parse("", None, &[])
    }
}

fn read_editor(reader: &mut Reader<'_>, editor: &serde_json::Value) {
    // Some editors wrap the section in its own name.
    let section = editor.get("newsmark").unwrap_or(editor);
    match from_json(section).item {
        Item::Table(root) => reader.read(&root),
        Item::Null => {}
        other => reader.editor_problems.push(format!(
            "The editor's settings `newsmark` are {}, not a table; they are not read.",
            other.type_name()
        )),
    }
}

fn read_table(reader: &mut Reader<'_>, toml: TomlText<'_>, table: &DeTable<'_>) {
    if let Item::Table(root) = from_toml(toml, table) {
        reader.read(&root);
    }
}

/// Reads each table of a broken file by itself and leaves out those that are broken.
fn read_broken(reader: &mut Reader<'_>, toml: TomlText<'_>, error: &toml::de::Error) {
    let mut is_reported = false;
    for part in recover::parts(toml.text) {
        let slice = &toml.text[part.range.clone()];
        let toml = TomlText {
            offset: part.range.start,
            ..toml
        };
        match DeTable::parse(slice) {
            Ok(root) => read_table(reader, toml, root.get_ref()),
            Err(error) => {
                report(reader, toml, &error);
                is_reported = true;
            }
        }
    }
    // Each table is whole, and they cannot stand together: one of them comes twice.
    if !is_reported {
        report(reader, toml, error);
    }
}

fn report(reader: &mut Reader<'_>, toml: TomlText<'_>, error: &toml::de::Error) {
    let message = format!(
        "This is not valid TOML: {}. What its table sets is not in force.",
        error.message()
    );
    let range = toml.place(error.span().unwrap_or(0..0));
    reader
        .problems
        .push(Problem::new("config/parse", range, message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Profile, Severity};
    use serde_json::json;
    use std::path::Path;

    const RULES: [&str; 4] = [
        "acronym/unused",
        "acronym/shape",
        "date/unanchored",
        "name/misspelled",
    ];

    fn parse(text: &str) -> ConfigFile {
        ConfigFile::parse(text, None, &RULES)
    }

    /// Rule, what is marked, and the first fix's replacement.
    fn problems(text: &str) -> Vec<(&'static str, &str, Option<String>)> {
        let problems = parse(text).problems;
        let summary = problems.into_iter().map(|problem| {
            let fix = problem.fixes.first().map(|fix| fix.edits[0].text.clone());
            (problem.rule, &text[problem.range], fix)
        });
        summary.collect()
    }

    #[test]
    fn a_whole_configuration_is_read() {
        let config = parse(
            r#"
[corpus]
include = ["articles/**/*.{news,md,txt}"]
exclude = "drafts/"
registry = ["registry/*.toml", "people.toml"]
[style]
profile = "ap"
[rules]
"acronym/unused" = "off"
"date/*" = "hint"
[[override]]
files = ["articles/archive/**"]
rules = { "acronym/unused" = "error" }
[hints]
dates = false
kinds = true
ids = true
[model]
enabled = false
[layout]
furniture = ["Share this article"]
[diagnostics]
scope = "corpus"
[limits]
max_file_size = 1_000_000
"#,
        );
        assert_eq!(config.problems, []);
        let settings = config.settings;
        assert_eq!(settings.include, ["articles/**/*.{news,md,txt}"]);
        assert_eq!(settings.exclude, ["drafts/"]);
        assert_eq!(settings.registry.len(), 2);
        assert_eq!(settings.profile, Profile::Ap);
        assert_eq!(
            (settings.hint_dates, settings.hint_kinds, settings.hint_ids),
            (false, true, true)
        );
        assert!(!settings.model);
        assert_eq!(settings.furniture, ["Share this article"]);
        assert!(settings.whole_corpus);
        assert_eq!(settings.max_file_size, 1_000_000);
    }

    #[test]
    fn the_last_override_decides_and_an_id_comes_before_its_group() {
        let settings = parse(
            r#"
[rules]
"acronym/*" = "off"
"acronym/shape" = "error"
[[override]]
files = ["archive"]
rules = { "acronym/shape" = "hint" }
[[override]]
files = ["archive/2009/*"]
[override.rules]
"acronym/*" = "information"
"#,
        )
        .settings;
        let severity = |rule: &str, path: &str| {
            settings.severity(rule, Some(Severity::Warning), Path::new(path))
        };
        assert_eq!(severity("acronym/unused", "talks.news"), None);
        assert_eq!(
            severity("acronym/shape", "talks.news"),
            Some(Severity::Error)
        );
        assert_eq!(
            severity("acronym/shape", "archive/talks.news"),
            Some(Severity::Hint)
        );
        assert_eq!(
            severity("acronym/shape", "archive/2009/talks.news"),
            Some(Severity::Information)
        );
        assert_eq!(
            severity("date/unanchored", "talks.news"),
            Some(Severity::Warning)
        );
        assert_eq!(
            settings.severity("date/tense", None, Path::new("a.news")),
            None
        );
    }

    #[test]
    fn faults_are_reported_where_they_stand() {
        assert_eq!(
            problems("[corpus]\nincludes = []\n[hint]\n"),
            [
                ("config/unknown-key", "includes", Some("include".to_owned())),
                ("config/unknown-key", "hint", Some("hints".to_owned())),
            ]
        );
        assert_eq!(
            problems(
                "[rules]\n\"acronym/unsued\" = \"off\"\nmisspelled = \"off\"\n\"acronym/shape\" = \"warn\"\n\"nam/*\" = \"off\"\n"
            ),
            [
                (
                    "config/unknown-rule",
                    "acronym/unsued",
                    Some("\"acronym/unused\"".to_owned())
                ),
                (
                    "config/unknown-rule",
                    "misspelled",
                    Some("\"name/misspelled\"".to_owned())
                ),
                ("config/parse", "warn", Some("\"warning\"".to_owned())),
                ("config/unknown-rule", "nam/*", None),
            ]
        );
        assert_eq!(
            problems(
                "[corpus]\nexclude = ['a', '{b']\nregistry = 3\n[hints]\ndates = \"yes\"\n[style]\nprofile = \"reuter\"\n[limits]\nmax_file_size = 0\n"
            ),
            [
                ("config/parse", "{b", None),
                ("config/parse", "3", None),
                ("config/parse", "\"yes\"", None),
                ("config/parse", "reuter", Some("\"reuters\"".to_owned())),
                ("config/parse", "0", None),
            ]
        );
    }

    #[test]
    fn a_fault_leaves_the_other_settings_in_force() {
        let config =
            parse("[corpus]\nexclude = ['{b', 'drafts']\n[hints]\ndates = 3\nkinds = true\n");
        assert_eq!(config.settings.exclude, ["drafts"]);
        assert!(config.settings.hint_dates && config.settings.hint_kinds);

        let text = "[hints]\nkinds = true\n\n[corpus\nexclude = [\n\n[[override]]\nfiles = ['a']\nrules = { \"acronym/shape\" = \"off\" }\n";
        let config = parse(text);
        assert!(!config.is_current && config.settings.hint_kinds);
        assert_eq!(config.settings.overrides.len(), 1);
        assert_eq!(config.problems.len(), 1, "{:?}", config.problems);

        let config = parse("[hints]\nkinds = true\n[hints]\nids = true\n");
        assert!(!config.is_current);
        assert_eq!(config.problems.len(), 1, "{:?}", config.problems);
    }

    #[test]
    fn the_file_wins_over_the_editor() {
        let editor = json!({"newsmark": {
            "hints": {"dates": false, "ids": true, "kinds": null},
            "rules": {"acronym/unused": "error", "acronym/shape": "hint"},
            "limits": {"max_file_size": 2048.0},
        }});
        let text = "[hints]\ndates = true\n[rules]\n\"acronym/*\" = \"off\"\n";
        let config = ConfigFile::parse(text, Some(&editor), &RULES);
        assert_eq!((config.problems, config.editor_problems), (vec![], vec![]));
        let settings = config.settings;
        assert!(settings.hint_dates && settings.hint_ids && !settings.hint_kinds);
        assert_eq!(settings.max_file_size, 2048);
        let path = Path::new("talks.news");
        assert_eq!(
            settings.severity("acronym/unused", Some(Severity::Hint), path),
            None
        );
    }

    #[test]
    fn wrong_settings_of_an_editor_are_told_in_words() {
        let editor = json!({
            "trace": {"server": "verbose"},
            "hints": {"date": true, "kinds": "yes"},
            "rules": {"acronym/unused": "loud"},
        });
        let config = ConfigFile::parse("", Some(&editor), &RULES);
        assert_eq!(config.settings, Settings::default());
        assert_eq!(config.problems, []);
        assert_eq!(
            config.editor_problems.len(),
            3,
            "{:?}",
            config.editor_problems
        );
        assert!(config.editor_problems[0].contains("newsmark.hints.date"));

        for odd in [
            json!(null),
            json!(3),
            json!([1]),
            json!({"rules": [], "override": {}}),
        ] {
            ConfigFile::parse("", Some(&odd), &RULES);
        }
    }

    #[test]
    fn keys_are_found_by_their_place() {
        let text = "[hints]\ndates = true\n[rules]\n\"acronym/unused\" = \"off\"\n";
        let config = parse(text);
        let meaning = |word: &str| {
            let at = TextSize::try_from(text.find(word).expect(word)).expect(word);
            config.key_at(at).map(|key| key.meaning.clone())
        };
        assert_eq!(meaning("hints"), Some(ConfigKeyMeaning::Key("hints")));
        assert_eq!(meaning("dates"), Some(ConfigKeyMeaning::Key("hints.dates")));
        assert_eq!(
            meaning("acronym/unused"),
            Some(ConfigKeyMeaning::Rule("acronym/unused".to_owned()))
        );
        assert_eq!(meaning("true"), None);
        assert!(ConfigFile::describe_key("hints.dates").is_some());
    }
}
