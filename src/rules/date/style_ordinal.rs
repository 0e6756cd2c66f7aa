//! A day of the month with the letters of an ordinal.
//!
//! # What it reports
//! With the profiles `ap` and `guardian`, or where the configuration turns it on: "March 3rd", "3rd March", "the 3rd of March".
//! Silent in quotations, and where the day stands without its month.
//!
//! # Why
//! The letters tell nothing that the figure does not.
//!
//! # Example
//! ```news
//! ---
//! profile: ap
//! ---
//! Envoys will meet on March 3rd.
//! ```
//!
//! # How to fix
//! Write the figure alone; the fix does, unless the words around it have to change too.
//!
//! # Source
//! The Associated Press Stylebook, "dates": figures without st, nd, rd or th. The Guardian style guide, "dates": 21 July 2016.

use super::in_plain;
use super::months_in::{is_day, number};
use super::style_month::is_styled;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix, words};

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    for date in context
        .article
        .dates
        .iter()
        .filter(|date| is_styled(context, date))
    {
        let (plain, range) = in_plain(context, date);
        let start = usize::from(range.start());
        let phrase = plain.get(start..usize::from(range.end())).unwrap_or("");
        let all: Vec<_> = words(phrase).collect();
        if !all.iter().any(|word| number(word.text).is_some()) {
            continue;
        }
        for (place, word) in all.iter().enumerate() {
            let letters = word
                .text
                .trim_start_matches(|char: char| char.is_ascii_digit());
            let figure = &word.text[..word.text.len() - letters.len()];
            if !is_day(word.text) || letters.is_empty() {
                continue;
            }
            let end = start + usize::from(word.range.end());
            let letters = end - letters.len()..end;
            let whole =
                super::plain_in_file(context, date.block, letters.end - word.text.len()..end);
            let message = format!("\"{}\" is written \"{figure}\" in dates.", word.text);
            let finding = findings.add(whole, message);
            // "the 3rd of March", "the March 3rd, 3rd and 4th" need other words around them.
            let beside_month = [place.checked_sub(1), place.checked_add(1)]
                .into_iter()
                .flatten()
                .filter_map(|place| all.get(place))
                .any(|word| number(word.text).is_some());
            let after_the = plain[..letters.end - word.text.len()].ends_with("the ");
            if beside_month && !after_the {
                let place = super::plain_in_file(context, date.block, letters);
                let title = format!("Replace by \"{figure}\"");
                finding.fix(Fix::safe(title, vec![Edit::replace(place, "")]));
            }
        }
    }
}
