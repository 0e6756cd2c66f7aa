//! The command line: `check`, `export`, `index` and `explain`.
//!
//! Each command takes its parsed arguments and the streams to write to, does its work in parallel but reports in the
//! order of the paths, and gives the [`Status`] to end with. What cannot be read is named on the error stream while
//! other work goes on.

mod check;
mod explain;
mod export;
mod fix;
mod index;
mod progress;
pub mod report;
mod targets;
mod terminal;
mod toml_fixes;

pub use check::{CheckArguments, check};
pub use explain::{ExplainArguments, explain};
pub use export::{ExportArguments, ExportFormat, export};
pub use index::{IndexArguments, index};

use std::io;

/// How a command ended, as the process's exit status says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing to complain of: 0.
    Clean,
    /// Findings that are warnings or graver: 1.
    Findings,
    /// Wrong arguments, or files that could not be read or written: 2.
    Failed,
}

impl Status {
    /// The exit status.
    pub fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Failed => 2,
        }
    }
}

/// Why a command could not go on.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The output cannot be written; a reader that has seen enough (`| head`) is no such case.
    #[error("cannot write the output: {0}")]
    Output(#[source] io::Error),
    /// The current directory is not there.
    #[error("cannot tell the current directory: {0}")]
    CurrentDirectory(#[source] io::Error),
    /// The search for files came to no end.
    #[error(transparent)]
    Search(crate::workspace::SurveyError),
}

/// What became of the output: `Ok(true)` where it was written, `Ok(false)` where nobody reads it any more.
fn still_read(written: io::Result<()>) -> Result<bool, Error> {
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Error::Output(error)),
    }
}
