//! Files and folders: which corpora there are, reading and writing, and what changes on disk and in buffers.
//!
//! Besides `cli` and `server` this is the only part of Newsmark that reads the disk.

mod articles;
mod buffers;
mod changes;
mod discover;
mod jobs;
mod load;
mod member;
mod overview;
mod read;
mod request;
mod scope;
mod source;
mod world;
mod write;

pub use articles::{ArticleReader, Indexed, dialect};
pub use discover::{
    CONFIG_NAME, ConfigDocument, Options, Survey, SurveyError, Territory, Unread, is_too_wide,
    nearest_root, survey,
};
pub use jobs::{Analysed, ArticleJob, IndexJob, RefreshJob, Refreshed, SurveyJob, Surveyed};
pub use load::{Loaded, Progress, index, index_with, load, read_registry, read_registry_file};
pub use overview::{Broken, CorpusOverview};
pub use read::{FileText, ReadError, read_file, stamp};
pub use request::Request;
pub use scope::Scope;
pub use source::{Disk, FileSource};
pub use world::{Buffer, CorpusId, DocumentKind, FollowUp, Workspace};
pub use write::{WriteError, replace_file};

#[cfg(test)]
mod tests;
