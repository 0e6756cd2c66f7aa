//! What is known of an entity, as a card to read.

use super::markdown::{code, counted, escape, list, paragraphs, times};
use super::{ArticleView, date_card};
use crate::analysis::{Article, Entity, EntityKey, LocalIndex, Mention, MentionSource};
use crate::corpus::{Corpus, FileId};
use crate::dates::{Date, Value};
use crate::registry::{
    DatedName, EntityKind, Entry, EntryIndex, FormKind, Held, Registry, Role, Valued, Wing,
};

/// From where an entity is looked at.
#[derive(Clone, Copy)]
pub(super) struct Outlook<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) registry: &'a Registry,
    /// The article that names it; `None` in a registry file.
    pub(super) view: Option<&'a ArticleView<'a>>,
}

impl<'a> Outlook<'a> {
    pub(super) fn of(view: &'a ArticleView<'a>) -> Self {
        Self {
            corpus: view.corpus,
            registry: view.article.registry(),
            view: Some(view),
        }
    }

    fn day(&self) -> Option<Date> {
        self.view.and_then(|view| view.article.anchor.date)
    }
}

/// The card of whatever a mention names.
pub(super) fn mention_card(view: &ArticleView<'_>, mention: &Mention) -> String {
    let outlook = Outlook::of(view);
    let text = view.article.text(mention.range);
    match &mention.entity {
        Entity::Entry(index) => paragraphs([
            remark_on_form(outlook.registry.entry(*index), text, mention.form),
            remark_on_guess(mention),
            remark_on_government(mention),
            entry_card(outlook, *index, Some(mention)),
        ]),
        Entity::Local(index) => local_card(outlook, view, *index, mention),
        Entity::Ambiguous(candidates) => ambiguous_card(outlook, candidates, text),
    }
}

/// That a place stands for those who govern it.
fn remark_on_government(mention: &Mention) -> String {
    match mention.for_government {
        true => "Here the place stands for its government.".to_owned(),
        false => String::new(),
    }
}

/// The card of an entry; `mention` is the one looked at.
pub(super) fn entry_card(
    outlook: Outlook<'_>,
    index: EntryIndex,
    mention: Option<&Mention>,
) -> String {
    let entry = outlook.registry.entry(index);
    let key = EntityKey::Entry(entry.id.value.clone());
    let mut items = Vec::new();
    items.extend(labelled("Also", &entry.aliases));
    items.extend(labelled("Plural", &entry.plurals));
    items.extend(labelled("Adjective", &entry.adjectives));
    items.extend(entry.names.iter().map(dated_name));
    items.extend(life(entry));
    items.extend(place_in_tree(outlook, index));
    items.extend(roles(outlook, entry));
    items.extend(labelled("Not to be used", &entry.misspellings));
    items.extend(counts(outlook, &key));
    items.extend(introductions(outlook, &key, mention));
    items.extend(entry.links.iter().map(|link| link_item(&link.value)));
    paragraphs([
        title(&entry.name.value, &texts(&entry.acronyms)),
        format!(
            "{} Registry entry {}.",
            kind_line(entry),
            code(&entry.id.value)
        ),
        entry
            .note
            .as_ref()
            .map(|note| escape(&note.value))
            .unwrap_or_default(),
        list(&items),
    ])
}

/// An entry on one line: `Shan State Army – North (group, army), entry shan-state-army-north`.
fn entry_line(entry: &Entry) -> String {
    format!(
        "{} ({}), registry entry {}",
        escape(&entry.name.value),
        escape(&kind_summary(entry).join(", ")),
        code(&entry.id.value)
    )
}

/// An entry's kind and what narrows it down, as plain text: `group`, `army`, `armed wing`.
pub(super) fn kind_summary(entry: &Entry) -> Vec<String> {
    std::iter::once(entry.kind.as_str().to_owned())
        .chain(kind_words(entry))
        .collect()
}

/// How an article is called in a list: its path within the corpus, its date and its headline.
fn article_line(corpus: &Corpus, file: FileId) -> String {
    let path = corpus.path(file);
    let path = path.strip_prefix(&corpus.root).unwrap_or(path);
    let mut line = code(&path.to_string_lossy());
    if let Some(date) = corpus.anchor(file).and_then(|anchor| anchor.date) {
        line.push_str(&format!(" of {date}"));
    }
    if let Some((headline, _)) = corpus.headline(file) {
        line.push_str(&format!(": {}", escape(headline)));
    }
    line
}

fn local_card(
    outlook: Outlook<'_>,
    view: &ArticleView<'_>,
    index: LocalIndex,
    mention: &Mention,
) -> String {
    let Some(local) = view.article.locals.get(index.0 as usize) else {
        return String::new();
    };
    let key = EntityKey::Local(local.kind, local.name.clone());
    let mut items = Vec::new();
    if let Some(label) = &local.label {
        items.push(format!(
            "Linked in this article by {}",
            code(&format!("ref=_{label}"))
        ));
    }
    let is_guess = mention.source == MentionSource::Model;
    match is_guess && outlook.corpus.counts(&key).mentions == 0 {
        // Of other articles nobody knows: the model reads those alone that are open.
        true => items.push(named_here(view, &mention.entity)),
        false => items.extend(counts(outlook, &key)),
    }
    items.extend(introductions(outlook, &key, Some(mention)));
    paragraphs([
        title(&local.name, &acronyms_of(view.article, index)),
        format!(
            "{}{}. Not in the registry.",
            capitalised(local.kind.as_str()),
            if local.people { ": a people" } else { "" }
        ),
        remark_on_guess(mention),
        remark_on_government(mention),
        list(&items),
    ])
}

fn ambiguous_card(outlook: Outlook<'_>, candidates: &[EntryIndex], text: &str) -> String {
    let entries: Vec<&Entry> = candidates
        .iter()
        .map(|index| outlook.registry.entry(*index))
        .collect();
    let lines: Vec<String> = entries.iter().map(|entry| entry_line(entry)).collect();
    let example = entries.first().map_or("", |entry| entry.id.value.as_str());
    paragraphs([
        format!("**{}** may name any of these:", escape(text)),
        list(&lines),
        format!(
            "Nothing in the article says which. An annotation does: {}.",
            code(&format!("[{text}]{{ref={example}}}"))
        ),
    ])
}

/// The acronyms that an article introduces for an entity without an entry, each once.
fn acronyms_of(article: &Article, index: LocalIndex) -> Vec<&str> {
    let mut acronyms: Vec<&str> = Vec::new();
    for definition in &article.definitions {
        let acronym = article.text(definition.acronym);
        if definition.entity == Some(Entity::Local(index)) && !acronyms.contains(&acronym) {
            acronyms.push(acronym);
        }
    }
    acronyms
}

fn texts(values: &[Valued<String>]) -> Vec<&str> {
    values.iter().map(|value| value.value.as_str()).collect()
}

fn title(name: &str, acronyms: &[&str]) -> String {
    let mut title = format!("**{}**", escape(name));
    if !acronyms.is_empty() {
        title.push_str(&format!(" ({})", joined(acronyms)));
    }
    title
}

fn kind_line(entry: &Entry) -> String {
    let words: Vec<String> = kind_words(entry).map(|word| escape(&word)).collect();
    let kind = capitalised(entry.kind.as_str());
    if words.is_empty() {
        format!("{kind}.")
    } else {
        format!("{kind}: {}.", words.join(", "))
    }
}

/// What narrows an entry's kind down.
fn kind_words(entry: &Entry) -> impl Iterator<Item = String> {
    let wing = entry.wing.as_ref().map(|wing| match wing.value {
        Wing::Political => "political wing",
        Wing::Armed => "armed wing",
    });
    entry
        .subtype
        .iter()
        .map(|subtype| subtype.value.clone())
        .chain(entry.people.then(|| "a people".to_owned()))
        .chain(wing.map(str::to_owned))
}

/// What has to be said of the very form in the text.
fn remark_on_form(entry: &Entry, text: &str, form: FormKind) -> String {
    match form {
        FormKind::Misspelling => format!(
            "{} is a misspelling. The right form is **{}**.",
            escape(text),
            escape(&entry.name.value)
        ),
        FormKind::Dated(place) => entry
            .names
            .get(usize::from(place))
            .filter(|name| name.from.is_some() || name.to.is_some())
            .map(|name| {
                format!(
                    "{} is its name {}.",
                    escape(&name.name.value),
                    span(name.from.as_ref(), name.to.as_ref()).unwrap_or_default()
                )
            })
            .unwrap_or_default(),
        _ => String::new(),
    }
}

/// What has to be said of a mention that the model suggests.
fn remark_on_guess(mention: &Mention) -> String {
    match (mention.source, mention.confidence) {
        (MentionSource::Model, Some(sure)) => {
            format!("Suggested by the statistical model, which is {sure} % sure.")
        }
        (MentionSource::Model, None) => "Suggested by the statistical model.".to_owned(),
        _ => String::new(),
    }
}

fn named_here(view: &ArticleView<'_>, entity: &Entity) -> String {
    let here = u32::try_from(view.mentions_here(entity).count()).unwrap_or(u32::MAX);
    format!("Named {} in this article", times(here))
}

fn dated_name(name: &DatedName) -> String {
    let span = span(name.from.as_ref(), name.to.as_ref());
    let mut item = format!(
        "Name {}: {}",
        span.unwrap_or_else(|| "at times".to_owned()),
        escape(&name.name.value)
    );
    if let Some(note) = &name.note {
        item.push_str(&format!(" ({})", escape(&note.value)));
    }
    item
}

fn life(entry: &Entry) -> Vec<String> {
    let day = |label: &str, value: &Option<Valued<Value>>| {
        value
            .as_ref()
            .map(|value| format!("{label}: {}", date_card::printed(&value.value)))
    };
    let existed = span(entry.from.as_ref(), entry.to.as_ref());
    let verb = match entry.kind {
        EntityKind::Event => "Took place",
        _ => "Existed",
    };
    [
        day("Born", &entry.born),
        day("Died", &entry.died),
        existed.map(|span| format!("{verb}: {span}")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn place_in_tree(outlook: Outlook<'_>, index: EntryIndex) -> Vec<String> {
    let name = |index: EntryIndex| escape(&outlook.registry.entry(index).name.value);
    let ancestors = outlook.registry.ancestors(index, outlook.day());
    let mut items = Vec::new();
    if !ancestors.is_empty() {
        let way: Vec<String> = ancestors.iter().rev().map(|above| name(*above)).collect();
        items.push(format!("Belongs to: {}", way.join(" › ")));
    }
    let others: Vec<String> = outlook
        .registry
        .parents(index, outlook.day())
        .into_iter()
        .filter(|parent| !ancestors.contains(parent))
        .map(name)
        .collect();
    if !others.is_empty() {
        items.push(format!("Belongs also to: {}", others.join(", ")));
    }
    items
}

fn roles(outlook: Outlook<'_>, entry: &Entry) -> Vec<String> {
    let day = outlook.day();
    entry
        .roles_on(day)
        .into_iter()
        .map(|role| {
            let when = match day {
                _ if role.from.is_none() && role.to.is_none() => "Role".to_owned(),
                Some(day) if Held::on(day, role.from.as_ref(), role.to.as_ref()) == Held::Yes => {
                    format!("On {day}")
                }
                Some(day) => format!("Perhaps on {day}"),
                None => "Role".to_owned(),
            };
            format!("{when}: {}", role_text(outlook.registry, role))
        })
        .collect()
}

fn role_text(registry: &Registry, role: &Role) -> String {
    let mut text = escape(&role.title.value);
    if let Some(of) = &role.of {
        let name = match registry.get(&of.value) {
            Some(index) => registry.entry(index).name.value.as_str(),
            None => of.value.as_str(),
        };
        text.push_str(&format!(" of {}", escape(name)));
    }
    if let Some(span) = span(role.from.as_ref(), role.to.as_ref()) {
        text.push_str(&format!(" ({span})"));
    }
    text
}

fn counts(outlook: Outlook<'_>, key: &EntityKey) -> Option<String> {
    let mut counts = outlook.corpus.counts(key);
    let is_read = outlook.corpus.is_read;
    let so_far = if is_read { "" } else { " so far" };
    let Some(view) = outlook.view else {
        return Some(match counts.mentions {
            0 if is_read => "Not named in the corpus".to_owned(),
            0 => "The articles of the corpus are still being read".to_owned(),
            mentions => format!(
                "Named {} in {} of the corpus{so_far}",
                times(mentions),
                counted(counts.articles, "article")
            ),
        });
    };
    let entity = view.article.entity(key)?;
    let here = u32::try_from(view.mentions_here(&entity).count()).unwrap_or(u32::MAX);
    if view.file.is_none() || counts.mentions < here {
        counts.mentions = counts.mentions.saturating_add(here);
        counts.articles = counts.articles.saturating_add(1);
    }
    if here > 0 && counts.articles == 1 {
        let named = format!("Named {} in this article", times(here));
        return Some(match is_read {
            true => format!("{named}, and in no other of the corpus"),
            false => format!("{named}; the others of the corpus are still being read"),
        });
    }
    let here = match here {
        0 => "Not named in this article".to_owned(),
        here => format!("Named {} in this article", times(here)),
    };
    Some(format!(
        "{here}, {} in {} of the corpus{so_far}",
        times(counts.mentions),
        counted(counts.articles, "article")
    ))
}

fn introductions(outlook: Outlook<'_>, key: &EntityKey, mention: Option<&Mention>) -> Vec<String> {
    let mut items = Vec::new();
    let here = outlook.view.and_then(|view| {
        let introduction = view.article.introduction(&view.article.entity(key)?)?;
        Some((view, introduction))
    });
    if let Some((view, introduction)) = here {
        items.push(if Some(introduction) == mention {
            "Introduced in this article by this mention".to_owned()
        } else {
            let text = view.article.text(introduction.range);
            format!("Introduced in this article as \"{}\"", escape(text))
        });
    }
    let own = outlook.view.and_then(|view| view.file);
    let first = outlook
        .corpus
        .introduction(key)
        .filter(|first| Some(first.file) != own && outlook.corpus.is_read);
    if let Some(first) = first {
        items.push(format!(
            "First introduced in {}",
            article_line(outlook.corpus, first.file)
        ));
    }
    items
}

fn link_item(link: &str) -> String {
    if link.contains(['<', '>', ' ']) {
        format!("Link: {}", escape(link))
    } else {
        format!("Link: <{link}>")
    }
}

fn labelled(label: &str, values: &[Valued<String>]) -> Option<String> {
    (!values.is_empty()).then(|| format!("{label}: {}", joined(&texts(values))))
}

fn joined(values: &[&str]) -> String {
    let escaped: Vec<String> = values.iter().map(|value| escape(value)).collect();
    escaped.join(", ")
}

/// The days between two ends: `2011-03-30 to 2016-03-30`; `None` where both are open.
pub(super) fn span(from: Option<&Valued<Value>>, to: Option<&Valued<Value>>) -> Option<String> {
    let printed = |value: &Valued<Value>| date_card::printed(&value.value);
    match (from, to) {
        (Some(from), Some(to)) => Some(format!("{} to {}", printed(from), printed(to))),
        (Some(from), None) => Some(format!("from {}", printed(from))),
        (None, Some(to)) => Some(format!("until {}", printed(to))),
        (None, None) => None,
    }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}
