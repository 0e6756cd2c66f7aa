//! Annotating every mention of an actor, and taking every annotation of it away: in an article, or in all of a corpus.

use super::annotate_edits::{Mark, body_block, unwrap_most, wrap_most};
use super::local_name::NameFinder;
use super::{Action, ArticleView};
use crate::analysis::{Article, Entity, EntityKey, LocalIndex, Mention};
use crate::markup::{Annotation, Class, EntityKind};
use crate::registry::{Registry, id_from};
use crate::text::{Edit, TextRange, fold};

/// What is done to the mentions of an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActorChange {
    /// Those without an annotation get one.
    Annotate,
    /// Their annotations are taken away, but for those that say more than whom they name.
    Strip,
}

/// Something that can be done to all mentions of an actor in the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorpusAction {
    /// What it does, as a menu shows it.
    pub title: String,
    /// The actor.
    pub key: EntityKey,
    /// What is done.
    pub change: ActorChange,
}

/// The edits of one article for an [`ActorChange`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActorEdits {
    /// The edits, by place and apart.
    pub edits: Vec<Edit>,
    /// How many annotations they write or take away.
    pub count: usize,
    /// The annotations that stay, for they have attributes of their own: where (bytes) and the attributes' keys.
    pub left: Vec<(TextRange, String)>,
}

/// What can be done to all mentions of the actor at `range` (bytes) in this article.
pub(super) fn actions_here(article: &Article, mention: &Mention) -> Vec<Action> {
    let Some(key) = article.key(&mention.entity) else {
        return Vec::new();
    };
    let name = name_of(article.registry(), &key);
    let mut actions = Vec::new();
    let annotated = actor_edits(article, &key, ActorChange::Annotate);
    if annotated.count > 1 || annotated.count == 1 && mention.annotation.is_some() {
        actions.push(Action {
            title: format!(
                "Annotate {} of {name} in this article",
                counted(annotated.count, "mention")
            ),
            edits: annotated.edits,
        });
    }
    let stripped = actor_edits(article, &key, ActorChange::Strip);
    if stripped.count > 1 || stripped.count == 1 && mention.annotation.is_none() {
        let mut title = format!(
            "Remove {} of {name} in this article",
            counted(stripped.count, "annotation")
        );
        if !stripped.left.is_empty() {
            let mut keys: Vec<&str> = stripped
                .left
                .iter()
                .map(|(_, keys)| keys.as_str())
                .collect();
            keys.dedup();
            title.push_str(&format!(
                ", but not {} with {}",
                stripped.left.len(),
                keys.join(", ")
            ));
        }
        actions.push(Action {
            title,
            edits: stripped.edits,
        });
    }
    actions
}

/// What can be done to all mentions in the corpus of the actor that `range` (bytes) is in; none where only this article
/// names it. The edits are those of [`actor_edits`] for each of [`actor_files`].
pub fn corpus_actions(view: &ArticleView<'_>, range: TextRange) -> Vec<CorpusAction> {
    let mentions = view.article.mentions.iter();
    let covering = mentions.filter(|mention| mention.range.contains_range(range));
    let Some(mention) = covering.min_by_key(|mention| mention.range.len()) else {
        return Vec::new();
    };
    let Some(key) = view.article.key(&mention.entity) else {
        return Vec::new();
    };
    let files = actor_files(view.corpus, &key);
    if files.iter().all(|file| Some(*file) == view.file) {
        return Vec::new();
    }
    let name = name_of(view.article.registry(), &key);
    [
        (
            ActorChange::Annotate,
            format!("Annotate all mentions of {name} in the corpus"),
        ),
        (
            ActorChange::Strip,
            format!("Remove all annotations of {name} in the corpus"),
        ),
    ]
    .into_iter()
    .map(|(change, title)| CorpusAction {
        title,
        key: key.clone(),
        change,
    })
    .collect()
}

/// The articles that name an actor, by path: as the index knows, and for an actor without an entry all that may hold its
/// name.
pub fn actor_files(corpus: &crate::corpus::Corpus, key: &EntityKey) -> Vec<crate::corpus::FileId> {
    let mut files = corpus.files_naming(key);
    if let EntityKey::Local(_, name) = key {
        files.extend(NameFinder::files(corpus, name));
        files.sort_by(|a, b| corpus.path(*a).cmp(corpus.path(*b)));
        files.dedup();
    }
    files
}

/// What a change of an actor's mentions edits in one article. The front matter stays as it is.
pub fn actor_edits(article: &Article, key: &EntityKey, change: ActorChange) -> ActorEdits {
    match (change, article.entity(key)) {
        (ActorChange::Annotate, Some(entity)) => annotate(article, &entity),
        (ActorChange::Annotate, None) => match key {
            EntityKey::Local(kind, name) => annotate_name(article, *kind, name),
            EntityKey::Entry(_) => ActorEdits::default(),
        },
        (ActorChange::Strip, Some(entity)) => strip(article, &entity),
        (ActorChange::Strip, None) => ActorEdits::default(),
    }
}

fn annotate(article: &Article, entity: &Entity) -> ActorEdits {
    let mentions = article.mentions.iter();
    let mentions: Vec<&Mention> = mentions.filter(|it| it.entity == *entity).collect();
    written(article, &marks(article, entity, &mentions, &mut Vec::new()))
}

/// The annotations that those of an entity's `mentions` without one are to get, by place. `labels` are taken already; the
/// one that is made here is added to them.
pub(super) fn marks(
    article: &Article,
    entity: &Entity,
    mentions: &[&Mention],
    labels: &mut Vec<String>,
) -> Vec<(u32, Mark)> {
    let bare = mentions
        .iter()
        .filter(|mention| mention.annotation.is_none());
    match entity {
        Entity::Entry(index) => {
            let entry = article.registry().entry(*index);
            let (class, id) = (entry.kind.as_str(), entry.id.value.as_str());
            bare.map(|mention| {
                (
                    mention.block,
                    Mark::new(mention.range, class, &[("ref", id)]),
                )
            })
            .collect()
        }
        Entity::Local(index) => {
            let label = label(article, *index, mentions, labels);
            labels.extend(label.clone());
            let reference = label.map(|label| format!("_{label}"));
            let attributes: Vec<(&str, &str)> = reference
                .iter()
                .map(|label| ("ref", label.as_str()))
                .collect();
            let name = &article.locals[index.0 as usize].name;
            // Without a label only the full name says whom an annotation names.
            bare.filter(|mention| {
                !attributes.is_empty() || fold(article.text(mention.range)) == name.as_str()
            })
            .map(|mention| {
                let mark = Mark::new(mention.range, mention.kind.as_str(), &attributes);
                (mention.block, mark)
            })
            .collect()
        }
        Entity::Ambiguous(_) => Vec::new(),
    }
}

/// The label by which annotations of an actor without an entry are linked: the one that it has, else one made of its name
/// where it has several forms and the first of them to be annotated is its name.
fn label(
    article: &Article,
    index: LocalIndex,
    mentions: &[&Mention],
    taken: &[String],
) -> Option<String> {
    let local = article.locals.get(index.0 as usize)?;
    if local.label.is_some() {
        return local.label.clone();
    }
    let in_body = |mention: &&Mention| body_block(article, mention.range).is_some();
    let mut mentions = mentions.iter().copied().filter(in_body);
    let is_name = |mention: &Mention| fold(article.text(mention.range)) == local.name.as_str();
    let first = mentions.next()?;
    let is_plain = first.annotation.is_none();
    if !is_name(first) || !is_plain || mentions.all(is_name) {
        return None;
    }
    let base = id_from(&local.name)?;
    let is_free = |label: &String| {
        let mut others = article.locals.iter();
        others.all(|other| other.label.as_ref() != Some(label)) && !taken.contains(label)
    };
    let numbered = (2u32..).map(|number| format!("{base}-{number}"));
    std::iter::once(base.clone()).chain(numbered).find(is_free)
}

/// Annotates a name in an article that does not know whom it names.
fn annotate_name(article: &Article, kind: EntityKind, name: &str) -> ActorEdits {
    let Some(finder) = NameFinder::new(name) else {
        return ActorEdits::default();
    };
    let marks: Vec<(u32, Mark)> = finder
        .find(article)
        .into_iter()
        .map(|(block, range)| (block, Mark::new(range, kind.as_str(), &[])))
        .collect();
    written(article, &marks)
}

/// The edits that write marks, which come by block.
pub(super) fn written(article: &Article, marks: &[(u32, Mark)]) -> ActorEdits {
    let mut all = ActorEdits::default();
    for of_block in marks.chunk_by(|(block, _), (next, _)| block == next) {
        let marks: Vec<&Mark> = of_block.iter().map(|(_, mark)| mark).collect();
        if let Some((count, edits)) = wrap_most(article, &marks) {
            all.count += count;
            all.edits.extend(edits);
        }
    }
    all
}

fn strip(article: &Article, entity: &Entity) -> ActorEdits {
    let mut all = ActorEdits::default();
    let mut marked: Vec<(u32, &Annotation)> = Vec::new();
    for mention in article
        .mentions
        .iter()
        .filter(|mention| mention.entity == *entity)
    {
        let annotation = mention
            .annotation
            .and_then(|place| article.annotation(mention.block, place));
        let Some(annotation) = annotation else {
            continue;
        };
        if body_block(article, mention.range).is_none() {
            continue;
        }
        let others = annotation
            .attributes
            .iter()
            .filter(|attribute| attribute.key != "ref");
        let mut others: Vec<&str> = others.map(|attribute| attribute.key.as_str()).collect();
        if !matches!(annotation.class, None | Some(Class::Entity(_))) {
            others.push("class");
        }
        match others.is_empty() {
            true => marked.push((mention.block, annotation)),
            false => all.left.push((mention.range, others.join(", "))),
        }
    }
    for of_block in marked.chunk_by(|(block, _), (next, _)| block == next) {
        let Some(placed) = article.blocks.get(of_block[0].0 as usize) else {
            continue;
        };
        let annotations: Vec<&Annotation> =
            of_block.iter().map(|(_, annotation)| *annotation).collect();
        if let Some((count, edits)) = unwrap_most(article, placed, &annotations) {
            all.count += count;
            all.edits.extend(edits);
        }
    }
    all
}

/// How an actor is called in a menu.
fn name_of(registry: &Registry, key: &EntityKey) -> String {
    match key {
        EntityKey::Entry(id) => registry.get(id).map_or_else(
            || id.clone(),
            |index| registry.entry(index).name.value.clone(),
        ),
        EntityKey::Local(_, name) => name.clone(),
    }
}

/// `all 3 mentions`, `1 mention`
fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        count => format!("all {count} {what}s"),
    }
}
