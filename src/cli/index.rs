//! `newsmark index`: how much the corpora hold and how fast they are read.

use super::progress::Progress;
use super::targets::Targets;
use super::{Error, Status, still_read};
use crate::workspace;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

/// The arguments of `newsmark index`.
#[derive(Debug, Clone, clap::Args)]
pub struct IndexArguments {
    /// Folders and files; the current directory without any
    pub paths: Vec<PathBuf>,
}

/// Indexes corpora as the language server does, and prints what they hold.
///
/// # Errors
/// The output cannot be written, or there is no current directory.
pub fn index(
    arguments: &IndexArguments,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> Result<Status, Error> {
    let started = Instant::now();
    let mut targets = Targets::find(&arguments.paths)?;
    let progress = Progress::new(targets.articles.len(), "indexing");
    let mut messages = std::mem::take(&mut targets.unread);
    let mut figures = Figures::default();
    for (place, corpus) in targets.corpora.iter_mut().enumerate() {
        let asked = targets.articles.iter().filter(|(_, owner)| *owner == place);
        corpus.territory.articles = asked.map(|(path, _)| path.clone()).collect();
        let done = AtomicUsize::new(0);
        let step = |now: usize, _: usize| {
            let before = done.swap(now, Ordering::Relaxed);
            progress.steps(now.saturating_sub(before));
        };
        let registry = Arc::clone(&corpus.registry);
        let never = AtomicBool::new(false);
        let Some(loaded) = workspace::index(&corpus.territory, registry, &step, &never) else {
            continue;
        };
        let shown = &targets.shown;
        let unread = loaded.unread.iter();
        messages.extend(unread.map(|unread| shown.in_message(&unread.path, &unread.message)));
        figures.add(&loaded.corpus);
    }
    drop(progress);
    for message in &messages {
        // Without an error stream there is nobody to tell.
        let _ = writeln!(errors, "newsmark: {message}");
    }
    let table = figures.table(started.elapsed().as_secs_f64());
    still_read(out.write_all(table.as_bytes()).and_then(|()| out.flush()))?;
    Ok(if messages.is_empty() {
        Status::Clean
    } else {
        Status::Failed
    })
}

/// What the corpora hold together.
#[derive(Default)]
struct Figures {
    articles: u64,
    blocks: u64,
    mentions: u64,
    dates: u64,
    entities: u64,
    bytes: u64,
}

impl Figures {
    fn add(&mut self, corpus: &crate::corpus::Corpus) {
        let totals = corpus.totals();
        self.articles += totals.articles;
        self.blocks += totals.blocks;
        self.mentions += totals.mentions;
        self.dates += totals.dates;
        self.entities += totals.entities;
        let stamps = corpus
            .files()
            .into_iter()
            .filter_map(|file| corpus.stamp(file));
        self.bytes += stamps.map(|stamp| stamp.len).sum::<u64>();
    }

    fn table(&self, seconds: f64) -> String {
        let megabytes = self.bytes as f64 / 1e6;
        let peak = peak_memory().map_or_else(
            || "-".to_owned(),
            |bytes| format!("{:.1} MB", bytes as f64 / 1e6),
        );
        let rows = [
            ("articles", self.articles.to_string()),
            ("blocks", self.blocks.to_string()),
            ("mentions", self.mentions.to_string()),
            ("dates", self.dates.to_string()),
            ("entities", self.entities.to_string()),
            ("text", format!("{megabytes:.1} MB")),
            ("seconds", format!("{seconds:.3}")),
            (
                "speed",
                format!("{:.1} MB/s", megabytes / seconds.max(1e-9)),
            ),
            ("peak memory", peak),
        ];
        rows.iter()
            .map(|(name, value)| format!("{name:11}  {value:>12}\n"))
            .collect()
    }
}

/// The most memory that the process has held so far, in bytes; `None` where the system does not say.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}
