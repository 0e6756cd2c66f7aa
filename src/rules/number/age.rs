//! An age that contradicts the day of birth.
//!
//! # What it reports
//! The age of somebody, as in "Thein Sein, 71," and "the 71-year-old Thein Sein", that neither the birth in the registry nor
//! the one stated in the article allows: on the day of publication, on the days that the text names before it, or, of
//! the dead, on the day of death. A year of birth allows two ages. Ages of another day ("was 12 when", "then 43") and
//! those in quotations are left alone.
//!
//! # Why
//! Ages are copied from older stories, and birthdays pass.
//!
//! # Example
//! ```news
//! ---
//! date: 2015-03-23
//! ---
//! Win Htein, born on March 3, 1950, will stand again. Win Htein, 73, said so on Monday.
//! ```
//!
//! # How to fix
//! Correct the age, or the birth in the registry; the ages that the birth allows are offered.

use super::ages::{Age, Whose, ages, told_days};
use super::births::{Birth, Source, births};
use super::identity::{Identity, PersonKey};
use crate::dates::{Date, DayRange, describe, month_name};
use crate::rules::context::ArticleContext;
use crate::rules::findings::{Finding, Findings};
use crate::text::{Edit, Fix};
use rustc_hash::FxHashMap;

/// How far an age is from that of two years in brackets, at most: beyond it, the years are of something else.
const MOST_YEARS: i32 = 10;
/// Of how many people of one family name the births are known.
const MOST_NAMESAKES: usize = 8;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let Some(anchor) = context.article.anchor.date else {
        return;
    };
    let ages = ages(context);
    if ages.is_empty() {
        return;
    }
    let births = births(context, ages);
    let mut by_person: FxHashMap<PersonKey, Vec<&Birth>> = FxHashMap::default();
    for birth in &births {
        let of_the_name = by_person.entry(birth.person.key()).or_default();
        if of_the_name.len() < MOST_NAMESAKES {
            of_the_name.push(birth);
        }
    }
    let mut identity = Identity::default();
    for age in ages {
        let Whose::Person(person) = &age.whose else {
            continue;
        };
        let Some(births) = by_person.get(&person.key()) else {
            continue;
        };
        let births: Vec<&Birth> = births
            .iter()
            .copied()
            .filter(|birth| identity.are_one(context, &birth.person, person))
            .collect();
        let Some(told) = told_days(context, age) else {
            continue;
        };
        // Where registry and article disagree on the birth, an age that one of them allows is none of this rule's.
        let wrong: Option<Vec<(i32, i32)>> = births
            .iter()
            .map(|birth| wrong_ages(age, birth, anchor, &told))
            .collect();
        if let (Some(wrong), Some(birth)) = (wrong, births.first())
            && let Some((least, most)) = wrong.first()
        {
            report(context, age, birth, anchor, (*least, *most), findings);
        }
    }
}

/// The ages that a birth allows, where it does not allow this one.
fn wrong_ages(age: &Age, birth: &Birth, anchor: Date, told: &[DayRange]) -> Option<(i32, i32)> {
    let day = |days: i32| anchor.saturating_add(jiff::Span::new().days(days));
    let died = birth.died.as_ref().and_then(|died| died.days());
    let earlier = |day: Date, end: Option<Date>| end.map_or(day, |end| end.min(day));
    // Copy is written a day or two before it appears, and read a day later.
    let around = |before: i32, after: i32| {
        birth.ages_on(DayRange::new(
            earlier(day(before), died.and_then(|died| died.first)),
            earlier(day(after), died.and_then(|died| died.last)),
        ))
    };
    let allows = |ages: Option<(i32, i32)>| {
        ages.is_none_or(|(least, most)| (least..=most).contains(&age.years))
    };
    if allows(around(-2, 1)) || told.iter().any(|days| allows(birth.ages_on(*days))) {
        return None;
    }
    let (least, most) = around(0, 0)?;
    let is_far = (least - age.years).abs() > MOST_YEARS;
    let is_doubtful = matches!(birth.source, Source::Years(_)) && is_far;
    (least >= 0 && !is_doubtful).then_some((least, most))
}

fn report(
    context: &ArticleContext<'_>,
    age: &Age,
    birth: &Birth,
    anchor: Date,
    (least, most): (i32, i32),
    findings: &mut Findings,
) {
    let name = birth.person.name(context);
    let born = match birth.value.single_day() {
        Some(day) => format!(
            "on {} {}, {}",
            month_name(day.month()),
            day.day(),
            day.year()
        ),
        None => format!("in {}", describe(&birth.value)),
    };
    let died = birth.died.as_ref().and_then(|died| died.days()?.first);
    let when = match died.filter(|died| *died <= anchor) {
        Some(_) => "was {} at death",
        None => "is {} on the day of publication",
    };
    let right = if least == most {
        least.to_string()
    } else {
        format!("{least} or {most}")
    };
    let (when, years) = (when.replace("{}", &right), age.years);
    let message = format!("{name}, born {born}, {when}, not {years}.");
    let finding = findings.add(age.number, message);
    relate(context, birth, finding);
    if most - least <= 1 {
        for right in least..=most {
            finding.fix(Fix::doubtful(
                format!("Replace by \"{right}\""),
                vec![Edit::replace(age.number, right.to_string())],
            ));
        }
    }
}

/// Adds where the birth stands.
fn relate(context: &ArticleContext<'_>, birth: &Birth, finding: &mut Finding) {
    match birth.source {
        Source::Registry(entry, range) => {
            if let Some((path, range)) = context.place_in(entry, range) {
                finding.relate_in(path, range, "The registry has the birth here");
            }
        }
        Source::Article(range) | Source::Years(range) => {
            finding.relate(range, "The birth stands here");
        }
    }
}
