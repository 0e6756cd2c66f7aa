//! Front matter that cannot be read as it was meant.
//!
//! # What it reports
//! YAML between the two `---` lines that is broken or would cut a headline short (`headline: Myanmar: talks resume`,
//! `headline: Talks #2`), a `date` or `updated` that is no day, and a known key given twice.
//!
//! # Why
//! Relative dates are counted from `date`, and a headline that YAML cuts short is exported cut short. Newsmark itself goes
//! on with the known keys, read line by line.
//!
//! # Example
//! ```news
//! ---
//! headline: Myanmar: talks resume
//! date: 2015-03-32
//! ---
//! ```
//!
//! # How to fix
//! Put the value in quotes; write a day as `2015-03-23`, with a time as `2015-03-23T09:30+06:30`. For a day in words, such
//! as `March 23, 2015`, that form is offered.

use crate::dates::{Date, Narrative, Origin, phrases};
use crate::markup::FrontMatterKey;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix};

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    context.take_over("syntax/front-matter", findings);
    offer_day(context, findings);
}

/// Offers the day that a publication date names in words.
fn offer_day(context: &ArticleContext<'_>, findings: &mut Findings) {
    let front_matter = context.article.layout.front_matter.as_ref();
    let Some(field) = front_matter.and_then(|matter| matter.get(FrontMatterKey::Date)) else {
        return;
    };
    let mut found = findings.found.iter_mut();
    let without_fix =
        found.find(|finding| finding.range == field.value_range && finding.fixes.is_empty());
    if let (Some(finding), Some(day)) = (without_fix, day_in_words(&field.value)) {
        finding.fix(Fix::doubtful(
            format!("Replace by \"{day}\""),
            vec![Edit::replace(field.value_range, day.to_string())],
        ));
    }
}

/// The one day that a text names with month, day and year, on every reading.
fn day_in_words(text: &str) -> Option<Date> {
    let mut days = phrases(text).into_iter().filter_map(|phrase| {
        let expression = phrase.expression;
        let resolution = Narrative::new(None, []).resolve(&expression)?;
        let day = resolution.value?.single_day()?;
        let is_clear = resolution.origin == Origin::Absolute
            && expression.day_month_year().is_some()
            && expression
                .weekday()
                .is_none_or(|(weekday, _)| weekday == day.weekday());
        Some(is_clear.then_some(day))
    });
    let day = days.next()??;
    days.all(|other| other == Some(day)).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clear_day_is_read() {
        let read = |text: &str| day_in_words(text).map(|day| day.to_string());
        for text in [
            "March 23, 2015",
            "23 March 2015",
            "Monday, March 23, 2015",
            "Mar. 23, 2015",
            "3/23/2015",
            "March 23, 2015 3:27 PM",
        ] {
            assert_eq!(read(text).as_deref(), Some("2015-03-23"), "{text}");
        }
        for text in [
            "Tuesday, March 23, 2015",
            "3/4/2015",
            "March 23",
            "March 2015",
            "Monday",
            "February 30, 2015",
            "March 23, 2015 or March 24, 2015",
            "March 22-23, 2015",
            "2015-03-32",
            "soon",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
