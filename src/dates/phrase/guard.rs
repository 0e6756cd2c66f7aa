//! Guards: what must stand around a phrase for it to be one. "March" is a verb and "2000" a count as well.

use super::lexicon::{Class, is_one_of};
use super::matcher::Slot;
use super::token::{Gap, Shape, Token};

/// The condition of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guard {
    /// None.
    None,
    /// A year at its end counts nothing.
    Day,
    /// A year at its end that is not of our millennia: nothing follows that it could count.
    FarYear,
    /// A month alone: what stands before or after shows that it is none of its other senses.
    BareMonth,
    /// The second day comes after the first.
    Rising,
    /// A range of days of one month: a falling one only where nothing else has its form.
    Days,
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
    /// No name of a band or a movement.
    Weekdays,
    /// No newspaper or programme of that name.
    Today,
    /// "a week from Thursday", but not "for a week from Thursday".
    Between,
    /// "the day after tomorrow", but not the film.
    LowerDay,
    /// Last night, but this morning, afternoon, evening.
    DayPart,
    /// Neither "the last week of March" nor a length.
    Shifted,
    /// Not "the weekend edition".
    Weekend,
    /// Not "that year-end rally".
    Same,
    /// A number below 1000 where a year can stand.
    ShortYear,
    /// A year of two digits behind a preposition.
    QuotedYear,
    /// "on the 22nd", with no noun after it.
    DayOfMonth,
    /// "the 15th and 16th centuries"
    OneOfCenturies,
    /// "weekend talks", but not "a weekend".
    BareWeekend,
    /// A season after a preposition.
    BareSeason,
    /// A quarter of the year, not of a game's score.
    Quarter,
    /// With results next to it.
    Results,
    /// "the next month", but not "over the next month".
    Stepped,
    /// Nothing follows that it could be before or after.
    NoObject,
    /// It counts only within a longer phrase.
    Inner,
    /// "for the year", in a report of results.
    TheYear,
    /// "by year-end", "the year's end", "at month end".
    YearEnd,
    /// No age and no title.
    Length,
    /// "a year", but no age, no fraction.
    OneUnit,
    /// "the first hour", but not "the first day".
    FirstUnit,
    /// No speed.
    PerUnit,
    /// "the last four days", but not "to last four days".
    LastAmount,
    /// "for years", "months of talks".
    BareUnits,
    /// "over the next month"
    Throughout,
    /// No title.
    Every,
    /// No newspaper.
    Daily,
    /// No title, and no noun that it is an attribute of.
    Vague,
    /// With the noun that it is an attribute of.
    Attributive,
    /// Not "as soon as".
    Soon,
    /// Not part of a longer name.
    Holiday,
    /// A time of the clock rather than a score.
    Clock,
    /// No title.
    Noon,
    /// "at dawn"
    Dawn,
    /// "in the morning", "an early morning raid"
    InThePart,
    /// No title.
    Overnight,
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
    /// Whether it stands inside of a longer phrase, which speaks for it.
    pub(super) inner: bool,
}

impl Found<'_> {
    /// Whether the guard lets the phrase pass.
    pub(super) fn passes(&self, guard: Guard) -> bool {
        match guard {
            Guard::None => true,
            Guard::Day => !self.ends_with_count() && !self.is_movement(),
            Guard::FarYear => self
                .after(1)
                .is_none_or(|token| token.shape == Shape::Sign && !self.joins_on()),
            Guard::BareMonth => self.inner || self.is_bare_month(),
            Guard::Rising => self.rises(Class::DAY.or(Class::ORDINAL)) && !self.ends_with_count(),
            Guard::Tight => self.is_tight(),
            Guard::BareYear => self.inner && !self.counts() || self.is_bare_year(),
            Guard::UncountedYear => !self.counts(),
            Guard::Years => self.is_span_of_years(),
            Guard::BareWeekday => self.is_weekday(),
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
            Guard::Today => {
                // "the Today programme", "The Day After Tomorrow"
                let capital = self.tokens[self.start].shape == Shape::Capital;
                !self.before(1).is_some_and(|token| {
                    token.classes.meets(Class::PROGRAMME)
                        || capital && token.classes.meets(Class::DETERMINER)
                        || capital
                            && token.shape == Shape::Capital
                            && is_one_of(token, &["before", "after"])
                })
            }
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
                (compared || shift == 0 || !after_the)
                    && !of
                    && !self.joins_on()
                    && !self.is_programme()
            }
            // "The Weekend", a band.
            Guard::Weekend => {
                let capitals = self.tokens[self.start..self.end]
                    .iter()
                    .all(|token| token.shape == Shape::Capital);
                !capitals && !self.joins_on()
            }
            Guard::Same => !self.joins_on(),
            Guard::Days => !self.ends_with_count(),
            _ => self.passes_length(guard),
        }
    }

    /// The nth token before the phrase.
    pub(super) fn before(&self, n: usize) -> Option<&Token> {
        let at = self.start.checked_sub(n)?;
        let between = self.tokens.get(at + 1..=self.start)?;
        if between.iter().any(|token| token.gap == Gap::Blank) {
            return None;
        }
        self.tokens.get(at)
    }

    /// The nth token after the phrase.
    pub(super) fn after(&self, n: usize) -> Option<&Token> {
        let between = self.tokens.get(self.end..self.end + n)?;
        if between.iter().any(|token| token.gap == Gap::Blank) {
            return None;
        }
        between.last()
    }

    /// The first token of a class in the phrase.
    pub(super) fn slot(&self, class: Class) -> Option<&Token> {
        let slot = self.slots.iter().find(|slot| slot.is(class))?;
        self.tokens.get(slot.token)
    }

    fn numbers(&self, class: Class) -> impl Iterator<Item = i32> {
        self.slots
            .iter()
            .filter(move |slot| slot.is(class))
            .map(|slot| slot.number)
    }

    /// Two numbers of a class, the second above the first.
    fn rises(&self, class: Class) -> bool {
        let mut numbers = self.numbers(class);
        matches!((numbers.next(), numbers.next()), (Some(first), Some(second)) if first < second)
    }

    pub(super) fn is_of(&self, token: &Token) -> bool {
        is_one_of(token, &["of"])
    }

    /// Whether the next word counts something, so that the year before it is a number.
    pub(super) fn counts(&self) -> bool {
        self.after(1)
            .is_some_and(|token| token.classes.meets(Class::COUNTED))
    }

    /// Whether a hyphen binds the phrase to the word after it.
    pub(super) fn joins_on(&self) -> bool {
        self.after(1)
            .is_some_and(|token| token.classes.meets(Class::DASH) && token.gap == Gap::None)
    }

    pub(super) fn is_tight(&self) -> bool {
        let spaced = self.slots.windows(2).any(|pair| {
            let dash = pair.iter().any(|slot| slot.is(Class::DASH));
            dash && self.tokens[pair[1].token].gap != Gap::None
        });
        !spaced && !self.ends_with_count()
    }

    /// Whether the token before joins the phrase to another one of its class.
    pub(super) fn continues(&self, class: Class) -> bool {
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

    /// Whether the token after joins the phrase to another one of its class.
    fn leads(&self, class: Class) -> bool {
        self.after(1)
            .is_some_and(|token| token.classes.meets(Class::JOINER))
            && self
                .after(2)
                .is_some_and(|token| token.classes.meets(class))
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
            // "April and May were dry."
            return self.leads(Class::MONTH);
        };
        if before.classes.meets(Class::STOP.or(Class::JOINER)) && self.leads(Class::MONTH) {
            return true;
        }
        if before.classes.meets(Class::STRONG_PREPOSITION) {
            return !(month.number == 5 && named);
        }
        // "in the six months to February"
        if before.classes.meets(Class::JOINER)
            && self
                .before(2)
                .is_some_and(|token| token.classes.meets(Class::UNITS))
        {
            return true;
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
