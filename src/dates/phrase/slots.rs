//! The tokens that fit a pattern, asked for by what they are.

use super::expression::Fields;
use super::grammar::FRAGMENTS;
use super::lexicon::{Class, is_one_of};
use super::matcher::{Slot, SlotKind};
use super::token::Token;
use super::{Amount, DayPart, Unit};

/// The slots of a phrase, by class.
pub(super) struct Slots<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) slots: &'a [Slot],
}

impl Slots<'_> {
    pub(super) fn all(&self, class: Class) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter(move |slot| slot.is(class))
    }

    pub(super) fn has(&self, class: Class) -> bool {
        self.all(class).next().is_some()
    }

    pub(super) fn number<T: TryFrom<i32>>(&self, class: Class, nth: usize) -> Option<T> {
        T::try_from(self.all(class).nth(nth)?.number).ok()
    }

    /// The entry of a table that the number of a class names.
    pub(super) fn entry<T: Copy>(&self, class: Class, table: &[T]) -> Option<T> {
        table.get(self.number::<usize>(class, 0)?).copied()
    }

    pub(super) fn unit(&self) -> Option<Unit> {
        self.units().next()
    }

    pub(super) fn units(&self) -> impl Iterator<Item = Unit> {
        self.all(Class::UNIT.or(Class::UNITS).or(Class::SPAN).or(Class::LONG))
            .filter_map(|slot| Unit::ALL.get(usize::try_from(slot.number).ok()?).copied())
    }

    pub(super) fn amounts(&self) -> impl Iterator<Item = Amount> {
        self.slots.iter().filter_map(|slot| match slot.kind {
            SlotKind::Amount(amount) => Some(amount),
            _ => None,
        })
    }

    /// Whether it holds a word that its pattern names.
    pub(super) fn says(&self, word: &str) -> bool {
        self.slots
            .iter()
            .any(|slot| slot.kind == SlotKind::Word && is_one_of(&self.tokens[slot.token], &[word]))
    }

    /// The row of a fragment.
    pub(super) fn fragment(&self, name: &str) -> Option<i32> {
        self.slots.iter().find_map(|slot| match slot.kind {
            SlotKind::Fragment(place) => {
                let fragment = FRAGMENTS.get(usize::from(place))?;
                (fragment.name == name).then_some(slot.number)
            }
            _ => None,
        })
    }

    pub(super) fn fields(&self, nth: usize) -> Fields {
        Fields {
            year: self.number(Class::YEAR, nth),
            month: self.number(Class::MONTH, nth),
            day: self.number(Class::DAY.or(Class::ORDINAL), nth),
        }
    }

    /// The year, as a number of four digits, as one of two, or before Christ.
    pub(super) fn year(&self) -> Option<i16> {
        if self.has(Class::ERA) {
            return i16::try_from(self.year_of_era()?)
                .ok()
                .filter(|year| (-9998..=9999).contains(year));
        }
        if let Some(short) = self.number::<i16>(Class::QUOTED_YEAR, 0) {
            return Some(short + if short < 50 { 2000 } else { 1900 });
        }
        self.number(Class::YEAR.or(Class::FAR_YEAR), 0)
    }

    /// The year of an era, which has no year 0, as an astronomer counts: 1 B.C. is 0.
    pub(super) fn year_of_era(&self) -> Option<i32> {
        let era: i32 = self.number(Class::ERA, 0)?;
        let year = self
            .number::<i32>(Class::COUNT.or(Class::YEAR), 0)
            .filter(|year| *year > 0)?;
        Some(if era < 0 { 1 - year } else { year })
    }

    pub(super) fn part(&self) -> Option<DayPart> {
        self.entry(Class::PART.or(Class::PARTS), &DayPart::ALL)
    }

    /// The day, or the unit, that the phrase names as a whole.
    pub(super) fn named(&self) -> Unit {
        let said = [
            ("year", Unit::Year),
            ("midyear", Unit::Year),
            ("month", Unit::Month),
            ("week", Unit::Week),
            ("weekend", Unit::Weekend),
            ("quarter", Unit::Quarter),
            ("decade", Unit::Decade),
            ("hour", Unit::Hour),
        ];
        self.unit()
            .or_else(|| {
                let known = said.into_iter().find(|(word, _)| self.says(word));
                known.map(|(_, unit)| unit)
            })
            .unwrap_or(Unit::Day)
    }
}
