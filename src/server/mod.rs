//! The language server: Newsmark over the Language Server Protocol.
//!
//! [`run`] serves one client over standard input and output. LSP's types and positions in lines and columns appear in
//! this module alone. [`transport`] carries messages, `session` holds the world behind one mutex, `work` does what
//! takes long, and `handlers` has one file a request family. Notifications change the world before their handler first
//! waits, in the order of their arrival; requests work on a snapshot in a thread of their own.

mod capabilities;
mod client;
mod corpus_articles;
mod diagnostics;
mod document;
mod edits;
mod from_lsp;
mod handlers;
mod log;
mod names;
pub mod parent;
mod plain_text;
mod progress;
mod publish;
mod service;
mod session;
mod status;
mod to_lsp;
mod told_tokens;
pub mod transport;
mod watch;
mod work;

use self::service::Backend;
use self::transport::Transport;
use std::io;
use tower_lsp::LspService;

/// Serves the client on standard input and output until the session ends, and gives the status that the process should
/// end with.
///
/// # Errors
/// When the system gives no threads to run on.
pub fn run() -> io::Result<u8> {
    log::start();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_time()
        .build()?;
    let ending = runtime.block_on(async {
        let (service, socket) = LspService::new(Backend::new);
        Transport::new(service, socket)
            .patch_initialize(capabilities::complete)
            .serve(tokio::io::stdin(), tokio::io::stdout())
            .await
    });
    // A read of standard input cannot be interrupted; the process ends without waiting for it.
    runtime.shutdown_background();
    Ok(ending.status())
}
