//! Diagnostics: found, and turned into the protocol's.

use super::session::{Session, View, ViewFile};
use super::to_lsp;
use crate::corpus::Corpus;
use crate::rules::{self, Diagnostic};
use crate::text::{LineIndex, TextRange, TextSize};
use crate::workspace::{ArticleReader, CorpusId, DocumentKind, ReadError};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::runtime::Handle;
use tower_lsp::lsp_types::{
    self as lsp, CodeDescription, DiagnosticRelatedInformation, DiagnosticTag, Location,
    NumberOrString, Url,
};

/// The rules that find text which could be left out; editors show it faded.
const FADED: [&str; 2] = ["acronym/unused", "syntax/unused-ignore"];

/// How many closed articles are checked before their findings are shown.
const PART: usize = 128;

/// A file's diagnostics with what it takes to place them.
pub(super) struct FileDiagnostics {
    pub(super) path: PathBuf,
    pub(super) lines: LineIndex,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// That of the document where it is open.
    pub(super) version: Option<i32>,
}

impl Session {
    /// Analyses an open article, pushes its diagnostics unless a newer version waits already, and leaves it to the model.
    pub(super) fn check_article(&self, path: &Path, runtime: &Handle) {
        if let Some(found) = self.open_diagnostics(path)
            && !self.features().pulls_diagnostics
        {
            self.push(&found, runtime);
        }
        self.work.add_names(path);
    }

    /// The diagnostics of an open article, with the version that they are for; `None` where it is none, or was changed
    /// or closed meanwhile.
    pub(super) fn open_diagnostics(&self, path: &Path) -> Option<FileDiagnostics> {
        let (version, text, id, corpus) = {
            let state = self.state();
            let DocumentKind::Article(id) = state.workspace.kind(path) else {
                return None;
            };
            let buffer = state.workspace.buffer(path)?;
            (
                buffer.version,
                Arc::clone(&buffer.text),
                id,
                state.workspace.snapshot(id)?,
            )
        };
        let mut diagnostics = self.of_whole_file(id, &corpus, path, &text);
        if text.len() as u64 <= corpus.settings.max_file_size {
            let article = self.article(path)?;
            if !Arc::ptr_eq(&article.input.text, &text) {
                return None;
            }
            let named = match corpus.settings.model {
                true => self.named(path, &article),
                false => None,
            };
            let named = named.as_deref();
            diagnostics.extend(rules::check_named(&article, named, &corpus, path));
        }
        Some(FileDiagnostics {
            path: path.to_owned(),
            lines: LineIndex::new(&text),
            diagnostics,
            version: Some(version),
        })
    }

    /// What is wrong with an article as a file: its size, and its encoding on disk.
    fn of_whole_file(
        &self,
        id: CorpusId,
        corpus: &Corpus,
        path: &Path,
        text: &str,
    ) -> Vec<Diagnostic> {
        let replaced = {
            let state = self.state();
            let problem = state.workspace.file_problem(id, path);
            let problem = problem.filter(|problem| problem.rule == "file/encoding");
            problem.map(|problem| replacement(text, problem.range))
        };
        let facts = rules::FileFacts {
            size: text.len() as u64,
            limit: corpus.settings.max_file_size,
            replaced,
        };
        file_diagnostics(corpus, path, &facts)
    }

    /// Pushes the diagnostics of a corpus's configuration and registry, or tells the client to ask for them.
    pub(super) fn check_corpus(self: &Arc<Self>, id: CorpusId, runtime: &Handle) {
        if !self.features().pulls_diagnostics {
            for found in self.toml_diagnostics(id) {
                self.push(&found, runtime);
            }
        }
        self.ask_to_refresh(runtime);
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
                let text = &article.input.text;
                let mut all = self.of_whole_file(view.id, &view.corpus, &view.path, text);
                let (corpus, path) = (&view.corpus, &view.path);
                all.extend(rules::check_named(article, view.named(), corpus, path));
                all
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

    /// The diagnostics of the closed articles of a corpus, by path. They are given to `take` in parts, so that the first
    /// are there before all are read; `stopped` ends it.
    pub(super) fn closed_diagnostics(
        &self,
        id: CorpusId,
        corpus: &Corpus,
        stopped: &AtomicBool,
        mut take: impl FnMut(Vec<FileDiagnostics>),
    ) {
        let reader = ArticleReader::of(corpus);
        let check = |path: &PathBuf| {
            if self.ended.load(Ordering::Relaxed) || stopped.load(Ordering::Relaxed) {
                return None;
            }
            let mut facts = rules::FileFacts {
                limit: corpus.settings.max_file_size,
                ..rules::FileFacts::default()
            };
            let (lines, found) = match reader.read(path) {
                Ok((article, file)) => {
                    facts.replaced = file.replaced;
                    let found = rules::check_article(&article, corpus, path);
                    (LineIndex::new(&article.input.text), found)
                }
                Err(ReadError::TooLarge { len, .. }) => {
                    facts.size = len;
                    (LineIndex::new(""), Vec::new())
                }
                Err(_) => return None,
            };
            let mut diagnostics = file_diagnostics(corpus, path, &facts);
            diagnostics.extend(found);
            Some(FileDiagnostics {
                path: path.clone(),
                lines,
                diagnostics,
                version: None,
            })
        };
        for part in self.closed_files(id, corpus).chunks(PART) {
            take(part.par_iter().filter_map(check).collect());
        }
    }

    /// The articles of a corpus that no editor has open, by path.
    fn closed_files(&self, id: CorpusId, corpus: &Corpus) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> = corpus
            .files()
            .into_iter()
            .filter(|file| corpus.open(*file).is_none())
            .map(|file| corpus.path(file).to_owned())
            .collect();
        {
            // Those that are too large are not in the index.
            let state = self.state();
            let problems = state.workspace.file_problems(id).into_iter();
            let left_out = problems.filter(|(path, _)| {
                corpus.file(path).is_none() && !state.documents.contains_key(*path)
            });
            files.extend(left_out.map(|(path, _)| path.to_owned()));
        }
        files.sort_unstable();
        files
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
            tags: (self.features().unnecessary_tag && FADED.contains(&diagnostic.rule))
                .then(|| vec![DiagnosticTag::UNNECESSARY]),
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

    /// Tells a client to ask again for all that it asks for itself.
    pub(super) fn ask_to_refresh(&self, runtime: &Handle) {
        let all = Outdated {
            diagnostics: true,
            hints: true,
            tokens: true,
            lenses: true,
        };
        self.ask_again(all, runtime);
    }

    /// Tells a client to ask again for what is outdated, as far as it asks for that itself and can be told.
    pub(super) fn ask_again(&self, outdated: Outdated, runtime: &Handle) {
        let features = self.features();
        let outdated = Outdated {
            diagnostics: outdated.diagnostics && features.pulls_diagnostics,
            hints: outdated.hints && features.refreshes_hints,
            tokens: outdated.tokens && features.refreshes_tokens,
            lenses: outdated.lenses && features.refreshes_lenses,
        };
        if outdated == Outdated::default() {
            return;
        }
        let client = self.client.clone();
        runtime.spawn(async move {
            use super::transport::ask;
            use lsp::request::{
                CodeLensRefresh, InlayHintRefreshRequest, SemanticTokensRefresh,
                WorkspaceDiagnosticRefresh,
            };
            let patience = std::time::Duration::from_secs(10);
            if outdated.diagnostics {
                ask::<WorkspaceDiagnosticRefresh>(&client, (), patience).await;
            }
            if outdated.hints {
                ask::<InlayHintRefreshRequest>(&client, (), patience).await;
            }
            if outdated.tokens {
                ask::<SemanticTokensRefresh>(&client, (), patience).await;
            }
            if outdated.lenses {
                ask::<CodeLensRefresh>(&client, (), patience).await;
            }
        });
    }
}

/// What a client shows that is not true any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Outdated {
    /// Diagnostics.
    pub(super) diagnostics: bool,
    /// Inlay hints.
    pub(super) hints: bool,
    /// Semantic tokens.
    pub(super) tokens: bool,
    /// Code lenses.
    pub(super) lenses: bool,
}

/// What the rules say of how a file was read.
fn file_diagnostics(corpus: &Corpus, path: &Path, facts: &rules::FileFacts) -> Vec<Diagnostic> {
    let relative = path.strip_prefix(&corpus.root).unwrap_or(path);
    rules::check_file(facts, &corpus.settings, relative)
}

/// Where an open text has the character that stands for bytes that are not UTF-8: at the place that the file has it, or
/// else the first; at the start where the editor read the file in another encoding.
fn replacement(text: &str, on_disk: TextRange) -> TextRange {
    let sign = '\u{fffd}';
    let place = std::ops::Range::<usize>::from(on_disk);
    if text.get(place).is_some_and(|there| there.starts_with(sign)) {
        return on_disk;
    }
    let first = text.find(sign).and_then(|at| TextSize::try_from(at).ok());
    first.map_or_else(TextRange::default, |at| {
        TextRange::at(at, TextSize::of(sign))
    })
}
