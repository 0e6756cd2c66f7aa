//! Diagnostics: found, turned into the protocol's, pushed to clients that do not ask for them.

use super::session::{Session, View, ViewFile};
use super::to_lsp;
use crate::corpus::Corpus;
use crate::rules::{self, Diagnostic};
use crate::text::{LineIndex, TextRange};
use crate::workspace::{ArticleReader, CorpusId, DocumentKind};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::runtime::Handle;
use tower_lsp::lsp_types::{
    self as lsp, CodeDescription, DiagnosticRelatedInformation, Location, NumberOrString, Url,
};

/// The files whose last pushed diagnostics were not empty.
pub(super) type Published = FxHashSet<PathBuf>;

/// A file's diagnostics with what it takes to place them.
pub(super) struct FileDiagnostics {
    pub(super) path: PathBuf,
    pub(super) lines: LineIndex,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) version: Option<i32>,
}

impl Session {
    /// Analyses an open article, and pushes its diagnostics unless a newer version waits already.
    pub(super) fn check_article(self: &Arc<Self>, path: &Path, runtime: &Handle) {
        let Some(found) = self.open_diagnostics(path) else {
            return;
        };
        if !self.features().pulls_diagnostics {
            self.push(found, runtime);
        }
    }

    /// The diagnostics of an open article, with the version that they are for; `None` where it is none, or was changed
    /// or closed meanwhile.
    fn open_diagnostics(&self, path: &Path) -> Option<FileDiagnostics> {
        let (version, text, corpus) = {
            let state = self.state();
            let DocumentKind::Article(id) = state.workspace.kind(path) else {
                return None;
            };
            let buffer = state.workspace.buffer(path)?;
            (
                buffer.version,
                Arc::clone(&buffer.text),
                state.workspace.snapshot(id)?,
            )
        };
        let Some(article) = self.article(path) else {
            let diagnostics = too_large(&corpus, path, text.len());
            let lines = LineIndex::new("");
            return Some(FileDiagnostics {
                path: path.to_owned(),
                lines,
                diagnostics,
                version: Some(version),
            });
        };
        if !Arc::ptr_eq(&article.input.text, &text) {
            return None;
        }
        let diagnostics = rules::check_article(&article, &corpus, path);
        let lines = LineIndex::new(&text);
        Some(FileDiagnostics {
            path: path.to_owned(),
            lines,
            diagnostics,
            version: Some(version),
        })
    }

    /// Pushes the diagnostics of a corpus's configuration and registry, or tells the client to ask for them.
    pub(super) fn check_corpus(self: &Arc<Self>, id: CorpusId, runtime: &Handle) {
        if self.features().pulls_diagnostics {
            self.ask_to_refresh(runtime);
            return;
        }
        for found in self.toml_diagnostics(id) {
            self.push(found, runtime);
        }
    }

    /// The diagnostics of a corpus's configuration and registry files.
    pub(super) fn toml_diagnostics(&self, id: CorpusId) -> Vec<FileDiagnostics> {
        let (corpus, config) = {
            let state = self.state();
            let Some(corpus) = state.workspace.snapshot(id) else {
                return Vec::new();
            };
            (corpus, state.workspace.config(id).cloned())
        };
        let mut found = Vec::new();
        if let Some(config) = config {
            let diagnostics = rules::check_config(&config.file);
            let lines = LineIndex::new(&config.text);
            found.push(FileDiagnostics {
                version: self.version(&config.path),
                path: config.path,
                lines,
                diagnostics,
            });
        }
        for (place, file) in (0u32..).zip(&corpus.registry.files) {
            found.push(FileDiagnostics {
                path: file.path.clone(),
                lines: LineIndex::new(&file.text),
                diagnostics: rules::check_registry_file(&corpus, place),
                version: self.version(&file.path),
            });
        }
        found
    }

    /// The version of an open document.
    fn version(&self, path: &Path) -> Option<i32> {
        self.state().documents.get(path).map(|open| open.version)
    }

    /// The diagnostics of the file that a request is about.
    pub(super) fn view_diagnostics(&self, view: &View) -> Vec<Diagnostic> {
        match &view.file {
            ViewFile::Article(article, _) => {
                rules::check_article(article, &view.corpus, &view.path)
            }
            ViewFile::Registry(file) => {
                let mut files = (0u32..).zip(&view.corpus.registry.files);
                let place = files.find(|(_, other)| other.path == file.path);
                place.map_or_else(Vec::new, |(place, _)| {
                    rules::check_registry_file(&view.corpus, place)
                })
            }
            ViewFile::Config(config) => rules::check_config(&config.file),
        }
    }

    /// Pushes the diagnostics of closed articles where the configuration asks for those of the whole corpus.
    pub(super) fn publish_closed(self: &Arc<Self>, runtime: &Handle) {
        if self.features().pulls_diagnostics {
            return;
        }
        for (_, corpus) in self.corpora() {
            if !corpus.settings.whole_corpus {
                continue;
            }
            for found in self.closed_diagnostics(&corpus, &self.ended) {
                self.push(found, runtime);
            }
        }
    }

    /// The diagnostics of the closed articles of a corpus, by path.
    pub(super) fn closed_diagnostics(
        &self,
        corpus: &Corpus,
        stopped: &AtomicBool,
    ) -> Vec<FileDiagnostics> {
        let reader = ArticleReader::of(corpus);
        let files: Vec<&Path> = corpus
            .files()
            .into_iter()
            .filter(|file| corpus.open(*file).is_none())
            .map(|file| corpus.path(file))
            .collect();
        let check = |path: &&Path| {
            if self.ended.load(Ordering::Relaxed) || stopped.load(Ordering::Relaxed) {
                return None;
            }
            let (article, _) = reader.read(path).ok()?;
            let diagnostics = rules::check_article(&article, corpus, path);
            let lines = LineIndex::new(&article.input.text);
            Some(FileDiagnostics {
                path: path.to_path_buf(),
                lines,
                diagnostics,
                version: None,
            })
        };
        files.par_iter().filter_map(check).collect()
    }

    /// Sends a file's diagnostics; nothing where there are none and were none before.
    fn push(&self, found: FileDiagnostics, runtime: &Handle) {
        {
            let mut state = self.state();
            let is_open = state.documents.contains_key(&found.path);
            let had = match found.diagnostics.is_empty() {
                true => state.published.remove(&found.path),
                false => !state.published.insert(found.path.clone()),
            };
            if found.diagnostics.is_empty() && !had && !is_open {
                return;
            }
        }
        let Some(uri) = self.uri_of(&found.path) else {
            return;
        };
        let version = found
            .version
            .filter(|_| self.features().versioned_diagnostics);
        let diagnostics = self.to_lsp(&uri, &found);
        runtime.block_on(self.client.publish_diagnostics(uri, diagnostics, version));
    }

    /// Takes back what was pushed for a file that was closed.
    pub(super) fn clear(self: &Arc<Self>, path: &Path, uri: Url) {
        if self.state().published.remove(path) {
            let session = Arc::clone(self);
            tokio::spawn(async move {
                session
                    .client
                    .publish_diagnostics(uri, Vec::new(), None)
                    .await
            });
        }
    }

    /// A file's diagnostics as the protocol's.
    pub(super) fn to_lsp(&self, uri: &Url, found: &FileDiagnostics) -> Vec<lsp::Diagnostic> {
        let all = found.diagnostics.iter();
        all.map(|diagnostic| self.diagnostic(uri, &found.lines, diagnostic))
            .collect()
    }

    /// A diagnostic as the protocol's.
    pub(super) fn diagnostic(
        &self,
        uri: &Url,
        lines: &LineIndex,
        diagnostic: &Diagnostic,
    ) -> lsp::Diagnostic {
        let encoding = self.features().encoding;
        let related: Vec<DiagnosticRelatedInformation> = diagnostic
            .related
            .iter()
            .filter(|_| self.features().related_information)
            .filter_map(|place| {
                let location = match &place.path {
                    None => Location::new(uri.clone(), to_lsp::range(lines, place.range, encoding)),
                    Some(path) => self.other_location(path, place.range)?,
                };
                Some(DiagnosticRelatedInformation {
                    location,
                    message: place.message.clone(),
                })
            })
            .collect();
        lsp::Diagnostic {
            range: to_lsp::range(lines, diagnostic.range, encoding),
            severity: Some(to_lsp::severity(diagnostic.severity)),
            code: Some(NumberOrString::String(diagnostic.rule.to_owned())),
            code_description: None::<CodeDescription>,
            source: Some("newsmark".to_owned()),
            message: diagnostic.message.clone(),
            related_information: (!related.is_empty()).then_some(related),
            ..lsp::Diagnostic::default()
        }
    }

    /// A place in a registry file or another article.
    fn other_location(&self, path: &Path, range: TextRange) -> Option<Location> {
        let uri = self.uri_of(path)?;
        let encoding = self.features().encoding;
        for (_, corpus) in self.corpora() {
            if let Some(file) = corpus.registry.file(path) {
                return Some(Location::new(
                    uri,
                    to_lsp::range(&LineIndex::new(&file.text), range, encoding),
                ));
            }
            if let Some(lines) = corpus.file(path).and_then(|file| corpus.line_index(file)) {
                return Some(Location::new(uri, to_lsp::range(lines, range, encoding)));
            }
        }
        None
    }

    /// Tells a client that asks for diagnostics and hints itself to ask again.
    pub(super) fn ask_to_refresh(&self, runtime: &Handle) {
        let features = self.features();
        let (diagnostics, hints) = (features.pulls_diagnostics, features.refreshes_hints);
        let client = self.client.clone();
        runtime.spawn(async move {
            use super::transport::ask;
            use lsp::request::{InlayHintRefreshRequest, WorkspaceDiagnosticRefresh};
            let patience = std::time::Duration::from_secs(10);
            if diagnostics {
                ask::<WorkspaceDiagnosticRefresh>(&client, (), patience).await;
            }
            if hints {
                ask::<InlayHintRefreshRequest>(&client, (), patience).await;
            }
        });
    }
}

/// What is said of a document that is too large to be analysed.
fn too_large(corpus: &Corpus, path: &Path, length: usize) -> Vec<Diagnostic> {
    let relative = path.strip_prefix(&corpus.root).unwrap_or(path);
    let limit = corpus.settings.max_file_size;
    let facts = rules::FileFacts {
        size: length as u64,
        limit,
        replaced: None,
    };
    rules::check_file(&facts, &corpus.settings, relative)
}
