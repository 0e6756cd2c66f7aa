//! How far a workspace is read, and what in it could not be: for people, and for an editor's status line.

use super::member::{Member, Stage};
use super::world::{CorpusId, FolderState, Workspace};
use crate::text::{Encoding, LineIndex, Problem};
use std::path::{Path, PathBuf};

/// A corpus of a workspace folder, or a folder whose corpora are not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorpusOverview {
    /// The corpus; `None` of a folder that is still to be looked at, or cannot be.
    pub id: Option<CorpusId>,
    /// Its folder.
    pub root: PathBuf,
    /// What it is called: the name of the workspace folder, and the way from there where it lies further down.
    pub name: String,
    /// Its `newsmark.toml`, where it has one.
    pub config: Option<PathBuf>,
    /// Its articles; before the first index is done, those that were found.
    pub articles: usize,
    /// Those of them that are open in the editor.
    pub open: usize,
    /// The entries of its registry.
    pub entries: usize,
    /// The files of its registry.
    pub registry_files: usize,
    /// Whether the first index is still to be made.
    pub is_waiting: bool,
    /// What could not be read, and holds in an earlier state or not at all.
    pub broken: Vec<Broken>,
}

/// A file or folder that cannot be read as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The file or folder.
    pub path: PathBuf,
    /// What to do and what holds until then, with the place; a sentence.
    pub message: String,
    /// Whether nothing at all is known because of it.
    pub is_fatal: bool,
}

impl Workspace {
    /// The corpora of the workspace folders by path, and the folders without any. Documents that were opened alone are
    /// not in it.
    pub fn overview(&self) -> Vec<CorpusOverview> {
        let corpora = self.members.iter();
        let mut found: Vec<CorpusOverview> = corpora
            .filter_map(|(id, member)| Some(member.overview(*id, member.folder.as_deref()?)))
            .collect();
        for (folder, state) in &self.folders {
            let broken = match state {
                FolderState::Failed(message) => vec![Broken {
                    path: folder.clone(),
                    message: message.clone(),
                    is_fatal: true,
                }],
                FolderState::New | FolderState::Known => Vec::new(),
            };
            let is_known = found.iter().any(|corpus| corpus.root == *folder);
            if is_known || *state == FolderState::Known {
                continue;
            }
            found.push(CorpusOverview {
                id: None,
                root: folder.clone(),
                name: name(folder, folder),
                config: None,
                articles: 0,
                open: 0,
                entries: 0,
                registry_files: 0,
                is_waiting: *state == FolderState::New,
                broken,
            });
        }
        found.sort_by(|a, b| a.root.cmp(&b.root));
        found
    }

    /// How many documents are served that lie in no workspace folder.
    pub fn documents_alone(&self) -> usize {
        let alone = self
            .members
            .values()
            .filter(|member| member.folder.is_none());
        alone
            .map(|member| member.corpus.open_files().len())
            .sum::<usize>()
    }
}

impl Member {
    fn overview(&self, id: CorpusId, folder: &Path) -> CorpusOverview {
        let is_indexed = self.stage == Stage::Indexed;
        let registry = &self.corpus.registry;
        CorpusOverview {
            id: Some(id),
            root: self.corpus.root.clone(),
            name: name(self.root(), folder),
            config: self.config.as_ref().map(|config| config.path.clone()),
            articles: match is_indexed {
                true => self.corpus.files().len(),
                false => self.articles.len(),
            },
            open: self.corpus.open_files().len(),
            entries: registry.entries.len(),
            registry_files: registry.files.len(),
            is_waiting: !is_indexed,
            broken: self.broken(),
        }
    }

    /// What is broken: the configuration first, then registry files, then what could not be read at all.
    fn broken(&self) -> Vec<Broken> {
        let broken = |path: &Path, message: String| Broken {
            path: path.to_owned(),
            message,
            is_fatal: false,
        };
        let mut found = Vec::new();
        if let Some(config) = &self.config {
            let mut faults = config.file.problems.iter();
            if let Some(fault) = faults.find(|problem| problem.rule == "config/parse") {
                let place = self.place(&config.path, &config.text, fault);
                found.push(broken(
                    &config.path,
                    match config.file.is_current {
                        true => format!("Mend {place}: {}", fault.message),
                        false => format!(
                            "Mend {place}: it is not valid TOML, and until then the last good state of the file holds."
                        ),
                    },
                ));
            }
        }
        for file in self
            .corpus
            .registry
            .files
            .iter()
            .filter(|file| !file.is_current)
        {
            let mut faults = file.problems.iter();
            if let Some(fault) = faults.find(|problem| problem.rule == "registry/parse") {
                let place = self.place(&file.path, &file.text, fault);
                let message = format!(
                    "Mend {place}: it is not valid TOML, and until then the last good state of the entries there holds."
                );
                found.push(broken(&file.path, message));
            }
        }
        let unread = self.unread.iter();
        found.extend(unread.map(|(path, message)| broken(path, message.clone())));
        found
    }

    /// `line 3 of registry/groups.toml`
    fn place(&self, path: &Path, text: &str, problem: &Problem) -> String {
        let start = LineIndex::new(text).line_column(problem.range.start(), Encoding::Utf8);
        let shown = path.strip_prefix(self.root()).unwrap_or(path);
        format!("line {} of {}", start.line + 1, shown.display())
    }
}

fn name(root: &Path, folder: &Path) -> String {
    let first = folder.file_name().unwrap_or(folder.as_os_str());
    let inside = root.strip_prefix(folder).unwrap_or(Path::new(""));
    let parts = inside.iter().map(|part| part.to_string_lossy());
    let all: Vec<_> = std::iter::once(first.to_string_lossy())
        .chain(parts)
        .collect();
    all.join("/")
}
