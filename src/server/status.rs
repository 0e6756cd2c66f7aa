//! How the server is: `newsmark/status` for clients that show it, and the same in full for those who ask.
//!
//! Nothing is looked at on a clock. What changes the world wakes one task, which sends the state where it differs from
//! the one that was sent last, and then rests a moment, so that a storm of changes leads to a few looks and messages and
//! the last state is always sent.

use super::session::Session;
use super::to_lsp;
use crate::config::ConfigFile;
use crate::workspace::{Broken, CorpusId, CorpusOverview};
use serde::{Deserialize, Serialize};
use std::fmt::Write;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::Notify;
use tower_lsp::lsp_types::Url;
use tower_lsp::lsp_types::notification::Notification;

/// How long the sending task rests after each look.
const REST: Duration = Duration::from_millis(200);

/// The first index that is being made at the moment, if any.
#[derive(Debug, Default)]
pub(super) struct Indexing(Mutex<Option<(CorpusId, Steps)>>);

/// How far a piece of work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Steps {
    done: usize,
    total: usize,
}

impl Indexing {
    fn current(&self) -> MutexGuard<'_, Option<(CorpusId, Steps)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// So many articles of a corpus are read.
    pub(super) fn set(&self, corpus: CorpusId, done: usize, total: usize) {
        *self.current() = Some((corpus, Steps { done, total }));
    }

    /// None is made any more.
    pub(super) fn clear(&self) {
        *self.current() = None;
    }
}

/// `newsmark/status`
enum StatusNotification {}

impl Notification for StatusNotification {
    type Params = Status;
    const METHOD: &'static str = "newsmark/status";
}

/// What a status line shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Status {
    health: Health,
    /// What is wrong and what to do, with the place.
    message: Option<String>,
    folders: Vec<FolderStatus>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Health {
    Ok,
    /// Something that the user set cannot be read; an earlier state or a default is in force.
    Warning,
    /// Of a folder nothing is known.
    Error,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct FolderStatus {
    uri: Url,
    name: String,
    articles: usize,
    entries: usize,
    indexing: Option<Steps>,
}

/// The answer to the command that asks for the status.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FullStatus {
    version: &'static str,
    folders: Vec<FullFolder>,
    /// All of it for people.
    text: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct FullFolder {
    uri: Url,
    name: String,
    config: Option<Url>,
    articles: usize,
    open: usize,
    entries: usize,
    registry_files: usize,
    mentions: u64,
    indexing: Option<Steps>,
    broken: Vec<BrokenFile>,
}

#[derive(Debug, Serialize)]
struct BrokenFile {
    uri: Url,
    message: String,
}

impl Session {
    /// Starts the task that tells the client how the server is; it ends with the session.
    pub(super) fn start_status(self: &Arc<Self>, runtime: &Handle) {
        if !self.features().shows_status {
            return;
        }
        let changed: Arc<Notify> = Arc::clone(&self.work.changed);
        // Held weakly while it rests: a session that ends does not wait for it.
        let session = Arc::downgrade(self);
        runtime.spawn(async move {
            let mut last = None;
            while let Some(session) = session.upgrade() {
                if session.ended.load(Ordering::Relaxed) {
                    return;
                }
                let status = session.status();
                if last.as_ref() != Some(&status) {
                    let params = status.clone();
                    last = Some(status);
                    let client = session.client.clone();
                    drop(session);
                    client.send_notification::<StatusNotification>(params).await;
                } else {
                    drop(session);
                }
                tokio::time::sleep(REST).await;
                changed.notified().await;
            }
        });
    }

    fn status(&self) -> Status {
        let overview = self.state().workspace.overview();
        let settings = self.faults_of_settings();
        let broken: Vec<&Broken> = overview.iter().flat_map(|corpus| &corpus.broken).collect();
        let is_fatal = broken.iter().any(|broken| broken.is_fatal);
        let gravest = broken.iter().find(|broken| broken.is_fatal == is_fatal);
        let first = gravest.map(|broken| &broken.message).or(settings.first());
        let others = (broken.len() + settings.len()).saturating_sub(1);
        Status {
            health: match first {
                Some(_) if is_fatal => Health::Error,
                Some(_) => Health::Warning,
                None => Health::Ok,
            },
            message: first.map(|first| match others {
                0 => first.clone(),
                others => format!("{first} (And {others} more.)"),
            }),
            folders: overview
                .into_iter()
                .filter_map(|corpus| {
                    Some(FolderStatus {
                        uri: to_lsp::uri(&corpus.root)?,
                        indexing: self.indexing(&corpus),
                        name: corpus.name,
                        articles: corpus.articles,
                        entries: corpus.entries,
                    })
                })
                .collect(),
        }
    }

    /// Everything about what is served, for people who ask.
    pub(super) fn full_status(&self) -> FullStatus {
        let (overview, alone) = {
            let state = self.state();
            let workspace = &state.workspace;
            (workspace.overview(), workspace.documents_alone())
        };
        let folders: Vec<FullFolder> = overview
            .into_iter()
            .filter_map(|corpus| self.full_folder(corpus))
            .collect();
        let version = env!("CARGO_PKG_VERSION");
        let mut text = format!("Newsmark {version}\n");
        for folder in &folders {
            folder.describe(&mut text);
        }
        if folders.is_empty() {
            text.push_str("\nNo folder is open.\n");
        }
        if alone > 0 {
            let _ = writeln!(
                text,
                "\n{} in no open folder.",
                counted(alone as u64, "article", "articles")
            );
        }
        for fault in self.faults_of_settings() {
            let _ = writeln!(text, "\n{fault}");
        }
        FullStatus {
            version,
            folders,
            text,
        }
    }

    fn full_folder(&self, corpus: CorpusOverview) -> Option<FullFolder> {
        let snapshot = corpus.id.and_then(|id| self.state().workspace.snapshot(id));
        let broken = corpus.broken.iter().filter_map(|broken| {
            Some(BrokenFile {
                uri: self.uri_of(&broken.path)?,
                message: broken.message.clone(),
            })
        });
        Some(FullFolder {
            uri: to_lsp::uri(&corpus.root)?,
            config: corpus.config.as_ref().and_then(|path| self.uri_of(path)),
            articles: corpus.articles,
            open: corpus.open,
            entries: corpus.entries,
            registry_files: corpus.registry_files,
            mentions: snapshot.map_or(0, |corpus| corpus.totals().mentions),
            indexing: self.indexing(&corpus),
            broken: broken.collect(),
            name: corpus.name,
        })
    }

    /// How far the first index of a corpus is; `None` where it is done, or cannot be made.
    fn indexing(&self, corpus: &CorpusOverview) -> Option<Steps> {
        if !corpus.is_waiting {
            return None;
        }
        let at_work = *self.indexing.current();
        let own = at_work.filter(|(id, _)| Some(*id) == corpus.id);
        Some(own.map_or(
            Steps {
                done: 0,
                total: corpus.articles,
            },
            |(_, steps)| steps,
        ))
    }

    /// What is wrong with the editor's settings.
    fn faults_of_settings(&self) -> Vec<String> {
        let settings = self.state().settings.clone();
        ConfigFile::parse("", settings.as_deref(), &crate::rules::ids()).editor_problems
    }
}

impl FullFolder {
    /// Some lines of text about the folder, behind an empty one.
    fn describe(&self, text: &mut String) {
        let path = self.uri.to_file_path().unwrap_or_default();
        let mut line = |what: std::fmt::Arguments<'_>| {
            let _ = text.write_fmt(what);
            text.push('\n');
        };
        line(format_args!("\n{} ({})", self.name, path.display()));
        if let Some(Steps { done, total }) = self.indexing {
            line(format_args!("  indexing: {done} of {total} articles"));
        }
        line(format_args!(
            "  {}, {} open",
            counted(self.articles as u64, "article", "articles"),
            self.open
        ));
        line(format_args!(
            "  {}",
            counted(self.mentions, "mention", "mentions")
        ));
        line(format_args!(
            "  {} in {}",
            counted(self.entries as u64, "registry entry", "registry entries"),
            counted(self.registry_files as u64, "file", "files")
        ));
        line(match &self.config {
            Some(_) => format_args!("  configured by newsmark.toml"),
            None => format_args!("  no newsmark.toml: the defaults hold"),
        });
        for broken in &self.broken {
            line(format_args!("  {}", broken.message));
        }
    }
}

/// `1 article`, `12 articles`
fn counted(count: u64, one: &str, several: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        count => format!("{count} {several}"),
    }
}
