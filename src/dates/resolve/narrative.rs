//! Where a story stands while its date phrases are read one after the other.

use super::calendar::{latest_part, shifted};
use super::length::{duration, recurrence};
use super::noted::Noted;
use super::story::Story;
use super::value::{absolute, from_anchor, numeric, offset_from, stated, value};
use super::{
    Clock, Confidence, Content, Date, End, Expression, Fields, Meaning, Origin, Period, Resolution,
    Stretch, Tense, Time, Unspecified,
};

/// The phrases of an article are resolved in their order: what [`Narrative::note`] was told of the earlier ones counts for
/// the later ones. Each step takes a bounded time.
#[derive(Debug, Clone)]
pub struct Narrative {
    pub(super) anchor: Option<Date>,
    /// Whether the article tells of years long before its publication, so that a day without a year lies in the year that
    /// the story has come to.
    pub(super) is_history: bool,
    /// How many phrases were noted.
    pub(super) noted: u32,
    /// The last stretch of the calendar of which the article spoke.
    pub(super) last: Option<Noted>,
    /// The year that it has come to.
    story: Story,
    /// The last one that is a day.
    pub(super) day: Option<Noted>,
    /// The last day that is not after the publication.
    past: Option<Noted>,
    /// The last time of the clock.
    pub(super) time: Option<(Date, i32)>,
    /// The last quarter of which the article reports.
    pub(super) quarter: Option<Noted>,
}

/// How many years before the publication a year must lie to speak for a history.
const LONG_AGO: i32 = 2;
/// How many such years a history names at least.
const LEAST_YEARS: u32 = 3;
/// How many for each phrase that counts from the publication: an article with its Mondays is news.
const YEARS_FOR_EACH: u32 = 8;

fn is_day_without_year(expression: &Expression) -> bool {
    matches!(
        expression.meaning,
        Meaning::Calendar(Fields {
            year: None,
            month: Some(_),
            day: Some(_),
            ..
        })
    )
}

impl Narrative {
    /// The beginning of an article that was published on a day and holds these phrases.
    pub fn new<'a>(
        anchor: Option<Date>,
        phrases: impl IntoIterator<Item = &'a Expression>,
    ) -> Self {
        let (mut long_ago, mut deictic) = (0u32, 0u32);
        let mut named_year = false;
        for expression in phrases {
            let year = match expression.meaning {
                Meaning::Calendar(Fields { year, .. })
                | Meaning::Range(Fields { year, .. }, _)
                | Meaning::Season { year, .. } => year.map(i32::from),
                _ => None,
            };
            match (year, anchor) {
                _ if expression.aside => {}
                (Some(year), Some(anchor)) if year + LONG_AGO <= i32::from(anchor.year()) => {
                    long_ago += 1;
                }
                (Some(_), None) => long_ago += 1,
                // "June 9" before any year is named is a day of the year of publication, and the article is news.
                (None, Some(_)) if !named_year && is_day_without_year(expression) => deictic += 1,
                _ => deictic += u32::from(expression.is_deictic()),
            }
            named_year |= year.is_some() && !expression.aside;
        }
        Self {
            anchor,
            is_history: long_ago >= LEAST_YEARS
                && long_ago > deictic.saturating_mul(YEARS_FOR_EACH),
            noted: 0,
            last: None,
            story: Story::default(),
            day: None,
            past: None,
            time: None,
            quarter: None,
        }
    }

    /// Tells that a block of the article begins: a paragraph, a headline.
    pub fn begin_block(&mut self) {
        self.story.begin_block();
    }

    /// Tells the value of the next phrase, as the text or its annotation gives it.
    pub fn note(&mut self, expression: Option<&Expression>, resolution: &Resolution) {
        let place = self.noted;
        self.noted = self.noted.saturating_add(1);
        let Some(value) = &resolution.value else {
            return;
        };
        if expression.is_some_and(|expression| expression.aside) {
            return;
        }
        if let Content::Time(Time {
            day: Some(Period::Day(day)),
            clock: Clock::At { hour, minute, .. },
        }) = value.content
        {
            let minutes = i32::from(hour) * 60 + i32::from(minute.unwrap_or(0));
            self.time = Some((day, minutes));
        }
        let period = match value.content {
            Content::Period(period)
            | Content::Time(Time {
                day: Some(period), ..
            }) => period,
            // A story goes on from where a span of days ended; a span of years is told from its beginning.
            Content::Interval {
                from:
                    End::At {
                        stretch: Stretch::Period(from),
                        ..
                    },
                to:
                    End::At {
                        stretch: Stretch::Period(to),
                        ..
                    },
            } => match to {
                Period::Day(_) => to,
                _ => from,
            },
            _ => return,
        };
        if matches!(period, Period::Unspecified(Unspecified { year: None, .. })) {
            return;
        }

        let noted = Noted {
            period,
            place,
            confidence: resolution.confidence,
        };
        self.last = Some(noted);
        self.story.note(noted, expression, resolution.origin);
        self.quarter = match period {
            // "a year earlier" does not become the quarter of which the report speaks.
            Period::Quarter { .. } if !matches!(resolution.origin, Origin::Phrase(_)) => {
                Some(noted)
            }
            _ => self.quarter,
        };
        match period {
            Period::Day(day) => {
                self.day = Some(noted);
                if self.anchor.is_none_or(|anchor| day <= anchor) {
                    self.past = Some(noted);
                }
            }
            // A day outside of the stretch that was named since is no longer where the story stands.
            _ => {
                let holds = |day: Noted| {
                    let days = period.days()?;
                    Some(days.contains(day.first_day()?))
                };
                let is_history = self.is_history;
                self.day = self
                    .day
                    .filter(|day| !is_history || holds(*day).unwrap_or(true));
            }
        }
    }

    /// Gives a phrase its value. `None` where the article shows that it is no date after all.
    ///
    /// - A day or month without its year lies in the year that puts it nearest to the publication date; the verb of its
    ///   clause weighs on it, and a stated weekday decides where it fits one of the years. In a history it lies in the
    ///   year of which the article spoke last.
    /// - A weekday is the last one, the publication date included, or, where its clause speaks of the future, the next one.
    /// - "that day", "two weeks later" and the like count from the last day, month or year of the phrases before.
    pub fn resolve(&self, expression: &Expression) -> Option<Resolution> {
        if let Meaning::ShortYear(year) = expression.meaning {
            return self.before_christ(year, expression);
        }
        let found = match expression.within {
            Some(within) => self.within(expression, within),
            None => self.plain(expression),
        };
        Some(match expression.offset {
            Some(offset) => offset_from(found, offset),
            None => found,
        })
    }

    fn plain(&self, expression: &Expression) -> Resolution {
        match expression.meaning {
            Meaning::Calendar(fields) => self.calendar(expression, fields),
            Meaning::Range(from, to) => self.range(expression, from, to),
            Meaning::Period(period) => absolute(expression, period),
            Meaning::Season {
                season,
                year: Some(year),
            } => absolute(expression, Period::Season { year, season }),
            Meaning::Season { season, year: None } => self.season(expression, season),
            Meaning::Numeric {
                first,
                second,
                year,
            } => numeric(expression, first, second, year),
            Meaning::Narrated { unit, offset } => self.narrated(expression, unit, offset),
            Meaning::Definite(unit) => match self.anchor.filter(|_| !self.is_history) {
                // Of a unit of the clock only "the hour" is left, which has no value.
                Some(anchor) => match shifted(unit, 0, anchor) {
                    Some(period) => from_anchor(value(expression, period), Confidence::Medium),
                    None => Resolution::UNANCHORED,
                },
                None => self.narrated(expression, unit, 0),
            },
            Meaning::Distance {
                amount,
                unit,
                later,
                from,
            } => self.distance(expression, amount, unit, later, from),
            Meaning::Quarter { number, year } => self.quarter(expression, number, year),
            Meaning::FiscalQuarter(quarter) => match self.anchor {
                Some(anchor) => {
                    let year = anchor.year();
                    from_anchor(
                        value(expression, Period::Quarter { year, quarter }),
                        Confidence::Low,
                    )
                }
                None => Resolution::UNANCHORED,
            },
            Meaning::Half {
                number,
                year: Some(year),
            } => absolute(expression, Period::Half { year, half: number }),
            Meaning::Half { number, year: None } => match self.anchor {
                Some(anchor) => {
                    let (year, half) = latest_part(anchor, number, 2, expression.tense);
                    from_anchor(
                        value(expression, Period::Half { year, half }),
                        Confidence::Medium,
                    )
                }
                None => Resolution::UNANCHORED,
            },
            Meaning::DayOfMonth(day) => self.day_of_month(expression, day),
            Meaning::Holiday { holiday, year } => self.holiday(expression, holiday, year),
            Meaning::TimeOfDay => self.time_of_day(expression),
            Meaning::Length { amount, unit, and } => match duration(amount, unit, and) {
                Some(duration) => stated(expression, Content::Duration(duration)),
                None => Resolution::UNANCHORED,
            },
            Meaning::Recurrence(what) => match recurrence(what, expression) {
                Some(content) => stated(expression, content),
                None => Resolution::UNANCHORED,
            },
            Meaning::Vague(reference) => stated(expression, Content::Reference(reference)),
            Meaning::Weekday | Meaning::Relative { .. } | Meaning::Weekend => {
                self.counted_from_anchor(expression)
            }
            Meaning::ShortYear(_) => Resolution::UNANCHORED,
        }
    }

    /// The day from which a phrase counts: what is told as past does not count from a day to come.
    pub(super) fn day_before(&self, expression: &Expression) -> Option<Noted> {
        match (self.day, expression.tense) {
            (Some(day), _) if self.stands_beside(day, expression) => Some(day),
            (_, Tense::Past) => self.past,
            (day, Tense::Future | Tense::Unsaid) => day,
        }
    }

    /// Whether a phrase follows what was noted in the same sentence, with no other between them.
    pub(super) fn stands_beside(&self, noted: Noted, expression: &Expression) -> bool {
        expression.continues && noted.place + 1 == self.noted
    }

    /// The year that a history has come to.
    pub(super) fn year_of_story(&self) -> Option<(i16, Noted)> {
        let at = self.story.at().or(self.last)?;
        Some((at.first_day()?.year(), at))
    }
}
