//! Two names of one entity: whether they are one name in two lengths, and whether the copy explains the one by the other.

use crate::analysis::Mention;
use crate::rules::context::ArticleContext;
use crate::text::words;

/// Words by which copy says that something has another name.
const EXPLAINING: &[&str] = &[
    "known as",
    "also called",
    "formerly",
    "former",
    "called",
    "renamed",
    "named",
    "name",
    "spelled",
    "then",
    "or",
];

/// Words behind an old name by which copy says that it is one.
const EXPLAINED: &[&str] = &[
    ", now",
    ", formerly",
    ", also",
    ", known",
    ", which is now",
    " (",
    ", called",
    " was renamed",
    " became ",
    ", renamed",
];

/// Whether two spellings differ in case only, or one is the other with words added.
pub(in crate::rules) fn is_same_name(one: &str, other: &str) -> bool {
    let lower =
        |text: &str| -> Vec<String> { words(text).map(|word| word.text.to_lowercase()).collect() };
    let (one, other) = (lower(one), lower(other));
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    short.is_empty() || long.windows(short.len()).any(|window| window == short)
}

/// Whether the copy says beside a mention that it is another name of the entity.
pub(in crate::rules) fn is_explained(context: &ArticleContext<'_>, mention: &Mention) -> bool {
    let text: &str = &context.article.input.text;
    let before = text.get(..usize::from(mention.range.start())).unwrap_or("");
    let after = text.get(usize::from(mention.range.end())..).unwrap_or("");
    if before.ends_with('(') && after.starts_with(')')
        || EXPLAINED.iter().any(|words| after.starts_with(words))
    {
        return true;
    }
    let before = before.strip_suffix(" the ").unwrap_or(before);
    let before = before.trim_end_matches([' ', '"', '\u{201c}', ',']);
    EXPLAINING.iter().any(|words| {
        before
            .strip_suffix(words)
            .is_some_and(|rest| rest.ends_with(|char: char| !char.is_alphanumeric()))
    })
}

/// Whether a mention is a part of a longer name, such as that of a street, a school or a party: a word with a capital
/// stands beside it, or before "of" in front of it.
pub(in crate::rules) fn is_in_longer_name(context: &ArticleContext<'_>, mention: &Mention) -> bool {
    let text: &str = &context.article.input.text;
    let before = text.get(..usize::from(mention.range.start())).unwrap_or("");
    let after = text.get(usize::from(mention.range.end())..).unwrap_or("");
    let is_capital = |word: &str| {
        word.starts_with(char::is_uppercase) && !word.ends_with(['.', ',', ';', ':', '!', '?', '"'])
    };
    let next = after
        .strip_prefix([' ', '-'])
        .is_some_and(|rest| rest.starts_with(char::is_uppercase) || after.starts_with('-'));
    let near = &before[before.floor_char_boundary(before.len().saturating_sub(80))..];
    let last = |text: &str| {
        text.rsplit([' ', '\n', '('])
            .next()
            .unwrap_or("")
            .to_owned()
    };
    let starts_sentence = |text: &str| {
        let rest = text
            .trim_end_matches(|char: char| !char.is_whitespace())
            .trim_end_matches(' ');
        rest.is_empty() || rest.ends_with(['.', '\n', '!', '?', '"', '\u{201c}', '\u{201d}'])
    };
    let Some(head) = near.strip_suffix([' ', '-']) else {
        return next;
    };
    let previous = last(head);
    let is_of = matches!(previous.as_str(), "of" | "for" | "the");
    let of_what = head
        .trim_end_matches(" of the")
        .trim_end_matches(" of")
        .trim_end_matches(" for");
    next || is_capital(&previous) && !starts_sentence(head) && !is_direction(&previous)
        || is_of
            && of_what.len() < head.len()
            && is_capital(&last(of_what))
            && !starts_sentence(of_what)
}

/// Whether a word tells a part of a place: "northern Burma" has no other name for that.
fn is_direction(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "Central", "East", "Eastern", "North", "Northern", "South", "Southern", "West", "Western",
    ];
    WORDS.contains(&word)
}
