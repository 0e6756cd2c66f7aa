//! Days, months, seasons and holidays that the phrase names, with or without their year.

use super::calendar::{
    day_in_nearest_year, day_of_month, month_in_nearest_year, nearest_weekday, season_shifted,
    shifted, stepped_weekday, weekend,
};
use super::narrative::Narrative;
use super::noted::Noted;
use super::value::{absolute, from_anchor, value};
use super::{
    Confidence, Content, Date, End, Expression, Fields, Holiday, Meaning, Origin, Period,
    Resolution, Season, Shift, Stretch, Tense, Unit, Value, days_between,
};

impl Narrative {
    /// The holiday of its year; without one, of the story's year in a history, else the one nearest to the publication
    /// date on the side of which the clause speaks.
    pub(super) fn holiday(
        &self,
        expression: &Expression,
        holiday: Holiday,
        year: Option<i16>,
    ) -> Resolution {
        let sure = |confidence| match holiday.is_certain() {
            true => confidence,
            false => Confidence::Low,
        };
        let with = |occurrence| match (holiday.value(occurrence), expression.time) {
            (
                Value {
                    content: Content::Period(period),
                    ..
                },
                Some(_),
            ) => value(expression, period),
            (found, _) => {
                let modifier = expression.modifier.or(found.modifier);
                found.with_modifier(modifier)
            }
        };
        if let Some(year) = year {
            return match holiday.in_year(year) {
                Some(found) => {
                    Resolution::new(with(found), Origin::Absolute, sure(Confidence::High))
                }
                None => Resolution::UNANCHORED,
            };
        }
        if (self.is_history || self.anchor.is_none())
            && let Some((year, last)) = self.year_of_story()
        {
            return match holiday.in_year(year) {
                Some(found) => last.resolution(with(found)),
                None => Resolution::UNANCHORED,
            };
        }
        let Some(anchor) = self.anchor else {
            return Resolution::UNANCHORED;
        };
        let year = anchor.year();
        let years = year.saturating_sub(1)..=year.saturating_add(1);
        let near = years
            .flat_map(|year| holiday.occurrences(year))
            .min_by_key(|found| {
                let days = days_between(anchor, found.first);
                let against = match (expression.shift, expression.tense) {
                    (Some(Shift::Last), _) => days >= 0,
                    (Some(Shift::Next), _) | (None, Tense::Future) => days < 0,
                    // A few days ahead is this year's, whatever the verb.
                    (None, Tense::Past) => days > 14,
                    _ => false,
                };
                (against, days.abs())
            });
        match near {
            Some(found) => from_anchor(with(found), sure(Confidence::Medium)),
            None => Resolution::UNANCHORED,
        }
    }

    pub(super) fn calendar(&self, expression: &Expression, fields: Fields) -> Resolution {
        if !fields.is_possible() {
            return Resolution::IMPOSSIBLE;
        }
        if let Some(year) = fields.year {
            return match fields.in_year(year) {
                Some(period) => absolute(expression, period),
                None => Resolution::IMPOSSIBLE,
            };
        }
        let Some(month) = fields.month else {
            return Resolution::UNANCHORED;
        };
        if matches!(expression.shift, Some(Shift::Previous | Shift::Following)) {
            return self.stepped_month(expression, month);
        }
        if expression.shift.is_none()
            && (self.is_history || self.anchor.is_none())
            && let Some((year, last)) = self.year_of_story()
        {
            let weekday = expression.weekday.map(|(weekday, _)| weekday);
            let fits = |period: &Period| match (weekday, period) {
                (Some(weekday), Period::Day(day)) => day.weekday() == weekday,
                _ => true,
            };
            // From December a story goes on to the next year's January.
            let turns = last
                .month()
                .is_some_and(|before| before >= 11 && month <= 2);
            let year = year.saturating_add(i16::from(turns));
            if let Some(period) = fields.in_year(year).filter(fits) {
                return last.resolution(value(expression, period));
            }
        }
        let Some(anchor) = self.anchor else {
            return Resolution::UNANCHORED;
        };
        let Some(day) = fields.day else {
            let (period, confidence) =
                month_in_nearest_year(month, anchor, expression.shift, expression.tense);
            return from_anchor(value(expression, period), confidence);
        };
        let weekday = expression.weekday.map(|(weekday, _)| weekday);
        match day_in_nearest_year(month, day, weekday, anchor, expression.tense) {
            Some((day, confidence)) => from_anchor(value(expression, Period::Day(day)), confidence),
            None => Resolution::IMPOSSIBLE,
        }
    }

    /// "the previous April", "the following May"
    pub(super) fn stepped_month(&self, expression: &Expression, month: i8) -> Resolution {
        let Some((base, day)) = self.base(Unit::Month) else {
            return Resolution::UNANCHORED;
        };
        let earlier = expression.shift == Some(Shift::Previous);
        let year = match (earlier, month.cmp(&day.month())) {
            (true, std::cmp::Ordering::Less) | (false, std::cmp::Ordering::Greater) => day.year(),
            (true, _) => day.year().saturating_sub(1),
            (false, _) => day.year().saturating_add(1),
        };
        self.based(base, value(expression, Period::Month { year, month }))
    }

    pub(super) fn range(&self, expression: &Expression, from: Fields, to: Fields) -> Resolution {
        if !from.is_possible() || !to.is_possible() {
            return Resolution::IMPOSSIBLE;
        }
        let turns = i16::from(from.month > to.month);
        let (first_year, last_year, origin, confidence) = match (from.year, to.year) {
            (Some(first), Some(last)) => (first, last, Origin::Absolute, Confidence::High),
            (Some(year), None) | (None, Some(year)) => {
                (year, year, Origin::Absolute, Confidence::High)
            }
            (None, None) => {
                let first = Expression {
                    weekday: None,
                    ..*expression
                };
                let first = self.calendar(&first, from);
                let Some(day) = first.value.as_ref().and_then(|value| value.days()?.first) else {
                    return first;
                };
                let year = day.year();
                (
                    year,
                    year.saturating_add(turns),
                    first.origin,
                    first.confidence,
                )
            }
        };
        let (Some(from), Some(to)) = (from.in_year(first_year), to.in_year(last_year)) else {
            return Resolution::IMPOSSIBLE;
        };
        let is_reversed = || Some(to.days()?.last? < from.days()?.first?);
        if is_reversed().unwrap_or(false) {
            return Resolution::IMPOSSIBLE;
        }
        let end = |period| End::At {
            stretch: Stretch::Period(period),
            approximate: false,
            uncertain: false,
        };
        let content = Content::Interval {
            from: end(from),
            to: end(to),
        };
        Resolution::new(
            Value::new(content).with_modifier(expression.modifier),
            origin,
            confidence,
        )
    }

    pub(super) fn season(&self, expression: &Expression, season: Season) -> Resolution {
        let in_story = |year: i16, last: Noted| {
            last.resolution(value(expression, Period::Season { year, season }))
        };
        let story = self.year_of_story();
        match (expression.shift, story, self.anchor) {
            (Some(Shift::Previous), Some((year, last)), _) => {
                in_story(year.saturating_sub(1), last)
            }
            (Some(Shift::Following), Some((year, last)), _) => {
                let month = last.first_day().map_or(1, Date::month);
                let begins =
                    season_shifted(season, Shift::Next, last.first_day().unwrap_or_default());
                match begins {
                    Period::Season { year, .. } => in_story(year, last),
                    _ => in_story(year.saturating_add(i16::from(month > 6)), last),
                }
            }
            (None, Some((year, last)), _) if self.is_history || self.anchor.is_none() => {
                in_story(year, last)
            }
            (shift, _, Some(anchor)) => {
                let shift = shift.unwrap_or(match expression.tense {
                    Tense::Past => Shift::Last,
                    Tense::Future => Shift::Next,
                    Tense::Unsaid => Shift::This,
                });
                from_anchor(
                    value(expression, season_shifted(season, shift, anchor)),
                    Confidence::Medium,
                )
            }
            _ => Resolution::UNANCHORED,
        }
    }

    pub(super) fn counted_from_anchor(&self, expression: &Expression) -> Resolution {
        if expression.meaning == Meaning::Weekday
            && (self.is_history
                || matches!(expression.shift, Some(Shift::Previous | Shift::Following)))
            && let Some((weekday, _)) = expression.weekday
            && let Some((noted, base)) = self.base(Unit::Day)
        {
            let later = expression.shift != Some(Shift::Previous);
            let day = stepped_weekday(weekday, base, later);
            return self.based(noted, value(expression, Period::Day(day)));
        }
        let Some(anchor) = self.anchor else {
            return Resolution::UNANCHORED;
        };
        match expression.meaning {
            Meaning::Weekday => {
                let Some((weekday, _)) = expression.weekday else {
                    return Resolution::UNANCHORED;
                };
                let day = nearest_weekday(weekday, anchor, expression.shift, expression.tense);
                let confidence = match expression.shift {
                    Some(Shift::Last | Shift::Next) => Confidence::Low,
                    _ => Confidence::Medium,
                };
                from_anchor(value(expression, Period::Day(day)), confidence)
            }
            // What happened "this weekend" did so on a weekend that has begun.
            Meaning::Relative {
                unit: Unit::Weekend,
                offset: 0,
            } if expression.tense == Tense::Past => from_anchor(
                value(expression, weekend(anchor, false)),
                Confidence::Medium,
            ),
            Meaning::Relative { unit, offset } => match shifted(unit, offset, anchor) {
                Some(period) => from_anchor(value(expression, period), Confidence::High),
                None => Resolution::UNANCHORED,
            },
            Meaning::Weekend => from_anchor(
                value(
                    expression,
                    weekend(anchor, expression.tense == Tense::Future),
                ),
                Confidence::Medium,
            ),
            _ => Resolution::UNANCHORED,
        }
    }

    /// "the 22nd"
    pub(super) fn day_of_month(&self, expression: &Expression, day: i8) -> Resolution {
        let Some((noted, base)) = self.base(Unit::Month) else {
            return Resolution::UNANCHORED;
        };
        match day_of_month(base, day, noted.is_none().then_some(expression.tense)) {
            Some(day) => self.based(noted, value(expression, Period::Day(day))),
            None => Resolution::IMPOSSIBLE,
        }
    }
}
