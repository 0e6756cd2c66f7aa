//! In how many articles a word stands.

use super::{Corpus, FileId};

impl Corpus {
    /// How many articles hold a word, but for `except`; counted up to `most`. The word is given by the hash of its folded
    /// form, as in [`crate::analysis::CapitalWord`]; words without a capital letter are not listed.
    pub fn articles_holding(&self, word: u64, except: Option<FileId>, most: usize) -> usize {
        let counts = |file: &FileId| Some(*file) != except;
        let listed = self.words.files(word).map(FileId).filter(|file| {
            counts(file)
                && !self.changed_words.contains_key(&file.0)
                && !self.open.contains_key(file)
        });
        let changed = self.changed_words.iter().filter(|(file, held)| {
            let file = FileId(**file);
            counts(&file) && !self.open.contains_key(&file) && held.binary_search(&word).is_ok()
        });
        let open = self.open.iter().filter(|(file, article)| {
            let mut blocks = article.blocks.iter();
            counts(file)
                && blocks.any(|placed| {
                    let mut capitals = placed.analysis.capitals.iter();
                    capitals.any(|capital| capital.hash == word)
                })
        });
        let held = listed
            .map(|_| ())
            .chain(changed.map(|_| ()))
            .chain(open.map(|_| ()));
        held.take(most).count()
    }

    /// How many articles hold both of two words, but for `except`.
    pub fn articles_holding_both(&self, one: u64, other: u64, except: Option<FileId>) -> usize {
        let files = self.holding_all(&[one, other]);
        files.iter().filter(|file| Some(**file) != except).count()
    }
}
