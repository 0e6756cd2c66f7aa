//! The way to the client: one task that writes frames, from queues without bounds.

use futures_util::{FutureExt, Stream, StreamExt};
use serde::Serialize;
use tokio::io::{AsyncWrite, AsyncWriteExt, BufWriter};
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tokio::task::JoinHandle;
use tower_lsp::jsonrpc::Request;

/// Takes answers for the client. The writer ends when the last outbox is gone and all that it
/// took is written.
#[derive(Clone, Debug)]
pub(crate) struct Outbox(UnboundedSender<Vec<u8>>);

impl Outbox {
    /// Queues one message. After the end of the session it is dropped.
    pub(crate) fn send(&self, message: &impl Serialize) {
        if let Some(content) = json(message) {
            let _ = self.0.send(content);
        }
    }
}

fn json(message: &impl Serialize) -> Option<Vec<u8>> {
    serde_json::to_vec(message)
        .inspect_err(|error| tracing::error!("a message could not be written as JSON: {error}"))
        .ok()
}

/// Starts the writer, which takes the server's own requests and notifications from `requests`.
/// Its handle ends early when the client no longer reads.
pub(crate) fn spawn<R, W>(requests: R, output: W) -> (Outbox, JoinHandle<()>)
where
    R: Stream<Item = Request> + Send + Unpin + 'static,
    W: AsyncWrite + Unpin + Send + 'static,
{
    let (sender, answers) = mpsc::unbounded_channel();
    let writer = Writer {
        requests,
        answers,
        output: BufWriter::with_capacity(64 * 1024, output),
    };
    let task = tokio::spawn(async move {
        if let Err(error) = writer.run().await {
            tracing::info!("the client no longer reads: {error}");
        }
    });
    (Outbox(sender), task)
}

struct Writer<R, W: AsyncWrite> {
    requests: R,
    answers: UnboundedReceiver<Vec<u8>>,
    output: BufWriter<W>,
}

impl<R, W> Writer<R, W>
where
    R: Stream<Item = Request> + Unpin,
    W: AsyncWrite + Unpin,
{
    async fn run(mut self) -> std::io::Result<()> {
        loop {
            self.write_requests().await?;
            while let Ok(answer) = self.answers.try_recv() {
                self.write_answer(&answer).await?;
            }
            self.output.flush().await?;
            tokio::select! {
                Some(request) = self.requests.next() => self.write_request(&request).await?,
                answer = self.answers.recv() => match answer {
                    Some(answer) => self.write_answer(&answer).await?,
                    None => return Ok(()),
                },
            }
        }
    }

    /// Writes an answer, after what its handler sent before: progress and parts of a result come
    /// too late once the request is answered.
    async fn write_answer(&mut self, answer: &[u8]) -> std::io::Result<()> {
        self.write_requests().await?;
        self.write(answer).await
    }

    /// Writes the requests and notifications that wait.
    async fn write_requests(&mut self) -> std::io::Result<()> {
        while let Some(Some(request)) = self.requests.next().now_or_never() {
            self.write_request(&request).await?;
        }
        Ok(())
    }

    async fn write_request(&mut self, request: &Request) -> std::io::Result<()> {
        match json(request) {
            Some(content) => self.write(&content).await,
            None => Ok(()),
        }
    }

    async fn write(&mut self, content: &[u8]) -> std::io::Result<()> {
        let header = format!("Content-Length: {}\r\n\r\n", content.len());
        self.output.write_all(header.as_bytes()).await?;
        self.output.write_all(content).await
    }
}
