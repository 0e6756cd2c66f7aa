//! Amounts: `five`, `2.5`, `twenty-five`, `two and a half`, `a few`, `dozens of`.

use super::lexicon::{Class, LEXICON};
use super::token::Token;
use super::{Amount, Reading};
use std::sync::LazyLock;

/// How many tokens an amount can have: "one hundred and twenty-five and a half".
const LONGEST: usize = 12;

/// The classes of tokens that an amount can begin with.
pub(super) const FIRST_CLASSES: Class = Class::COUNT
    .or(Class::DECIMAL)
    .or(Class::NUMERAL)
    .or(Class::TENS)
    .or(Class::SCALE)
    .or(Class::VAGUE_COUNT);

/// The further words that an amount can begin with.
pub(super) fn first_words() -> impl Iterator<Item = u16> {
    let [hundreds, thousands, dozens] = WORDS.hundreds;
    [WORDS.a, WORDS.an, WORDS.half, hundreds, thousands, dozens].into_iter()
}

/// The words that amounts are made of beside numerals.
struct Words {
    a: u16,
    an: u16,
    and: u16,
    of: u16,
    half: u16,
    couple: u16,
    number: u16,
    few: u16,
    many: u16,
    other: u16,
    hundreds: [u16; 3],
    dozen: u16,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let word = |word| LEXICON.word(word).map_or(u16::MAX, |entry| entry.word);
    Words {
        a: word("a"),
        an: word("an"),
        and: word("and"),
        of: word("of"),
        half: word("half"),
        couple: word("couple"),
        number: word("number"),
        few: word("few"),
        many: word("many"),
        other: word("other"),
        hundreds: [word("hundreds"), word("thousands"), word("dozens")],
        dozen: word("dozen"),
    }
});

/// The amount that begins at a token, and the token after it. "a" alone is none.
pub(super) fn amount(tokens: &[Token], start: usize) -> Option<Reading<Amount>> {
    let mut reader = Reader {
        tokens,
        at: start,
        last: (start + LONGEST).min(tokens.len()),
        start,
    };
    let amount = reader.amount()?;
    Some(Reading {
        value: amount,
        end: reader.at,
    })
}

struct Reader<'a> {
    tokens: &'a [Token],
    start: usize,
    at: usize,
    last: usize,
}

impl Reader<'_> {
    /// The token `n` places on, if it belongs to the same paragraph.
    fn peek(&self, n: usize) -> Option<&Token> {
        let at = self.at + n;
        let token = self.tokens[..self.last].get(at)?;
        (at == self.start || token.continues()).then_some(token)
    }

    fn is(&self, n: usize, word: u16) -> bool {
        self.peek(n).is_some_and(|token| token.word == word)
    }

    fn is_a(&self, n: usize) -> bool {
        self.is(n, WORDS.a) || self.is(n, WORDS.an)
    }

    fn meets(&self, n: usize, class: Class) -> bool {
        self.peek(n).is_some_and(|token| token.classes.meets(class))
    }

    /// Steps over `n` tokens.
    fn take(&mut self, n: usize, amount: Amount) -> Option<Amount> {
        self.at += n;
        Some(amount)
    }

    fn amount(&mut self) -> Option<Amount> {
        const HALF: Amount = Amount::Thousandths(500);
        const DOZEN: Amount = Amount::Thousandths(12_000);
        if self.is(0, WORDS.half) {
            // "half a century", "half an hour", "half a dozen", "half-century"
            if self.is_a(1) && self.is(2, WORDS.dozen) {
                return self.take(3, Amount::Thousandths(6_000));
            }
            return match self.is_a(1) {
                true => self.take(2, HALF),
                false => self.take(1, HALF),
            };
        }
        if self.is_a(0) {
            return match () {
                () if self.is(1, WORDS.half) => self.take(2, HALF),
                () if self.is(1, WORDS.few) || self.is(1, WORDS.many) => {
                    self.take(2, Amount::Unsaid)
                }
                () if self.is(1, WORDS.couple) && self.is(2, WORDS.of) => {
                    self.take(3, Amount::whole(2))
                }
                () if self.is(1, WORDS.couple) => self.take(2, Amount::whole(2)),
                () if self.is(1, WORDS.number) && self.is(2, WORDS.of) => {
                    self.take(3, Amount::Unsaid)
                }
                () if self.is(1, WORDS.dozen) => self.take(2, DOZEN),
                () if self.meets(1, Class::SCALE) => {
                    self.at += 1;
                    self.whole().map(Amount::whole)
                }
                () => None,
            };
        }
        if WORDS.hundreds.into_iter().any(|word| self.is(0, word)) && self.is(1, WORDS.of) {
            return self.take(2, Amount::Unsaid);
        }
        if self.meets(0, Class::VAGUE_COUNT) {
            let more = usize::from(self.is(1, WORDS.other));
            return self.take(1 + more, Amount::Unsaid);
        }
        if let Some(token) = self
            .peek(0)
            .filter(|token| token.classes.meets(Class::DECIMAL))
        {
            let thousandths = u64::try_from(token.number).ok()?;
            // "4.5 billion"
            let scale = self
                .peek(1)
                .filter(|token| token.classes.meets(Class::SCALE));
            return match scale.and_then(|token| u64::try_from(token.number).ok()) {
                Some(scale) => self.take(2, Amount::Thousandths(thousandths.checked_mul(scale)?)),
                None => self.take(1, Amount::Thousandths(thousandths)),
            };
        }
        let whole = u64::from(self.whole()?) * 1000;
        // "7 1/2"
        if let Some(part) = self
            .peek(0)
            .filter(|token| token.classes.meets(Class::DECIMAL) && token.number < 1000)
        {
            let part = u64::try_from(part.number).ok()?;
            return self.take(1, Amount::Thousandths(whole + part));
        }
        // "two and a half", "two-and-a-half"
        let dash = usize::from(self.meets(0, Class::DASH));
        if self.is(dash, WORDS.and) {
            let (a, half) = (2 * dash + 1, 3 * dash + 2);
            if self.is_a(a) && self.is(half, WORDS.half) {
                return self.take(half + 1, Amount::Thousandths(whole + 500));
            }
        }
        Some(Amount::Thousandths(whole))
    }

    /// A whole number in digits or words.
    fn whole(&mut self) -> Option<u32> {
        let from = self.at;
        let (mut sum, mut current) = (0u32, 0u32);
        let mut any = false;
        while let Some(token) = self.peek(0) {
            let number = u32::try_from(token.number).unwrap_or(0);
            if token.classes.meets(Class::SCALE) {
                current = current.max(1).checked_mul(number)?;
                if number > 100 {
                    sum = sum.checked_add(current)?;
                    current = 0;
                }
                self.at += 1;
            } else if any
                && token.word == WORDS.and
                && self.tokens[self.at - 1].classes.meets(Class::SCALE)
            {
                // "one hundred and twenty"
                if !self.meets(1, Class::NUMERAL.or(Class::TENS)) {
                    break;
                }
                self.at += 1;
            } else if token.classes.meets(Class::TENS) && current % 100 == 0 {
                current = current.checked_add(number)?;
                self.at += 1;
                let dash = usize::from(self.meets(0, Class::DASH));
                if let Some(ones) = self.peek(dash)
                    && ones.classes.meets(Class::NUMERAL)
                    && (1..10).contains(&ones.number)
                {
                    current = current.checked_add(u32::try_from(ones.number).ok()?)?;
                    self.at += dash + 1;
                }
            } else if token.classes.meets(Class::NUMERAL) && current % 100 == 0 {
                current = current.checked_add(number)?;
                self.at += 1;
            } else if token.classes.meets(Class::COUNT) && !any {
                current = number;
                self.at += 1;
            } else {
                break;
            }
            any = true;
        }
        (self.at > from).then_some(sum.checked_add(current)?)
    }
}
