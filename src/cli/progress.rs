//! A progress bar on the error stream, for work that takes long enough to wonder about.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How long work may take before the bar appears.
const PATIENCE: Duration = Duration::from_millis(500);

/// A progress bar that shows itself late, and only on a terminal.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    started: Instant,
    shown: AtomicBool,
}

impl Progress {
    /// A bar for `articles` articles; `doing` says what is done to them.
    pub(super) fn new(articles: usize, doing: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(
            Some(u64::try_from(articles).unwrap_or(u64::MAX)),
            ProgressDrawTarget::hidden(),
        );
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.set_message(doing);
        Self {
            bar,
            started: Instant::now(),
            shown: AtomicBool::new(false),
        }
    }

    /// Notes that one more article is done. May be called from any thread.
    pub(super) fn step(&self) {
        self.steps(1);
    }

    /// Notes that more articles are done.
    pub(super) fn steps(&self, articles: usize) {
        self.bar.inc(u64::try_from(articles).unwrap_or(u64::MAX));
        if self.started.elapsed() > PATIENCE && !self.shown.swap(true, Ordering::Relaxed) {
            // Indicatif draws nothing where the error stream is no terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Writes something while the bar is out of the way.
    pub(super) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
