//! Tokens: what the tagger labels.
//!
//! Finer than [`crate::text::words`] joins them and coarser than it parts them: a mention may begin or end at any token's
//! edge, so hyphens and possessive endings stand alone, while initials, points inside abbreviations and apostrophes inside
//! names belong to their word.

use crate::text::is_unspaced;

/// One token of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it starts, in bytes of the passage.
    pub start: u32,
    /// Where it ends, in bytes of the passage.
    pub end: u32,
    /// How its letters stand.
    pub shape: Shape,
    /// Whether nothing parts it from the token before.
    pub glued: bool,
    /// The hash of its folded, lower-case text.
    pub hash: u64,
}

/// How the letters of a token stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Shape {
    /// `talks`
    Lower,
    /// `Kachin`
    Capital,
    /// `KIO`
    Capitals,
    /// `J` or `J.`
    Initial,
    /// `McCain`, `iPhone`
    Mixed,
    /// `U.S.`
    Pointed,
    /// `2015`
    Number,
    /// `24th`, `A320`
    Alphanumeric,
    /// A mark.
    Mark,
    /// The possessive ending.
    Possessive,
    /// Letters that have no case.
    Uncased,
    /// An address of the net or of a file.
    Address,
}

impl Shape {
    /// Whether the token begins with a capital letter.
    pub fn is_capital(self) -> bool {
        matches!(
            self,
            Self::Capital | Self::Capitals | Self::Initial | Self::Mixed | Self::Pointed
        )
    }
}

/// Abbreviations that keep their point though what follows may begin a sentence.
const POINTED: &[&str] = &[
    "adm", "apr", "assn", "aug", "ave", "brig", "bros", "capt", "cmdr", "co", "col", "corp", "cpl",
    "dec", "dept", "dr", "feb", "fr", "ft", "gen", "gov", "hon", "inc", "jan", "jr", "lt", "ltd",
    "maj", "messrs", "mr", "mrs", "ms", "mt", "no", "nov", "oct", "pres", "prof", "rep", "rev",
    "sen", "sept", "sgt", "sr", "st", "supt", "univ", "vs",
];

/// The tokens of a passage, in order; linear in its length.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 5 + 1);
    let mut folded = String::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut last_end = usize::MAX;
    while at < bytes.len() {
        let Some(char) = text[at..].chars().next() else {
            break;
        };
        if char.is_whitespace() || matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}') {
            at += char.len_utf8();
            continue;
        }
        let (end, shape) = if let Some(end) = address(text, at, last_end == at) {
            (end, Shape::Address)
        } else if char.is_alphanumeric() {
            word(text, at)
        } else if let Some(end) = possessive(text, at) {
            (end, Shape::Possessive)
        } else {
            (at + char.len_utf8(), Shape::Mark)
        };
        fold_into(&text[at..end], &mut folded);
        found.push(Token {
            start: index(at),
            end: index(end),
            shape,
            glued: last_end == at,
            hash: hash(folded.as_bytes()),
        });
        last_end = end;
        at = end;
    }
    found
}

/// The hash by which words are known to the model: FNV-1a over the bytes of the folded word, finished by a mixing step.
/// It is part of the model's format.
pub fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    mix(hash)
}

/// Spreads the bits of a hash.
pub(super) fn mix(mut hash: u64) -> u64 {
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}

/// Puts the lower-case form of a token into `folded`, with plain apostrophes, without points and soft hyphens.
pub fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    if text.is_ascii() {
        folded.extend(
            text.bytes()
                .filter(|byte| *byte != b'.')
                .map(|byte| char::from(byte.to_ascii_lowercase())),
        );
        if folded.is_empty() {
            folded.push_str(text);
        }
        return;
    }
    for char in text.chars() {
        match char {
            '.' | '\u{ad}' | '\u{200b}'..='\u{200d}' => {}
            '’' | 'ʼ' | '‘' => folded.push('\''),
            '“' | '”' => folded.push('"'),
            '–' | '—' | '‑' | '‐' => folded.push('-'),
            _ => folded.extend(char.to_lowercase()),
        }
    }
    if folded.is_empty() {
        folded.push_str(text);
    }
}

fn index(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// The end of the address of a page or of a mailbox that starts at `at`: of the rest of its run of characters without
/// spaces.
fn address(text: &str, at: usize, is_glued: bool) -> Option<usize> {
    if is_glued || !text.as_bytes()[at].is_ascii_alphanumeric() {
        return None;
    }
    // Names are shorter, and runs without spaces may be long.
    let rest = text[at..].bytes().take(400);
    let mut length = 0;
    let mut marked = false;
    for byte in rest {
        if byte.is_ascii_whitespace()
            || matches!(
                byte,
                b'<' | b'>' | b'"' | b')' | b']' | b',' | b';' | 0x80..
            )
        {
            break;
        }
        marked |= matches!(byte, b'@' | b'/' | b'.');
        length += 1;
    }
    if !marked {
        return None;
    }
    let run = text[at..at + length].trim_end_matches(['.', ':', '!', '?', '\'', '*', '-']);
    let lower = run.to_ascii_lowercase();
    let mailbox = lower.split_once('@').is_some_and(|(_, host)| {
        host.contains('.') && host.starts_with(|char: char| char.is_alphanumeric())
    });
    let page = lower.starts_with("www.") || lower.contains("://");
    (mailbox || page).then_some(at + run.len())
}

/// The end of `'s` or of a bare apostrophe behind an `s`, where a possessive ending starts.
fn possessive(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let mark = rest.chars().next().filter(|char| is_apostrophe(*char))?;
    let before = text[..at].chars().next_back()?;
    if !before.is_alphanumeric() && before != '.' {
        return None;
    }
    let behind = &rest[mark.len_utf8()..];
    let letter = behind.strip_prefix(['s', 'S'])?;
    let bounded = !letter.chars().next().is_some_and(char::is_alphanumeric);
    bounded.then(|| at + mark.len_utf8() + 1)
}

fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '’' | 'ʼ' | '`')
}

/// The end of the word that starts at `at`, and its shape.
fn word(text: &str, at: usize) -> (usize, Shape) {
    let mut end = at;
    let (mut uppers, mut lowers, mut digits, mut others) = (0u32, 0u32, 0u32, 0u32);
    let mut pointed = false;
    let mut first_upper = false;
    loop {
        let mut letters = 0;
        for char in text[end..].chars() {
            if char.is_alphanumeric() {
                letters += 1;
                if char.is_ascii_lowercase() || char.is_lowercase() {
                    lowers += 1;
                } else if char.is_uppercase() {
                    first_upper |= end == at;
                    uppers += 1;
                } else if char.is_numeric() {
                    digits += 1;
                } else {
                    others += 1;
                    if is_unspaced(char) && letters > 40 {
                        // A run of a script without spaces is no word; keep tokens short.
                        end += char.len_utf8();
                        return (end, Shape::Uncased);
                    }
                }
            } else if char.is_ascii()
                || !matches!(char, '\u{ad}' | '\u{200b}'..='\u{200d}')
                    && !unicode_normalization::char::is_combining_mark(char)
            {
                break;
            }
            end += char.len_utf8();
        }
        let rest = &text[end..];
        let Some(mark) = rest.chars().next() else {
            break;
        };
        let behind = rest[mark.len_utf8()..].chars().next();
        if mark == '.' {
            // `U.S.`, `J.`, `St.`; `3.5`
            let letter = letters == 1 && uppers > 0 && lowers == 0 && digits == 0;
            if letter {
                end += 1;
                pointed = true;
                if behind.is_some_and(char::is_uppercase)
                    && !text[end + behind.map_or(0, char::len_utf8)..]
                        .starts_with(|char: char| char.is_lowercase())
                {
                    continue;
                }
                break;
            }
            if digits > 0
                && lowers + uppers == 0
                && behind.is_some_and(|char| char.is_ascii_digit())
            {
                end += 1;
                continue;
            }
            if uppers == 1 && first_upper && end - at <= 6 && is_pointed(&text[at..end]) {
                end += 1;
            }
            break;
        }
        if mark == ','
            && digits > 0
            && lowers + uppers == 0
            && behind.is_some_and(|char| char.is_ascii_digit())
        {
            end += 1;
            continue;
        }
        // `O'Brien`, `Sana'a`, `don't`; not `Iran's`.
        if is_apostrophe(mark)
            && behind.is_some_and(char::is_alphabetic)
            && possessive(text, end).is_none()
            && end - at <= 40
        {
            end += mark.len_utf8();
            continue;
        }
        break;
    }
    let shape = match (uppers, lowers, digits) {
        (0, 0, 0) => Shape::Uncased,
        (0, 0, _) if others == 0 => Shape::Number,
        (_, _, 1..) => Shape::Alphanumeric,
        (0, _, _) => Shape::Lower,
        (1, 0, _) => Shape::Initial,
        (_, 0, _) if pointed => Shape::Pointed,
        (_, 0, _) => Shape::Capitals,
        (1, _, _) if first_upper => Shape::Capital,
        _ if first_upper => {
            let inner = text[at..end].contains(is_apostrophe);
            if inner { Shape::Capital } else { Shape::Mixed }
        }
        _ => Shape::Mixed,
    };
    (end, shape)
}

fn is_pointed(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    POINTED.binary_search(&lower.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        tokens(text)
            .iter()
            .map(|token| &text[token.start as usize..token.end as usize])
            .collect()
    }

    #[test]
    fn names_keep_their_apostrophes_initials_and_points() {
        assert_eq!(
            texts("Mr. O'Brien met J.K. Rowling in the U.S. on Iran's oil."),
            [
                "Mr.", "O'Brien", "met", "J.K.", "Rowling", "in", "the", "U.S.", "on", "Iran",
                "'s", "oil", "."
            ]
        );
        assert_eq!(
            texts("Sammy Davis Jr. and al-Assad, of a U.N.-backed plan worth 3.5 million"),
            [
                "Sammy", "Davis", "Jr.", "and", "al", "-", "Assad", ",", "of", "a", "U.N.", "-",
                "backed", "plan", "worth", "3.5", "million"
            ]
        );
    }

    #[test]
    fn shapes_tell_how_letters_stand() {
        let shape = |text: &str| tokens(text)[0].shape;
        assert_eq!(shape("Kachin"), Shape::Capital);
        assert_eq!(shape("KIO"), Shape::Capitals);
        assert_eq!(shape("McCain"), Shape::Mixed);
        assert_eq!(shape("O’Brien"), Shape::Capital);
        assert_eq!(shape("U.S."), Shape::Pointed);
        assert_eq!(shape("J."), Shape::Initial);
        assert_eq!(shape("24th"), Shape::Alphanumeric);
        assert_eq!(shape("ကချင်"), Shape::Uncased);
    }

    #[test]
    fn the_list_of_abbreviations_is_in_order() {
        let mut sorted = POINTED.to_vec();
        sorted.sort_unstable();
        assert_eq!(POINTED, sorted);
    }
}
