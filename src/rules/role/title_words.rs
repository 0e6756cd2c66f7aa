//! The words by which [`super::titles`] reads titles.

use crate::registry::Role;
use crate::text::{TextSize, Word, words};

/// Words that say that a title is no longer held.
pub(super) const FORMER: &[&str] = &["former", "ex"];

/// Words shortly before a title that say that it is not simply held on the day told, or that it is another title.
pub(super) const OTHER_STANDING: &[&str] = &[
    "acting",
    "alleged",
    "assassinated",
    "assistant",
    "associate",
    "candidate",
    "caretaker",
    "convicted",
    "dead",
    "defeated",
    "deposed",
    "deputy",
    "designate",
    "detained",
    "disgraced",
    "elect",
    "elected",
    "ex",
    "executed",
    "exiled",
    "fake",
    "fictional",
    "first",
    "former",
    "formerly",
    "fugitive",
    "future",
    "honorary",
    "impeached",
    "imprisoned",
    "incoming",
    "interim",
    "jailed",
    "late",
    "longtime",
    "murdered",
    "next",
    "nominated",
    "nominee",
    "onetime",
    "ousted",
    "outgoing",
    "overthrown",
    "past",
    "previous",
    "proclaimed",
    "prospective",
    "retired",
    "self",
    "shadow",
    "slain",
    "then",
    "time",
    "toppled",
    "under",
    "vice",
    "will",
    "would",
];

/// Words in small letters that make a title another one: "company president", "Senate President".
pub(super) const OF_ANOTHER: &[&str] = &[
    "assembly",
    "association",
    "bank",
    "club",
    "college",
    "committee",
    "company",
    "congress",
    "council",
    "county",
    "court",
    "federation",
    "group",
    "house",
    "local",
    "member",
    "parliament",
    "parliamentary",
    "party",
    "provincial",
    "regional",
    "senate",
    "state",
    "student",
    "union",
    "university",
];

/// Words in small letters that may stand before a title in small letters without being a part of it.
pub(super) const CLOSED: &[&str] = &[
    "a", "accused", "after", "and", "as", "asked", "because", "before", "but", "by", "for", "from",
    "given", "let", "met", "of", "on", "or", "saw", "say", "since", "than", "that", "the", "to",
    "told", "until", "urged", "when", "where", "which", "while", "with",
];

/// Words with a capital that may open a sentence before a title.
pub(super) const OPENERS: &[&str] = &[
    "After", "Although", "And", "As", "Because", "Before", "But", "By", "For", "In", "On", "Since",
    "That", "The", "Though", "To", "When", "While", "With",
];

/// What may stand between a title and a name.
pub(super) const RANKS: &[&str] = &[
    "adm",
    "admiral",
    "brig",
    "brigadier",
    "capt",
    "captain",
    "col",
    "colonel",
    "daw",
    "dr",
    "gen",
    "general",
    "lieutenant",
    "lt",
    "maj",
    "major",
    "mr",
    "mrs",
    "ms",
    "senior",
    "u",
    "vice",
];

/// Titles of one word that mean nothing without what they are a title of.
const GENERIC: &[&str] = &[
    "chairman",
    "chief",
    "commander",
    "coordinator",
    "deputy",
    "director",
    "founder",
    "head",
    "leader",
    "member",
    "minister",
    "official",
    "secretary",
    "speaker",
    "spokesman",
];

/// Short forms of words of titles, in small letters.
const SHORT: &[(&str, &str)] = &[
    ("adm", "admiral"),
    ("amb", "ambassador"),
    ("brig", "brigadier"),
    ("capt", "captain"),
    ("chair", "chairman"),
    ("chairperson", "chairman"),
    ("chairwoman", "chairman"),
    ("cmdr", "commander"),
    ("col", "colonel"),
    ("counselor", "counsellor"),
    ("gen", "general"),
    ("gov", "governor"),
    ("lt", "lieutenant"),
    ("maj", "major"),
    ("pres", "president"),
    ("rep", "representative"),
    ("sec", "secretary"),
    ("sen", "senator"),
    ("sgt", "sergeant"),
    ("spokesperson", "spokesman"),
    ("spokeswoman", "spokesman"),
];

/// A word of a title in the form in which titles are compared.
pub(super) fn normal(word: &str) -> String {
    let lower = word.to_lowercase();
    let found = SHORT.iter().find(|(short, _)| *short == lower);
    found.map_or(lower, |(_, long)| (*long).to_owned())
}

/// The forms of a role's title, each in its words.
pub(super) fn forms(role: &Role) -> Vec<Vec<String>> {
    let listed = std::iter::once(&role.title).chain(&role.aliases);
    let mut forms: Vec<Vec<String>> = listed
        .map(|title| words(&title.value).map(|word| normal(word.text)).collect())
        .collect();
    if forms.iter().any(|form| *form == ["prime", "minister"]) {
        forms.push(vec!["premier".to_owned()]);
        forms.push(vec!["pm".to_owned()]);
    }
    forms.retain(|form| !form.is_empty());
    forms
}

/// Whether a title, in its words, means nothing without what it is a title of.
pub(super) fn is_generic(form: &[String]) -> bool {
    matches!(form, [only] if GENERIC.contains(&only.as_str()))
}

/// Whether two words of a text are joined as those of a title are: `Prime Minister`, `Lt. Gen.`, `Commander-in-Chief`.
pub(super) fn is_joined(text: &str, first: &Word<'_>, second: &Word<'_>) -> bool {
    let gap = between(text, first.range.end(), second.range.start());
    matches!(gap, " " | "-" | "\n" | "\r\n" | "\u{a0}" | "\u{2011}")
        || gap == ". " && (is_short(first.text) || first.text.chars().count() == 1)
}

/// Whether a word is a title's or a rank's short form, so that a point belongs to it.
pub(super) fn is_short(word: &str) -> bool {
    let lower = word.to_lowercase();
    SHORT.iter().any(|(short, _)| *short == lower)
        || matches!(lower.as_str(), "dr" | "mr" | "mrs" | "ms")
}

/// The text between two places of it, in bytes.
pub(super) fn between(text: &str, from: TextSize, to: TextSize) -> &str {
    text.get(usize::from(from)..usize::from(to)).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        for list in [OTHER_STANDING, OF_ANOTHER, CLOSED, OPENERS, RANKS, GENERIC] {
            let mut sorted = list.to_vec();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(list, sorted);
        }
    }

    #[test]
    fn points_of_short_forms_join_and_others_part() {
        let joined = |text: &str| {
            let found: Vec<_> = words(text).collect();
            is_joined(text, &found[0], &found[1])
        };
        assert!(joined("Lt. Gen"));
        assert!(joined("Prime Minister"));
        assert!(!joined("minister. President"));
        assert!(!joined("minister, President"));
    }
}
