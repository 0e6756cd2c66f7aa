//! Settings and their defaults.

use rustc_hash::FxHashMap;

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
    /// Severities by rule id; `None` turns a rule off.
    pub rules: FxHashMap<String, Option<Severity>>,
    /// Severities for some files, later ones win.
    pub overrides: Vec<Override>,
    /// Inlay hints at dates.
    pub hint_dates: bool,
    /// Inlay hints with the kinds of mentions.
    pub hint_kinds: bool,
    /// Inlay hints with the ids of mentions.
    pub hint_ids: bool,
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
    /// Globs, relative to the corpus root.
    pub files: Vec<String>,
    /// Severities by rule id; `None` turns a rule off.
    pub rules: FxHashMap<String, Option<Severity>>,
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
            furniture: Vec::new(),
            whole_corpus: false,
            max_file_size: 8 * 1024 * 1024,
        }
    }
}
