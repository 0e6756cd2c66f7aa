//! The verb that governs a date, for the rules that hold the one against the other.
//!
//! Given the text around a date, [`governing_verb`] names the verb that puts it behind or ahead. It reads strictly: only
//! verbs of what happens on a day ("met", "will be held"), only in the date's own clause, and only where no word between the
//! two could have the date for itself: in "will discuss the plan unveiled on March 3", "agreed to talks on March 3" and
//! "would leave on March 3" it names none.

use super::clause_words::{
    ABBREVIATIONS, ADVERBS, AUXILIARIES, BASE, BREAKS, FOLLOWING, INCIDENTS, MODALS, NOUNS_IN_ING,
    OPEN, PARTICIPLES, PASSIVE, PAST,
};

/// On which side of the publication date a verb puts its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// "met", "was held"
    Behind,
    /// "will meet", "is to be held"
    Ahead,
}

/// A verb that governs a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verb {
    pub(super) side: Side,
    /// The verb as it stands, with its auxiliaries: `will be held`.
    pub(super) text: String,
}

/// How many bytes on either side of a date are looked at.
const REACH: usize = 300;
/// How many words may stand between the verb and its date.
const BETWEEN: usize = 8;

/// The verb of the date's clause, where it is certain, from the text of the block before and after the date.
pub(super) fn governing_verb(before: &str, after: &str) -> Option<Verb> {
    let before = sentence_before(before);
    let after = sentence_after(after);
    let found: Vec<Word<'_>> = words(before).collect();
    let behind: Vec<Word<'_>> = words(after).collect();
    let holds = |list: &[&str]| {
        let mut all = found.iter().chain(&behind);
        all.any(|word| list.contains(&word.text))
    };
    if holds(OPEN) {
        return None;
    }
    let verb = match found.as_slice() {
        [] => verb_after(after),
        [only] if matches!(only.text, "On" | "In") && !only.closes => verb_after(after),
        words => verb_before(words).filter(|_| stands_alone(after)),
    }?;
    let is_unsure = verb.side == Side::Behind && holds(MODALS);
    (!is_unsure).then_some(verb)
}

/// Whether a verb in its past form has the date for itself that stands `between` behind it: no word between the two, nor
/// a noun in the text `after` the date, could have it.
pub(in crate::rules) fn reaches_date(between: &str, after: &str) -> bool {
    let found: Vec<Word<'_>> = words(between).collect();
    let between = match found.as_slice() {
        [rest @ .., last] if matches!(last.text, "on" | "in") => rest,
        all => all,
    };
    let is_parted = found.iter().any(|word| word.opens || word.closes);
    let is_free = (0..between.len()).all(|at| !takes_date(between, at, Side::Behind));
    let goes_on = after.starts_with(" that ");
    !is_parted && is_free && between.len() <= BETWEEN && (goes_on || stands_alone(after))
}

/// The part of the date's sentence that stands before it, as far as it is looked at.
pub(super) fn sentence_before(before: &str) -> &str {
    let near = before.floor_char_boundary(before.len().saturating_sub(REACH));
    let near = &before[near..];
    let start = sentence_ends(near).last().unwrap_or(0);
    &near[start..]
}

/// The part of the date's sentence that stands after it, as far as it is looked at.
pub(super) fn sentence_after(after: &str) -> &str {
    let near = &after[..after.floor_char_boundary(REACH)];
    let end = sentence_ends(near).next().unwrap_or(near.len());
    &near[..end]
}

/// Where sentences end: behind a sign that ends them and the space after it.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    let ends = text.match_indices(['.', '!', '?', '။', '؟', '۔']);
    ends.filter_map(|(at, sign)| {
        let after = &text[at + sign.len()..];
        let rest = after.trim_start_matches(['"', '”', '\'', '’', ')']);
        let next = rest.trim_start();
        let parted = rest.is_empty() || next.len() < rest.len();
        let word = text[..at].rsplit(char::is_whitespace).next().unwrap_or("");
        let word = word.trim_start_matches(|char: char| !char.is_alphanumeric());
        let goes_on = next.starts_with(char::is_lowercase) || sign == "." && is_abbreviated(word);
        (parted && !goes_on).then(|| text.len() - next.len())
    })
}

/// Whether a point after the word does not end a sentence.
fn is_abbreviated(word: &str) -> bool {
    word.contains('.') || word.chars().count() == 1 || ABBREVIATIONS.contains(&word)
}

/// A word of a clause.
#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    /// Whether a sign stands right before it.
    opens: bool,
    /// Whether a sign stands right after it.
    closes: bool,
}

/// The words of a text; apostrophes and hyphens belong to them.
fn words(text: &str) -> impl DoubleEndedIterator<Item = Word<'_>> + Clone {
    text.split_whitespace().map(|written| {
        let is_sign = |char: char| !char.is_alphanumeric();
        let opened = written.trim_start_matches(is_sign);
        let text = opened.trim_end_matches(is_sign);
        let tail = &opened[text.len()..];
        Word {
            text,
            opens: opened.len() < written.len(),
            closes: !(tail.is_empty() || tail == "." && is_abbreviated(text)),
        }
    })
}

/// The verb of a clause that ends with its date: `will meet in Yangon on`.
fn verb_before(words: &[Word<'_>]) -> Option<Verb> {
    let words = match words {
        [rest @ .., last] if matches!(last.text, "on" | "in") && !last.opens && !last.closes => {
            rest
        }
        _ => words,
    };
    // The clause: from its last sign on.
    let start = words.iter().rposition(|word| word.closes);
    let clause = &words[start.map_or(0, |at| at + 1)..];
    let start = clause.iter().rposition(|word| word.opens);
    let clause = &clause[start.unwrap_or(0)..];
    for at in (clause.len().saturating_sub(BETWEEN + 1)..clause.len()).rev() {
        let rest = &clause[at + 1..];
        if let Some(verb) = verb_at(clause, at) {
            let free = rest
                .iter()
                .enumerate()
                .all(|(place, _)| !takes_date(rest, place, verb.side));
            return free.then_some(verb);
        }
    }
    None
}

/// The verb of a clause that begins with its date: `On March 23, envoys will meet`.
fn verb_after(after: &str) -> Option<Verb> {
    let clause: Vec<Word<'_>> = words(after.strip_prefix(',')?).take(BETWEEN + 4).collect();
    let end = clause
        .iter()
        .position(|word| word.closes)
        .map_or(clause.len(), |at| at + 1);
    let clause = &clause[..end];
    for at in 0..clause.len().min(BETWEEN) {
        if clause[at].opens {
            return None;
        }
        if let Some(verb) = verb_at(clause, at) {
            return Some(verb);
        }
        let starts_verb = AUXILIARIES.contains(&clause[at].text);
        if !starts_verb && takes_date(clause, at, Side::Behind) && clause[at].text != "of" {
            return None;
        }
    }
    None
}

/// The verb whose main word stands at a place, with its auxiliaries.
fn verb_at(clause: &[Word<'_>], at: usize) -> Option<Verb> {
    let word = clause[at].text;
    let text = |from: usize, side: Side| {
        let written: Vec<&str> = clause[from..=at].iter().map(|word| word.text).collect();
        Some(Verb {
            side,
            text: written.join(" "),
        })
    };
    let (passive, active, base) = (
        PASSIVE.contains(word),
        PAST.contains(word),
        BASE.contains(word),
    );
    if !(passive || active || base || word == "place") {
        return None;
    }
    // What stands before the main word, nearest first, without adverbs.
    let before: Vec<(usize, &str)> = (0..at)
        .rev()
        .map(|at| (at, clause[at].text))
        .filter(|(_, word)| !ADVERBS.contains(word))
        .take(5)
        .collect();
    match before.as_slice() {
        [(_, "take"), before @ ..] if word == "place" => text(ahead(before)?, Side::Ahead),
        [(took, "took"), ..] if word == "place" => text(*took, Side::Behind),
        before if base => text(ahead(before)?, Side::Ahead),
        [(_, "be"), before @ ..] if passive => text(ahead(before)?, Side::Ahead),
        [(from, "was" | "were"), ..] if passive => text(*from, Side::Behind),
        [
            (_, "be" | "been" | "being" | "is" | "are" | "was" | "were" | "get" | "gets" | "to"),
            ..,
        ] => None,
        _ if active => text(at, Side::Behind),
        _ => None,
    }
}

/// Where the auxiliaries begin that put the verb after them ahead, from the words before it, nearest first.
fn ahead(before: &[(usize, &str)]) -> Option<usize> {
    const SCHEDULED: &[&str] = &["scheduled", "set", "due", "expected", "slated", "going"];
    match before {
        [(at, "will" | "shall"), ..] => Some(*at),
        [(_, "to"), (_, word), (at, "is" | "are"), ..] if SCHEDULED.contains(word) => Some(*at),
        _ => None,
    }
}

/// Whether a word between a verb and a date may have the date for itself, or begins another clause.
fn takes_date(words: &[Word<'_>], at: usize, side: Side) -> bool {
    let word = words[at].text;
    let looks_like_verb = word.starts_with(char::is_lowercase)
        && (word.ends_with("ed") && !matches!(word, "red" | "armed" | "united")
            || word.ends_with("n't")
            || PARTICIPLES.contains(word)
            || PAST.contains(word));
    let infinitive = word == "to"
        && words
            .get(at + 1)
            .is_none_or(|next| next.text != "the" && !next.text.starts_with(char::is_uppercase));
    looks_like_verb
        || infinitive
        || BREAKS.contains(&word)
        || INCIDENTS.contains(&word)
        || side == Side::Behind
            && (matches!(
                word,
                "to" | "for" | "of" | "about" | "over" | "toward" | "towards"
            ) || word.ends_with("ing") && !NOUNS_IN_ING.contains(&word))
}

/// Whether no noun follows the date: in "the March 3 attack" it belongs to the noun.
fn stands_alone(after: &str) -> bool {
    let Some(next) = after.chars().next() else {
        return true;
    };
    if matches!(next, '.' | ',' | ';' | ':' | ')' | '?' | '!' | '—') {
        return true;
    }
    let first = words(after).next();
    let follows = |word: Word<'_>| word.text.is_empty() || FOLLOWING.contains(&word.text);
    next.is_whitespace() && (after.trim_start().starts_with('(') || first.is_none_or(follows))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The verb that governs the part between `<` and `>`.
    fn verb(text: &str) -> Option<(Side, String)> {
        let (before, rest) = text.split_once('<').expect("the date is marked");
        let (_, after) = rest.split_once('>').expect("the date is marked");
        governing_verb(before, after).map(|verb| (verb.side, verb.text))
    }

    fn ahead(text: &str) -> Option<(Side, String)> {
        Some((Side::Ahead, text.to_owned()))
    }

    fn behind(text: &str) -> Option<(Side, String)> {
        Some((Side::Behind, text.to_owned()))
    }

    #[test]
    fn verbs_before_their_date() {
        assert_eq!(verb("Envoys will meet on <March 3>."), ahead("will meet"));
        assert_eq!(
            verb(
                "It rained. Both sides will also be heard, and talks will be held in Yangon <March 3>."
            ),
            ahead("will be held")
        );
        assert_eq!(
            verb("The talks are set to take place in Laiza on <March 3>."),
            ahead("are set to take place")
        );
        assert_eq!(
            verb("Gen. Gun Maw met U.S. envoys on <March 3> in Yangon."),
            behind("met")
        );
        assert_eq!(
            verb("He was shot near Muse on <March 3>, police said."),
            behind("was shot")
        );
        assert_eq!(
            verb("The vote took place on <March 3>."),
            behind("took place")
        );
    }

    #[test]
    fn verbs_after_their_date() {
        assert_eq!(
            verb("Snow fell. On <March 3>, envoys will meet in Yangon."),
            ahead("will meet")
        );
        assert_eq!(
            verb("On <March 3>, rebels attacked a post."),
            behind("attacked")
        );
        assert_eq!(verb("On <March 3> rebels attacked a post."), None);
        assert_eq!(
            verb("On <March 3>, the army said talks will be held."),
            None
        );
    }

    #[test]
    fn verbs_that_may_have_no_part_in_it() {
        for text in [
            "They will discuss the plan unveiled on <March 3>.",
            "They will visit the site of the blast on <March 3>.",
            "They will attend the <March 3> talks.",
            "He said he would leave on <March 3>.",
            "They agreed to talks on <March 3>.",
            "They met to plan a vote on <March 3>.",
            "The meeting was to be held on <March 3>.",
            "Talks were scheduled for <March 3>.",
            "Anyone arrested on <March 3> will be freed.",
            "If talks are held on <March 3>, both will attend.",
            "He met voters ahead of the poll on <March 3>.",
        ] {
            assert_eq!(verb(text), None, "{text}");
        }
    }

    #[test]
    fn sentences_end_at_their_signs() {
        assert_eq!(
            sentence_before("It rained. Gen. Gun Maw met "),
            "Gen. Gun Maw met "
        );
        assert_eq!(sentence_before("\"It rained.\" He met "), "He met ");
        assert_eq!(sentence_after(" in Yangon. It rained."), " in Yangon. ");
        assert_eq!(sentence_before("မိုးရွာသည်။ They met "), "They met ");
    }
}
