//! The language server: Newsmark over the Language Server Protocol.
//!
//! [`run`] serves one client over standard input and output. LSP's types and positions in lines
//! and columns appear in this module alone.

mod log;
pub mod parent;
pub mod transport;

use std::io;

use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{InitializeParams, InitializeResult, ServerInfo};
use tower_lsp::{LanguageServer, LspService};

use self::transport::Transport;

/// The service behind the protocol.
#[derive(Debug, Default)]
struct Backend;

#[tower_lsp::async_trait]
impl LanguageServer for Backend {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        Ok(InitializeResult {
            server_info: Some(ServerInfo {
                name: "newsmark".into(),
                version: Some(env!("CARGO_PKG_VERSION").into()),
            }),
            ..InitializeResult::default()
        })
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

/// Serves the client on standard input and output until the session ends, and gives the status
/// that the process should end with.
///
/// # Errors
/// When the system gives no threads to run on.
pub fn run() -> io::Result<u8> {
    log::start();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_time()
        .build()?;
    let ending = runtime.block_on(async {
        let (service, socket) = LspService::new(|_| Backend);
        Transport::new(service, socket)
            .serve(tokio::io::stdin(), tokio::io::stdout())
            .await
    });
    // A read of standard input cannot be interrupted; the process ends without waiting for it.
    runtime.shutdown_background();
    Ok(ending.status())
}
