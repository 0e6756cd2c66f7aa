//! Which articles have to be analysed again when the registry changes.

use super::summary::reference_hash;
use super::{Corpus, FileId};
use crate::analysis::EntityKey;
use crate::registry::{Entry, FormKind, Link, NameIndex, NameOrder, Registry, Role, Valued};
use crate::text::words;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// What differs between two states of a registry, as far as articles can tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RegistryChange {
    /// The ids of entries that came, went, or are something else now.
    ids: Vec<String>,
    /// For each name that came, went, or stands for something else now: the hashes of its words with a capital letter.
    /// An article that holds the name holds them all.
    names: Vec<Box<[u64]>>,
    /// A name came that has no word with a capital letter: any article may hold it.
    everything: bool,
}

/// What the analysis of articles reads of an entry: all but places and links.
#[derive(PartialEq)]
struct Essence<'a> {
    kind: crate::registry::EntityKind,
    people: bool,
    forms: Vec<(Cow<'a, str>, FormKind)>,
    /// Subtype and note, where another entry bears a name of this one: their words tell the two apart.
    words: [Option<&'a str>; 2],
    name_order: NameOrder,
    wing: Option<crate::registry::Wing>,
    links: Vec<LinkEssence<'a>>,
    roles: Vec<RoleEssence<'a>>,
    span: [Option<&'a crate::dates::Value>; 4],
    names: Vec<[Option<&'a crate::dates::Value>; 2]>,
}

type LinkEssence<'a> = (&'a str, [Option<&'a crate::dates::Value>; 2]);
type RoleEssence<'a> = (
    &'a str,
    Vec<&'a str>,
    Option<&'a str>,
    [Option<&'a crate::dates::Value>; 2],
);

impl<'a> Essence<'a> {
    fn of(entry: &'a Entry, registry: &Registry) -> Self {
        let links = entry.part_of.iter().chain(&entry.member_of);
        let forms = entry.forms().into_iter();
        let forms = forms.map(|form| (Cow::Borrowed(form.text), form.kind));
        let shares = shares_a_name(entry, registry);
        let text = |value: &'a Option<Valued<String>>| {
            let value = value.as_ref().filter(|_| shares);
            value.map(|it| it.value.as_str())
        };
        Self {
            kind: entry.kind,
            people: entry.people,
            forms: forms.chain(entry.implied_forms()).collect(),
            words: [text(&entry.subtype), text(&entry.note)],
            name_order: entry.name_order,
            wing: entry.wing.as_ref().map(|wing| wing.value),
            links: links
                .map(|link: &Link| (link.id.value.as_str(), span(&link.from, &link.to)))
                .collect(),
            roles: entry.roles.iter().map(role).collect(),
            span: [
                entry.from.as_ref().map(|value| &value.value),
                entry.to.as_ref().map(|value| &value.value),
                entry.born.as_ref().map(|value| &value.value),
                entry.died.as_ref().map(|value| &value.value),
            ],
            names: entry
                .names
                .iter()
                .map(|name| span(&name.from, &name.to))
                .collect(),
        }
    }
}

/// Whether another entry bears one of an entry's names.
fn shares_a_name(entry: &Entry, registry: &Registry) -> bool {
    let names = registry.names();
    entry.forms().iter().any(|form| {
        let name = names.lookup(form.text, false);
        name.is_some_and(|name| names.candidates(name).len() > 1)
    })
}

fn span<'a>(
    from: &'a Option<Valued<crate::dates::Value>>,
    to: &'a Option<Valued<crate::dates::Value>>,
) -> [Option<&'a crate::dates::Value>; 2] {
    [from, to].map(|value| value.as_ref().map(|value| &value.value))
}

fn role(role: &Role) -> RoleEssence<'_> {
    (
        &role.title.value,
        role.aliases
            .iter()
            .map(|alias| alias.value.as_str())
            .collect(),
        role.of.as_ref().map(|of| of.value.as_str()),
        span(&role.from, &role.to),
    )
}

impl RegistryChange {
    /// What differs between two states of a registry.
    pub fn between(old: &Registry, new: &Registry) -> Self {
        let mut change = Self::default();
        let mut names: FxHashSet<Box<[u64]>> = FxHashSet::default();
        let before: FxHashMap<&str, &Entry> = by_id(old);
        let after: FxHashMap<&str, &Entry> = by_id(new);
        let ids: std::collections::BTreeSet<&str> =
            before.keys().chain(after.keys()).copied().collect();
        for id in ids {
            if let (Some(was), Some(is)) = (before.get(id), after.get(id))
                && std::ptr::eq(*was, *is)
            {
                continue;
            }
            let was = before.get(id).map(|entry| Essence::of(entry, old));
            let is = after.get(id).map(|entry| Essence::of(entry, new));
            if was == is {
                continue;
            }
            change.ids.push(id.to_owned());
            let was = was.map(|essence| essence.forms).unwrap_or_default();
            let is = is.map(|essence| essence.forms).unwrap_or_default();
            for (text, kind) in &is {
                let words = capital_words(text);
                // The articles that hold a form of before are known by the entity that they name.
                let is_new = !was.iter().any(|(old, was)| old == text && was == kind);
                change.everything |= words.is_empty() && is_new;
                names.insert(words);
            }
            names.extend(was.iter().map(|(text, _)| capital_words(text)));
        }
        names.remove(&Box::default());
        change.names = names.into_iter().collect();
        change.names.sort();
        change
    }

    /// Whether no article reads differently.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}

fn by_id(registry: &Registry) -> FxHashMap<&str, &Entry> {
    let entries = registry.entries.iter();
    entries
        .map(|entry| (entry.id.value.as_str(), &**entry))
        .collect()
}

/// The hashes of the words of a name that start with a capital letter: those that the corpus lists.
fn capital_words(name: &str) -> Box<[u64]> {
    words(name)
        .filter(|word| word.text.starts_with(char::is_uppercase))
        .map(|word| NameIndex::word_hash(word.text))
        .collect()
}

impl Corpus {
    /// The articles that may read differently after a change of the registry, by path; open ones included.
    pub fn affected(&self, change: &RegistryChange) -> Vec<FileId> {
        if change.everything {
            return self.files();
        }
        let mut found: FxHashSet<FileId> = FxHashSet::default();
        for id in &change.ids {
            found.extend(self.holding_all(&[reference_hash(id)]));
            found.extend(self.files_naming(&EntityKey::Entry(id.clone())));
        }
        for name in &change.names {
            found.extend(self.holding_all(name));
        }
        self.in_order(found)
    }
}
