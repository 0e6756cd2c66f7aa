//! The built command, run on workspaces as people have them.

mod check;
mod explain;
mod export;
mod fix;
mod formats;
mod index;
mod paths;
mod samples;
mod workspace;
