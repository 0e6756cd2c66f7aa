//! Which corpora a folder holds, and which files are theirs.

use super::read::{ReadError, read_file};
use super::scope::{Scope, is_hidden};
use crate::config::{ConfigFile, Settings};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The name of the configuration.
pub const CONFIG_NAME: &str = "newsmark.toml";

/// A configuration is small; a larger file is something else.
const CONFIG_LIMIT: u64 = 4 * 1024 * 1024;

/// What discovery has to know besides the disk.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The settings that an editor sent; the file wins over them.
    pub editor: Option<Arc<serde_json::Value>>,
    /// The ids that `[rules]` may name.
    pub known_rules: Arc<[&'static str]>,
    /// The home directory, which is never indexed.
    pub home: Option<PathBuf>,
}

/// A configuration file that was read.
#[derive(Debug, Clone)]
pub struct ConfigDocument {
    /// Its path.
    pub path: PathBuf,
    /// Its text.
    pub text: Arc<str>,
    /// What it says, over what the editor sent, and what is wrong with it.
    pub file: ConfigFile,
}

/// A folder that is a corpus, with the files that are its own.
#[derive(Debug, Clone)]
pub struct Territory {
    /// The folder.
    pub root: PathBuf,
    /// Its configuration; without one the defaults hold.
    pub config: Option<ConfigDocument>,
    /// The settings in force.
    pub settings: Arc<Settings>,
    /// Which files belong to it.
    pub scope: Scope,
    /// Its articles, by path.
    pub articles: Vec<PathBuf>,
    /// Its registry files, by path.
    pub registry: Vec<PathBuf>,
}

/// A path that could not be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The file or folder.
    pub path: PathBuf,
    /// What happened, with the path, in one sentence.
    pub message: String,
}

/// What a folder holds.
#[derive(Debug, Clone, Default)]
pub struct Survey {
    /// The corpora by the path of their roots: the folder itself first, then those below that have a configuration of
    /// their own.
    pub territories: Vec<Territory>,
    /// Folders and configurations that could not be read.
    pub unread: Vec<Unread>,
}

/// Why a folder is not looked at.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SurveyError {
    /// It is the root of a file system, the home directory, or holds the home directory.
    #[error(
        "{}: Newsmark does not index a home directory or the root of a file system. Open the folder that holds the \
         articles.", .0.display()
    )]
    TooWide(PathBuf),
    /// It is not there, or no folder.
    #[error("{}: no such folder", .0.display())]
    Missing(PathBuf),
    /// Somebody asked to stop.
    #[error("stopped")]
    Cancelled,
}

/// Whether a folder is too wide to be a corpus: the root of a file system, the home directory, or a folder above it.
pub fn is_too_wide(folder: &Path, home: Option<&Path>) -> bool {
    let resolved = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = resolved(folder);
    folder.parent().is_none()
        || home
            .filter(|home| home.parent().is_some())
            .is_some_and(|home| resolved(home).starts_with(&folder))
}

/// The nearest folder with a configuration, from `folder` upwards to `top` (to the root of the file system without);
/// folders that are too wide to be a corpus do not count.
pub fn nearest_root(folder: &Path, top: Option<&Path>, home: Option<&Path>) -> Option<PathBuf> {
    folder
        .ancestors()
        .take_while(|folder| top.is_none_or(|top| folder.starts_with(top)))
        .find(|folder| is_file(&folder.join(CONFIG_NAME)) && !is_too_wide(folder, home))
        .map(Path::to_owned)
}

/// Whether a path is a regular file, and no link.
fn is_file(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file())
}

impl ConfigDocument {
    /// Reads the text of a configuration.
    pub fn parse(path: PathBuf, text: Arc<str>, options: &Options) -> Self {
        let file = ConfigFile::parse(&text, options.editor.as_deref(), &options.known_rules);
        Self { path, text, file }
    }
}

impl Territory {
    /// A folder without files and without a configuration.
    pub(super) fn with_defaults(root: &Path, options: &Options) -> Self {
        let file = ConfigFile::parse("", options.editor.as_deref(), &options.known_rules);
        Self {
            root: root.to_owned(),
            config: None,
            scope: Scope::new(&file.settings),
            settings: Arc::new(file.settings),
            articles: Vec::new(),
            registry: Vec::new(),
        }
    }

    /// A folder without files, with the configuration that lies in it.
    pub fn at(root: &Path, options: &Options, unread: &mut Vec<Unread>) -> Self {
        let path = root.join(CONFIG_NAME);
        let (text, problem) = match is_file(&path).then(|| read_file(&path, CONFIG_LIMIT)) {
            Some(Ok(file)) => (Some(Arc::clone(&file.text)), file.problem()),
            Some(Err(error)) => {
                unread.push(Unread::new(&path, &error));
                (Some(Arc::from("")), error.problem())
            }
            None => (None, None),
        };
        let mut document = ConfigDocument::parse(path, text.clone().unwrap_or_default(), options);
        document.file.problems.extend(problem);
        let settings = document.file.settings.clone();
        Self {
            root: root.to_owned(),
            scope: Scope::new(&settings),
            settings: Arc::new(settings),
            config: text.map(|_| document),
            articles: Vec::new(),
            registry: Vec::new(),
        }
    }

    /// Takes a file in if it belongs to the corpus.
    fn take(&mut self, path: PathBuf) {
        let Ok(relative) = path.strip_prefix(&self.root) else {
            return;
        };
        if self.scope.is_registry(relative) {
            self.registry.push(path);
        } else if self.scope.is_article(relative) {
            self.articles.push(path);
        }
    }

    /// Takes the registry files in that lie in the folder itself or one level below it, for an article that stands
    /// alone: the rest of its folder is not looked at.
    pub(super) fn take_registry(&mut self) {
        let folders = std::fs::read_dir(&self.root)
            .into_iter()
            .flatten()
            .flatten();
        let below = folders
            .map(|entry| entry.path())
            .filter(|path| std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir()));
        for folder in std::iter::once(self.root.clone()).chain(below) {
            let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
            self.registry
                .extend(files.map(|entry| entry.path()).filter(|path| {
                    let relative = path.strip_prefix(&self.root).unwrap_or(path);
                    is_file(path)
                        && self.scope.is_registry(relative)
                        && !self.scope.is_left_out(relative)
                }));
        }
        self.registry.sort_unstable();
    }

    /// Takes files in that somebody named, whatever the configuration says.
    pub fn take_named(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        let registry = &self.registry;
        let new = paths.into_iter().filter(|path| {
            registry.binary_search(path).is_err() && path.file_name() != Some(CONFIG_NAME.as_ref())
        });
        self.articles.extend(new);
        self.articles.sort_unstable();
        self.articles.dedup();
    }
}

impl Unread {
    pub(super) fn new(path: &Path, error: &ReadError) -> Self {
        Self {
            path: path.to_owned(),
            message: error.to_string(),
        }
    }
}

/// A folder that is still to be read, and the territory that it lies in.
struct Pending {
    folder: PathBuf,
    owner: usize,
    /// The owner leaves it out: only corpora further down are looked for.
    left_out: bool,
}

/// Looks for the corpora in a folder and for their files. Hidden folders are skipped and no links followed, so that no
/// loop of links can trap it; what git ignores is found.
///
/// # Errors
/// The folder is missing or too wide to be a corpus, or `cancel` was set.
pub fn survey(
    folder: &Path,
    options: &Options,
    cancel: &AtomicBool,
) -> Result<Survey, SurveyError> {
    if !folder.is_dir() {
        return Err(SurveyError::Missing(folder.to_owned()));
    }
    if is_too_wide(folder, options.home.as_deref()) {
        return Err(SurveyError::TooWide(folder.to_owned()));
    }
    let mut found = Survey::default();
    let root = Territory::at(folder, options, &mut found.unread);
    found.territories.push(root);
    let mut pending = vec![Pending {
        folder: folder.to_owned(),
        owner: 0,
        left_out: false,
    }];
    while let Some(next) = pending.pop() {
        if cancel.load(Ordering::Relaxed) {
            return Err(SurveyError::Cancelled);
        }
        if let Err(error) = look_into(&next, &mut pending, &mut found, options) {
            found.unread.push(Unread {
                message: format!("{}: {error}", next.folder.display()),
                path: next.folder,
            });
        }
    }
    for territory in &mut found.territories {
        territory.articles.sort_unstable();
        territory.registry.sort_unstable();
    }
    found.territories.sort_by(|a, b| a.root.cmp(&b.root));
    found.unread.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// Reads one folder: its files go to their owner, its folders are left for later.
fn look_into(
    at: &Pending,
    pending: &mut Vec<Pending>,
    found: &mut Survey,
    options: &Options,
) -> std::io::Result<()> {
    for entry in std::fs::read_dir(&at.folder)? {
        let entry = entry?;
        let path = entry.path();
        if path.components().next_back().is_none_or(is_hidden) {
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_file() && !at.left_out {
            let territory = &mut found.territories[at.owner];
            let relative = path.strip_prefix(&territory.root).unwrap_or(&path);
            if !territory.scope.is_excluded(relative) {
                territory.take(path);
            }
        } else if kind.is_dir() {
            pending.push(folder_below(path, at, found, options));
        }
    }
    Ok(())
}

/// A folder inside another: it is a corpus of its own, or lies in the same one.
fn folder_below(
    folder: PathBuf,
    above: &Pending,
    found: &mut Survey,
    options: &Options,
) -> Pending {
    if is_file(&folder.join(CONFIG_NAME)) {
        let territory = Territory::at(&folder, options, &mut found.unread);
        found.territories.push(territory);
        return Pending {
            folder,
            owner: found.territories.len() - 1,
            left_out: false,
        };
    }
    let territory = &found.territories[above.owner];
    let relative = folder.strip_prefix(&territory.root).unwrap_or(&folder);
    let left_out = above.left_out || territory.scope.is_excluded(relative);
    Pending {
        folder,
        owner: above.owner,
        left_out,
    }
}
