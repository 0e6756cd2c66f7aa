//! A time of the clock that is not written as the profile writes it.
//!
//! # What it reports
//! With the profiles `ap` ("3:30 p.m.") and `guardian` ("3.30pm"), or where the configuration turns it on: other forms of
//! a.m. and p.m., minutes behind a full hour ("3:00 p.m."), the other sign before the minutes, and "12 noon" and
//! "12 midnight". Without a profile it takes AP's form. Silent in quotations; times of 24 hours are left alone.
//!
//! # Why
//! Readers should not notice how a time is written, and noon and midnight are at 12 anyway.
//!
//! # Example
//! ```news
//! ---
//! profile: ap
//! ---
//! Polls open at 6:00 AM and close at 12 noon.
//! ```
//!
//! # How to fix
//! Write the form that the finding names; the fix does.
//!
//! # Source
//! The Associated Press Stylebook, "times": figures but for noon and midnight, a colon before the minutes, a.m. and p.m., no
//! ":00". The Guardian style guide, "times": 1am, 6.30pm; noon, midnight, not 12 noon, 12 midnight.

use super::clock_times::{ClockTime, clock_times};
use crate::config::Profile;
use crate::markup::BlockKind;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix};

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    if !context.is_english() {
        return;
    }
    for (block, placed) in (0u32..).zip(&context.article.blocks) {
        let is_own = matches!(
            placed.analysis.kind,
            BlockKind::Paragraph | BlockKind::Headline | BlockKind::Caption
        );
        if !is_own || placed.analysis.all_capitals {
            continue;
        }
        let plain = placed.analysis.plain.text(&placed.analysis.text);
        for time in clock_times(plain) {
            let written = &plain[time.range.clone()];
            let right = right_form(&time, context.profile);
            // A point at the end may be the sentence's as well.
            let shares_point = right.ends_with('.')
                && !written.ends_with('.')
                && plain[time.range.end..].starts_with('.');
            let right = match shares_point {
                true => right.trim_end_matches('.'),
                false => right.as_str(),
            };
            if written == right {
                continue;
            }
            let place = super::plain_in_file(context, block, time.range.clone());
            let form = if shares_point {
                format!("{right}.")
            } else {
                right.to_owned()
            };
            let message = format!("The profile's style writes \"{form}\", not \"{written}\".");
            let finding = findings.add(place, message);
            let title = format!("Replace by \"{form}\"");
            let behind = plain[time.range.end..].trim_start().chars().next();
            let may_end = written.ends_with('.')
                && !right.ends_with('.')
                && behind.is_none_or(char::is_uppercase);
            finding.fix(if may_end {
                Fix::doubtful(title, vec![Edit::replace(place, format!("{right}."))])
            } else {
                Fix::safe(title, vec![Edit::replace(place, right)])
            });
        }
    }
}

/// A time as the profile writes it.
fn right_form(time: &ClockTime, profile: Profile) -> String {
    if let Some(name) = time.named {
        return name.to_owned();
    }
    let is_guardian = profile == Profile::Guardian;
    let minutes = match time.minute {
        Some(minute) if minute > 0 => {
            let sign = if is_guardian { '.' } else { ':' };
            format!("{sign}{minute:02}")
        }
        _ => String::new(),
    };
    let half = match (is_guardian, time.after_noon) {
        (true, false) => "am",
        (true, true) => "pm",
        (false, false) => " a.m.",
        (false, true) => " p.m.",
    };
    format!("{}{minutes}{half}", time.hour)
}
