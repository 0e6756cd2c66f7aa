//! The keys of the configuration and what each means.

/// A key of the configuration.
#[derive(Debug)]
pub(super) struct KnownKey {
    /// The table that it stands in; empty for a table at the top.
    pub(super) table: &'static str,
    /// The key.
    pub(super) name: &'static str,
    /// The key with its table, such as `hints.dates`.
    pub(super) path: &'static str,
    meaning: &'static str,
}

const fn key(
    table: &'static str,
    name: &'static str,
    path: &'static str,
    meaning: &'static str,
) -> KnownKey {
    KnownKey {
        table,
        name,
        path,
        meaning,
    }
}

static KEYS: &[KnownKey] = &[
    key("", "corpus", "corpus", "Which files the corpus holds."),
    key(
        "corpus",
        "include",
        "corpus.include",
        "Patterns of the articles, relative to this file. Default: `[\"**/*.news\"]`.",
    ),
    key(
        "corpus",
        "exclude",
        "corpus.exclude",
        "Patterns of files and folders that are left out, relative to this file.",
    ),
    key(
        "corpus",
        "registry",
        "corpus.registry",
        "Patterns of the registry files, relative to this file. Default: `[\"registry/*.toml\"]`.",
    ),
    key("", "style", "style", "How copy is styled."),
    key(
        "style",
        "profile",
        "style.profile",
        "The house whose style rules are on: `none` (default), `ap`, `reuters` or `guardian`.",
    ),
    key(
        "",
        "rules",
        "rules",
        "Severities by rule, such as `\"acronym/unused\" = \"off\"`, or by group, such as `\"acronym/*\" = \"hint\"`: `off`, \
         `hint`, `information`, `warning` or `error`. A group stands for those of its rules that are on.",
    ),
    key(
        "",
        "override",
        "override",
        "Severities for some files: `files` and `rules`. Of several that hold for a file the last one wins.",
    ),
    key(
        "override",
        "files",
        "override.files",
        "Patterns of the files and folders that it is for, relative to this file.",
    ),
    key(
        "override",
        "rules",
        "override.rules",
        "Severities by rule or group, as under `[rules]`.",
    ),
    key("", "hints", "hints", "What inlay hints show."),
    key(
        "hints",
        "dates",
        "hints.dates",
        "Whether hints show the days of date phrases. Default: `true`.",
    ),
    key(
        "hints",
        "kinds",
        "hints.kinds",
        "Whether hints show the kinds of mentions. Default: `false`.",
    ),
    key(
        "hints",
        "ids",
        "hints.ids",
        "Whether hints show the registry ids of mentions. Default: `false`.",
    ),
    key(
        "",
        "model",
        "model",
        "The statistical model that suggests names which no registry has.",
    ),
    key(
        "model",
        "enabled",
        "model.enabled",
        "Whether the model suggests names. Default: `true`.",
    ),
    key(
        "",
        "layout",
        "layout",
        "What Newsmark should know of the outer form of articles.",
    ),
    key(
        "layout",
        "furniture",
        "layout.furniture",
        "Blocks that are page chrome of scraped pages, such as `[\"Share this article\"]`, beside the ones that Newsmark \
         knows.",
    ),
    key(
        "",
        "diagnostics",
        "diagnostics",
        "Which diagnostics are reported to editors.",
    ),
    key(
        "diagnostics",
        "scope",
        "diagnostics.scope",
        "`open`: diagnostics of open articles (default). `corpus`: of all articles.",
    ),
    key("", "limits", "limits", "What is too large."),
    key(
        "limits",
        "max_file_size",
        "limits.max_file_size",
        "Files over this many bytes are not analysed. Default: 8388608.",
    ),
];

/// The key with this name in a table (empty for the tables at the top).
pub(super) fn known(table: &str, name: &str) -> Option<&'static KnownKey> {
    KEYS.iter()
        .find(|key| key.table == table && key.name == name)
}

/// The names of the keys of a table (empty for the tables at the top).
pub(super) fn names_in(table: &str) -> impl Iterator<Item = &'static str> {
    KEYS.iter()
        .filter(move |key| key.table == table)
        .map(|key| key.name)
}

/// What the key at a path such as `hints.dates` means.
pub(super) fn meaning(path: &str) -> Option<&'static str> {
    KEYS.iter()
        .find(|key| key.path == path)
        .map(|key| key.meaning)
}
