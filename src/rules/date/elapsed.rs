//! A span of time that contradicts the date beside it.
//!
//! # What it reports
//! "in 2010, three years ago," in an article of 2015, "three years ago, in 2010", and "jailed in 1996 and freed two years
//! later, in 2002": an exact number of years, months, weeks or days right beside the date of the same event, and the days
//! between do not make it. It is silent in quotations and where the number is not exact ("about three years ago").
//!
//! # Why
//! Copy that is used again a year later keeps its counts.
//!
//! # Example
//! ```news
//! ---
//! date: 2015-03-23
//! ---
//! The dam was begun in 2010, three years ago.
//! ```
//!
//! # How to fix
//! Correct the number or the date; the number that fits the date is offered.

use super::spans_of_time::{SpanOfTime, span_of_time, written_like};
use super::{in_plain, is_told, plain_in_file};
use crate::analysis::DateMention;
use crate::dates::{Date, DayRange, Meaning, Period, Unit, days_between};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::rules::told_days::told_before;
use crate::text::{Edit, Fix, TextRange, sentence_at};

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    if !context.is_english() {
        return;
    }
    for phrase in &context.article.dates {
        let Some(span) = span_of_time(context, phrase).filter(|_| is_told(context, phrase)) else {
            continue;
        };
        let (block, plain) = (phrase.block, in_plain(context, phrase).0);
        let Some((date, days)) = date_beside(context, block, plain, &span) else {
            continue;
        };
        let from = if span.is_ago {
            let Some(anchor) = context.article.anchor.date else {
                continue;
            };
            Some((days, DayRange::new(anchor, anchor)))
        } else {
            start_of(context, block, plain, &span, date).map(|from| (from, days))
        };
        if let Some((from, to)) = from
            && let Some(right) = wrong(&span, from, to)
        {
            report(context, block, &span, date, right, findings);
        }
    }
}

/// The date right before a span, or right behind it: "in 2010, three years ago", "three years ago, in 2010",
/// "2010 (three years ago)".
fn date_beside<'a>(
    context: &ArticleContext<'a>,
    block: u32,
    plain: &str,
    span: &SpanOfTime,
) -> Option<(&'a DateMention, DayRange)> {
    let (before, behind) = (&plain[..span.range.start], &plain[span.range.end..]);
    let ends = behind.is_empty() || behind.starts_with([',', '.', ')', ';']);
    let head = before.trim_end();
    let head = head.strip_suffix(',').or_else(|| before.strip_suffix('('));
    let head = head.map(str::trim_end);
    let date = match head.filter(|_| ends && span.is_ago) {
        Some(head) => date_at(context, block, span, |range| range.end == head.len()),
        None => None,
    };
    let date = date.or_else(|| {
        let rest = behind
            .strip_prefix(',')
            .or_else(|| behind.trim_start().strip_prefix('('))?
            .trim_start();
        let rest = ["in ", "on "]
            .iter()
            .find_map(|word| rest.strip_prefix(word))
            .unwrap_or(rest);
        let start = plain.len() - rest.len();
        date_at(context, block, span, |range| {
            let behind = &plain[range.end..];
            range.start == start && (behind.is_empty() || behind.starts_with([',', '.', ')', ';']))
        })
    })?;
    let value = date.annotated.as_ref().or(date.resolution.value.as_ref())?;
    let states_it = match date.phrase?.expression.meaning {
        Meaning::Calendar(fields) => {
            fields.year.is_some() || fields.day.is_some() && span.unit != Unit::Year
        }
        Meaning::Period(period) => matches!(
            period,
            Period::Day(_) | Period::Month { .. } | Period::Year(_)
        ),
        _ => false,
    };
    (states_it && value.modifier.is_none() && !date.quoted)
        .then(|| value.days())
        .flatten()
        .map(|days| (date, days))
}

/// The date next to a span whose place in the plain text fits.
fn date_at<'a>(
    context: &ArticleContext<'a>,
    block: u32,
    span: &SpanOfTime,
    fits: impl Fn(&std::ops::Range<usize>) -> bool,
) -> Option<&'a DateMention> {
    /// The span may be a phrase itself, and annotations nest.
    const NEAR: usize = 4;
    let placed = &context.article.blocks[block as usize];
    let start = plain_in_file(context, block, span.range.clone()).start();
    let dates = &context.article.dates;
    let behind = dates.partition_point(|date| date.range.start() < start);
    let near = &dates[behind.saturating_sub(NEAR)..dates.len().min(behind + NEAR)];
    near.iter().filter(|date| date.block == block).find(|date| {
        let range = placed
            .analysis
            .plain
            .map
            .to_plain(date.range - placed.start);
        fits(&range.into())
    })
}

/// The only date before "two years later" in its sentence; `None` where the text before names others that would fit.
fn start_of(
    context: &ArticleContext<'_>,
    block: u32,
    plain: &str,
    span: &SpanOfTime,
    date: &DateMention,
) -> Option<DayRange> {
    let sentence = sentence_at(plain, span.range.start);
    let start = plain_in_file(context, block, sentence).start();
    let end = plain_in_file(context, block, span.range.clone()).start();
    let value = date
        .annotated
        .as_ref()
        .or(date.resolution.value.as_ref())?
        .days()?;
    let told: Vec<(TextRange, DayRange)> = told_before(context, block, end)?;
    let others = told.iter().filter(|(range, _)| range.end() <= end);
    if others
        .clone()
        .any(|(_, days)| wrong(span, *days, value).is_none())
    {
        return None;
    }
    let mut within = others.filter(|(range, _)| range.start() >= start);
    let (_, days) = within.next()?;
    within.next().is_none().then_some(*days)
}

/// How many units really lie between two dates, where that is not the number of the span. `None` too where the dates are
/// too coarse to tell, or in the other order.
fn wrong(span: &SpanOfTime, from: DayRange, to: DayRange) -> Option<i32> {
    let (first, last) = (from.first?, from.last?);
    let (to_first, to_last) = (to.first?, to.last?);
    if last >= to_first {
        return None;
    }
    let (least, most) = (days_between(last, to_first), days_between(first, to_last));
    let months = |first: Date, last: Date| {
        (i32::from(last.year()) - i32::from(first.year())) * 12 + i32::from(last.month())
            - i32::from(first.month())
    };
    let is_day = |days: DayRange| days.first == days.last;
    let (fewest, greatest, right) = match span.unit {
        Unit::Year => {
            let years = i32::from(to_first.year()) - i32::from(last.year());
            // Half a year more is as good as a whole one; so is the difference of the years.
            let fewest = least * 100 / 36_525;
            let greatest = ((most + 183) * 100 / 36_525).max(years);
            (fewest, greatest, years)
        }
        Unit::Month => {
            let (fewest, greatest) = (months(last, to_first), months(first, to_last));
            (fewest - 1, greatest + 1, fewest)
        }
        Unit::Week if is_day(from) && is_day(to) => {
            ((least - 6) / 7, (most + 6) / 7, (least + 3) / 7)
        }
        Unit::Day if is_day(from) && is_day(to) => (least - 1, most + 1, least),
        _ => return None,
    };
    (!(fewest..=greatest).contains(&span.count) && right >= 1).then_some(right)
}

fn report(
    context: &ArticleContext<'_>,
    block: u32,
    span: &SpanOfTime,
    date: &DateMention,
    right: i32,
    findings: &mut Findings,
) {
    let range = plain_in_file(context, block, span.range.clone());
    let number = plain_in_file(context, block, span.number.clone());
    let written = context.text(number);
    let right_number = written_like(right, written);
    let unit = span.unit.name();
    let plural = if right == 1 { "" } else { "s" };
    let side = if span.is_ago {
        "before publication"
    } else {
        "later"
    };
    let beside = context.text(date.range);
    let message = format!(
        "\"{beside}\" is {right_number} {unit}{plural} {side}, not {}.",
        written.to_lowercase()
    );
    let finding = findings.add(range, message);
    finding.relate(date.range, "The date stands here");
    if right > 1 && span.count > 1 {
        finding.fix(Fix::doubtful(
            format!("Replace by \"{right_number}\""),
            vec![Edit::replace(number, right_number)],
        ));
    }
}
