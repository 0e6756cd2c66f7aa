//! The tree of a configuration to settings.

use super::file::{ConfigKey, ConfigKeyMeaning};
use super::keys::{self, KnownKey};
use super::node::{Item, Node, NodeKey};
use super::settings::{Override, Profile, RuleLevels, Settings, Severity};
use super::{Globs, fixes};
use crate::text::{Fix, Problem, TextRange, nearest};

/// Reads trees over settings, one after the other, and gathers what is wrong with them.
#[derive(Debug)]
pub(super) struct Reader<'r> {
    pub(super) settings: Settings,
    pub(super) problems: Vec<Problem>,
    pub(super) editor_problems: Vec<String>,
    pub(super) keys: Vec<ConfigKey>,
    pub(super) known_rules: &'r [&'r str],
}

impl<'r> Reader<'r> {
    pub(super) fn new(known_rules: &'r [&'r str]) -> Self {
        Self {
            settings: Settings::default(),
            problems: Vec::new(),
            editor_problems: Vec::new(),
            keys: Vec::new(),
            known_rules,
        }
    }

    /// Reads one tree over the settings so far.
    pub(super) fn read(&mut self, root: &[(NodeKey, Node)]) {
        for (key, node) in root {
            let Some(known) = self.key("", key, root) else {
                continue;
            };
            match (&node.item, known.name) {
                (Item::Null, _) => {}
                (Item::Table(table), "rules") => self.rules(table),
                (Item::List(items), "override") => {
                    items.iter().for_each(|item| self.override_(known, item));
                }
                (Item::Table(_), "override") => self.override_(known, node),
                (Item::Table(table), _) => {
                    for (key, node) in table {
                        if let Some(known) = self.key(known.name, key, table)
                            && !matches!(node.item, Item::Null)
                        {
                            self.value(known, node);
                        }
                    }
                }
                (_, "override") => {
                    self.report_type(known.path, node, "tables of `files` and `rules`")
                }
                _ => self.report_type(known.path, node, "a table"),
            }
        }
    }

    fn value(&mut self, key: &KnownKey, node: &Node) {
        match key.path {
            "corpus.include" => {
                if let Some(globs) = self.globs(key.path, node) {
                    self.settings.include = globs;
                }
            }
            "corpus.exclude" => {
                if let Some(globs) = self.globs(key.path, node) {
                    self.settings.exclude = globs;
                }
            }
            "corpus.registry" => {
                if let Some(globs) = self.globs(key.path, node) {
                    self.settings.registry = globs;
                }
            }
            "style.profile" => {
                let words = Profile::ALL.map(|profile| (profile.as_str(), profile));
                if let Some(profile) = self.word(key.path, node, &words) {
                    self.settings.profile = profile;
                }
            }
            "hints.dates" => {
                if let Some(flag) = self.flag(key.path, node) {
                    self.settings.hint_dates = flag;
                }
            }
            "hints.kinds" => {
                if let Some(flag) = self.flag(key.path, node) {
                    self.settings.hint_kinds = flag;
                }
            }
            "hints.ids" => {
                if let Some(flag) = self.flag(key.path, node) {
                    self.settings.hint_ids = flag;
                }
            }
            "model.enabled" => {
                if let Some(flag) = self.flag(key.path, node) {
                    self.settings.model = flag;
                }
            }
            "layout.furniture" => {
                if let Some(texts) = self.strings(key.path, node) {
                    self.settings.furniture =
                        texts.into_iter().map(|(text, _)| text.to_owned()).collect();
                }
            }
            "diagnostics.scope" => {
                let words = [("open", false), ("corpus", true)];
                if let Some(whole_corpus) = self.word(key.path, node, &words) {
                    self.settings.whole_corpus = whole_corpus;
                }
            }
            "limits.max_file_size" => match node.item {
                Item::Integer(size @ 1..) => self.settings.max_file_size = size.unsigned_abs(),
                Item::Integer(_) => {
                    let message = "takes a number of bytes above zero.";
                    self.report("config/parse", node.place, key.path, message, None);
                }
                _ => self.report_type(key.path, node, "a number of bytes"),
            },
            _ => {}
        }
    }

    fn override_(&mut self, outer: &KnownKey, item: &Node) {
        let Item::Table(table) = &item.item else {
            self.report_type(outer.path, item, "tables of `files` and `rules`");
            return;
        };
        let mut files = Vec::new();
        let mut rules = RuleLevels::default();
        for (key, node) in table {
            let Some(known) = self.key(outer.name, key, table) else {
                continue;
            };
            match (&node.item, known.name) {
                (Item::Null, _) => {}
                (_, "files") => files = self.globs(known.path, node).unwrap_or_default(),
                (Item::Table(levels), _) => self.levels("", levels, &mut rules),
                _ => self.report_type(known.path, node, "a table of rules and severities"),
            }
        }
        if !table.iter().any(|(key, _)| key.name == "files") {
            let message = "has no `files`: it holds for none.";
            self.report("config/parse", item.place, outer.path, message, None);
        }
        let files = Globs::new(&files);
        self.settings.overrides.push(Override { files, rules });
    }

    fn rules(&mut self, table: &[(NodeKey, Node)]) {
        let mut levels = RuleLevels::default();
        self.levels("", table, &mut levels);
        // What a later source says of a group holds against what an earlier one says of a rule of the group.
        for group in levels.keys().filter_map(|rule| rule.strip_suffix('*')) {
            self.settings
                .rules
                .retain(|rule, _| !rule.starts_with(group));
        }
        self.settings.rules.extend(levels);
    }

    /// Severities by rule. `prefix` is the group of rules that are written as `acronym.unused = …`.
    fn levels(&mut self, prefix: &str, table: &[(NodeKey, Node)], levels: &mut RuleLevels) {
        for (key, node) in table {
            let rule = format!("{prefix}{}", key.name);
            match &node.item {
                Item::Null => continue,
                Item::Table(inner) if prefix.is_empty() => {
                    self.levels(&format!("{rule}/"), inner, levels);
                    continue;
                }
                _ => {}
            }
            if !self.is_rule(&rule) {
                self.report_unknown_rule(&rule, prefix, key);
                continue;
            }
            if let Some(range) = key.inner {
                let meaning = ConfigKeyMeaning::Rule(rule.clone());
                self.keys.push(ConfigKey { range, meaning });
            }
            if let Some(level) = self.level(&rule, node) {
                levels.insert(rule, level);
            }
        }
    }

    fn level(&mut self, rule: &str, node: &Node) -> Option<Option<Severity>> {
        let words = [
            ("off", None),
            ("hint", Some(Severity::Hint)),
            ("information", Some(Severity::Information)),
            ("warning", Some(Severity::Warning)),
            ("error", Some(Severity::Error)),
        ];
        let meant = match &node.item {
            Item::Text(text) => match text.to_lowercase().as_str() {
                "none" | "ignore" | "disable" | "disabled" | "false" => Some("off"),
                "info" => Some("information"),
                "warn" => Some("warning"),
                "err" => Some("error"),
                _ => None,
            },
            Item::Flag(false) => Some("off"),
            _ => None,
        };
        let Some(meant) = meant else {
            return self.word(rule, node, &words);
        };
        let message = format!("takes {}.", listed(&words));
        let fix = node.place.map(|place| fixes::value(place, meant));
        self.report("config/parse", node.inner, rule, &message, fix);
        None
    }

    fn is_rule(&self, rule: &str) -> bool {
        match rule.strip_suffix('*') {
            Some(group) if group.ends_with('/') => self
                .known_rules
                .iter()
                .any(|known| known.starts_with(group)),
            _ => self.known_rules.contains(&rule),
        }
    }

    fn report_unknown_rule(&mut self, rule: &str, prefix: &str, key: &NodeKey) {
        let by_name = || {
            let mut known = self.known_rules.iter().copied();
            known.find(|known| known.split_once('/').is_some_and(|(_, name)| name == rule))
        };
        let near = nearest(rule, self.known_rules.iter().copied()).or_else(by_name);
        let message = match near {
            Some(near) => format!("is no rule that Newsmark knows; `{near}` is."),
            None => "is no rule that Newsmark knows.".to_owned(),
        };
        // A rule whose group stands in a key of its own cannot be mended at one place.
        let fix = near
            .filter(|_| prefix.is_empty())
            .zip(key.place)
            .map(|(near, place)| fixes::rule(place, near));
        self.report("config/unknown-rule", key.inner, rule, &message, fix);
    }

    /// A key that a table may have; reports any other. Editors send settings of their own under Newsmark's name, so
    /// theirs are reported only if they are near to a known one.
    fn key(
        &mut self,
        table: &'static str,
        key: &NodeKey,
        siblings: &[(NodeKey, Node)],
    ) -> Option<&'static KnownKey> {
        if let Some(known) = keys::known(table, &key.name) {
            if let Some(range) = key.inner {
                let meaning = ConfigKeyMeaning::Key(known.path);
                self.keys.push(ConfigKey { range, meaning });
            }
            return Some(known);
        }
        let near = nearest(&key.name, keys::names_in(table));
        let path = match table {
            "" => key.name.clone(),
            _ => format!("{table}.{}", key.name),
        };
        let message = match near {
            Some(near) => format!("is no setting that Newsmark knows; `{near}` is."),
            None => "is no setting that Newsmark knows.".to_owned(),
        };
        let fix = near
            .filter(|near| siblings.iter().all(|(key, _)| key.name != **near))
            .zip(key.inner)
            .map(|(near, range)| {
                let siblings = siblings.iter().map(|(key, _)| key.name.as_str());
                fixes::key(range, &key.name, near, siblings)
            });
        if key.inner.is_some() || near.is_some() {
            self.report("config/unknown-key", key.inner, &path, &message, fix);
        }
        None
    }

    fn globs(&mut self, path: &str, node: &Node) -> Option<Vec<String>> {
        let mut globs = Vec::new();
        for (pattern, place) in self.strings(path, node)? {
            match Globs::fault(pattern) {
                Some(fault) => {
                    let message = format!("holds \"{pattern}\". {fault}");
                    self.report("config/parse", place, path, &message, None);
                }
                None => globs.push(pattern.to_owned()),
            }
        }
        Some(globs)
    }

    /// The strings of a list, or one alone, with their places.
    fn strings<'n>(
        &mut self,
        path: &str,
        node: &'n Node,
    ) -> Option<Vec<(&'n str, Option<TextRange>)>> {
        let items = match &node.item {
            Item::List(items) => items.as_slice(),
            Item::Text(_) => std::slice::from_ref(node),
            _ => {
                self.report_type(path, node, "a list of strings");
                return None;
            }
        };
        let mut strings = Vec::new();
        for item in items {
            match &item.item {
                Item::Text(text) => strings.push((text.as_str(), item.inner)),
                _ => self.report_type(path, item, "a list of strings"),
            }
        }
        Some(strings)
    }

    fn flag(&mut self, path: &str, node: &Node) -> Option<bool> {
        if let Item::Flag(flag) = node.item {
            return Some(flag);
        }
        self.report_type(path, node, "`true` or `false`");
        None
    }

    fn word<T: Copy>(&mut self, path: &str, node: &Node, words: &[(&str, T)]) -> Option<T> {
        let text = match &node.item {
            Item::Text(text) => text.as_str(),
            _ => "",
        };
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == text) {
            return Some(*meaning);
        }
        let message = format!("takes {}.", listed(words));
        let fix = nearest(text, words.iter().map(|(word, _)| *word))
            .zip(node.place)
            .map(|(near, place)| fixes::value(place, near));
        self.report("config/parse", node.inner, path, &message, fix);
        None
    }

    fn report_type(&mut self, path: &str, node: &Node, expected: &str) {
        let message = format!("takes {expected}; this is {}.", node.item.type_name());
        self.report("config/parse", node.place, path, &message, None);
    }

    /// Reports at a place of the file, or in words for the editor's settings, which have none. `message` goes on after
    /// the setting's name.
    fn report(
        &mut self,
        rule: &'static str,
        place: Option<TextRange>,
        path: &str,
        message: &str,
        fix: Option<Fix>,
    ) {
        match place {
            Some(range) => {
                let mut problem = Problem::new(rule, range, format!("`{path}` {message}"));
                problem.fixes.extend(fix);
                self.problems.push(problem);
            }
            None => self
                .editor_problems
                .push(format!("The editor's setting `newsmark.{path}` {message}")),
        }
    }
}

fn listed<T>(words: &[(&str, T)]) -> String {
    let words: Vec<String> = words
        .iter()
        .map(|(word, _)| format!("\"{word}\""))
        .collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}
