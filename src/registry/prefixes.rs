//! Names and ids by their beginnings, for completion.

use super::{EntryIndex, Form, FormKind, Registry};
use crate::text::{fold_loose, size, words};
use std::cmp::Ordering;

/// The ids and forms of all entries, sorted, from each of their words on: what starts with some letters is found without a
/// look at the rest. 100,000 names take some ten megabytes and a fraction of a second.
#[derive(Debug, Default)]
pub struct PrefixIndex {
    /// Every id and form, folded, without diacritics and in lower case, one behind the other.
    text: String,
    forms: Vec<Indexed>,
    /// By the text from a word on.
    starts: Vec<Start>,
}

/// An id or form.
#[derive(Debug)]
struct Indexed {
    entry: EntryIndex,
    /// Its place in [`super::Entry::forms`]; none for an id.
    form: Option<u32>,
    /// Where it ends in the index's text.
    end: u32,
}

/// A word of an id or form.
#[derive(Debug, Clone, Copy)]
struct Start {
    /// Where it starts in the index's text.
    at: u32,
    /// The place of the form in `forms`.
    form: u32,
    /// How many words stand before it.
    word: u32,
}

/// An id or form that starts with some letters, or has a word that does, from which on it goes on as they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrefixHit {
    /// The entry.
    pub entry: EntryIndex,
    /// The place of the form in [`super::Entry::forms`]; none for the id.
    pub form: Option<u32>,
    /// How many words of it stand before the one that was found.
    pub word: u32,
}

impl PrefixIndex {
    /// Indexes a registry.
    pub(super) fn new(registry: &Registry) -> Self {
        let mut index = Self::default();
        for (entry_index, entry) in registry.iter() {
            index.add(entry_index, None, &entry.id.value);
            for (place, form) in (0u32..).zip(entry.forms()) {
                if form.kind != FormKind::Misspelling {
                    index.add(entry_index, Some(place), form.text);
                }
            }
        }
        let Self {
            text,
            forms,
            starts,
        } = &mut index;
        let key = |start: &Start| &text[start.at as usize..forms[start.form as usize].end as usize];
        starts.sort_unstable_by(|a, b| {
            key(a)
                .cmp(key(b))
                .then_with(|| (a.form, a.word).cmp(&(b.form, b.word)))
        });
        index
    }

    fn add(&mut self, entry: EntryIndex, form: Option<u32>, text: &str) {
        let folded = folded(text);
        let (Ok(at), Ok(place)) = (
            u32::try_from(self.text.len()),
            u32::try_from(self.forms.len()),
        ) else {
            return;
        };
        let Some(end) = at.checked_add(u32::from(size(folded.len()))) else {
            return;
        };
        for (number, word) in (0u32..).zip(words(&folded)) {
            // What stands before the first word, such as an apostrophe, belongs to it.
            let inside = match number {
                0 => 0,
                _ => u32::from(word.range.start()),
            };
            self.starts.push(Start {
                at: at + inside,
                form: place,
                word: number,
            });
        }
        self.text.push_str(&folded);
        self.forms.push(Indexed { entry, form, end });
    }

    /// The ids and forms with a word from which on they start with `prefix`, typography, diacritics and case apart; by the
    /// alphabet. Misspellings are not among them.
    pub fn starting(&self, prefix: &str) -> impl Iterator<Item = PrefixHit> {
        let prefix = folded(prefix);
        let first = self
            .starts
            .partition_point(|start| self.key(start).cmp(prefix.as_str()) == Ordering::Less);
        self.starts[first..]
            .iter()
            .take_while(move |start| self.key(start).starts_with(prefix.as_str()))
            .map(|start| {
                let form = &self.forms[start.form as usize];
                PrefixHit {
                    entry: form.entry,
                    form: form.form,
                    word: start.word,
                }
            })
    }

    fn key(&self, start: &Start) -> &str {
        &self.text[start.at as usize..self.forms[start.form as usize].end as usize]
    }
}

impl PrefixHit {
    /// The form that was found; none for an id.
    pub fn form_of<'a>(&self, registry: &'a Registry) -> Option<Form<'a>> {
        registry
            .entry(self.entry)
            .forms()
            .get(self.form? as usize)
            .copied()
    }
}

/// A name from one of its words on, by how many stand before that one.
pub fn from_word(name: &str, word: u32) -> &str {
    if word == 0 {
        return name;
    }
    let word = words(name).nth(word as usize);
    word.map_or(name, |word| &name[usize::from(word.range.start())..])
}

/// A text as beginnings are compared.
fn folded(text: &str) -> String {
    fold_loose(text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::from_word;
    use crate::registry::{Registry, RegistryFile};
    use std::path::Path;
    use std::sync::Arc;

    const REGISTRY: &str = r#"
[walesa]
kind = "person"
name = "Lech Wałęsa"
misspellings = ["Lech Valesa"]

[kio]
kind = "group"
name = "Kachin Independence Organization"
acronym = "KIO"

[ecoles]
kind = "group"
name = "'Écoles"
"#;

    fn found(prefix: &str) -> Vec<String> {
        let file = RegistryFile::parse(Path::new("registry/all.toml"), REGISTRY, None);
        let registry = Registry::new(vec![Arc::new(file)]);
        let hits = registry.prefixes().starting(prefix);
        hits.map(|hit| match hit.form_of(&registry) {
            Some(form) => from_word(form.text, hit.word).to_owned(),
            None => format!(
                "id {}",
                from_word(&registry.entry(hit.entry).id.value, hit.word)
            ),
        })
        .collect()
    }

    #[test]
    fn names_are_found_by_each_of_their_words() {
        assert_eq!(found("kachin ind"), ["Kachin Independence Organization"]);
        assert_eq!(found("Independence"), ["Independence Organization"]);
        assert_eq!(found("wale"), ["id walesa", "Wałęsa", "Wałęsa"]);
        assert_eq!(found("l"), ["Lech Wałęsa"]);
        assert_eq!(found("'ec"), ["'Écoles"]);
        assert_eq!(found("ki"), ["id kio", "KIO"]);
        assert_eq!(found("achin"), Vec::<String>::new());
        assert_eq!(found("zz"), Vec::<String>::new());
    }
}
