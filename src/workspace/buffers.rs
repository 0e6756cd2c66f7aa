//! Documents that are open in the editor: their text wins over the file.

use super::discover::{CONFIG_NAME, ConfigDocument, Territory};
use super::member::Member;
use super::world::{Buffer, CorpusId, DocumentKind, FolderState, FollowUp, Workspace};
use crate::markup::Dialect;
use crate::registry::{Registry, RegistryFile};
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Workspace {
    /// Opens a document or changes its text.
    pub fn set_buffer(&mut self, path: &Path, buffer: Buffer) -> (DocumentKind, FollowUp) {
        self.buffers.insert(path.to_owned(), buffer);
        self.make_room(path);
        let kind = self.kind(path);
        let follow = match kind {
            DocumentKind::Article(_) => FollowUp {
                analyse: vec![path.to_owned()],
                ..FollowUp::default()
            },
            DocumentKind::Registry(id) => {
                self.apply_registry_buffers(id);
                self.reanalyse(id)
            }
            DocumentKind::Config(id) => self.apply_config_buffer(id),
            DocumentKind::Waiting | DocumentKind::Foreign => FollowUp::default(),
        };
        (kind, follow)
    }

    /// Closes a document: what is on disk counts again.
    pub fn close_buffer(&mut self, path: &Path) -> FollowUp {
        let kind = self.kind(path);
        if self.buffers.remove(path).is_none() {
            return FollowUp::default();
        }
        match kind {
            DocumentKind::Article(id) => {
                if let Some(member) = self.members.get_mut(&id) {
                    member.leave(path);
                }
                self.drop_empty();
                let refresh = self.members.get(&id);
                FollowUp {
                    refresh: refresh.is_some_and(|member| !member.pending.is_empty()),
                    ..FollowUp::default()
                }
            }
            DocumentKind::Registry(id) => {
                self.apply_registry_buffers(id);
                self.reanalyse(id)
            }
            DocumentKind::Config(id) => FollowUp {
                survey: self
                    .members
                    .get(&id)
                    .and_then(|member| member.folder.clone())
                    .into_iter()
                    .collect(),
                ..FollowUp::default()
            },
            DocumentKind::Waiting | DocumentKind::Foreign => FollowUp::default(),
        }
    }

    /// The buffer of a document.
    pub fn buffer(&self, path: &Path) -> Option<&Buffer> {
        self.buffers.get(path)
    }

    /// What a document is to the workspace.
    pub fn kind(&self, path: &Path) -> DocumentKind {
        if let Some(folder) = self.folder_of(path) {
            if self.folders.get(folder) == Some(&FolderState::New) {
                return DocumentKind::Waiting;
            }
            if let Some((id, member)) = self
                .corpus_of(path)
                .and_then(|id| Some((id, self.members.get(&id)?)))
            {
                return self.kind_in(id, member, path);
            }
        }
        if !self.stands_alone(path) {
            return DocumentKind::Foreign;
        }
        match self.shelter(path) {
            Some(id) => DocumentKind::Article(id),
            None if self.folders.values().any(|it| *it == FolderState::New) => {
                DocumentKind::Waiting
            }
            None => DocumentKind::Foreign,
        }
    }

    fn kind_in(&self, id: CorpusId, member: &Member, path: &Path) -> DocumentKind {
        if path.file_name() == Some(CONFIG_NAME.as_ref()) {
            let is_own = path.parent() == Some(member.root());
            return match is_own {
                true => DocumentKind::Config(id),
                false => DocumentKind::Foreign,
            };
        }
        if member.is_registry(path) {
            return DocumentKind::Registry(id);
        }
        match self.is_copy(path) || is_news(path) || member.includes(path) {
            true => DocumentKind::Article(id),
            false => DocumentKind::Foreign,
        }
    }

    fn is_copy(&self, path: &Path) -> bool {
        self.buffers.get(path).is_some_and(|buffer| buffer.is_copy)
    }

    /// Whether a document that lies in no folder of the workspace is served: copy always is, Markdown and text where no
    /// folder is open.
    fn stands_alone(&self, path: &Path) -> bool {
        self.is_copy(path)
            || is_news(path)
            || self.folders.is_empty() && super::dialect(path) == Dialect::Markdown
    }

    /// The corpus of a document that lies in no folder: one without a file is counted to the first folder's corpus, a
    /// file to the others that were opened alone beside it.
    fn shelter(&self, path: &Path) -> Option<CorpusId> {
        let is_shelter = |member: &Member| match path.is_absolute() {
            true => member.folder.is_none() && Some(member.root()) == path.parent(),
            false => match self.folders.is_empty() {
                true => member.folder.is_none() && !member.root().is_absolute(),
                false => member.folder.as_deref() == Some(member.root()),
            },
        };
        let mut members = self.members.iter();
        members
            .find(|(_, member)| is_shelter(member))
            .map(|(id, _)| *id)
    }

    /// Makes a corpus for a document that stands alone, if it needs one.
    fn make_room(&mut self, path: &Path) {
        let in_corpus = self.corpus_of(path).is_some();
        let waits = self.kind(path) == DocumentKind::Waiting;
        let of_folder = !path.is_absolute() && !self.folders.is_empty();
        if in_corpus || waits || of_folder || !self.stands_alone(path) {
            return;
        }
        if self.shelter(path).is_none() {
            let root = path.parent().unwrap_or(path);
            let mut member = Member::new(
                Territory::with_defaults(root, &self.options),
                Arc::new(Registry::default()),
                None,
            );
            member.stage = super::member::Stage::Indexed;
            self.insert(member);
        }
    }

    /// Drops the corpora of documents that stood alone and are closed.
    fn drop_empty(&mut self) {
        self.members
            .retain(|_, member| member.folder.is_some() || !member.corpus.open_files().is_empty());
    }

    /// Finds the corpus of every buffer after folders or corpora changed.
    pub(super) fn place_buffers(&mut self) -> FollowUp {
        let mut paths: Vec<PathBuf> = self.buffers.keys().cloned().collect();
        paths.sort();
        paths.iter().for_each(|path| self.make_room(path));
        for id in self.corpora() {
            let open = self.members.get(&id).map(Member::open_articles);
            for path in open.unwrap_or_default() {
                if self.kind(&path) != DocumentKind::Article(id)
                    && let Some(member) = self.members.get_mut(&id)
                {
                    member.leave(&path);
                }
            }
        }
        let is_new = |path: &PathBuf| match self.kind(path) {
            DocumentKind::Article(id) => self.members.get(&id).is_some_and(|member| {
                let file = member.corpus.file(path);
                file.and_then(|file| member.corpus.open(file)).is_none()
            }),
            _ => false,
        };
        let analyse: Vec<PathBuf> = paths.into_iter().filter(is_new).collect();
        let sheltered: Vec<CorpusId> = analyse
            .iter()
            .filter_map(|path| match self.kind(path) {
                DocumentKind::Article(id) => Some(id),
                _ => None,
            })
            .collect();
        self.members.retain(|id, member| {
            member.folder.is_some()
                || sheltered.contains(id)
                || !member.corpus.open_files().is_empty()
        });
        FollowUp {
            analyse,
            ..FollowUp::default()
        }
    }

    /// Puts the text of open registry files over those on disk.
    pub(super) fn apply_registry_buffers(&mut self, id: CorpusId) {
        let mut buffers: Vec<(&PathBuf, &Buffer)> = self
            .buffers
            .iter()
            .filter(|(path, _)| self.kind(path) == DocumentKind::Registry(id))
            .collect();
        buffers.sort_by_key(|(path, _)| *path);
        let Some(member) = self.members.get(&id) else {
            return;
        };
        let mut files: Vec<Arc<RegistryFile>> = member.saved.files.clone();
        let mut is_saved = true;
        for (path, buffer) in buffers {
            let saved = member.saved.file(path);
            if saved.is_some_and(|saved| *saved.text == *buffer.text) {
                continue;
            }
            let last = member.corpus.registry.file(path);
            let file = match last {
                Some(last) if *last.text == *buffer.text => Arc::clone(last),
                _ => Arc::new(RegistryFile::parse(
                    path,
                    &buffer.text,
                    last.map(Arc::as_ref),
                )),
            };
            files.retain(|other| other.path != *path);
            files.push(file);
            is_saved = false;
        }
        let registry = match is_saved {
            true => Arc::clone(&member.saved),
            false => Arc::new(Registry::new(files)),
        };
        if let Some(member) = self.members.get_mut(&id) {
            member.corpus.set_registry(registry);
        }
    }

    /// Puts the text of an open configuration in force; which files belong to the corpus is decided when it is saved.
    pub(super) fn apply_config_buffer(&mut self, id: CorpusId) -> FollowUp {
        let Some(member) = self.members.get(&id) else {
            return FollowUp::default();
        };
        let path = member.root().join(CONFIG_NAME);
        let Some(buffer) = self.buffers.get(&path) else {
            return FollowUp::default();
        };
        let text = Arc::clone(&buffer.text);
        let document = ConfigDocument::parse(path, text, &self.options);
        if let Some(member) = self.members.get_mut(&id) {
            if document.file.is_current {
                member.corpus.settings = Arc::new(document.file.settings.clone());
            }
            member.config = Some(document);
        }
        self.reanalyse(id)
    }

    /// The open articles of a corpus, to be analysed again.
    pub(super) fn reanalyse(&self, id: CorpusId) -> FollowUp {
        let member = self.members.get(&id);
        FollowUp {
            analyse: member.map(Member::open_articles).unwrap_or_default(),
            refresh: member.is_some_and(|member| !member.pending.is_empty()),
            corpora: vec![id],
            ..FollowUp::default()
        }
    }
}

impl Member {
    /// Closes an article: its file is read again, or it is forgotten where it is no file of the corpus.
    fn leave(&mut self, path: &Path) {
        self.corpus.close(path);
        if self.includes(path) {
            self.reread(path);
        } else {
            self.forget(path);
        }
    }
}

fn is_news(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "news")
}
