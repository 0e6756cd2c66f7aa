//! What the terminal can show.

use super::report::Look;
use std::io::{self, IsTerminal};

/// How the human report should look on standard output. Colours follow `NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE`.
pub(super) fn look() -> Look {
    let choice = anstream::AutoStream::choice(&io::stdout());
    Look {
        colour: choice != anstream::ColorChoice::Never,
        width: width().unwrap_or(Look::default().width),
    }
}

/// The columns of the terminal on standard output.
fn width() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    let columns = std::env::var("COLUMNS").ok();
    columns
        .and_then(|columns| columns.parse().ok())
        .or_else(window_width)
        .filter(|columns| *columns > 0)
}

#[cfg(unix)]
fn window_width() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    Some(usize::from(size.ws_col))
}

#[cfg(not(unix))]
fn window_width() -> Option<usize> {
    None
}
