//! A day in figures that Americans and Britons read differently.
//!
//! # What it reports
//! A date such as "03/04/2015", March 4 or April 3. It stays silent where a weekday beside the date, an annotation or the rest
//! of the article decides: another date in the same figures, such as "03/25/2015", shows in which order they stand. It is
//! silent in quotations as well.
//!
//! # Why
//! Half of the readers take it for another day.
//!
//! # Example
//! ```news
//! The permit ran out on 03/04/2015.
//! ```
//!
//! # How to fix
//! Write the month as a word; both readings are offered.

use crate::analysis::DateMention;
use crate::dates::{Date, Meaning, Weekday, month_name};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix, TextLen, TextRange};

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let mut orders = context
        .article
        .dates
        .iter()
        .filter_map(|date| order(context, date));
    let first = orders.next();
    if first.is_some() && orders.all(|order| Some(order) == first) {
        return;
    }
    for date in &context.article.dates {
        let Some(readings) = readings(date) else {
            continue;
        };
        if date.quoted || date.annotated.is_some() || readings.decided().is_some() {
            continue;
        }
        let (american, british) = (written(readings.american), written(readings.british));
        let figures = figures(context, date);
        let message = format!(
            "\"{}\" is {american} to Americans and {british} to Britons: write the month as a word.",
            context.text(figures)
        );
        let finding = findings.add(date.range, message);
        for day in [american, british] {
            let edits = vec![Edit::replace(figures, day.as_str())];
            finding.fix(Fix::doubtful(format!("Write \"{day}\""), edits));
        }
    }
}

/// The order of the numbers in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// `12/25/2015`
    MonthFirst,
    /// `25/12/2015`
    DayFirst,
}

/// The days that a date in figures can be.
struct Readings {
    american: Date,
    british: Date,
    weekday: Option<Weekday>,
}

impl Readings {
    /// The order that the weekday shows.
    fn decided(&self) -> Option<Order> {
        let fits = |day: Date| self.weekday == Some(day.weekday());
        match (fits(self.american), fits(self.british)) {
            (true, false) => Some(Order::MonthFirst),
            (false, true) => Some(Order::DayFirst),
            _ => None,
        }
    }
}

/// Both readings of a date in figures, where they are two days.
fn readings(date: &DateMention) -> Option<Readings> {
    let expression = date.phrase?.expression;
    let Meaning::Numeric {
        first,
        second,
        year,
    } = expression.meaning
    else {
        return None;
    };
    (first != second).then_some(())?;
    Some(Readings {
        american: Date::new(year, first, second).ok()?,
        british: Date::new(year, second, first).ok()?,
        weekday: expression.weekday.map(|(weekday, _)| weekday),
    })
}

/// In which order the numbers of a date stand, where that is certain.
fn order(context: &ArticleContext<'_>, date: &DateMention) -> Option<Order> {
    if let Some(readings) = readings(date) {
        let annotated = date.annotated.as_ref().and_then(|value| value.single_day());
        return match annotated {
            Some(day) if day == readings.american => Some(Order::MonthFirst),
            Some(day) if day == readings.british => Some(Order::DayFirst),
            _ => readings.decided(),
        };
    }
    let mut numbers = context.text(figures(context, date)).split('/');
    let mut number = || numbers.next()?.parse::<u8>().ok();
    match (number()?, number()?) {
        (13..=31, 1..=12) => Some(Order::DayFirst),
        (1..=12, 13..=31) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// Where the figures of a date stand, without the weekday before them.
fn figures(context: &ArticleContext<'_>, date: &DateMention) -> TextRange {
    let text = context.text(date.range);
    let figures = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    TextRange::new(date.range.end() - figures.text_len(), date.range.end())
}

/// `March 4, 2015`
fn written(day: Date) -> String {
    format!("{} {}, {}", month_name(day.month()), day.day(), day.year())
}
