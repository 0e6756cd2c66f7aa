//! Values of `when=`: what the phrase means, what else it could mean, and the days around the publication date.

use super::place::Place;
use super::{Completion, CompletionKind};
use crate::analysis::{Article, DateMention};
use crate::dates::{
    Content, Date, Period, Time, Value, days_between, describe, distance, weekday_name,
};
use crate::ide::date_wording::Wording;
use crate::ide::{date_card, edited};
use crate::text::{Edit, TextRange};

/// How many days before and after the publication date are offered.
const NEIGHBOURS: i32 = 7;

/// The values that the date phrase between the brackets may have, the likeliest first.
pub(super) fn values(article: &Article, place: &Place<'_>) -> Vec<Completion> {
    let mut values = Values {
        anchor: article.anchor.date,
        place,
        items: Vec::new(),
    };
    let text = article.text(place.text);
    if let Some(value) = value_of_text(article, place) {
        values.add(&value, " (what the text says)");
        if let Some(first) = values.items.first_mut() {
            first.is_preferred = true;
        }
        // The same in TIMEX3, where that is another spelling.
        if Value::parse_when(&value.timex3()).is_ok_and(|read| read.content == value.content) {
            values.push(value.timex3(), describe(&value));
        }
        for other in other_readings(text, &value) {
            values.add(&other, "");
        }
    }
    if let Some(anchor) = values.anchor {
        values.add(&anchor.into(), "");
        for away in 1..=NEIGHBOURS {
            for days in [-away, away] {
                if let Some(day) = shifted(anchor, days) {
                    values.add(&day.into(), "");
                }
            }
        }
    }
    values.items
}

struct Values<'a> {
    anchor: Option<Date>,
    place: &'a Place<'a>,
    items: Vec<Completion>,
}

impl Values<'_> {
    fn add(&mut self, value: &Value, note: &str) {
        let mut detail = match (&value.content, self.anchor) {
            (Content::Period(Period::Day(day)), Some(anchor)) => {
                let weekday = weekday_name(day.weekday());
                format!("{weekday}, {}", distance(*day, anchor))
            }
            (Content::Period(Period::Day(day)), None) => weekday_name(day.weekday()).to_owned(),
            _ => describe(value),
        };
        detail.push_str(note);
        if let Some(text) = date_card::written(value) {
            self.push(text, detail);
        }
    }

    fn push(&mut self, value: String, detail: String) {
        if self.items.iter().all(|item| item.label != value) {
            let item = self.place.value(&value, detail, CompletionKind::Value);
            self.items.push(item);
        }
    }
}

/// What the text between the brackets means where it stands, as the article reads without the brackets.
fn value_of_text(article: &Article, place: &Place<'_>) -> Option<Value> {
    let (open, close) = (
        TextRange::new(place.annotation.start(), place.text.start()),
        TextRange::new(place.text.end(), place.annotation.end()),
    );
    let bare = edited(article, &[Edit::delete(open), Edit::delete(close)]);
    let text = place.text.checked_sub(open.len())?;
    let is_inside = |date: &&DateMention| text.contains_range(date.range);
    let mut inside = bare.dates.iter().filter(is_inside);
    let date = inside.next()?;
    let is_alone = inside.next().is_none();
    date.resolution.value.clone().filter(|_| is_alone)
}

/// What else words like these could mean: a bare weekday that of the week before or after, a day or month without its
/// year that of the year before or after, figures with the month first or the day first, a part of a day all of it.
fn other_readings(text: &str, value: &Value) -> Vec<Value> {
    let wording = Wording::of(text);
    let mut others = Vec::new();
    if let Some(day) = value.single_day() {
        if let Content::Time(_) = value.content {
            others.push(day.into());
        }
        let days = if wording.is_numeric {
            let swapped = Date::new(day.year(), day.day(), day.month()).ok();
            let has_order = text.contains(['/', '.']);
            swapped.filter(|_| has_order).into_iter().collect()
        } else if wording.weekday.is_some() && wording.month.is_none() {
            [-7, 7]
                .iter()
                .filter_map(|days| shifted(day, *days))
                .collect()
        } else if wording.month.is_some() && wording.year.is_none() {
            let in_year = |years: &i16| {
                let year = day.year().checked_add(*years)?;
                Date::new(year, day.month(), day.day()).ok()
            };
            [-1, 1].iter().filter_map(in_year).collect()
        } else {
            Vec::new()
        };
        others.extend(days.into_iter().map(|day| on_day(value, day)));
    }
    if let (Content::Period(Period::Month { year, month }), None) = (&value.content, &wording.year)
    {
        for year in [year.checked_sub(1), year.checked_add(1)]
            .into_iter()
            .flatten()
        {
            let content = Content::Period(Period::Month {
                year,
                month: *month,
            });
            others.push(Value::new(content).with_modifier(value.modifier));
        }
    }
    others
}

/// A value of one day with another day in its place.
fn on_day(value: &Value, day: Date) -> Value {
    let content = match value.content {
        Content::Time(Time { clock, .. }) => Content::Time(Time {
            day: Some(Period::Day(day)),
            clock,
        }),
        _ => Content::Period(Period::Day(day)),
    };
    Value::new(content).with_modifier(value.modifier)
}

fn shifted(day: Date, days: i32) -> Option<Date> {
    let shifted = day.checked_add(jiff::Span::new().days(days)).ok()?;
    (days_between(day, shifted) == days).then_some(shifted)
}
