//! The built command, run on workspaces as people have them.

// Outside of the test functions too, what cannot be had ends the test.
#![allow(clippy::unwrap_used)]

mod check;
mod explain;
mod export;
mod fix;
mod formats;
mod index;
mod paths;
mod samples;
mod workspace;
