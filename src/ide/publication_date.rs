//! Giving an article the publication date that it lacks.

use super::{Action, edited};
use crate::analysis::{AnchorOrigin, Article};
use crate::dates::{Date, Origin};
use crate::markup::FrontMatterKey;
use crate::text::{Edit, TextRange, line_end};

/// Makes the day of the date phrase at `range` (bytes; empty for a cursor) the article's publication date, in its front
/// matter. Offered where the article has none, and the phrase states its day in full or by an annotation.
pub fn set_publication_date(article: &Article, range: TextRange) -> Option<Action> {
    if article.anchor.origin != AnchorOrigin::None {
        return None;
    }
    let date = article
        .dates
        .iter()
        .find(|date| date.range.contains_range(range))?;
    let stated = (date.resolution.origin == Origin::Absolute)
        .then_some(date.resolution.value.as_ref())
        .flatten();
    let day = date.annotated.as_ref().or(stated)?.single_day()?;
    Some(Action {
        title: format!("Set the publication date to {day}"),
        edits: vec![date_edit(article, day)?],
    })
}

/// The edit that makes `day` the publication date of an article without one, in its front matter.
pub(super) fn date_edit(article: &Article, day: Date) -> Option<Edit> {
    let end = line_end(&article.input.text);
    let front = article.layout.front_matter.as_ref();
    let edits = match front.and_then(|front| front.get(FrontMatterKey::Date)) {
        // What stands there is no day. A key without a value may lack the space, too.
        Some(field) => vec![
            Edit::replace(field.value_range, day.to_string()),
            Edit::replace(field.value_range, format!(" {day}")),
        ],
        None => vec![match front {
            Some(front) => Edit::insert(front.body.start(), format!("date: {day}{end}")),
            None => {
                let front = format!("---{end}date: {day}{end}---{end}");
                Edit::insert(article.layout.bom, front)
            }
        }],
    };
    let sets_it = |edit: &Edit| {
        let after = edited(article, std::slice::from_ref(edit));
        after.anchor.date == Some(day) && after.blocks.len() == article.blocks.len()
    };
    edits.into_iter().find(sets_it)
}
