//! Requests of the server to the client.

use std::time::Duration;

use tower_lsp::Client;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::request::Request;

/// Sends a request and waits for the client's answer for at most `limit`; `None` where it does not
/// come. Not for use inside handlers, which must not wait for the client.
///
/// The router takes it ill when the answer comes after the one who asked has gone, so the request
/// runs in a task of its own that outlives the wait.
pub async fn ask<R>(
    client: &Client,
    params: R::Params,
    limit: Duration,
) -> Option<Result<R::Result>>
where
    R: Request,
    R::Params: Send + 'static,
    R::Result: Send + 'static,
{
    let client = client.clone();
    let request = tokio::spawn(async move { client.send_request::<R>(params).await });
    tokio::time::timeout(limit, request).await.ok()?.ok()
}
