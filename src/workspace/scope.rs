//! Which files of a folder belong to its corpus, by the configuration.

use crate::config::{Globs, Settings};
use std::path::{Component, Path};

/// The globs of one corpus. They are matched against paths relative to its root.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scope {
    include: Globs,
    exclude: Globs,
    registry: Globs,
}

impl Scope {
    /// The scope that a configuration gives.
    pub fn new(settings: &Settings) -> Self {
        Self {
            include: Globs::new(&settings.include),
            exclude: Globs::new(&settings.exclude),
            registry: Globs::new(&settings.registry),
        }
    }

    /// Whether the configuration takes a file into the corpus as an article, if it is not left out.
    pub fn is_article(&self, relative: &Path) -> bool {
        self.include.is_match(relative) && !self.is_registry(relative)
    }

    /// Whether a file is part of the registry, if it is not left out.
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
        let inside = |component| matches!(component, Component::Normal(_)) && !is_hidden(component);
        !relative.components().all(inside) || self.exclude.covers(relative)
    }
}

/// Whether a name starts with a point.
pub(super) fn is_hidden(component: Component<'_>) -> bool {
    component.as_os_str().as_encoded_bytes().starts_with(b".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_default_every_news_file_is_an_article() {
        let scope = Scope::new(&Settings::default());
        assert!(scope.is_article(Path::new("lead.news")));
        assert!(scope.is_article(Path::new("2015/march/lead.news")));
        assert!(!scope.is_article(Path::new("notes.md")));
        assert!(scope.is_registry(Path::new("registry/people.toml")));
        assert!(!scope.is_registry(Path::new("registry/old/people.toml")));
    }

    #[test]
    fn a_folder_is_left_out_with_all_that_is_in_it() {
        let scope = Scope::new(&Settings {
            include: vec!["articles/**/*.{news,md}".to_owned()],
            exclude: vec!["articles/drafts/".to_owned(), "**/*.tmp.news".to_owned()],
            ..Settings::default()
        });
        assert!(scope.is_article(Path::new("articles/lead.md")));
        assert!(scope.is_left_out(Path::new("articles/drafts/2015/lead.md")));
        assert!(scope.is_left_out(Path::new("articles/lead.tmp.news")));
        assert!(scope.is_left_out(Path::new("articles/.trash/lead.news")));
        assert!(scope.is_left_out(Path::new("../lead.news")));
        assert!(!scope.is_left_out(Path::new("articles/lead.news")));
    }
}
