//! Files and folders: which corpora there are, reading and writing, and what changes on disk and in buffers.
//!
//! Besides `cli` and `server` this is the only part of Newsmark that reads the disk.

mod articles;
mod discover;
mod globs;
mod load;
mod read;
mod request;
mod write;

pub use articles::{ArticleReader, Indexed, dialect};
pub use discover::{
    CONFIG_NAME, ConfigDocument, Options, Survey, SurveyError, Territory, Unread, is_too_wide,
    nearest_root, survey,
};
pub use globs::Globs;
pub use load::{Loaded, Progress, index, load, read_registry, read_registry_file};
pub use read::{FileText, ReadError, read_file, stamp};
pub use request::Request;
pub use write::{WriteError, replace_file};
