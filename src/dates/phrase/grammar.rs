//! The phrase grammar: the table of patterns, to which a new kind of phrase is added as a line.
//!
//! A pattern is a row of classes (in capitals, see `words.rs`), fragments (in capitals, the second table), words (in
//! small letters) and signs. `AMOUNT` is an amount (`numeral.rs`). `[…]` can be left out, `(…|…)` is a choice. The longest
//! pattern that fits and that its guard allows wins; of two equally long ones the upper one. What a phrase can be joined
//! with is in `join.rs`.

use super::guard::Guard;

/// What a pattern says: how the numbers of its tokens are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Means {
    /// Year, month and day, as far as there are any.
    Calendar,
    /// From the first day, month or year to the second.
    Range,
    /// `2015-03-23`
    IsoDay,
    /// `12/25/2015`
    NumericDay,
    /// From one year before Christ to another.
    AncientRange,
    /// A year that only a story of antiquity has: a number below 1000.
    ShortYear,
    /// A day of a month that the story has named.
    DayOfMonth,
    /// A weekday alone.
    Weekday,
    /// Today and its neighbours.
    Today,
    /// The day before yesterday, the day after tomorrow.
    TodayButOne,
    /// The night after today.
    Tonight,
    /// A unit of the calendar that "last", "this" or "next" shifts.
    Shifted,
    /// The weekend that is nearest.
    Weekend,
    /// A season.
    Season,
    /// A decade.
    Decade,
    /// A decade of the twentieth century, or of the one that its number fits.
    ShortDecade,
    /// A century.
    Century,
    /// A quarter of a year.
    Quarter,
    /// The quarter of which results have come.
    LatestQuarter,
    /// A half of a year.
    Half,
    /// A business year.
    FiscalYear,
    /// The day, month or year of which the article spoke last, or one before or after it.
    Narrated,
    /// A unit with an article: the publication's, or, in a history, the story's.
    Named,
    /// The end, or the middle, of a unit in a word.
    YearEnd,
    /// So long ago, or from now on.
    Ago,
    /// So long before or after the day of which the article spoke last.
    Later,
    /// A length of time.
    Length,
    /// A length that follows from one unit and a word: yearlong, a week-long.
    OneLong,
    /// Each of a unit, a weekday, a month.
    Every,
    /// daily, weekly.
    Daily,
    /// Weekdays in the plural.
    Weekdays,
    /// So often in a unit.
    Rate,
    /// The past, the present or the future.
    Vague,
    /// A time of the clock, or a part of the day, without its day.
    TimeOfDay,
    /// noon, midnight.
    Noon,
    /// The night before the publication, or, ahead, the one after it.
    Overnight,
    /// A holiday.
    Holiday,
    /// The end of what follows.
    EdgeOf,
    /// The part of the day of what follows.
    PartOf,
    /// So long before or after what follows.
    DistanceFrom,
    /// The week of what follows.
    UnitOf,
}

impl Means {
    /// Whether it says something of a phrase that must follow: "the end of".
    pub(super) fn is_opening(self) -> bool {
        matches!(
            self,
            Self::EdgeOf | Self::PartOf | Self::DistanceFrom | Self::UnitOf
        )
    }
}

/// One line of the grammar.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) pattern: &'static str,
    pub(super) means: Means,
    pub(super) guard: Guard,
}

const fn rule(pattern: &'static str, means: Means, guard: Guard) -> Rule {
    Rule {
        pattern,
        means,
        guard,
    }
}

/// A part of many patterns, with a number for each of its rows.
#[derive(Debug)]
pub(super) struct Fragment {
    /// Its name in patterns.
    pub(super) name: &'static str,
    /// Its patterns and their numbers.
    pub(super) rows: &'static [(&'static str, i32)],
}

/// The fragments.
pub(super) const FRAGMENTS: &[Fragment] = &[
    // How an amount is meant: a number of the list in `build.rs`.
    Fragment {
        name: "ABOUT",
        rows: &[
            (
                "(about|around|roughly|approximately|some|close to|almost|nearly)",
                0,
            ),
            (
                "(little less than|less than|fewer than|under|just under)",
                1,
            ),
            ("[well|just] over", 2),
            ("[a] [little] more than", 2),
            (
                "(up to|at most|as (much|many|long) as|no (more|longer) than)",
                3,
            ),
            ("(at least|no (less|fewer) than)", 4),
            ("(only|just)", 5),
        ],
    },
    // The same before a time of the clock, where the others are prepositions.
    Fragment {
        name: "NEAR",
        rows: &[("(about|around|roughly|approximately)", 0)],
    },
    // Past 0, present 1, future 2, as in TIMEX3.
    Fragment {
        name: "VAGUE",
        rows: &[
            ("[more|most] recently", 0),
            ("(lately|previously|formerly)", 0),
            ("the [recent|distant] past", 0),
            ("recent UNITS", 0),
            ("the recent UNITS", 0),
            (
                "(long|years|decades|centuries|some time|so long|a while) ago",
                0,
            ),
            ("[right|just] now", 1),
            ("(currently|presently|nowadays)", 1),
            ("at present", 1),
            ("the (present|moment)", 1),
            ("these days", 1),
            ("the time being", 1),
            ("the [near|foreseeable|distant|not too distant] future", 2),
            ("the coming UNITS", 2),
            ("coming UNITS", 2),
            ("the UNITS ahead", 2),
        ],
    },
];

/// The grammar, a pattern a line.
#[rustfmt::skip]
pub(super) const RULES: &[Rule] = &[
    // February 9; Feb. 9, 2015; Tuesday, Feb. 9, 2015; Monday morning, March 23
    rule("[(WEEKDAY|WKDY) [PART] [,]] MONTH (DAY|ORD) [[,] YEAR]", Means::Calendar, Guard::Day),
    // 9 February; Monday, 23 March 2015; 3rd of March; the 3rd of March, 2015
    rule("[(WEEKDAY|WKDY) [PART] [,]] (DAY|ORD) MONTH [[,] YEAR]", Means::Calendar, Guard::Day),
    rule("[(WEEKDAY|WKDY) [PART] [,]] [the] ORD of MONTH [[,] YEAR]", Means::Calendar, Guard::Day),
    rule("[(WEEKDAY|WKDY) [PART] [,]] the (ORD|DAY) MONTH [[,] YEAR]", Means::Calendar, Guard::Day),
    // Dec. 31, 9999; 31 December 2250
    rule("[WEEKDAY [,]] MONTH (DAY|ORD) [,] FARYEAR", Means::Calendar, Guard::FarYear),
    rule("[WEEKDAY [,]] (DAY|ORD) MONTH [,] FARYEAR", Means::Calendar, Guard::FarYear),
    rule("MONTH FARYEAR", Means::Calendar, Guard::FarYear),
    // 2015-03-23; Monday, 2015-03-23; 12/25/2015
    rule("[(WEEKDAY|WKDY) [,]] ISO", Means::IsoDay, Guard::None),
    rule("[(WEEKDAY|WKDY) [,]] NUMERIC", Means::NumericDay, Guard::None),
    // March 2015; March of 2015; early March; mid-March 2015; last March; March
    rule("[EDGE [-]] MONTH [,|of] YEAR", Means::Calendar, Guard::Day),
    rule("EDGE [-] MONTH", Means::Calendar, Guard::None),
    rule("[EDGE] SHIFT MONTH", Means::Calendar, Guard::None),
    rule("MONTH", Means::Calendar, Guard::BareMonth),
    // March 17-22; March 17-22, 2015; 17-22 March 2015; March 28-April 3; March-May 2015
    rule("MONTH (DAY|ORD) - (DAY|ORD) [[,] YEAR]", Means::Range, Guard::Days),
    rule("(DAY|ORD) - (DAY|ORD) MONTH [[,] YEAR]", Means::Range, Guard::Rising),
    rule("MONTH (DAY|ORD) [[,] YEAR] - MONTH (DAY|ORD) [[,] YEAR]", Means::Range, Guard::Day),
    rule("(DAY|ORD) MONTH [YEAR] - (DAY|ORD) MONTH [YEAR]", Means::Range, Guard::Day),
    rule("MONTH [YEAR] - MONTH [YEAR]", Means::Range, Guard::Tight),
    // 2009; late 2014; mid-2014; 2013-14; 2013-2015
    rule("YEAR", Means::Calendar, Guard::BareYear),
    rule("the year YEAR", Means::Calendar, Guard::UncountedYear),
    // 480 B.C.; c. 480 BC; A.D. 79; '68
    rule("[EDGE [-]] (COUNT|YEAR) ERA", Means::Calendar, Guard::None),
    rule("MONTH [,|of] COUNT ERA", Means::Calendar, Guard::None),
    rule("MONTH (DAY|ORD) [,] (COUNT|YEAR) ERA", Means::Calendar, Guard::None),
    rule("(DAY|ORD) MONTH [,] (COUNT|YEAR) ERA", Means::Calendar, Guard::None),
    rule("[the] SEASON of (COUNT|YEAR) ERA", Means::Season, Guard::None),
    rule("ERA COUNT", Means::Calendar, Guard::None),
    rule("COUNT - COUNT ERA", Means::AncientRange, Guard::None),
    rule("COUNT", Means::ShortYear, Guard::ShortYear),
    rule("[EDGE [-]] QUOTEDYEAR", Means::Calendar, Guard::QuotedYear),
    rule("MONTH [of] QUOTEDYEAR", Means::Calendar, Guard::None),
    rule("[the] SEASON [of] QUOTEDYEAR", Means::Calendar, Guard::None),
    // the 22nd
    rule("the ORD", Means::DayOfMonth, Guard::DayOfMonth),
    rule("[the] EDGE [-] YEAR", Means::Calendar, Guard::UncountedYear),
    rule("YEAR - YEAR", Means::Range, Guard::Years),
    rule("YEAR - YY", Means::Range, Guard::Years),
    // Monday; Monday evening; late Monday; last Monday; this coming Friday; on Mon.
    rule("[(EDGE|EARLIER)] WEEKDAY [PART]", Means::Weekday, Guard::BareWeekday),
    rule("[EDGE] SHIFT [(past|coming)] WEEKDAY [PART]", Means::Weekday, Guard::BareWeekday),
    rule("WKDY", Means::Weekday, Guard::ShortWeekday),
    // today; yesterday morning; late yesterday; tonight; last night; this morning
    rule("[EDGE] TODAY [PART]", Means::Today, Guard::Today),
    rule("[(EDGE|EARLIER)] TODAY", Means::Today, Guard::Today),
    rule("[(EDGE|EARLIER)] tonight", Means::Tonight, Guard::Today),
    rule("the day (before|after) TODAY", Means::TodayButOne, Guard::LowerDay),
    rule("[EDGE] SHIFT PART", Means::Today, Guard::DayPart),
    // last week; earlier this month; early next year; the weekend
    rule("[(EDGE|EARLIER)] SHIFT SPAN", Means::Shifted, Guard::Shifted),
    rule("the weekend", Means::Weekend, Guard::Weekend),
    rule("weekend", Means::Weekend, Guard::BareWeekend),
    rule("the SPAN before last", Means::Shifted, Guard::None),
    rule("this past (SPAN|SEASON|WEEKDAY)", Means::Shifted, Guard::Shifted),
    rule("the past weekend", Means::Weekend, Guard::Weekend),
    rule("(the|this) coming (SPAN|SEASON|WEEKDAY)", Means::Shifted, Guard::Shifted),
    rule("the current SPAN", Means::Shifted, Guard::Shifted),
    // last spring; summer 2014; the winter of 1944
    rule("[EDGE] SHIFT SEASON", Means::Season, Guard::Shifted),
    rule("[the] [EDGE] SEASON [of] YEAR [- (YEAR|YY)]", Means::Season, Guard::UncountedYear),
    // the 1990s; the early '90s; the mid-1990s; the late 19th century
    rule("[the] [EDGE [-]] DECADE", Means::Decade, Guard::None),
    rule("the [EDGE [-]] SHORTDECADE", Means::ShortDecade, Guard::None),
    rule("[the] [EDGE [-]] ORD [-] century", Means::Century, Guard::None),
    rule("[the] (ORD|NTH) centuries", Means::Century, Guard::None),
    rule("the (ORD|NTH)", Means::Century, Guard::OneOfCenturies),
    rule("the SIXTIES", Means::Decade, Guard::None),
    rule("the EDGE [-] SIXTIES", Means::Decade, Guard::None),
    rule("[the] [EDGE [-]] (NTH|TENS - NTH) [-] century", Means::Century, Guard::None),
    rule("[the] [EDGE [-]] (ORD|NTH) [-] century ERA", Means::Century, Guard::None),
    // in the summer; Spring
    rule("[the] [EDGE] SEASON", Means::Season, Guard::BareSeason),
    // the third quarter of 2014; third-quarter; Q3 2014; the first half of the year; fiscal 2015
    rule("[the] [fiscal] [YEAR] (NTH|ORD) [fiscal] quarter [[of] [fiscal] YEAR]", Means::Quarter, Guard::Quarter),
    rule("[fiscal] [YEAR] (NTH|ORD) [fiscal] - quarter [YEAR]", Means::Quarter, Guard::Quarter),
    rule("(q1|q2|q3|q4) [[of] [fiscal] YEAR]", Means::Quarter, Guard::None),
    rule("the latest quarter", Means::LatestQuarter, Guard::None),
    rule("the quarter", Means::LatestQuarter, Guard::Results),
    rule("the YEAR quarter", Means::LatestQuarter, Guard::None),
    rule("[the] NTH half of [fiscal] YEAR", Means::Half, Guard::None),
    rule("[the] [YEAR] NTH half", Means::Half, Guard::Results),
    rule("[YEAR] NTH - half", Means::Half, Guard::Results),
    rule("(fiscal|financial) [year] YEAR", Means::FiscalYear, Guard::None),
    rule("the YEAR (fiscal|financial) year", Means::FiscalYear, Guard::None),
    // that day; the same month; the following year; the previous Friday; that night; late the next morning
    rule("[(EDGE|EARLIER)] that [same] (day|SPAN|SEASON|PART)", Means::Narrated, Guard::Same),
    rule("[(EDGE|EARLIER)] the [very] same (day|SPAN|SEASON|PART)", Means::Narrated, Guard::Same),
    rule("[EDGE] [the] FOLLOWING (day|SPAN|SEASON|PART|WEEKDAY|MONTH)", Means::Narrated, Guard::Stepped),
    rule("[EDGE] the [very] next (day|SPAN|SEASON|PART|WEEKDAY|MONTH)", Means::Narrated, Guard::Stepped),
    rule("the (day|SPAN|PART) (before|after|earlier)", Means::Narrated, Guard::NoObject),
    rule("(EDGE|EARLIER) in the (UNIT|SEASON|PART)", Means::Named, Guard::Same),
    rule("the (UNIT|PART|SEASON)", Means::Named, Guard::Inner),
    rule("the year", Means::Named, Guard::TheYear),
    // year-end; midyear; month's end
    rule("[the] (year|month|week|quarter|decade) 's end", Means::YearEnd, Guard::YearEnd),
    rule("(year|month|week|quarter|decade) [-] end", Means::YearEnd, Guard::YearEnd),
    rule("midyear", Means::YearEnd, Guard::None),
    // three days ago; a year ago; two weeks from now
    rule("[ABOUT] AMOUNT [FILLER] (UNIT|UNITS) (ago|from now|hence)", Means::Ago, Guard::None),
    rule("[ABOUT] (a|an) [FILLER] UNIT (ago|from now|hence)", Means::Ago, Guard::None),
    rule("[ABOUT] (a|an|one) UNIT and a half (ago|from now)", Means::Ago, Guard::None),
    rule("[(a|the)] UNIT - ago [(period|quarter|month)]", Means::Ago, Guard::None),
    // two weeks later; a month earlier; ten years before
    rule("[ABOUT] AMOUNT [FILLER] (UNIT|UNITS) (earlier|later|previously|afterward|afterwards)", Means::Later, Guard::None),
    rule("[ABOUT] (a|an) [FILLER] UNIT (earlier|later|previously|afterward|afterwards)", Means::Later, Guard::None),
    rule("[ABOUT] AMOUNT (UNIT|UNITS) (before|after)", Means::Later, Guard::NoObject),
    rule("[ABOUT] (a|an) UNIT (before|after)", Means::Later, Guard::NoObject),
    rule("[ABOUT] (a|an|one) UNIT and a half (earlier|later)", Means::Later, Guard::None),
    rule("[(a|the)] UNIT - earlier [(period|quarter|month)]", Means::Later, Guard::None),
    rule("UNITS (earlier|later)", Means::Later, Guard::None),
    // five days; two-day; a two-and-a-half-year siege; more than two decades; two years and six months
    rule("[ABOUT] AMOUNT [-] [FILLER] (UNIT|UNITS)", Means::Length, Guard::Length),
    rule("[ABOUT] AMOUNT - (UNIT|UNITS) - long", Means::Length, Guard::Length),
    rule("[ABOUT] AMOUNT (UNIT|UNITS) [,|and] AMOUNT (UNIT|UNITS)", Means::Length, Guard::Length),
    rule("[ABOUT] (a|an|another) [FILLER] UNIT", Means::Length, Guard::OneUnit),
    rule("[ABOUT] (a|an|one) UNIT and a half", Means::Length, Guard::Length),
    rule("(the|a) (NTH|ORD) (straight|consecutive|successive) UNIT", Means::Length, Guard::Length),
    rule("UNITS", Means::Length, Guard::BareUnits),
    rule("(UNIT|UNITS) - long", Means::OneLong, Guard::None),
    rule("[a] YEARLONG", Means::OneLong, Guard::None),
    // the past two months; the first nine months; the past decade; over the next year
    rule("[the] (past|SHIFT|coming|first|final|initial|remaining|opening|closing|FOLLOWING) [ABOUT] AMOUNT (UNIT|UNITS)", Means::Length, Guard::LastAmount),
    rule("the latest AMOUNT UNITS", Means::Length, Guard::Length),
    rule("the past UNIT", Means::Length, Guard::Length),
    rule("the (first|final|opening) UNIT", Means::Length, Guard::FirstUnit),
    rule("the (next|last) UNIT", Means::Length, Guard::Throughout),
    // every Tuesday; each year; every two weeks; daily; Sundays; twice a week; per month
    rule("EVERY (UNIT|WEEKDAY|MONTH|SEASON|PART)", Means::Every, Guard::Every),
    rule("EVERY WEEKDAY PART", Means::Every, Guard::None),
    rule("EVERY other (UNIT|WEEKDAY)", Means::Every, Guard::None),
    rule("EVERY AMOUNT UNITS", Means::Every, Guard::None),
    rule("DAILY", Means::Daily, Guard::Daily),
    rule("WEEKDAYS", Means::Weekdays, Guard::Weekdays),
    rule("WEEKDAY PARTS", Means::Weekdays, Guard::None),
    rule("(weekdays|weekends)", Means::Weekdays, Guard::None),
    rule("ONCE (a|an|per|each|every) UNIT", Means::Rate, Guard::None),
    rule("(AMOUNT|many) times (a|an|per|each|every) UNIT", Means::Rate, Guard::None),
    rule("per UNIT", Means::Rate, Guard::PerUnit),
    // now; recently; the past; soon
    rule("VAGUE", Means::Vague, Guard::Vague),
    rule("(current|recent)", Means::Vague, Guard::Attributive),
    rule("soon", Means::Vague, Guard::Soon),
    // Christmas Eve; Thanksgiving 2014; last Easter; Ramadan
    rule("HOLIDAY [[,|of] YEAR]", Means::Holiday, Guard::Holiday),
    rule("YEAR HOLIDAY", Means::Holiday, Guard::Holiday),
    rule("[SHIFT] HOLIDAY [(PART|weekend|season|holiday|holidays)]", Means::Holiday, Guard::Holiday),
    // 9:30 a.m.; 9am; 2130 GMT; noon; 3 o'clock; in the morning; overnight; the early hours
    rule("[NEAR] CLOCK [AMPM] [ZONE]", Means::TimeOfDay, Guard::Clock),
    rule("[NEAR] CLOCK [AMPM] local time", Means::TimeOfDay, Guard::Clock),
    rule("[NEAR] CLOCKAMPM [ZONE|local time]", Means::TimeOfDay, Guard::None),
    rule("[NEAR] DAY AMPM [ZONE|local time]", Means::TimeOfDay, Guard::Clock),
    rule("[NEAR] DECIMAL AMPM [ZONE|local time]", Means::TimeOfDay, Guard::Clock),
    rule("COUNT ZONE", Means::TimeOfDay, Guard::Clock),
    rule("(DAY|NUMERAL) o APOSTROPHE clock [in the PART]", Means::TimeOfDay, Guard::Clock),
    rule("[NEAR] (noon|midnight|midday)", Means::Noon, Guard::Noon),
    rule("(the|EDGE) PART", Means::TimeOfDay, Guard::InThePart),
    rule("overnight", Means::Overnight, Guard::Overnight),
    rule("(dawn|daybreak|dusk|nightfall|sunset)", Means::TimeOfDay, Guard::Dawn),
    // the end of; early in; the morning of; the early hours of; two days after; the day before; the week of
    rule("the (end|beginning|start|middle|close|EDGE (part|days|months|weeks|years|stages)) of", Means::EdgeOf, Guard::None),
    rule("[the] (EDGE|EARLIER) (in|on)", Means::EdgeOf, Guard::None),
    rule("(end|beginning|start|middle) of", Means::EdgeOf, Guard::None),
    rule("the (latter|better) (part|half) of", Means::EdgeOf, Guard::None),
    rule("the PART (of|on)", Means::PartOf, Guard::None),
    rule("the eve of", Means::DistanceFrom, Guard::None),
    rule("EDGE (in|on) the PART (of|on)", Means::PartOf, Guard::None),
    rule("the [EDGE] PART hours (of|on)", Means::PartOf, Guard::None),
    rule("the [wee] early hours (of|on)", Means::PartOf, Guard::None),
    rule("[ABOUT] AMOUNT (UNIT|UNITS) (before|after)", Means::DistanceFrom, Guard::None),
    rule("(a|the) UNIT (before|after)", Means::DistanceFrom, Guard::LowerDay),
    rule("(AMOUNT|a) (week|weeks) from", Means::DistanceFrom, Guard::Between),
    rule("the (week|month|weekend|year) of", Means::UnitOf, Guard::None),
];

/// All words in small letters that the patterns name.
pub(super) fn pattern_words() -> impl Iterator<Item = &'static str> {
    let fragments = FRAGMENTS.iter().flat_map(|fragment| fragment.rows);
    let patterns = RULES
        .iter()
        .map(|rule| rule.pattern)
        .chain(fragments.map(|(pattern, _)| *pattern));
    patterns
        .flat_map(|pattern| pattern.split(|c: char| !c.is_ascii_alphanumeric()))
        .filter(|word| {
            let letters = word.bytes().all(|byte| !byte.is_ascii_uppercase());
            letters && !word.is_empty()
        })
}
