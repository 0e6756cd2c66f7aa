//! What the words around a name say of it.
//!
//! A text is given as it stands, a name as its range in bytes. Each question looks at a few words, so it costs the same
//! in a text of any length.

use super::calendar_words::{is_calendar_word, is_month};
use super::common_words::{is_common_word, is_modal};
use super::role_words::takes_single_name;
use super::speech::speaks;
use crate::registry::{is_opener, is_particle, is_title};
use crate::text::TextRange;

/// How far from a name its surroundings are read, in bytes.
const REACH: usize = 80;

/// Whether a person's title stands directly before a name: `Mr. Paris`, `President Jordan`.
pub fn is_titled(text: &str, name: TextRange) -> bool {
    let (word, gap) = word_before(text, name);
    matches!(gap, " " | ". " | "\n") && takes_single_name(word)
}

/// Whether a preposition of place stands directly before a name: `in Jordan`.
pub fn is_placed(text: &str, name: TextRange) -> bool {
    const PREPOSITIONS: &[&str] = &[
        "across",
        "around",
        "at",
        "from",
        "in",
        "inside",
        "into",
        "near",
        "outside",
        "through",
        "throughout",
        "to",
        "toward",
        "towards",
        "within",
    ];
    let (word, gap) = word_before(text, name);
    matches!(gap, " " | "\n") && PREPOSITIONS.binary_search(&&*word.to_lowercase()).is_ok()
}

/// Whether any preposition stands directly before a name: `the people of Jordan`, `talks with Jordan`.
pub fn follows_preposition(text: &str, name: TextRange) -> bool {
    const OTHERS: &[&str] = &[
        "about", "against", "and", "between", "by", "for", "like", "of", "on", "or", "over",
        "than", "under", "with",
    ];
    let (word, gap) = word_before(text, name);
    is_placed(text, name) || matches!(gap, " " | "\n") && OTHERS.contains(&&*word.to_lowercase())
}

/// Whether a name stands by itself: no other word of a name is joined to it, before or behind. A title, a word that opens
/// a sentence, and a weekday behind the name are no parts of it. In a `headline`, where every word may have a capital, a
/// verb behind the name is none either.
pub fn stands_alone(text: &str, name: TextRange, headline: bool) -> bool {
    let (before, gap) = word_before(text, name);
    let start = usize::from(name.start()) - gap.len() - before.len();
    let joined = matches!(gap, " " | "-" | "\n") || gap == ". " && before.chars().count() == 1;
    let opens = is_opener(before) && opens_sentence_at(text, start);
    let is_part =
        starts_upper(before) && !opens && !is_title(before) || is_particle(before) && gap != "\n";
    let is_title = gap == ". " && is_title(before);
    if joined && is_part && !is_title && !(headline && is_small_in_headline(before)) {
        return false;
    }
    let (behind, gap) = word_behind(text, name);
    let joins = matches!(gap, " " | "-") && starts_upper(behind) && !is_calendar_word(behind);
    let is_verb = headline
        && (behind.ends_with('s') && !behind.ends_with("ss") || is_small_in_headline(behind));
    !joins || is_verb && gap == " "
}

/// Whether a name opens a sentence, a line or a quotation, so that its capital says nothing.
pub fn opens_sentence(text: &str, name: TextRange) -> bool {
    opens_sentence_at(text, name.start().into())
}

/// Whether a name may be a common word with the capital of a sentence's start: `Will he come?`, `Unity is needed`. A verb
/// of speech behind it says that it is none.
pub fn may_be_common_word(text: &str, name: TextRange) -> bool {
    let word = &text[std::ops::Range::<usize>::from(name)];
    if !is_common_word(word) || !opens_sentence(text, name) {
        return false;
    }
    let (behind, gap) = word_behind(text, name);
    let finite = matches!(
        behind,
        "has" | "had" | "is" | "was" | "will" | "would" | "could" | "did" | "does"
    );
    !(speaks(text, name) || is_modal(word) && gap == " " && finite)
}

/// Whether a name that is a month's too stands for the month: `in May`, `since May`, `last May's vote`. It is a name
/// behind a title, before a verb of speech and as a possessive, but not behind a preposition.
pub fn may_be_month(text: &str, name: TextRange) -> bool {
    let word = &text[std::ops::Range::<usize>::from(name)];
    // "Jan" is a given name.
    let is_month = word == "May" || is_month(word) && word.len() > 3;
    if !is_month || is_titled(text, name) {
        return false;
    }
    let (before, gap) = word_before(text, name);
    let is_dated = matches!(gap, " " | "\n")
        && matches!(
            &*before.to_lowercase(),
            "after"
                | "before"
                | "during"
                | "early"
                | "every"
                | "last"
                | "late"
                | "mid"
                | "next"
                | "since"
                | "this"
                | "till"
                | "until"
        );
    let behind = &text[usize::from(name.end())..];
    let is_possessive = behind.starts_with("'s") || behind.starts_with("\u{2019}s");
    // "And" joins two names as well as two months.
    let follows = follows_preposition(text, name) && !matches!(before, "and" | "or");
    is_dated || follows || !(speaks(text, name) || is_possessive)
}

/// Whether a name that is a common word too is a part of a longer name: `National Unity Day`.
pub fn is_common_part_of_longer(text: &str, name: TextRange, headline: bool) -> bool {
    let word = &text[std::ops::Range::<usize>::from(name)];
    is_common_word(word) && !stands_alone(text, name, headline)
}

/// Whether a person's name that is a common word too is that word, for an article stands before it: `a Will`.
pub fn has_article(text: &str, name: TextRange) -> bool {
    let word = &text[std::ops::Range::<usize>::from(name)];
    let (before, gap) = word_before(text, name);
    let is_article = matches!(before, "a" | "an" | "the" | "A" | "An" | "The");
    is_common_word(word) && is_article && matches!(gap, " " | "\n")
}

/// Whether a name that is a people's and a place's stands for the people: after an article (`the Kachin`), or before a
/// noun (`Kokang rebels`, `Kachin Offensive`), and not right behind a preposition of place (`in Kokang`).
pub fn reads_as_people(text: &str, name: TextRange) -> bool {
    let (previous, gap) = word_before(text, name);
    let previous = match gap {
        " " | "\n" => previous.to_lowercase(),
        _ => String::new(),
    };
    let (next, gap) = word_behind(text, name);
    let before_noun = gap == " " && !next.is_empty() && NO_NOUNS.binary_search(&next).is_err();
    if is_placed(text, name) {
        return before_noun
            && next.ends_with('s')
            && next.chars().next().is_some_and(char::is_lowercase);
    }
    matches!(&*previous, "the" | "ethnic" | "armed") || before_noun
}

/// The word before a name, and what stands between the two.
fn word_before(text: &str, name: TextRange) -> (&str, &str) {
    let end = usize::from(name.start());
    let start = text.ceil_char_boundary(end.saturating_sub(REACH));
    let near = &text[start..end];
    let word_end = near
        .trim_end_matches(|char: char| !char.is_alphanumeric())
        .len();
    let word = near[..word_end]
        .rsplit(|char: char| !char.is_alphanumeric())
        .next();
    (word.unwrap_or(""), &near[word_end..])
}

/// The word behind a name, and what stands between the two.
fn word_behind(text: &str, name: TextRange) -> (&str, &str) {
    let behind = &text[usize::from(name.end())..];
    let near = &behind[..behind.floor_char_boundary(REACH)];
    let start = near.len()
        - near
            .trim_start_matches(|char: char| !char.is_alphanumeric())
            .len();
    let word = near[start..]
        .split(|char: char| !char.is_alphanumeric())
        .next();
    (word.unwrap_or(""), &near[..start])
}

/// Whether a sentence, a line or a quotation starts at `at`.
fn opens_sentence_at(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(' ');
    match before.chars().next_back() {
        None => true,
        // The point of "Dr." or of an initial ends no sentence.
        Some('.') => {
            let start = text.ceil_char_boundary(before.len().saturating_sub(REACH));
            let near = &before[start.min(before.len())..before.len() - 1];
            let word = near.rsplit(|char: char| !char.is_alphanumeric()).next();
            !word.is_some_and(|word| is_title(word) || word.chars().count() == 1)
        }
        Some(char) => matches!(
            char,
            '.' | '!'
                | '?'
                | '\n'
                | '\r'
                | '"'
                | '\u{201c}'
                | '\u{2018}'
                | ':'
                | '\u{2014}'
                | '>'
                | '#'
        ),
    }
}

/// Words that a headline sets between names.
fn is_small_in_headline(word: &str) -> bool {
    matches!(
        word,
        "A" | "After"
            | "Against"
            | "Amid"
            | "And"
            | "As"
            | "At"
            | "Before"
            | "But"
            | "By"
            | "Despite"
            | "For"
            | "From"
            | "In"
            | "Into"
            | "Is"
            | "Of"
            | "On"
            | "Or"
            | "Over"
            | "Says"
            | "The"
            | "To"
            | "Will"
            | "With"
    )
}

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Words that may follow a name in running text and are no noun that the name stands before.
const NO_NOUNS: &[&str] = &[
    "about",
    "above",
    "across",
    "after",
    "again",
    "against",
    "ago",
    "along",
    "already",
    "also",
    "although",
    "amid",
    "among",
    "an",
    "and",
    "are",
    "around",
    "as",
    "at",
    "away",
    "back",
    "be",
    "because",
    "been",
    "before",
    "behind",
    "below",
    "beside",
    "between",
    "beyond",
    "but",
    "by",
    "can",
    "could",
    "despite",
    "did",
    "do",
    "does",
    "down",
    "during",
    "early",
    "even",
    "ever",
    "every",
    "except",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "here",
    "his",
    "how",
    "if",
    "in",
    "including",
    "inside",
    "into",
    "is",
    "it",
    "its",
    "itself",
    "just",
    "last",
    "late",
    "later",
    "like",
    "may",
    "might",
    "more",
    "must",
    "near",
    "never",
    "next",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "on",
    "once",
    "only",
    "or",
    "out",
    "outside",
    "over",
    "said",
    "says",
    "she",
    "should",
    "since",
    "so",
    "soon",
    "still",
    "than",
    "that",
    "the",
    "their",
    "then",
    "there",
    "they",
    "this",
    "though",
    "through",
    "throughout",
    "to",
    "together",
    "told",
    "too",
    "toward",
    "towards",
    "under",
    "unless",
    "until",
    "up",
    "upon",
    "via",
    "was",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whose",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yet",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::size;

    /// Asks a question of the first place where a name stands in a text.
    fn ask<T>(question: impl Fn(&str, TextRange) -> T, text: &str, name: &str) -> T {
        let at = text.find(name).expect("the name stands in the text");
        question(text, TextRange::at(size(at), size(name.len())))
    }

    #[test]
    fn the_table_is_in_order() {
        assert!(NO_NOUNS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn titles_and_prepositions_stand_before_a_name() {
        assert!(ask(is_titled, "He met Mr. Paris there.", "Paris"));
        assert!(ask(is_titled, "President Jordan spoke.", "Jordan"));
        assert!(!ask(is_titled, "The president. Jordan spoke.", "Jordan"));
        assert!(ask(is_placed, "He lives in Paris.", "Paris"));
        assert!(!ask(is_placed, "Come in, Paris.", "Paris"));
        assert!(!ask(is_placed, "Paris", "Paris"));
    }

    #[test]
    fn a_part_of_a_longer_name_does_not_stand_alone() {
        let alone = |text, name| ask(|text, range| stands_alone(text, range, false), text, name);
        assert!(alone("He met Mr. Smith Monday.", "Smith"));
        assert!(alone("But Smith left. So did he.", "Smith"));
        assert!(alone("Lt. Gen. Smith left.", "Smith"));
        assert!(!alone("He met Jane Smith there.", "Smith"));
        assert!(!alone("He met J. Smith there.", "Smith"));
        assert!(!alone("It was Smith Barney stock.", "Smith"));
        assert!(!alone("The van der Smith house.", "Smith"));
        let headline = |text, name| ask(|text, range| stands_alone(text, range, true), text, name);
        assert!(headline("Smith Wins Seat", "Smith"));
        assert!(headline("Envoys Wait for Smith to Speak", "Smith"));
        assert!(!headline("Smith Barney Falls", "Smith"));
    }

    #[test]
    fn a_common_word_at_the_start_of_a_sentence_is_doubtful() {
        assert!(ask(may_be_common_word, "Will he come?", "Will"));
        assert!(ask(may_be_common_word, "Go. Unity is needed.", "Unity"));
        assert!(!ask(may_be_common_word, "Will has come.", "Will"));
        assert!(!ask(may_be_common_word, "Unity said so.", "Unity"));
        assert!(!ask(may_be_common_word, "He joined Unity.", "Unity"));
        assert!(!ask(may_be_common_word, "Yangon is large.", "Yangon"));
    }

    #[test]
    fn grammar_tells_a_people_from_its_place() {
        let people = |text| ask(reads_as_people, text, "Kokang");
        assert!(people("Kokang rebels hold hills."));
        assert!(people("They met the Kokang."));
        assert!(people("Officers came from Kokang units."));
        assert!(!people("They live in Kokang."));
        assert!(!people("He put Kokang under martial law."));
        assert!(!people("He ruled Kokang for decades."));
    }
}
