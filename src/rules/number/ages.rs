//! Ages as news copy writes them: `Win Htein, 73,`, `the 73-year-old Win Htein`, `Win Htein, who is 73`.
//!
//! Read are only ages that hold when the article appears. "was 12 when", "then 43", "at age 20", "aged 12 at the time" are
//! of another day, and "nearly 16", "16- and 17-year-old" of nobody in particular: they are left out.

use super::persons::{Block, CALLINGS, Person, ends_name};
use crate::dates::DayRange;
use crate::markup::BlockKind;
use crate::rules::context::ArticleContext;
use crate::rules::told_days::told_before;
use crate::text::{TextRange, TextSize, sentence_at};
use std::cell::LazyCell;

/// An age, and whose it is.
#[derive(Debug)]
pub(in crate::rules) struct Age {
    /// In years, 1 to 119.
    pub(super) years: i32,
    /// Its digits, in bytes of the file.
    pub(super) number: TextRange,
    pub(super) whose: Whose,
    /// The block, by its place in the article.
    pub(super) block: u32,
    /// Where its sentence ends, in bytes of the file.
    sentence_end: TextSize,
}

/// Whose an age is.
#[derive(Debug)]
pub(super) enum Whose {
    /// Somebody's who is named beside it.
    Person(Person),
    /// "the 74-year-old": of somebody who was named before.
    TheLast,
}

/// The ages in the running text and the headline outside quotations, in order.
pub(super) fn ages<'a>(context: &ArticleContext<'a>) -> &'a [Age] {
    context.gathered.ages.get_or_init(|| read_all(context))
}

fn read_all(context: &ArticleContext<'_>) -> Vec<Age> {
    let mut ages = Vec::new();
    if !context.is_english() {
        return ages;
    }
    for (number, placed) in (0u32..).zip(&context.article.blocks) {
        let is_read = matches!(
            placed.analysis.kind,
            BlockKind::Paragraph | BlockKind::Headline
        );
        if is_read {
            read(context, number, &mut ages);
        }
    }
    ages
}

/// Reads the block with a number.
fn read(context: &ArticleContext<'_>, number: u32, ages: &mut Vec<Age>) {
    let analysis = &context.article.blocks[number as usize].analysis;
    let plain = analysis.plain.text(&analysis.text);
    let block = LazyCell::new(|| Block::new(context, number));
    let bytes = plain.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + found;
        let length = bytes[start..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        at = start + length;
        let stands_alone = start == 0 || bytes[start - 1].is_ascii_whitespace();
        let years = plain[start..at].parse().unwrap_or(0);
        if length > 3 || !stands_alone || !(1..120).contains(&years) {
            continue;
        }
        let Some(whose) = whose(&block, start, at, years) else {
            continue;
        };
        let number = block.in_file(context, start..at);
        if context.is_quoted(block.number, number) {
            continue;
        }
        let sentence = sentence_at(block.plain, start);
        ages.push(Age {
            years,
            number,
            whose,
            block: block.number,
            sentence_end: block.in_file(context, sentence).end(),
        });
    }
}

/// Whose age the number `start..end` is, if it is one.
fn whose(block: &Block<'_>, start: usize, end: usize, years: i32) -> Option<Whose> {
    let (before, behind) = (&block.plain[..start], &block.plain[end..]);
    if let Some(length) = year_old(behind) {
        return of_compound(block, before, end + length);
    }
    // "Luke, 3," and "Rangers, 2," are more often something else.
    if years < 10 {
        return None;
    }
    let before = before.trim_end();
    let is_whole = ends_part(behind);
    let is_said_whole = ["years old", "years of age"]
        .iter()
        .any(|words| behind.trim_start().starts_with(words));
    for (words, needs_comma) in [
        ("who is now", true),
        ("who is", true),
        ("aged", true),
        ("age", true),
        ("now", true),
        ("is now", false),
        ("is", false),
        ("", true),
    ] {
        let Some(head) = strip_word(before, words) else {
            continue;
        };
        let name_end = if needs_comma {
            match head.strip_suffix(',') {
                Some(head) => head.len(),
                None => continue,
            }
        } else {
            head.len()
        };
        let person = block.person_before(name_end)?;
        let is_certain = match (words, &person) {
            ("is" | "is now", Person::Named(_)) => is_said_whole,
            _ => is_whole || is_said_whole && !words.is_empty(),
        };
        return is_certain.then_some(Whose::Person(person));
    }
    None
}

/// A text without a word, or words, at its end, and without the space before them.
fn strip_word<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let head = text.strip_suffix(words)?;
    if words.is_empty() {
        return Some(text);
    }
    head.ends_with(char::is_whitespace).then(|| head.trim_end())
}

/// Whether the part of the sentence ends here: "Win Htein, 73, said", and neither "Win Htein, 73 at the time" nor "73,000".
fn ends_part(behind: &str) -> bool {
    behind.strip_prefix([',', '.', ';']).is_some_and(|rest| {
        rest.is_empty() || rest.starts_with(char::is_whitespace) || rest.starts_with(['"', '”'])
    })
}

/// The length of `-year-old` at the start of a text.
fn year_old(text: &str) -> Option<usize> {
    const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];
    let rest = text.strip_prefix(HYPHENS)?.strip_prefix("year")?;
    let rest = rest
        .strip_prefix(HYPHENS)
        .or_else(|| rest.strip_prefix(' '))?;
    let rest = rest.strip_prefix("old")?;
    (!rest.starts_with(char::is_alphanumeric)).then(|| text.len() - rest.len())
}

/// Whose `73-year-old` is, which ends at `end`.
fn of_compound(block: &Block<'_>, before: &str, end: usize) -> Option<Whose> {
    const NOT_NOW: &[&str] = &[
        "a",
        "about",
        "almost",
        "an",
        "another",
        "approximately",
        "around",
        "every",
        "nearly",
        "one",
        "or",
        "over",
        "some",
        "than",
        "then",
        "to",
        "when",
    ];
    let before = before.trim_end();
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or("")
        .to_lowercase();
    let of_several = before
        .strip_suffix("and")
        .is_some_and(|head| head.trim_end().ends_with('-'));
    if NOT_NOW.contains(&word.as_str()) || word.ends_with(['-', '–', '—']) || of_several {
        return None;
    }
    let behind = &block.plain[end..];
    if behind.starts_with(' ')
        && let Some(person) = block.person_behind(end + 1)
    {
        return Some(Whose::Person(person));
    }
    let head = behind.strip_prefix(' ').unwrap_or("");
    let noun_end = head
        .find(|char: char| !char.is_alphabetic())
        .unwrap_or(head.len());
    let noun = &head[..noun_end];
    let is_person = !behind.starts_with(['-', '\'', '’'])
        && (ends_name(behind) || CALLINGS.contains(&noun) && ends_name(&head[noun_end..]));
    (word == "the" && is_person).then_some(Whose::TheLast)
}

/// The days of which an age may be told, beside the day of publication: those that the text before it and in its sentence
/// names. `None` where it names a day that cannot be told.
pub(super) fn told_days(context: &ArticleContext<'_>, age: &Age) -> Option<Vec<DayRange>> {
    let told = told_before(context, age.block, age.sentence_end)?;
    Some(told.into_iter().map(|(_, days)| days).collect())
}
