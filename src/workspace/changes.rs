//! Changes on disk.

use super::discover::{CONFIG_NAME, Unread};
use super::load::read_registry_file;
use super::member::{Member, Stage};
use super::world::{CorpusId, FollowUp, Workspace};
use crate::corpus::FileId;
use std::path::{Path, PathBuf};

impl Workspace {
    /// Takes note of files and folders that were made, changed or deleted, as a watcher tells it, or that were saved.
    /// Registry files are read at once, articles when [`Workspace::refresh_job`] runs.
    pub fn files_changed(&mut self, paths: &[PathBuf]) -> FollowUp {
        let mut follow = FollowUp::default();
        for path in paths {
            follow = follow.and(self.file_changed(path));
        }
        follow
    }

    /// Has the folder that a path lies in looked at again, as is done on save where no watcher tells what changed.
    pub fn look_again(&self, path: &Path) -> FollowUp {
        FollowUp {
            survey: self
                .folder_of(path)
                .map(Path::to_owned)
                .into_iter()
                .collect(),
            ..FollowUp::default()
        }
    }

    fn file_changed(&mut self, path: &Path) -> FollowUp {
        let Some(folder) = self.folder_of(path).map(Path::to_owned) else {
            return FollowUp::default();
        };
        let survey = FollowUp {
            survey: vec![folder],
            ..FollowUp::default()
        };
        let Some(id) = self.corpus_of(path) else {
            return survey;
        };
        let Some(member) = self.members.get_mut(&id) else {
            return survey;
        };
        if path.file_name() == Some(CONFIG_NAME.as_ref()) {
            return survey;
        }
        if path.is_symlink() {
            // Discovery follows no links, so a file that became one is gone.
            member.forget(path);
            return match member.saved.file(path).is_some() {
                true => survey,
                false => FollowUp::default(),
            };
        }
        if member.is_registry(path) && !path.is_dir() {
            return self.registry_changed(id, path);
        }
        let is_known = member.corpus.file(path).is_some();
        if (is_known || member.includes(path)) && !path.is_dir() {
            member.check(path);
            return FollowUp {
                refresh: member.stage == Stage::Indexed,
                ..FollowUp::default()
            };
        }
        if path.is_dir() || member.holds_below(path) {
            return survey;
        }
        FollowUp::default()
    }

    /// Reads a registry file again: closed articles that may read differently are marked, open ones told.
    fn registry_changed(&mut self, id: CorpusId, path: &Path) -> FollowUp {
        let Some(member) = self.members.get_mut(&id) else {
            return FollowUp::default();
        };
        let saved = member.saved.file(path).cloned();
        let mut unread: Vec<Unread> = Vec::new();
        member.unread.remove(path);
        let file = match path.exists() {
            true => read_registry_file(path, saved.as_deref(), &mut unread),
            false => None,
        };
        for unread in unread {
            member.unread.insert(unread.path, unread.message);
        }
        if file == saved {
            return FollowUp::default();
        }
        let registry = Member::registry_with(&member.saved, path, file);
        member.set_saved(registry);
        self.apply_registry_buffers(id);
        self.reanalyse(id)
    }

    /// Looks whether the files of some articles are still those that were read, as is done before an answer points into
    /// them where no watcher tells. Those that are not are marked to be read again.
    pub fn check_fresh(&mut self, id: CorpusId, files: &[FileId]) -> FollowUp {
        let Some(member) = self.members.get_mut(&id) else {
            return FollowUp::default();
        };
        for file in files {
            if member.corpus.open(*file).is_some() {
                continue;
            }
            let path = member.corpus.path(*file).to_owned();
            if super::stamp(&path) != member.corpus.stamp(*file) {
                member.check(&path);
            }
        }
        FollowUp {
            refresh: !member.pending.is_empty(),
            ..FollowUp::default()
        }
    }
}

impl Member {
    /// Whether articles or registry files were known below a path, which then was a folder.
    fn holds_below(&self, path: &Path) -> bool {
        self.corpus
            .files()
            .into_iter()
            .any(|file| self.corpus.path(file).starts_with(path))
            || self.saved.paths().any(|file| file.starts_with(path))
            || self.articles.iter().any(|file| file.starts_with(path))
    }
}
