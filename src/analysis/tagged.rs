//! What the tagger suggests for an article.

use super::Article;
use crate::markup::BlockKind;
use crate::names::Suggestion;
use crate::names::tagger::{Class, Tagged, Tagger};
use crate::text::TextRange;

/// An article's suggestions, with what the next run over its edited text can take over.
#[derive(Debug, Clone, Default)]
pub struct Suggestions {
    /// The names, by place.
    pub names: Vec<Suggestion>,
    tagged: Tagged,
}

impl Suggestions {
    /// Runs the tagger over an article's English copy; over nothing in other languages, code and page chrome. `before`
    /// are the suggestions for its last state: passages that stay as they are cost little.
    pub fn of(article: &Article, tagger: &Tagger, before: Option<&Self>) -> Self {
        Self::unless(article, tagger, before, || false).unwrap_or_default()
    }

    /// As [`Self::of`]; `None` where `stopped` says, asked before each block is read, that nobody wants them any more.
    pub fn unless(
        article: &Article,
        tagger: &Tagger,
        before: Option<&Self>,
        stopped: impl Fn() -> bool,
    ) -> Option<Self> {
        if !article.is_english() {
            return Some(Self::default());
        }
        let read: Vec<(u32, &super::PlacedBlock)> = (0u32..)
            .zip(&article.blocks)
            .filter(|(_, placed)| {
                !matches!(
                    placed.analysis.kind,
                    BlockKind::Furniture | BlockKind::Comment | BlockKind::Code
                )
            })
            .collect();
        let passages = read.iter().take_while(|_| !stopped()).map(|(_, placed)| {
            let analysis = &placed.analysis;
            let is_headline = analysis.kind == BlockKind::Headline;
            (analysis.plain.text(&analysis.text), is_headline)
        });
        let tagged = tagger.tag(passages, before.map(|before| &before.tagged));
        if tagged.passages.len() < read.len() {
            return None;
        }
        let names = read
            .iter()
            .zip(&tagged.passages)
            .flat_map(|((block, placed), passage)| {
                passage.names.iter().map(|name| Suggestion {
                    block: *block,
                    range: placed
                        .analysis
                        .plain
                        .map
                        .to_source(TextRange::new(name.start.into(), name.end.into())),
                    kind: name.class.kind(),
                    people: name.class == Class::People,
                    confidence: name.confidence,
                })
            })
            .collect();
        Some(Self { names, tagged })
    }
}
