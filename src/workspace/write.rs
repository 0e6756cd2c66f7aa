//! Writing one file whole.

use super::read::{FileText, stamp};
use crate::corpus::Stamp;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Why a file was not written. The file is as it was.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// It is not what was read any more.
    #[error("{}: changed since it was read; nothing was written", .0.display())]
    Changed(PathBuf),
    /// It holds bytes that are not UTF-8, which would be lost.
    #[error("{}: not UTF-8; nothing was written", .0.display())]
    NotUtf8(PathBuf),
    /// It must not be written.
    #[error("{}: read-only; nothing was written", .0.display())]
    ReadOnly(PathBuf),
    /// The system refuses.
    #[error("{}: {source}; nothing was written", path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

/// Replaces the text of a file that was read as `before`, whole: a temporary file in the same folder takes its name. The
/// permissions stay; of a link, the file that it points to is replaced.
///
/// # Errors
/// The file changed since it was read, is read-only or not UTF-8, or the system refuses. Nothing is written then.
pub fn replace_file(path: &Path, before: &FileText, text: &str) -> Result<Stamp, WriteError> {
    let refused = |source: std::io::Error| WriteError::Refused {
        path: path.to_owned(),
        source,
    };
    if before.replaced.is_some() {
        return Err(WriteError::NotUtf8(path.to_owned()));
    }
    let target = std::fs::canonicalize(path).map_err(refused)?;
    let permissions = std::fs::metadata(&target).map_err(refused)?.permissions();
    if permissions.readonly() {
        return Err(WriteError::ReadOnly(path.to_owned()));
    }
    let folder = target.parent().unwrap_or(Path::new("/"));
    let mut temporary = tempfile::Builder::new()
        .prefix(".newsmark-")
        .tempfile_in(folder)
        .map_err(refused)?;
    temporary.write_all(text.as_bytes()).map_err(refused)?;
    temporary
        .as_file()
        .set_permissions(permissions)
        .map_err(refused)?;
    temporary.as_file().sync_all().map_err(refused)?;
    // The comparison comes last, so that hardly any time is left for a change to go unseen.
    let now = std::fs::read(&target).map_err(refused)?;
    if now != before.text.as_bytes() || stamp(&target) != Some(before.stamp) {
        return Err(WriteError::Changed(path.to_owned()));
    }
    temporary
        .persist(&target)
        .map_err(|error| refused(error.error))?;
    Ok(stamp(&target).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::read_file;
    use std::fs;

    fn read(path: &Path) -> FileText {
        read_file(path, 1000).unwrap()
    }

    #[test]
    fn a_file_is_replaced_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lead.news");
        fs::write(&path, "Bahmo\r\n").unwrap();
        let stamp = replace_file(&path, &read(&path), "Bhamo town\r\n").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"Bhamo town\r\n");
        assert_eq!(stamp, read(&path).stamp);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_changed_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lead.news");
        fs::write(&path, "Bahmo").unwrap();
        let before = read(&path);
        fs::write(&path, "Bamho").unwrap();
        let error = replace_file(&path, &before, "Bhamo").unwrap_err();
        assert!(matches!(error, WriteError::Changed(_)), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"Bamho");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn bytes_that_could_not_be_read_are_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lead.news");
        fs::write(&path, b"caf\xe9").unwrap();
        let error = replace_file(&path, &read(&path), "caf").unwrap_err();
        assert!(matches!(error, WriteError::NotUtf8(_)), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"caf\xe9");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_a_read_only_file_is_left_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lead.news");
        fs::write(&path, "Bahmo").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
        replace_file(&path, &read(&path), "Bhamo").unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o664
        );
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let error = replace_file(&path, &read(&path), "Banmaw").unwrap_err();
        assert!(matches!(error, WriteError::ReadOnly(_)), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (
            folder.path().join("lead.news"),
            folder.path().join("today.news"),
        );
        fs::write(&path, "Bahmo").unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        replace_file(&link, &read(&link), "Bhamo").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"Bhamo");
    }
}
