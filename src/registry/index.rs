//! The names of all entries, ready for search in text.
//!
//! Names are kept as a trie over words, not over bytes: a step from word to word is one look-up by the hash of the
//! separator and the next word, both folded. So whole words, folding and longest match need no second pass over the
//! text, and 100,000 names build in a fraction of a second. Names in scripts without spaces between words have no words
//! to go by; they are found by an Aho–Corasick automaton over the text's bytes instead.

use super::{Entry, EntryIndex, FormKind};
use crate::text::{TextRange, TextSize, Word, fold, fold_loose, is_unspaced};
use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::borrow::Cow;
use std::hash::Hasher;
use std::sync::Arc;

/// Finds names of entries in text.
#[derive(Debug, Default)]
pub struct NameIndex {
    /// From a node of the trie, by the hash of separator and word, to the next node. The root is node 0.
    steps: FxHashMap<(u32, u64), u32>,
    /// The names that end at each node, by their place in `names`.
    ends: FxHashMap<u32, Vec<u32>>,
    /// Every distinct name.
    names: Vec<Name>,
    /// Names in scripts without spaces between words, with the place of each pattern's name in `names`.
    unspaced: Option<(AhoCorasick, Vec<u32>)>,
}

/// A distinct string that names one entry or several.
#[derive(Debug)]
struct Name {
    /// Folded, with its diacritics.
    exact: Box<str>,
    /// Folded, without diacritics, where that differs.
    loose: Option<Box<str>>,
    /// What stands before its first word, such as an apostrophe.
    lead: Box<str>,
    /// What stands behind its last word, such as the point of `U.N.`
    tail: Box<str>,
    /// How many words it has.
    words: u32,
    /// Whom it names; sorted.
    candidates: Vec<(EntryIndex, FormKind)>,
}

/// A name of a [`NameIndex`], by its place there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameId(u32);

/// A name found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameHit {
    /// Where, in bytes.
    pub range: TextRange,
    /// Which name.
    pub name: NameId,
    /// The word before it belongs to a name too, as far as its capital tells: `Jane` before `Smith`.
    pub after_capital: bool,
    /// The word behind it belongs to a name too, as far as its capital tells: `Barney` behind `Smith`.
    pub before_capital: bool,
}

/// How close a text must come to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Closeness {
    Exact,
    Loose,
    AnyCase,
}

impl NameIndex {
    /// Indexes the forms of all entries.
    pub fn new(entries: &[Arc<Entry>]) -> Self {
        let mut index = Self::default();
        let mut by_text: FxHashMap<Box<str>, u32> = FxHashMap::default();
        let mut patterns: Vec<(String, u32)> = Vec::new();
        for (entry_index, entry) in (0u32..).map(EntryIndex).zip(entries) {
            for form in entry.forms() {
                let exact = fold(form.text.trim());
                let known = by_text.get(exact.as_ref()).copied();
                let place = known.or_else(|| index.insert(&exact, &mut patterns));
                let Some(place) = place else { continue };
                if known.is_none() {
                    by_text.insert(exact.as_ref().into(), place);
                }
                let candidates = &mut index.names[place as usize].candidates;
                if candidates.last() != Some(&(entry_index, form.kind)) {
                    candidates.push((entry_index, form.kind));
                }
            }
        }
        for name in &mut index.names {
            name.candidates.sort_unstable();
            // One form may be listed twice for an entry, as name and as adjective: its first reading counts.
            name.candidates.dedup_by_key(|(entry, _)| *entry);
        }
        if !patterns.is_empty() {
            let (texts, places): (Vec<_>, Vec<_>) = patterns.into_iter().unzip();
            // A registry too large for an automaton keeps its other names.
            index.unspaced = AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(texts)
                .ok()
                .map(|automaton| (automaton, places));
        }
        index
    }

    /// Adds a folded name and gives its place; `None` where it has nothing to be found by.
    fn insert(&mut self, exact: &str, patterns: &mut Vec<(String, u32)>) -> Option<u32> {
        let place = u32::try_from(self.names.len()).ok()?;
        let words: Vec<Word<'_>> = crate::text::words(exact).collect();
        let (first, last) = (words.first()?, words.last()?);
        let lead = exact[..usize::from(first.range.start())].to_owned();
        let tail = exact[usize::from(last.range.end())..].to_owned();
        if exact.chars().any(is_unspaced) {
            patterns.push((exact.to_owned(), place));
        } else {
            let mut node = 0;
            let mut before: Option<TextSize> = None;
            for word in &words {
                let separator = before.map_or("", |end| {
                    slice(exact, TextRange::new(end, word.range.start()))
                });
                let next = u32::try_from(self.steps.len() + 1).ok()?;
                node = *self
                    .steps
                    .entry((node, step_hash(separator, word.text)))
                    .or_insert(next);
                before = Some(word.range.end());
            }
            self.ends.entry(node).or_default().push(place);
        }
        let loose = fold_loose(exact);
        self.names.push(Name {
            loose: (loose != exact).then(|| loose.as_ref().into()),
            exact: exact.into(),
            lead: lead.into(),
            tail: tail.into(),
            words: u32::try_from(words.len()).unwrap_or(u32::MAX),
            candidates: Vec::new(),
        });
        Some(place)
    }

    /// Whether no name is indexed.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whom a name may mean, each entry once.
    pub fn candidates(&self, name: NameId) -> &[(EntryIndex, FormKind)] {
        &self.names[name.0 as usize].candidates
    }

    /// The hashes of the first words of an entry's names, by which the corpus finds the articles that may hold one.
    pub fn first_words(entry: &Entry) -> FxHashSet<u64> {
        let forms = entry.forms();
        forms
            .iter()
            .filter_map(|form| {
                crate::text::words(form.text)
                    .next()
                    .map(|word| word_hash(word.text))
            })
            .collect()
    }

    /// The hash of a word as names are compared: folded, without diacritics and case.
    pub fn word_hash(word: &str) -> u64 {
        word_hash(word)
    }

    /// The name that a whole text is, such as the text of an annotation; in any case where `any_case`.
    pub fn lookup(&self, text: &str, any_case: bool) -> Option<NameId> {
        let words: Vec<Word<'_>> = crate::text::words(text).collect();
        let finder = Finder {
            index: self,
            text,
            words: &words,
            any_case,
            shortest_any_case: 1,
        };
        let hit = finder
            .at(0)
            .map(|(name, _, range)| (name, range))
            .or_else(|| {
                let (automaton, places) = self.unspaced.as_ref()?;
                let found = automaton.find(text)?;
                let range = TextRange::new(size(found.start()), size(found.end()));
                Some((NameId(places[found.pattern().as_usize()]), range))
            });
        hit.filter(|(_, range)| range.len() == TextSize::of(text))
            .map(|(name, _)| name)
    }

    /// The names in a text, leftmost and longest, in order and without overlaps; none touches a range of `skip` (in
    /// order, without overlaps). `words` are the text's words. Where the text is `all_capitals`, names of two words or
    /// more are found in any case.
    pub fn find(
        &self,
        text: &str,
        words: &[Word<'_>],
        skip: &[TextRange],
        all_capitals: bool,
    ) -> Vec<NameHit> {
        let mut hits = Vec::new();
        if self.names.is_empty() {
            return hits;
        }
        let finder = Finder {
            index: self,
            text,
            words,
            any_case: all_capitals,
            shortest_any_case: 2,
        };
        let mut skip_at = 0;
        let mut at = 0;
        while at < words.len() {
            let start = words[at].range.start();
            while skip.get(skip_at).is_some_and(|range| range.end() <= start) {
                skip_at += 1;
            }
            if skip
                .get(skip_at)
                .is_some_and(|range| range.start() < words[at].range.end())
            {
                at += 1;
                continue;
            }
            let limit = skip
                .get(skip_at)
                .map_or(TextSize::of(text), |range| range.start());
            match finder.within(at, limit) {
                Some((name, count, range)) => {
                    hits.push(NameHit {
                        range,
                        name,
                        after_capital: !all_capitals && finder.capital_before(at),
                        before_capital: !all_capitals && finder.capital_behind(at + count),
                    });
                    at += count;
                }
                None => at += 1,
            }
        }
        self.find_unspaced(text, skip, &mut hits);
        hits
    }

    fn find_unspaced(&self, text: &str, skip: &[TextRange], hits: &mut Vec<NameHit>) {
        let Some((automaton, places)) = &self.unspaced else {
            return;
        };
        if text.is_ascii() {
            return;
        }
        let known = hits.len();
        for found in automaton.find_iter(text) {
            let range = TextRange::new(size(found.start()), size(found.end()));
            let taken =
                |other: &TextRange| other.intersect(range).is_some_and(|both| !both.is_empty());
            if skip.iter().any(taken) || hits[..known].iter().any(|hit| taken(&hit.range)) {
                continue;
            }
            let name = NameId(places[found.pattern().as_usize()]);
            hits.push(NameHit {
                range,
                name,
                after_capital: false,
                before_capital: false,
            });
        }
        hits.sort_by_key(|hit| hit.range.start());
    }
}

/// Looks for names in one text.
struct Finder<'a> {
    index: &'a NameIndex,
    text: &'a str,
    words: &'a [Word<'a>],
    any_case: bool,
    /// How many words a name needs to be found in any case.
    shortest_any_case: u32,
}

impl Finder<'_> {
    /// The longest name that starts at a word, with its number of words and its place.
    fn at(&self, first: usize) -> Option<(NameId, usize, TextRange)> {
        self.within(first, TextSize::of(self.text))
    }

    /// As [`Self::at`], and the name ends before `limit`.
    fn within(&self, first: usize, limit: TextSize) -> Option<(NameId, usize, TextRange)> {
        let mut best = None;
        let mut node = 0;
        for (count, word) in self.words.get(first..)?.iter().enumerate() {
            if word.range.end() > limit {
                break;
            }
            let separator = match count {
                0 => "",
                _ => slice(
                    self.text,
                    TextRange::new(
                        self.words[first + count - 1].range.end(),
                        word.range.start(),
                    ),
                ),
            };
            let Some(next) = self
                .index
                .steps
                .get(&(node, step_hash(separator, word.text)))
            else {
                break;
            };
            node = *next;
            let Some(ends) = self.index.ends.get(&node) else {
                continue;
            };
            if let Some((name, range)) = self.verify(ends, first, first + count, limit) {
                best = Some((name, count + 1, range));
            }
        }
        best
    }

    /// The name of `ends` that stands from word to word: one that is the same to the letter before one that is the same
    /// without diacritics, a longer tail before a shorter one.
    fn verify(
        &self,
        ends: &[u32],
        first: usize,
        last: usize,
        limit: TextSize,
    ) -> Option<(NameId, TextRange)> {
        let (start, end) = (
            self.words[first].range.start(),
            self.words[last].range.end(),
        );
        let matched = fold(slice(self.text, TextRange::new(start, end)));
        let mut found: Option<(Closeness, usize, NameId, TextRange)> = None;
        for place in ends {
            let name = &self.index.names[*place as usize];
            let middle = &name.exact[name.lead.len()..name.exact.len() - name.tail.len()];
            let Some(range) = self.with_edges(name, start, end) else {
                continue;
            };
            if range.end() > limit {
                continue;
            }
            let closeness = if matched == middle {
                Closeness::Exact
            } else if self.same_loosely(name, middle, &matched) {
                Closeness::Loose
            } else if self.any_case && name.words >= self.shortest_any_case {
                Closeness::AnyCase
            } else {
                continue;
            };
            let rank = |closeness: Closeness, tail: usize| (closeness as usize, usize::MAX - tail);
            let better = found.as_ref().is_none_or(|(other, tail, _, _)| {
                rank(closeness, name.tail.len()) < rank(*other, *tail)
            });
            if better && self.is_bounded(range) {
                found = Some((closeness, name.tail.len(), NameId(*place), range));
            }
        }
        found.map(|(_, _, name, range)| (name, range))
    }

    fn same_loosely(&self, name: &Name, middle: &str, matched: &str) -> bool {
        if matched.is_ascii() && name.loose.is_none() {
            return false;
        }
        let loose: Cow<'_, str> = match &name.loose {
            Some(loose) => Cow::Borrowed(
                loose
                    .trim_start_matches(&*name.lead)
                    .trim_end_matches(&*name.tail),
            ),
            None => Cow::Borrowed(middle),
        };
        fold_loose(matched) == loose
    }

    /// The range with what the name has before its first and behind its last word, if that stands there.
    fn with_edges(&self, name: &Name, start: TextSize, end: TextSize) -> Option<TextRange> {
        if name.lead.is_empty() && name.tail.is_empty() {
            return Some(TextRange::new(start, end));
        }
        let before = &self.text[..usize::from(start)];
        let behind = &self.text[usize::from(end)..];
        let lead = trailing(before, &name.lead)?;
        let tail = leading(behind, &name.tail)?;
        Some(TextRange::new(start - size(lead), end + size(tail)))
    }

    /// Whether the range is not a part of a larger word: no apostrophe joins it to letters (but a possessive's), and it
    /// is no part of a web address.
    fn is_bounded(&self, range: TextRange) -> bool {
        let before = &self.text[..usize::from(range.start())];
        let mut back = before.chars().rev();
        match back.next() {
            Some('\'' | '\u{2019}') if back.next().is_some_and(char::is_alphanumeric) => {
                return false;
            }
            Some('@' | '/' | '_') => return false,
            _ => {}
        }
        let mut ahead = self.text[usize::from(range.end())..].chars();
        match ahead.next() {
            Some('\'' | '\u{2019}') => {
                let (next, after) = (ahead.next(), ahead.next());
                let possessive =
                    matches!(next, Some('s' | 'S')) && !after.is_some_and(char::is_alphanumeric);
                possessive || !next.is_some_and(char::is_alphanumeric)
            }
            Some('@' | '_') => false,
            Some('.') => !ahead
                .next()
                .is_some_and(|char| char.is_lowercase() || char.is_ascii_digit()),
            _ => true,
        }
    }

    /// Whether the word before word `at` is joined to it and has a capital as the part of a name has: it is no title, and
    /// no word that opens a sentence.
    fn capital_before(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|place| &self.words[place]) else {
            return false;
        };
        let between = slice(
            self.text,
            TextRange::new(before.range.end(), self.words[at].range.start()),
        );
        let opens = sentence_starts_at(&self.text[..usize::from(before.range.start())])
            && is_opener(before.text);
        matches!(between, " " | "-")
            && starts_upper(before.text)
            && !opens
            && !is_title(before.text)
    }

    /// Whether the word at `at` is joined to the one before it by a space and starts with a capital.
    fn capital_behind(&self, at: usize) -> bool {
        let (Some(word), Some(before)) = (
            self.words.get(at),
            at.checked_sub(1).map(|place| &self.words[place]),
        ) else {
            return false;
        };
        let between = slice(
            self.text,
            TextRange::new(before.range.end(), word.range.start()),
        );
        between == " " && starts_upper(word.text)
    }
}

/// Whether the text before a word ends a sentence, a line or opens a quotation, so that the word's capital says nothing.
fn sentence_starts_at(before: &str) -> bool {
    match before.trim_end_matches(' ').chars().next_back() {
        None => true,
        Some(char) => matches!(
            char,
            '.' | '!' | '?' | '\n' | '\r' | '"' | '\u{201c}' | '\u{2018}' | ':' | '\u{2014}'
        ),
    }
}

/// Whether a word often opens a sentence before a name.
fn is_opener(word: &str) -> bool {
    const OPENERS: &[&str] = &[
        "A",
        "About",
        "According",
        "After",
        "Against",
        "Although",
        "Among",
        "An",
        "And",
        "As",
        "At",
        "Because",
        "Before",
        "Besides",
        "Both",
        "But",
        "By",
        "Despite",
        "During",
        "Earlier",
        "Even",
        "Except",
        "For",
        "Former",
        "From",
        "How",
        "However",
        "If",
        "In",
        "Instead",
        "Is",
        "Later",
        "Like",
        "Meanwhile",
        "Neither",
        "Nor",
        "Now",
        "Of",
        "On",
        "Once",
        "Only",
        "Or",
        "Over",
        "Put",
        "Since",
        "So",
        "Still",
        "That",
        "The",
        "Then",
        "Though",
        "To",
        "Today",
        "Tomorrow",
        "Under",
        "Unless",
        "Unlike",
        "Until",
        "Was",
        "What",
        "When",
        "Where",
        "Whether",
        "While",
        "Who",
        "Why",
        "Will",
        "With",
        "Without",
        "Yesterday",
        "Yet",
    ];
    OPENERS.binary_search(&word).is_ok()
}

/// Whether a word is a title that stands before a bare family name.
fn is_title(word: &str) -> bool {
    const TITLES: &[&str] = &[
        "Admiral",
        "Ambassador",
        "Archbishop",
        "Bishop",
        "Brig",
        "Capt",
        "Captain",
        "Cardinal",
        "Chairman",
        "Chancellor",
        "Col",
        "Colonel",
        "Commander",
        "Commissioner",
        "Cmdr",
        "Daw",
        "Dr",
        "Foreign",
        "Gen",
        "General",
        "Gov",
        "Governor",
        "Judge",
        "Justice",
        "King",
        "Lady",
        "Lieutenant",
        "Lord",
        "Lt",
        "Maj",
        "Major",
        "Mayor",
        "Messrs",
        "Minister",
        "Miss",
        "Mr",
        "Mrs",
        "Ms",
        "Officer",
        "Pope",
        "Premier",
        "Pres",
        "President",
        "Prince",
        "Princess",
        "Prof",
        "Professor",
        "Queen",
        "Rep",
        "Representative",
        "Rev",
        "Sayadaw",
        "Secretary",
        "Sen",
        "Senator",
        "Sgt",
        "Sir",
        "Speaker",
        "Spokesman",
        "Spokeswoman",
        "U",
    ];
    TITLES.binary_search(&word).is_ok()
}

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// The length in bytes of the end of `text` that folds to `wanted`.
fn trailing(text: &str, wanted: &str) -> Option<usize> {
    let mut length = 0;
    let mut chars = text.chars().rev();
    for want in wanted.chars().rev() {
        let char = chars.next()?;
        (fold(char.encode_utf8(&mut [0; 4])).chars().next() == Some(want)).then_some(())?;
        length += char.len_utf8();
    }
    Some(length)
}

/// The length in bytes of the start of `text` that folds to `wanted`.
fn leading(text: &str, wanted: &str) -> Option<usize> {
    let mut length = 0;
    let mut chars = text.chars();
    for want in wanted.chars() {
        let char = chars.next()?;
        (fold(char.encode_utf8(&mut [0; 4])).chars().next() == Some(want)).then_some(())?;
        length += char.len_utf8();
    }
    Some(length)
}

/// The hash of a word in the form in which names are compared: folded, without diacritics and case.
fn word_hash(word: &str) -> u64 {
    step_hash("", word)
}

/// The hash of a separator and a word. Separators are compared folded; white space of any length is one space.
fn step_hash(separator: &str, word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    match separator {
        "" | " " | "-" => hasher.write(separator.as_bytes()),
        other => hasher.write(fold(other).as_bytes()),
    }
    hasher.write_u8(0xff);
    if word.is_ascii() {
        let mut bytes = [0u8; 16];
        for chunk in word.as_bytes().chunks(16) {
            let lower = &mut bytes[..chunk.len()];
            lower.copy_from_slice(chunk);
            lower.make_ascii_lowercase();
            hasher.write(lower);
        }
    } else {
        let lower = fold_loose(word).to_lowercase();
        for chunk in lower.as_bytes().chunks(16) {
            hasher.write(chunk);
        }
    }
    hasher.finish()
}

fn slice(text: &str, range: TextRange) -> &str {
    &text[std::ops::Range::<usize>::from(range)]
}

fn size(offset: usize) -> TextSize {
    TextSize::try_from(offset).unwrap_or(TextSize::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::{Registry, RegistryFile};
    use std::path::Path;

    const REGISTRY: &str = r#"
[kio]
kind = "group"
name = "Kachin Independence Organization"
acronym = "KIO"
misspellings = ["Kachin Independent Organization"]

[kachin]
kind = "group"
people = true
name = "Kachin"
plurals = ["Kachins"]

[un]
kind = "group"
name = "United Nations"
aliases = ["U.N."]

[walesa]
kind = "person"
name = "Lech Wałęsa"

[brien]
kind = "person"
name = "Brien"

[kachin-state]
kind = "place"
name = "Kachin State"
aliases = ["ကချင်ပြည်နယ်"]

[tatmadaw]
kind = "group"
name = "Tatmadaw"
aliases = ["Myanmar's military"]
"#;

    fn found(text: &str) -> Vec<(String, String)> {
        found_outside(text, &[])
    }

    fn found_outside(text: &str, skip: &[TextRange]) -> Vec<(String, String)> {
        let file = RegistryFile::parse(Path::new("groups.toml"), REGISTRY, None);
        let registry = Registry::new(vec![Arc::new(file)]);
        let words: Vec<Word<'_>> = crate::text::words(text).collect();
        let capitals = text.chars().all(|char| !char.is_lowercase());
        let hits = registry.names().find(text, &words, skip, capitals);
        hits.iter()
            .map(|hit| {
                let ids = registry.names().candidates(hit.name).iter();
                let ids: Vec<_> = ids
                    .map(|(entry, _)| registry.entry(*entry).id.value.clone())
                    .collect();
                (slice(text, hit.range).to_owned(), ids.join(" "))
            })
            .collect()
    }

    fn pairs(found: &[(String, String)]) -> Vec<(&str, &str)> {
        found
            .iter()
            .map(|(text, ids)| (text.as_str(), ids.as_str()))
            .collect()
    }

    #[test]
    fn the_longest_name_wins_and_a_possessive_stays_outside() {
        let found =
            found("The Kachin Independence Organization's envoys and Kachins met in Kachin State.");
        assert_eq!(
            pairs(&found),
            [
                ("Kachin Independence Organization", "kio"),
                ("Kachins", "kachin"),
                ("Kachin State", "kachin-state")
            ]
        );
    }

    #[test]
    fn typography_and_line_breaks_do_not_hide_a_name() {
        let found = found(
            "Kachin\u{a0}Independence\r\nOrganization, Myanmar’s military, Lech Walesa, U.N. envoys",
        );
        assert_eq!(
            pairs(&found),
            [
                ("Kachin\u{a0}Independence\r\nOrganization", "kio"),
                ("Myanmar’s military", "tatmadaw"),
                ("Lech Walesa", "walesa"),
                ("U.N.", "un"),
            ]
        );
    }

    #[test]
    fn case_and_whole_words_count() {
        assert_eq!(
            found("kachin, Kachinland, O'Brien and kachin.org, Kachin.org"),
            []
        );
        assert_eq!(pairs(&found("a Kachin-led force")), [("Kachin", "kachin")]);
    }

    #[test]
    fn capitals_match_names_of_two_words_in_any_case() {
        let found = found("KACHIN INDEPENDENCE ORGANIZATION LEAVES TALKS, KACHIN SAY");
        assert_eq!(pairs(&found), [("KACHIN INDEPENDENCE ORGANIZATION", "kio")]);
    }

    #[test]
    fn names_in_scripts_without_spaces_need_no_word_boundary() {
        assert_eq!(
            pairs(&found("မြန်မာကချင်ပြည်နယ်တွင်")),
            [("ကချင်ပြည်နယ်", "kachin-state")]
        );
    }

    #[test]
    fn a_name_does_not_reach_into_an_annotation() {
        let text = "Kachin Independence Organization";
        let skip = [TextRange::new(7.into(), 19.into())];
        assert_eq!(pairs(&found_outside(text, &skip)), [("Kachin", "kachin")]);
    }
}
