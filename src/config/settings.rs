//! Settings and their defaults.

use super::Globs;
use crate::markup::{FrontMatter, FrontMatterKey};
use rustc_hash::FxHashMap;
use std::path::Path;

/// Severities by rule id, or by group (`acronym/*`); `None` turns a rule off.
pub type RuleLevels = FxHashMap<String, Option<Severity>>;

/// The settings of one corpus.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Globs of articles, relative to the corpus root.
    pub include: Vec<String>,
    /// Globs of files and folders that are left out.
    pub exclude: Vec<String>,
    /// Globs of registry files.
    pub registry: Vec<String>,
    /// The style profile.
    pub profile: Profile,
    /// Severities by rule id, or by group (`acronym/*`); `None` turns a rule off.
    pub rules: RuleLevels,
    /// Severities for some files, later ones win.
    pub overrides: Vec<Override>,
    /// Inlay hints at dates.
    pub hint_dates: bool,
    /// Inlay hints with the kinds of mentions.
    pub hint_kinds: bool,
    /// Inlay hints with the ids of mentions.
    pub hint_ids: bool,
    /// Whether the statistical model suggests names (`model.enabled`).
    pub model: bool,
    /// Page chrome of scraped pages, beside the built-in list.
    pub furniture: Vec<String>,
    /// Whether diagnostics of closed articles are reported to the editor too (`diagnostics.scope = "corpus"`).
    pub whole_corpus: bool,
    /// Files over this many bytes are not analysed.
    pub max_file_size: u64,
}

/// A named set of style rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Profile {
    /// No style rules.
    #[default]
    None,
    /// The Associated Press.
    Ap,
    /// Reuters.
    Reuters,
    /// The Guardian.
    Guardian,
}

/// Severities for some files.
#[derive(Debug, Clone, PartialEq)]
pub struct Override {
    /// Files, and folders with all that they hold.
    pub files: Globs,
    /// Severities by rule id, or by group; `None` turns a rule off.
    pub rules: RuleLevels,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// A remark.
    Hint,
    /// Worth knowing.
    Information,
    /// A likely mistake.
    Warning,
    /// A contradiction or broken syntax.
    Error,
}

impl Profile {
    /// All profiles, in the order in which they are listed to people.
    pub const ALL: [Self; 4] = [Self::None, Self::Ap, Self::Reuters, Self::Guardian];

    /// Its name in the configuration and in front matter.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Ap => "ap",
            Self::Reuters => "reuters",
            Self::Guardian => "guardian",
        }
    }

    /// The profile with a name.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|profile| profile.as_str() == word)
    }
}

impl Severity {
    /// All severities, the gravest last.
    pub const ALL: [Self; 4] = [Self::Hint, Self::Information, Self::Warning, Self::Error];

    /// The word for it in the configuration and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Information => "information",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|severity| severity.as_str() == word)
    }
}

impl Settings {
    /// The style profile of an article with this front matter: its own, else the corpus's.
    pub fn profile_of(&self, front_matter: Option<&FrontMatter>) -> Profile {
        front_matter
            .and_then(|matter| matter.get(FrontMatterKey::Profile))
            .and_then(|field| Profile::from_word(field.value.trim()))
            .unwrap_or(self.profile)
    }

    /// The severity of a rule in one file; `None` where it is off. `default` is the rule's own, `path` is relative to the
    /// corpus root. The last override that covers the file and names the rule decides, then `[rules]`; in each the
    /// rule's id before its group. A group's severity is for those of its rules that are on by default.
    pub fn severity(&self, rule: &str, default: Option<Severity>, path: &Path) -> Option<Severity> {
        let covering = self.overrides.iter().rev().find_map(|one| {
            let level = level(&one.rules, rule, default)?;
            one.files.covers(path).then_some(level)
        });
        covering
            .or_else(|| level(&self.rules, rule, default))
            .unwrap_or(default)
    }
}

/// What a table of severities says of a rule.
fn level(rules: &RuleLevels, rule: &str, default: Option<Severity>) -> Option<Option<Severity>> {
    if rules.is_empty() {
        return None;
    }
    let by_group = || {
        default?;
        let (group, _) = rule.split_once('/')?;
        rules.get(&format!("{group}/*"))
    };
    rules.get(rule).or_else(by_group).copied()
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            include: vec!["**/*.news".to_owned()],
            exclude: Vec::new(),
            registry: vec!["registry/*.toml".to_owned()],
            profile: Profile::None,
            rules: FxHashMap::default(),
            overrides: Vec::new(),
            hint_dates: true,
            hint_kinds: false,
            hint_ids: false,
            model: true,
            furniture: Vec::new(),
            whole_corpus: false,
            max_file_size: 8 * 1024 * 1024,
        }
    }
}
