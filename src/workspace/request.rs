//! From paths on a command line to corpora.

use super::discover::{
    CONFIG_NAME, Options, Survey, SurveyError, Territory, Unread, is_too_wide, nearest_root, survey,
};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// The corpora that hold what somebody named, each whole.
#[derive(Debug, Default)]
pub struct Request {
    /// The corpora by the path of their roots.
    pub territories: Vec<Territory>,
    /// Folders and files that could not be read, and paths that do not exist.
    pub unread: Vec<Unread>,
    asked: Vec<PathBuf>,
}

impl Request {
    /// Looks for what `paths` name. A folder belongs to the nearest corpus at or above it; without one it is a corpus
    /// with the defaults. A file belongs to the nearest corpus above it, even if no `include` names it; without one it
    /// stands alone, with the registry beside it. A path that cannot be used is told in [`Request::unread`].
    ///
    /// # Errors
    /// `cancel` was set.
    pub fn new(
        paths: &[PathBuf],
        options: &Options,
        cancel: &AtomicBool,
    ) -> Result<Self, SurveyError> {
        let mut request = Self::default();
        let mut folders = Vec::new();
        let mut named = Vec::new();
        for path in paths {
            let path = absolute(path);
            if path.is_dir() {
                let root = nearest_root(&path, None, options.home.as_deref());
                folders.push(root.unwrap_or_else(|| path.clone()));
            } else if path.is_file() {
                let above = path.parent().unwrap_or(&path);
                folders.extend(nearest_root(above, None, options.home.as_deref()));
                named.push(path.clone());
            } else {
                request.fail(&path, format!("{}: no such file or folder", path.display()));
                continue;
            }
            request.asked.push(path);
        }
        request.survey(folders, options, cancel)?;
        for path in named {
            request.take(path, options);
        }
        request.territories.sort_by(|a, b| a.root.cmp(&b.root));
        request.unread.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(request)
    }

    /// Whether a file was named, or lies in a folder that was.
    pub fn asks_for(&self, path: &Path) -> bool {
        self.asked.iter().any(|asked| path.starts_with(asked))
    }

    fn fail(&mut self, path: &Path, message: String) {
        self.unread.push(Unread {
            path: path.to_owned(),
            message,
        });
    }

    /// Looks into folders, an outer one before those inside it, which it then has found already.
    fn survey(
        &mut self,
        mut folders: Vec<PathBuf>,
        options: &Options,
        cancel: &AtomicBool,
    ) -> Result<(), SurveyError> {
        folders.sort();
        folders.dedup();
        let mut done: Vec<PathBuf> = Vec::new();
        for folder in folders {
            if done.iter().any(|outer| folder.starts_with(outer)) {
                continue;
            }
            match survey(&folder, options, cancel) {
                Ok(Survey {
                    territories,
                    unread,
                }) => {
                    self.territories.extend(territories);
                    self.unread.extend(unread);
                }
                Err(SurveyError::Cancelled) => return Err(SurveyError::Cancelled),
                Err(error) => self.fail(&folder, error.to_string()),
            }
            done.push(folder);
        }
        Ok(())
    }

    /// Takes a file in that was named itself.
    fn take(&mut self, path: PathBuf, options: &Options) {
        let owners = self.territories.iter_mut();
        let owner = owners
            .filter(|territory| path.starts_with(&territory.root))
            .max_by_key(|territory| territory.root.components().count());
        if let Some(owner) = owner {
            owner.take_named([path]);
            return;
        }
        let folder = path.parent().unwrap_or(&path).to_owned();
        let mut alone = Territory::at(&folder, options, &mut self.unread);
        if !is_too_wide(&folder, options.home.as_deref()) {
            alone.take_registry();
        }
        if path.file_name() != Some(CONFIG_NAME.as_ref()) {
            alone.take_named([path]);
        }
        self.territories.push(alone);
    }
}

/// An absolute path; links stay, but for those that `..` would have to look through.
fn absolute(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if absolute
        .components()
        .any(|part| part == Component::ParentDir)
    {
        return std::fs::canonicalize(&absolute).unwrap_or(absolute);
    }
    absolute
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const CONFIG: &str = "[corpus]\ninclude = [\"articles/**/*.news\"]\n";

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::Builder::new()
            .prefix("newsmark")
            .tempdir()
            .unwrap();
        for (path, text) in [
            ("north/newsmark.toml", CONFIG),
            ("north/articles/lead.news", "Talks resume.\n"),
            ("north/articles/2011/truce.news", "A truce ends.\n"),
            ("north/notes/idea.md", "An idea.\n"),
            ("north/registry/groups.toml", ""),
            ("south/rice.news", "Rice is dear.\n"),
            ("south/boats.news", "Boats are late.\n"),
            ("south/registry/places.toml", ""),
        ] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    /// The corpora of `paths`: root, articles (those asked for in brackets), registry files.
    fn requested(folder: &tempfile::TempDir, paths: &[&str]) -> Vec<String> {
        let paths: Vec<_> = paths.iter().map(|path| folder.path().join(path)).collect();
        let request = Request::new(&paths, &Options::default(), &AtomicBool::new(false)).unwrap();
        assert_eq!(request.unread, []);
        let short = |path: &Path| {
            path.strip_prefix(folder.path())
                .unwrap()
                .display()
                .to_string()
        };
        let article = |path: &PathBuf| match request.asks_for(path) {
            true => format!("[{}]", short(path)),
            false => short(path),
        };
        let corpus = |territory: &Territory| {
            let articles: Vec<_> = territory.articles.iter().map(article).collect();
            let registry: Vec<_> = territory.registry.iter().map(|path| short(path)).collect();
            format!(
                "{}: {} | {}",
                short(&territory.root),
                articles.join(" "),
                registry.join(" ")
            )
        };
        request.territories.iter().map(corpus).collect()
    }

    #[test]
    fn a_folder_inside_a_corpus_brings_the_corpus() {
        assert_eq!(
            requested(&folder(), &["north/articles/2011"]),
            [
                "north: [north/articles/2011/truce.news] north/articles/lead.news | north/registry/groups.toml"
            ]
        );
    }

    #[test]
    fn a_file_that_no_include_names_is_taken_in() {
        assert_eq!(
            requested(&folder(), &["north/notes/idea.md"]),
            [
                "north: north/articles/2011/truce.news north/articles/lead.news [north/notes/idea.md] | \
              north/registry/groups.toml"
            ]
        );
    }

    #[test]
    fn a_file_without_a_corpus_stands_alone_with_the_registry_beside_it() {
        assert_eq!(
            requested(&folder(), &["south/rice.news"]),
            ["south: [south/rice.news] | south/registry/places.toml"]
        );
    }

    #[test]
    fn one_corpus_is_looked_at_once() {
        let folder = folder();
        let all = requested(&folder, &["."]);
        assert_eq!(all.len(), 2, "{all:?}");
        assert_eq!(
            requested(
                &folder,
                &["north", "south/rice.news", ".", "north/articles"]
            ),
            all
        );
    }

    #[test]
    fn a_registry_file_is_no_article() {
        assert_eq!(
            requested(
                &folder(),
                &["north/registry/groups.toml", "north/newsmark.toml"]
            ),
            [
                "north: north/articles/2011/truce.news north/articles/lead.news | north/registry/groups.toml"
            ]
        );
    }

    #[test]
    fn a_path_that_does_not_exist_is_told_and_the_others_go_on() {
        let folder = folder();
        let paths = [folder.path().join("nroth"), folder.path().join("south")];
        let request = Request::new(&paths, &Options::default(), &AtomicBool::new(false)).unwrap();
        assert_eq!(request.territories.len(), 1);
        assert!(
            request.unread[0].message.contains("nroth"),
            "{:?}",
            request.unread
        );
    }

    #[test]
    fn parent_folders_in_a_path_are_resolved() {
        let folder = folder();
        let plain = requested(&folder, &["south"]);
        let paths = [folder.path().join("north/../south")];
        let request = Request::new(&paths, &Options::default(), &AtomicBool::new(false)).unwrap();
        let root = fs::canonicalize(folder.path().join("south")).unwrap();
        assert_eq!(request.territories[0].root, root);
        assert!(plain[0].starts_with("south: [south/boats.news]"));
    }
}
