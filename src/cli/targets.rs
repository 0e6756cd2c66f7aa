//! From the paths on the command line to corpora and the files to work on.

use super::Error;
use crate::config::{ConfigFile, Settings};
use crate::corpus::Corpus;
use crate::registry::Registry;
use crate::rules;
use crate::workspace::{ArticleReader, Options, Request, Territory, Unread, read_registry};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// What the command line asks for.
#[derive(Debug)]
pub(super) struct Targets {
    /// The corpora that hold the files, by their folders.
    pub(super) corpora: Vec<TargetCorpus>,
    /// The articles by path, each with the place of its corpus.
    pub(super) articles: Vec<(PathBuf, usize)>,
    /// What could not be found or read, one message each.
    pub(super) unread: Vec<String>,
    /// How paths are shown.
    pub(super) shown: ShownPaths,
    request: Request,
}

/// One corpus with files to work on.
#[derive(Debug)]
pub(super) struct TargetCorpus {
    /// Its files and configuration; all of them, not only those that were asked for.
    pub(super) territory: Territory,
    /// Its registry.
    pub(super) registry: Arc<Registry>,
    /// Reads its articles.
    pub(super) reader: ArticleReader,
}

impl Targets {
    /// Finds the files behind `paths`, which may be folders and files; the current directory without any. A path that is
    /// not there is told in `unread`.
    pub(super) fn find(paths: &[PathBuf]) -> Result<Self, Error> {
        let here = std::env::current_dir().map_err(Error::CurrentDirectory)?;
        let shown = ShownPaths { here };
        let here_alone = [PathBuf::from(".")];
        let paths = if paths.is_empty() { &here_alone } else { paths };
        let options = Options {
            editor: None,
            known_rules: rules::ids().into(),
            home: std::env::home_dir(),
        };
        let mut request =
            Request::new(paths, &options, &AtomicBool::new(false)).map_err(Error::Search)?;
        let mut unread = std::mem::take(&mut request.unread);
        let mut corpora = Vec::new();
        let mut articles = Vec::new();
        for territory in std::mem::take(&mut request.territories) {
            let asked = territory.articles.iter();
            let asked = asked.filter(|path| request.asks_for(path));
            articles.extend(asked.map(|path| (path.clone(), corpora.len())));
            let registry = read_registry(&territory, &mut unread);
            corpora.push(TargetCorpus {
                reader: ArticleReader::new(&territory.settings, Arc::clone(&registry)),
                registry,
                territory,
            });
        }
        articles.sort_unstable();
        let message = |unread: &Unread| shown.in_message(&unread.path, &unread.message);
        Ok(Self {
            corpora,
            articles,
            unread: unread.iter().map(message).collect(),
            shown,
            request,
        })
    }

    /// Reads the registry of a corpus, by its place, once its files have changed; gives what could not be read, one
    /// message each.
    pub(super) fn read_registry_again(&mut self, place: usize) -> Vec<String> {
        let mut unread = Vec::new();
        if let Some(corpus) = self.corpora.get_mut(place) {
            let registry = read_registry(&corpus.territory, &mut unread);
            corpus.reader = ArticleReader::new(&corpus.territory.settings, Arc::clone(&registry));
            corpus.registry = registry;
        }
        let message = |unread: &Unread| self.shown.in_message(&unread.path, &unread.message);
        unread.iter().map(message).collect()
    }

    /// Whether a file was asked for, by itself or with a folder.
    pub(super) fn asks_for(&self, path: &Path) -> bool {
        self.request.asks_for(path)
    }
}

impl TargetCorpus {
    /// The corpus without an index of its articles.
    pub(super) fn without_articles(&self) -> Corpus {
        Corpus::new(
            self.territory.root.clone(),
            Arc::clone(&self.territory.settings),
            Arc::clone(&self.registry),
        )
    }

    /// Its settings.
    pub(super) fn settings(&self) -> &Settings {
        &self.territory.settings
    }

    /// Its configuration as the rules take it, with path and text.
    pub(super) fn config(&self) -> Option<(&Path, &Arc<str>, ConfigFile)> {
        let document = self.territory.config.as_ref()?;
        let file = ConfigFile {
            settings: self.settings().clone(),
            problems: document.file.problems.clone(),
            editor_problems: Vec::new(),
            keys: Vec::new(),
            is_current: true,
        };
        Some((&document.path, &document.text, file))
    }
}

/// How paths are shown: from the current directory, where both have a folder in common.
#[derive(Debug)]
pub(super) struct ShownPaths {
    here: PathBuf,
}

impl ShownPaths {
    /// A path as it is shown.
    pub(super) fn of(&self, path: &Path) -> String {
        let common = self
            .here
            .components()
            .zip(path.components())
            .take_while(|(here, there)| here == there)
            .count();
        let in_common = path.components().take(common);
        if !in_common
            .into_iter()
            .any(|part| matches!(part, Component::Normal(_)))
        {
            return path.display().to_string();
        }
        let up = self.here.components().count() - common;
        let relative: PathBuf = std::iter::repeat_n(Component::ParentDir, up)
            .chain(path.components().skip(common))
            .collect();
        if relative.as_os_str().is_empty() {
            return ".".to_owned();
        }
        relative.display().to_string()
    }

    /// A message that names a path, with the path as it is shown.
    pub(super) fn in_message(&self, path: &Path, message: &str) -> String {
        message.replacen(&path.display().to_string(), &self.of(path), 1)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_from_the_current_directory() {
        let shown = ShownPaths {
            here: PathBuf::from("/home/desk/corpus"),
        };
        let of = |path: &str| shown.of(Path::new(path));
        assert_eq!(of("/home/desk/corpus/a/b.news"), "a/b.news");
        assert_eq!(of("/home/desk/wire/b.news"), "../wire/b.news");
        assert_eq!(of("/srv/wire/b.news"), "/srv/wire/b.news");
        assert_eq!(of("/home/desk/corpus"), ".");
        assert_eq!(
            shown.in_message(
                Path::new("/home/desk/corpus/b.news"),
                "/home/desk/corpus/b.news: no such file"
            ),
            "b.news: no such file"
        );
    }
}
