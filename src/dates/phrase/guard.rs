//! Guards: what must stand around a phrase for it to be one. "March" is a verb and "2000" a count as well.

use super::grammar::Slot;
use super::lexicon::Class;
use super::token::{Gap, Shape, Token};

/// The condition of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guard {
    /// None.
    None,
    /// A year at its end counts nothing.
    Day,
    /// A month alone: what stands before or after shows that it is none of its other senses.
    BareMonth,
    /// The second day comes after the first.
    Rising,
    /// No white space around the dash.
    Tight,
    /// A year alone: as for a month.
    BareYear,
    /// A year that counts nothing.
    UncountedYear,
    /// Two years, the second after the first.
    Years,
    /// A weekday that is no name of another day and no newspaper.
    BareWeekday,
    /// A short weekday after "on", with its point.
    ShortWeekday,
    /// No newspaper or programme of that name.
    Today,
    /// Last night, but this morning, afternoon, evening.
    DayPart,
    /// Neither "the last week of March" nor a length.
    Shifted,
    /// Not "the weekend edition".
    Weekend,
    /// Not "that year-end rally".
    Same,
}

/// A phrase that fits a pattern, and what stands around it.
pub(super) struct Found<'a> {
    /// The tokens of the text.
    pub(super) tokens: &'a [Token],
    /// The phrase's tokens.
    pub(super) slots: &'a [Slot],
    /// Its first token.
    pub(super) start: usize,
    /// After its last token.
    pub(super) end: usize,
}

/// The years that a number means without much around it.
const MODERN: std::ops::RangeInclusive<i32> = 1900..=2049;

impl Found<'_> {
    /// Whether the guard lets the phrase pass.
    pub(super) fn passes(&self, guard: Guard) -> bool {
        match guard {
            Guard::None => true,
            Guard::Day => !self.ends_with_count(),
            Guard::BareMonth => self.is_bare_month(),
            Guard::Rising => self.rises(Class::DAY.or(Class::ORDINAL)) && !self.ends_with_count(),
            Guard::Tight => self.is_tight(),
            Guard::BareYear => self.is_bare_year(),
            Guard::UncountedYear => !self.counts(),
            Guard::Years => self.is_span_of_years(),
            Guard::BareWeekday => {
                !self
                    .before(1)
                    .is_some_and(|token| token.classes.meets(Class::NAMED_DAY))
                    && !self.after(1).is_some_and(|token| {
                        token.classes.meets(Class::TITLE) && token.shape == Shape::Capital
                    })
            }
            Guard::ShortWeekday => {
                let token = &self.tokens[self.start];
                token.end - token.start > 3
                    && self
                        .before(1)
                        .is_some_and(|token| token.classes.meets(Class::FUNCTION))
                    && !self
                        .after(1)
                        .is_some_and(|token| token.shape == Shape::Capital)
            }
            Guard::Today => !self
                .before(1)
                .is_some_and(|token| token.classes.meets(Class::PROGRAMME)),
            Guard::DayPart => self.is_near_day_part(),
            Guard::Shifted => {
                let after_the = self
                    .before(1)
                    .is_some_and(|token| token.classes.meets(Class::DETERMINER));
                let compared = self.slot(Class::COMPARISON.or(Class::EDGE)).is_some();
                let shift = self.slot(Class::SHIFT).map_or(0, |token| token.number);
                let of = self.after(1).is_some_and(|token| {
                    shift != 0 && token.classes.meets(Class::WEAK_PREPOSITION) && self.is_of(token)
                });
                (compared || shift == 0 || !after_the) && !of && !self.joins_on()
            }
            Guard::Weekend | Guard::Same => !self.joins_on(),
        }
    }

    /// The nth token before the phrase.
    fn before(&self, n: usize) -> Option<&Token> {
        let at = self.start.checked_sub(n)?;
        let between = self.tokens.get(at + 1..=self.start)?;
        if between.iter().any(|token| token.gap == Gap::Blank) {
            return None;
        }
        self.tokens.get(at)
    }

    /// The nth token after the phrase.
    fn after(&self, n: usize) -> Option<&Token> {
        let between = self.tokens.get(self.end..self.end + n)?;
        if between.iter().any(|token| token.gap == Gap::Blank) {
            return None;
        }
        between.last()
    }

    /// The first token of a class in the phrase.
    fn slot(&self, class: Class) -> Option<&Token> {
        let slot = self.slots.iter().find(|slot| slot.class.meets(class))?;
        self.tokens.get(slot.token)
    }

    fn numbers(&self, class: Class) -> impl Iterator<Item = i32> {
        self.slots
            .iter()
            .filter(move |slot| slot.class.meets(class))
            .map(|slot| self.tokens[slot.token].number)
    }

    /// Two numbers of a class, the second above the first.
    fn rises(&self, class: Class) -> bool {
        let mut numbers = self.numbers(class);
        matches!((numbers.next(), numbers.next()), (Some(first), Some(second)) if first < second)
    }

    fn is_of(&self, token: &Token) -> bool {
        token.end - token.start == 2
            && token.shape != Shape::Sign
            && !token.classes.meets(Class::STRONG_PREPOSITION)
    }

    /// Whether the next word counts something, so that the year before it is a number.
    fn counts(&self) -> bool {
        self.after(1)
            .is_some_and(|token| token.classes.meets(Class::COUNTED))
    }

    /// Whether the phrase ends with a year that counts.
    fn ends_with_count(&self) -> bool {
        self.slots
            .last()
            .is_some_and(|slot| slot.class == Class::YEAR)
            && self.counts()
    }

    /// Whether a hyphen binds the phrase to the word after it.
    fn joins_on(&self) -> bool {
        self.after(1)
            .is_some_and(|token| token.classes.meets(Class::DASH) && token.gap == Gap::None)
    }

    fn is_tight(&self) -> bool {
        let spaced = self.slots.windows(2).any(|pair| {
            let dash = pair.iter().any(|slot| slot.class == Class::DASH);
            dash && self.tokens[pair[1].token].gap != Gap::None
        });
        !spaced && !self.ends_with_count()
    }

    /// Whether the token before joins the phrase to another one of its class.
    fn continues(&self, class: Class) -> bool {
        let joined = self
            .before(1)
            .is_some_and(|token| token.classes.meets(Class::JOINER));
        joined
            && (2..=3).any(|n| {
                self.before(n)
                    .is_some_and(|token| token.classes.meets(class))
                    && (n == 2
                        || self
                            .before(2)
                            .is_some_and(|token| token.classes.meets(Class::JOINER)))
            })
    }

    fn is_bare_month(&self) -> bool {
        let month = &self.tokens[self.start];
        // "Jun" and "Mar" alone are names as well.
        if month.end - month.start < 4 && month.number != 5 {
            return false;
        }
        let next = self.after(1);
        // A name goes on with a capital, and Theresa May has an apostrophe.
        let named = next.is_some_and(|token| {
            (token.shape == Shape::Capital && !token.classes.meets(Class::FUNCTION.or(Class::PAST)))
                || (month.number == 5
                    && token.shape == Shape::Sign
                    && token.classes.meets(Class::DETERMINER))
        });
        let Some(before) = self.before(1) else {
            return false;
        };
        if before.classes.meets(Class::STRONG_PREPOSITION) {
            return !(month.number == 5 && named);
        }
        if named {
            return false;
        }
        if self.continues(Class::MONTH) {
            return true;
        }
        if before.classes.meets(Class::WEAK_PREPOSITION) {
            let surname = month.number == 5 && self.is_of(before);
            return !surname
                || self
                    .before(2)
                    .is_some_and(|token| token.classes.meets(Class::OF_MONTH));
        }
        // "a March meeting", but not "the March on the capital".
        before.classes.meets(Class::DETERMINER)
            && month.number != 5
            && next.is_some_and(|token| {
                token.shape == Shape::Lower
                    && token.gap == Gap::Space
                    && token.end - token.start > 3
                    && !token.classes.meets(
                        Class::FUNCTION
                            .or(Class::PAST)
                            .or(Class::PARTICIPLE)
                            .or(Class::SPEECH)
                            .or(Class::FUTURE),
                    )
            })
    }

    fn is_bare_year(&self) -> bool {
        let year = self.tokens[self.start].number;
        let next = self.after(1);
        let word_next = next.is_some_and(|token| {
            matches!(token.shape, Shape::Lower)
                && token.gap == Gap::Space
                && !token.classes.meets(
                    Class::FUNCTION
                        .or(Class::PAST)
                        .or(Class::FUTURE)
                        .or(Class::DETERMINER),
                )
        });
        let round = year % 100 == 0;
        if self.counts() || (!MODERN.contains(&year) && word_next) || (round && word_next) {
            return false;
        }
        if next.is_some_and(|token| token.classes.meets(Class::DASH) && token.gap == Gap::None)
            && self
                .after(2)
                .is_some_and(|token| token.shape == Shape::Number)
        {
            return false;
        }
        self.has_context_of_year(year)
    }

    fn has_context_of_year(&self, year: i32) -> bool {
        let Some(before) = self.before(1) else {
            // A crosshead: "2003: Invasion".
            return MODERN.contains(&year)
                && self.after(1).is_some_and(|token| {
                    token.classes.meets(Class::STOP) && token.gap == Gap::None
                });
        };
        if before.classes.meets(Class::STRONG_PREPOSITION) {
            return true;
        }
        if self.continues(Class::YEAR) {
            return true;
        }
        if before.classes.meets(Class::WEAK_PREPOSITION) {
            return MODERN.contains(&year)
                || self.after(1).is_none_or(|token| token.shape == Shape::Sign);
        }
        let word_next = self.after(1).is_some_and(|token| {
            matches!(token.shape, Shape::Lower | Shape::Capital)
                && token.gap == Gap::Space
                && !token.classes.meets(Class::FUNCTION)
        });
        if before.classes.meets(Class::DETERMINER) {
            return MODERN.contains(&year) && word_next;
        }
        // "(2009)", "(2009;"
        before.classes == Class::NONE
            && before.shape == Shape::Sign
            && before.end - before.start == 1
            && self.tokens[self.start].gap == Gap::None
            && self
                .after(1)
                .is_some_and(|token| token.shape == Shape::Sign && token.gap == Gap::None)
            && MODERN.contains(&year)
    }

    fn is_span_of_years(&self) -> bool {
        let first = self.tokens[self.start].number;
        let Some(last) = self.slots.last().map(|slot| self.tokens[slot.token].number) else {
            return false;
        };
        let short = self
            .slots
            .last()
            .is_some_and(|slot| slot.class == Class::SHORT_YEAR);
        let last = if short {
            first - first % 100 + last
        } else {
            last
        };
        let next = last == first + 1 || (short && first % 100 == 99 && last % 100 == 0);
        if last <= first && !next || !self.is_tight() || self.counts() || self.joins_on() {
            return false;
        }
        // "1861-1865", but not "1500-2000 words".
        let plain = !short && first >= 1700 && (first % 100 != 0 || last % 100 != 0);
        (MODERN.contains(&first) && next) || plain || self.has_context_of_year(first)
    }

    fn is_near_day_part(&self) -> bool {
        const NIGHT: i32 = 4;
        let shift = self.slot(Class::SHIFT).map_or(0, |token| token.number);
        let part = self.slot(Class::PART).map_or(0, |token| token.number);
        let after_the = self
            .before(1)
            .is_some_and(|token| token.classes.meets(Class::DETERMINER));
        match shift {
            0 => part != NIGHT && !self.joins_on(),
            -1 => part == NIGHT && !after_the,
            _ => false,
        }
    }
}
