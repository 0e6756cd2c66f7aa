//! Annotating a mention, a date or a selection, and taking an annotation away.

use super::annotate_actor::{ActorEdits, actions_here, written};
use super::annotate_edits::{Mark, body_block, unwrap_all, wrap};
use super::{Action, date_card};
use crate::analysis::{Article, DateMention, Entity, Mention};
use crate::markup::EntityKind;
use crate::text::{TextLen, TextRange};

/// What can be annotated at `range` (bytes; empty for a cursor), and the annotation that can be taken away. Every change
/// leaves the article's plain text as it is; where that is impossible it is not offered. A selection that is neither a
/// mention nor a date can be marked as any kind of entity.
pub fn annotation_actions(article: &Article, range: TextRange) -> Vec<Action> {
    let mut actions = Vec::new();
    let covers = |span: TextRange| {
        span.contains_range(range) || (!range.is_empty() && range.contains_range(span))
    };
    let mentions: Vec<&Mention> = article
        .mentions
        .iter()
        .filter(|mention| covers(mention.range))
        .collect();
    let dates: Vec<&DateMention> = article
        .dates
        .iter()
        .filter(|date| covers(date.range))
        .collect();
    for mention in &mentions {
        if mention.annotation.is_none() {
            actions.extend(annotate_mention(article, mention));
        }
    }
    let mut several = None;
    if dates.len() > 1 {
        let title = |count| format!("Annotate {count} dates of the selection");
        several = annotate_dates(article, dates.iter().copied(), title);
    }
    match several {
        Some(several) => actions.push(several),
        None => {
            let bare = dates.iter().filter(|date| date.annotation.is_none());
            actions.extend(bare.filter_map(|date| annotate_date(article, date)));
        }
    }
    if !dates.is_empty() {
        let title = |count| format!("Annotate all {count} dates");
        let all = annotate_dates(article, article.dates.iter(), title);
        let is_same = |all: &Action| actions.iter().any(|action| action.edits == all.edits);
        actions.extend(all.filter(|all| !is_same(all)));
    }
    if mentions.is_empty() && dates.is_empty() && !range.is_empty() {
        actions.extend(annotate_selection(article, range));
    }
    actions.extend(remove_annotation(article, range));
    if let Some(mention) = mentions.iter().min_by_key(|mention| mention.range.len()) {
        actions.extend(actions_here(article, mention));
    }
    actions
}

fn annotate_mention(article: &Article, mention: &Mention) -> Vec<Action> {
    let registry = article.registry();
    let text = article.text(mention.range);
    let one = |kind: EntityKind, id: Option<&str>| {
        let attributes: Vec<(&str, &str)> = id.map(|id| ("ref", id)).into_iter().collect();
        let title = match id {
            Some(id) => format!("Annotate \"{text}\" as {} {id}", kind.as_str()),
            None => format!("Annotate \"{text}\" as {}", kind.as_str()),
        };
        let edits = wrap(article, mention.range, kind.as_str(), &attributes)?;
        Some(Action { title, edits })
    };
    match &mention.entity {
        Entity::Entry(index) => {
            let entry = registry.entry(*index);
            one(entry.kind, Some(&entry.id.value)).into_iter().collect()
        }
        Entity::Ambiguous(candidates) => candidates
            .iter()
            .map(|index| registry.entry(*index))
            .filter_map(|entry| one(entry.kind, Some(&entry.id.value)))
            .collect(),
        Entity::Local(index) => {
            let label = article
                .locals
                .get(index.0 as usize)
                .and_then(|local| local.label.as_ref())
                .map(|label| format!("_{label}"));
            one(mention.kind, label.as_deref()).into_iter().collect()
        }
    }
}

fn annotate_date(article: &Article, date: &DateMention) -> Option<Action> {
    let value = date_card::written(date.resolution.value.as_ref()?)?;
    let text = article.text(date.range);
    Some(Action {
        title: format!("Annotate \"{text}\" as {value}{}", date_card::doubt(date)),
        edits: wrap(article, date.range, "date", &[("when", &value)])?,
    })
}

/// The date phrases among `dates` that mean a day, a period or a time and are not annotated yet, annotated at once; `None`
/// with fewer than two. Durations, recurrences and vague references stay as they are, and so do guesses: in an annotation
/// nobody would see any more that they were guessed. `title` is given the number.
fn annotate_dates<'a>(
    article: &Article,
    dates: impl Iterator<Item = &'a DateMention>,
    title: impl FnOnce(usize) -> String,
) -> Option<Action> {
    let mut guesses = 0;
    let mut marks: Vec<(u32, Mark)> = Vec::new();
    for date in dates.filter(|date| date.annotation.is_none()) {
        let value = date.resolution.value.as_ref();
        let Some(value) = value.filter(|value| value.days().is_some()) else {
            continue;
        };
        if date_card::is_guess(date) {
            guesses += 1;
            continue;
        }
        let Some(when) = date_card::written(value) else {
            continue;
        };
        marks.push((
            date.block,
            Mark::new(date.range, "date", &[("when", &when)]),
        ));
    }
    let ActorEdits { edits, count, .. } = written(article, &marks);
    let mut title = match count {
        0 | 1 => return None,
        count => title(count),
    };
    match guesses {
        0 => {}
        1 => title.push_str(", but not the one that is a guess"),
        guesses => title.push_str(&format!(", but not the {guesses} that are guesses")),
    }
    Some(Action { title, edits })
}

fn annotate_selection(article: &Article, range: TextRange) -> Vec<Action> {
    let text = article.text(range);
    let trimmed = text.trim_start();
    let start = range.start() + (text.text_len() - trimmed.text_len());
    let range = TextRange::at(start, trimmed.trim_end().text_len());
    if range.is_empty() {
        return Vec::new();
    }
    EntityKind::ALL
        .into_iter()
        .filter_map(|kind| {
            Some(Action {
                title: format!("Annotate selection as {}", kind.as_str()),
                edits: wrap(article, range, kind.as_str(), &[])?,
            })
        })
        .collect()
}

/// Takes the innermost annotation around `range` away; what was between its brackets stays.
fn remove_annotation(article: &Article, range: TextRange) -> Option<Action> {
    let placed = body_block(article, range)?;
    let annotations = placed.analysis.inlines.annotations.iter();
    let annotation = annotations
        .filter(|annotation| (annotation.range + placed.start).contains_range(range))
        .min_by_key(|annotation| annotation.range.len())?;
    Some(Action {
        title: "Remove the annotation".to_owned(),
        edits: unwrap_all(article, placed, &[annotation])?,
    })
}
