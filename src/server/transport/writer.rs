//! The way to the client: one task that writes frames from a queue without bounds.

use serde::Serialize;
use tokio::io::{AsyncWrite, AsyncWriteExt, BufWriter};
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender, WeakUnboundedSender};
use tokio::task::JoinHandle;

/// Takes messages for the client. The writer ends when the last outbox is gone and all that it
/// took is written.
#[derive(Clone, Debug)]
pub(crate) struct Outbox(UnboundedSender<Vec<u8>>);

/// An outbox that does not keep the writer from ending.
#[derive(Clone, Debug)]
pub(crate) struct WeakOutbox(WeakUnboundedSender<Vec<u8>>);

impl Outbox {
    /// Queues one message. After the end of the session it is dropped.
    pub(crate) fn send(&self, message: &impl Serialize) {
        match serde_json::to_vec(message) {
            Ok(content) => {
                let _ = self.0.send(content);
            }
            Err(error) => tracing::error!("a message could not be written as JSON: {error}"),
        }
    }

    /// The same outbox, without keeping the writer from ending.
    pub(crate) fn downgrade(&self) -> WeakOutbox {
        WeakOutbox(self.0.downgrade())
    }
}

impl WeakOutbox {
    /// The outbox, unless the writer may have ended.
    pub(crate) fn upgrade(&self) -> Option<Outbox> {
        self.0.upgrade().map(Outbox)
    }
}

/// Starts the writer. Its handle ends early when the client no longer reads.
pub(crate) fn spawn<W>(output: W) -> (Outbox, JoinHandle<()>)
where
    W: AsyncWrite + Unpin + Send + 'static,
{
    let (sender, queue) = mpsc::unbounded_channel();
    let task = tokio::spawn(async move {
        if let Err(error) = write_all(queue, output).await {
            tracing::info!("the client no longer reads: {error}");
        }
    });
    (Outbox(sender), task)
}

async fn write_all(
    mut queue: UnboundedReceiver<Vec<u8>>,
    output: impl AsyncWrite + Unpin,
) -> std::io::Result<()> {
    let mut output = BufWriter::with_capacity(64 * 1024, output);
    while let Some(content) = queue.recv().await {
        let header = format!("Content-Length: {}\r\n\r\n", content.len());
        output.write_all(header.as_bytes()).await?;
        output.write_all(&content).await?;
        if queue.is_empty() {
            output.flush().await?;
        }
    }
    output.flush().await
}
