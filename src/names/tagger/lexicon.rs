//! What is known of words and phrases before any article is read: how common a word is, whether it is a given name, a
//! family name, a place, a demonym, a title, and which words it is like.
//!
//! One finite-state map holds all of it, words and phrases alike, so that a walk along the tokens finds the longest phrase
//! on the way. It is built by the training program and shipped inside the binary.

use super::token::{Token, fold_into, hash};
use fst::Streamer;
use fst::raw::{Fst, Node, Output};
use rustc_hash::FxHashMap;

/// What the lexicon knows of one word. Zero where it knows nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Word(pub u64);

/// Facts about a word that hold or do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Flag {
    /// `Kenyan`, `Kachins`
    Demonym = 0,
    /// `Ministry`, `Bank`: makes a phrase an organisation.
    GroupHead = 1,
    /// `Inc`, `FC`: ends the name of an organisation.
    GroupSuffix = 2,
    /// `River`, `Street`
    PlaceHead = 3,
    /// `president`, `Gen`: stands before a person's name.
    Title = 4,
    /// `said`
    Speech = 5,
    /// `innings`
    Sport = 6,
    /// `Christmas`, `Monday`: capitalised and no name of ours.
    NoName = 7,
    /// The whole name of an organisation: `Reuters`.
    Group = 8,
}

/// What a phrase of several words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Phrase {
    /// A country or territory.
    Country = 1,
    /// A state or province.
    Region = 2,
    /// A town.
    City = 3,
    /// An organisation.
    Group = 4,
    /// A people or nationality.
    Demonym = 5,
    /// A title.
    Title = 6,
    /// Capitalised and no name of ours.
    NoName = 7,
}

impl Phrase {
    /// The class with a number.
    pub fn from_number(number: u64) -> Option<Self> {
        Some(match number {
            1 => Self::Country,
            2 => Self::Region,
            3 => Self::City,
            4 => Self::Group,
            5 => Self::Demonym,
            6 => Self::Title,
            7 => Self::NoName,
            _ => return None,
        })
    }
}

/// Bits of a [`Word`]: frequency 4, given name 3, family name 3, place 3, phrase 3, flags 9, the two classes of words 8
/// and 10, each 0 where unknown.
const FIRST_AT: u32 = 4;
const LAST_AT: u32 = 7;
const PLACE_AT: u32 = 10;
const PHRASE_AT: u32 = 13;
const FLAGS_AT: u32 = 16;
const COARSE_AT: u32 = 25;
const FINE_AT: u32 = 34;

impl Word {
    /// How common it is in English, 0 (unknown) to 15.
    pub fn frequency(self) -> u64 {
        self.0 & 15
    }

    /// How common it is as a given name, 0 to 7.
    pub fn first(self) -> u64 {
        self.0 >> FIRST_AT & 7
    }

    /// How common it is as a family name, 0 to 7.
    pub fn last(self) -> u64 {
        self.0 >> LAST_AT & 7
    }

    /// How large the place of that name is, 0 (none) to 7 (a country).
    pub fn place(self) -> u64 {
        self.0 >> PLACE_AT & 7
    }

    /// What it is as a phrase.
    pub fn phrase(self) -> Option<Phrase> {
        Phrase::from_number(self.0 >> PHRASE_AT & 7)
    }

    /// Whether a fact holds.
    pub fn has(self, flag: Flag) -> bool {
        self.0 >> (FLAGS_AT + flag as u32) & 1 == 1
    }

    /// All facts as one number.
    pub fn flags(self) -> u64 {
        self.0 >> FLAGS_AT & 0x1ff
    }

    /// The coarse class of words that are used alike, 0 where unknown.
    pub fn coarse(self) -> u64 {
        self.0 >> COARSE_AT & 0x1ff
    }

    /// The fine class of words that are used alike, 0 where unknown.
    pub fn fine(self) -> u64 {
        self.0 >> FINE_AT & 0x7ff
    }

    /// Sets the frequency.
    #[must_use]
    pub fn with_frequency(self, value: u64) -> Self {
        Self(self.0 & !15 | value.min(15))
    }

    /// Sets the given name's commonness.
    #[must_use]
    pub fn with_first(self, value: u64) -> Self {
        Self(self.0 | value.min(7) << FIRST_AT)
    }

    /// Sets the family name's commonness.
    #[must_use]
    pub fn with_last(self, value: u64) -> Self {
        Self(self.0 | value.min(7) << LAST_AT)
    }

    /// Sets the place's size.
    #[must_use]
    pub fn with_place(self, value: u64) -> Self {
        Self(self.0 | value.min(7) << PLACE_AT)
    }

    /// Sets the phrase's class, where it has none yet.
    #[must_use]
    pub fn with_phrase(self, phrase: Phrase) -> Self {
        if self.phrase().is_some() {
            return self;
        }
        Self(self.0 | (phrase as u64) << PHRASE_AT)
    }

    /// Sets a fact.
    #[must_use]
    pub fn with(self, flag: Flag) -> Self {
        Self(self.0 | 1 << (FLAGS_AT + flag as u32))
    }

    /// Sets the classes of words.
    #[must_use]
    pub fn with_classes(self, coarse: u64, fine: u64) -> Self {
        Self(self.0 | (coarse & 0x1ff) << COARSE_AT | (fine & 0x7ff) << FINE_AT)
    }
}

/// The lexicon.
#[derive(Clone)]
pub struct Lexicon<D> {
    words: Fst<D>,
    /// The words that make up nearly all running text, by the hash of their tokens: walking the map for each of them would
    /// take half of the tagger's time.
    common: FxHashMap<u64, Common>,
}

/// A common word.
#[derive(Debug, Clone, Copy, Default)]
struct Common {
    word: Word,
    starts_phrase: bool,
    starts_title: bool,
}

/// The least frequency of a word that counts as common.
const COMMON: u64 = 6;

/// A phrase that was found: its class and how many tokens it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundPhrase {
    /// What it is.
    pub phrase: Phrase,
    /// How many tokens it covers, at least two.
    pub tokens: usize,
}

/// The most tokens that a phrase of the lexicon may have.
const LONGEST_PHRASE: usize = 8;

impl<D> std::fmt::Debug for Lexicon<D> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Lexicon")
    }
}

impl<D: AsRef<[u8]>> Lexicon<D> {
    /// Reads a lexicon; its errors are those of the map's format.
    pub fn new(bytes: D) -> Result<Self, fst::Error> {
        let words = Fst::new(bytes)?;
        let mut common: FxHashMap<u64, Common> = FxHashMap::default();
        let mut stream = words.stream();
        while let Some((key, output)) = stream.next() {
            let word = Word(output.value());
            let end = key.iter().position(|byte| matches!(byte, b' ' | b'-'));
            match end {
                None if word.frequency() >= COMMON => {
                    common.entry(hash(key)).or_default().word = word;
                }
                // A phrase comes behind its first word.
                Some(end) => {
                    if let Some(first) = common.get_mut(&hash(&key[..end])) {
                        first.starts_phrase = true;
                        first.starts_title |= word.phrase() == Some(Phrase::Title);
                    }
                }
                None => {}
            }
        }
        Ok(Self { words, common })
    }

    /// What is known of the folded, lower-case word.
    pub fn word(&self, folded: &str) -> Word {
        Word(
            self.words
                .get(folded.as_bytes())
                .map_or(0, |found| found.value()),
        )
    }

    /// What is known of the first token of `tokens`, and the longest phrase that starts with it.
    pub fn look_up(
        &self,
        text: &str,
        tokens: &[Token],
        folded: &mut String,
    ) -> (Word, Option<FoundPhrase>) {
        let Some(first) = tokens.first() else {
            return Default::default();
        };
        if let Some(common) = self.common.get(&first.hash) {
            let may_start = match first.shape.is_capital() {
                true => common.starts_phrase,
                false => common.starts_title,
            };
            if !may_start {
                return (common.word, None);
            }
        }
        let mut word = Word(0);
        let mut phrase = None;
        let mut node = self.words.root();
        let mut output = Output::zero();
        for (place, token) in tokens.iter().take(LONGEST_PHRASE).enumerate() {
            if place > 0 && !token.glued {
                match self.step(node, b' ') {
                    Some((next, added)) => {
                        node = next;
                        output = output.cat(added);
                    }
                    None => break,
                }
            }
            fold_into(&text[token.start as usize..token.end as usize], folded);
            let mut bytes = folded.bytes();
            let fits = bytes.all(|byte| match self.step(node, byte) {
                Some((next, added)) => {
                    node = next;
                    output = output.cat(added);
                    true
                }
                None => false,
            });
            if !fits {
                break;
            }
            if node.is_final() {
                let found = Word(output.cat(node.final_output()).value());
                if place == 0 {
                    word = found;
                } else if let Some(class) = found.phrase() {
                    phrase = Some(FoundPhrase {
                        phrase: class,
                        tokens: place + 1,
                    });
                }
            }
        }
        (word, phrase)
    }

    fn step<'f>(&'f self, node: Node<'f>, byte: u8) -> Option<(Node<'f>, Output)> {
        let transition = node.transition(node.find_input(byte)?);
        Some((self.words.node(transition.addr), transition.out))
    }
}
