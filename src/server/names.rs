//! The names that the statistical model suggests in open documents.
//!
//! They come after the diagnostics: a worker of their own runs the model over a document once it was checked, keeps the
//! result beside the document, and tells the client where hints or diagnostics changed by it. Whoever asks before that is
//! answered by what the article says without the model; outlines wait a little.

use super::diagnostics::Outdated;
use super::session::{OpenDocument, Session, View};
use crate::analysis::{Article, Input, Suggestions};
use crate::ide::{self, ArticleView, Hint};
use crate::names::tagger::Tagger;
use crate::rules;
use crate::text::TextRange;
use crate::workspace::DocumentKind;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tower_lsp::lsp_types::Url;

/// An open article with the names that the model suggests.
#[derive(Debug)]
pub(super) struct Named {
    article: Arc<Article>,
    /// What the next run takes over.
    suggestions: Arc<Suggestions>,
}

/// What a run of the model starts from.
struct Start {
    version: i32,
    /// The document's version at any moment.
    newest: Arc<AtomicI32>,
    before: Option<Arc<Suggestions>>,
}

/// How long an edited text rests before the model reads it, in steps at which a newer version is noticed.
const REST_STEPS: usize = 6;
const REST_STEP: Duration = Duration::from_millis(5);

impl Session {
    /// An article with the names that the model suggests, where they are known of this very text.
    pub(super) fn named(&self, path: &Path, article: &Article) -> Option<Arc<Article>> {
        let state = self.state();
        let named = state.documents.get(path)?.named.as_ref()?;
        reads_alike(&named.article.input, &article.input).then(|| Arc::clone(&named.article))
    }

    /// An open article with the names that the model suggested last, perhaps of an earlier text.
    pub(super) fn last_named(&self, path: &Path) -> Option<Arc<Article>> {
        let state = self.state();
        let named = state.documents.get(path)?.named.as_ref()?;
        Some(Arc::clone(&named.article))
    }

    /// What a request works on, once the names that the model suggests are known, or have not come for so long. For
    /// requests that clients make behind every change and never again.
    pub(super) fn view_when_named(&self, uri: &Url, longest: Duration) -> Option<View> {
        let mut view = self.view_when_placed(uri)?;
        let deadline = Instant::now() + longest;
        loop {
            let comes = view.is_article() && view.corpus.settings.model && view.named().is_none();
            let left = deadline.saturating_duration_since(Instant::now());
            if !comes || left.is_zero() {
                return Some(view);
            }
            self.work.wait(left.min(Duration::from_millis(5)));
            view = self.view(uri)?;
        }
    }

    /// Runs the model over an open article, unless it did so already. A run over a version that is not the newest any
    /// more ends early and leaves nothing.
    pub(super) fn suggest_names(&self, path: &Path, runtime: &Handle) {
        let Some(article) = self.article(path) else {
            return;
        };
        let corpus = {
            let state = self.state();
            let DocumentKind::Article(id) = state.workspace.kind(path) else {
                return;
            };
            state.workspace.snapshot(id)
        };
        let Some(corpus) = corpus else {
            return;
        };
        if !corpus.settings.model {
            self.forget_names(path, runtime);
            return;
        }
        if self.named(path, &article).is_some() {
            return;
        }
        let (Some(start), Some(tagger)) = (self.start(path, &article), Tagger::shipped()) else {
            return;
        };
        let stopped = || {
            self.ended.load(Ordering::Relaxed)
                || start.newest.load(Ordering::Relaxed) != start.version
        };
        // While somebody types, the cores belong to the diagnostics: names come once the text rests a moment.
        let is_edited = start.before.is_some();
        for _ in 0..if is_edited { REST_STEPS } else { 0 } {
            if stopped() {
                return;
            }
            std::thread::sleep(REST_STEP);
        }
        let before = start.before.as_deref();
        let Some(suggestions) = Suggestions::unless(&article, tagger, before, stopped) else {
            return;
        };
        let named = Arc::new(article.suggest(&suggestions.names));
        let kept = self.keep_names(
            path,
            start.version,
            Named {
                article: Arc::clone(&named),
                suggestions: Arc::new(suggestions),
            },
        );
        if !kept {
            return;
        }
        self.work.tell_named();
        let is_checked_again = rules::reads_suggestions(&article, &corpus, path);
        if is_checked_again
            && !self.features().pulls_diagnostics
            && let Some(found) = self.open_diagnostics(path)
        {
            self.push(&found, runtime);
        }
        let hints = |article: &Article| -> Vec<Hint> {
            let view = ArticleView {
                corpus: &corpus,
                file: corpus.file(path),
                article,
            };
            ide::hints(&view, &corpus.settings, TextRange::up_to(u32::MAX.into()))
        };
        let outdated = Outdated {
            diagnostics: is_checked_again,
            hints: hints(&named) != hints(&article),
            tokens: self.told_without_names(path, &article.input.text)
                && named.mentions != article.mentions,
            // What the model suggests is not counted.
            lenses: false,
        };
        self.ask_again(outdated, runtime);
    }

    /// What a run over a document starts from; `None` where the article is not what the document says now.
    fn start(&self, path: &Path, article: &Article) -> Option<Start> {
        let state = self.state();
        let buffer = state.workspace.buffer(path)?;
        let open = state.documents.get(path)?;
        Arc::ptr_eq(&buffer.text, &article.input.text).then(|| Start {
            version: open.version,
            newest: Arc::clone(&open.newest),
            before: open
                .named
                .as_ref()
                .map(|named| Arc::clone(&named.suggestions)),
        })
    }

    /// Keeps what a run found, unless the document was changed or closed meanwhile; gives whether it did.
    fn keep_names(&self, path: &Path, version: i32, named: Named) -> bool {
        let mut state = self.state();
        let open = state.documents.get_mut(path);
        let Some(open) = open.filter(|open| open.version == version) else {
            return false;
        };
        let before = open.named.replace(named);
        drop(state);
        // What is dropped is large, and others wait for the lock.
        drop(before);
        true
    }

    fn forget_names(&self, path: &Path, runtime: &Handle) {
        let mut state = self.state();
        let open = state.documents.get_mut(path);
        let before = open.and_then(|open| open.named.take());
        drop(state);
        if before.is_some() {
            self.ask_to_refresh(runtime);
        }
    }
}

impl OpenDocument {
    /// Lets runs over an earlier version end.
    pub(super) fn outdate(&mut self, version: i32) {
        self.version = version;
        self.newest.store(version, Ordering::Relaxed);
    }
}

/// Whether two analyses were made from the same.
fn reads_alike(a: &Input, b: &Input) -> bool {
    Arc::ptr_eq(&a.text, &b.text)
        && Arc::ptr_eq(&a.registry, &b.registry)
        && a.furniture[..] == b.furniture[..]
}
