//! From the tokens that fit a pattern to what they say.

use super::build_length::{clock, every, length, time, whole};
use super::expression::{Base, Comparison, Expression, Fields, Meaning, Offset, Recurrence, Shift};
use super::grammar::{Means, Rule};
use super::guard::Guard;
use super::lexicon::Class;
use super::matcher::{Slot, SlotKind};
use super::slots::Slots;
use super::token::Token;
use super::{
    Amount, Clock, DayPart, Modifier, Period, Reference, Season, TextRange, Unit, Weekday,
};

/// What a pattern's tokens say.
#[derive(Debug, Clone, Copy)]
pub(super) enum Built {
    /// A phrase.
    Phrase(Expression),
    /// One that counts only as a part of a longer one.
    Inner(Expression),
    /// The beginning of one.
    Opening(Opening),
}

/// What the beginning of a phrase says of the rest.
#[derive(Debug, Clone, Copy)]
pub(super) enum Opening {
    /// The end of it, its beginning.
    Edge(Option<Modifier>, Option<Comparison>),
    /// A part of its day.
    Part(Clock, Option<Modifier>),
    /// So far from it.
    Offset(Offset),
}

/// What the rows of the fragment ABOUT mean.
const MODIFIERS: [Option<Modifier>; 6] = [
    Some(Modifier::Approx),
    Some(Modifier::LessThan),
    Some(Modifier::MoreThan),
    Some(Modifier::EqualOrLess),
    Some(Modifier::EqualOrMore),
    None,
];

/// What the tokens that fit a rule say; `None` where that is nothing.
pub(super) fn build(rule: &Rule, tokens: &[Token], slots: &[Slot]) -> Option<Built> {
    let slots = Slots { tokens, slots };
    let about = slots
        .fragment("ABOUT")
        .or(slots.fragment("NEAR"))
        .and_then(|row| *MODIFIERS.get(usize::try_from(row).ok()?)?);
    let edge = slots.entry(
        Class::EDGE,
        &[Modifier::Start, Modifier::Mid, Modifier::End],
    );
    let comparison = slots
        .number::<i32>(Class::COMPARISON, 0)
        .map(|number| match number {
            ..0 => Comparison::Earlier,
            _ => Comparison::Later,
        });
    match rule.means {
        Means::EdgeOf => {
            let modifier = match () {
                () if edge.is_some() => edge,
                () if slots.says("end") || slots.says("close") || slots.says("latter") => {
                    Some(Modifier::End)
                }
                () if slots.says("beginning") || slots.says("start") => Some(Modifier::Start),
                () if slots.says("middle") => Some(Modifier::Mid),
                () => None,
            };
            return Some(Built::Opening(Opening::Edge(modifier, comparison)));
        }
        Means::PartOf => {
            let part = match slots.part() {
                Some(part) => part,

                None => DayPart::Morning,
            };
            return Some(Built::Opening(Opening::Part(Clock::Part(part), edge)));
        }
        Means::DistanceFrom => {
            let unit = slots.named();
            let amount = slots.amounts().next().unwrap_or(Amount::whole(1));
            let count = whole(amount)?;
            let before = slots.says("before") || slots.says("eve");
            let count = if before { -count } else { count };
            // "a week from Thursday" is a Thursday.
            let (count, unit) = match unit {
                _ if !slots.says("from") => (count, unit),
                _ if slots.says("day") || slots.says("days") => (count, Unit::Day),
                _ => (count.checked_mul(7)?, Unit::Day),
            };
            return Some(Built::Opening(Opening::Offset(Offset { count, unit })));
        }
        Means::UnitOf => {
            return Some(Built::Opening(Opening::Offset(Offset {
                count: 0,
                unit: slots.named(),
            })));
        }
        _ => {}
    }
    let mut expression = Expression::new(meaning(rule.means, &slots)?);
    expression.weekday = weekday(&slots);
    expression.time = slots.part().map(Clock::Part);
    expression.modifier = edge.or(about);
    expression.comparison = comparison;
    expression.shift = shift(&slots);
    match rule.means {
        Means::Tonight => expression.time = Some(Clock::Part(DayPart::Night)),
        Means::TimeOfDay => {
            expression.time = Some(time(&slots)?);
        }
        Means::Overnight => expression.time = Some(Clock::Part(DayPart::Night)),
        Means::Noon => {
            let hour = if slots.says("midnight") { 24 } else { 12 };
            expression.time = Some(clock(hour * 60, None));
        }
        // "the following day" counts by its meaning.
        Means::Narrated if expression.meaning != Meaning::Weekday => expression.shift = None,
        Means::Shifted | Means::Weekend if slots.says("past") => {
            expression.shift = Some(Shift::Last);
        }
        Means::YearEnd => {
            expression.modifier = Some(if slots.says("midyear") {
                Modifier::Mid
            } else {
                Modifier::End
            });
        }
        _ => {}
    }
    Some(match rule.means {
        Means::Named if rule.guard == Guard::Inner => Built::Inner(expression),
        _ => Built::Phrase(expression),
    })
}

fn weekday(slots: &Slots<'_>) -> Option<(Weekday, TextRange)> {
    let classes = Class::WEEKDAY.or(Class::SHORT_WEEKDAY).or(Class::WEEKDAYS);
    let slot = slots.all(classes).next()?;
    let weekday = Weekday::from_monday_one_offset(i8::try_from(slot.number).ok()?).ok()?;
    let token = slots.tokens.get(slot.token)?;
    Some((
        weekday,
        TextRange::new(token.start.into(), token.end.into()),
    ))
}

fn shift(slots: &Slots<'_>) -> Option<Shift> {
    if let Some(step) = slots.number::<i32>(Class::STEP, 0) {
        return Some(if step < 0 {
            Shift::Previous
        } else {
            Shift::Following
        });
    }
    if slots.says("next") {
        return Some(Shift::Following);
    }
    slots
        .number::<i32>(Class::SHIFT, 0)
        .map(|number| match number {
            ..0 => Shift::Last,
            0 => Shift::This,
            1.. => Shift::Next,
        })
}

/// What a rule's tokens mean, but for what stands beside it in an expression.
fn meaning(means: Means, slots: &Slots<'_>) -> Option<Meaning> {
    Some(match means {
        // "10,000 B.C.": a year for which the calendar has no days.
        Means::Calendar if slots.has(Class::ERA) && slots.year().is_none() => {
            if slots.has(Class::MONTH) {
                return None;
            }
            Meaning::Period(Period::Year(slots.year_of_era()?))
        }
        Means::Calendar => Meaning::Calendar(Fields {
            year: slots.year(),
            ..slots.fields(0)
        })
        .with_season(slots),
        Means::Range => range(slots)?,
        Means::IsoDay => {
            let packed: i32 = slots.number(Class::ISO_DAY, 0)?;
            Meaning::Calendar(Fields {
                year: i16::try_from(packed / 10_000).ok(),
                month: i8::try_from(packed / 100 % 100).ok(),
                day: i8::try_from(packed % 100).ok(),
            })
        }
        Means::NumericDay => numeric(slots.number(Class::NUMERIC_DAY, 0)?)?,
        Means::AncientRange => {
            let before_christ = slots.number::<i32>(Class::ERA, 0)? < 0;
            let year = |nth: usize| {
                let year: i16 = slots.number(Class::COUNT, nth)?;
                Some(Fields {
                    year: Some(if before_christ { 1 - year } else { year }),
                    ..Fields::default()
                })
            };
            Meaning::Range(year(0)?, year(1)?)
        }
        Means::ShortYear => Meaning::ShortYear(slots.number(Class::COUNT, 0)?),
        Means::DayOfMonth => Meaning::DayOfMonth(slots.number(Class::ORDINAL, 0)?),
        Means::Weekday => Meaning::Weekday,
        Means::Today | Means::Tonight => Meaning::Relative {
            unit: Unit::Day,
            offset: slots
                .number(Class::RELATIVE_DAY, 0)
                .or(slots.number(Class::SHIFT, 0))
                .unwrap_or(0),
        },
        Means::TodayButOne => {
            let day: i32 = slots.number(Class::RELATIVE_DAY, 0)?;
            let step = if slots.says("before") { -1 } else { 1 };
            Meaning::Relative {
                unit: Unit::Day,
                offset: day + step,
            }
        }
        Means::Shifted => {
            let offset = match () {
                () if slots.says("before") => -2,
                () if slots.says("past") => -1,
                () if slots.says("coming") => 1,
                () if slots.says("current") => 0,
                () => slots.number(Class::SHIFT, 0)?,
            };
            match slots.unit() {
                Some(unit) => Meaning::Relative { unit, offset },
                None if slots.has(Class::WEEKDAY) => Meaning::Weekday,
                None => Meaning::Season {
                    season: slots.entry(Class::SEASON, &Season::ALL)?,
                    year: None,
                },
            }
        }
        Means::Weekend => Meaning::Weekend,
        Means::Season => Meaning::Season {
            season: slots.entry(Class::SEASON, &Season::ALL)?,
            year: slots.year(),
        },
        Means::Decade => decade(slots)?,
        Means::ShortDecade => Meaning::Period(Period::Decade {
            bc: false,
            // The '10s are ours, the '20s those of jazz.
            tens: match slots.number(Class::SHORT_DECADE, 0)? {
                1 => 201,
                ten => 190 + ten,
            },
        }),
        Means::Century => {
            let number = slots
                .number::<u16>(Class::ORDINAL.or(Class::NTH), 0)?
                .checked_add(slots.number(Class::TENS, 0).unwrap_or(0))?;
            Meaning::Period(Period::Century {
                bc: slots.number::<i32>(Class::ERA, 0) == Some(-1),
                hundreds: number.checked_sub(1)?,
            })
        }
        // A business year ends with or within the calendar year of its report.
        Means::Quarter if slots.says("fiscal") && !slots.has(Class::YEAR) => {
            match slots.number::<i8>(Class::NTH.or(Class::ORDINAL), 0)? {
                number @ 1..=4 => Meaning::FiscalQuarter(number),
                _ => return None,
            }
        }
        Means::Quarter => Meaning::Quarter {
            number: match slots.number::<i8>(Class::NTH.or(Class::ORDINAL), 0) {
                Some(number @ 1..=4) => Some(number),
                Some(_) => return None,
                None => ["q1", "q2", "q3", "q4"]
                    .iter()
                    .position(|word| slots.says(word))
                    .and_then(|place| i8::try_from(place + 1).ok()),
            },
            year: slots.number(Class::YEAR, 0),
        },
        Means::LatestQuarter => Meaning::Quarter {
            number: None,
            year: slots.number(Class::YEAR, 0),
        },
        Means::Half => match slots.number(Class::NTH, 0)? {
            number @ 1..=2 => Meaning::Half {
                number,
                year: slots.number(Class::YEAR, 0),
            },
            _ => return None,
        },
        Means::FiscalYear => Meaning::Period(Period::Year(slots.number(Class::YEAR, 0)?)),
        Means::Narrated => narrated(slots)?,
        Means::Named => match slots.entry(Class::SEASON, &Season::ALL) {
            Some(season) => Meaning::Season { season, year: None },
            None => Meaning::Definite(slots.named()),
        },
        Means::YearEnd => Meaning::Definite(slots.named()),
        Means::Ago => Meaning::Distance {
            amount: slots.amounts().next().unwrap_or(one(slots)),
            unit: slots.unit()?,
            later: !slots.says("ago"),
            from: Base::Anchor,
        },
        Means::Later => {
            let earlier = slots.says("before") || slots.says("previously") || slots.says("earlier");
            let bare = slots.has(Class::UNITS) && slots.amounts().next().is_none();
            Meaning::Distance {
                amount: match slots.amounts().next() {
                    Some(amount) => amount,
                    None if bare => Amount::Unsaid,
                    None => one(slots),
                },
                unit: slots.unit()?,
                later: !earlier,
                from: Base::Narrative,
            }
        }
        Means::Length => length(slots)?,
        Means::OneLong => Meaning::Length {
            amount: if slots.has(Class::UNITS) {
                Amount::Unsaid
            } else {
                Amount::whole(1)
            },
            unit: slots.unit()?,
            and: None,
        },
        Means::Every => every(slots)?,
        Means::Daily => Meaning::Recurrence(Recurrence::Every(
            Amount::whole(1),
            slots.entry(Class::FREQUENCY, &Unit::ALL)?,
        )),
        Means::Weekdays => Meaning::Recurrence(if slots.has(Class::WEEKDAYS.or(Class::WEEKDAY)) {
            Recurrence::Weekday
        } else {
            Recurrence::Days {
                weekend: slots.says("weekends"),
            }
        }),
        Means::Rate => {
            let times = match (slots.number(Class::TIMES, 0), slots.amounts().next()) {
                (Some(times), _) => Some(times),
                (None, Some(amount)) => whole(amount).and_then(|times| times.try_into().ok()),
                (None, None) if slots.says("many") => None,
                (None, None) => {
                    return Some(Meaning::Recurrence(Recurrence::Every(
                        Amount::whole(1),
                        slots.unit()?,
                    )));
                }
            };
            Meaning::Recurrence(Recurrence::Times(times, slots.unit()?))
        }
        Means::Vague => Meaning::Vague(match slots.fragment("VAGUE") {
            Some(0) => Reference::Past,
            Some(1) => Reference::Present,
            Some(_) => Reference::Future,
            None if slots.says("soon") => Reference::Future,
            None if slots.says("recent") => Reference::Past,
            None => Reference::Present,
        }),
        Means::TimeOfDay | Means::Noon => Meaning::TimeOfDay,
        Means::Overnight => Meaning::Relative {
            unit: Unit::Day,
            offset: -1,
        },
        Means::Holiday => Meaning::Holiday {
            holiday: slots.slots.iter().find_map(|slot| match slot.kind {
                SlotKind::Holiday(holiday) => Some(holiday),
                _ => None,
            })?,
            year: slots.number(Class::YEAR, 0),
        },
        Means::EdgeOf | Means::PartOf | Means::DistanceFrom | Means::UnitOf => return None,
    })
}

/// "a year", "a year and a half"
fn one(slots: &Slots<'_>) -> Amount {
    if slots.says("half") {
        Amount::Thousandths(1500)
    } else {
        Amount::whole(1)
    }
}

impl Meaning {
    /// The season instead, where the slots name one: "the summer of '68".
    fn with_season(self, slots: &Slots<'_>) -> Self {
        match (self, slots.entry(Class::SEASON, &Season::ALL)) {
            (Self::Calendar(fields), Some(season)) => Self::Season {
                season,
                year: fields.year,
            },
            _ => self,
        }
    }
}

fn numeric(packed: i32) -> Option<Meaning> {
    let first = i8::try_from(packed / 1_000_000).ok()?;
    let second = i8::try_from(packed / 10_000 % 100).ok()?;
    let year = i16::try_from(packed % 10_000).ok()?;
    let day = |month, day| {
        Meaning::Calendar(Fields {
            year: Some(year),
            month: Some(month),
            day: Some(day),
        })
    };
    match (first > 12, second > 12) {
        (true, true) => None,
        (false, true) => Some(day(first, second)),
        (true, false) => Some(day(second, first)),
        (false, false) => Some(Meaning::Numeric {
            first,
            second,
            year,
        }),
    }
}

fn decade(slots: &Slots<'_>) -> Option<Meaning> {
    if let Some(tens) = slots.number(Class::DECADE_WORD, 0) {
        return Some(Meaning::Period(Period::Decade { bc: false, tens }));
    }
    Some(Meaning::Period(match slots.number(Class::DECADE, 0)? {
        // "the 1800s" are the century, "the 2000s" still the decade.
        tens @ ..200u16 if tens % 10 == 0 => Period::Century {
            bc: false,
            hundreds: tens / 10,
        },
        tens => Period::Decade { bc: false, tens },
    }))
}

/// "that day", "the following week", "the day before", "later in the year".
fn narrated(slots: &Slots<'_>) -> Option<Meaning> {
    let offset = match slots.number::<i32>(Class::STEP, 0) {
        Some(step) => step,
        None if slots.says("next") || slots.says("after") => 1,
        None if slots.says("before") || (slots.says("earlier")) => -1,
        None => 0,
    };
    if slots.has(Class::WEEKDAY) {
        return Some(Meaning::Weekday);
    }
    if let Some(month) = slots.number(Class::MONTH, 0) {
        return Some(Meaning::Calendar(Fields {
            month: Some(month),
            ..Fields::default()
        }));
    }
    if let Some(season) = slots.entry(Class::SEASON, &Season::ALL) {
        return Some(Meaning::Season { season, year: None });
    }
    Some(Meaning::Narrated {
        unit: slots.named(),
        offset,
    })
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
    // "December 28 - January 3" turns the year; "March 22-17" is the wrong way round, which a rule reports.
    let turns = from.month > to.month;
    if let (Some(year), None) = (from.year, to.year) {
        // The year stands at the end, unless another month comes after it.
        let year_at = slots.slots.iter().position(|slot| slot.is(Class::YEAR))?;
        if year_at + 1 == slots.slots.len() {
            to.year = Some(year);
            from.year = Some(year - i16::from(turns));
        } else {
            to.year = Some(year + i16::from(turns));
        }
    }
    Some(Meaning::Range(from, to))
}
