//! The publication date of an article.

use super::PlacedBlock;
use crate::dates::{Date, Narrative, Origin, Value};
use crate::markup::{BlockKind, Class, FrontMatterKey, Layout};
use crate::text::TextRange;

/// The day that relative dates are resolved against, and where it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// The day; `None` where the article has none.
    pub date: Option<Date>,
    /// Where it was found.
    pub origin: AnchorOrigin,
}

/// Where an anchor was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnchorOrigin {
    /// The front matter's `date:`, with the place of its value in the file.
    FrontMatter(TextRange),
    /// A dated dateline, with its place in the file.
    Dateline(TextRange),
    /// The `YYYY-MM-DD` that the file's name starts with.
    FileName,
    /// Nothing gives the article a date.
    None,
}

/// How many days may lie between a dateline's day and the one that the file's name gives.
const MOST_DAYS_TO_FILE: i32 = 31;

impl Anchor {
    /// The anchor of an article: its front matter's date, the date of its dateline, the date that its file's name starts
    /// with, in this order.
    pub(super) fn of(layout: &Layout, blocks: &[PlacedBlock], file_name: &str) -> Self {
        let stated = layout.front_matter.as_ref().and_then(|front_matter| {
            let field = front_matter.get(FrontMatterKey::Date)?;
            Some((front_matter.date()?, field.value_range))
        });
        if let Some((date, range)) = stated {
            return Self {
                date: Some(date),
                origin: AnchorOrigin::FrontMatter(range),
            };
        }
        let named = file_name_date(file_name);
        if let Some((date, range)) = dateline_date(blocks, named) {
            return Self {
                date: Some(date),
                origin: AnchorOrigin::Dateline(range),
            };
        }
        match named {
            Some(date) => Self {
                date: Some(date),
                origin: AnchorOrigin::FileName,
            },
            None => Self {
                date: None,
                origin: AnchorOrigin::None,
            },
        }
    }
}

/// The day that a dateline names; one without a year counts where the file's name gives the year.
fn dateline_date(blocks: &[PlacedBlock], named: Option<Date>) -> Option<(Date, TextRange)> {
    let placed = blocks.iter().find(|placed| {
        placed.analysis.kind == BlockKind::Paragraph
            || placed.analysis.kind == BlockKind::Dateline && !placed.analysis.dates.is_empty()
    })?;
    let within = match (&placed.analysis.dateline, placed.analysis.kind) {
        (Some(dateline), _) => dateline.range,
        (None, BlockKind::Dateline) => {
            TextRange::up_to(crate::text::TextSize::of(&*placed.analysis.text))
        }
        _ => return None,
    };
    let (value, range) = annotated_value(placed, within).or_else(|| {
        let mut phrases = placed.analysis.dates.iter();
        let phrase = phrases.find(|phrase| within.contains_range(phrase.range))?;
        let resolution = Narrative::new(named, []).resolve(&phrase.expression)?;
        let value = resolution.value?;
        // A report is filed about when it is published: a day without a year that is far from the file's date is of a
        // year that nothing tells.
        let is_far = value.single_day().zip(named).is_some_and(|(day, named)| {
            crate::dates::days_between(day, named).abs() > MOST_DAYS_TO_FILE
        });
        if resolution.origin != Origin::Absolute && is_far {
            return None;
        }
        Some((value, phrase.range))
    })?;
    let days = value.days()?;
    let day = days.first.filter(|first| days.last == Some(*first))?;
    Some((day, range + placed.start))
}

/// The value of the date annotation in a dateline.
fn annotated_value(placed: &PlacedBlock, within: TextRange) -> Option<(Value, TextRange)> {
    let annotations = &placed.analysis.inlines.annotations;
    let date = annotations.iter().find(|annotation| {
        annotation.class == Some(Class::Date) && within.contains_range(annotation.text)
    })?;
    Some((Value::parse_when(&date.when()?.value).ok()?, date.text))
}

/// The `YYYY-MM-DD` at the start of a file's name.
pub fn file_name_date(name: &str) -> Option<Date> {
    let prefix = name.get(..10)?;
    let ends = name[10..]
        .chars()
        .next()
        .is_none_or(|char| !char.is_ascii_digit());
    if ends { prefix.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_may_start_with_the_date() {
        assert_eq!(
            file_name_date("2015-03-23-myanmar.txt"),
            Some(jiff::civil::date(2015, 3, 23))
        );
        assert_eq!(file_name_date("2015-02-30-myanmar.txt"), None);
        assert_eq!(file_name_date("myanmar.txt"), None);
    }
}
