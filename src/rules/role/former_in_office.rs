//! "Former" with a title that is still held.
//!
//! # What it reports
//! "Former President Thein Sein" in an article of a day on which, by the `roles` of the registry, he is President: on
//! every reading of the role's dates, and where the text tells no other day nearby. Somebody who has held the title before
//! and holds it again is left alone, and so are quotations, captions, and sentences that tell of a namesake ("the father of
//! the current president").
//!
//! # Why
//! The person or the word is wrong.
//!
//! # Example
//! ```news
//! ---
//! date: 2015-03-23
//! ---
//! Former President Thein Sein met envoys in Yangon.
//! ```
//!
//! # How to fix
//! Drop "former", or correct the name; or give the role in the registry its end.

use super::terms::{in_words, is_certainly_held, published, relate};
use super::titles::{Standing, Titled, titles};
use crate::dates::DayRange;
use crate::registry::Role;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::rules::spot::Spot;
use crate::text::{Edit, Fix, words};

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    for titled in titles(context) {
        let Standing::Former(former) = &titled.standing else {
            continue;
        };
        let Some(role) = held_role(context, titled) else {
            continue;
        };
        let message = format!(
            "{} has been \"{}\" {}, and still is on the article's date.",
            context.registry().entry(titled.entry).name.value,
            role.title.value,
            in_words(role),
        );
        let spot = &titled.spot;
        let range = spot.in_file(context, former.clone());
        let finding = findings.add(range.cover(titled.range(context)), message);
        relate(context, titled, role, None, finding);
        let next = spot.plain.get(former.end..).unwrap_or("");
        let gap = next.len() - next.trim_start_matches([' ', '-']).len();
        let starts = former.start == spot.sentence.start;
        let mut edit = Edit::replace(spot.in_file(context, former.start..former.end + gap), "");
        if starts && let Some(first) = next[gap..].chars().next() {
            let whole = former.start..former.end + gap + first.len_utf8();
            let capital: String = first.to_uppercase().collect();
            edit = Edit::replace(spot.in_file(context, whole), capital);
        }
        finding.fix(Fix::doubtful("Remove \"former\"", vec![edit]));
    }
}

/// The role that is certainly held around the article's date and on every day told, where the title means no other one.
fn held_role<'a>(context: &ArticleContext<'a>, titled: &Titled<'a>) -> Option<&'a Role> {
    let [role] = titled.roles.as_slice() else {
        return None;
    };
    let is_held = |days: DayRange| is_certainly_held(role, days);
    if names_a_namesake(&titled.spot) {
        return None;
    }
    let told = titled.spot.told(context)?;
    (is_held(published(context)?) && told.into_iter().all(is_held)).then_some(*role)
}

/// Whether the sentence speaks of the family, or of another holder: "President Bush's father, former President Bush".
fn names_a_namesake(spot: &Spot<'_>) -> bool {
    const WORDS: &[&str] = &[
        "brother",
        "current",
        "daughter",
        "elder",
        "father",
        "husband",
        "incumbent",
        "mother",
        "namesake",
        "senior",
        "sister",
        "son",
        "widow",
        "wife",
        "younger",
    ];
    let sentence = spot.plain.get(spot.sentence.clone()).unwrap_or("");
    words(sentence).any(|word| WORDS.contains(&word.text))
}
