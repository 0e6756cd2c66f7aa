//! Annotating a mention, a date or a selection, and taking an annotation away.

use super::{Action, date_card};
use crate::analysis::{Article, DateMention, Entity, Mention, PlacedBlock};
use crate::markup::{EntityKind, Inlines, Plain, TokenKind, annotation_text};
use crate::text::{Edit, TextLen, TextRange, TextSize, apply_edits};

/// How many dates of a block are tried one by one where they cannot be annotated together.
const MOST_TRIED: usize = 64;

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
    let mut count = 0;
    let mut edits = Vec::new();
    for of_block in marks.chunk_by(|(block, _), (next, _)| block == next) {
        let marks: Vec<&Mark> = of_block.iter().map(|(_, mark)| mark).collect();
        if let Some((wrapped, with)) = wrap_most(article, &marks) {
            count += wrapped;
            edits.extend(with);
        }
    }
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
    let inlines = &placed.analysis.inlines;
    let annotation = inlines
        .annotations
        .iter()
        .filter(|annotation| (annotation.range + placed.start).contains_range(range))
        .min_by_key(|annotation| annotation.range.len())?;
    let open = TextRange::new(annotation.range.start(), annotation.text.start());
    let close = TextRange::new(annotation.text.end(), annotation.range.end());
    let brackets = [Edit::delete(open), Edit::delete(close)];
    // Without the annotation the backslashes in it may be needed no more.
    let escapes = inlines
        .tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Escape)
        .filter(|token| annotation.text.contains_range(token.range))
        .map(|token| Edit::delete(token.range));
    let unescaped: Vec<Edit> = brackets.iter().cloned().chain(escapes).collect();
    let edits = [brackets.to_vec(), unescaped].into_iter().find(|edits| {
        reread(article, placed, edits)
            .is_some_and(|after| after.annotations.len() + 1 == inlines.annotations.len())
    })?;
    Some(Action {
        title: "Remove the annotation".to_owned(),
        edits: in_file(edits, placed.start),
    })
}

/// An annotation that is to be.
struct Mark {
    /// What it marks, in bytes of the file.
    range: TextRange,
    /// What stands behind that.
    close: String,
}

impl Mark {
    fn new(range: TextRange, class: &str, attributes: &[(&str, &str)]) -> Self {
        let close = annotation_text("", class, attributes).split_off(1);
        Self { range, close }
    }
}

/// Brackets and attributes around a range of the file; `None` where they would not be read as that.
fn wrap(
    article: &Article,
    range: TextRange,
    class: &str,
    attributes: &[(&str, &str)],
) -> Option<Vec<Edit>> {
    wrap_all(article, &[&Mark::new(range, class, attributes)])
}

/// The marks of one block, in order and apart; `None` where one of them would not be read as it is meant.
fn wrap_all(article: &Article, marks: &[&Mark]) -> Option<Vec<Edit>> {
    let whole = TextRange::new(marks.first()?.range.start(), marks.last()?.range.end());
    let placed = body_block(article, whole)?;
    let mut edits = Vec::with_capacity(marks.len() * 2);
    let mut texts = Vec::with_capacity(marks.len());
    let mut longer = TextSize::from(0);
    for mark in marks {
        let inner = mark.range.checked_sub(placed.start)?;
        longer += TextSize::of('[');
        texts.push(inner + longer);
        longer += mark.close.text_len();
        edits.push(Edit::insert(inner.start(), "["));
        edits.push(Edit::insert(inner.end(), mark.close.as_str()));
    }
    let after = reread(article, placed, &edits)?.annotations;
    let is_there = |text: &TextRange| {
        let first = after.partition_point(|annotation| annotation.text.start() < text.start());
        let mut there = after[first..].iter();
        there.any(|annotation| annotation.text == *text)
    };
    let are_new = after.len() == placed.analysis.inlines.annotations.len() + marks.len()
        && texts.iter().all(is_there);
    are_new.then(|| in_file(edits, placed.start))
}

/// As many of a block's marks as can be read together, and their number.
fn wrap_most(article: &Article, marks: &[&Mark]) -> Option<(usize, Vec<Edit>)> {
    if let Some(edits) = wrap_all(article, marks) {
        return Some((marks.len(), edits));
    }
    let is_sound = |mark: &&Mark| wrap_all(article, &[*mark]).is_some();
    let tried = marks.iter().copied().take(MOST_TRIED);
    let sound: Vec<&Mark> = tried.filter(is_sound).collect();
    Some((sound.len(), wrap_all(article, &sound)?))
}

/// The block that holds a range, outside the front matter: there brackets are YAML's.
fn body_block(article: &Article, range: TextRange) -> Option<&PlacedBlock> {
    let front = article.layout.front_matter.as_ref();
    if front
        .is_some_and(|front| front.range.contains_range(range) && range.start() < front.range.end())
    {
        return None;
    }
    article.blocks.iter().find(|placed| {
        TextRange::at(placed.start, placed.analysis.text.text_len()).contains_range(range)
    })
}

/// How a block reads after `edits`; `None` where they change its plain text or bring new faults.
fn reread(article: &Article, placed: &PlacedBlock, edits: &[Edit]) -> Option<Inlines> {
    let before = &placed.analysis;
    let text = apply_edits(&before.text, edits);
    let inlines = Inlines::parse(&text, article.input.dialect);
    let is_kept = inlines.problems.len() <= before.inlines.problems.len()
        && Plain::of(&text, &inlines).text(&text) == before.plain.text(&before.text);
    is_kept.then_some(inlines)
}

fn in_file(mut edits: Vec<Edit>, start: TextSize) -> Vec<Edit> {
    for edit in &mut edits {
        edit.range += start;
    }
    edits.sort_by_key(|edit| edit.range.start());
    edits
}
