//! Acronyms and where a text introduces them.

use crate::text::{TextRange, TextSize, Word, size};

/// A word in the shape of an acronym: `KIO`, `U.N.`, `NGO` of `NGOs`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acronym {
    /// Where, in bytes; a plural's or possessive's ending is outside.
    pub range: TextRange,
}

/// A name followed by letters in brackets: `Kachin Independence Organization (KIO)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The words that the letters stand for; where they do not fit, the capitalised words before the bracket.
    pub full: TextRange,
    /// The letters between the brackets, without a plural's ending.
    pub acronym: TextRange,
    /// Whether the letters fit the words.
    pub fit: Fit,
}

/// Whether bracketed letters fit the words before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fit {
    /// Each letter is the initial of a word, in order.
    Fits,
    /// As many letters as words, the first fits and exactly one does not: likely a slip.
    Near,
    /// The letters are of other words, or of another language (`FARC`).
    Unrelated,
}

/// How many words before a bracket are looked at: the longest names of organisations have about twelve.
const REACH: usize = 14;
/// The longest acronym in letters.
const LONGEST: usize = 10;

/// The acronyms of a plain text, in order; those inside the brackets of a definition included. `words` are its words.
pub fn acronyms(plain: &str, words: &[Word<'_>]) -> Vec<Acronym> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let word = &words[at];
        if !word.text.starts_with(char::is_uppercase) {
            at += 1;
            continue;
        }
        if let Some((last, range)) = with_points(plain, words, at) {
            found.push(Acronym { range });
            at = last + 1;
            continue;
        }
        if let Some(letters) = letters(word.text) {
            let range = TextRange::at(word.range.start(), TextSize::of(letters));
            found.push(Acronym { range });
        }
        at += 1;
    }
    found
}

/// The introductions of acronyms in a plain text, in order. `words` are its words.
pub fn definitions(plain: &str, words: &[Word<'_>]) -> Vec<Definition> {
    let mut found = Vec::new();
    for (open, _) in plain.match_indices('(') {
        let inside = plain[open + 1..].trim_start_matches(['"', '\u{201c}']);
        let start = plain.len() - inside.len();
        let Some(length) =
            inside.find(|char: char| !(char.is_alphanumeric() || matches!(char, '-' | '.')))
        else {
            continue;
        };
        let behind = inside[length..].trim_start_matches(['"', '\u{201d}']);
        if !behind.starts_with([')', ',', ';']) {
            continue;
        }
        let Some(letters) = bracketed_letters(&inside[..length]) else {
            continue;
        };
        let acronym = TextRange::at(size(start), TextSize::of(letters));
        let before = words.partition_point(|word| usize::from(word.range.end()) <= open);
        let reach = &words[before.saturating_sub(REACH)..before];
        let Some(last) = reach.last() else { continue };
        let gap = &plain[usize::from(last.range.end())..open];
        if !matches!(
            gap.trim_end_matches(['"', '\u{201d}', '\'', '\u{2019}']),
            " " | "\n" | "\u{a0}"
        ) && gap != " "
        {
            continue;
        }
        let reach = unbroken(plain, reach);
        if let Some((full, fit)) = fit(plain, reach, letters) {
            found.push(Definition { full, acronym, fit });
        }
    }
    found
}

/// An acronym's letters: `U.N.` and `UN` are both `UN`.
pub fn spelled_without_points(acronym: &str) -> String {
    acronym.chars().filter(|char| *char != '.').collect()
}

/// The letters of a word in the shape of an acronym: two capitals or more, digits inside, an `s` of the plural left out.
fn letters(word: &str) -> Option<&str> {
    let stem = match word.strip_suffix('s') {
        Some(stem) if stem.len() > 1 => stem,
        _ => word,
    };
    // Most words with a capital go on in small letters.
    let mut letters = stem.chars();
    if !letters.all(|char| char.is_uppercase() || char.is_ascii_digit()) {
        return None;
    }
    let capitals = stem.chars().filter(|char| char.is_uppercase()).count();
    let first = stem.chars().next().is_some_and(char::is_uppercase);
    (first && (2..=LONGEST).contains(&capitals)).then_some(stem)
}

/// The letters between the brackets of an introduction; small letters may stand inside (`MoU`).
fn bracketed_letters(text: &str) -> Option<&str> {
    let stem = match text.strip_suffix('s') {
        Some(stem)
            if stem.chars().next_back().is_some_and(char::is_uppercase) && stem.len() > 1 =>
        {
            stem
        }
        _ => text,
    };
    let capitals = stem.chars().filter(|char| char.is_uppercase()).count();
    let small = stem.chars().filter(|char| char.is_lowercase()).count();
    let first = stem.chars().next().is_some_and(char::is_uppercase);
    (first && capitals >= 2 && small <= 2 && small < capitals && capitals <= LONGEST)
        .then_some(stem)
}

/// Single capitals joined by points, with the last point: `U.N.`
fn with_points(plain: &str, words: &[Word<'_>], first: usize) -> Option<(usize, TextRange)> {
    let single = |word: &Word<'_>| {
        let mut chars = word.text.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
    };
    let mut last = first;
    while single(words.get(last)?) {
        let end = usize::from(words[last].range.end());
        let joined = plain[end..].starts_with('.')
            && words
                .get(last + 1)
                .is_some_and(|next| usize::from(next.range.start()) == end + 1 && single(next));
        if !joined {
            break;
        }
        last += 1;
    }
    let end = words[last].range.end();
    let pointed = plain[usize::from(end)..].starts_with('.');
    (last > first && pointed).then(|| {
        (
            last,
            TextRange::new(words[first].range.start(), end + TextSize::from(1)),
        )
    })
}

/// The words at the end of `reach` that no sentence end, bracket or quotation mark parts.
fn unbroken<'w, 'a>(plain: &str, reach: &'w [Word<'a>]) -> &'w [Word<'a>] {
    let mut first = reach.len() - 1;
    while first > 0 {
        let gap = &plain
            [usize::from(reach[first - 1].range.end())..usize::from(reach[first].range.start())];
        let joins = matches!(
            gap,
            " " | "-" | "'" | "\u{2019}" | "/" | " & " | ", " | "\n" | "\u{a0}" | "\u{2013}"
        );
        // A plural's possessive joins what it owns: `Students' Democratic Front`.
        let owns = matches!(gap, "' " | "\u{2019} ") && reach[first - 1].text.ends_with('s');
        if !joins && !owns {
            break;
        }
        first -= 1;
    }
    &reach[first..]
}

/// The words that bracketed letters stand for, and how well they fit; `None` where no name stands before the bracket.
fn fit(plain: &str, reach: &[Word<'_>], letters: &str) -> Option<(TextRange, Fit)> {
    let end = reach.last()?.range.end();
    let parts: Vec<&Word<'_>> = reach
        .iter()
        .filter(|word| joined_by(plain, word) != Some('\''))
        .collect();
    let optional: Vec<bool> = parts.iter().map(|word| is_optional(plain, word)).collect();
    let wanted: Vec<char> = letters
        .chars()
        .filter(|char| char.is_alphabetic())
        .collect();
    if let Some(first) = fitting_start(&parts, &optional, &wanted) {
        return Some((TextRange::new(parts[first].range.start(), end), Fit::Fits));
    }
    let run = capital_run(plain, &parts)?;
    let initials: Vec<char> = run
        .iter()
        .filter(|word| !is_small(word.text))
        .filter_map(|word| word.text.chars().next())
        .collect();
    let upper: Vec<char> = wanted
        .iter()
        .copied()
        .filter(|char| char.is_uppercase())
        .collect();
    let wrong = initials
        .iter()
        .zip(&upper)
        .filter(|(initial, letter)| initial != letter)
        .count();
    let near = initials.len() >= 3
        && initials.len() == upper.len()
        && initials[0] == upper[0]
        && wrong == 1;
    let range = TextRange::new(run.first()?.range.start(), end);
    Some((range, if near { Fit::Near } else { Fit::Unrelated }))
}

/// What joins a word to the letters before it: an apostrophe (`ang` of `Ta'ang`), a hyphen (`fire` of `cease-fire`).
fn joined_by(plain: &str, word: &Word<'_>) -> Option<char> {
    let mut back = plain[..usize::from(word.range.start())].chars().rev();
    let joint = match back.next()? {
        '\u{2019}' => '\'',
        joint @ ('\'' | '-') => joint,
        _ => return None,
    };
    back.next()
        .is_some_and(char::is_alphanumeric)
        .then_some(joint)
}

/// Whether an acronym may leave a word out: a small word, or the second half of a hyphenated one.
fn is_optional(plain: &str, word: &Word<'_>) -> bool {
    let lower = word.text.chars().next().is_some_and(char::is_lowercase);
    is_small(word.text) || lower && joined_by(plain, word) == Some('-')
}

/// The first of the words at the end of `words` whose initials are `letters`; optional words may be passed over. The
/// words are few, so trying each way costs nothing.
fn fitting_start(words: &[&Word<'_>], optional: &[bool], letters: &[char]) -> Option<usize> {
    fn from_end(words: &[&Word<'_>], optional: &[bool], letters: &[char]) -> Option<usize> {
        let Some((letter, rest)) = letters.split_last() else {
            return Some(words.len());
        };
        let ((word, words), (may_pass, optional)) = (words.split_last()?, optional.split_last()?);
        let initial = word.text.chars().next()?;
        // A name does not start with a small word.
        let may_match = !rest.is_empty() || !is_small(word.text);
        let matched = if may_match && initial.to_lowercase().eq(letter.to_lowercase()) {
            from_end(words, optional, rest)
        } else {
            None
        };
        matched.or_else(|| {
            if *may_pass {
                from_end(words, optional, letters)
            } else {
                None
            }
        })
    }
    let first = from_end(words, optional, letters)?;
    (words.len() - first >= 2).then_some(first)
}

/// The run of capitalised words before a bracket, small words inside it included.
fn capital_run<'w, 'a>(plain: &str, words: &[&'w Word<'a>]) -> Option<Vec<&'w Word<'a>>> {
    let mut first = words.len();
    for (place, word) in words.iter().enumerate().rev() {
        let gap_has_comma = words.get(place + 1).is_some_and(|next| {
            plain[usize::from(word.range.end())..usize::from(next.range.start())].contains(',')
        });
        if gap_has_comma {
            break;
        }
        if word.text.chars().next().is_some_and(char::is_uppercase) {
            first = place;
        } else if !is_small(word.text) {
            break;
        }
    }
    // An article that opens the sentence has a capital too.
    if words
        .get(first)
        .is_some_and(|word| matches!(word.text, "The" | "A" | "An"))
    {
        first += 1;
    }
    (first < words.len()).then(|| words[first..].to_vec())
}

/// Words that an acronym usually leaves out.
fn is_small(word: &str) -> bool {
    const SMALL: &[&str] = &[
        "a", "against", "al", "and", "at", "by", "da", "das", "de", "del", "der", "des", "di",
        "do", "du", "e", "el", "et", "for", "from", "in", "into", "la", "las", "le", "les", "los",
        "of", "on", "or", "para", "por", "s", "the", "to", "toward", "towards", "und", "under",
        "with", "y",
    ];
    SMALL.binary_search(&&*word.to_lowercase()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Word<'_>> {
        crate::text::words(text).collect()
    }

    fn found(text: &str) -> Vec<&str> {
        acronyms(text, &words(text))
            .iter()
            .map(|acronym| &text[std::ops::Range::<usize>::from(acronym.range)])
            .collect()
    }

    fn defined(text: &str) -> Vec<(&str, &str, Fit)> {
        let slice = |range: TextRange| &text[std::ops::Range::<usize>::from(range)];
        let found = definitions(text, &words(text));
        found
            .into_iter()
            .map(|definition| {
                (
                    slice(definition.full),
                    slice(definition.acronym),
                    definition.fit,
                )
            })
            .collect()
    }

    #[test]
    fn acronyms_with_and_without_points() {
        assert_eq!(
            found("The U.N. and NGOs met the KIO's envoys, MI6 said."),
            ["U.N.", "NGO", "KIO", "MI6"]
        );
        assert_eq!(found("I saw A. Smith in B."), Vec::<&str>::new());
    }

    #[test]
    fn letters_that_are_the_initials_fit() {
        assert_eq!(
            defined("Envoys of the Kachin Independence Organization (KIO) came."),
            [("Kachin Independence Organization", "KIO", Fit::Fits)]
        );
        assert_eq!(
            defined(
                "The Ta'ang National Liberation Army (TNLA) and internally displaced persons (IDPs) fled."
            ),
            [
                ("Ta'ang National Liberation Army", "TNLA", Fit::Fits),
                ("internally displaced persons", "IDP", Fit::Fits)
            ]
        );
        assert_eq!(
            defined("the Organization of American States (OAS)"),
            [("Organization of American States", "OAS", Fit::Fits)]
        );
        assert_eq!(
            defined("The All Burma Students\u{2019} Democratic Front (ABSDF) said so."),
            [(
                "All Burma Students\u{2019} Democratic Front",
                "ABSDF",
                Fit::Fits
            )]
        );
        assert_eq!(
            defined("the National League for Democracy (NLD)"),
            [("National League for Democracy", "NLD", Fit::Fits)]
        );
    }

    #[test]
    fn one_wrong_letter_is_near_and_foreign_letters_are_unrelated() {
        assert_eq!(
            defined("The Kachin Independence Army (KIO) withdrew."),
            [("Kachin Independence Army", "KIO", Fit::Near)]
        );
        assert_eq!(
            defined("The Revolutionary Armed Forces of Colombia (FARC) signed."),
            [(
                "Revolutionary Armed Forces of Colombia",
                "FARC",
                Fit::Unrelated
            )]
        );
    }

    #[test]
    fn brackets_after_no_name_define_nothing() {
        assert_eq!(defined("He was (as AFP said) gone. (KIO)"), []);
        assert_eq!(defined("it rose (UK) again"), []);
    }
}
