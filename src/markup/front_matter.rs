//! The YAML between two `---` lines at a file's start.

use crate::text::{Problem, TextRange};

/// The front matter of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct FrontMatter {
    /// Both fences and all between, with the closing fence's line end; bytes of the file.
    pub range: TextRange,
    /// The YAML between the fences; bytes of the file.
    pub body: TextRange,
    /// Its top-level keys with scalar values, in order; known and unknown.
    pub fields: Vec<Field>,
    /// What is wrong with it; bytes of the file.
    pub problems: Vec<Problem>,
}

/// One `key: value` of the front matter.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The key as written.
    pub key: String,
    /// Which known key it is.
    pub known: Option<FrontMatterKey>,
    /// Where the key stands.
    pub key_range: TextRange,
    /// The value as YAML (or the line-by-line reading) understands it.
    pub value: String,
    /// The value's own text without its quotes; bytes of the file. Empty at the place of the value where there is none.
    pub value_range: TextRange,
}

/// The keys that Newsmark knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FrontMatterKey {
    /// The headline.
    Headline,
    /// The publication date, the anchor of relative dates.
    Date,
    /// The day of the last change.
    Updated,
    /// Where it was written.
    Dateline,
    /// Who wrote it.
    Byline,
    /// Who published it.
    Source,
    /// Its short name.
    Slug,
    /// Its language, a BCP 47 tag.
    Language,
    /// The style profile to check it against.
    Profile,
}

impl FrontMatter {
    pub(super) fn read(text: &str, start: usize) -> Option<Self> {
        let _ = (text, start);
        None
    }

    /// The first field with a known key.
    pub fn get(&self, key: FrontMatterKey) -> Option<&Field> {
        self.fields.iter().find(|field| field.known == Some(key))
    }
}
