//! The `newsmark` command.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// A language server for news copy.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve an editor over standard input and output.
    Lsp {
        /// Accepted for editors that pass it; there is no other way to connect.
        #[arg(long)]
        stdio: bool,
    },
}

fn main() -> anyhow::Result<ExitCode> {
    match Arguments::parse().command {
        Command::Lsp { stdio: _ } => Ok(newsmark::server::run()?.into()),
    }
}
