//! Annotating all that an article names at once.

use super::annotate_actor::{ActorEdits, marks, written};
use super::annotate_edits::Mark;
use crate::analysis::{Article, Entity, Mention};
use crate::text::TextSize;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// The edits that annotate every mention without an annotation whose entity is sure: what annotating one entity after the
/// other gives. Ambiguous mentions stay as they are, and so does the front matter. Mentions that the model suggests are
/// annotated where the article has them: give it without them to leave them out.
pub fn annotate_all(article: &Article) -> ActorEdits {
    let mut by_entity: FxHashMap<&Entity, Vec<&Mention>> = FxHashMap::default();
    for mention in &article.mentions {
        by_entity.entry(&mention.entity).or_default().push(mention);
    }
    let mut labels = Vec::new();
    let mut all: Vec<(u32, Mark)> = Vec::new();
    for mention in &article.mentions {
        if let Some(mentions) = by_entity.remove(&mention.entity) {
            all.extend(marks(article, &mention.entity, &mentions, &mut labels));
        }
    }
    all.sort_by_key(|(block, mark)| (*block, mark.range.start(), Reverse(mark.range.end())));
    let mut end = TextSize::from(0);
    all.retain(|(_, mark)| {
        let is_apart = end <= mark.range.start();
        if is_apart {
            end = mark.range.end();
        }
        is_apart
    });
    written(article, &all)
}
