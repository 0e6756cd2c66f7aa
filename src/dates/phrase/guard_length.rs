//! Guards of lengths, recurrences, and of what the story counts from.

use super::guard::{Found, Guard};
use super::lexicon::{Class, is_one_of};
use super::matcher::SlotKind;
use super::token::{Gap, Shape, Token};
use super::{Amount, Unit};

impl Found<'_> {
    /// The guards of this file.
    pub(super) fn passes_length(&self, guard: Guard) -> bool {
        match guard {
            Guard::ShortYear => {
                self.inner && !self.counts()
                    || (100..1000).contains(&self.tokens[self.start].number)
                        && self.follows(Class::STRONG_PREPOSITION.or(Class::WEAK_PREPOSITION))
                        && self.is_alone()
                        && !self.counts()
            }
            Guard::QuotedYear => self.follows(
                Class::STRONG_PREPOSITION
                    .or(Class::WEAK_PREPOSITION)
                    .or(Class::JOINER),
            ),
            Guard::DayOfMonth => {
                // "in the 21st and 76th minutes"
                let day = self.follows(Class::WEAK_PREPOSITION.or(Class::STRONG_PREPOSITION))
                    && !self.follows_one_of(&["in", "during", "throughout"])
                    || self.follows_one_of(&["on"]);
                day && self.is_alone() && !self.is_one_of_centuries()
            }
            Guard::OneOfCenturies => self.is_one_of_centuries(),
            Guard::BareWeekend => {
                let capital = |token: Option<&Token>| {
                    token.is_some_and(|token| token.shape == Shape::Capital)
                };
                let title = capital(self.tokens.get(self.start)) && capital(self.after(1));
                !self.follows(Class::DETERMINER.or(Class::EVERY).or(Class::SHIFT))
                    && !self.joins_on()
                    && self.is_attribute()
                    && !title
            }
            Guard::BareSeason => self.inner || self.is_bare_season(),
            Guard::Quarter => !self.is_of_something_else(),
            Guard::Results => self.is_of_results(),
            Guard::Stepped => {
                let stated = self
                    .slots
                    .iter()
                    .any(|slot| is_one_of(&self.tokens[slot.token], &["the"]));
                let next = self.slots.iter().any(|slot| {
                    slot.kind == SlotKind::Word && is_one_of(&self.tokens[slot.token], &["next"])
                });
                let throughout = next
                    && self.slot(Class::SPAN).is_some()
                    && self.follows_one_of(&["over", "in", "within", "during", "for", "of"]);
                (stated || !self.follows(Class::DETERMINER))
                    && !throughout
                    && !self.joins_on()
                    && !self.begins_with_following()
                    && !self.after(1).is_some_and(|token| is_one_of(token, &["or"]))
            }
            Guard::NoObject => self.has_no_object(),
            Guard::Inner => self.inner && !self.joins_on(),
            Guard::TheYear => {
                let ended = self
                    .after(1)
                    .is_some_and(|token| is_one_of(token, &["ended", "ending"]));
                let months = self.follows_one_of(&["of"])
                    && self
                        .before(2)
                        .is_some_and(|token| token.classes.meets(Class::UNITS));
                ended
                    || months
                    || self.follows_one_of(&["for"])
                        && self.after(1).is_none_or(|token| token.shape == Shape::Sign)
                        && !self.joins_on()
            }
            Guard::YearEnd => {
                self.slots.len() > 2
                    || self.follows_one_of(&["by", "at", "until", "before", "since", "for"])
            }
            Guard::Length => self.is_length(),
            Guard::OneUnit => {
                self.is_length()
                    && !self.joins_on()
                    && !self.follows_one_of(&["half", "once", "per"])
                    && !self.is_speed()
            }
            Guard::FirstUnit => {
                let unit = self.slot(Class::UNIT).map_or(0, |token| token.number);
                let is = |wanted: Unit| Unit::ALL.iter().position(|unit| *unit == wanted);
                let number = usize::try_from(unit).ok();
                self.is_length() && number != is(Unit::Day) && number != is(Unit::Quarter)
            }
            Guard::PerUnit => {
                // "80 kilometers per hour" is a speed.
                let clock = self.slots.iter().any(|slot| {
                    slot.is(Class::UNIT)
                        && usize::try_from(slot.number).is_ok_and(|number| {
                            Unit::ALL.get(number).is_some_and(|unit| unit.is_clock())
                        })
                });
                !clock && !self.is_speed()
            }
            Guard::LastAmount => {
                // "expected to last four days"
                let verb = self.slot(Class::SHIFT).is_some()
                    && self.before(1).is_some_and(|token| {
                        token.classes.meets(Class::FUTURE.or(Class::MODAL))
                            || is_one_of(token, &["to", "not", "can", "could", "must", "usually"])
                            // "the talks last three days"
                            || token.word == 0 && token.shape == Shape::Lower
                    });
                !verb && self.is_length() && !self.begins_with_following()
            }
            Guard::BareUnits => {
                let unit = &self.tokens[self.start];
                let begins = self
                    .before(1)
                    .is_none_or(|token| token.classes.meets(Class::STOP));
                let measured = self
                    .after(1)
                    .is_some_and(|token| is_one_of(token, &["before", "after"]));
                (unit.shape == Shape::Lower || begins)
                    && !is_one_of(unit, &["quarters"])
                    && !self.joins_on()
                    && !self.follows(Class::EDGE)
                    && (measured
                        || self.follows(Class::LENGTH_SIGN)
                        || self.after(1).is_some_and(|token| self.is_of(token))
                            && !self.follows(Class::DETERMINER))
                    && !self.follows(Class::COUNT)
            }
            Guard::Throughout => {
                self.follows(Class::LENGTH_SIGN)
                    && !self.follows_one_of(&["until", "took", "take", "takes"])
                    && !self.joins_on()
            }
            Guard::Every => self.slots.last().is_some_and(|slot| {
                self.tokens[slot.token].shape == Shape::Lower
                    || slot.is(Class::WEEKDAY.or(Class::MONTH))
            }),
            Guard::Daily => {
                self.is_in_lower_case()
                    && !self
                        .after(1)
                        .is_some_and(|token| token.shape == Shape::Capital)
            }
            Guard::Vague => self.is_vague(),
            Guard::Attributive => {
                let begins = self
                    .before(1)
                    .is_none_or(|token| token.classes.meets(Class::STOP))
                    && self
                        .after(1)
                        .is_some_and(|token| token.shape == Shape::Lower);
                (self.tokens[self.start].shape == Shape::Lower || begins)
                    && !self.joins_on()
                    && self.is_attribute()
            }
            Guard::Soon => {
                self.is_in_lower_case()
                    && !self.follows_one_of(&["as", "too"])
                    && !self
                        .after(1)
                        .is_some_and(|token| is_one_of(token, &["as", "after"]))
                    && !self.joins_on()
            }
            Guard::Holiday => self.is_holiday(),
            Guard::Clock => self.is_clock(),
            Guard::Dawn => self.follows_one_of(&[
                "at", "before", "by", "until", "after", "since", "around", "from",
            ]),
            Guard::Between => !self.follows_one_of(&["for"]),
            Guard::LowerDay => self
                .tokens
                .get(self.start + 1)
                .is_some_and(|day| day.shape == Shape::Lower),
            // "Happy Mondays", "Fridays for Future"
            Guard::Weekdays => {
                let movement = self
                    .after(1)
                    .is_some_and(|token| is_one_of(token, &["for"]))
                    && self
                        .after(2)
                        .is_some_and(|token| token.shape == Shape::Capital);
                // "two Fridays ago"
                !movement && !self.follows(Class::NAMED_DAY.or(Class::NUMERAL).or(Class::COUNT))
            }
            // "Midnight Oil"
            Guard::Noon => {
                let oil = self.tokens[self.end - 1].shape == Shape::Capital
                    && self.after(1).is_some_and(|token| {
                        token.shape == Shape::Capital
                            && !token.classes.meets(Class::WEEKDAY.or(Class::MONTH))
                    });
                self.is_in_lower_case() && !self.joins_on() && !oil
            }
            Guard::Overnight => self.is_in_lower_case() && !self.joins_on(),
            Guard::InThePart => {
                let early = self.slot(Class::EDGE).is_some();
                self.tokens[self.end - 1].shape == Shape::Lower
                    && !self.joins_on()
                    && (early
                        || self.follows_one_of(&[
                            "in",
                            "during",
                            "through",
                            "throughout",
                            "until",
                            "by",
                        ]))
                    && !self.follows_one_of(&["of"])
            }
            _ => true,
        }
    }

    /// Whether the token before is of a class.
    pub(super) fn follows(&self, class: Class) -> bool {
        self.before(1)
            .is_some_and(|token| token.classes.meets(class))
    }

    pub(super) fn follows_one_of(&self, words: &[&str]) -> bool {
        self.before(1).is_some_and(|token| is_one_of(token, words))
    }

    /// Whether no noun follows that the phrase could belong to.
    pub(super) fn is_alone(&self) -> bool {
        !self.joins_on()
            && self.after(1).is_none_or(|token| {
                token.shape == Shape::Sign
                    || token.classes.meets(
                        Class::FUNCTION
                            .or(Class::PAST)
                            .or(Class::SPEECH)
                            .or(Class::STOP)
                            .or(Class::FUTURE)
                            .or(Class::JOINER)
                            .or(Class::DETERMINER),
                    )
            })
    }

    /// Whether a noun, or an adjective, follows.
    fn is_attribute(&self) -> bool {
        self.after(1).is_some_and(|token| {
            matches!(token.shape, Shape::Lower | Shape::Capital)
                && token.gap == Gap::Space
                && !token.classes.meets(
                    Class::FUNCTION
                        .or(Class::PAST)
                        .or(Class::SPEECH)
                        .or(Class::FUTURE)
                        .or(Class::JOINER),
                )
        })
    }

    /// In lower case, or at the beginning of a sentence.
    pub(super) fn is_in_lower_case(&self) -> bool {
        let first = &self.tokens[self.start];
        let last = &self.tokens[self.end - 1];
        let begins = self
            .before(1)
            .is_none_or(|token| token.shape == Shape::Sign && !token.classes.meets(Class::DASH));
        (first.shape != Shape::Capital || begins)
            && (last.shape != Shape::Capital || self.end - self.start == 1)
    }

    /// Whether it is joined to another number, of a century: "and 16th centuries", "to the 19th centuries".
    fn is_one_of_centuries(&self) -> bool {
        self.after(1)
            .is_some_and(|token| token.classes.meets(Class::JOINER.or(Class::DASH)))
            && (3..=4).any(|n| {
                self.after(n)
                    .is_some_and(|token| is_one_of(token, &["century", "centuries"]))
                    && self
                        .after(n - 1)
                        .is_some_and(|token| token.classes.meets(Class::ORDINAL.or(Class::NTH)))
            })
    }

    /// "following Sunday's vote": a preposition.
    fn begins_with_following(&self) -> bool {
        is_one_of(&self.tokens[self.start], &["following"]) && !self.follows(Class::DETERMINER)
    }

    /// "120 miles an hour"
    fn is_speed(&self) -> bool {
        self.follows_one_of(&[
            "miles",
            "kilometers",
            "kilometres",
            "km",
            "meters",
            "metres",
            "feet",
        ])
    }

    fn is_bare_season(&self) -> bool {
        let of_name = self.after(1).is_some_and(|token| self.is_of(token));
        // "the fall in prices"
        let drop = is_one_of(&self.tokens[self.end - 1], &["fall"])
            && self.after(1).is_some_and(|token| is_one_of(token, &["in"]))
            && !self.follows(Class::STRONG_PREPOSITION);
        if of_name && !self.is_of_a_year() || self.joins_on() || drop {
            return false;
        }
        let stated = self.slots.iter().any(|slot| slot.kind == SlotKind::Word);
        let early = self.slot(Class::EDGE).is_some();
        let preposition = self.follows(Class::STRONG_PREPOSITION)
            || self.follows_one_of(&["by", "through", "throughout", "over"])
            || stated && self.follows_one_of(&["before", "after", "of", "for"]);
        if early {
            return !self.follows(Class::DETERMINER);
        }
        preposition
            && self.after(1).is_none_or(|token| {
                token.shape != Shape::Capital && (stated || !self.is_attribute())
            })
    }

    /// "the third quarter of the game"
    fn is_of_something_else(&self) -> bool {
        let year_stated = self.slot(Class::YEAR).is_some();
        !year_stated && self.after(1).is_some_and(|token| self.is_of(token)) && !self.is_of_a_year()
    }

    /// Whether "of" and a year, or "the year" and the like, follow.
    fn is_of_a_year(&self) -> bool {
        self.after(1).is_some_and(|token| self.is_of(token))
            && (self.after(2).is_some_and(|token| {
                token.classes.meets(Class::YEAR.or(Class::SHIFT))
                    || is_one_of(token, &["fiscal", "that"])
            }) || self.after(3).is_some_and(|token| {
                is_one_of(
                    token,
                    &["year", "fiscal", "decade", "century", "same", "following"],
                ) || token.classes.meets(Class::STEP)
            }))
    }

    fn is_of_results(&self) -> bool {
        let results = self
            .after(1)
            .is_some_and(|token| token.classes.meets(Class::RESULT))
            || self
                .before(1)
                .is_some_and(|token| token.classes.meets(Class::RESULT));
        let behind = self.slot(Class::NTH).is_none()
            && self.follows(Class::STRONG_PREPOSITION.or(Class::WEAK_PREPOSITION))
            && (self.is_alone()
                || self
                    .after(1)
                    .is_some_and(|token| token.classes.meets(Class::PARTICIPLE)))
            && !self.after(1).is_some_and(|token| self.is_of(token));
        results || behind || self.is_of_a_year()
    }

    /// Whether the sentence goes on with nothing that "before" or "after" could govern.
    pub(super) fn has_no_object(&self) -> bool {
        self.after(1).is_none_or(|token| {
            token.shape == Shape::Sign && !token.classes.meets(Class::DASH)
                || token.classes.meets(Class::STOP.or(Class::PAST))
                || is_one_of(
                    token,
                    &["and", "or", "but", "in", "at", "on", "when", "with"],
                )
        })
    }

    fn is_length(&self) -> bool {
        // "spent over five years on roads": without a word that a length follows, a preposition.
        let over = is_one_of(&self.tokens[self.start], &["over"])
            && !self.before(1).is_some_and(|token| {
                token.classes.meets(
                    Class::LENGTH_SIGN
                        .or(Class::FUNCTION)
                        .or(Class::PAST)
                        .or(Class::DETERMINER),
                )
            });
        if over {
            return false;
        }
        let Some((place, unit)) = self
            .slots
            .iter()
            .rev()
            .find(|slot| slot.is(Class::UNIT.or(Class::UNITS)))
            .map(|slot| (slot.token, &self.tokens[slot.token]))
        else {
            return false;
        };
        // "60 Minutes", "the Seven-Day War"
        if unit.shape == Shape::Capital {
            return false;
        }
        let is = |wanted: Unit| {
            usize::try_from(unit.number)
                .ok()
                .and_then(|number| Unit::ALL.get(number))
                == Some(&wanted)
        };
        let next = self.after(1);
        let says = |token: Option<&Token>, words: &[&str]| {
            token.is_some_and(|token| is_one_of(token, words))
        };
        let dashed = self.joins_on();
        // "43-year-old", "aged 43 years", "8 months old", "years of age"
        let old = says(next, &["old"]) || dashed && is(Unit::Year) && says(self.after(2), &["old"]);
        let aged = says(next, &["of"]) && says(self.after(2), &["age"]);
        // "three quarters of the voters"
        let fraction = is(Unit::Quarter)
            && (says(next, &["of", "century"])
                || next.is_some_and(|token| token.classes.meets(Class::COUNTED))
                || dashed);
        // "the 2014 quarter", "in 2009 months of talks"
        let first = &self.tokens[self.amount_token().unwrap_or(self.start)];
        let year = first.classes.meets(Class::YEAR) && place > self.start;
        // "some day", "the 14 century"
        let singular = unit.classes.meets(Class::UNIT)
            && place == self.end - 1
            && self.tokens[place].gap == Gap::Space
            && self.slots.iter().any(|slot| match slot.kind {
                SlotKind::Amount(Amount::Unsaid) => is_one_of(&self.tokens[slot.token], &["some"]),
                SlotKind::Amount(Amount::Thousandths(count)) => is(Unit::Century) && count > 1000,
                _ => false,
            });
        // "cut by a quarter"
        let share = is(Unit::Quarter) && self.follows_one_of(&["by"]);
        // "the third attack in as many weeks"
        let compared = self.follows_one_of(&["as"]);
        !(old || aged || fraction || year || compared || singular || share)
    }

    /// Where the amount begins.
    fn amount_token(&self) -> Option<usize> {
        self.slots
            .iter()
            .find(|slot| matches!(slot.kind, SlotKind::Amount(_)))
            .map(|slot| slot.token)
    }
}
