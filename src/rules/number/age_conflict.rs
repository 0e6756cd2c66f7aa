//! Two ages of one person in one article.
//!
//! # What it reports
//! An age that differs from an earlier one of the same person: "Win Htein, 73," and later "the 74-year-old Win Htein", also
//! just "the 74-year-old" where nobody else was named in between. It is silent where the days that the text names leave
//! room for a birthday between both, and where an age is of another day ("was 12 when", "then 43") or in a quotation.
//!
//! # Why
//! One of the two was copied from an older story.
//!
//! # Example
//! ```news
//! Win Htein, 73, said that he would stand again.
//!
//! The 74-year-old has led the party for a decade.
//! ```
//!
//! # How to fix
//! Find out which is right and correct the other; the earlier one is offered.

use super::ages::{Age, Whose, ages, told_days};
use super::births::years_between;
use super::identity::{Identity, PersonKey};
use super::persons::Person;
use crate::dates::{Date, DayRange, days_between};
use crate::markup::EntityKind;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix, TextRange, words};
use rustc_hash::FxHashMap;

/// Days this close to the publication count as the day of publication.
const A_WEEK: i32 = 7;
/// How far "the 74-year-old" may stand behind the name, in bytes.
const REACH: usize = 600;
/// How many years "the 74-year-old" may be off to be the same person.
const MOST_YEARS: i32 = 2;
/// With how many people of one family name a name is compared.
const MOST_NAMESAKES: usize = 50;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let ages = ages(context);
    let mut before = Before::default();
    for age in ages {
        let first = match &age.whose {
            Whose::Person(person) => before.first_of(context, age, person),
            Whose::TheLast => before.last(context, age),
        };
        let Some(first) = first.filter(|first| !may_both_be(context, first, age)) else {
            continue;
        };
        let (one, other) = (first.years, age.years);
        let message = format!(
            "The article gives the same person's age as {one} before, and as {other} here."
        );
        let finding = findings.add(age.number, message);
        finding.relate(first.number, "The other age stands here");
        finding.fix(Fix::doubtful(
            format!("Replace by \"{one}\""),
            vec![Edit::replace(age.number, one.to_string())],
        ));
    }
}

/// The ages before one.
#[derive(Default)]
struct Before<'a> {
    identity: Identity,
    /// The first age of each person.
    by_person: FxHashMap<PersonKey, Vec<(&'a Person, &'a Age)>>,
    /// The only person whose age was told by name so far.
    only: Option<(&'a Person, &'a Age)>,
    has_several: bool,
}

impl<'a> Before<'a> {
    /// The first age of a person, before this one.
    fn first_of(
        &mut self,
        context: &ArticleContext<'_>,
        age: &'a Age,
        person: &'a Person,
    ) -> Option<&'a Age> {
        match self.only {
            Some((only, _)) => self.has_several |= !only.is(person),
            None => self.only = Some((person, age)),
        }
        let known = self.by_person.entry(person.key()).or_default();
        let identity = &mut self.identity;
        let first = known
            .iter()
            .take(MOST_NAMESAKES)
            .find(|(other, _)| identity.are_one(context, other, person));
        match first {
            Some((_, first)) => Some(first),
            None => {
                known.push((person, age));
                None
            }
        }
    }

    /// The age of whom "the 74-year-old" is: the only one whose age was told by name, not far before, with nobody else
    /// named in between, and about as old.
    fn last(&self, context: &ArticleContext<'_>, age: &Age) -> Option<&'a Age> {
        let (person, first) = self
            .only
            .filter(|(person, _)| !self.has_several && !person.is_short())?;
        let is_near = (first.years - age.years).abs() <= MOST_YEARS;
        let start = first.number.end();
        let between = TextRange::new(start, age.number.start().max(start));
        let is_close = usize::from(between.len()) <= REACH;
        (is_near && is_close && !names_another(context, between, person)).then_some(first)
    }
}

/// Whether somebody else may be named in a stretch of the file: a mention, or two words with capitals in a row.
fn names_another(context: &ArticleContext<'_>, between: TextRange, person: &Person) -> bool {
    let mentions = &context.article.mentions;
    let behind = mentions.partition_point(|it| it.range.start() < between.start());
    let mut inside = mentions[behind..]
        .iter()
        .take_while(|it| it.range.start() < between.end());
    if inside.any(|it| it.kind == EntityKind::Person && Person::Known(it.entity.clone()) != *person)
    {
        return true;
    }
    let text = context.text(between);
    let words: Vec<_> = words(text).collect();
    words.windows(2).any(|pair| {
        let is_capital = |word: &str| word.starts_with(char::is_uppercase);
        let gap = &text[usize::from(pair[0].range.end())..usize::from(pair[1].range.start())];
        is_capital(pair[0].text) && is_capital(pair[1].text) && gap == " "
    })
}

/// Whether both ages may be right, on some of the days of which they may be told.
fn may_both_be(context: &ArticleContext<'_>, one: &Age, other: &Age) -> bool {
    if one.years == other.years {
        return true;
    }
    let (Some(ones), Some(others)) = (told_days(context, one), told_days(context, other)) else {
        return true;
    };
    let Some(anchor) = context.article.anchor.date else {
        // Nobody can say how far those days are from that of publication.
        return !(ones.is_empty() && others.is_empty());
    };
    let with_anchor = |days: Vec<DayRange>| {
        let mut days: Vec<_> = days
            .into_iter()
            .filter(|days| !is_close(*days, anchor))
            .collect();
        days.push(DayRange::new(anchor, anchor));
        days
    };
    let (ones, others) = (with_anchor(ones), with_anchor(others));
    let difference = other.years - one.years;
    ones.iter().any(|from| {
        others
            .iter()
            .any(|to| match (from.first, from.last, to.first, to.last) {
                (Some(first), Some(last), Some(other_first), Some(other_last)) => {
                    let least = years_between(last, other_first);
                    // Between two days a year may end that began before them.
                    let most = years_between(first, other_last) + i32::from(first != other_last);
                    (least..=most).contains(&difference)
                }
                _ => true,
            })
    })
}

fn is_close(days: DayRange, anchor: Date) -> bool {
    let near = |day: Date| days_between(anchor, day).abs() <= A_WEEK;
    days.first.is_some_and(near) && days.last.is_some_and(near)
}
