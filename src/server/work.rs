//! Background work: analyses of open articles first, then what reads the disk.

use super::progress::Progress;
use super::session::Session;
use crate::config::ConfigFile;
use crate::workspace::{CorpusId, FollowUp};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio::sync::Notify;
use tower_lsp::lsp_types::MessageType;

/// How long a request waits for the disk before it says that it cannot be done yet.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// What waits to be done. A path or folder that waits already is not added again, so a storm of changes leads to one
/// analysis of the newest version.
#[derive(Default)]
pub(super) struct Queue {
    waiting: Mutex<Waiting>,
    wake: Condvar,
    /// Told whenever the world may be another one than before.
    pub(super) changed: Arc<Notify>,
}

#[derive(Default)]
struct Waiting {
    articles: BTreeSet<PathBuf>,
    /// Open articles that were checked, for the model.
    names: BTreeSet<PathBuf>,
    corpora: BTreeSet<CorpusId>,
    surveys: BTreeSet<PathBuf>,
    refresh: bool,
    withdraw: bool,
    /// Whether something is being read from the disk at this moment.
    reading: bool,
    revision: Revision,
    ended: bool,
}

/// Counts changes: as long as it is the same, so is what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Revision {
    /// All changes.
    pub(super) all: u64,
    /// Those that can change what is found in closed articles: all but the edits of open ones.
    pub(super) closed: u64,
}

impl Queue {
    /// Adds what has to follow a change.
    pub(super) fn add(&self, follow: &FollowUp) {
        self.add_counted(follow, true);
    }

    /// Adds what has to follow an edit of an open document.
    pub(super) fn add_edit(&self, follow: &FollowUp) {
        let of_articles = FollowUp {
            analyse: follow.analyse.clone(),
            ..FollowUp::default()
        };
        self.add_counted(follow, *follow != of_articles);
    }

    fn add_counted(&self, follow: &FollowUp, changes_closed: bool) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.articles.extend(follow.analyse.iter().cloned());
        waiting.corpora.extend(follow.corpora.iter().copied());
        waiting.surveys.extend(follow.survey.iter().cloned());
        waiting.refresh |= follow.refresh;
        waiting.revision.all += 1;
        waiting.revision.closed += u64::from(changes_closed);
        drop(waiting);
        self.wake.notify_all();
        self.changed.notify_one();
    }

    /// Has the model run over an open article.
    pub(super) fn add_names(&self, path: &Path) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.names.insert(path.to_owned());
        drop(waiting);
        self.wake.notify_all();
    }

    /// Wakes those that wait for what the model finds.
    pub(super) fn tell_named(&self) {
        self.wake.notify_all();
    }

    /// Waits until something was added or done, at most for `longest`.
    pub(super) fn wait(&self, longest: Duration) {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        // Whatever woke it, the caller looks again.
        let _ = self.wake.wait_timeout(waiting, longest);
    }

    /// Has diagnostics taken back that nothing shows any more.
    pub(super) fn withdraw(&self) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.withdraw = true;
        drop(waiting);
        self.wake.notify_all();
    }

    /// What is another one after every change of the world.
    pub(super) fn revision(&self) -> Revision {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.revision
    }

    /// Waits until all that is known to have changed on disk is read, at most for [`LONGEST_WAIT`]; `false` where it is
    /// not by then, or `stopped` is set.
    pub(super) fn wait_until_read(&self, stopped: &AtomicBool) -> bool {
        let deadline = Instant::now() + LONGEST_WAIT;
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if !waiting.reading && !waiting.refresh && waiting.surveys.is_empty() {
                return true;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if waiting.ended || left.is_zero() || stopped.load(Ordering::Relaxed) {
                return false;
            }
            // Now and then it looks whether it is still to wait.
            let left = left.min(Duration::from_millis(100));
            let waited = self.wake.wait_timeout(waiting, left);
            waiting = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn set_read(&self) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.reading = false;
        drop(waiting);
        self.wake.notify_all();
        self.changed.notify_one();
    }

    /// Ends the workers.
    pub(super) fn end(&self) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.ended = true;
        drop(waiting);
        self.wake.notify_all();
        self.changed.notify_one();
    }

    /// Waits for what `take` finds; `None` when the session ends.
    fn next<T>(&self, mut take: impl FnMut(&mut Waiting) -> Option<T>) -> Option<T> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if waiting.ended {
                return None;
            }
            if let Some(taken) = take(&mut waiting) {
                return Some(taken);
            }
            waiting = self
                .wake
                .wait(waiting)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Work that an editor waits for.
enum OpenJob {
    Article(PathBuf),
    Corpus(CorpusId),
    Withdraw,
}

/// Work that reads the disk.
enum DiskJob {
    Survey(PathBuf),
    Refresh,
}

/// Starts the workers: one for what is open, so that no disk work delays its diagnostics, one for the disk, and one for
/// the model, which delays neither.
pub(super) fn start(session: &Arc<Session>, runtime: &Handle) {
    let (open, at) = (Arc::clone(session), runtime.clone());
    spawn("newsmark-open", move || {
        let take = |waiting: &mut Waiting| {
            let article = waiting.articles.pop_first().map(OpenJob::Article);
            article
                .or_else(|| waiting.corpora.pop_first().map(OpenJob::Corpus))
                .or_else(|| std::mem::take(&mut waiting.withdraw).then_some(OpenJob::Withdraw))
        };
        while let Some(job) = open.work.next(take) {
            guarded(|| match &job {
                OpenJob::Article(path) => open.check_article(path, &at),
                OpenJob::Corpus(id) => open.check_corpus(*id, &at),
                OpenJob::Withdraw => open.withdraw(&at),
            });
            open.work.changed.notify_one();
        }
    });
    let (disk, at) = (Arc::clone(session), runtime.clone());
    spawn("newsmark-disk", move || {
        let take = |waiting: &mut Waiting| {
            let survey = waiting.surveys.pop_first().map(DiskJob::Survey);
            let job =
                survey.or_else(|| std::mem::take(&mut waiting.refresh).then_some(DiskJob::Refresh));
            waiting.reading = job.is_some();
            job
        };
        while let Some(job) = disk.work.next(take) {
            guarded(|| match &job {
                DiskJob::Survey(folder) => disk.survey(folder, &at),
                DiskJob::Refresh => disk.refresh(&at),
            });
            disk.work.set_read();
        }
    });
    let (names, at) = (Arc::clone(session), runtime.clone());
    spawn("newsmark-names", move || {
        let take = |waiting: &mut Waiting| waiting.names.pop_first();
        while let Some(path) = names.work.next(take) {
            guarded(|| names.suggest_names(&path, &at));
        }
    });
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    if let Err(error) = std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(work)
    {
        tracing::error!("cannot start a thread: {error}");
    }
}

/// A panic in one piece of work is logged (by the panic hook) and the worker goes on with the next.
fn guarded(work: impl FnOnce()) {
    let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
}

impl Session {
    /// Looks at a workspace folder, puts its corpora and registries in force, then indexes its articles.
    fn survey(self: &Arc<Self>, folder: &Path, runtime: &Handle) {
        let Some(job) = self.state().workspace.survey_job(folder) else {
            return;
        };
        let surveyed = job.run(&self.ended);
        let follow = self.state().workspace.install(folder, surveyed);
        self.work.add(&follow);
        self.work.withdraw();
        if follow.corpora.is_empty() {
            // The folder is gone; what is open in it reads differently now, though no corpus changed.
            self.ask_to_refresh(runtime);
        }
        let jobs = self.state().workspace.index_jobs();
        for job in jobs {
            let name = job
                .root()
                .file_name()
                .unwrap_or(job.root().as_os_str())
                .to_string_lossy();
            let progress = Progress::start(self, runtime, &format!("Indexing {name}"));
            let told = |done, total| {
                self.indexing.set(job.corpus, done, total);
                self.work.changed.notify_one();
                progress.report(done, total);
            };
            let Some(loaded) = job.run(&told, &self.ended) else {
                return;
            };
            let follow = self.state().workspace.apply_index(job.corpus, loaded);
            self.indexing.clear();
            progress.end();
            self.work.add(&follow);
            self.corpus_changed(runtime);
        }
        self.show_messages(runtime);
    }

    /// Reads closed articles that changed, or that read differently with a registry that changed.
    fn refresh(self: &Arc<Self>, runtime: &Handle) {
        let Some(job) = self.state().workspace.refresh_job() else {
            return;
        };
        let mut follow = FollowUp::default();
        job.run(&|_, _| {}, &self.ended, |refreshed| {
            let next = self.state().workspace.apply(refreshed);
            follow = std::mem::take(&mut follow).and(next);
        });
        if !self.ended.load(Ordering::Relaxed) {
            self.work.add(&follow);
            self.corpus_changed(runtime);
        }
    }

    /// Shows what the rest of the corpus says now in what is open too.
    fn corpus_changed(self: &Arc<Self>, runtime: &Handle) {
        let open: Vec<PathBuf> = self.state().documents.keys().cloned().collect();
        self.work.add(&FollowUp {
            analyse: open,
            ..FollowUp::default()
        });
        self.publish_closed(runtime);
        self.work.withdraw();
        self.ask_to_refresh(runtime);
    }

    /// Tells the user what could not be read, each message once.
    fn show_messages(&self, runtime: &Handle) {
        let messages: Vec<String> = {
            let state = self.state();
            let messages = state.workspace.messages().into_iter();
            messages.map(str::to_owned).collect()
        };
        if let Some(message) = self.news(messages) {
            runtime.block_on(self.client.show_message(MessageType::WARNING, message));
        }
    }

    /// What is wrong with the editor's settings, told to the user in one message.
    pub(super) fn show_faults_of_settings(&self, runtime: &Handle) {
        let settings = self.state().settings.clone();
        let read = ConfigFile::parse("", settings.as_deref(), &crate::rules::ids());
        if let Some(message) = self.news(read.editor_problems) {
            let client = self.client.clone();
            runtime.spawn(async move { client.show_message(MessageType::WARNING, message).await });
        }
    }

    /// One message of those that the user was not shown yet; the log has all of them.
    fn news(&self, messages: Vec<String>) -> Option<String> {
        let mut state = self.state();
        let is_new = |message: &String| state.shown.insert(message.clone());
        let news: Vec<String> = messages.into_iter().filter(is_new).collect();
        for message in &news {
            tracing::warn!("{message}");
        }
        // One window a message would bury the editor: the first says how many more the log has.
        let first = news.first()?;
        Some(match news.len() {
            1 => first.clone(),
            more => format!("{first} (and {} more, in the log)", more - 1),
        })
    }

    /// Notes that files changed on disk.
    pub(super) fn changed_on_disk(&self, paths: &[PathBuf]) {
        let follow = self.state().workspace.files_changed(paths);
        self.work.add(&follow);
    }
}
