//! Patterns of paths.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::Path;

/// Patterns of paths that are relative to the corpus root: `*` and `?` stay within a folder, `**` goes through folders,
/// `{a,b}` is either, `[ab]` one of the characters.
#[derive(Debug, Clone, Default)]
pub struct Globs {
    patterns: Vec<String>,
    set: GlobSet,
}

impl Globs {
    /// Compiles patterns. One that cannot be read matches nothing; [`Globs::fault`] tells why.
    pub fn new<S: AsRef<str>>(patterns: &[S]) -> Self {
        let mut set = GlobSetBuilder::new();
        for pattern in patterns {
            if let Ok(glob) = compile(pattern.as_ref()) {
                set.add(glob);
            }
        }
        Self {
            patterns: patterns.iter().map(|p| p.as_ref().to_owned()).collect(),
            set: set.build().unwrap_or_default(),
        }
    }

    /// The patterns as they were given.
    pub fn patterns(&self) -> &[String] {
        &self.patterns
    }

    /// Whether a pattern matches the whole path, which is relative to the corpus root.
    pub fn is_match(&self, path: &Path) -> bool {
        !self.set.is_empty() && self.set.is_match(path)
    }

    /// Whether a pattern matches the path or a folder that it lies in.
    pub fn covers(&self, path: &Path) -> bool {
        !self.set.is_empty() && path.ancestors().any(|path| self.set.is_match(path))
    }

    /// What is wrong with a pattern and what to do, in a sentence; `None` if nothing is.
    pub fn fault(pattern: &str) -> Option<String> {
        if pattern.trim().is_empty() {
            return Some("An empty pattern matches nothing.".to_owned());
        }
        if pattern.starts_with('/') || pattern.split('/').any(|part| part == "..") {
            return Some(
                "Patterns are relative to the folder of `newsmark.toml` and stay inside it."
                    .to_owned(),
            );
        }
        let error = compile(pattern).err()?;
        Some(format!("This pattern cannot be read: {}.", error.kind()))
    }
}

fn compile(pattern: &str) -> Result<globset::Glob, globset::Error> {
    let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
    GlobBuilder::new(pattern.trim_end_matches('/'))
        .literal_separator(true)
        .empty_alternates(true)
        .build()
}

impl PartialEq for Globs {
    fn eq(&self, other: &Self) -> bool {
        self.patterns == other.patterns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stays_in_its_folder() {
        let globs = Globs::new(&["registry/*.toml", "articles/**/*.{news,md}"]);
        let is_match = |path: &str| globs.is_match(Path::new(path));
        assert!(is_match("registry/groups.toml"));
        assert!(!is_match("registry/old/groups.toml"));
        assert!(is_match("articles/2015-03-23-offensive.news"));
        assert!(is_match("articles/2015/03/talks.md"));
        assert!(!is_match("articles/notes.txt"));
    }

    #[test]
    fn a_folder_covers_what_lies_in_it() {
        let globs = Globs::new(&["articles/archive/"]);
        assert!(globs.covers(Path::new("articles/archive/2009/talks.news")));
        assert!(!globs.covers(Path::new("articles/archived.news")));
        assert!(!globs.is_match(Path::new("articles/archive/talks.news")));
    }

    #[test]
    fn patterns_that_cannot_match_say_so() {
        assert_eq!(Globs::fault("articles/**"), None);
        for pattern in ["", "/srv/articles/*", "../articles/*", "articles/{a"] {
            assert!(Globs::fault(pattern).is_some(), "{pattern:?}");
        }
    }
}
