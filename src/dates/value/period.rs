//! Stretches of the calendar: days, weeks, months, seasons, years and longer, whole or with parts that are not said.

use super::{Date, DayRange, Weekday};

/// A stretch of the calendar. Years are astronomical: 0 is 1 BC, -479 is 480 BC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// One day.
    Day(Date),
    /// An ISO 8601 week, Monday to Sunday.
    Week {
        /// The year of the week's Thursday.
        year: i16,
        /// 1 to 53.
        week: i8,
    },
    /// Saturday and Sunday of an ISO 8601 week.
    Weekend {
        /// The year of the week's Thursday.
        year: i16,
        /// 1 to 53.
        week: i8,
    },
    /// A month.
    Month {
        /// The year.
        year: i16,
        /// 1 to 12.
        month: i8,
    },
    /// A season, of the northern half of the earth.
    Season {
        /// The year it is counted to.
        year: i16,
        /// Which.
        season: Season,
    },
    /// A quarter of the calendar year.
    Quarter {
        /// The year.
        year: i16,
        /// 1 to 4.
        quarter: i8,
    },
    /// A half of the calendar year.
    Half {
        /// The year.
        year: i16,
        /// 1 or 2.
        half: i8,
    },
    /// A year.
    Year(i32),
    /// A business or budget year, which may begin in the calendar year before.
    FiscalYear(i16),
    /// Ten years: `tens` 199 is 1990 to 1999, or, `bc`, 1999 BC to 1990 BC.
    Decade {
        /// Before Christ.
        bc: bool,
        /// The year without its last digit, 0 to 999.
        tens: u16,
    },
    /// A hundred years: `hundreds` 19 is the twentieth century, or, `bc`, the twentieth century BC.
    Century {
        /// Before Christ.
        bc: bool,
        /// The year without its last two digits, 0 to 99.
        hundreds: u16,
    },
    /// A stretch of which the year or a smaller part is not said.
    Unspecified(Unspecified),
}

/// A stretch with parts that are not said, which TIMEX3 and EDTF write as `X`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Unspecified {
    /// The year, where it is said.
    pub year: Option<i16>,
    /// What lies within the year.
    pub part: Part,
}

/// The part within the year of an [`Unspecified`] stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The year itself: `XXXX`.
    Whole,
    /// A month: `XXXX-03`, `2015-XX`.
    Month(Option<i8>),
    /// A day of a month: `XXXX-03-23`, `2015-03-XX`, `2015-XX-XX`.
    Day {
        /// 1 to 12.
        month: Option<i8>,
        /// 1 to 31.
        day: Option<i8>,
    },
    /// A week: `2015-WXX`.
    Week,
    /// A weekday: `XXXX-WXX-7`.
    Weekday(Weekday),
    /// A weekend: `XXXX-WXX-WE`.
    Weekend,
    /// A season: `XXXX-SU`.
    Season(Season),
    /// A quarter: `XXXX-Q1`, `2015-QX`.
    Quarter(Option<i8>),
    /// A half: `XXXX-H1`, `2015-HX`.
    Half(Option<i8>),
}

/// A season of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

impl Season {
    /// All four, in the order of EDTF's codes 21 to 24.
    pub const ALL: [Self; 4] = [Self::Spring, Self::Summer, Self::Autumn, Self::Winter];

    /// TIMEX3's two letters.
    pub fn timex3(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    /// EDTF's code in the place of the month.
    pub fn edtf(self) -> u8 {
        match self {
            Self::Spring => 21,
            Self::Summer => 22,
            Self::Autumn => 23,
            Self::Winter => 24,
        }
    }
}

impl Period {
    /// The ISO 8601 week that holds `day`.
    pub fn week_of(day: Date) -> Self {
        let week = day.iso_week_date();
        Self::Week {
            year: week.year(),
            week: week.week(),
        }
    }

    /// The weekend of the ISO 8601 week that holds `day`.
    pub fn weekend_of(day: Date) -> Self {
        let week = day.iso_week_date();
        Self::Weekend {
            year: week.year(),
            week: week.week(),
        }
    }

    /// The month that holds `day`.
    pub fn month_of(day: Date) -> Self {
        Self::Month {
            year: day.year(),
            month: day.month(),
        }
    }

    /// The days that it covers, or may cover: an end outside of the years -9999 to 9999 is open. `None` where the year
    /// is not said.
    ///
    /// A season is the three months that meteorologists count; a winter the one that begins or the one that ends in its
    /// year. A century reaches from its year 00 to the next one's, since both ways of counting are in use. A business
    /// year reaches from the first day of the year before to the last day of the year after.
    pub fn days(&self) -> Option<DayRange> {
        let range = match *self {
            Self::Day(day) => DayRange::new(day, day),
            Self::Week { year, week } => {
                let monday = iso_day(year, week, Weekday::Monday)?;
                DayRange::new(monday, later(monday, 6))
            }
            Self::Weekend { year, week } => {
                let saturday = iso_day(year, week, Weekday::Saturday)?;
                DayRange::new(saturday, later(saturday, 1))
            }
            Self::Month { year, month } => months(year, month, month)?,
            Self::Season { year, season } => match season {
                Season::Spring => months(year, 3, 5)?,
                Season::Summer => months(year, 6, 8)?,
                Season::Autumn => months(year, 9, 11)?,
                Season::Winter => DayRange {
                    first: Date::new(year.saturating_sub(1), 12, 1).ok(),
                    last: last_of_month(year.saturating_add(1), 2),
                },
            },
            Self::Quarter { year, quarter } => months(
                year,
                quarter.saturating_mul(3).saturating_sub(2),
                quarter.saturating_mul(3),
            )?,
            Self::Half { year, half } => months(
                year,
                half.saturating_mul(6).saturating_sub(5),
                half.saturating_mul(6),
            )?,
            Self::Year(year) => years(year, year),
            Self::FiscalYear(year) => years(i32::from(year) - 1, i32::from(year) + 1),
            Self::Decade { bc: false, tens } => {
                years(i32::from(tens) * 10, i32::from(tens) * 10 + 9)
            }
            Self::Decade { bc: true, tens } => {
                years(-i32::from(tens) * 10 - 8, (1 - i32::from(tens) * 10).min(0))
            }
            Self::Century {
                bc: false,
                hundreds,
            } => years(i32::from(hundreds) * 100, i32::from(hundreds) * 100 + 100),
            Self::Century { bc: true, hundreds } => {
                years(-i32::from(hundreds) * 100 - 99, -i32::from(hundreds) * 100)
            }
            Self::Unspecified(Unspecified { year, part }) => match part {
                Part::Day {
                    month: Some(month), ..
                } => months(year?, month, month)?,
                _ => years(i32::from(year?), i32::from(year?)),
            },
        };
        Some(range)
    }

    /// The first and the last day, day by day or month by month, as EDTF prints what it has no form for.
    pub(crate) fn ends(&self) -> Option<(Self, Self)> {
        match *self {
            Self::Week { .. } | Self::Weekend { .. } => {
                let days = self.days()?;
                Some((Self::Day(days.first?), Self::Day(days.last?)))
            }
            Self::Quarter { .. } | Self::Half { .. } => {
                let days = self.days()?;
                Some((Self::month_of(days.first?), Self::month_of(days.last?)))
            }
            _ => None,
        }
    }

    /// About how many days it lasts: the room that "about" gives it on either side.
    pub(crate) fn length(&self) -> i32 {
        match self {
            Self::Day(_) => 1,
            Self::Week { .. } | Self::Weekend { .. } => 7,
            Self::Month { .. } => 31,
            Self::Season { .. } | Self::Quarter { .. } => 92,
            Self::Half { .. } => 184,
            Self::Year(_) | Self::FiscalYear(_) | Self::Unspecified(_) => 366,
            Self::Decade { .. } => 3_653,
            Self::Century { .. } => 36_525,
        }
    }
}

/// The day of an ISO 8601 week, where the year has such a week.
pub(crate) fn iso_day(year: i16, week: i8, weekday: Weekday) -> Option<Date> {
    jiff::civil::ISOWeekDate::new(year, week, weekday)
        .ok()
        .map(|day| day.date())
}

fn later(day: Date, days: i32) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}

/// The last day of a month.
pub(crate) fn last_of_month(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok().map(Date::last_of_month)
}

fn months(year: i16, from: i8, to: i8) -> Option<DayRange> {
    Some(DayRange::new(
        Date::new(year, from, 1).ok()?,
        last_of_month(year, to)?,
    ))
}

/// Whole years; an end that the calendar cannot count is open.
fn years(from: i32, to: i32) -> DayRange {
    let year = |year: i32| i16::try_from(year).ok();
    DayRange {
        first: year(from).and_then(|year| Date::new(year, 1, 1).ok()),
        last: year(to).and_then(|year| Date::new(year, 12, 31).ok()),
    }
}
