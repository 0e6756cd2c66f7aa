//! The server's log, on standard error: editors show it or keep it in a file.

use std::backtrace::Backtrace;
use std::io;

use tracing_subscriber::EnvFilter;

/// The environment variable that says what is logged, in the form `newsmark=debug`.
const LEVEL_VARIABLE: &str = "NEWSMARK_LOG";

/// The router's one complaint there is that a notification found no client: work that was under way when the session
/// ended had something to tell. Nobody is left to read it.
const AFTER_THE_END: &str = "tower_lsp::service::client=off";

/// Starts the log; panics go to it with their backtrace. A process that has one keeps it.
pub(super) fn start() {
    let mut level = EnvFilter::builder()
        .with_env_var(LEVEL_VARIABLE)
        .with_default_directive(tracing::Level::WARN.into())
        .from_env_lossy();
    if let Ok(quiet) = AFTER_THE_END.parse() {
        level = level.add_directive(quiet);
    }
    let started = tracing_subscriber::fmt()
        .with_env_filter(level)
        .with_writer(io::stderr)
        .with_ansi(false)
        // Standard error may be closed; that is no reason to fail.
        .log_internal_errors(false)
        .try_init();
    if started.is_ok() {
        std::panic::set_hook(Box::new(|panic| {
            tracing::error!("{panic}\n{}", Backtrace::force_capture());
        }));
    }
}
