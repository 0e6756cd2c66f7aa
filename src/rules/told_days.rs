//! The days of which a place in the text may speak, beside the day of publication.

use super::context::ArticleContext;
use crate::dates::{DayRange, Meaning, Unit};
use crate::text::{TextRange, TextSize};

/// How many dates before a place are looked at.
const MOST_DATES: usize = 32;

/// The dates that the text names before `end` (in bytes of the file) in a block and the one before it, with their days.
/// `None` where one of them has a value that nothing tells. Weekdays and the like, which lie about the day of
/// publication, lengths of time and vague references count for nothing.
pub(super) fn told_before(
    context: &ArticleContext<'_>,
    block: u32,
    end: TextSize,
) -> Option<Vec<(TextRange, DayRange)>> {
    let dates = &context.article.dates;
    let behind = dates.partition_point(|date| date.range.start() < end);
    let near = dates[..behind]
        .iter()
        .rev()
        .take(MOST_DATES)
        .take_while(|date| date.block + 1 >= block);
    let mut told = Vec::new();
    for date in near {
        if let Some(value) = date.annotated.as_ref().or(date.resolution.value.as_ref()) {
            told.extend(value.days().map(|days| (date.range, days)));
            continue;
        }
        let is_near = date.phrase.is_some_and(|phrase| {
            matches!(
                phrase.expression.meaning,
                Meaning::Weekday
                    | Meaning::Weekend
                    | Meaning::TimeOfDay
                    | Meaning::Length { .. }
                    | Meaning::Recurrence(_)
                    | Meaning::Vague(_)
                    | Meaning::Relative {
                        unit: Unit::Day | Unit::Week,
                        ..
                    }
            )
        });
        if !is_near {
            return None;
        }
    }
    Some(told)
}
