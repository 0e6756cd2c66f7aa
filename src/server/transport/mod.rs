//! Carries messages between a client and the language service.
//!
//! Given a byte stream from the client and one to it, [`Transport::serve`] reads messages, has
//! `tower-lsp` route them, writes answers, notifications and requests of the server, and gives the
//! reason for which the session ended.
//!
//! What handlers may rely on:
//! - All that a handler does before its first `await` is done in the order in which messages
//!   arrived, and before the next message is looked at. Changes of state belong there; long work
//!   does not, for it holds up reading.
//! - The rest of a handler runs in a task of its own. `$/cancelRequest` drops it at its next
//!   `await`; a panic answers the request with an internal error and the server goes on.
//! - What a handler sends to the client before it returns is written before its answer.
//! - Nothing that is sent to the client waits for the client to read it, and no answer of the
//!   client waits for a handler.

mod ask;
mod framing;
mod leniency;
mod message;
mod pump;
#[cfg(test)]
mod tests;
mod writer;

use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::oneshot;
use tower_lsp::{ClientSocket, LanguageServer, LspService};

use self::pump::Pump;
use super::parent;

pub use self::ask::ask;
pub use self::framing::{Frame, FrameReader};

/// The largest message that is read by default, in bytes.
pub const MESSAGE_LIMIT: u64 = 256 * 1024 * 1024;

/// How long answers under way are waited for when the session ends.
const DRAIN_LIMIT: Duration = Duration::from_secs(1);

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The client sent `exit`.
    Exit {
        /// Whether a `shutdown` was answered before.
        after_shutdown: bool,
    },
    /// The client's stream ended, or failed, without `exit`.
    InputClosed,
    /// The client no longer reads.
    OutputClosed,
    /// The process that the client named as its own is gone.
    ParentGone,
}

impl Ending {
    /// The status that the protocol wants the process to end with: 0 after `shutdown` and `exit`,
    /// otherwise 1.
    pub fn status(self) -> u8 {
        match self {
            Ending::Exit {
                after_shutdown: true,
            } => 0,
            _ => 1,
        }
    }
}

/// A change to the result of `initialize`, for capabilities that the types lack.
type PatchInitialize = Box<dyn FnOnce(&mut Value) + Send>;

/// A language service with its way to the client.
pub struct Transport<S> {
    service: LspService<S>,
    socket: ClientSocket,
    message_limit: u64,
    patch_initialize: Option<PatchInitialize>,
}

impl<S: LanguageServer> Transport<S> {
    /// A transport for what `LspService::new` or `build` made.
    pub fn new(service: LspService<S>, socket: ClientSocket) -> Self {
        Transport {
            service,
            socket,
            message_limit: MESSAGE_LIMIT,
            patch_initialize: None,
        }
    }

    /// Refuses messages of more than `bytes` bytes; [`MESSAGE_LIMIT`] by default.
    #[must_use]
    pub fn message_limit(mut self, bytes: u64) -> Self {
        self.message_limit = bytes;
        self
    }

    /// Changes the result of the first successful `initialize` before it is sent, as JSON.
    #[must_use]
    pub fn patch_initialize(mut self, patch: impl FnOnce(&mut Value) + Send + 'static) -> Self {
        self.patch_initialize = Some(Box::new(patch));
        self
    }

    /// Serves until the session ends, and says why it did.
    ///
    /// Handlers are spawned on the Tokio runtime that this runs in.
    pub async fn serve<I, O>(self, input: I, output: O) -> Ending
    where
        I: AsyncRead + Unpin,
        O: AsyncWrite + Unpin + Send + 'static,
    {
        let (requests, answers) = self.socket.split();
        let (outbox, mut writing) = writer::spawn(requests, output);
        let (announce_parent, parent) = oneshot::channel();
        let mut pump = Pump {
            service: self.service,
            answers,
            outbox,
            announce_parent: Some(announce_parent),
            patch_initialize: self.patch_initialize,
            after_shutdown: false,
        };
        let parent_gone = async {
            match parent.await {
                Ok(process_id) => parent::gone(process_id).await,
                Err(_) => std::future::pending().await,
            }
        };
        let ending = tokio::select! {
            ending = pump.run(FrameReader::new(input, self.message_limit)) => ending,
            _ = &mut writing => Ending::OutputClosed,
            () = parent_gone => Ending::ParentGone,
        };
        drop(pump);
        if matches!(ending, Ending::Exit { .. } | Ending::InputClosed) {
            // The writer ends by itself when all that hold the outbox, the handlers still at
            // work, are done.
            let _ = tokio::time::timeout(DRAIN_LIMIT, writing).await;
        }
        ending
    }
}
