//! What is known of a date phrase, as a card to read.

use super::markdown::{code, counted, escape, list, paragraphs};
use crate::analysis::{Anchor, AnchorOrigin, Article, DateMention};
use crate::dates::{Confidence, Date, DayRange, Origin, Value, ValueType, weekday_name};
use crate::text::TextRange;

/// A value as it is shown: as EDTF where EDTF can say it, else as TIMEX3.
pub(super) fn printed(value: &Value) -> String {
    value.edtf().unwrap_or_else(|| value.timex3())
}

/// A value as `when=` takes it: as EDTF, or as TIMEX3 where EDTF cannot say it. What neither can say, the modifiers and how
/// often something recurs, an annotation takes from its text.
pub(super) fn written(value: &Value) -> Option<String> {
    let reads_back =
        |text: &String| Value::parse_when(text).is_ok_and(|read| read.agrees_with(value));
    let forms = value.edtf().into_iter().chain([value.timex3()]);
    forms.into_iter().find(reads_back)
}

/// Whether the value of a date phrase is guessed: other readings are as likely, or its words contradict one another, and no
/// annotation says which it is.
pub(super) fn is_guess(date: &DateMention) -> bool {
    let value = date.resolution.value.as_ref();
    let contradicts_itself = || {
        let phrase = date.phrase.as_ref().zip(value);
        phrase.is_some_and(|(phrase, value)| !phrase.expression.allows(value))
    };
    date.annotated.is_none()
        && (date.resolution.confidence == Confidence::Low || contradicts_itself())
}

/// What the title of an action says where it follows from a guess, else nothing.
pub(super) fn doubt(date: &DateMention) -> &'static str {
    if is_guess(date) { " (a guess)" } else { "" }
}

/// The card of a date phrase.
pub(super) fn date_card(article: &Article, date: &DateMention) -> String {
    let value = date.annotated.as_ref().or(date.resolution.value.as_ref());
    let mut items = Vec::new();
    if let Some(value) = value {
        items.extend(about_value(value, article.anchor.date));
    }
    if let Some(annotated) = &date.annotated {
        items.push("The annotation gives this value".to_owned());
        match &date.resolution.value {
            Some(text) if text != annotated => {
                items.push(format!("The text alone says {}", printed(text)));
                items.extend(how(article, date));
            }
            Some(_) if date.phrase.is_some() => {
                items.push("The text alone says the same".to_owned())
            }
            _ => {}
        }
    } else {
        items.extend(how(article, date));
    }
    let heading = match value {
        Some(value) => heading(value),
        None => format!("**{}**", escape(article.text(date.range))),
    };
    paragraphs([heading, list(&items)])
}

/// The earlier phrase of which the card says that the value was found from it, in bytes of the file.
pub(super) fn counted_from(article: &Article, date: &DateMention) -> Option<TextRange> {
    let Origin::Phrase(place) = date.resolution.origin else {
        return None;
    };
    let is_told = date.annotated.is_none() || date.annotated != date.resolution.value;
    let earlier = article.dates.get(place as usize).filter(|_| is_told)?;
    Some(earlier.range)
}

/// The card of a value that stands in the front matter or an annotation, without a phrase.
pub(super) fn value_card(value: &Value, anchor: Option<Date>) -> String {
    paragraphs([heading(value), list(&about_value(value, anchor))])
}

/// One day with its weekday: `2015-03-23, Monday`.
pub(super) fn day(day: Date) -> String {
    format!("{day}, {}", weekday_name(day.weekday()))
}

fn heading(value: &Value) -> String {
    let shown = printed(value);
    match value.value_type() {
        ValueType::Date => match one_day(value) {
            Some(day) => format!("**{shown}**, {}", weekday_name(day.weekday())),
            None => format!("**{shown}**"),
        },
        ValueType::Time => match one_day(value) {
            Some(day) => format!(
                "**{shown}**, a time of day on a {}",
                weekday_name(day.weekday())
            ),
            None => format!("**{shown}**, a time of day"),
        },
        ValueType::Duration => format!("**{shown}**, a length of time"),
        ValueType::Set => format!("**{shown}**, a recurrence"),
    }
}

fn about_value(value: &Value, anchor: Option<Date>) -> Vec<String> {
    let mut items = Vec::new();
    if let Some(days) = value.days() {
        if one_day(value).is_none() {
            items.extend(extent(days));
        }
        if let Some(anchor) = anchor {
            items.extend(distance(days, anchor));
        }
    }
    let timex3 = value.timex3();
    let modifier = value.modifier();
    let frequency = value.frequency();
    if timex3 != printed(value) || modifier.is_some() || frequency.is_some() {
        let mut item = format!("In TIMEX3: {}", code(&timex3));
        if let Some(modifier) = modifier {
            item.push_str(&format!(", mod {}", code(modifier)));
        }
        if let Some(frequency) = frequency {
            item.push_str(&format!(", freq {}", code(&frequency)));
        }
        items.push(item);
    }
    items
}

fn extent(days: DayRange) -> Option<String> {
    match (days.first, days.last) {
        (Some(first), Some(last)) => Some(format!("From {} to {}", day(first), day(last))),
        (Some(first), None) => Some(format!("From {} on", day(first))),
        (None, Some(last)) => Some(format!("Until {}", day(last))),
        (None, None) => None,
    }
}

/// Where days lie, seen from the publication date.
fn distance(days: DayRange, anchor: Date) -> Option<String> {
    let one = days.first.is_some() && days.first == days.last;
    let ends_before = days.last.filter(|last| *last < anchor);
    let begins_after = days.first.filter(|first| *first > anchor);
    match (ends_before, begins_after) {
        (Some(last), _) => {
            let count = days_between(last, anchor)?;
            let verb = if one { "" } else { "Ends " };
            Some(format!(
                "{verb}{count} before the publication date, {anchor}"
            ))
        }
        (_, Some(first)) => {
            let count = days_between(anchor, first)?;
            let verb = if one { "" } else { "Begins " };
            Some(format!(
                "{verb}{count} after the publication date, {anchor}"
            ))
        }
        _ if one => Some("The publication date".to_owned()),
        _ if days.first.is_some() || days.last.is_some() => {
            Some(format!("Holds the publication date, {anchor}"))
        }
        _ => None,
    }
}

fn days_between(earlier: Date, later: Date) -> Option<String> {
    let days = earlier.until(later).ok()?.get_days();
    Some(counted(u32::try_from(days).ok()?, "day"))
}

fn how(article: &Article, date: &DateMention) -> Vec<String> {
    let resolution = &date.resolution;
    if date.phrase.is_none() {
        return vec![
            "Not resolved: the text is no date phrase, and its annotation has no `when=` with a value"
                .to_owned(),
        ];
    }
    let mut items = vec![match resolution.origin {
        Origin::Absolute => "Resolved from the phrase alone".to_owned(),
        Origin::Anchor => from_anchor(article.anchor),
        Origin::Phrase(place) => match article.dates.get(place as usize) {
            Some(earlier) => format!(
                "Resolved from the earlier phrase \"{}\"",
                escape(article.text(earlier.range))
            ),
            None => "Resolved from an earlier phrase".to_owned(),
        },
        Origin::Unanchored if article.anchor.date.is_some() => {
            let counts_from_it = date
                .phrase
                .as_ref()
                .is_some_and(|phrase| phrase.expression.is_deictic());
            return vec![if counts_from_it {
                "Not resolved: it lies outside of the calendar".to_owned()
            } else {
                "Not resolved: nothing says which day it is counted from".to_owned()
            }];
        }
        Origin::Unanchored => {
            return vec![
                "Not resolved: the article has no publication date. A line such as `date: 2015-03-23` in the front \
                 matter gives it one"
                    .to_owned(),
            ];
        }
        Origin::Impossible => return vec!["The calendar has no such day".to_owned()],
    }];
    let Some(value) = &resolution.value else {
        return vec!["Not resolved: it names no day or period of its own".to_owned()];
    };
    // Of a length or a recurrence there is nothing to be unsure of.
    if value.days().is_none() {
        return items;
    }
    items.push(
        match resolution.confidence {
            Confidence::High => "Certain: there is no other reading",
            Confidence::Medium => "Likely: it is the usual reading",
            Confidence::Low => "A guess: other readings are as likely",
        }
        .to_owned(),
    );
    items
}

fn from_anchor(anchor: Anchor) -> String {
    let source = match anchor.origin {
        AnchorOrigin::FrontMatter(_) => " (`date:` in the front matter)",
        AnchorOrigin::Dateline(_) => " (in the dateline)",
        AnchorOrigin::FileName => " (in the file's name)",
        AnchorOrigin::None => "",
    };
    match anchor.date {
        Some(date) => format!("Resolved from the publication date, {}{source}", day(date)),
        None => format!("Resolved from the publication date{source}"),
    }
}

fn one_day(value: &Value) -> Option<Date> {
    let days = value.days()?;
    days.first.filter(|_| days.first == days.last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &str, value_type: ValueType) -> Option<String> {
        let value = Value::from_timex3(value, value_type, None, None).expect("a value");
        super::written(&value)
    }

    #[test]
    fn a_value_is_written_so_that_it_is_read_as_it_was() {
        use ValueType::{Date, Duration, Set, Time};
        for (value, value_type, text) in [
            ("2015-03-23", Date, "2015-03-23"),
            ("2015-W12", Date, "2015-03-16/2015-03-22"),
            ("2015-SP", Date, "2015-21"),
            ("FY2015", Date, "FY2015"),
            ("2015-03-23TEV", Time, "2015-03-23TEV"),
            ("P5D", Duration, "P5D"),
            ("XXXX-WXX-7", Set, "XXXX-WXX-7"),
            ("P1W", Set, "P1W"),
            ("PAST_REF", Date, "PAST_REF"),
        ] {
            assert_eq!(written(value, value_type).as_deref(), Some(text), "{value}");
        }
    }
}
