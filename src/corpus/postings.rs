//! Which articles name an entity, and which hold a word.

use super::record::Record;
use super::vocabulary::{COMMON, SpelledWords, Vocabulary};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// For every entity the articles that name it, as they were when the list was made.
#[derive(Debug, Default)]
pub(super) struct EntityPostings {
    /// Where the files of each entity start in `files`; one more than entities.
    starts: Vec<u32>,
    files: Vec<u32>,
}

impl EntityPostings {
    /// Lists the articles of `entities` entities.
    pub(super) fn of<'a>(
        records: impl Iterator<Item = &'a Record> + Clone,
        entities: usize,
    ) -> Self {
        let mut starts = vec![0u32; entities + 1];
        for mentions in records.clone().flat_map(Record::by_entity) {
            if let Some(count) = starts.get_mut(mentions[0].entity as usize + 1) {
                *count += 1;
            }
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut files = vec![0u32; starts.last().copied().unwrap_or(0) as usize];
        for (file, record) in (0u32..).zip(records) {
            for mentions in record.by_entity() {
                if let Some(next) = next.get_mut(mentions[0].entity as usize) {
                    files[*next as usize] = file;
                    *next += 1;
                }
            }
        }
        Self { starts, files }
    }

    /// The articles of an entity, in ascending order.
    pub(super) fn files(&self, entity: u32) -> &[u32] {
        let entity = entity as usize;
        match (self.starts.get(entity), self.starts.get(entity + 1)) {
            (Some(start), Some(end)) => &self.files[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

/// For every word (by the hash of its folded form) the articles that hold it: ascending file numbers, each kept as the
/// difference to the one before it, in seven bits a byte.
#[derive(Debug, Default)]
pub(super) struct WordPostings {
    hashes: Vec<u64>,
    /// Where the list of each word starts in `bytes`; one more than words.
    starts: Vec<u32>,
    bytes: Vec<u8>,
}

/// The lists while articles are added, in ascending order of their numbers.
#[derive(Debug, Default)]
pub(super) struct WordLists {
    lists: FxHashMap<u64, WordList>,
    /// The spellings of the words, a line break behind each.
    spellings: String,
}

#[derive(Debug, Default)]
struct WordList {
    next: u32,
    /// How many articles it lists.
    count: u32,
    /// Where the word's spelling ends in [`WordLists::spellings`]; 0 where it has none.
    spelled: u32,
    bytes: Vec<u8>,
}

impl WordList {
    fn push(&mut self, file: u32) {
        let mut rest = file - self.next;
        while rest >= 0x80 {
            self.bytes.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        self.bytes.push(rest as u8);
        self.next = file + 1;
        self.count += 1;
    }
}

/// The file numbers of an encoded list.
fn decode(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let mut bytes = bytes.iter();
    let mut next = 0u32;
    std::iter::from_fn(move || {
        let mut step = 0u32;
        let mut shift = 0;
        loop {
            let byte = *bytes.next()?;
            step |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
            shift += 7;
        }
        let file = next + step;
        next = file + 1;
        Some(file)
    })
}

impl WordLists {
    /// Notes the distinct words of an article (ascending) whose number is higher than those before, and how they are
    /// spelled.
    pub(super) fn add(&mut self, file: u32, words: &[u64], spelled: &SpelledWords) {
        let mut spelled = spelled.iter().peekable();
        for word in words {
            let list = self.lists.entry(*word).or_default();
            list.push(file);
            while spelled.next_if(|(other, _)| other < word).is_some() {}
            if let Some((_, text)) = spelled.next_if(|(other, _)| other == word)
                && list.spelled == 0
            {
                self.spellings.push_str(text);
                list.spelled = u32::try_from(self.spellings.len()).unwrap_or(0);
                self.spellings.push('\n');
            }
        }
    }

    /// The spellings of the words that many articles hold.
    pub(super) fn vocabulary(&self) -> Vocabulary {
        let common = self.lists.iter().filter_map(|(hash, list)| {
            let spelling = self.spellings.get(..list.spelled as usize)?;
            let word = spelling.rsplit('\n').next()?;
            (list.count as usize >= COMMON && !word.is_empty()).then(|| (*hash, word.into()))
        });
        Vocabulary::new(common.collect())
    }

    /// Packs the lists.
    pub(super) fn finish(self) -> WordPostings {
        let mut lists: Vec<(u64, Vec<u8>)> = self
            .lists
            .into_iter()
            .map(|(hash, list)| (hash, list.bytes))
            .collect();
        lists.sort_unstable_by_key(|(hash, _)| *hash);
        let mut packed = WordPostings {
            hashes: Vec::with_capacity(lists.len()),
            starts: Vec::with_capacity(lists.len() + 1),
            bytes: Vec::with_capacity(lists.iter().map(|(_, bytes)| bytes.len()).sum()),
        };
        for (hash, bytes) in lists {
            packed.push(hash, &bytes);
        }
        packed.end();
        packed
    }
}

impl WordPostings {
    fn push(&mut self, hash: u64, bytes: &[u8]) {
        self.hashes.push(hash);
        self.end();
        self.bytes.extend_from_slice(bytes);
    }

    fn end(&mut self) {
        self.starts
            .push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
    }

    fn list(&self, hash: u64) -> Option<&[u8]> {
        let at = self.hashes.binary_search(&hash).ok()?;
        self.bytes
            .get(*self.starts.get(at)? as usize..*self.starts.get(at + 1)? as usize)
    }

    /// The articles that hold a word, ascending.
    pub(super) fn files(&self, word: u64) -> impl Iterator<Item = u32> {
        decode(self.list(word).unwrap_or(&[]))
    }

    /// The articles that hold all of `words`, ascending; none for no word at all.
    pub(super) fn holding_all(&self, words: &[u64]) -> Vec<u32> {
        let Some(mut lists) = words
            .iter()
            .map(|word| self.list(*word))
            .collect::<Option<Vec<_>>>()
        else {
            return Vec::new();
        };
        lists.sort_by_key(|list| list.len());
        let Some((shortest, others)) = lists.split_first() else {
            return Vec::new();
        };
        let mut files: Vec<u32> = decode(shortest).collect();
        for other in others {
            let mut there = decode(other).peekable();
            files.retain(|file| {
                while there.next_if(|other| other < file).is_some() {}
                there.peek() == Some(file)
            });
        }
        files
    }

    /// The same lists with the words of some articles replaced.
    pub(super) fn with(&self, changed: &FxHashMap<u32, Arc<[u64]>>) -> Self {
        let mut added: Vec<(u64, u32)> = changed
            .iter()
            .flat_map(|(file, words)| words.iter().map(|word| (*word, *file)))
            .collect();
        added.sort_unstable();
        let stale: FxHashSet<u32> = changed.keys().copied().collect();
        let mut added = added.into_iter().peekable();
        let mut old = self.hashes.iter().copied().peekable();
        let mut packed = Self::default();
        while let Some(hash) = [old.peek().copied(), added.peek().map(|(hash, _)| *hash)]
            .into_iter()
            .flatten()
            .min()
        {
            let mut files: Vec<u32> = Vec::new();
            if old.next_if_eq(&hash).is_some() {
                let kept = decode(self.list(hash).unwrap_or(&[]));
                files.extend(kept.filter(|file| !stale.contains(file)));
            }
            while let Some((_, file)) = added.next_if(|(other, _)| *other == hash) {
                files.push(file);
            }
            files.sort_unstable();
            if !files.is_empty() {
                let mut list = WordList::default();
                files.into_iter().for_each(|file| list.push(file));
                packed.push(hash, &list.bytes);
            }
        }
        packed.end();
        packed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn postings(articles: &[(u32, &[u64])]) -> WordPostings {
        let mut lists = WordLists::default();
        for (file, words) in articles {
            lists.add(*file, words, &SpelledWords::default());
        }
        lists.finish()
    }

    #[test]
    fn lists_give_back_the_articles_put_in() {
        let postings = postings(&[(0, &[1, 2]), (3, &[2]), (4, &[2, 1]), (200_000, &[2])]);
        assert_eq!(postings.holding_all(&[2]), [0, 3, 4, 200_000]);
        assert_eq!(postings.holding_all(&[1, 2]), [0, 4]);
        assert_eq!(postings.holding_all(&[1, 9]), [0u32; 0]);
        assert_eq!(postings.holding_all(&[]), [0u32; 0]);
    }

    #[test]
    fn replaced_articles_are_listed_by_their_new_words_only() {
        let old = postings(&[(0, &[1]), (1, &[1, 2]), (2, &[3])]);
        let changed = [
            (1, Arc::from([5u64, 3])),
            (2, Arc::from([])),
            (7, Arc::from([1u64])),
        ];
        let new = old.with(&changed.into_iter().collect());
        assert_eq!(new.holding_all(&[1]), [0, 7]);
        assert_eq!(new.holding_all(&[2]), [0u32; 0]);
        assert_eq!(new.holding_all(&[3]), [1]);
        assert_eq!(new.holding_all(&[3, 5]), [1]);
    }
}
