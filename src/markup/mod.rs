//! The syntax of articles: a file's text to blocks, a block to annotations and plain text, and back.
//!
//! Reading goes in two steps, so that an edit costs what it touches. [`layout`] parts the file into front matter and
//! blocks; it only looks for line ends and is fast enough to run over the whole file at each keystroke.
//! [`Inlines::parse`] reads one block; its result is relative to the block's start and can be kept for as long as the
//! block's text stays the same. Both are total: no input makes them fail. [`Layout::pieces`] with
//! [`Inlines::tokens`] gives back every byte of the file.
//!
//! What they give is then put together: [`Plain`] is a block's text without markup, [`export_text`] a file's, each with
//! the way back to the source; [`syntax_problems`] is everything that is wrong with a file's markup.

mod attributes;
mod class;
mod code_fence;
mod comment;
mod copy_form;
mod format;
mod front_matter;
mod front_matter_format;
mod front_matter_read;
mod inline;
mod layout;
mod plain;
mod scan;
mod syntax;
#[cfg(test)]
mod tests;
mod write;
mod yaml;

pub use format::formatting_edits;
pub use front_matter::{Field, FrontMatter, FrontMatterKey};
pub use inline::{Annotation, Attribute, Class, Ignore, IgnoreScope, Inlines, Token, TokenKind};
pub use layout::{Block, BlockKind, Layout, LayoutOptions, Piece, layout};
pub use plain::{OffsetMap, Plain, export_text};
pub use syntax::syntax_problems;
pub use write::{annotation_text, escape_brackets, quote_attribute, quote_yaml};

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// An organisation, or a people.
    Group,
    /// A place on the map.
    Place,
    /// Something that happened.
    Event,
}

impl EntityKind {
    /// All kinds, in the order in which they are listed to people.
    pub const ALL: [Self; 4] = [Self::Person, Self::Group, Self::Place, Self::Event];

    /// The word for it in markup, registry and export.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Group => "group",
            Self::Place => "place",
            Self::Event => "event",
        }
    }

    /// The kind that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Which markup a file is written in, by its name or language id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Dialect {
    /// `.news`: bracketed spans with classes that are not Newsmark's are errors.
    #[default]
    News,
    /// `.md` and `.txt`: such spans are somebody else's and pass in silence.
    Markdown,
}
