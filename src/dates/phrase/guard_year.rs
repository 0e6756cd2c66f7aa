//! What must stand around a year for it to be one: "2000" is a count as well.

use super::guard::Found;
use super::lexicon::Class;
use super::token::{Gap, Shape};

/// The years that a number means without much around it.
const MODERN: std::ops::RangeInclusive<i32> = 1900..=2099;

/// From here on a number that is not round is a year with less around it: few things are counted so exactly.
const FIRST_PLAIN: i32 = 1500;

impl Found<'_> {
    /// Whether the phrase ends with a year that counts. "In May 1998 rebels came" is of that year: so large a count would have
    /// its comma, unless it is round.
    pub(super) fn ends_with_count(&self) -> bool {
        let Some(year) = self.slots.last().filter(|slot| slot.is(Class::YEAR)) else {
            return false;
        };
        let measures = Class::UNIT.or(Class::UNITS).or(Class::SCALE).or(Class::ERA);
        let plain = MODERN.contains(&year.number) && year.number % 100 != 0;
        self.counts()
            && !(plain
                && self
                    .after(1)
                    .is_some_and(|token| !token.classes.meets(measures)))
    }

    pub(super) fn is_bare_year(&self) -> bool {
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
        // "the 1777 campaigns", "in 1777 along with", but not "of 1709 schoolchildren".
        let plain = MODERN.contains(&year)
            || year >= FIRST_PLAIN
                && self.before(1).is_some_and(|token| {
                    token
                        .classes
                        .meets(Class::DETERMINER.or(Class::STRONG_PREPOSITION))
                });
        if self.counts() || (!plain && word_next) || (round && word_next) {
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
            // A crosshead: "1918", "2003: Invasion".
            return year >= FIRST_PLAIN && self.after(1).is_none()
                || MODERN.contains(&year)
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
        let plain = MODERN.contains(&year) || year >= FIRST_PLAIN && year % 100 != 0;
        if before.classes.meets(Class::WEAK_PREPOSITION) {
            let quantity = self
                .before(2)
                .is_some_and(|token| token.classes.meets(Class::QUANTITY));
            return plain && !quantity
                || self.after(1).is_none_or(|token| token.shape == Shape::Sign);
        }
        // "at least 2016", "like 1945"
        let compared = self.follows_one_of(&[
            "least", "most", "about", "around", "late", "like", "due", "years",
        ]);
        if compared && MODERN.contains(&year) && year % 100 != 0 {
            return true;
        }
        let word_next = self.after(1).is_some_and(|token| {
            matches!(token.shape, Shape::Lower | Shape::Capital)
                && token.gap == Gap::Space
                && !token.classes.meets(Class::FUNCTION)
        });
        if before.classes.meets(Class::DETERMINER) {
            return plain && word_next;
        }
        // "(2009)", "(2009;", but not "1984" in quotes
        before.is_bracket()
            && self.tokens[self.start].gap == Gap::None
            && self
                .after(1)
                .is_some_and(|token| token.shape == Shape::Sign && token.gap == Gap::None)
            && MODERN.contains(&year)
    }

    pub(super) fn is_span_of_years(&self) -> bool {
        let first = self.tokens[self.start].number;
        let Some(last) = self.slots.last().map(|slot| self.tokens[slot.token].number) else {
            return false;
        };
        let short = self
            .slots
            .last()
            .is_some_and(|slot| slot.is(Class::SHORT_YEAR));
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
}
