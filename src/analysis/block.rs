//! What one block yields on its own.

use crate::dates::DatePhrase;
use crate::markup::{BlockKind, Inlines, Plain};
use crate::names::{Acronym, Dateline, Definition};
use crate::registry::NameHit;
use crate::text::TextRange;

/// The candidates of one block. A pure function of the block's text, its kind, whether a quotation is open where it
/// starts, the language, the dialect and the registry. Ranges are bytes of the block's source text, relative to its
/// start, but for those inside date expressions, which are of its plain text.
#[derive(Debug, Clone, PartialEq)]
pub struct BlockAnalysis {
    /// The block's text as it stands in the file.
    pub text: Box<str>,
    /// What the block is.
    pub kind: BlockKind,
    /// Whether a quotation was open where the block starts.
    pub quote_open_before: bool,
    /// Whether a quotation is still open where it ends.
    pub quote_open_after: bool,
    /// Its annotations, ignores and malformed markup.
    pub inlines: Inlines,
    /// Its plain text.
    pub plain: Plain,
    /// Direct quotations with their marks.
    pub quotations: Box<[TextRange]>,
    /// Names of the registry outside annotations, longest first, without overlaps.
    pub names: Box<[NameHit]>,
    /// Date phrases outside annotations; their `range` is of the source.
    pub dates: Box<[DatePhrase]>,
    /// Words in the shape of acronyms, outside annotations of class `.none`.
    pub acronyms: Box<[Acronym]>,
    /// Names followed by letters in brackets.
    pub definitions: Box<[Definition]>,
    /// Its dateline.
    pub dateline: Option<Dateline>,
    /// Words that start with a capital letter.
    pub capitals: Box<[CapitalWord]>,
    /// Whether all its letters are capitals.
    pub all_capitals: bool,
}

/// A word that starts with a capital letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CapitalWord {
    /// The hash of its folded form, by which the corpus lists the articles that hold it.
    pub hash: u64,
    /// Where, in bytes.
    pub range: TextRange,
}
