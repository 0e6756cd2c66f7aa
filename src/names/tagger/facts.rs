//! What an article as a whole tells of a form: how it is written elsewhere, and what stands around it there.

use super::lexicon::Flag;
use super::passage::{Capitals, Known, Passage};
use super::token::{Shape, hash, mix};
use rustc_hash::FxHashMap;

/// What the article tells of one form; each bit one fact.
pub(super) type Facts = u16;

/// The form stands in lower case, or begins with a small letter.
const LOWER: Facts = 1;
/// It is capitalised where a sentence does not require it.
const CAPITAL: Facts = 1 << 1;
/// A title stands before it, or before the run that ends with it.
const TITLED: Facts = 1 << 2;
/// A given name stands before it.
const NAMED: Facts = 1 << 3;
/// Somebody speaks behind it.
const SPEAKS: Facts = 1 << 4;
/// A preposition of place stands before it.
const PLACED: Facts = 1 << 5;
/// `the` stands before it.
const DEFINITE: Facts = 1 << 6;
/// It stands alone between brackets.
const BRACKETED: Facts = 1 << 7;
/// A comma and a place stand behind it.
const LISTED: Facts = 1 << 8;
/// It stands in a run with the head or the suffix of an organisation.
const HEADED: Facts = 1 << 9;
/// It stands in a run with the head of a place.
const LOCATED: Facts = 1 << 10;
/// A relative clause, an age or an apposition to a person stands behind it.
const DESCRIBED: Facts = 1 << 11;
/// It continues a longer run.
const FOLLOWS: Facts = 1 << 12;
/// A possessive ending or a verb of action stands behind it.
const OWNS: Facts = 1 << 13;
/// It is the last word of a run of two words or more.
const LAST: Facts = 1 << 14;

/// The number of facts.
pub(super) const FACTS: u32 = 15;

/// The facts of all forms of an article.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct ArticleFacts {
    forms: FxHashMap<u64, Facts>,
    sport: u8,
}

/// What one passage adds to them.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct PassageFacts {
    capitalised: Vec<(u64, Facts)>,
    lower: Vec<u64>,
    sport: usize,
    tokens: usize,
}

impl PassageFacts {
    /// Gathers the facts of a passage, in time linear in it.
    pub fn of(passage: &Passage) -> Self {
        let around = Around::shared();
        let mut facts = Self {
            sport: passage.sport_words(),
            tokens: passage.tokens.len(),
            ..Self::default()
        };
        if matches!(passage.capitals, Capitals::Telling | Capitals::None) {
            for place in 0..passage.tokens.len() {
                facts.read(passage, place, around);
            }
            facts.lower.sort_unstable();
            facts.lower.dedup();
        }
        facts
    }
}

impl ArticleFacts {
    /// Puts the facts of all passages together, in time linear in them.
    pub fn of<'p>(passages: impl Iterator<Item = &'p PassageFacts> + Clone) -> Self {
        let mut facts = Self::default();
        let (mut sport, mut tokens) = (0, 0);
        for passage in passages.clone() {
            sport += passage.sport;
            tokens += passage.tokens;
            for (form, told) in &passage.capitalised {
                *facts.forms.entry(*form).or_default() |= told;
            }
        }
        for form in passages.flat_map(|passage| &passage.lower) {
            if let Some(told) = facts.forms.get_mut(form) {
                *told |= LOWER;
            }
        }
        facts.sport = match sport * 200 {
            0 => 0,
            some if some < tokens => 1,
            some if some < 3 * tokens => 2,
            _ => 3,
        };
        facts
    }

    /// A digest of what they tell of a passage's forms: equal as long as its features are.
    pub fn told(&self, passage: &Passage) -> u64 {
        let candidates = passage.tokens.iter().filter(|known| known.is_candidate);
        candidates.fold(u64::from(self.sport), |digest, known| {
            mix(digest.rotate_left(16) ^ u64::from(self.form(known.token.hash)))
        })
    }

    /// What the article tells of the form with a hash.
    pub fn form(&self, hash: u64) -> Facts {
        self.forms.get(&hash).copied().unwrap_or(0)
    }

    /// How much of the article is of the sport pages, 0 to 3.
    pub fn sport(&self) -> u8 {
        self.sport
    }
}

impl PassageFacts {
    fn read(&mut self, passage: &Passage, place: usize, around: &Around) {
        let known = &passage.tokens[place];
        match known.token.shape {
            Shape::Lower => {
                // Only forms that could be names are asked for.
                if known.token.end - known.token.start > 2 {
                    self.lower.push(known.token.hash);
                }
                return;
            }
            shape if shape.is_capital() => {}
            _ => return,
        }
        let mut facts = 0;
        let token = |place: usize| passage.tokens.get(place);
        let before = place.checked_sub(1).and_then(token);
        let (first, last) = (known.run.0 as usize, known.run.1 as usize);
        if !known.starts {
            facts |= CAPITAL;
        }
        if let Some(before) = before {
            if before.is_candidate && !known.starts {
                facts |= FOLLOWS;
                if before.word.first() >= 2 && before.word.first() >= before.word.place() {
                    facts |= NAMED;
                }
            }
            if place > first && place == last {
                facts |= LAST;
            }
        }
        let lead = first.checked_sub(1).and_then(token);
        if let Some(lead) = lead {
            if is_title(lead) {
                facts |= TITLED;
            }
            if around.places.contains(&lead.token.hash) && place == first {
                facts |= PLACED;
            }
            if lead.token.hash == around.the && place == first {
                facts |= DEFINITE;
            }
            if first == last
                && passage.token_text(&lead.token) == "("
                && token(last + 1).is_some_and(|next| passage.token_text(&next.token) == ")")
            {
                facts |= BRACKETED;
            }
        }
        // A title may begin the run: `President Thein Sein`.
        if place > first
            && (first..place).any(|at| is_title(&passage.tokens[at]))
            && place - first < 5
        {
            facts |= TITLED;
        }
        if last - first < 12 && last > first {
            let heads = (first..=last).filter(|at| *at != place);
            for at in heads {
                let word = passage.tokens[at].word;
                if word.has(Flag::GroupHead) || word.has(Flag::GroupSuffix) {
                    facts |= HEADED;
                }
                if word.has(Flag::PlaceHead) {
                    facts |= LOCATED;
                }
            }
        }
        if let Some(next) = token(last + 1) {
            if next.word.has(Flag::Speech) {
                facts |= SPEAKS;
            }
            if next.token.shape == Shape::Possessive {
                facts |= OWNS;
            }
            if passage.token_text(&next.token) == ","
                && let Some(behind) = token(last + 2)
            {
                if behind.is_candidate && behind.word.place() >= 5 {
                    facts |= LISTED;
                }
                if behind.token.hash == around.who
                    || behind.token.shape == Shape::Number
                    || (around.articles.contains(&behind.token.hash)
                        && (last + 3..last + 6)
                            .filter_map(token)
                            .any(|it| it.word.has(Flag::Title)))
                {
                    facts |= DESCRIBED;
                }
            }
            if next.token.hash == around.who {
                facts |= DESCRIBED;
            }
        }
        self.capitalised.push((known.token.hash, facts));
    }
}

/// Whether a title stands here.
fn is_title(known: &Known) -> bool {
    known.word.has(Flag::Title)
}

/// Words that tell what stands beside them.
struct Around {
    the: u64,
    who: u64,
    places: Vec<u64>,
    articles: Vec<u64>,
}

impl Around {
    /// The one table of them.
    fn shared() -> &'static Self {
        static SHARED: std::sync::OnceLock<Around> = std::sync::OnceLock::new();
        SHARED.get_or_init(Self::new)
    }

    fn new() -> Self {
        let hashes = |words: &[&str]| words.iter().map(|word| hash(word.as_bytes())).collect();
        Self {
            the: hash(b"the"),
            who: hash(b"who"),
            places: hashes(&[
                "in",
                "at",
                "near",
                "from",
                "into",
                "outside",
                "throughout",
                "across",
                "around",
                "visiting",
                "via",
            ]),
            articles: hashes(&["a", "an", "the"]),
        }
    }
}
