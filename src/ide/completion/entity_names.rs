//! Names of the article's entities and of the registry's, for the beginning of one that is typed in the copy.

use super::typed_name::TypedName;
use super::{Completion, CompletionKind, Completions, MOST, SCANNED};
use crate::analysis::{Article, Entity, EntityKey, LocalEntity, LocalIndex, Mention};
use crate::ide::ArticleView;
use crate::ide::card::kind_summary;
use crate::ide::rename::with_apostrophes_of;
use crate::markup::EntityKind;
use crate::registry::{EntryIndex, Form, FormKind, from_word};
use crate::text::{Edit, TextRange, fold_loose, words};
use rustc_hash::FxHashSet;
use std::cmp::Reverse;

/// The names that go on as what is typed: those of whom the article names, then those that the corpus names most.
pub(super) fn names(
    view: &ArticleView<'_>,
    typed: &TypedName<'_>,
    earlier: Option<&Article>,
) -> Option<Completions> {
    let known = Known::of(view.article, typed);
    // The farthest start that any name has: "Kachin Indep", then "Indep".
    typed.starts.iter().find_map(|range| {
        let search = Search {
            view,
            known: &known,
            earlier,
            range: *range,
            typed: view.article.text(*range),
        };
        let found = search.run(typed);
        (!found.items.is_empty()).then_some(found)
    })
}

/// Whom the article names, the name that is being typed apart.
struct Known {
    entries: FxHashSet<EntryIndex>,
    locals: FxHashSet<LocalIndex>,
    /// The entries that are named in full before the cursor.
    introduced: FxHashSet<EntryIndex>,
}

impl Known {
    fn of(article: &Article, typed: &TypedName<'_>) -> Self {
        let whole = typed.starts.first().copied().unwrap_or_default();
        let mut known = Self {
            entries: FxHashSet::default(),
            locals: FxHashSet::default(),
            introduced: FxHashSet::default(),
        };
        let is_other = |mention: &&Mention| {
            mention.range.end() <= whole.start() || whole.end() <= mention.range.start()
        };
        for mention in article.mentions.iter().filter(is_other) {
            match &mention.entity {
                Entity::Entry(index) => {
                    known.entries.insert(*index);
                    if mention.form.is_full() && mention.range.end() <= whole.start() {
                        known.introduced.insert(*index);
                    }
                }
                Entity::Local(index) => {
                    known.locals.insert(*index);
                }
                Entity::Ambiguous(_) => {}
            }
        }
        known
    }
}

/// A name that could be meant.
struct Candidate {
    /// What is put into the copy.
    text: String,
    /// What the typed letters are compared with.
    filter: String,
    detail: String,
    kind: EntityKind,
    key: EntityKey,
    is_here: bool,
    is_from_start: bool,
    /// Whether it is the entity's first name, no alias or other form.
    is_name: bool,
    mentions: u32,
}

struct Search<'a> {
    view: &'a ArticleView<'a>,
    known: &'a Known,
    earlier: Option<&'a Article>,
    range: TextRange,
    typed: &'a str,
}

impl Search<'_> {
    fn run(&self, typed: &TypedName<'_>) -> Completions {
        let registry = self.view.article.registry();
        let mut candidates: Vec<Candidate> = self.locals();
        let mut hits = registry.prefixes().starting(self.typed);
        let scanned = hits.by_ref().take(SCANNED);
        candidates.extend(scanned.filter_map(|hit| {
            let form = hit.form_of(registry)?;
            self.of_form(hit.entry, form, hit.word)
        }));
        let is_scanned = hits.next().is_none();
        if !is_scanned {
            candidates.extend(self.of_known_entries());
        }
        candidates.sort_by(|a, b| {
            let rank = |it: &Candidate| {
                let is_far = (!it.is_here, !it.is_from_start);
                (is_far, Reverse(it.mentions), !it.is_name)
            };
            rank(a)
                .cmp(&rank(b))
                .then_with(|| (&a.text, &a.key).cmp(&(&b.text, &b.key)))
        });
        let mut seen: FxHashSet<(String, EntityKey)> = FxHashSet::default();
        candidates.retain(|it| seen.insert((it.text.clone(), it.key.clone())));
        let is_complete = is_scanned && candidates.len() <= MOST;
        candidates.truncate(MOST);
        let letters = self.typed.chars().filter(|char| char.is_alphabetic());
        let in_capitals = typed.placed.analysis.all_capitals && letters.count() > 1;
        let items = candidates.into_iter();
        Completions {
            items: items.map(|it| self.completion(it, in_capitals)).collect(),
            is_complete,
        }
    }

    fn completion(&self, candidate: Candidate, in_capitals: bool) -> Completion {
        let shaped = |text: &str| {
            let text = with_apostrophes_of(text, self.typed, &self.view.article.input.text);
            match in_capitals {
                true => text.to_uppercase(),
                false => text,
            }
        };
        let text = shaped(&candidate.text);
        let mut filter = shaped(&candidate.filter);
        if self.typed.is_ascii() {
            // What is found without its diacritics is compared without them.
            filter = fold_loose(&filter).into_owned();
        }
        Completion {
            label: text.clone(),
            detail: candidate.detail,
            filter,
            edit: Edit::replace(self.range, text),
            kind: CompletionKind::Name(candidate.kind),
            entity: Some(candidate.key),
            is_preferred: false,
        }
    }

    /// The names of whom the article names and the registry does not have.
    fn locals(&self) -> Vec<Candidate> {
        let article = self.view.article;
        let mut found = Vec::new();
        for (index, local) in (0u32..).map(LocalIndex).zip(&article.locals) {
            if !self.known.locals.contains(&index) {
                continue;
            }
            let acronyms = article.definitions.iter().filter(|definition| {
                definition.entity == Some(Entity::Local(index))
                    && definition.acronym.end() <= self.range.start()
            });
            let acronyms = acronyms.map(|definition| article.text(definition.acronym));
            for text in std::iter::once(local.name.as_str()).chain(acronyms) {
                found.extend(self.of_local(local, text));
            }
        }
        let suggested = self.earlier.iter().flat_map(|earlier| &earlier.locals);
        for local in suggested {
            let is_known =
                |known: &LocalEntity| known.kind == local.kind && known.name == local.name;
            if !article.locals.iter().any(is_known) {
                found.extend(self.of_local(local, &local.name));
            }
        }
        found
    }

    /// A name of an entity without an entry, where it goes on as what is typed.
    fn of_local(&self, local: &LocalEntity, text: &str) -> Option<Candidate> {
        let word = matching_word(text, self.typed)?;
        if fold_loose(text) == fold_loose(self.typed) {
            return None;
        }
        let key = EntityKey::Local(local.kind, local.name.clone());
        let mut detail = format!("{}, not in the registry", local.kind.as_str());
        if text != local.name {
            detail = format!("{}, {detail}", local.name);
        }
        Some(Candidate {
            text: text.to_owned(),
            filter: from_word(text, word).to_owned(),
            detail,
            kind: local.kind,
            mentions: self.view.corpus.counts(&key).mentions,
            key,
            is_here: true,
            is_from_start: word == 0,
            is_name: text == local.name,
        })
    }

    /// The forms of whom the article names, where too many names begin alike to look at all.
    fn of_known_entries(&self) -> Vec<Candidate> {
        let registry = self.view.article.registry();
        let mut found = Vec::new();
        for index in &self.known.entries {
            for form in registry.entry(*index).forms() {
                let word = matching_word(form.text, self.typed);
                found.extend(word.and_then(|word| self.of_form(*index, form, word)));
            }
        }
        found
    }

    /// A form of an entry that was found by one of its words; `None` where it is not to be written here.
    fn of_form(&self, index: EntryIndex, form: Form<'_>, word: u32) -> Option<Candidate> {
        let entry = self.view.article.registry().entry(index);
        let is_introduced = self.known.introduced.contains(&index);
        let name = &entry.name.value;
        let kind = kind_summary(entry).join(", ");
        let mut text = form.text.to_owned();
        let mut detail = match form.text == name {
            true => kind,
            false => format!("{name}, {kind}"),
        };
        match form.kind {
            FormKind::Misspelling | FormKind::Description => return None,
            FormKind::Short if !is_introduced => return None,
            FormKind::Short | FormKind::Acronym if word > 0 => return None,
            FormKind::Acronym if !is_introduced && !entry.common => {
                // Letters that nothing explains yet are introduced.
                text = format!("{name} ({text})");
                detail = format!(
                    "{}, introduces {}",
                    kind_summary(entry).join(", "),
                    form.text
                );
            }
            _ if self.stands_before(form.text, word) => {
                text = from_word(form.text, word).to_owned();
            }
            _ => {}
        }
        if fold_loose(&text) == fold_loose(self.typed) {
            return None;
        }
        let key = EntityKey::Entry(entry.id.value.clone());
        Some(Candidate {
            filter: from_word(form.text, word).to_owned(),
            is_from_start: word == 0 || text != form.text,
            is_name: form.kind == FormKind::Name,
            text,
            detail,
            kind: entry.kind,
            is_here: self.known.entries.contains(&index),
            mentions: self.view.corpus.counts(&key).mentions,
            key,
        })
    }
}

impl Search<'_> {
    /// Whether the words of a name before one of its words stand in the copy already, in the line before.
    fn stands_before(&self, name: &str, word: u32) -> bool {
        let article = self.view.article;
        let first = &name[..name.len() - from_word(name, word).len()];
        let first = fold_loose(first.trim_end());
        if word == 0 || first.is_empty() {
            return false;
        }
        let before = article
            .text(TextRange::up_to(self.range.start()))
            .trim_end();
        let start = before.len().saturating_sub(first.len() * 2);
        let before = fold_loose(&before[before.ceil_char_boundary(start)..]);
        let rest = before.strip_suffix(first.as_ref());
        rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    }
}

/// How many words of a name stand before the one from which on it starts with `typed`, diacritics and case apart; `None`
/// where none does.
fn matching_word(name: &str, typed: &str) -> Option<u32> {
    let lower = |text: &str| fold_loose(text).to_lowercase();
    let typed = lower(typed);
    let count = words(name).count();
    (0u32..)
        .take(count)
        .find(|word| lower(from_word(name, *word)).starts_with(&typed))
}
