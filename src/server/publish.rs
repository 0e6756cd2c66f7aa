//! Pushing diagnostics to clients that do not ask for them, and taking them back.
//!
//! Both workers push. Whether a file's diagnostics are still the ones to show is looked at in the same turn in which
//! they are sent, so that what came too late is dropped and never overwrites what is newer.

use super::diagnostics::FileDiagnostics;
use super::session::{Session, State};
use crate::workspace::DocumentKind;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, MutexGuard, PoisonError};
use tokio::runtime::Handle;
use tower_lsp::lsp_types::Url;

/// The files whose last pushed diagnostics were not empty, with the URI that they were pushed under.
pub(super) type Published = FxHashMap<PathBuf, Url>;

impl Session {
    /// Sends a file's diagnostics; nothing where there are none and were none before, or where the document was opened,
    /// changed or closed meanwhile.
    pub(super) fn push(&self, found: &FileDiagnostics, runtime: &Handle) {
        let _turn = self.turn_to_publish();
        let Some(uri) = self.uri_of(&found.path) else {
            return;
        };
        {
            let mut state = self.state();
            let open = state.documents.get(&found.path).map(|open| open.version);
            if open != found.version {
                return;
            }
            let published = &mut state.published;
            let had = match found.diagnostics.is_empty() {
                true => published.remove(&found.path),
                false => published.insert(found.path.clone(), uri.clone()),
            };
            if found.diagnostics.is_empty() && had.is_none() && open.is_none() {
                return;
            }
        }
        let diagnostics = self.to_lsp(&uri, found);
        let publish = self
            .client
            .publish_diagnostics(uri, diagnostics, found.version);
        runtime.block_on(publish);
    }

    /// Pushes the diagnostics of closed articles where the configuration asks for those of the whole corpus.
    pub(super) fn publish_closed(&self, runtime: &Handle) {
        if self.features().pulls_diagnostics {
            return;
        }
        for (id, corpus) in self.corpora() {
            if corpus.settings.whole_corpus {
                self.closed_diagnostics(id, &corpus, &self.ended, |part| {
                    for found in part {
                        self.push(&found, runtime);
                    }
                });
            }
        }
    }

    /// Takes back what was pushed for files that show nothing any more: closed, deleted, or in a folder that is gone.
    pub(super) fn withdraw(self: &Arc<Self>, runtime: &Handle) {
        let _turn = self.turn_to_publish();
        let gone: Vec<Url> = {
            let mut state = self.state();
            let published = std::mem::take(&mut state.published);
            let (kept, gone) = published
                .into_iter()
                .partition(|(path, _)| shows_diagnostics(&state, path));
            state.published = kept;
            let mut gone: Vec<Url> = gone.into_values().collect();
            gone.sort();
            gone
        };
        for uri in gone {
            runtime.block_on(self.client.publish_diagnostics(uri, Vec::new(), None));
        }
    }

    fn turn_to_publish(&self) -> MutexGuard<'_, ()> {
        self.publishing
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether diagnostics of a file are shown at present, if it has any.
fn shows_diagnostics(state: &State, path: &Path) -> bool {
    let is_open = state.documents.contains_key(path);
    let workspace = &state.workspace;
    match workspace.kind(path) {
        DocumentKind::Article(id) => {
            let is_shown_closed = || {
                let corpus = workspace.snapshot(id);
                let whole = corpus.filter(|corpus| corpus.settings.whole_corpus);
                whole.is_some_and(|corpus| {
                    corpus.file(path).is_some() || workspace.file_problem(id, path).is_some()
                })
            };
            is_open || is_shown_closed()
        }
        DocumentKind::Registry(id) => {
            let corpus = workspace.snapshot(id);
            corpus.is_some_and(|corpus| corpus.registry.file(path).is_some())
        }
        DocumentKind::Config(id) => workspace.config(id).is_some(),
        DocumentKind::Waiting => true,
        DocumentKind::Foreign => false,
    }
}
