//! The year that a history has come to.

use super::noted::Noted;
use super::{Expression, Meaning, Origin, Period, Unit};

/// How many years a story goes on by at a time; what lies farther off is told in passing, until it is spoken of again.
const MOST_YEARS_ON: i32 = 3;

/// Where a history stands, for the days and months that it names without their year.
///
/// A story mostly goes forward. A year before the one it has come to, or one far ahead, is told in passing: the story moves
/// there when a block or a sentence begins with it, or when the next year that is stated lies beside it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Story {
    at: Option<Noted>,
    /// The year that was named in passing.
    passing: Option<i32>,
    /// Whether this block has named a day, a month or a year.
    stated: bool,
}

impl Story {
    /// Where it stands.
    pub(super) fn at(&self) -> Option<Noted> {
        self.at
    }

    /// A block begins.
    pub(super) fn begin_block(&mut self) {
        self.stated = false;
    }

    /// Goes on with what the article named.
    pub(super) fn note(&mut self, noted: Noted, expression: Option<&Expression>, origin: Origin) {
        let Some(year) = noted.year() else {
            return;
        };
        let is_coarse = matches!(
            noted.period,
            Period::Century { .. } | Period::Decade { .. } | Period::Week { .. }
        );
        match origin {
            // "two years ago" in a speaker's words counts from his day.
            Origin::Anchor | Origin::Unanchored | Origin::Impossible => {}
            Origin::Phrase(_) => {
                let looks_back = expression.is_some_and(looks_back);
                self.stated = true;
                if !is_coarse && !looks_back {
                    self.at = Some(noted);
                }
            }
            Origin::Absolute if is_coarse => {}
            Origin::Absolute => {
                let begins = !std::mem::replace(&mut self.stated, true)
                    || expression.is_none_or(|expression| expression.opens);
                // "10 March 1975 … planned for 1976": a year alone, beside a day, does not lead on.
                let is_alone = matches!(noted.period, Period::Year(_))
                    && self.at.is_some_and(|at| at.month().is_some());
                let goes_on = self.at.and_then(Noted::year).is_none_or(|before| {
                    (before..=before.saturating_add(MOST_YEARS_ON)).contains(&year)
                });
                let again = self
                    .passing
                    .is_some_and(|passing| passing.abs_diff(year) <= 1);
                if goes_on && !is_alone || begins || again {
                    self.at = Some(noted);
                    self.passing = None;
                } else {
                    self.passing = Some(year);
                }
            }
        }
    }
}

/// "a year earlier", "the previous month"
fn looks_back(expression: &Expression) -> bool {
    match expression.meaning {
        Meaning::Distance { unit, later, .. } => !later && unit <= Unit::Year,
        Meaning::Narrated { unit, offset } => offset < 0 && unit < Unit::Day,
        _ => false,
    }
}
