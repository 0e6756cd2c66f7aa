//! Which files of a folder belong to its corpus, by the configuration.

use crate::config::Settings;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::{Component, Path};

/// The globs of one corpus. They are matched against paths relative to its root; `*` does not cross a `/`.
#[derive(Debug, Clone, Default)]
pub struct Globs {
    include: GlobSet,
    exclude: GlobSet,
    registry: GlobSet,
}

impl Globs {
    /// The globs of a configuration. One that cannot be read matches nothing.
    pub fn new(settings: &Settings) -> Self {
        Self {
            include: set(&settings.include),
            exclude: set(&settings.exclude),
            registry: set(&settings.registry),
        }
    }

    /// Whether the configuration takes a file into the corpus as an article.
    pub fn is_article(&self, relative: &Path) -> bool {
        self.include.is_match(relative) && !self.is_registry(relative)
    }

    /// Whether a file is part of the registry.
    pub fn is_registry(&self, relative: &Path) -> bool {
        self.registry.is_match(relative)
    }

    /// Whether the configuration leaves out this very path; of the folders above it nothing is said.
    pub(super) fn is_excluded(&self, relative: &Path) -> bool {
        self.exclude.is_match(relative)
    }

    /// Whether a file or folder is left out, by itself or with a folder above it: because the configuration says so, or
    /// because a name starts with a point.
    pub fn is_left_out(&self, relative: &Path) -> bool {
        is_outside(relative)
            || relative.components().any(is_hidden)
            || relative
                .ancestors()
                .filter(|path| !path.as_os_str().is_empty())
                .any(|path| self.is_excluded(path))
    }
}

/// Whether a name starts with a point.
pub(super) fn is_hidden(component: Component<'_>) -> bool {
    component.as_os_str().as_encoded_bytes().starts_with(b".")
}

fn is_outside(relative: &Path) -> bool {
    relative
        .components()
        .any(|component| !matches!(component, Component::Normal(_)))
}

fn set(globs: &[String]) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        let glob = glob.trim_start_matches("./").trim_end_matches('/');
        if let Ok(glob) = GlobBuilder::new(glob).literal_separator(true).build() {
            set.add(glob);
        }
    }
    set.build().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn globs(include: &[&str], exclude: &[&str]) -> Globs {
        let owned = |globs: &[&str]| globs.iter().map(|glob| (*glob).to_owned()).collect();
        Globs::new(&Settings {
            include: owned(include),
            exclude: owned(exclude),
            ..Settings::default()
        })
    }

    #[test]
    fn by_default_every_news_file_is_an_article() {
        let globs = Globs::new(&Settings::default());
        assert!(globs.is_article(Path::new("lead.news")));
        assert!(globs.is_article(Path::new("2015/march/lead.news")));
        assert!(!globs.is_article(Path::new("notes.md")));
        assert!(globs.is_registry(Path::new("registry/people.toml")));
        assert!(!globs.is_registry(Path::new("registry/old/people.toml")));
    }

    #[test]
    fn a_folder_is_left_out_with_all_that_is_in_it() {
        let globs = globs(
            &["articles/**/*.{news,md}"],
            &["articles/drafts/", "**/*.tmp.news"],
        );
        assert!(globs.is_article(Path::new("articles/lead.md")));
        assert!(globs.is_left_out(Path::new("articles/drafts/2015/lead.md")));
        assert!(globs.is_left_out(Path::new("articles/lead.tmp.news")));
        assert!(globs.is_left_out(Path::new("articles/.trash/lead.news")));
        assert!(!globs.is_left_out(Path::new("articles/lead.news")));
    }

    #[test]
    fn a_glob_that_cannot_be_read_matches_nothing() {
        let globs = globs(&["articles/[", "wire/*.news"], &[]);
        assert!(globs.is_article(Path::new("wire/lead.news")));
        assert!(!globs.is_article(Path::new("articles/[")));
    }
}
