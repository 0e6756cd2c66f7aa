//! A date phrase that counts from the day of publication, in an article without a date.
//!
//! # What it reports
//! The first phrase such as "Monday", "yesterday" or "last week" for which the article gives no day to count from; one finding
//! for the article.
//!
//! # Why
//! Nobody can say later which Monday it was, and such phrases have no value in exports.
//!
//! # Example
//! ```news
//! Envoys met in Yangon on Monday.
//! ```
//!
//! # How to fix
//! Add the day of publication to the front matter, `date: 2015-03-23`, or let the file's name start with it. Where
//! the file's name holds a day elsewhere (`talks-20150323.news`), that day is offered.

use crate::analysis::{AnchorOrigin, DateMention};
use crate::dates::{Date, Meaning, Origin};
use crate::markup::{BlockKind, FrontMatterKey};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix, line_end};

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let article = context.article;
    let front_matter = article.layout.front_matter.as_ref();
    let field = front_matter.and_then(|matter| matter.get(FrontMatterKey::Date));
    // What is no day there is reported as such.
    let has_broken_date = field.is_some_and(|field| !field.value.trim().is_empty());
    if article.anchor.origin != AnchorOrigin::None || has_broken_date {
        return;
    }
    let Some(first) = article.dates.iter().find(|date| is_open(context, date)) else {
        return;
    };
    let text = context.text(first.range);
    let finding = findings.add(
        first.range,
        format!(
            "\"{text}\" counts from the day of publication, and the article has none: add `date:` to its front matter."
        ),
    );
    // A key that stands without its value would stand twice.
    if let (Some(day), None) = (day_in(&article.input.file_name), field) {
        let end = line_end(&article.input.text);
        let edit = match front_matter {
            Some(matter) => Edit::insert(matter.body.start(), format!("date: {day}{end}")),
            None => Edit::insert(
                article.layout.bom,
                format!("---{end}date: {day}{end}---{end}"),
            ),
        };
        let title = format!("Add `date: {day}`, from the file's name");
        finding.fix(Fix::doubtful(title, vec![edit]));
    }
}

/// Whether only a publication date could give a phrase its value.
fn is_open(context: &ArticleContext<'_>, date: &DateMention) -> bool {
    let Some(phrase) = &date.phrase else {
        return false;
    };
    date.annotated.is_none()
        && date.resolution.origin == Origin::Unanchored
        && (phrase.expression.is_deictic() || lacks_year(phrase.expression.meaning))
        && !matches!(
            context.article.block_kind(date.block),
            BlockKind::Furniture | BlockKind::Credit | BlockKind::Dateline
        )
}

/// Whether it is a day or month of the calendar without its year.
fn lacks_year(meaning: Meaning) -> bool {
    match meaning {
        Meaning::Calendar(fields) => fields.year.is_none(),
        Meaning::Range(from, to) => from.year.is_none() && to.year.is_none(),
        _ => false,
    }
}

/// A day in a file's name: `talks-20150323.news`, `talks_2015-03-23.txt`.
fn day_in(file_name: &str) -> Option<Date> {
    let is_break = |char: char| !char.is_ascii_digit();
    let runs: Vec<&str> = file_name
        .split(is_break)
        .filter(|run| !run.is_empty())
        .collect();
    let number = |run: &str| run.parse::<i16>().ok();
    let whole = runs.iter().find_map(|run| {
        if run.len() != 8 || !run.is_ascii() {
            return None;
        }
        day(number(&run[..4])?, number(&run[4..6])?, number(&run[6..])?)
    });
    whole.or_else(|| {
        runs.windows(3).find_map(|parts| match parts {
            [year, month, number_of_day]
                if year.len() == 4 && month.len() == 2 && number_of_day.len() == 2 =>
            {
                day(number(year)?, number(month)?, number(number_of_day)?)
            }
            _ => None,
        })
    })
}

/// A day of the years in which newspapers were printed.
fn day(year: i16, month: i16, day: i16) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    (1600..2200)
        .contains(&year)
        .then(|| Date::new(year, month, day).ok())?
}
