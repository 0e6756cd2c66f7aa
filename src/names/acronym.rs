//! Acronyms and where a text introduces them.

use crate::text::TextRange;

/// A word in the shape of an acronym: `KIO`, `U.N.`, `MNDAA's` without its ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acronym {
    /// Where, in bytes.
    pub range: TextRange,
}

/// A name followed by letters in brackets: `Kachin Independence Organization (KIO)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The words that the letters stand for; where they do not fit, the capitalised words before the bracket.
    pub full: TextRange,
    /// The letters between the brackets.
    pub acronym: TextRange,
    /// Whether the letters fit the words.
    pub fit: Fit,
}

/// Whether bracketed letters fit the words before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fit {
    /// Each letter is the initial of a word, in order.
    Fits,
    /// As many letters as words, the first fits and exactly one does not: likely a slip.
    Near,
    /// The letters are of other words, or of another language (`FARC`).
    Unrelated,
}

/// The acronyms of a plain text, in order; those inside the brackets of a definition included.
pub fn acronyms(plain: &str) -> Vec<Acronym> {
    let _ = plain;
    Vec::new()
}

/// The introductions of acronyms in a plain text, in order.
pub fn definitions(plain: &str) -> Vec<Definition> {
    let _ = plain;
    Vec::new()
}

/// An acronym's letters: `U.N.` and `UN` are both `UN`.
pub fn spelled_without_points(acronym: &str) -> String {
    acronym.chars().filter(|char| *char != '.').collect()
}
