//! One client's session: the world behind one mutex, and what requests work on.

use super::client::ClientFeatures;
use super::document::Document;
use super::names::Named;
use super::publish::Published;
use super::told_tokens::ToldTokens;
use super::{from_lsp, to_lsp};
use crate::analysis::Article;
use crate::corpus::{Corpus, FileId};
use crate::ide::{ArticleView, TargetFile};
use crate::registry::RegistryFile;
use crate::text::{Encoding, LineIndex, TextRange, TextSize};
use crate::workspace::{ConfigDocument, CorpusId, DocumentKind, Workspace};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use tower_lsp::Client;
use tower_lsp::lsp_types::{Location, Position, Range, Url};

/// How long a request waits until the folders are looked through.
const LONGEST_SURVEY: Duration = Duration::from_secs(2);

/// What the server knows for one client.
pub(super) struct Session {
    /// The way to the client.
    pub(super) client: Client,
    /// Set when the session ends: long work stops.
    pub(super) ended: Arc<AtomicBool>,
    features: OnceLock<ClientFeatures>,
    state: Mutex<State>,
    /// Held while diagnostics are pushed, so that they go out in the order in which they were found to be current.
    pub(super) publishing: Mutex<()>,
    /// What waits to be done in the background.
    pub(super) work: super::work::Queue,
    /// How far the first index is.
    pub(super) indexing: super::status::Indexing,
}

/// The world: changed under the mutex only, by the synchronous part of notification handlers and by results of
/// background work.
#[derive(Default)]
pub(super) struct State {
    pub(super) workspace: Workspace,
    /// Open documents by their path in the workspace.
    pub(super) documents: FxHashMap<PathBuf, OpenDocument>,
    pub(super) published: Published,
    /// The settings of `initialize`, in force until the client has others.
    pub(super) first_settings: Option<Arc<serde_json::Value>>,
    /// The editor's settings in force.
    pub(super) settings: Option<Arc<serde_json::Value>>,
    /// How many whole answers of semantic tokens were given: their result ids.
    pub(super) token_answers: u64,
    /// [`Revision::closed`](super::work::Revision::closed) when a client that pulls was last told all findings of closed articles.
    pub(super) told_closed: Option<u64>,
    /// Messages that the user was shown: each is shown once.
    pub(super) shown: std::collections::BTreeSet<String>,
}

/// A document that the editor has open.
pub(super) struct OpenDocument {
    pub(super) uri: Url,
    pub(super) version: i32,
    pub(super) document: Document,
    pub(super) is_copy: bool,
    /// The version, for work that outlives it; `i32::MIN` once the document is closed.
    pub(super) newest: Arc<AtomicI32>,
    /// What the model made of it, maybe of an earlier version.
    pub(super) named: Option<Named>,
    /// What the client was told last of its semantic tokens.
    pub(super) tokens: ToldTokens,
}

/// A file that a request is about, as it was when the request was read.
pub(super) struct View {
    pub(super) path: PathBuf,
    pub(super) id: CorpusId,
    pub(super) corpus: Corpus,
    pub(super) file: ViewFile,
    /// The article with the names that the model suggests, where these are known already.
    named: Option<Arc<Article>>,
    pub(super) lines: LineIndex,
    pub(super) encoding: Encoding,
    pub(super) uri: Url,
    /// The document's version, or one before it: an edit for an older one is refused, and never made in the wrong place.
    pub(super) version: Option<i32>,
}

/// What the file is.
pub(super) enum ViewFile {
    /// An article, with its place in the corpus.
    Article(Arc<Article>, Option<FileId>),
    /// A registry file.
    Registry(Arc<RegistryFile>),
    /// A configuration.
    Config(Box<ConfigDocument>),
}

impl Session {
    pub(super) fn new(client: Client) -> Self {
        Self {
            client,
            ended: Arc::default(),
            features: OnceLock::new(),
            state: Mutex::default(),
            publishing: Mutex::default(),
            work: super::work::Queue::default(),
            indexing: super::status::Indexing::default(),
        }
    }

    /// The world. A panic of another holder leaves it usable: each change is whole before the next begins.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the client can do.
    pub(super) fn features(&self) -> &ClientFeatures {
        self.features.get_or_init(ClientFeatures::default)
    }

    pub(super) fn set_features(&self, features: ClientFeatures) {
        // A second `initialize` is refused before it comes here.
        let _ = self.features.set(features);
    }

    /// The path by which the workspace knows a document: that of a file, or the URI itself of a document that is no
    /// file yet. Documents of other schemes are never served.
    pub(super) fn path(uri: &Url) -> Option<PathBuf> {
        match uri.scheme() {
            "untitled" => Some(PathBuf::from(uri.as_str())),
            _ => from_lsp::path(uri),
        }
    }

    /// What a request about a document works on; `None` for documents that are none of Newsmark's business. Takes the
    /// time of an analysis where the document changed since the last one.
    pub(super) fn view(&self, uri: &Url) -> Option<View> {
        let path = Self::path(uri)?;
        let encoding = self.features().encoding;
        let (kind, id, corpus, config, version) = {
            let state = self.state();
            let version = state.documents.get(&path).map(|open| open.version);
            let kind = state.workspace.kind(&path);
            let id = match kind {
                DocumentKind::Article(id)
                | DocumentKind::Registry(id)
                | DocumentKind::Config(id) => id,
                DocumentKind::Waiting | DocumentKind::Foreign => return None,
            };
            let config = state.workspace.config(id).cloned();
            (kind, id, state.workspace.snapshot(id)?, config, version)
        };
        let (corpus, file, lines) = match kind {
            DocumentKind::Article(id) => {
                let article = self.article(&path)?;
                let corpus = self.state().workspace.snapshot(id)?;
                let lines = LineIndex::new(&article.input.text);
                let file = corpus.file(&path);
                (corpus, ViewFile::Article(article, file), lines)
            }
            DocumentKind::Registry(_) => {
                let file = Arc::clone(corpus.registry.file(&path)?);
                let lines = LineIndex::new(&file.text);
                (corpus, ViewFile::Registry(file), lines)
            }
            _ => {
                let config = config?;
                let lines = LineIndex::new(&config.text);
                (corpus, ViewFile::Config(Box::new(config)), lines)
            }
        };
        let named = match &file {
            ViewFile::Article(article, _) if corpus.settings.model => self.named(&path, article),
            _ => None,
        };
        Some(View {
            path,
            id,
            corpus,
            file,
            named,
            lines,
            encoding,
            uri: uri.clone(),
            version,
        })
    }

    /// What a request works on, once it is known which corpus the document belongs to, or that has not come for long. For
    /// requests that clients make when a document opens and never again.
    pub(super) fn view_when_placed(&self, uri: &Url) -> Option<View> {
        let path = Self::path(uri)?;
        let deadline = Instant::now() + LONGEST_SURVEY;
        while matches!(self.state().workspace.kind(&path), DocumentKind::Waiting) {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() || self.ended.load(Ordering::Relaxed) {
                return None;
            }
            self.work.wait(left.min(Duration::from_millis(10)));
        }
        self.view(uri)
    }

    /// An open article as its document is now; `None` where it is no article, or larger than the configuration allows.
    pub(super) fn article(&self, path: &Path) -> Option<Arc<Article>> {
        let job = {
            let state = self.state();
            let DocumentKind::Article(id) = state.workspace.kind(path) else {
                return None;
            };
            let (corpus, buffer) = (state.workspace.snapshot(id)?, state.workspace.buffer(path)?);
            if buffer.text.len() as u64 > corpus.settings.max_file_size {
                return None;
            }
            let known = corpus.file(path).and_then(|file| corpus.open(file));
            let is_current = |article: &&Arc<Article>| {
                Arc::ptr_eq(&article.input.text, &buffer.text)
                    && Arc::ptr_eq(&article.input.registry, &corpus.registry)
                    && article.input.furniture[..] == corpus.settings.furniture[..]
            };
            match known.filter(is_current) {
                Some(article) => return Some(Arc::clone(article)),
                None => state.workspace.article_job(path)?,
            }
        };
        let analysed = job.run();
        self.state().workspace.apply_article(&analysed);
        Some(analysed.article)
    }

    /// The URI of a file: that of the open document where there is one, for clients write the same URI in several ways.
    pub(super) fn uri_of(&self, path: &Path) -> Option<Url> {
        let known = self
            .state()
            .documents
            .get(path)
            .map(|open| open.uri.clone());
        known.or_else(|| to_lsp::uri(path))
    }

    /// The corpora, for questions that are about all of them.
    pub(super) fn corpora(&self) -> Vec<(CorpusId, Corpus)> {
        let state = self.state();
        let ids = state.workspace.corpora().into_iter();
        ids.filter_map(|id| Some((id, state.workspace.snapshot(id)?)))
            .collect()
    }
}

impl View {
    /// Whether the file is an article.
    pub(super) fn is_article(&self) -> bool {
        matches!(self.file, ViewFile::Article(..))
    }

    /// An article of this view with the names that the model suggests, as far as they are known by now.
    pub(super) fn with_names<'a>(&'a self, article: &'a Article) -> &'a Article {
        self.named().unwrap_or(article)
    }

    /// The article with the names that the model suggests; `None` where they are not known yet, or not wanted.
    pub(super) fn named(&self) -> Option<&Article> {
        self.named.as_deref()
    }

    /// One of its articles with the corpus around it.
    pub(super) fn article_view<'a>(&'a self, article: &'a Article) -> ArticleView<'a> {
        ArticleView {
            corpus: &self.corpus,
            file: match &self.file {
                ViewFile::Article(_, file) => *file,
                ViewFile::Registry(_) | ViewFile::Config(_) => None,
            },
            article,
        }
    }

    /// The byte offset of a position in this file.
    pub(super) fn offset(&self, position: Position) -> TextSize {
        from_lsp::offset(&self.lines, position, self.encoding)
    }

    /// A span of this file as a range.
    pub(super) fn range(&self, range: TextRange) -> Range {
        to_lsp::range(&self.lines, range, self.encoding)
    }
}

/// Turns places of any file into the protocol's; files are looked up once each.
pub(super) struct Locator<'a> {
    session: &'a Session,
    view_uri: Option<&'a Url>,
    view_lines: Option<&'a LineIndex>,
    corpus: &'a Corpus,
    encoding: Encoding,
    files: FxHashMap<TargetFile, Option<(Url, Cow<'a, LineIndex>)>>,
}

impl<'a> Locator<'a> {
    /// For results of a request about `view`.
    pub(super) fn new(session: &'a Session, view: &'a View) -> Self {
        Self {
            view_uri: Some(&view.uri),
            view_lines: Some(&view.lines),
            ..Self::of_corpus(session, &view.corpus)
        }
    }

    /// For results that are about a corpus as a whole.
    pub(super) fn of_corpus(session: &'a Session, corpus: &'a Corpus) -> Self {
        Self {
            session,
            view_uri: None,
            view_lines: None,
            corpus,
            encoding: session.features().encoding,
            files: FxHashMap::default(),
        }
    }

    /// A span of a file as a location. `None` where the file is gone, or changed since it was read: it is read again
    /// then, and the next answer has it.
    pub(super) fn location(&mut self, file: &TargetFile, range: TextRange) -> Option<Location> {
        if let (TargetFile::This, Some(uri), Some(lines)) = (file, self.view_uri, self.view_lines) {
            let range = to_lsp::range(lines, range, self.encoding);
            return Some(Location::new(uri.clone(), range));
        }
        if !self.files.contains_key(file) {
            let found = self.find(file);
            self.files.insert(file.clone(), found);
        }
        let (uri, lines) = self.files.get(file)?.as_ref()?;
        Some(Location::new(
            uri.clone(),
            to_lsp::range(lines, range, self.encoding),
        ))
    }

    fn find(&self, file: &TargetFile) -> Option<(Url, Cow<'a, LineIndex>)> {
        match file {
            TargetFile::This => None,
            TargetFile::Article(id) => {
                let path = self.corpus.path(*id);
                if self.corpus.open(*id).is_none() && !self.is_fresh(*id, path) {
                    return None;
                }
                let lines = self.corpus.line_index(*id)?;
                Some((self.session.uri_of(path)?, Cow::Borrowed(lines)))
            }
            TargetFile::Registry(path) => {
                let file = self.corpus.registry.file(path)?;
                Some((
                    self.session.uri_of(path)?,
                    Cow::Owned(LineIndex::new(&file.text)),
                ))
            }
        }
    }

    /// Whether a closed article is on disk as it was read. With a watcher that is known; without one the file is looked
    /// at, and read again where it changed.
    fn is_fresh(&self, id: FileId, path: &Path) -> bool {
        if self.session.features().watches_files {
            return true;
        }
        let is_fresh = self.corpus.stamp(id) == crate::workspace::stamp(path);
        if !is_fresh {
            self.session.changed_on_disk(&[path.to_owned()]);
        }
        is_fresh
    }
}
