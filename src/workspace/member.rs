//! One corpus of a workspace, with what is still to be read of it.

use super::articles::ArticleReader;
use super::discover::{ConfigDocument, Territory};
use super::scope::Scope;
use crate::corpus::{Corpus, RegistryChange, Stamp};
use crate::registry::{Registry, RegistryFile};
use crate::text::Problem;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How far a corpus is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Its articles are known by name.
    Found,
    /// The first index is being made.
    Indexing,
    /// The first index is done; from now on single articles are read.
    Indexed,
}

#[derive(Debug)]
pub(super) struct Member {
    pub(super) corpus: Corpus,
    pub(super) config: Option<ConfigDocument>,
    pub(super) scope: Scope,
    /// The workspace folder that it lies in; none for files that were opened alone.
    pub(super) folder: Option<PathBuf>,
    /// The registry as it is on disk, by which closed articles are read. That of the corpus has the text of open
    /// buffers.
    pub(super) saved: Arc<Registry>,
    pub(super) stage: Stage,
    /// The articles on disk, for the first index.
    pub(super) articles: Vec<PathBuf>,
    /// Closed articles to look at again: with a stamp only if the file's is another one.
    pub(super) pending: BTreeMap<PathBuf, Option<Stamp>>,
    /// What is wrong with single files as a whole.
    pub(super) problems: BTreeMap<PathBuf, Problem>,
    /// Files that could not be read, with what to say of them.
    pub(super) unread: BTreeMap<PathBuf, String>,
}

impl Member {
    pub(super) fn new(
        territory: Territory,
        registry: Arc<Registry>,
        folder: Option<PathBuf>,
    ) -> Self {
        Self {
            corpus: Corpus::new(
                territory.root,
                Arc::clone(&territory.settings),
                Arc::clone(&registry),
            ),
            config: territory.config,
            scope: territory.scope,
            folder,
            saved: registry,
            stage: Stage::Found,
            articles: territory.articles,
            pending: BTreeMap::new(),
            problems: BTreeMap::new(),
            unread: BTreeMap::new(),
        }
    }

    pub(super) fn root(&self) -> &Path {
        &self.corpus.root
    }

    /// The path relative to the root, of a file that is not left out.
    fn inside<'a>(&self, path: &'a Path) -> Option<&'a Path> {
        let relative = path.strip_prefix(self.root()).ok()?;
        (self.folder.is_some() && !self.scope.is_left_out(relative)).then_some(relative)
    }

    /// Whether the configuration takes a file in as an article.
    pub(super) fn includes(&self, path: &Path) -> bool {
        self.inside(path)
            .is_some_and(|relative| self.scope.is_article(relative))
    }

    /// Whether a file is part of the registry.
    pub(super) fn is_registry(&self, path: &Path) -> bool {
        self.inside(path)
            .is_some_and(|relative| self.scope.is_registry(relative))
    }

    /// What closed articles are read with.
    pub(super) fn reader(&self) -> ArticleReader {
        ArticleReader::new(&self.corpus.settings, Arc::clone(&self.saved))
    }

    /// Marks a closed article to be read again, whatever its stamp.
    pub(super) fn reread(&mut self, path: &Path) {
        self.pending.insert(path.to_owned(), None);
    }

    /// Marks an article to be read again if its file is not what was read.
    pub(super) fn check(&mut self, path: &Path) {
        let file = self.corpus.file(path);
        let known = file.and_then(|file| self.corpus.stamp(file));
        self.pending.entry(path.to_owned()).or_insert(known);
    }

    /// Removes an article whose file is gone or is no article any more.
    pub(super) fn forget(&mut self, path: &Path) {
        self.corpus.remove(path);
        self.problems.remove(path);
        self.unread.remove(path);
        self.pending.remove(path);
    }

    /// Puts the registry on disk in force for closed articles; those that may read differently are marked.
    pub(super) fn set_saved(&mut self, registry: Arc<Registry>) {
        let before = std::mem::replace(&mut self.saved, registry);
        self.mark_changed(&before);
    }

    /// Marks the closed articles that read differently with the registry on disk than with `before`.
    pub(super) fn mark_changed(&mut self, before: &Arc<Registry>) {
        if Arc::ptr_eq(before, &self.saved) {
            return;
        }
        let change = RegistryChange::between(before, &self.saved);
        for file in self.corpus.affected(&change) {
            if self.corpus.open(file).is_none() {
                let path = self.corpus.path(file).to_owned();
                self.reread(&path);
            }
        }
    }

    /// The registry with one file put in, replaced or (with `None`) taken out.
    pub(super) fn registry_with(
        registry: &Registry,
        path: &Path,
        file: Option<Arc<RegistryFile>>,
    ) -> Arc<Registry> {
        let others = registry.files.iter().filter(|other| other.path != path);
        Arc::new(Registry::new(others.cloned().chain(file).collect()))
    }

    /// The paths of the open articles, in order.
    pub(super) fn open_articles(&self) -> Vec<PathBuf> {
        let files = self.corpus.open_files().into_iter();
        files
            .map(|file| self.corpus.path(file).to_owned())
            .collect()
    }
}
