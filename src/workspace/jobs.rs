//! Work of a workspace that takes long: it is given out, runs without the lock, and hands back its results.

use super::articles::{ArticleReader, Indexed};
use super::discover::{Options, SurveyError, Territory, Unread, survey};
use super::load::{Loaded, Progress, index, read_registry_file};
use super::member::Stage;
use super::read::{ReadError, stamp};
use super::world::{CorpusId, DocumentKind, FollowUp, Workspace};
use crate::analysis::{Article, Input};
use crate::config::Settings;
use crate::corpus::Stamp;
use crate::registry::{Registry, RegistryFile};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many articles are read again before their results are handed back.
const BATCH: usize = 512;

/// Looks for the corpora of a workspace folder and reads their registries.
#[derive(Debug, Clone)]
pub struct SurveyJob {
    /// The folder.
    pub folder: PathBuf,
    pub(super) options: Options,
    /// Registry files as they were: a broken one keeps its last good entries.
    pub(super) known: FxHashMap<PathBuf, Arc<RegistryFile>>,
}

/// What a survey found.
#[derive(Debug, Default)]
pub struct Surveyed {
    pub(super) corpora: Vec<(Territory, Arc<Registry>)>,
    pub(super) unread: Vec<Unread>,
}

impl SurveyJob {
    /// Runs the survey; hand the result to [`Workspace::install`].
    ///
    /// # Errors
    /// The folder is missing or too wide to be a corpus, or `cancel` was set.
    pub fn run(&self, cancel: &AtomicBool) -> Result<Surveyed, SurveyError> {
        let found = survey(&self.folder, &self.options, cancel)?;
        let mut unread = found.unread;
        let mut corpora = Vec::new();
        for territory in found.territories {
            let files = territory.registry.iter().filter_map(|path| {
                let known = self.known.get(path);
                let read = read_registry_file(path, known.map(Arc::as_ref), &mut unread)?;
                // A file that did not change keeps its identity, so that its entries need no comparison.
                Some(match known {
                    Some(known) if **known == *read => Arc::clone(known),
                    _ => read,
                })
            });
            let registry = Arc::new(Registry::new(files.collect()));
            corpora.push((territory, registry));
        }
        Ok(Surveyed { corpora, unread })
    }
}

/// Makes the first index of a corpus.
#[derive(Debug)]
pub struct IndexJob {
    /// The corpus.
    pub corpus: CorpusId,
    pub(super) territory: Territory,
    pub(super) registry: Arc<Registry>,
}

impl IndexJob {
    /// The corpus's folder.
    pub fn root(&self) -> &Path {
        &self.territory.root
    }

    /// Reads and analyses the articles; hand the result to [`Workspace::apply_index`]. `None` when `cancel` was set.
    pub fn run(&self, progress: Progress<'_>, cancel: &AtomicBool) -> Option<Loaded> {
        index(
            &self.territory,
            Arc::clone(&self.registry),
            progress,
            cancel,
        )
    }
}

/// Reads closed articles again.
#[derive(Debug)]
pub struct RefreshJob {
    corpora: Vec<Stale>,
}

/// The articles of one corpus that wait to be read again.
#[derive(Debug)]
struct Stale {
    corpus: CorpusId,
    reader: ArticleReader,
    /// With a stamp only if the file's is another one.
    paths: Vec<(PathBuf, Option<Stamp>)>,
}

/// What became of some closed articles.
#[derive(Debug)]
pub struct Refreshed {
    pub(super) corpus: CorpusId,
    pub(super) registry: Arc<Registry>,
    pub(super) articles: Vec<(PathBuf, Outcome)>,
}

#[derive(Debug)]
pub(super) enum Outcome {
    Unchanged,
    Read(Result<Box<Indexed>, ReadError>),
}

impl RefreshJob {
    /// How many articles are to be looked at.
    pub fn len(&self) -> usize {
        self.corpora.iter().map(|stale| stale.paths.len()).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads the articles in parallel and gives the results in parts, each for [`Workspace::apply`]. Ends early when
    /// `cancel` is set; what was not read then is never read.
    pub fn run(self, progress: Progress<'_>, cancel: &AtomicBool, mut give: impl FnMut(Refreshed)) {
        let total = self.len();
        let mut done = 0;
        for Stale {
            corpus,
            reader,
            paths,
        } in self.corpora
        {
            for batch in paths.chunks(BATCH) {
                if cancel.load(Ordering::Relaxed) {
                    return;
                }
                let articles = batch.par_iter().map(|(path, known)| {
                    let outcome = match known {
                        Some(known) if stamp(path) == Some(*known) => Outcome::Unchanged,
                        _ => Outcome::Read(reader.index(path).map(Box::new)),
                    };
                    (path.clone(), outcome)
                });
                give(Refreshed {
                    corpus,
                    registry: Arc::clone(&reader.registry),
                    articles: articles.collect(),
                });
                done += batch.len();
                progress(done, total);
            }
        }
    }
}

/// Analyses an open article.
#[derive(Debug)]
pub struct ArticleJob {
    path: PathBuf,
    corpus: CorpusId,
    version: i32,
    input: Input,
    before: Option<Arc<Article>>,
}

/// An open article that was analysed.
#[derive(Debug, Clone)]
pub struct Analysed {
    /// Its path.
    pub path: PathBuf,
    /// Its corpus.
    pub corpus: CorpusId,
    /// The version of the buffer.
    pub version: i32,
    /// The article.
    pub article: Arc<Article>,
}

impl ArticleJob {
    /// Analyses the article; hand the result to [`Workspace::apply_article`].
    pub fn run(self) -> Analysed {
        Analysed {
            path: self.path,
            corpus: self.corpus,
            version: self.version,
            article: Arc::new(Article::analyse(self.input, self.before.as_deref())),
        }
    }
}

/// Whether articles read the same under two settings.
pub(super) fn reads_alike(a: &Settings, b: &Settings) -> bool {
    a.furniture == b.furniture && a.max_file_size == b.max_file_size
}

impl Workspace {
    /// The job that reads the closed articles that wait; `None` when there are none. Those of a corpus that is not
    /// indexed yet wait on.
    pub fn refresh_job(&mut self) -> Option<RefreshJob> {
        let mut corpora = Vec::new();
        for (id, member) in &mut self.members {
            if member.stage == Stage::Indexed && !member.pending.is_empty() {
                let pending = std::mem::take(&mut member.pending);
                corpora.push(Stale {
                    corpus: *id,
                    reader: member.reader(),
                    paths: pending.into_iter().collect(),
                });
            }
        }
        (!corpora.is_empty()).then_some(RefreshJob { corpora })
    }

    /// Takes in articles that were read again. Those that are open by now keep their buffer; those that were read with
    /// a registry that is out of date are marked to be read once more.
    pub fn apply(&mut self, refreshed: Refreshed) -> FollowUp {
        let Some(member) = self.members.get_mut(&refreshed.corpus) else {
            return FollowUp::default();
        };
        let is_late = !Arc::ptr_eq(&refreshed.registry, &member.saved);
        let mut read = Vec::new();
        for (path, outcome) in refreshed.articles {
            let Outcome::Read(result) = outcome else {
                continue;
            };
            if !member.includes(&path) {
                member.forget(&path);
                continue;
            }
            if is_late {
                member.reread(&path);
            }
            member.problems.remove(&path);
            member.unread.remove(&path);
            match result {
                Ok(indexed) => {
                    let problem = indexed.problem;
                    member.problems.extend(problem.map(|it| (path.clone(), it)));
                    read.push((path, indexed.stamp, indexed.summary));
                }
                Err(error) => {
                    member.corpus.remove(&path);
                    if let Some(problem) = error.problem() {
                        member.problems.insert(path, problem);
                    } else if !matches!(error, ReadError::Missing(_)) {
                        member.unread.insert(path, error.to_string());
                    }
                }
            }
        }
        member.corpus.set_closed(read);
        FollowUp {
            refresh: !member.pending.is_empty(),
            ..FollowUp::default()
        }
    }

    /// The job that analyses an open article as its buffer is now; `None` for what is no open article.
    pub fn article_job(&self, path: &Path) -> Option<ArticleJob> {
        let DocumentKind::Article(id) = self.kind(path) else {
            return None;
        };
        let buffer = self.buffers.get(path)?;
        let corpus = &self.members.get(&id)?.corpus;
        let before = corpus.file(path).and_then(|file| corpus.open(file));
        Some(ArticleJob {
            path: path.to_owned(),
            corpus: id,
            version: buffer.version,
            input: ArticleReader::of(corpus).input(path, Arc::clone(&buffer.text)),
            before: before.cloned(),
        })
    }

    /// Takes in an open article that was analysed. `false`, and nothing is taken, where the buffer has a newer version
    /// or was closed, or the registry is another one now.
    pub fn apply_article(&mut self, analysed: &Analysed) -> bool {
        if self.kind(&analysed.path) != DocumentKind::Article(analysed.corpus) {
            return false;
        }
        let version = self.buffers.get(&analysed.path).map(|it| it.version);
        let Some(member) = self.members.get_mut(&analysed.corpus) else {
            return false;
        };
        let registry = &analysed.article.input.registry;
        if version != Some(analysed.version) || !Arc::ptr_eq(registry, &member.corpus.registry) {
            return false;
        }
        // Its file may still wait to be looked at: what is wrong with the file as such is shown for open articles too.
        let article = Arc::clone(&analysed.article);
        member.corpus.set_open(&analysed.path, article);
        true
    }
}
