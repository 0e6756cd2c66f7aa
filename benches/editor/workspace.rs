//! The workspace that the benchmark works in: a corpus of articles of about 3 KB and a registry of 1,000 entries.

use super::copy;
use serde::Deserialize;
use std::fs;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

/// The entries of the registry, but for the two below.
pub(crate) const ENTRIES: usize = 1000;
/// The actor that every tenth article names.
pub(crate) const ACTOR: &str = "Kachin Independence Organization";
/// The name that every hundredth article holds, of an entry that the registry lacks at first.
pub(crate) const NEWCOMER: &str = "Zau Htoi Gun";
/// The size of an article in bytes.
const SIZE: usize = 3000;

/// The folder; removed when this is dropped.
pub(crate) struct Workspace {
    folder: tempfile::TempDir,
    /// How many articles it has.
    pub(crate) articles: usize,
}

#[derive(Deserialize)]
struct Line {
    text: String,
}

impl Workspace {
    /// Writes `articles` articles: of the texts in a JSON Lines file with a key `text`, over and over, or else made up.
    pub(crate) fn write(articles: usize, texts: Option<&Path>) -> io::Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("newsmark-bench-")
            .tempdir()?;
        let workspace = Self { folder, articles };
        let texts = match texts {
            Some(path) => read(path)?,
            None => Vec::new(),
        };
        fs::write(
            workspace.path("newsmark.toml"),
            "[corpus]\ninclude = [\"**/*.news\"]\n",
        )?;
        fs::create_dir(workspace.path("registry"))?;
        fs::write(workspace.registry_path(), registry(""))?;
        for number in 0..articles {
            if number % 1000 == 0 {
                fs::create_dir(workspace.path(&format!("{:03}", number / 1000)))?;
            }
            let mut text = match texts.get(number % texts.len().max(1)) {
                Some(text) => text.clone(),
                None => copy::paragraphs(SIZE, ENTRIES, number as u64),
            };
            if number % 10 == 0 {
                text.push_str(&format!("\n\nThe {ACTOR} signed on Monday.\n"));
            }
            if number % 100 == 0 {
                text.push_str(&format!("\n\nIts envoy {NEWCOMER} left early.\n"));
            }
            fs::write(
                workspace.path(&format!("{:03}/{number:06}.news", number / 1000)),
                text,
            )?;
        }
        Ok(workspace)
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.folder.path().join(relative)
    }

    pub(crate) fn registry_path(&self) -> PathBuf {
        self.path("registry/actors.toml")
    }
}

/// The registry; `more` is put behind the last entry's keys, those of [`ACTOR`].
pub(crate) fn registry(more: &str) -> String {
    let others = copy::registry(ENTRIES);
    format!("{others}[kio]\nkind = \"group\"\nname = \"{ACTOR}\"\nacronym = \"KIO\"\n{more}")
}

fn read(path: &Path) -> io::Result<Vec<String>> {
    let mut texts = Vec::new();
    for line in io::BufReader::new(fs::File::open(path)?).lines() {
        let line: Line = serde_json::from_str(&line?)?;
        texts.push(line.text.trim_end().to_owned());
    }
    Ok(texts)
}
