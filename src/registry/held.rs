//! What held on a given day.

use super::{Entry, Role, Valued};
use crate::dates::{Date, Value};

/// Whether something held on a day, as far as its first and last day say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Held {
    /// It did, on every reading of its dates.
    Yes,
    /// It did not, on every reading of its dates.
    No,
    /// The dates allow both.
    Perhaps,
}

impl Held {
    /// Whether a span with these ends, both inclusive, held on `day`. Without a first day it held ever since, without a
    /// last one it holds still; with neither, the registry does not say when, and the answer is [`Held::Perhaps`].
    pub fn on(day: Date, from: Option<&Valued<Value>>, to: Option<&Valued<Value>>) -> Self {
        if from.is_none() && to.is_none() {
            return Self::Perhaps;
        }
        let ends = [
            from.map(|from| Self::since(day, &from.value)),
            to.map(|to| Self::until(day, &to.value)),
        ];
        let mut held = Self::Yes;
        for end in ends.into_iter().flatten() {
            match end {
                Self::No => return Self::No,
                Self::Perhaps => held = Self::Perhaps,
                Self::Yes => {}
            }
        }
        held
    }

    /// Whether what began on `from` had begun on `day`.
    fn since(day: Date, from: &Value) -> Self {
        let Some(days) = from.days() else {
            return Self::Perhaps;
        };
        match (days.first, days.last) {
            (Some(first), _) if day < first => Self::No,
            (_, Some(last)) if day >= last => Self::Yes,
            _ => Self::Perhaps,
        }
    }

    /// Whether what ended on `to` had not ended before `day`.
    fn until(day: Date, to: &Value) -> Self {
        let Some(days) = to.days() else {
            return Self::Perhaps;
        };
        match (days.first, days.last) {
            (_, Some(last)) if day > last => Self::No,
            (Some(first), _) if day <= first => Self::Yes,
            _ => Self::Perhaps,
        }
    }
}

impl Role {
    /// Whether the title was held on `day`.
    pub fn held_on(&self, day: Date) -> Held {
        Held::on(day, self.from.as_ref(), self.to.as_ref())
    }
}

impl Entry {
    /// The roles that were, or may have been, held on `day`, in the file's order; all of them without a day.
    pub fn roles_on(&self, day: Option<Date>) -> Vec<&Role> {
        let held = |role: &&Role| day.is_none_or(|day| role.held_on(day) != Held::No);
        self.roles.iter().filter(held).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextRange;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::new(year, month, day).expect("a day of the calendar")
    }

    fn value(text: &str) -> Option<Valued<Value>> {
        (!text.is_empty()).then(|| Valued {
            value: Value::parse_when(text).expect(text),
            range: TextRange::default(),
        })
    }

    fn held(on: Date, from: &str, to: &str) -> Held {
        Held::on(on, value(from).as_ref(), value(to).as_ref())
    }

    #[test]
    fn both_ends_count() {
        let (from, to) = ("2011-03-30", "2016-03-30");
        assert_eq!(held(day(2011, 3, 29), from, to), Held::No);
        assert_eq!(held(day(2011, 3, 30), from, to), Held::Yes);
        assert_eq!(held(day(2016, 3, 30), from, to), Held::Yes);
        assert_eq!(held(day(2016, 3, 31), from, to), Held::No);
    }

    #[test]
    fn a_year_leaves_its_days_open() {
        assert_eq!(held(day(2010, 12, 31), "2011", "2016"), Held::No);
        assert_eq!(held(day(2011, 6, 1), "2011", "2016"), Held::Perhaps);
        assert_eq!(held(day(2012, 1, 1), "2011", "2016"), Held::Yes);
        assert_eq!(held(day(2016, 6, 1), "2011", "2016"), Held::Perhaps);
        assert_eq!(held(day(2017, 1, 1), "2011", "2016"), Held::No);
    }

    #[test]
    fn an_end_that_is_not_given_is_open() {
        assert_eq!(held(day(2050, 1, 1), "2011-03-30", ""), Held::Yes);
        assert_eq!(held(day(1970, 1, 1), "", "1989-06-18"), Held::Yes);
        assert_eq!(held(day(1990, 1, 1), "", "1989-06-18"), Held::No);
        assert_eq!(held(day(1990, 1, 1), "", ""), Held::Perhaps);
    }
}
