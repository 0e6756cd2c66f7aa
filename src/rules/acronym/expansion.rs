//! Whether a text spells out an acronym without introducing it in brackets.

use crate::text::words;

/// Words that an acronym may leave out.
const SMALL: &[&str] = &[
    "a", "against", "and", "at", "by", "da", "de", "del", "der", "des", "di", "do", "du", "for",
    "from", "in", "la", "le", "of", "on", "or", "the", "to", "und", "with",
];

/// The words of an article.
pub(super) struct ArticleWords<'a> {
    /// In order; an empty one between two blocks.
    words: Vec<&'a str>,
}

impl<'a> ArticleWords<'a> {
    /// The words of some texts, such as the blocks of an article.
    pub(super) fn of(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut list = Vec::new();
        for text in texts {
            // The `s` of a possessive is a word of its own.
            let words = words(text).map(|word| word.text);
            list.extend(words.filter(|word| *word != "s"));
            list.push("");
        }
        Self { words: list }
    }

    /// Whether words in a row start with `letters`, in order; small words may stand between them. Of two letters, both
    /// words have to start with capitals.
    pub(super) fn spell_out(&self, letters: &str) -> bool {
        let letters: Vec<char> = letters.chars().collect();
        let Some(first) = letters.first() else {
            return false;
        };
        let needs_capitals = letters.len() < 3;
        (0..self.words.len())
            .filter(|start| starts_with(self.words[*start], *first, needs_capitals))
            .any(|start| spells(&self.words[start..], &letters, needs_capitals))
    }

    /// Whether the letters stand somewhere as a word with small letters: `Lion` for `LION`.
    pub(super) fn have_in_small_letters(&self, letters: &str) -> bool {
        self.words.iter().any(|word| {
            word.len() == letters.len()
                && word.eq_ignore_ascii_case(letters)
                && word.bytes().skip(1).any(|byte| byte.is_ascii_lowercase())
        })
    }
}

fn spells(words: &[&str], letters: &[char], needs_capitals: bool) -> bool {
    let mut letters = letters.iter().peekable();
    for word in words {
        let Some(letter) = letters.peek() else {
            return true;
        };
        if starts_with(word, **letter, needs_capitals) {
            letters.next();
        } else if !SMALL.contains(word) {
            return false;
        }
    }
    letters.peek().is_none()
}

/// Whether a word starts with a letter and is itself no acronym.
fn starts_with(word: &str, letter: char, needs_capital: bool) -> bool {
    let mut chars = word.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    let fits = first == letter || !needs_capital && first.to_uppercase().eq([letter]);
    fits && chars.next().is_none_or(|second| !second.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_spelled_out(text: &str, letters: &str) -> bool {
        ArticleWords::of([text]).spell_out(letters)
    }

    #[test]
    fn small_words_may_be_left_out() {
        let text = "The National League for Democracy won a seat.";
        assert!(is_spelled_out(text, "NLD"));
        assert!(!is_spelled_out(text, "NLS"));
        assert!(is_spelled_out(
            "the South West Africa People's Organization",
            "SWAPO"
        ));
    }

    #[test]
    fn words_without_capitals_spell_longer_acronyms_only() {
        assert!(is_spelled_out("an improvised explosive device", "IED"));
        assert!(!is_spelled_out("a rebel offer", "RO"));
    }

    #[test]
    fn an_acronym_does_not_spell_another() {
        assert!(!is_spelled_out("KIO NLD", "KN"));
    }

    #[test]
    fn words_of_two_blocks_are_not_in_a_row() {
        let words = ArticleWords::of(["Northern Roads", "Trust"]);
        assert!(!words.spell_out("NRT"));
        assert!(words.have_in_small_letters("ROADS"));
        assert!(!words.have_in_small_letters("ROAD"));
    }
}
