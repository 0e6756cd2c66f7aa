//! Work-done progress, for clients that show it.

use super::session::Session;
use super::transport::ask;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::time::Duration;
use tokio::runtime::Handle;
use tower_lsp::lsp_types::notification::Progress as ProgressNotification;
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::{
    NumberOrString, ProgressParams, ProgressParamsValue, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressCreateParams, WorkDoneProgressEnd, WorkDoneProgressReport,
};

/// The progress of one piece of work.
pub(super) struct Progress {
    session: Arc<Session>,
    runtime: Handle,
    /// `None` where the client shows none, or does not answer.
    token: Option<NumberOrString>,
    shown: AtomicUsize,
}

/// How long the client may take to make room for a progress.
const PATIENCE: Duration = Duration::from_secs(2);

impl Progress {
    /// Begins; not for use inside handlers.
    pub(super) fn start(session: &Arc<Session>, runtime: &Handle, title: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let mut token = None;
        if session.features().work_done_progress {
            let name = format!("newsmark/{}", NEXT.fetch_add(1, Ordering::Relaxed));
            let wanted = NumberOrString::String(name);
            let params = WorkDoneProgressCreateParams {
                token: wanted.clone(),
            };
            let answer = runtime.block_on(ask::<WorkDoneProgressCreate>(
                &session.client,
                params,
                PATIENCE,
            ));
            token = matches!(answer, Some(Ok(()))).then_some(wanted);
        }
        let progress = Self {
            session: Arc::clone(session),
            runtime: runtime.clone(),
            token,
            shown: AtomicUsize::new(0),
        };
        progress.send(WorkDoneProgress::Begin(WorkDoneProgressBegin {
            title: title.to_owned(),
            percentage: Some(0),
            ..WorkDoneProgressBegin::default()
        }));
        progress
    }

    /// Tells how far the work is; each percentage once.
    pub(super) fn report(&self, done: usize, total: usize) {
        let percentage = done * 100 / total.max(1);
        if self.shown.fetch_max(percentage, Ordering::Relaxed) >= percentage {
            return;
        }
        self.send(WorkDoneProgress::Report(WorkDoneProgressReport {
            message: Some(format!("{done} of {total} articles")),
            percentage: u32::try_from(percentage).ok(),
            ..WorkDoneProgressReport::default()
        }));
    }

    /// Ends it.
    pub(super) fn end(&self) {
        self.send(WorkDoneProgress::End(WorkDoneProgressEnd::default()));
    }

    fn send(&self, value: WorkDoneProgress) {
        let Some(token) = self.token.clone() else {
            return;
        };
        let params = ProgressParams {
            token,
            value: ProgressParamsValue::WorkDone(value),
        };
        // Sent here and not from a task of its own: an end must not overtake a report.
        let client = &self.session.client;
        self.runtime
            .block_on(client.send_notification::<ProgressNotification>(params));
    }
}
