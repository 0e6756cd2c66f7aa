//! Notes shown behind names and dates in the text.

use super::target::annotation;
use super::{ArticleView, date_card};
use crate::analysis::{Article, DateMention, Entity, Mention, MentionSource};
use crate::config::Settings;
use crate::dates::Origin;
use crate::text::{TextRange, TextSize};
use rustc_hash::FxHashSet;

/// A note behind a span, to be shown with a space before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Where it is shown, in bytes.
    pub offset: TextSize,
    /// The note: `= 2015-03-23`, `: group kio`. A guessed date, and a name that the model suggests, end in `?`.
    pub label: String,
    /// What it is about.
    pub kind: HintKind,
}

/// What a hint is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HintKind {
    /// The value of a date phrase.
    Date,
    /// What a mention names.
    Entity,
}

/// The hints that fall into `range` (bytes), as `settings` ask for them, by offset.
pub fn hints(view: &ArticleView<'_>, settings: &Settings, range: TextRange) -> Vec<Hint> {
    let article = view.article;
    let mut hints = Vec::new();
    if settings.hint_dates {
        hints.extend(
            article
                .dates
                .iter()
                .filter_map(|date| date_hint(article, date)),
        );
    }
    if settings.hint_kinds || settings.hint_ids {
        // What the model suggests is noted once for each name: an article has many of them.
        let mut suggested = FxHashSet::default();
        for mention in &article.mentions {
            if mention.source != MentionSource::Model || suggested.insert(&mention.entity) {
                hints.extend(entity_hint(article, settings, mention));
            }
        }
    }
    hints.retain(|hint| range.contains_inclusive(hint.offset));
    hints.sort_by_key(|hint| hint.offset);
    hints
}

/// The value of a date phrase that lies somewhere in the calendar, unless the text says it already: by itself, or by its
/// annotation.
fn date_hint(article: &Article, date: &DateMention) -> Option<Hint> {
    let annotation = annotation(article, date.block, date.annotation);
    let is_said = date.resolution.origin == Origin::Absolute
        || annotation.is_some_and(|(annotation, _)| annotation.when().is_some());
    let value = date.resolution.value.as_ref().filter(|_| !is_said)?;
    value.days()?;
    let mut label = format!("= {}", date_card::printed(value));
    if date_card::is_guess(date) {
        label.push('?');
    }
    Some(Hint {
        offset: annotation.map_or(date.range.end(), |(_, range)| range.end()),
        label,
        kind: HintKind::Date,
    })
}

/// Kind and id of a mention, less what its annotation says already.
fn entity_hint(article: &Article, settings: &Settings, mention: &Mention) -> Option<Hint> {
    let annotation = annotation(article, mention.block, mention.annotation);
    let says_kind = annotation.is_some_and(|(annotation, _)| annotation.class.is_some());
    let says_id = annotation.is_some_and(|(annotation, _)| annotation.reference().is_some());
    let mut words = Vec::new();
    if settings.hint_kinds && !says_kind {
        words.push(mention.kind.as_str().to_owned());
    }
    if settings.hint_ids && !says_id {
        let id = |index| article.registry().entry(index).id.value.clone();
        match &mention.entity {
            Entity::Entry(index) => words.push(id(*index)),
            Entity::Ambiguous(candidates) => {
                let ids: Vec<String> = candidates.iter().map(|index| id(*index)).collect();
                words.push(ids.join(" or "));
            }
            Entity::Local(_) => {}
        }
    }
    let doubt = match mention.source {
        MentionSource::Model => "?",
        _ => "",
    };
    (!words.is_empty()).then(|| Hint {
        offset: annotation.map_or(mention.range.end(), |(_, range)| range.end()),
        label: format!(": {}{doubt}", words.join(" ")),
        kind: HintKind::Entity,
    })
}
