//! A passage as the tagger sees it: its tokens with what the lexicon knows of them.

use super::lexicon::{Flag, Lexicon, Phrase, Word};
use super::token::{Shape, Token, hash, tokens};
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// What capital letters tell in a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Capitals {
    /// Names have them, and first words.
    Telling,
    /// Nearly every word has one: a headline in title case.
    Title,
    /// All letters are capitals.
    All,
    /// No letter is.
    None,
}

/// A passage: a paragraph, a headline, a caption.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    pub(super) text: Box<str>,
    pub(super) is_headline: bool,
    pub(super) capitals: Capitals,
    pub(super) tokens: Vec<Known>,
}

/// A token with what is known of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Known {
    pub(super) token: Token,
    pub(super) word: Word,
    /// The phrase that it is part of, and its place there, from 1.
    pub(super) phrase: Option<(Phrase, u8)>,
    /// Whether a sentence begins here.
    pub(super) starts: bool,
    /// Whether it may be part of a name by its letters.
    pub(super) is_candidate: bool,
    /// The run of capitalised words that it is part of: its first and last token.
    pub(super) run: (u32, u32),
}

impl Passage {
    /// Reads a passage. Takes time linear in its length.
    pub fn new<D: AsRef<[u8]>>(text: &str, is_headline: bool, lexicon: &Lexicon<D>) -> Self {
        let raw = tokens(text);
        let capitals = capitals(&raw);
        let mut folded = String::new();
        let mut known: Vec<Known> = Vec::with_capacity(raw.len());
        let mut phrase: Option<(Phrase, usize, usize)> = None;
        for (place, token) in raw.iter().enumerate() {
            let (word, found) = match token.shape {
                Shape::Mark | Shape::Number | Shape::Address => (Word::default(), None),
                _ => lexicon.look_up(text, &raw[place..], &mut folded),
            };
            let is_candidate = token.shape.is_capital()
                || token.shape == Shape::Alphanumeric
                    && text.as_bytes()[token.start as usize].is_ascii_uppercase()
                || capitals == Capitals::None && token.shape == Shape::Lower;
            if let Some(found) = found
                && phrase.is_none_or(|(_, start, length)| place >= start + length)
                && (is_candidate || found.phrase == Phrase::Title)
            {
                phrase = Some((found.phrase, place, found.tokens));
            }
            let phrase = phrase
                .filter(|(_, start, length)| place < start + length)
                .map(|(phrase, start, _)| {
                    (phrase, u8::try_from(place - start + 1).unwrap_or(u8::MAX))
                });
            known.push(Known {
                token: *token,
                word,
                phrase,
                starts: starts_sentence(text, &raw, place),
                is_candidate,
                run: (0, 0),
            });
        }
        let mut passage = Self {
            text: text.into(),
            is_headline,
            capitals,
            tokens: known,
        };
        passage.find_runs();
        passage
    }

    /// Its tokens.
    pub fn tokens(&self) -> impl ExactSizeIterator<Item = Token> {
        self.tokens.iter().map(|known| known.token)
    }

    /// What is known of its words.
    pub fn words(&self) -> impl ExactSizeIterator<Item = Word> {
        self.tokens.iter().map(|known| known.word)
    }

    /// The text of a token.
    pub(super) fn token_text(&self, token: &Token) -> &str {
        &self.text[token.start as usize..token.end as usize]
    }

    /// Tells each capitalised word which run it is part of. Small words join runs: `Ministry of Foreign Affairs`,
    /// `Guinea-Bissau`, `Johnson & Johnson`.
    fn find_runs(&mut self) {
        let joining = joining();
        let mut start = 0;
        while start < self.tokens.len() {
            if !self.tokens[start].is_candidate || self.capitals == Capitals::None {
                self.tokens[start].run = (start as u32, start as u32);
                start += 1;
                continue;
            }
            let mut last = start;
            loop {
                let mut next = last + 1;
                while next < self.tokens.len() && next - last <= 3 {
                    let known = &self.tokens[next];
                    let joins =
                        !known.starts && !known.is_candidate && joining.contains(&known.token.hash);
                    if !joins {
                        break;
                    }
                    next += 1;
                }
                let goes_on = self
                    .tokens
                    .get(next)
                    .is_some_and(|known| known.is_candidate && !known.starts);
                if !goes_on || next - last > 3 || next - start > 24 {
                    break;
                }
                last = next;
            }
            for place in start..=last {
                self.tokens[place].run = (start as u32, last as u32);
            }
            start = last + 1;
        }
    }

    /// Whether any of its words may be part of a name.
    pub(super) fn has_candidates(&self) -> bool {
        self.tokens.iter().any(|known| known.is_candidate)
    }

    /// The words of the sport pages in it, and its tokens: what it adds to the article's subject.
    pub(super) fn sport_words(&self) -> usize {
        self.tokens
            .iter()
            .filter(|known| known.word.has(Flag::Sport))
            .count()
    }
}

/// The hashes of the small words that join capitalised ones to one name.
fn joining() -> &'static FxHashSet<u64> {
    const JOINING: &[&str] = &[
        "&", "-", "al", "bin", "da", "de", "del", "der", "di", "du", "el", "for", "la", "le", "of",
        "on", "the", "van", "von",
    ];
    static HASHES: OnceLock<FxHashSet<u64>> = OnceLock::new();
    HASHES.get_or_init(|| JOINING.iter().map(|word| hash(word.as_bytes())).collect())
}

/// What capitals tell, from the shapes of all words.
fn capitals(tokens: &[Token]) -> Capitals {
    let (mut lower, mut capital, mut all) = (0usize, 0usize, 0usize);
    for token in tokens {
        // Short words are small in title case as well.
        let length = token.end - token.start;
        match token.shape {
            Shape::Lower if length > 3 => lower += 1,
            Shape::Capital | Shape::Mixed if length > 3 => capital += 1,
            Shape::Capitals if length > 3 => all += 1,
            _ => {}
        }
    }
    let nearly_all = all > 2 && all > 4 * (lower + capital);
    if nearly_all || lower + capital == 0 && all > 0 {
        Capitals::All
    } else if capital >= 3 && capital > 2 * lower {
        Capitals::Title
    } else if capital + all == 0
        && lower > 3
        && !tokens.iter().any(|token| token.shape.is_capital())
    {
        Capitals::None
    } else {
        Capitals::Telling
    }
}

/// Whether a sentence begins at a token: at the passage's start, behind a closing point, mark or colon, and behind an
/// opening quotation mark.
fn starts_sentence(text: &str, tokens: &[Token], place: usize) -> bool {
    let Some(before) = place.checked_sub(1).and_then(|before| tokens.get(before)) else {
        return true;
    };
    // Lines that are not full are lines of their own: tables, lists, signatures.
    let gap = &text[before.end as usize..tokens[place].start as usize];
    if gap.contains('\n') && line_length(text, before.end as usize) < FULL_LINE {
        return true;
    }
    if before.shape != Shape::Mark {
        return false;
    }
    match &text[before.start as usize..before.end as usize] {
        "." | "!" | "?" | ":" | "…" | "•" | "*" | "|" | "—" | "–" | "\"" | "“" | "”" | "«"
        | "‘" => true,
        "'" | "`" | "-" => place == 1,
        _ => false,
    }
}

/// From how many bytes on a line counts as full, so that the next one goes on with its sentence.
const FULL_LINE: usize = 60;

/// The length in bytes of the line that ends behind `end`, as far as it matters.
fn line_length(text: &str, end: usize) -> usize {
    let bytes = text.as_bytes()[..end].iter().rev();
    bytes
        .take(FULL_LINE)
        .take_while(|byte| **byte != b'\n')
        .count()
}
