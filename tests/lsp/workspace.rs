//! A folder of articles for one test.

use std::fs;
use std::path::{Path, PathBuf};

use lsp_types::Url;
use tempfile::TempDir;

/// A temporary folder that goes with the value.
#[derive(Debug)]
pub(crate) struct Workspace {
    folder: TempDir,
}

impl Workspace {
    /// A workspace with these files, by path within it and text.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().expect("a temporary folder can be made");
        let workspace = Workspace { folder };
        for (path, text) in files {
            workspace.write(path, text);
        }
        workspace
    }

    /// The folder's path, without links in it.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder
            .path()
            .canonicalize()
            .expect("the folder is there")
    }

    /// Writes a file, with the folders above it.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        let folder = path.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(folder).expect("the folder can be made");
        fs::write(path, bytes).expect("the file can be written");
    }

    /// Deletes a file, or a folder with all that is in it.
    pub(crate) fn remove(&self, path: &str) {
        let path = self.path().join(path);
        let removed = match path.is_dir() {
            true => fs::remove_dir_all(path),
            false => fs::remove_file(path),
        };
        removed.expect("it can be deleted");
    }

    /// The bytes of a file.
    pub(crate) fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path().join(path)).expect("the file can be read")
    }

    /// The URI of a file of the workspace.
    pub(crate) fn uri(&self, path: &str) -> String {
        let path = self.path().join(path);
        Url::from_file_path(path)
            .expect("the path is absolute")
            .into()
    }

    /// The URI of the folder, without a slash at its end.
    pub(crate) fn root_uri(&self) -> String {
        Url::from_file_path(self.path())
            .expect("the path is absolute")
            .into()
    }
}
