//! The text of files that are not open.

use super::read::{FileText, ReadError, read_file, stamp};
use crate::corpus::{Corpus, FileId, Stamp};
use std::path::Path;
use std::sync::Arc;

/// Gives the text of closed files, so that an answer never points into a file that changed since it was read.
pub trait FileSource {
    /// The file's text as it is now.
    ///
    /// # Errors
    /// As [`read_file`].
    fn read(&self, path: &Path) -> Result<FileText, ReadError>;

    /// The file's size and time of change; `None` where there is no such file.
    fn stamp(&self, path: &Path) -> Option<Stamp>;

    /// The text of an article as the corpus knows it: that of its buffer where it is open, else that of its file; `None`
    /// where the file is not the one that was read.
    fn text(&self, corpus: &Corpus, file: FileId) -> Option<Arc<str>> {
        if let Some(article) = corpus.open(file) {
            return Some(Arc::clone(&article.input.text));
        }
        let read = self.read(corpus.path(file)).ok()?;
        (Some(read.stamp) == corpus.stamp(file)).then_some(read.text)
    }

    /// Whether the file of an article is the one that the corpus read; that of an open one always is.
    fn is_current(&self, corpus: &Corpus, file: FileId) -> bool {
        corpus.open(file).is_some() || self.stamp(corpus.path(file)) == corpus.stamp(file)
    }
}

/// The file system.
#[derive(Debug, Clone, Copy)]
pub struct Disk {
    /// Larger files are not read, in bytes.
    pub limit: u64,
}

impl FileSource for Disk {
    fn read(&self, path: &Path) -> Result<FileText, ReadError> {
        read_file(path, self.limit)
    }

    fn stamp(&self, path: &Path) -> Option<Stamp> {
        stamp(path)
    }
}
