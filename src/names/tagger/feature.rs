//! What the model looks at: features of a token, each a hash of a template's number and its values.
//!
//! [`local`] gives those of the passage, which are kept while the passage stays as it is; [`of_article`] those that come
//! from the rest of the article. Their numbering is part of the model's format.

use super::facts::{ArticleFacts, FACTS};
use super::lexicon::{Flag, Word};
use super::passage::{Capitals, Known, Passage};
use super::token::{Shape, hash, mix};

/// Hash of a feature.
pub type Feature = u64;

/// Whether a feature tells the very word, which training leaves out now and then so that the model learns to do without.
pub(super) type IsLexical = bool;

pub(super) fn pair(left: u64, right: u64) -> u64 {
    mix(left.wrapping_mul(0xd6e8_feb8_6659_fd93).wrapping_add(right))
}

pub(super) fn feature(template: u64, value: u64) -> Feature {
    pair(value, template)
}

/// Values for what lies outside the passage.
const BEFORE: u64 = 0x5eed_0001;
const BEHIND: u64 = 0x5eed_0002;

/// A token's shape as the passage's capitals let it count.
pub(super) fn shape(passage: &Passage, known: &Known) -> u64 {
    let shape = known.token.shape;
    let kept = match (passage.capitals, shape) {
        (Capitals::Telling, _) => shape as u64,
        (Capitals::Title, Shape::Capital | Shape::Initial) => 16,
        (Capitals::All, Shape::Capitals | Shape::Initial) => 17,
        (Capitals::None, Shape::Lower) => 18,
        _ => shape as u64,
    };
    if known.starts && kept == Shape::Capital as u64 {
        19
    } else {
        kept
    }
}

pub(super) fn name_shape(word: Word) -> u64 {
    // Three steps of commonness each: unknown, rare, common.
    let step = |value: u64| match value {
        0 => 0,
        1..=3 => 1,
        _ => 2,
    };
    let place = match word.place() {
        0 => 0,
        1..=2 => 1,
        3..=4 => 2,
        5..=6 => 3,
        _ => 4,
    };
    let frequency = word.frequency() / 3;
    ((step(word.first()) * 3 + step(word.last())) * 5 + place) * 6 + frequency
}

fn phrase(known: &Known) -> u64 {
    known.phrase.map_or(0, |(phrase, place)| {
        phrase as u64 * 2 + u64::from(place == 1)
    })
}

/// A window into a passage around one token.
struct Window<'p> {
    passage: &'p Passage,
    place: usize,
}

impl<'p> Window<'p> {
    fn at(&self, offset: isize) -> Option<&'p Known> {
        self.passage
            .tokens
            .get(self.place.checked_add_signed(offset)?)
    }

    fn value(&self, offset: isize, of: impl Fn(&Known) -> u64) -> u64 {
        match self.at(offset) {
            Some(known) => of(known),
            None if offset < 0 => BEFORE,
            None => BEHIND,
        }
    }

    fn word(&self, offset: isize) -> u64 {
        self.value(offset, |known| match known.token.shape {
            Shape::Number => 0x5eed_0003 + u64::from(known.token.end - known.token.start),
            Shape::Address => 0x5eed_0004,
            _ => known.token.hash,
        })
    }

    fn shape(&self, offset: isize) -> u64 {
        self.value(offset, |known| shape(self.passage, known))
    }

    fn class(&self, offset: isize) -> u64 {
        self.value(offset, |known| match known.token.shape {
            Shape::Mark => known.token.hash,
            shape => match known.word.coarse() {
                0 => 0x5eed_0100 + shape as u64,
                class => class,
            },
        })
    }

    fn facts(&self, offset: isize) -> u64 {
        self.value(offset, |known| known.word.flags())
    }
}

/// The features of the token at `place` that its passage gives.
pub fn local(passage: &Passage, place: usize, mut emit: impl FnMut(Feature, IsLexical)) {
    let window = Window { passage, place };
    let Some(known) = window.at(0) else {
        return;
    };
    let word = known.word;
    let here = shape(passage, known);
    let mut lexical = |template: u64, value: u64| emit(feature(template, value), true);

    lexical(1, window.word(0));
    if known.is_candidate {
        lexical(2, pair(window.word(0), here));
        lexical(3, pair(window.word(-1), window.word(0)));
        lexical(4, pair(window.word(0), window.word(1)));
        let text = passage.token_text(&known.token);
        let (mut starts, mut ends) = ([0u64; 4], [0u64; 4]);
        affixes(text, &mut starts, &mut ends);
        for length in 1..4 {
            lexical(5 + length as u64, ends[length]);
            if length < 3 {
                lexical(10 + length as u64, starts[length]);
            }
        }
        lexical(14, pair(ends[2], here));
    }

    let mut plain = |template: u64, value: u64| emit(feature(template, value), false);
    plain(20, here);
    plain(21, pair(pair(window.shape(-1), here), window.shape(1)));
    plain(22, window.word(-1));
    plain(23, window.word(1));
    plain(24, pair(window.class(0), here));
    plain(25, word.fine());
    plain(26, pair(window.class(-1), here));
    plain(27, pair(window.class(1), here));
    if phrase(known) > 0 {
        plain(28, phrase(known));
        plain(29, pair(phrase(known), here));
    }
    if word.flags() > 0 {
        for flag in 0..9 {
            if word.flags() >> flag & 1 == 1 {
                plain(30, pair(flag, here));
            }
        }
    }
    if !known.is_candidate {
        // What stands between two capitalised words: `Ministry of Health`, `Abu al-Assad`.
        if window.at(-1).is_some_and(|known| known.is_candidate) {
            plain(31, pair(window.word(0), window.shape(1)));
            plain(32, pair(window.class(-1), window.word(0)));
            plain(
                33,
                pair(window.facts(-1), pair(window.word(0), window.shape(1))),
            );
        }
        return;
    }

    plain(40, pair(window.word(-1), here));
    plain(41, pair(window.word(1), here));
    plain(42, pair(window.word(-2), window.word(-1)));
    plain(43, pair(window.word(1), window.word(2)));
    plain(44, window.word(-2));
    plain(45, window.word(2));
    plain(46, pair(window.class(-1), window.class(0)));
    plain(47, pair(window.class(0), window.class(1)));
    plain(48, pair(window.class(-1), window.class(1)));
    plain(49, window.class(-2));
    plain(50, window.class(2));
    plain(
        51,
        pair(
            pair(window.shape(-2), window.shape(-1)),
            pair(here, pair(window.shape(1), window.shape(2))),
        ),
    );

    let names = name_shape(word);
    plain(60, pair(names, here));
    plain(61, pair(word.first(), word.last()));
    plain(62, pair(word.place(), word.frequency() / 2));
    plain(
        63,
        pair(
            window.value(-1, |it| it.word.first()),
            pair(word.last(), window.shape(-1)),
        ),
    );
    plain(
        64,
        pair(
            window.value(1, |it| it.word.last()),
            pair(word.first(), window.shape(1)),
        ),
    );
    plain(65, pair(names, window.value(-1, |it| name_shape(it.word))));
    plain(66, pair(names, window.value(1, |it| name_shape(it.word))));
    plain(67, pair(word.place(), window.word(-1)));
    plain(68, pair(word.place(), window.word(1)));
    plain(69, pair(names, window.class(-1)));
    plain(70, pair(names, window.class(1)));
    plain(71, pair(window.facts(-1), here));
    plain(72, pair(window.facts(1), here));
    plain(73, pair(window.facts(-1), names));
    plain(74, pair(window.facts(1), names));
    plain(75, window.value(-1, phrase));
    plain(76, window.value(1, phrase));
    plain(77, pair(window.facts(-2), window.shape(-1)));
    plain(78, pair(window.facts(2), window.shape(1)));

    run(&window, known, names, here, &mut plain);
}

/// What the run of capitalised words around a token tells.
fn run(
    window: &Window<'_>,
    known: &Known,
    names: u64,
    here: u64,
    plain: &mut impl FnMut(u64, u64),
) {
    let passage = window.passage;
    let (first, last) = (known.run.0 as usize, known.run.1 as usize);
    let length = (last - first).min(6) as u64;
    let position = match (window.place == first, window.place == last) {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (false, false) => 3,
    };
    let token = |place: Option<usize>, outside: u64, of: &dyn Fn(&Known) -> u64| {
        place
            .and_then(|place| passage.tokens.get(place))
            .map_or(outside, of)
    };
    let hash_of = |known: &Known| known.token.hash;
    let before = token(first.checked_sub(1), BEFORE, &hash_of);
    let behind = token(last.checked_add(1), BEHIND, &hash_of);
    plain(80, pair(length, position));
    plain(81, pair(before, pair(behind, position)));
    plain(82, pair(before, length));
    plain(83, pair(behind, length));
    plain(84, pair(names, pair(length, position)));
    if last > first {
        plain(85, pair(passage.tokens[last].token.hash, position));
        plain(86, pair(passage.tokens[first].token.hash, position));
        let mut behind_flags = 0;
        let mut before_flags = 0;
        if last - first < 16 {
            for place in first..=last {
                let flags = passage.tokens[place].word.flags();
                if place < window.place {
                    before_flags |= flags;
                } else if place > window.place {
                    behind_flags |= flags;
                }
            }
        }
        plain(87, pair(behind_flags, names));
        plain(88, pair(before_flags, names));
        plain(89, pair(pair(before_flags, behind_flags), position));
        plain(90, pair(passage.tokens[last].word.coarse(), position));
        plain(
            91,
            pair(
                name_shape(passage.tokens[first].word),
                name_shape(passage.tokens[last].word),
            ),
        );
    } else {
        plain(92, pair(before, names));
        plain(93, pair(behind, names));
    }
    let is_first = first == 0;
    plain(
        94,
        pair(
            u64::from(passage.is_headline),
            pair(passage.capitals as u64, here),
        ),
    );
    plain(
        95,
        pair(
            u64::from(is_first),
            pair(u64::from(last + 1 == passage.tokens.len()), names),
        ),
    );
    let behind_words = token(
        last.checked_add(2),
        BEHIND,
        &|known: &Known| match known.token.shape {
            Shape::Lower | Shape::Mark => known.token.hash,
            shape => shape as u64,
        },
    );
    plain(96, pair(behind, behind_words));
    let behind_class = token(last.checked_add(1), BEHIND, &|known: &Known| {
        known.word.coarse()
    });
    let before_class = token(first.checked_sub(1), BEFORE, &|known: &Known| {
        known.word.coarse()
    });
    plain(97, pair(behind_class, position));
    plain(98, pair(before_class, position));
    plain(99, pair(pair(before_class, behind_class), length));
    if known.word.has(Flag::Group) {
        plain(100, pair(length, here));
    }
}

/// The features of the token at `place` that the rest of the article gives.
pub fn of_article(
    passage: &Passage,
    place: usize,
    facts: &ArticleFacts,
    mut emit: impl FnMut(Feature),
) {
    let Some(known) = passage.tokens.get(place).filter(|known| known.is_candidate) else {
        return;
    };
    let here = shape(passage, known);
    let names = name_shape(known.word);
    let form = facts.form(known.token.hash);
    for bit in 0..FACTS {
        if form >> bit & 1 == 1 {
            emit(feature(200, pair(u64::from(bit), here)));
            emit(feature(201, pair(u64::from(bit), names)));
        }
    }
    emit(feature(202, pair(u64::from(form), here)));
    // Written small, capitalised inside a sentence, or neither, with how common the word is.
    emit(feature(
        203,
        pair(u64::from(form & 3), pair(known.word.frequency(), here)),
    ));
    let sport = u64::from(facts.sport());
    emit(feature(204, pair(sport, pair(known.word.place(), here))));
    emit(feature(205, pair(sport, names)));
    if let Some(next) = passage
        .tokens
        .get(place + 1)
        .filter(|next| next.is_candidate)
    {
        emit(feature(
            206,
            pair(u64::from(facts.form(next.token.hash)), here),
        ));
    }
    if let Some(before) = place
        .checked_sub(1)
        .and_then(|before| passage.tokens.get(before))
        && before.is_candidate
    {
        emit(feature(
            207,
            pair(u64::from(facts.form(before.token.hash)), here),
        ));
    }
}

/// Hashes of the first and last one to four letters.
fn affixes(text: &str, starts: &mut [u64; 4], ends: &mut [u64; 4]) {
    let mut buffer = String::new();
    super::token::fold_into(text, &mut buffer);
    let mut at = 0;
    for (place, char) in buffer.chars().take(4).enumerate() {
        at += char.len_utf8();
        starts[place] = hash(&buffer.as_bytes()[..at]);
    }
    let mut at = buffer.len();
    for (place, char) in buffer.chars().rev().take(4).enumerate() {
        at -= char.len_utf8();
        ends[place] = hash(&buffer.as_bytes()[at..]);
    }
}
