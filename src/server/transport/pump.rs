//! The loop that takes the client's messages one after another.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::{FutureExt, Sink, SinkExt};
use serde_json::Value;
use tokio::io::AsyncRead;
use tokio::sync::oneshot;
use tower::Service;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};
use tower_lsp::{ExitedError, LanguageServer, LspService};

use super::framing::{Frame, FrameReader};
use super::leniency::normalise;
use super::message::{self, Fault, Message};
use super::writer::Outbox;
use super::{Ending, PatchInitialize};

/// How long the answer to `shutdown` is waited for before reading goes on.
const SHUTDOWN_LIMIT: Duration = Duration::from_secs(2);

/// What a handler comes to: its answer if it has one, or the panic that ended it.
type Outcome = Result<Result<Option<Response>, ExitedError>, Box<dyn Any + Send>>;

/// The state of the loop.
pub(super) struct Pump<S, A> {
    pub(super) service: LspService<S>,
    /// The socket's sink for the client's answers.
    pub(super) answers: A,
    pub(super) outbox: Outbox,
    /// Takes the client's process id, once.
    pub(super) announce_parent: Option<oneshot::Sender<u32>>,
    pub(super) patch_initialize: Option<PatchInitialize>,
    pub(super) after_shutdown: bool,
}

impl<S: LanguageServer, A: Sink<Response> + Unpin> Pump<S, A> {
    /// Takes messages until `exit` or the end of the input.
    pub(super) async fn run<R>(&mut self, mut frames: FrameReader<R>) -> Ending
    where
        R: AsyncRead + Unpin,
    {
        loop {
            let content = match frames.next().await {
                Ok(Some(Frame::Content(content))) => content,
                Ok(Some(Frame::Oversized { length })) => {
                    let text = format!("a message of {length} bytes is over the limit");
                    self.refuse(ErrorCode::InvalidRequest, text);
                    continue;
                }
                Ok(Some(Frame::BadLength { value })) => {
                    let text = format!("Content-Length is no number of bytes: {value:?}");
                    self.refuse(ErrorCode::ParseError, text);
                    continue;
                }
                Ok(None) => return Ending::InputClosed,
                Err(error) => {
                    tracing::error!("the client's messages cannot be read: {error}");
                    return Ending::InputClosed;
                }
            };
            let message = message::parse(&content);
            if let Err(Fault::NotJson(_)) = message {
                frames.put_back(&content);
            }
            drop(content);
            match message {
                Ok(Message::Call(request)) => {
                    let exit = request.method() == "exit";
                    self.take(normalise(request)).await;
                    if exit {
                        return Ending::Exit {
                            after_shutdown: self.after_shutdown,
                        };
                    }
                }
                Ok(Message::Answer(answer)) => self.pass_on(answer),
                Err(Fault::NotJson(refusal) | Fault::NotAMessage(refusal)) => {
                    self.outbox.send(&refusal);
                }
            }
        }
    }

    fn refuse(&self, code: ErrorCode, text: String) {
        tracing::warn!("{text}");
        self.outbox.send(&message::refusal(Id::Null, code, text));
    }

    /// Gives the client's answer to whoever asked.
    fn pass_on(&mut self, answer: Response) {
        // The sink panics where the one who asked has given up meanwhile, and never waits.
        let deliver = || self.answers.send(answer).now_or_never();
        if catch_unwind(AssertUnwindSafe(deliver)).is_err() {
            tracing::debug!("an answer of the client came too late");
        }
    }

    /// Starts the handler of a request or notification.
    async fn take(&mut self, request: Request) {
        let method = request.method().to_owned();
        let id = request.id().cloned();
        if method == "initialize" {
            self.note_parent(&request);
        }

        let service = &mut self.service;
        // `call` itself runs code as well: it reads the parameters.
        let called = catch_unwind(AssertUnwindSafe(|| service.call(request)));
        let mut handler: BoxFuture<'static, Outcome> = match called {
            Ok(handler) => AssertUnwindSafe(handler).catch_unwind().boxed(),
            Err(panic) => std::future::ready(Err(panic)).boxed(),
        };

        // The service only builds the future, and the handler's body starts at the first poll:
        // done here, for all messages in the order in which they came.
        let outcome = match (&mut handler).now_or_never() {
            Some(outcome) => Some(outcome),
            // Until `initialize` is answered the service refuses all else.
            None if method == "initialize" => Some((&mut handler).await),
            // An `exit` right behind must not overtake the answer.
            None if method == "shutdown" => tokio::time::timeout(SHUTDOWN_LIMIT, &mut handler)
                .await
                .ok(),
            None => None,
        };
        match outcome {
            Some(outcome) => {
                let answer = answer_of(outcome, &method, id).map(|answer| match &*method {
                    "initialize" => self.patched(answer),
                    "shutdown" => {
                        self.after_shutdown |= answer.is_ok();
                        answer
                    }
                    _ => answer,
                });
                if let Some(answer) = answer {
                    self.outbox.send(&answer);
                }
            }
            None => {
                // A shutdown that takes too long has been asked for all the same.
                self.after_shutdown |= method == "shutdown";
                let outbox = self.outbox.clone();
                tokio::spawn(async move {
                    if let Some(answer) = answer_of(handler.await, &method, id) {
                        outbox.send(&answer);
                    }
                });
            }
        }
    }

    fn note_parent(&mut self, initialize: &Request) {
        let process_id = initialize
            .params()
            .and_then(|params| params.get("processId"))
            .and_then(Value::as_u64)
            .and_then(|id| u32::try_from(id).ok());
        if let Some(process_id) = process_id
            && let Some(announce) = self.announce_parent.take()
        {
            // Fails only when the session is over.
            let _ = announce.send(process_id);
        }
    }

    fn patched(&mut self, answer: Response) -> Response {
        let (id, mut result) = answer.into_parts();
        if let Ok(result) = &mut result
            && let Some(patch) = self.patch_initialize.take()
        {
            patch(result);
        }
        Response::from_parts(id, result)
    }
}

/// The answer to send, if any.
fn answer_of(outcome: Outcome, method: &str, id: Option<Id>) -> Option<Response> {
    match (outcome, id) {
        (Ok(Ok(Some(answer))), _) => Some(answer),
        // The router drops unknown `$/` requests, but a request wants an answer.
        (Ok(Ok(None)), Some(id)) if method.starts_with("$/") => {
            let mut error = Error::method_not_found();
            error.data = Some(method.into());
            Some(Response::from_error(id, error))
        }
        (Ok(Ok(None) | Err(ExitedError { .. })), _) => None,
        (Err(panic), id) => {
            let reason = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| panic.downcast_ref::<&str>().copied())
                .unwrap_or("unknown reason");
            tracing::error!("the handler of {method} panicked: {reason}");
            let text = format!("{method} failed inside the server; see its log");
            id.map(|id| message::refusal(id, ErrorCode::InternalError, text))
        }
    }
}
