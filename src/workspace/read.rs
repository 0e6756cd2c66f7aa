//! Reading one file.

use crate::corpus::Stamp;
use crate::text::{Problem, TextRange, TextSize};
use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The text of a file as it was read.
#[derive(Debug, Clone)]
pub struct FileText {
    /// The text, with its byte order mark and its line ends. Bytes that are not UTF-8 are replaced by U+FFFD.
    pub text: Arc<str>,
    /// The file's size and time of change before it was read.
    pub stamp: Stamp,
    /// Where the first bytes that are not UTF-8 were replaced, in bytes of `text`. Such a text is never written back.
    pub replaced: Option<TextRange>,
}

impl FileText {
    /// `file/encoding`, where bytes had to be replaced.
    pub fn problem(&self) -> Option<Problem> {
        let message = match self.text.starts_with('\u{fffd}') {
            true => {
                "The file does not start as UTF-8 text does, perhaps it is UTF-16. It is read with replacement characters \
                 and never written; save it as UTF-8."
            }
            false => {
                "These bytes are not UTF-8. They are read as replacement characters, and the file is never written; save \
                 it as UTF-8."
            }
        };
        Some(Problem::new("file/encoding", self.replaced?, message))
    }
}

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// There is no such file.
    #[error("{}: no such file", .0.display())]
    Missing(PathBuf),
    /// The path names a folder, a device or the like.
    #[error("{}: not a regular file", .0.display())]
    NotAFile(PathBuf),
    /// The file is over the limit; sizes in bytes.
    #[error("{}: {len} bytes, over the limit of {limit}; it is not analysed (limits.max_file_size raises it)", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        len: u64,
        /// The limit.
        limit: u64,
    },
    /// The system refuses.
    #[error("{}: {source}", path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

impl ReadError {
    fn new(path: &Path, source: std::io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::Missing(path),
            _ => Self::Refused { path, source },
        }
    }

    /// `file/too-large`, where that is the reason.
    pub fn problem(&self) -> Option<Problem> {
        let Self::TooLarge { len, limit, .. } = self else {
            return None;
        };
        let message = format!(
            "The file has {len} bytes, over the limit of {limit}; it is not analysed. `max_file_size` under [limits] in \
             newsmark.toml raises the limit."
        );
        let range = TextRange::empty(TextSize::from(0));
        Some(Problem::new("file/too-large", range, message))
    }
}

/// Positions inside a text are 32 bits wide, so no limit goes beyond that.
const LARGEST: u64 = u32::MAX as u64 - 1;

/// Reads a file of at most `limit` bytes; a link is followed.
///
/// # Errors
/// The file is missing, no regular file, over the limit, or the system refuses.
pub fn read_file(path: &Path, limit: u64) -> Result<FileText, ReadError> {
    let limit = limit.min(LARGEST);
    let error = |source| ReadError::new(path, source);
    // A pipe would block when it is opened.
    let metadata = std::fs::metadata(path).map_err(error)?;
    if !metadata.is_file() {
        return Err(ReadError::NotAFile(path.to_owned()));
    }
    let too_large = |len| ReadError::TooLarge {
        path: path.to_owned(),
        len,
        limit,
    };
    if metadata.len() > limit {
        return Err(too_large(metadata.len()));
    }
    let file = File::open(path).map_err(error)?;
    let stamp = stamp_of(&file.metadata().map_err(error)?);
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(error)?;
    if bytes.len() as u64 > limit {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => FileText {
            text: text.into(),
            stamp,
            replaced: None,
        },
        Err(error) => {
            let start = TextSize::try_from(error.utf8_error().valid_up_to()).unwrap_or_default();
            let text = String::from_utf8_lossy(error.as_bytes());
            let replacement = TextSize::of('\u{fffd}');
            FileText {
                text: text.into(),
                stamp,
                replaced: Some(TextRange::at(start, replacement)),
            }
        }
    })
}

/// Size and time of change of a file; `None` where there is no such file.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = std::fs::metadata(path).ok()?;
    metadata.is_file().then(|| stamp_of(&metadata))
}

fn stamp_of(metadata: &Metadata) -> Stamp {
    Stamp {
        len: metadata.len(),
        modified: metadata.modified().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lead.news");
        std::fs::write(&path, bytes).unwrap();
        (folder, path)
    }

    #[test]
    fn a_byte_order_mark_and_line_ends_are_kept() {
        let (_folder, path) = file("\u{feff}Talks\r\nresume\r".as_bytes());
        let read = read_file(&path, 100).unwrap();
        assert_eq!(&*read.text, "\u{feff}Talks\r\nresume\r");
        assert_eq!((read.stamp.len, read.replaced), (17, None));
        assert!(read.problem().is_none());
    }

    #[test]
    fn bytes_that_are_not_utf8_are_replaced_and_reported() {
        let (_folder, path) = file(b"A caf\xe9 in Bhamo");
        let read = read_file(&path, 100).unwrap();
        assert_eq!(&*read.text, "A caf\u{fffd} in Bhamo");
        let problem = read.problem().unwrap();
        assert_eq!(problem.rule, "file/encoding");
        assert_eq!(
            &read.text[std::ops::Range::<usize>::from(problem.range)],
            "\u{fffd}"
        );
    }

    #[test]
    fn a_file_over_the_limit_is_not_read() {
        let (_folder, path) = file(b"Talks resume");
        assert!(read_file(&path, 12).is_ok());
        let error = read_file(&path, 11).unwrap_err();
        assert!(matches!(
            error,
            ReadError::TooLarge {
                len: 12,
                limit: 11,
                ..
            }
        ));
        assert_eq!(error.problem().unwrap().rule, "file/too-large");
        assert!(error.to_string().contains("lead.news"));
    }

    #[test]
    fn a_missing_file_and_a_folder_are_told_apart() {
        let (folder, path) = file(b"");
        assert!(matches!(
            read_file(folder.path(), 9),
            Err(ReadError::NotAFile(_))
        ));
        assert!(matches!(
            read_file(&path.join("deeper"), 9),
            Err(ReadError::Missing(_))
        ));
        assert_eq!(stamp(folder.path()), None);
    }
}
