//! Adding an entity that an article names and the registry lacks to the registry.

use super::target::{ArticleTarget, target_at};
use crate::analysis::{Article, Entity, LocalIndex};
use crate::config::{Globs, Settings};
use crate::markup::EntityKind;
use crate::registry::{FormKind, Registry, RegistryFile, id_from, is_id};
use crate::text::{Edit, TextSize, apply_edits, fold};
use std::path::{Path, PathBuf};

/// An entry that the registry could have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// An id that no entry has.
    pub id: String,
    /// What the entity is.
    pub kind: EntityKind,
    /// Whether it is an ethnic group or nationality.
    pub people: bool,
    /// Its name.
    pub name: String,
    /// The acronyms that the article gives it.
    pub acronyms: Vec<String>,
    /// Its other names in the article.
    pub aliases: Vec<String>,
    /// The plurals of a people's name in the article.
    pub plurals: Vec<String>,
}

/// The file of the registry that takes a new entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryFile {
    /// One that is there, by its path.
    There(PathBuf),
    /// One that is to be made, by its path.
    New(PathBuf),
}

/// The entry that the entity named at an offset (bytes) could have; `None` where none is named that lacks one.
pub fn new_entry(article: &Article, offset: TextSize) -> Option<NewEntry> {
    let mention = match target_at(article, offset)? {
        ArticleTarget::Mention(mention) => mention,
        ArticleTarget::Annotation(target) => target.mention?,
        _ => return None,
    };
    let Entity::Local(index) = mention.entity else {
        return None;
    };
    of_local(article, index)
}

fn of_local(article: &Article, index: LocalIndex) -> Option<NewEntry> {
    let local = article.locals.get(index.0 as usize)?;
    let entity = Entity::Local(index);
    let mut entry = NewEntry {
        id: String::new(),
        kind: local.kind,
        people: local.people,
        name: local.name.clone(),
        acronyms: Vec::new(),
        aliases: Vec::new(),
        plurals: Vec::new(),
    };
    for definition in &article.definitions {
        if definition.entity.as_ref() == Some(&entity) {
            let acronym = article.text(definition.acronym);
            push_new(&mut entry.acronyms, &[&local.name], acronym);
        }
    }
    let mut reference = None;
    for mention in article
        .mentions
        .iter()
        .filter(|mention| mention.entity == entity)
    {
        let text = article.text(mention.range);
        match mention.form {
            FormKind::Acronym => push_new(&mut entry.acronyms, &[&local.name], text),
            FormKind::Plural => push_new(&mut entry.plurals, &[&local.name], text),
            FormKind::Name | FormKind::Alias if !is_capitals(text) => {
                push_new(&mut entry.aliases, &[&local.name], text);
            }
            _ => {}
        }
        let annotation = mention
            .annotation
            .and_then(|place| article.annotation(mention.block, place));
        reference = reference.or_else(|| {
            let value = &annotation?.reference()?.value;
            (is_id(value) && is_free(article.registry(), value)).then(|| value.clone())
        });
    }
    // An annotation that refers to an entry which is not there yet says how it is to be called.
    let base = reference.or_else(|| id_from(&local.name));
    let base = base.unwrap_or_else(|| local.kind.as_str().to_owned());
    let numbered = (2u32..).map(|number| format!("{base}-{number}"));
    let mut ids = std::iter::once(base.clone()).chain(numbered);
    entry.id = ids.find(|id| is_free(article.registry(), id))?;
    Some(entry)
}

/// Adds a text that is neither empty, nor there, nor one of `others`, typography apart.
fn push_new(texts: &mut Vec<String>, others: &[&str], text: &str) {
    let text = fold(text.trim());
    let is_known = texts.iter().any(|other| *other == text) || others.contains(&text.as_ref());
    let is_plain = !text.contains(['[', ']', '{', '}']);
    if !text.is_empty() && !is_known && is_plain {
        texts.push(text.into_owned());
    }
}

fn is_capitals(text: &str) -> bool {
    text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
}

/// Whether no entry has an id, left out or not.
fn is_free(registry: &Registry, id: &str) -> bool {
    registry.get(id).is_none()
        && registry.files.iter().all(|file| {
            let mut keys = file.keys.iter();
            !keys.any(
                |key| matches!(&key.meaning, crate::registry::KeyMeaning::Id(other) if other == id),
            )
        })
}

impl NewEntry {
    /// The file that takes it: the one with most entries of its kind, else one named for the kind, as the configuration
    /// places registry files; where the client cannot make files (`creates`), the one with most entries. `root` is the
    /// corpus's folder.
    pub fn file(
        &self,
        registry: &Registry,
        settings: &Settings,
        root: &Path,
        creates: bool,
    ) -> Option<EntryFile> {
        let of_kind = |file: &RegistryFile| {
            file.entries
                .iter()
                .filter(|entry| entry.kind == self.kind)
                .count()
        };
        let fullest = |count: &dyn Fn(&RegistryFile) -> usize| {
            let files = registry
                .files
                .iter()
                .filter(|file| file.is_current && count(file) > 0);
            // The first of equals, by path.
            let most = files.rev().max_by_key(|file| count(file))?;
            Some(EntryFile::There(most.path.clone()))
        };
        fullest(&of_kind)
            .or_else(|| {
                let path = root.join(self.new_file(settings)?);
                match registry.file(&path) {
                    Some(file) => file.is_current.then_some(EntryFile::There(path)),
                    None => creates.then_some(EntryFile::New(path)),
                }
            })
            .or_else(|| fullest(&|file| file.entries.len()))
    }

    /// A path for a registry file of its kind, relative to the corpus's folder, that the configuration counts to the
    /// registry.
    fn new_file(&self, settings: &Settings) -> Option<PathBuf> {
        let globs = Globs::new(&settings.registry);
        let name = format!("{}s.toml", self.kind.as_str());
        let preferred = PathBuf::from(format!("registry/{name}"));
        let others = settings.registry.iter().map(|glob| {
            let parts: Vec<&str> = glob.split('/').collect();
            let is_wild = |part: &&str| part.contains(['*', '?', '[', '{']);
            match parts.iter().position(is_wild) {
                None => PathBuf::from(glob),
                Some(wild) => parts[..wild].iter().collect::<PathBuf>().join(&name),
            }
        });
        std::iter::once(preferred)
            .chain(others)
            .find(|path| globs.is_match(path))
    }

    /// The edit that adds it at the end of a registry file, whose text stays as it is; `text` is empty for a new file.
    /// `None` where the file would not read as it should.
    pub fn edit(&self, text: &str) -> Option<Edit> {
        let before = RegistryFile::parse(Path::new(""), text, None);
        let edit = Edit::paragraph_at_end(text, &self.to_toml());
        let after = apply_edits(text, std::slice::from_ref(&edit));
        let after = RegistryFile::parse(Path::new(""), &after, None);
        let is_there = after.entries.last().is_some_and(|entry| {
            entry.id.value == self.id && entry.name.value == self.name && entry.kind == self.kind
        });
        let is_sound = after.is_current
            && after.entries.len() == before.entries.len() + 1
            && after.problems.len() <= before.problems.len();
        (is_there && is_sound).then_some(edit)
    }

    /// The entry as a table, line by line, with `\n` between the lines.
    fn to_toml(&self) -> String {
        let string = |text: &str| toml_edit::Value::from(text).to_string();
        let list = |texts: &[String]| {
            let array: toml_edit::Array = texts.iter().map(String::as_str).collect();
            array.to_string()
        };
        let mut lines = vec![
            format!("[{}]", self.id),
            format!("kind = {}", string(self.kind.as_str())),
        ];
        if self.people {
            lines.push("people = true".to_owned());
        }
        lines.push(format!("name = {}", string(&self.name)));
        match self.acronyms.as_slice() {
            [] => {}
            [one] => lines.push(format!("acronym = {}", string(one))),
            several => lines.push(format!("acronym = {}", list(several))),
        }
        for (key, texts) in [("aliases", &self.aliases), ("plurals", &self.plurals)] {
            if !texts.is_empty() {
                lines.push(format!("{key} = {}", list(texts)));
            }
        }
        lines.join("\n")
    }
}
