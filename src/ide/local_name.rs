//! The name of an entity without an entry, in articles that do not know whom it names.
//!
//! One article introduces Naw Seng; the next one just says "Naw Seng". The index holds no mention there, but it holds the
//! words.

use super::ArticleView;
use super::definition::entity_of;
use super::target::target_at;
use crate::analysis::{Article, EntityKey};
use crate::corpus::{Corpus, FileId};
use crate::markup::BlockKind;
use crate::registry::{NameIndex, RegistryFile};
use crate::text::{TextRange, TextSize, words};
use std::path::Path;

/// Finds one name in articles.
#[derive(Debug)]
pub struct NameFinder {
    index: NameIndex,
}

impl NameFinder {
    /// For a name; `None` where it has nothing to be found by.
    pub fn new(name: &str) -> Option<Self> {
        let name = toml_edit::Value::from(name).to_string();
        let entry = format!("[name]\nkind = \"group\"\nname = {name}\n");
        let file = RegistryFile::parse(Path::new(""), &entry, None);
        let index = NameIndex::new(&file.entries);
        (!index.is_empty()).then_some(Self { index })
    }

    /// The articles that may hold a name, by path; none for a name of one word, which may be anything.
    pub fn files(corpus: &Corpus, name: &str) -> Vec<FileId> {
        let hashes: Vec<u64> = words(name)
            .filter(|word| word.text.chars().next().is_some_and(char::is_uppercase))
            .map(|word| NameIndex::word_hash(word.text))
            .collect();
        match words(name).count() {
            0 | 1 => Vec::new(),
            _ => corpus.holding_all(&hashes),
        }
    }

    /// Where an article has the name and neither a mention nor an annotation: the block, and the range in bytes of the
    /// file; by place.
    pub fn find(&self, article: &Article) -> Vec<(u32, TextRange)> {
        let mut found = Vec::new();
        for (block, placed) in (0u32..).zip(&article.blocks) {
            let analysis = &placed.analysis;
            if matches!(
                analysis.kind,
                BlockKind::Furniture | BlockKind::Comment | BlockKind::Code
            ) {
                continue;
            }
            let text = analysis.plain.text(&analysis.text);
            let text_words: Vec<_> = words(text).collect();
            let hits = self
                .index
                .find(text, &text_words, &[], analysis.all_capitals);
            for hit in hits {
                let range = article.from_plain(block, hit.range);
                let meets =
                    |other: TextRange| other.intersect(range).is_some_and(|both| !both.is_empty());
                let annotations = &analysis.inlines.annotations;
                let is_taken = article.mentions.iter().any(|mention| meets(mention.range))
                    || annotations.iter().any(|it| meets(it.range + placed.start));
                if !is_taken {
                    found.push((block, range));
                }
            }
        }
        found
    }
}

/// The entity without an entry that is named at an offset (bytes), by which the corpus knows it.
pub fn local_at(view: &ArticleView<'_>, offset: TextSize) -> Option<EntityKey> {
    let target = target_at(view.article, offset)?;
    let entity = entity_of(&target)?;
    let key = view.article.key(entity)?;
    matches!(key, EntityKey::Local(..)).then_some(key)
}
