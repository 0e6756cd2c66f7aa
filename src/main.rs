//! The `newsmark` command.

use anyhow::Context;
use clap::{Parser, Subcommand};
use newsmark::cli::{self, CheckArguments, ExplainArguments, ExportArguments, IndexArguments};
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

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
    /// Report mistakes in articles, registry files and configurations.
    ///
    /// Ends with 0 where nothing is a warning or graver, with 1 where something is, and with 2 where arguments are wrong
    /// or files cannot be read or written.
    Check(CheckArguments),
    /// Print articles with the names and dates found in them.
    Export(ExportArguments),
    /// Read all articles and print how much they hold and how long it took.
    Index(IndexArguments),
    /// Print what a rule reports, why, and how to fix it.
    Explain(ExplainArguments),
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code.into(),
        Err(error) => {
            // Without an error stream there is nobody to tell.
            let _ = writeln!(io::stderr(), "newsmark: {error:#}");
            cli::Status::Failed.code().into()
        }
    }
}

fn run(command: Command) -> anyhow::Result<u8> {
    let mut errors = io::stderr();
    let status = match &command {
        Command::Lsp { stdio: _ } => {
            return newsmark::server::run().context("cannot start the server");
        }
        Command::Check(arguments) => {
            // Colours are taken out again where the output is no terminal.
            let mut out = BufWriter::new(anstream::AutoStream::auto(io::stdout().lock()));
            cli::check(arguments, &mut out, &mut errors)
        }
        Command::Export(arguments) => cli::export(arguments, &mut buffered(), &mut errors),
        Command::Index(arguments) => cli::index(arguments, &mut buffered(), &mut errors),
        Command::Explain(arguments) => cli::explain(arguments, &mut buffered(), &mut errors),
    };
    Ok(status.context("the command stopped early")?.code())
}

fn buffered() -> impl Write {
    BufWriter::with_capacity(64 * 1024, io::stdout().lock())
}
