//! `newsmark index`: how much the corpora hold and how fast they are read.

use super::progress::Progress;
use super::targets::Targets;
use super::{Error, Status, still_read};
use crate::analysis::EntityKey;
use crate::corpus::{Corpus, Counts};
use crate::markup::EntityKind;
use crate::names::tagger::Tagger;
use crate::workspace;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

/// The arguments of `newsmark index`.
#[derive(Debug, Clone, clap::Args)]
pub struct IndexArguments {
    /// Folders and files; the current directory without any
    pub paths: Vec<PathBuf>,
    /// Run the statistical model over all articles, and count the names that it suggests with the others
    #[arg(long)]
    pub model: bool,
}

/// How many names without an entry are listed.
const LISTED: usize = 20;

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
    let tagger = arguments.model.then(Tagger::shipped).flatten();
    let mut targets = Targets::find(&arguments.paths)?;
    let progress = Progress::new(targets.articles.len(), "indexing");
    let mut messages = std::mem::take(&mut targets.unread);
    let mut figures = Figures::default();
    let mut names = Names::default();
    for (place, corpus) in targets.corpora.iter_mut().enumerate() {
        let asked = targets.articles.iter().filter(|(_, owner)| *owner == place);
        corpus.territory.articles = asked.map(|(path, _)| path.clone()).collect();
        let done = AtomicUsize::new(0);
        let step = |now: usize, _: usize| {
            let before = done.swap(now, Ordering::Relaxed);
            progress.steps(now.saturating_sub(before));
        };
        let reader = match tagger {
            Some(tagger) => corpus.reader.clone().suggesting(tagger),
            None => corpus.reader.clone(),
        };
        let never = AtomicBool::new(false);
        let Some(loaded) = workspace::index_with(&corpus.territory, &reader, &step, &never) else {
            continue;
        };
        let shown = &targets.shown;
        let unread = loaded.unread.iter();
        messages.extend(unread.map(|unread| shown.in_message(&unread.path, &unread.message)));
        figures.add(&loaded.corpus);
        if tagger.is_some() {
            names.add(&loaded.corpus);
        }
    }
    drop(progress);
    for message in &messages {
        // Without an error stream there is nobody to tell.
        let _ = writeln!(errors, "newsmark: {message}");
    }
    let mut table = figures.table(started.elapsed().as_secs_f64());
    if tagger.is_some() {
        table.push_str(&names.table());
    }
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
    fn add(&mut self, corpus: &Corpus) {
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

/// The names in the corpora.
#[derive(Default)]
struct Names {
    /// For each kind how many there are, and how often they are named.
    kinds: BTreeMap<EntityKind, (u64, u64)>,
    /// Those without an entry.
    unregistered: BTreeMap<(EntityKind, String), Counts>,
}

impl Names {
    fn add(&mut self, corpus: &Corpus) {
        for (key, counts) in corpus.named() {
            let kind = match key {
                EntityKey::Entry(id) => {
                    let entry = corpus.registry.get(id);
                    entry.map(|entry| corpus.registry.entry(entry).kind)
                }
                EntityKey::Local(kind, name) => {
                    let known = self.unregistered.entry((*kind, name.clone())).or_default();
                    known.mentions = known.mentions.saturating_add(counts.mentions);
                    known.articles = known.articles.saturating_add(counts.articles);
                    Some(*kind)
                }
            };
            if let Some(kind) = kind {
                let (names, mentions) = self.kinds.entry(kind).or_default();
                *names += 1;
                *mentions += u64::from(counts.mentions);
            }
        }
    }

    fn table(&self) -> String {
        let mut table = String::from("\nkind            names    mentions\n");
        for (kind, (names, mentions)) in &self.kinds {
            table.push_str(&format!("{:8} {names:>12} {mentions:>11}\n", kind.as_str()));
        }
        if self.unregistered.is_empty() {
            return table;
        }
        let mut most: Vec<(&(EntityKind, String), &Counts)> = self.unregistered.iter().collect();
        // The sort is stable: equals stay in the order of kinds and names.
        most.sort_by_key(|(_, counts)| Reverse(counts.mentions));
        table.push_str("\nmentions    articles  without an entry in the registry\n");
        for ((kind, name), counts) in most.iter().take(LISTED) {
            let Counts { mentions, articles } = counts;
            let kind = kind.as_str();
            table.push_str(&format!("{mentions:>8} {articles:>11}  {name} ({kind})\n"));
        }
        if most.len() > LISTED {
            table.push_str(&format!("{:>21} {} more\n", "", most.len() - LISTED));
        }
        table
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
