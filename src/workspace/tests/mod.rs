//! A workspace from its first survey through changes on disk and in buffers.

mod changes;
mod discovery;
mod first_index;
mod open_buffers;

use super::*;
use crate::analysis::EntityKey;
use crate::corpus::Corpus;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

const GROUPS: &str =
    "[kio]\nkind = \"group\"\nname = \"Kachin Independence Organization\"\nacronym = \"KIO\"\n";
const PLACES: &str = "[bhamo]\nkind = \"place\"\nname = \"Bhamo\"\n";

/// A folder on disk and a workspace that has it open.
struct Desk {
    folder: tempfile::TempDir,
    workspace: Workspace,
}

impl Desk {
    /// A folder with these files, not yet looked at.
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("newsmark")
            .tempdir()
            .unwrap();
        let desk = Self {
            folder,
            workspace: Workspace::default(),
        };
        for (path, text) in files {
            desk.write(path, text);
        }
        desk
    }

    /// A folder with these files, open and indexed.
    fn indexed(files: &[(&str, &str)]) -> Self {
        let mut desk = Self::with(files);
        desk.workspace.add_folder(&desk.path(""));
        desk.survey(&desk.path(""));
        desk
    }

    fn path(&self, path: &str) -> PathBuf {
        match path {
            "" => self.folder.path().to_owned(),
            path => self.folder.path().join(path),
        }
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Looks at a folder and does all that follows.
    fn survey(&mut self, folder: &Path) {
        let job = self.workspace.survey_job(folder).unwrap();
        let follow = self
            .workspace
            .install(folder, job.run(&AtomicBool::new(false)));
        self.follow(follow);
        for job in self.workspace.index_jobs() {
            let loaded = job.run(&|_, _| {}, &AtomicBool::new(false)).unwrap();
            let follow = self.workspace.apply_index(job.corpus, loaded);
            self.follow(follow);
        }
    }

    /// Does what a change asks for, and gives the open articles that were analysed.
    fn follow(&mut self, follow: FollowUp) -> Vec<String> {
        for path in &follow.analyse {
            let job = self.workspace.article_job(path).unwrap();
            assert!(self.workspace.apply_article(&job.run()));
        }
        for folder in &follow.survey {
            self.survey(folder);
        }
        while let Some(job) = self.workspace.refresh_job() {
            let mut results = Vec::new();
            job.run(&|_, _| {}, &AtomicBool::new(false), |part| {
                results.push(part)
            });
            for part in results {
                let _ = self.workspace.apply(part);
            }
        }
        follow.analyse.iter().map(|path| self.short(path)).collect()
    }

    fn change(&mut self, paths: &[&str]) -> Vec<String> {
        let paths: Vec<_> = paths.iter().map(|path| self.path(path)).collect();
        let follow = self.workspace.files_changed(&paths);
        self.follow(follow)
    }

    fn edit(&mut self, path: &str, version: i32, text: &str) -> DocumentKind {
        let buffer = Buffer {
            text: text.into(),
            version,
            is_copy: false,
        };
        let (kind, follow) = self.workspace.set_buffer(&self.path(path), buffer);
        self.follow(follow);
        kind
    }

    fn close(&mut self, path: &str) {
        let follow = self.workspace.close_buffer(&self.path(path));
        self.follow(follow);
    }

    fn short(&self, path: &Path) -> String {
        let short = path.strip_prefix(self.folder.path()).unwrap_or(path);
        short.display().to_string()
    }

    fn corpus(&self, path: &str) -> Corpus {
        let id = self.workspace.corpus_of(&self.path(path)).unwrap();
        self.workspace.snapshot(id).unwrap()
    }

    /// The articles of the corpus that `path` belongs to.
    fn articles(&self, path: &str) -> Vec<String> {
        let corpus = self.corpus(path);
        let files = corpus.files().into_iter();
        files.map(|file| self.short(corpus.path(file))).collect()
    }

    /// The articles that name an entity of the registry, in the corpus that the folder itself is.
    fn naming(&self, id: &str) -> Vec<String> {
        let corpus = self.corpus("");
        let files = corpus
            .files_naming(&EntityKey::Entry(id.to_owned()))
            .into_iter();
        files.map(|file| self.short(corpus.path(file))).collect()
    }
}
