//! One block to annotations, ignores and tokens.

use super::scan::Scan;
use super::{Dialect, EntityKind};
use crate::text::{Problem, TextRange, TextSize};

/// What the inline syntax of one block says. All ranges are bytes relative to the block's start.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Inlines {
    /// Every byte of the block, in order and once.
    pub tokens: Vec<Token>,
    /// The annotations by their start, an outer one before those inside it.
    pub annotations: Vec<Annotation>,
    /// Newsmark's comments.
    pub ignores: Vec<Ignore>,
    /// Malformed markup, in the order in which it ends.
    pub problems: Vec<Problem>,
    /// The last `[` that no `]` closes; it opens an annotation if the file closes it in a later block.
    pub open_bracket: Option<TextSize>,
    /// The problem in `problems` that reports the first `]{…}` without a `[`, by its place in that list.
    pub stray_close: Option<usize>,
}

/// A run of bytes with one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where.
    pub range: TextRange,
    /// Its role.
    pub kind: TokenKind,
}

/// The role of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Text of the article.
    Text,
    /// Backslashes that are markup (not part of the plain text).
    Escape,
    /// The `[` of an annotation.
    Open,
    /// The `]{…}` of an annotation.
    Close,
    /// One of Newsmark's comments.
    Comment,
}

/// `[text]{.class key=value}`
#[derive(Debug, Clone, PartialEq)]
pub struct Annotation {
    /// From `[` to `}`.
    pub range: TextRange,
    /// What is annotated, between the brackets; may hold further annotations.
    pub text: TextRange,
    /// From `{` to `}`.
    pub attributes_range: TextRange,
    /// Its class, where it has one of ours.
    pub class: Option<Class>,
    /// Where the class stands, with its point.
    pub class_range: Option<TextRange>,
    /// Its attributes in order, known and unknown.
    pub attributes: Vec<Attribute>,
    /// The annotation around it, by its place in [`Inlines::annotations`].
    pub parent: Option<u32>,
}

/// The class of an annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// A mention of an entity of this kind.
    Entity(EntityKind),
    /// A date phrase.
    Date,
    /// Neither a mention nor a date; no rule reads it.
    None,
}

/// `key=value` in an annotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// The key; `class` and `id` for somebody else's `.class` and `#id`.
    pub key: String,
    /// Where the key stands.
    pub key_range: TextRange,
    /// The value without quotes and escapes.
    pub value: String,
    /// Where the value stands, without its quotes.
    pub value_range: TextRange,
}

/// `<!-- newsmark: ignore RULE, RULE -->`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignore {
    /// The whole comment.
    pub range: TextRange,
    /// How far it reaches.
    pub scope: IgnoreScope,
    /// The rule ids with their places; none means all rules.
    pub rules: Vec<(String, TextRange)>,
}

/// What an ignore silences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IgnoreScope {
    /// The block that holds it.
    Block,
    /// The next block: the comment stands on a line of its own.
    NextBlock,
    /// The whole file.
    File,
}

impl Inlines {
    /// Reads one block's text. Total, and linear in the block's length.
    pub fn parse(block: &str, dialect: Dialect) -> Self {
        if memchr::memchr3(b'[', b']', b'{', block.as_bytes()).is_none()
            && memchr::memmem::find(block.as_bytes(), b"<!--").is_none()
        {
            return Self::of_text(block);
        }
        Scan::new(block, dialect).run()
    }

    /// The reading of a block that holds text only.
    pub(crate) fn of_text(block: &str) -> Self {
        let whole = Token {
            range: TextRange::up_to(TextSize::of(block)),
            kind: TokenKind::Text,
        };
        Self {
            tokens: Vec::from_iter((!block.is_empty()).then_some(whole)),
            ..Self::default()
        }
    }
}

impl Class {
    /// All classes, in the order in which they are listed to people.
    pub const ALL: [Self; 6] = [
        Self::Entity(EntityKind::Person),
        Self::Entity(EntityKind::Group),
        Self::Entity(EntityKind::Place),
        Self::Entity(EntityKind::Event),
        Self::Date,
        Self::None,
    ];

    /// The word for it, without its point.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Entity(kind) => kind.as_str(),
            Self::Date => "date",
            Self::None => "none",
        }
    }

    /// The class that a word names; case counts.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == word)
    }
}

impl Annotation {
    /// The value of the first attribute with this key.
    pub fn attribute(&self, key: &str) -> Option<&Attribute> {
        self.attributes
            .iter()
            .find(|attribute| attribute.key == key)
    }

    /// The `ref` attribute.
    pub fn reference(&self) -> Option<&Attribute> {
        self.attribute("ref")
    }

    /// The `when` attribute.
    pub fn when(&self) -> Option<&Attribute> {
        self.attribute("when")
    }
}
