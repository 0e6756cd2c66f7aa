//! The workspace: several folders, their corpora, and the buffers of an editor.
//!
//! A [`Workspace`] is meant to be held behind one mutex. Its methods are quick; what takes long is given out as a job
//! ([`SurveyJob`], [`IndexJob`], [`RefreshJob`], [`ArticleJob`]) that runs without the lock and whose result is handed
//! back. A result that came too late is dropped, or its articles are marked to be read again.

use super::discover::{CONFIG_NAME, ConfigDocument, Options, SurveyError, Territory};
use super::jobs::{IndexJob, SurveyJob, Surveyed};
use super::load::Loaded;
use super::member::{Member, Stage};
use super::scope::Scope;
use crate::corpus::Corpus;
use crate::registry::Registry;
use crate::text::Problem;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A corpus of a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CorpusId(pub(super) u32);

/// A document in an editor.
#[derive(Debug, Clone)]
pub struct Buffer {
    /// Its text.
    pub text: Arc<str>,
    /// Its version, as the editor counts.
    pub version: i32,
    /// Whether the editor says that it is news copy, whatever its name.
    pub is_copy: bool,
}

/// What a document is to the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// An article of a corpus.
    Article(CorpusId),
    /// A file of a corpus's registry.
    Registry(CorpusId),
    /// The configuration of a corpus.
    Config(CorpusId),
    /// Its folder is still being looked at: ask again when the survey was installed.
    Waiting,
    /// None of Newsmark's business.
    Foreign,
}

/// What has to follow a change. Lists are in the order of paths, without repetition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct FollowUp {
    /// Open articles to be analysed again: [`Workspace::article_job`].
    pub analyse: Vec<PathBuf>,
    /// Workspace folders to be looked at again: [`Workspace::survey_job`].
    pub survey: Vec<PathBuf>,
    /// Whether closed articles wait to be read: [`Workspace::refresh_job`].
    pub refresh: bool,
    /// Corpora whose registry or configuration is another one now: their problems are to be shown anew.
    pub corpora: Vec<CorpusId>,
}

impl FollowUp {
    /// This and what another change asks for.
    pub fn and(mut self, other: Self) -> Self {
        self.analyse.extend(other.analyse);
        self.survey.extend(other.survey);
        self.corpora.extend(other.corpora);
        self.refresh |= other.refresh;
        self.analyse.sort();
        self.analyse.dedup();
        self.survey.sort();
        self.survey.dedup();
        self.corpora.sort();
        self.corpora.dedup();
        self
    }
}

/// The folders, corpora and buffers of one editor.
#[derive(Debug, Default)]
pub struct Workspace {
    pub(super) options: Options,
    pub(super) folders: BTreeMap<PathBuf, FolderState>,
    pub(super) members: BTreeMap<CorpusId, Member>,
    pub(super) buffers: FxHashMap<PathBuf, Buffer>,
    next: u32,
}

/// How far a workspace folder is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FolderState {
    /// It is being looked at for the first time.
    New,
    /// Its corpora are known.
    Known,
    /// It cannot be looked at, for this reason.
    Failed(String),
}

impl Workspace {
    /// A workspace without folders.
    pub fn new(options: Options) -> Self {
        Self {
            options,
            ..Self::default()
        }
    }

    /// Adds a folder. Run [`Self::survey_job`] for it next.
    pub fn add_folder(&mut self, folder: &Path) {
        let folder = folder.to_owned();
        self.folders.entry(folder).or_insert(FolderState::New);
    }

    /// Takes a folder away with its corpora. Buffers of its files are alone from now on.
    pub fn remove_folder(&mut self, folder: &Path) -> FollowUp {
        self.folders.remove(folder);
        self.members
            .retain(|_, member| member.folder.as_deref() != Some(folder));
        self.place_buffers()
    }

    /// Puts other settings of the editor in force: every folder is to be looked at again.
    pub fn set_editor_settings(&mut self, settings: Option<Arc<serde_json::Value>>) -> FollowUp {
        // Clients send their settings again for many reasons, and none at all as an empty table.
        let said =
            settings.filter(|settings| settings.as_object().is_some_and(|all| !all.is_empty()));
        if self.options.editor == said {
            return FollowUp::default();
        }
        self.options.editor = said;
        let alone = Territory::with_defaults(Path::new(""), &self.options).settings;
        let mut follow = FollowUp {
            survey: self.folders.keys().cloned().collect(),
            ..FollowUp::default()
        };
        for id in self.corpora() {
            if let Some(member) = self.members.get_mut(&id)
                && member.folder.is_none()
            {
                member.corpus.settings = Arc::clone(&alone);
                follow = follow.and(self.reanalyse(id));
            }
        }
        follow
    }

    /// The job that looks for the corpora of a folder and reads their registries.
    pub fn survey_job(&self, folder: &Path) -> Option<SurveyJob> {
        self.folders.get(folder)?;
        let members = self.members.values();
        let known = members.flat_map(|member| &member.saved.files);
        Some(SurveyJob {
            folder: folder.to_owned(),
            options: self.options.clone(),
            known: known
                .map(|file| (file.path.clone(), Arc::clone(file)))
                .collect(),
        })
    }

    /// Takes in what a survey found. Take the index jobs next.
    pub fn install(&mut self, folder: &Path, surveyed: Result<Surveyed, SurveyError>) -> FollowUp {
        if !self.folders.contains_key(folder) {
            return FollowUp::default();
        }
        let state = match &surveyed {
            Ok(_) => FolderState::Known,
            Err(SurveyError::Cancelled) => return FollowUp::default(),
            Err(error) => FolderState::Failed(error.to_string()),
        };
        self.folders.insert(folder.to_owned(), state);
        let surveyed = surveyed.unwrap_or_default();
        let roots: FxHashSet<PathBuf> = surveyed
            .corpora
            .iter()
            .map(|(territory, _)| territory.root.clone())
            .collect();
        self.members.retain(|_, member| {
            member.folder.as_deref() != Some(folder) || roots.contains(member.root())
        });
        let mut follow = FollowUp::default();
        let mut corpora = surveyed.corpora;
        // An inner corpus first: an outer one must not claim its files.
        corpora.sort_by(|(a, _), (b, _)| b.root.cmp(&a.root));
        for (territory, registry) in corpora {
            follow = follow.and(self.install_corpus(folder, territory, registry));
        }
        for unread in surveyed.unread {
            if let Some(id) = self.corpus_of(&unread.path) {
                let member = self.members.get_mut(&id);
                member.map(|member| member.unread.insert(unread.path, unread.message));
            }
        }
        follow.and(self.place_buffers())
    }

    fn install_corpus(
        &mut self,
        folder: &Path,
        mut territory: Territory,
        registry: Arc<Registry>,
    ) -> FollowUp {
        let inner: Vec<&PathBuf> = self
            .folders
            .keys()
            .chain(
                self.members
                    .values()
                    .filter_map(|member| member.folder.is_some().then_some(&member.corpus.root)),
            )
            .filter(|root| **root != territory.root && root.starts_with(&territory.root))
            .collect();
        let owned = |path: &PathBuf| !inner.iter().any(|root| path.starts_with(root));
        territory.articles.retain(owned);
        let has_open_config = self.buffers.contains_key(&territory.root.join(CONFIG_NAME));
        let known = self
            .members
            .iter_mut()
            .find(|(_, member)| member.folder.is_some() && member.root() == territory.root);
        let id = match known {
            Some((id, member)) => {
                member.folder = Some(folder.to_owned());
                member.update(territory, registry, has_open_config);
                *id
            }
            None => self.insert(Member::new(territory, registry, Some(folder.to_owned()))),
        };
        // What is open wins over what was found on disk.
        self.apply_registry_buffers(id);
        let follow = self.apply_config_buffer(id);
        follow.and(self.reanalyse(id))
    }

    pub(super) fn insert(&mut self, member: Member) -> CorpusId {
        let id = CorpusId(self.next);
        self.next += 1;
        self.members.insert(id, member);
        id
    }

    /// The jobs of corpora that were not read yet. Each is given out once.
    pub fn index_jobs(&mut self) -> Vec<IndexJob> {
        let mut jobs = Vec::new();
        for (id, member) in &mut self.members {
            if member.stage != Stage::Found {
                continue;
            }
            member.stage = Stage::Indexing;
            jobs.push(IndexJob {
                corpus: *id,
                territory: Territory {
                    root: member.corpus.root.clone(),
                    config: None,
                    settings: Arc::clone(&member.corpus.settings),
                    scope: member.scope.clone(),
                    articles: member.articles.clone(),
                    registry: Vec::new(),
                },
                registry: Arc::clone(&member.saved),
            });
        }
        jobs
    }

    /// Takes in the first index of a corpus. Open buffers stay in force. The ids of articles are new.
    pub fn apply_index(&mut self, id: CorpusId, loaded: Loaded) -> FollowUp {
        let Some(member) = self.members.get_mut(&id) else {
            return FollowUp::default();
        };
        let before = std::mem::replace(&mut member.corpus, loaded.corpus);
        let indexed_with = Arc::clone(&member.corpus.registry);
        let reread_all = !super::jobs::reads_alike(&member.corpus.settings, &before.settings);
        member.corpus.set_registry(Arc::clone(&before.registry));
        member.corpus.settings = Arc::clone(&before.settings);
        for file in before.open_files() {
            if let Some(article) = before.open(file) {
                member
                    .corpus
                    .set_open(before.path(file), Arc::clone(article));
            }
        }
        member.stage = Stage::Indexed;
        member.problems.extend(loaded.problems);
        let unread = loaded.unread.into_iter();
        member
            .unread
            .extend(unread.map(|unread| (unread.path, unread.message)));
        member.mark_changed(&indexed_with);
        member.compare(reread_all);
        FollowUp {
            refresh: !member.pending.is_empty(),
            corpora: vec![id],
            ..FollowUp::default()
        }
    }

    /// The corpora, in a fixed order.
    pub fn corpora(&self) -> Vec<CorpusId> {
        self.members.keys().copied().collect()
    }

    /// A corpus as it is now.
    pub fn snapshot(&self, id: CorpusId) -> Option<Corpus> {
        let member = self.members.get(&id)?;
        let mut corpus = member.corpus.clone();
        corpus.is_read = member.stage == Stage::Indexed;
        Some(corpus)
    }

    /// Whether the first index of a corpus is done.
    pub fn is_indexed(&self, id: CorpusId) -> bool {
        let member = self.members.get(&id);
        member.is_some_and(|member| member.stage == Stage::Indexed)
    }

    /// The configuration of a corpus, where it has one; that of an open buffer before that on disk.
    pub fn config(&self, id: CorpusId) -> Option<&ConfigDocument> {
        self.members.get(&id)?.config.as_ref()
    }

    /// What is wrong with single files of a corpus as a whole (`file/encoding`, `file/too-large`), by path.
    pub fn file_problems(&self, id: CorpusId) -> Vec<(&Path, &Problem)> {
        let problems = self.members.get(&id).map(|member| member.problems.iter());
        let problems = problems.into_iter().flatten();
        problems
            .map(|(path, problem)| (path.as_path(), problem))
            .collect()
    }

    /// What is wrong with one file of a corpus as a whole, as of when it was last read.
    pub fn file_problem(&self, id: CorpusId, path: &Path) -> Option<&Problem> {
        self.members.get(&id)?.problems.get(path)
    }

    /// What could not be read, in sentences that name the path: folders first, then files.
    pub fn messages(&self) -> Vec<&str> {
        let folders = self.folders.values().filter_map(|state| match state {
            FolderState::Failed(message) => Some(message.as_str()),
            FolderState::New | FolderState::Known => None,
        });
        let files = self
            .members
            .values()
            .flat_map(|member| member.unread.values());
        folders.chain(files.map(String::as_str)).collect()
    }

    /// The workspace folder that a path lies in, the innermost one.
    pub(super) fn folder_of(&self, path: &Path) -> Option<&Path> {
        let folders = self.folders.keys().map(PathBuf::as_path);
        folders
            .filter(|folder| path.starts_with(folder))
            .max_by_key(|folder| folder.components().count())
    }

    /// The corpus of a workspace folder that a path belongs to: the one with the nearest root above it.
    pub fn corpus_of(&self, path: &Path) -> Option<CorpusId> {
        let folder = self.folder_of(path)?;
        let members = self.members.iter().filter(|(_, member)| {
            member.folder.is_some()
                && path.starts_with(member.root())
                && member.root().starts_with(folder)
        });
        members
            .max_by_key(|(_, member)| member.root().components().count())
            .map(|(id, _)| *id)
    }
}

impl Member {
    /// Brings a corpus to what a new survey found. The settings of an open configuration stay: its text may be broken at
    /// the moment, and then its last good state counts.
    fn update(&mut self, territory: Territory, registry: Arc<Registry>, has_open_config: bool) {
        let is_current = territory
            .config
            .as_ref()
            .is_none_or(|it| it.file.is_current);
        self.config = territory.config;
        let mut reread_all = false;
        if is_current {
            // Of a broken configuration the last good state stays.
            reread_all = !super::jobs::reads_alike(&self.corpus.settings, &territory.settings);
            self.scope = Scope::new(&territory.settings);
            if !has_open_config {
                self.corpus.settings = territory.settings;
            }
        }
        self.articles = territory.articles;
        self.unread.clear();
        self.corpus.set_registry(Arc::clone(&registry));
        self.set_saved(registry);
        if self.stage == Stage::Indexed {
            self.compare(reread_all);
        }
    }

    /// Compares the index with the articles that are on disk: new ones and all that may have changed are marked, those
    /// that are gone removed.
    fn compare(&mut self, reread_all: bool) {
        let there: FxHashSet<&Path> = self.articles.iter().map(PathBuf::as_path).collect();
        let known = self.corpus.files().into_iter();
        let gone: Vec<PathBuf> = known
            .map(|file| self.corpus.path(file))
            .filter(|path| !there.contains(path))
            .map(Path::to_owned)
            .collect();
        gone.iter().for_each(|path| self.forget(path));
        for path in std::mem::take(&mut self.articles) {
            if reread_all {
                self.reread(&path);
            } else {
                self.check(&path);
            }
        }
    }
}
