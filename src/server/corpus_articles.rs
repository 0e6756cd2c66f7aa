//! Articles all over a corpus as they are now, for edits that go through many of them.

use super::session::Session;
use crate::analysis::Article;
use crate::corpus::{Corpus, FileId};
use crate::workspace::{ArticleReader, ReadError};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use tower_lsp::lsp_types::Url;

/// What was made of the articles of a corpus.
#[derive(Debug)]
pub(super) struct Gathered<T> {
    /// What each article gave, by path.
    pub(super) found: Vec<(PathBuf, T)>,
    /// Files that could not be read or must not be written, with the reason.
    pub(super) left: Vec<String>,
}

/// Which names of open articles are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// Those that stand there without doubt. It is all that is known of closed articles.
    Certain,
    /// Those that the model suggests too.
    Suggested,
}

impl Session {
    /// Has the corpus of a document read as it is at this moment, for what goes through all of it: where no watcher tells,
    /// every file is looked at. `false` where that takes too long, or `stopped` is set.
    pub(super) fn read_corpus_of(&self, uri: &Url, stopped: &AtomicBool) -> bool {
        if !self.features().watches_files
            && let Some(view) = self.view(uri)
        {
            let corpus = &view.corpus;
            let is_stale = |file: &FileId| {
                corpus.open(*file).is_none()
                    && crate::workspace::stamp(corpus.path(*file)) != corpus.stamp(*file)
            };
            let files = corpus.files().into_iter().filter(is_stale);
            let paths = files.map(|file| corpus.path(file).to_owned());
            let registry = corpus.registry.paths().cloned();
            let paths: Vec<PathBuf> = paths.chain(registry).collect();
            self.changed_on_disk(&paths);
        }
        let is_read = self.work.wait_until_read(stopped);
        let view = self.view(uri);
        if let Some(view) = &view {
            // What the editor has changed since is analysed in the background; here it is wanted now.
            for file in view.corpus.open_files() {
                self.article(view.corpus.path(file));
            }
        }
        is_read && view.is_some_and(|view| self.state().workspace.is_indexed(view.id))
    }

    /// Makes something of articles of a corpus: of open ones as the editor has them, of closed ones as they are on disk
    /// at this moment. `None` where the request is not wanted any more.
    pub(super) fn over_articles<T: Send>(
        &self,
        corpus: &Corpus,
        files: &[FileId],
        names: Names,
        stopped: &AtomicBool,
        make: impl Fn(&Article) -> Option<T> + Sync,
    ) -> Option<Gathered<T>> {
        let reader = ArticleReader::of(corpus);
        let one = |file: &FileId| -> Option<(PathBuf, Result<T, String>)> {
            if stopped.load(Ordering::Relaxed) {
                return None;
            }
            let path = corpus.path(*file);
            if corpus.open(*file).is_some() {
                let article = self.article(path)?;
                let named = match names {
                    Names::Suggested if corpus.settings.model => self.named(path, &article),
                    _ => None,
                };
                let article = named.unwrap_or(article);
                return make(&article).map(|made| (path.to_owned(), Ok(made)));
            }
            match reader.read(path) {
                Ok((article, read)) => {
                    let made = make(&article)?;
                    let made = match read.replaced {
                        Some(_) => Err(format!("{} is not UTF-8", shown(corpus, path))),
                        None => Ok(made),
                    };
                    Some((path.to_owned(), made))
                }
                Err(ReadError::Missing(_)) => None,
                Err(error) => Some((path.to_owned(), Err(error.to_string()))),
            }
        };
        let all: Vec<(PathBuf, Result<T, String>)> = files.par_iter().filter_map(one).collect();
        let mut gathered = Gathered {
            found: Vec::new(),
            left: Vec::new(),
        };
        for (path, made) in all {
            match made {
                Ok(made) => gathered.found.push((path, made)),
                Err(reason) => gathered.left.push(reason),
            }
        }
        (!stopped.load(Ordering::Relaxed)).then_some(gathered)
    }
}

/// A path as it is shown to people: within the corpus.
pub(super) fn shown(corpus: &Corpus, path: &Path) -> String {
    let path = path.strip_prefix(&corpus.root).unwrap_or(path);
    path.display().to_string()
}
