//! Guards of what names have too: weekdays, programmes, vague references, holidays, times of the clock.

use super::guard::Found;
use super::lexicon::{Class, is_one_of};
use super::matcher::SlotKind;
use super::token::{Gap, Shape, Token};

impl Found<'_> {
    /// No newspaper, programme or special day, and none that is counted.
    pub(super) fn is_weekday(&self) -> bool {
        let is_title = |token: Option<&Token>| {
            token.is_some_and(|token| {
                token.classes.meets(Class::TITLE) && token.shape == Shape::Capital
            })
        };
        // "Saturday Night Live"
        let part = self
            .after(1)
            .is_some_and(|token| token.classes.meets(Class::PART) && token.shape == Shape::Capital);
        let named = self
            .before(1)
            .is_some_and(|token| token.classes.meets(Class::NAMED_DAY));
        let title = is_title(self.after(1)) || part && is_title(self.after(2));
        // "the third Monday of January", "the Friday before last"
        let counted = self
            .before(1)
            .is_some_and(|token| token.classes.meets(Class::NTH.or(Class::ORDINAL)));
        let last = self
            .after(1)
            .is_some_and(|token| is_one_of(token, &["before"]))
            && self
                .after(2)
                .is_some_and(|token| is_one_of(token, &["last"]));
        // "Sunday school"
        let school = self
            .after(1)
            .is_some_and(|token| is_one_of(token, &["school"]));
        !named && !title && !counted && !last && !school
    }

    /// "the March 14 alliance", "the April 6 Youth Movement"
    pub(super) fn is_movement(&self) -> bool {
        let names = |n: usize| {
            self.after(n).is_some_and(|token| {
                is_one_of(
                    token,
                    &[
                        "movement",
                        "alliance",
                        "coalition",
                        "bloc",
                        "group",
                        "brigade",
                        "brigades",
                    ],
                )
            })
        };
        let capital = self
            .after(1)
            .is_some_and(|token| token.shape == Shape::Capital && token.gap == Gap::Space);
        let stated = self
            .before(1)
            .is_some_and(|token| token.classes.meets(Class::DETERMINER))
            || self.tokens[self.start].classes.meets(Class::DETERMINER);
        stated && names(1) || capital && names(2)
    }

    /// "ABC's This Week", "the This Week program"
    pub(super) fn is_programme(&self) -> bool {
        let capitals = self.tokens[self.start..self.end]
            .iter()
            .all(|token| token.shape == Shape::Capital);
        let quoted = |token: Option<&Token>| {
            token.is_some_and(|token| {
                token.shape == Shape::Sign
                    && !token
                        .classes
                        .meets(Class::STOP.or(Class::JOINER).or(Class::DASH))
                    && token.word == 0
            })
        };
        capitals
            && (self
                .before(1)
                .is_some_and(|token| token.classes.meets(Class::POSSESSIVE))
                || self
                    .after(1)
                    .is_some_and(|token| is_one_of(token, &["program", "programme"]))
                || quoted(self.before(1)) && quoted(self.after(1)))
    }

    pub(super) fn is_vague(&self) -> bool {
        if !self.is_in_lower_case() || self.joins_on() {
            return false;
        }
        let last = &self.tokens[self.end - 1];
        let single = self.end - self.start == 1;
        if is_one_of(last, &["moment"]) {
            return self.follows_one_of(&["at", "for"]) && self.has_no_object();
        }
        // "the past two weeks", "the future king", "the present government"
        if is_one_of(last, &["past", "present", "future"]) && !single {
            let stated = is_one_of(&self.tokens[self.start], &["the"]);
            return !stated || self.is_alone();
        }
        // "the days ahead", but "these days of rain"
        if is_one_of(last, &["days"]) && is_one_of(&self.tokens[self.start], &["these"]) {
            return !self.after(1).is_some_and(|token| self.is_of(token));
        }
        true
    }

    /// "the Easter Offensive", "Johnnie Christmas" and "Operation Ramadan" are none.
    pub(super) fn is_holiday(&self) -> bool {
        let is_name = |token: &Token| token.shape == Shape::Capital && token.gap == Gap::Space;
        let capital = self
            .slots
            .iter()
            .any(|slot| slot.is(Class::PART) || slot.kind == SlotKind::Word)
            && self.tokens[self.start..self.end]
                .iter()
                .any(|token| token.shape == Shape::Capital);
        let names_before = self.before(1).is_some_and(|token| {
            is_name(token)
                && self.tokens[self.start].gap == Gap::Space
                && self
                    .before(2)
                    .is_some_and(|before| !before.classes.meets(Class::STOP))
                && !token.classes.meets(
                    Class::FUNCTION
                        .or(Class::DETERMINER)
                        .or(Class::WEEKDAY)
                        .or(Class::STRONG_PREPOSITION)
                        .or(Class::WEAK_PREPOSITION)
                        .or(Class::EVERY),
                )
        });
        // "the Good Friday agreement"
        let names_after = self.after(1).is_some_and(|token| {
            is_name(token) && !token.classes.meets(Class::WEEKDAY.or(Class::MONTH))
                || is_one_of(token, &["agreement", "accord", "accords"])
        });
        capital && !names_before && !names_after && !self.joins_on()
    }

    pub(super) fn is_clock(&self) -> bool {
        if self.slot(Class::MERIDIEM).is_some() || self.slots.len() > 2 {
            return true;
        }
        if let Some(zone) = self.slot(Class::ZONE) {
            let number = &self.tokens[self.start];
            return zone.shape == Shape::Capital
                && (number.classes.meets(Class::CLOCK) || number.end - number.start == 4);
        }
        if self.slots.len() > 1 {
            return true;
        }
        let before = self.follows_one_of(&[
            "at", "by", "around", "about", "until", "till", "from", "after", "before", "since",
            "between",
        ]);
        let continues = self.follows(Class::JOINER.or(Class::DASH))
            && self
                .before(2)
                .is_some_and(|token| token.classes.meets(Class::CLOCK));
        before || continues
    }
}
