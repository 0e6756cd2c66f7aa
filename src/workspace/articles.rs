//! Reading and analysing the articles of one corpus.

use super::read::{FileText, ReadError, read_file};
use crate::analysis::{Article, Input, Suggestions};
use crate::config::Settings;
use crate::corpus::{Corpus, Stamp, Summary};
use crate::markup::Dialect;
use crate::names::tagger::Tagger;
use crate::registry::Registry;
use crate::text::Problem;
use std::path::Path;
use std::sync::Arc;

/// What the articles of a corpus are analysed with.
#[derive(Debug, Clone)]
pub struct ArticleReader {
    /// The registry.
    pub registry: Arc<Registry>,
    furniture: Arc<[String]>,
    limit: u64,
    /// Suggests names for the index; none where it takes those alone that stand there without doubt.
    tagger: Option<&'static Tagger>,
}

/// What the index takes from an article's file.
#[derive(Debug, Clone)]
pub struct Indexed {
    /// Its size and time of change.
    pub stamp: Stamp,
    /// What the corpus keeps.
    pub summary: Summary,
    /// What is wrong with the file as a whole: `file/encoding`.
    pub problem: Option<Problem>,
}

impl ArticleReader {
    /// For the articles of a corpus with these settings and this registry.
    pub fn new(settings: &Settings, registry: Arc<Registry>) -> Self {
        Self {
            registry,
            furniture: Arc::from(settings.furniture.as_slice()),
            limit: settings.max_file_size,
            tagger: None,
        }
    }

    /// The same reader, for an index that takes in the names that the model suggests.
    pub fn suggesting(self, tagger: &'static Tagger) -> Self {
        Self {
            tagger: Some(tagger),
            ..self
        }
    }

    /// For the articles of a corpus.
    pub fn of(corpus: &Corpus) -> Self {
        Self::new(&corpus.settings, Arc::clone(&corpus.registry))
    }

    /// What an analysis of `text` is made from, as the text of the file at `path`.
    pub fn input(&self, path: &Path, text: Arc<str>) -> Input {
        Input {
            text,
            file_name: path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            dialect: dialect(path),
            registry: Arc::clone(&self.registry),
            furniture: Arc::clone(&self.furniture),
        }
    }

    /// Reads and analyses an article.
    ///
    /// # Errors
    /// As [`read_file`].
    pub fn read(&self, path: &Path) -> Result<(Article, FileText), ReadError> {
        let file = read_file(path, self.limit)?;
        let input = self.input(path, Arc::clone(&file.text));
        Ok((Article::analyse(input, None), file))
    }

    /// Reads and analyses an article, and keeps what the index needs.
    ///
    /// # Errors
    /// As [`read_file`].
    pub fn index(&self, path: &Path) -> Result<Indexed, ReadError> {
        let (article, file) = self.read(path)?;
        let article = match self.tagger {
            Some(tagger) => article.suggest(&Suggestions::of(&article, tagger, None).names),
            None => article,
        };
        Ok(Indexed {
            stamp: file.stamp,
            summary: Summary::of(&article),
            problem: file.problem(),
        })
    }
}

/// The markup of a file by its name: `.md` and `.txt` are Markdown, all else is Newsmark's own.
pub fn dialect(path: &Path) -> Dialect {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("md" | "txt" | "markdown") => Dialect::Markdown,
        _ => Dialect::News,
    }
}
