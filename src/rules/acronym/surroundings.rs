//! What stands beside an acronym in use.

use crate::analysis::{AcronymUse, Article};

/// Nouns that say what the letters beside them are: `the news agency IRNA`, `the MQM party`.
const KINDS: &[&str] = &[
    "agency",
    "airline",
    "alliance",
    "army",
    "association",
    "authority",
    "bank",
    "body",
    "broadcaster",
    "bloc",
    "carrier",
    "channel",
    "chain",
    "charity",
    "coalition",
    "commission",
    "committee",
    "company",
    "conglomerate",
    "consortium",
    "corporation",
    "council",
    "faction",
    "federation",
    "firm",
    "front",
    "fund",
    "giant",
    "group",
    "insurer",
    "institute",
    "league",
    "maker",
    "militia",
    "ministry",
    "mission",
    "movement",
    "network",
    "newspaper",
    "office",
    "operator",
    "organisation",
    "organization",
    "parliament",
    "party",
    "program",
    "programme",
    "radio",
    "regulator",
    "retailer",
    "service",
    "station",
    "syndicate",
    "system",
    "television",
    "tour",
    "treaty",
    "union",
    "website",
    "wing",
    "drug",
    "virus",
    "missile",
    "rifle",
    "satellite",
    "rocket",
    "aircraft",
    "freighter",
    "tanker",
    "ship",
    "disease",
    "index",
];

/// Words before letters that introduce them.
const INTRODUCING: &[&str] = &[
    "known as",
    "called",
    "dubbed",
    "so-called",
    "named",
    "acronym",
    "initials",
    "abbreviated",
    "abbreviation",
    "short for",
    "stands for",
    "or",
    "or the",
    "aka",
    "letters",
];

/// How text goes on behind letters that it then explains.
const EXPLAINING: &[&str] = &[
    " (", ", a ", ", an ", ", the ", ", which ", " is a ", " is an ", " is the ",
];

/// Words in capitals that are no acronyms.
const SHOUTED: &[&str] = &[
    "A", "AFTER", "ALL", "AN", "AND", "ARE", "AS", "AT", "BEFORE", "BUT", "BY", "DURING", "FALSE",
    "FOR", "FROM", "HAS", "HAVE", "HE", "IF", "IN", "INTO", "IS", "IT", "NEW", "NO", "NOT", "NOW",
    "OF", "ON", "ONCE", "ONE", "OR", "OUT", "SHE", "SO", "SOME", "THE", "THEY", "THIS", "TO",
    "TRUE", "TWO", "UP", "WAS", "WE", "WHEN", "WHO", "WITH", "YES", "YOU",
];

/// The text of the block before and behind an acronym.
pub(super) struct Surroundings<'a> {
    before: &'a str,
    after: &'a str,
    in_dateline: bool,
    in_capitals: bool,
}

impl<'a> Surroundings<'a> {
    pub(super) fn of(article: &'a Article, usage: &AcronymUse) -> Self {
        let placed = &article.blocks[usage.block as usize];
        let block = &placed.analysis;
        let text: &str = &article.input.text;
        let start = usize::from(placed.start);
        let end = start + block.text.len();
        let (from, to) = (
            usize::from(usage.range.start()),
            usize::from(usage.range.end()),
        );
        let dateline = block.dateline.as_ref();
        Self {
            before: text.get(start..from).unwrap_or(""),
            after: text.get(to..end).unwrap_or(""),
            in_dateline: dateline.is_some_and(|dateline| {
                (dateline.range + placed.start).contains_range(usage.range)
            }),
            in_capitals: block.all_capitals,
        }
    }

    /// Whether they explain the letters, or show that they are no acronym.
    pub(super) fn explain(&self, letters: &str) -> bool {
        self.in_dateline
            || self.in_capitals
            || SHOUTED.contains(&letters)
            || self.is_code(letters)
            || self.opens_a_name()
            || self.is_in_capitals(letters)
            || self.is_surname(letters)
            || self.is_first_word(letters)
            || self.is_said_what()
    }

    /// `AK-47`, `MiG-29`, `H5N1`, `US$`, `ABC123`, `(NYSE: KND)`, `@KND`, `#KND`, `KNDF.org`
    fn is_code(&self, letters: &str) -> bool {
        let joined = self
            .after
            .strip_prefix(['-', '\u{2011}', '/'])
            .unwrap_or(self.after);
        let joined_before = self
            .before
            .strip_suffix(['-', '\u{2011}', '/'])
            .unwrap_or(self.before);
        letters.bytes().any(|byte| byte.is_ascii_digit())
            || joined.starts_with(|char: char| char.is_ascii_digit())
            || joined_before.ends_with(|char: char| char.is_ascii_digit())
            || self.after.starts_with([' '])
                && letters.len() <= 3
                && self.next().starts_with(|char: char| char.is_ascii_digit())
            || self.after.starts_with(['$', '+', '_', '@', '&', ':'])
            || self.after.starts_with('.')
                && self.after[1..].starts_with(|char: char| char.is_ascii_lowercase())
            || self
                .before
                .ends_with(['@', '#', '&', '_', '.', ':', '$', '%'])
            || self.before.ends_with(": ") && self.after.starts_with(')')
            || self.after.starts_with('-') && joined.starts_with(|char: char| char.is_uppercase())
            || self.before.ends_with('-')
    }

    /// The start of a longer name: `A.Q. Khan`, `GW Bush`, `HMAS Stuart`, `CARE International`.
    fn opens_a_name(&self) -> bool {
        is_capitalised(self.next())
    }

    /// A word in a run of capitals, as in `BREAKING NEWS` or `THE LION roared`.
    fn is_in_capitals(&self, letters: &str) -> bool {
        let shouted = |word: &str| is_all_capitals(word) && !super::common::is_common(word);
        letters.len() > 7 || shouted(self.next()) || shouted(self.previous())
    }

    /// A family name in capitals, as some agencies and yearbooks write it: `President Rafael CORREA`.
    pub(super) fn is_surname(&self, letters: &str) -> bool {
        const OPENERS: &[&str] = &[
            "The", "A", "An", "In", "On", "At", "But", "And", "For", "When", "While", "If", "As",
        ];
        let previous = self.previous();
        letters.len() >= 4 && is_capitalised(previous) && !OPENERS.contains(&previous)
    }

    /// A word in capitals that opens a story or a section: `A MAN walked in.`
    fn is_first_word(&self, letters: &str) -> bool {
        let before = self.before.trim_end_matches([' ', '\n']);
        let before = ["A", "An", "The"]
            .iter()
            .find_map(|article| before.strip_suffix(article))
            .unwrap_or(before)
            .trim_end();
        let opens = before.is_empty() || before.ends_with(['.', '!', '?', '"', '\u{201d}', ':']);
        opens && is_pronounceable(letters)
    }

    /// `the news agency IRNA`, `the MQM party`, `the Kurdistan Workers' Party, or PKK,`, `known as ABAC`
    fn is_said_what(&self) -> bool {
        let before = self
            .before
            .trim_end_matches([' ', '\n', '"', '\u{201c}', '(']);
        let before = before.strip_suffix(" the").unwrap_or(before);
        if before.len() < self.before.len()
            && self.before.ends_with('(')
            && self.after.starts_with(')')
        {
            return true;
        }
        let introduced = INTRODUCING.iter().any(|words| {
            before
                .strip_suffix(words)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', ',', '\n']))
        });
        let behind = self.after.get(..self.after.len().min(40)).unwrap_or("");
        let apposition = before.ends_with([',', '-', '\u{2013}', '\u{2014}'])
            && self.after.starts_with([',', '.', ')', ';', ' '])
            && !is_all_capitals(last_word(before));
        let kind_before = KINDS.contains(&last_word(before).to_lowercase().as_str());
        let next = self.next().to_lowercase();
        let second = self.after.split_whitespace().nth(1).map(bare);
        let kind_behind = KINDS.contains(&next.as_str())
            || second.is_some_and(|second| KINDS.contains(&second)) && !next.is_empty();
        introduced
            || apposition
            || kind_before
            || kind_behind
            || behind.contains("stands for")
            || behind.contains("short for")
            || EXPLAINING.iter().any(|words| behind.starts_with(words))
    }

    /// The word behind, where nothing but a space parts them.
    fn next(&self) -> &'a str {
        let after = self.after.strip_prefix('.').unwrap_or(self.after);
        let after = after
            .strip_prefix("'s")
            .or_else(|| after.strip_prefix('\u{2019}'))
            .unwrap_or(after);
        after
            .strip_prefix([' ', '\n'])
            .and_then(|after| after.split_whitespace().next())
            .map_or("", bare)
    }

    /// The word before, where nothing but a space parts them.
    fn previous(&self) -> &'a str {
        self.before
            .strip_suffix([' ', '\n'])
            .filter(|before| before.ends_with(char::is_alphanumeric))
            .map_or("", last_word)
    }
}

fn last_word(text: &str) -> &str {
    text.split_whitespace().next_back().map_or("", bare)
}

/// A word without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|char: char| !char.is_alphanumeric())
}

fn is_capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}

fn is_all_capitals(word: &str) -> bool {
    word.len() >= 2 && word.chars().all(char::is_uppercase)
}

/// Whether letters can be read as an English word: vowels between few consonants.
fn is_pronounceable(letters: &str) -> bool {
    let is_vowel = |char: char| "AEIOUY".contains(char);
    let vowels = letters.chars().filter(|char| is_vowel(*char)).count();
    let longest = letters
        .split(is_vowel)
        .map(str::len)
        .max()
        .unwrap_or_default();
    let shape = letters.len() > 3 || letters.len() == 3 && letters[1..2].contains(is_vowel);
    shape && vowels > 0 && vowels < letters.len() && longest <= 3
}
