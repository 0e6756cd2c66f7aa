//! Finding date phrases.
//!
//! A text is read as tokens (`token.rs`), each with what the table of words (`lexicon.rs`) says of it. From each token
//! on, the table of patterns (`grammar.rs`) is tried; what stands around a phrase (`guard.rs`) may forbid it, and says
//! whether it lies behind or ahead (`tense.rs`). What a phrase says is an [`Expression`].

mod expression;
mod grammar;
mod guard;
mod lexicon;
mod tense;
mod token;

use super::{
    Date, DayPart, DayRange, Modifier, Period, Season, Unit, Value, Weekday, days_between,
};
use crate::text::{TextRange, TextSize};
pub use expression::{Comparison, Expression, Fields, Meaning, Shift};
use grammar::{GRAMMAR, Means, Rule, Slot};
use guard::Found;
use lexicon::Class;
pub use tense::Tense;
use tense::tense;
use token::{Lexer, Token};

/// A date phrase as it stands in a text, not yet resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DatePhrase {
    /// Where, in bytes of the plain text.
    pub range: TextRange,
    /// What it says.
    pub expression: Expression,
}

/// How many tokens are held at once: a text without end takes no more room.
const WINDOW: usize = 16_384;
/// How many tokens around a phrase its guard and its tense may look at.
const CONTEXT: usize = 32;

/// The date phrases of an English plain text, in order and without overlaps. Takes time linear in the text.
///
/// A phrase reaches over the line breaks inside of a paragraph, but not over a blank line. Of a text of more than 4 GiB,
/// which no range can hold, there are none.
pub fn phrases(plain: &str) -> Vec<DatePhrase> {
    let mut found = Vec::new();
    if u32::try_from(plain.len()).is_err() {
        return found;
    }
    let mut lexer = Lexer::new(plain);
    // News copy has a token for every five bytes or so.
    let mut tokens: Vec<Token> = Vec::with_capacity((plain.len() / 5 + 1).min(WINDOW));
    let mut from = 0;
    loop {
        let mut more = true;
        while tokens.len() < WINDOW {
            match lexer.next() {
                Some(token) => tokens.push(token),
                None => {
                    more = false;
                    break;
                }
            }
        }
        // Where more text follows, stop at a word that belongs to no phrase, with room after it to look at.
        let to = if more {
            let last = tokens.len() - CONTEXT;
            (from + 1..last)
                .rev()
                .find(|at| tokens[*at].word == 0 && tokens[*at].classes == Class::NONE)
                .unwrap_or(last)
        } else {
            tokens.len()
        };
        let reached = scan(&tokens, from, to, &mut found);
        if !more {
            return found;
        }
        let drop = reached.saturating_sub(CONTEXT);
        tokens.drain(..drop);
        from = reached - drop;
    }
}

/// Finds the phrases that begin in `from..to`; where the last one ends, if after `to`.
fn scan(tokens: &[Token], from: usize, to: usize, found: &mut Vec<DatePhrase>) -> usize {
    let mut at = from;
    while at < to {
        match GRAMMAR
            .starts_with(&tokens[at])
            .then(|| longest(tokens, at))
            .flatten()
        {
            Some((phrase, end)) => {
                found.push(phrase);
                at = end;
            }
            None => at += 1,
        }
    }
    at
}

/// The longest phrase that begins at a token, and the token after it.
fn longest(tokens: &[Token], start: usize) -> Option<(DatePhrase, usize)> {
    let mut best: Option<(DatePhrase, usize)> = None;
    GRAMMAR.matches(tokens, start, |rule, slots| {
        let end = start + slots.len();
        let longer = best.as_ref().is_none_or(|(_, best)| end > *best);
        let around = Found {
            tokens,
            slots,
            start,
            end,
        };
        if longer
            && around.passes(rule.guard)
            && let Some(mut expression) = build(rule, tokens, slots)
        {
            expression.tense = tense(tokens, start, end);
            let range = TextRange::new(
                TextSize::from(tokens[start].start),
                TextSize::from(tokens[end - 1].end),
            );
            best = Some((DatePhrase { range, expression }, end));
        }
    });
    best
}

/// The slots of a phrase, by class.
struct Slots<'a> {
    tokens: &'a [Token],
    slots: &'a [Slot],
}

impl Slots<'_> {
    fn all(&self, class: Class) -> impl Iterator<Item = &Token> {
        self.slots
            .iter()
            .filter(move |slot| slot.class.meets(class))
            .map(|slot| &self.tokens[slot.token])
    }

    fn number<T: TryFrom<i32>>(&self, class: Class, nth: usize) -> Option<T> {
        T::try_from(self.all(class).nth(nth)?.number).ok()
    }

    /// The entry of a table that the number of a class names.
    fn entry<T: Copy>(&self, class: Class, table: &[T]) -> Option<T> {
        table.get(self.number::<usize>(class, 0)?).copied()
    }

    fn fields(&self, nth: usize) -> Fields {
        Fields {
            year: self.number(Class::YEAR, nth),
            month: self.number(Class::MONTH, nth),
            day: self.number(Class::DAY.or(Class::ORDINAL), nth),
        }
    }
}

fn build(rule: &Rule, tokens: &[Token], slots: &[Slot]) -> Option<Expression> {
    let slots = Slots { tokens, slots };
    let shift = slots.number(Class::SHIFT, 0).unwrap_or(0);
    let meaning = match rule.means {
        Means::Calendar => Meaning::Calendar(slots.fields(0)),
        Means::Range => range(&slots)?,
        Means::IsoDay => {
            let packed: i32 = slots.number(Class::ISO_DAY, 0)?;
            Meaning::Calendar(Fields {
                year: i16::try_from(packed / 10_000).ok(),
                month: i8::try_from(packed / 100 % 100).ok(),
                day: i8::try_from(packed % 100).ok(),
            })
        }
        Means::NumericDay => {
            let packed: i32 = slots.number(Class::NUMERIC_DAY, 0)?;
            let first = i8::try_from(packed / 1_000_000).ok()?;
            let second = i8::try_from(packed / 10_000 % 100).ok()?;
            let year = i16::try_from(packed % 10_000).ok()?;
            match (first > 12, second > 12) {
                (true, true) => return None,
                (false, true) => Meaning::Calendar(Fields {
                    year: Some(year),
                    month: Some(first),
                    day: Some(second),
                }),
                (true, false) => Meaning::Calendar(Fields {
                    year: Some(year),
                    month: Some(second),
                    day: Some(first),
                }),
                (false, false) => Meaning::Numeric {
                    first,
                    second,
                    year,
                },
            }
        }
        Means::Weekday => Meaning::Weekday,
        Means::Today | Means::Tonight => Meaning::Relative {
            unit: Unit::Day,
            offset: slots.number(Class::RELATIVE_DAY, 0).unwrap_or(shift),
        },
        Means::Shifted => Meaning::Relative {
            unit: slots.entry(Class::SPAN, &Unit::ALL)?,
            offset: shift,
        },
        Means::Weekend => Meaning::Weekend,
        Means::Season => Meaning::Season {
            season: slots.entry(Class::SEASON, &Season::ALL)?,
            year: slots.number(Class::YEAR, 0),
        },
        Means::Decade => Meaning::Period(match slots.number(Class::DECADE, 0)? {
            // "the 1800s" are the century, "the 2000s" still the decade.
            tens @ ..200u16 if tens % 10 == 0 => Period::Century {
                bc: false,
                hundreds: tens / 10,
            },
            tens => Period::Decade { bc: false, tens },
        }),
        Means::ShortDecade => Meaning::Period(Period::Decade {
            bc: false,
            // The '10s are ours, the '20s those of jazz.
            tens: match slots.number(Class::SHORT_DECADE, 0)? {
                1 => 201,
                ten => 190 + ten,
            },
        }),
        Means::Century => Meaning::Period(Period::Century {
            bc: false,
            hundreds: slots.number::<u16>(Class::ORDINAL, 0)?.checked_sub(1)?,
        }),
        Means::Same => Meaning::Same(slots.entry(Class::SPAN, &Unit::ALL).unwrap_or(Unit::Day)),
    };
    let mut expression = Expression::new(meaning);
    expression.weekday = slots
        .all(Class::WEEKDAY.or(Class::SHORT_WEEKDAY))
        .next()
        .and_then(|token| {
            let weekday = Weekday::from_monday_one_offset(i8::try_from(token.number).ok()?).ok()?;
            Some((
                weekday,
                TextRange::new(token.start.into(), token.end.into()),
            ))
        });
    expression.part = slots.entry(Class::PART, &DayPart::ALL);
    expression.modifier = slots.entry(
        Class::EDGE,
        &[Modifier::Start, Modifier::Mid, Modifier::End],
    );
    if rule.means == Means::Tonight {
        expression.part = Some(DayPart::Night);
    }
    expression.comparison = slots
        .all(Class::COMPARISON)
        .next()
        .map(|token| match token.number {
            ..0 => Comparison::Earlier,
            _ => Comparison::Later,
        });
    expression.shift = slots
        .all(Class::SHIFT)
        .next()
        .map(|token| match token.number {
            ..0 => Shift::Last,
            0 => Shift::This,
            1.. => Shift::Next,
        });
    Some(expression)
}

/// From one date to another; what the one leaves out the other says.
fn range(slots: &Slots<'_>) -> Option<Meaning> {
    let mut from = slots.fields(0);
    let mut to = slots.fields(1);
    if let Some(short) = slots.number::<i16>(Class::SHORT_YEAR, 0) {
        let year = from.year?;
        let century = year - year % 100;
        to.year = Some(if century + short > year {
            century + short
        } else {
            century + 100 + short
        });
    }
    to.month = to.month.or(from.month);
    let turns = (from.month, from.day) > (to.month, to.day);
    match (from.year, to.year) {
        (Some(year), None) => {
            // The year stands at the end, unless another month comes after it.
            let year_at = slots
                .slots
                .iter()
                .position(|slot| slot.class == Class::YEAR)?;
            if year_at + 1 == slots.slots.len() {
                to.year = Some(year);
                from.year = Some(year - i16::from(turns));
            } else {
                to.year = Some(year + i16::from(turns));
            }
        }
        (None, None) if turns && from.month == to.month => return None,
        _ => {}
    }
    Some(Meaning::Range(from, to))
}
