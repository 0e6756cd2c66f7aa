//! The names of all entries, ready for search in text.
//!
//! Names are kept as a trie over words, not over bytes: a step from word to word is one look-up by the hash of the
//! separator and the next word, both folded. So whole words, folding and longest match need no second pass over the
//! text, and 100,000 names build in a fraction of a second. Names in scripts without spaces between words are found by
//! [`UnspacedNames`] instead.

use super::search::Finder;
use super::unspaced::UnspacedNames;
use super::{Entry, EntryIndex, FormKind};
use crate::text::{TextRange, TextSize, Word, fold, fold_loose, is_unspaced};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::Hasher;
use std::sync::Arc;

/// Finds names of entries in text.
#[derive(Debug, Default)]
pub struct NameIndex {
    /// From a node of the trie, by the hash of separator and word, to the next node. The root is node 0.
    pub(super) steps: FxHashMap<(u32, u64), u32>,
    /// The names that end at each node, by their place in `names`.
    pub(super) ends: FxHashMap<u32, Vec<u32>>,
    /// The ASCII letters and digits that a name's first word starts with, without its diacritics too: the words of a text
    /// that start with another one need not be looked up.
    initials: u128,
    /// Every distinct name: those that entries list, then those that they only imply.
    pub(super) names: Vec<Name>,
    /// How many of them entries list.
    listed: usize,
    /// Names in scripts without spaces between words.
    unspaced: Option<UnspacedNames>,
}

/// A distinct string that names one entry or several.
#[derive(Debug)]
pub(super) struct Name {
    /// Folded, with its diacritics.
    pub(super) exact: Box<str>,
    /// Folded, without diacritics, where that differs.
    pub(super) loose: Option<Box<str>>,
    /// What stands before its first word, such as an apostrophe.
    pub(super) lead: Box<str>,
    /// What stands behind its last word, such as the point of `U.N.`
    pub(super) tail: Box<str>,
    /// How many words it has.
    pub(super) words: u32,
    /// Whom it names; sorted.
    pub(super) candidates: Vec<(EntryIndex, FormKind)>,
}

/// A name of a [`NameIndex`], by its place there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameId(pub(super) u32);

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

impl NameIndex {
    /// Indexes the forms of all entries.
    pub fn new(entries: &[Arc<Entry>]) -> Self {
        let mut index = Self::default();
        let mut by_text: FxHashMap<Box<str>, u32> = FxHashMap::default();
        let mut patterns: Vec<(String, u32)> = Vec::new();
        let mut implied = Vec::new();
        for (entry_index, entry) in (0u32..).map(EntryIndex).zip(entries) {
            for form in entry.forms() {
                let exact = fold(form.text.trim());
                let place = by_text.get(exact.as_ref()).copied();
                index.add(
                    &exact,
                    place,
                    (entry_index, form.kind),
                    &mut by_text,
                    &mut patterns,
                );
            }
            let forms = entry.implied_forms().into_iter();
            implied.extend(forms.map(|(text, kind)| (text, (entry_index, kind))));
        }
        // What an entry lists goes before what another one implies.
        let listed = index.names.len();
        for (text, candidate) in implied {
            let exact = fold(&text);
            let place = by_text.get(exact.as_ref()).copied();
            if place.is_none_or(|place| place as usize >= listed) {
                index.add(&exact, place, candidate, &mut by_text, &mut patterns);
            }
        }
        for name in &mut index.names {
            name.candidates.sort_unstable();
            // One form may be listed twice for an entry, as name and as adjective: its first reading counts.
            name.candidates.dedup_by_key(|(entry, _)| *entry);
        }
        index.listed = listed;
        index.unspaced = UnspacedNames::new(patterns);
        index
    }

    /// Lets a folded name, whose place is given where it has one, stand for a candidate.
    fn add(
        &mut self,
        exact: &str,
        place: Option<u32>,
        candidate: (EntryIndex, FormKind),
        by_text: &mut FxHashMap<Box<str>, u32>,
        patterns: &mut Vec<(String, u32)>,
    ) {
        let Some(place) = place.or_else(|| {
            let place = self.insert(exact, patterns)?;
            by_text.insert(exact.into(), place);
            Some(place)
        }) else {
            return;
        };
        let candidates = &mut self.names[place as usize].candidates;
        if candidates.last() != Some(&candidate) {
            candidates.push(candidate);
        }
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
            for form in [first.text, &fold_loose(first.text)] {
                self.initials |= form.chars().next().map_or(0, bit);
            }
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

    /// Whether no entry lists a name: it follows from others, as `British` from Britain and from the United Kingdom.
    pub fn is_implied(&self, name: NameId) -> bool {
        name.0 as usize >= self.listed
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
                let unspaced = self.unspaced.as_ref()?;
                unspaced.find(text).first().copied()
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
            let initial = words[at].text.chars().next().unwrap_or(' ');
            let may_start =
                all_capitals || !initial.is_ascii() || self.initials & bit(initial) != 0;
            match may_start.then(|| finder.within(at, limit)).flatten() {
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
        let Some(unspaced) = &self.unspaced else {
            return;
        };
        let known = hits.len();
        for (name, range) in unspaced.find(text) {
            let skipped = skip.partition_point(|other| other.end() <= range.start());
            let named = hits[..known].partition_point(|hit| hit.range.end() <= range.start());
            let meets = |other: &TextRange| other.start() < range.end();
            if skip.get(skipped).is_some_and(meets)
                || hits[..known]
                    .get(named)
                    .is_some_and(|hit| meets(&hit.range))
            {
                continue;
            }
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

/// The hash of a word in the form in which names are compared: folded, without diacritics and case.
fn word_hash(word: &str) -> u64 {
    step_hash("", word)
}

/// The hash of a separator and a word. Separators are compared folded; white space of any length is one space.
pub(super) fn step_hash(separator: &str, word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    match separator {
        "" | " " | "-" => hasher.write(separator.as_bytes()),
        other => hasher.write(fold(other).as_bytes()),
    }
    hasher.write_u8(0xff);
    if word.is_ascii() {
        write_lower(&mut hasher, word);
    } else {
        write_lower(&mut hasher, &fold_loose(word).to_lowercase());
    }
    hasher.finish()
}

fn write_lower(hasher: &mut FxHasher, word: &str) {
    for chunk in word.as_bytes().chunks(16) {
        let mut block = [0u8; 16];
        block[..chunk.len()].copy_from_slice(chunk);
        block.make_ascii_lowercase();
        hasher.write_u128(u128::from_le_bytes(block));
    }
}

/// One bit for each ASCII character, none for others.
fn bit(char: char) -> u128 {
    match char.is_ascii() {
        true => 1 << u32::from(char),
        false => 0,
    }
}

pub(super) fn slice(text: &str, range: TextRange) -> &str {
    &text[std::ops::Range::<usize>::from(range)]
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
