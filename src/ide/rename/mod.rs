//! Renaming an entity's id or one of its names, in the registry and in every article.
//!
//! `subject.rs` finds what can be renamed at a place. [`Rename`] is what was found with the new text: it says which
//! articles may have to change, and gives the edits of each registry file and of each article, which the caller brings
//! as they are now. `shape.rs` keeps capitals, line breaks and apostrophes of a mention as they are.

mod error;
mod names;
mod shape;
mod subject;

pub use error::RenameError;
pub(super) use shape::with_apostrophes_of;
pub use subject::{Renameable, renameable, renameable_in_registry};

use super::annotate_actor::actor_files;
use super::edited;
use super::local_name::NameFinder;
use crate::analysis::{Article, EntityKey};
use crate::corpus::{Corpus, FileId};
use crate::registry::{Registry, RegistryFile, is_id};
use crate::text::{Edit, TextRange, fold};
use std::collections::BTreeSet;
use std::path::PathBuf;
use subject::Subject;

/// A rename that can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    subject: Subject,
    new: String,
}

/// What a rename changes in one article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ArticleRename {
    /// The edits, by place and apart.
    pub edits: Vec<RenameEdit>,
    /// The mentions that hold markup, or that YAML would read differently; they stay as they are. In bytes.
    pub left: Vec<TextRange>,
}

/// One edit of a rename.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameEdit {
    /// The edit.
    pub edit: Edit,
    /// How sure it is.
    pub certainty: Certainty,
}

/// How sure it is that a place is to be renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// An annotation, or the registry, says whom it names.
    Marked,
    /// Newsmark found the name in the text.
    Found,
    /// Newsmark found the name in a direct quotation, which is the speaker's words.
    FoundInQuotation,
}

impl Rename {
    /// The rename of what stands somewhere to `new`; spaces around it do not count. `None` where that changes nothing.
    ///
    /// # Errors
    /// `new` is no id or name, or somebody else's; or a file of the registry that has to change is broken.
    pub fn new(
        corpus: &Corpus,
        renameable: &Renameable,
        new: &str,
    ) -> Result<Option<Self>, RenameError> {
        let registry = &corpus.registry;
        let (subject, mut new) = (renameable.subject.clone(), new.trim().to_owned());
        match &subject {
            Subject::Id(id) => {
                if *id == new {
                    return Ok(None);
                }
                check_id(corpus, id, &new)?;
            }
            Subject::Label(label) => {
                new = new.trim_start_matches('_').to_owned();
                let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
                if *label == new {
                    return Ok(None);
                }
                if new.is_empty() || !new.bytes().all(is_plain) {
                    return Err(RenameError::NoLabel(new));
                }
            }
            Subject::Form { form, .. } | Subject::Local { form, .. } => {
                if *form == new {
                    return Ok(None);
                }
                names::check(registry, &subject, form, &new)?;
            }
        }
        Ok(Some(Self { subject, new }))
    }

    /// The articles that may have to change, by path; `None` where it is the article that was asked about alone.
    pub fn articles(&self, corpus: &Corpus) -> Option<Vec<FileId>> {
        let files = match &self.subject {
            Subject::Id(id) => corpus.files_referring_to(id),
            Subject::Label(_) => return None,
            Subject::Form { id, .. } => actor_files(corpus, &EntityKey::Entry(id.clone())),
            Subject::Local { kind, name, .. } => {
                actor_files(corpus, &EntityKey::Local(*kind, name.clone()))
            }
        };
        // What is open may say more than the index knows.
        let open = corpus.open_files().into_iter();
        let all: BTreeSet<FileId> = files.into_iter().chain(open).collect();
        let mut all: Vec<FileId> = all.into_iter().collect();
        all.sort_by(|a, b| corpus.path(*a).cmp(corpus.path(*b)));
        Some(all)
    }

    /// The edits of the registry's files, by path.
    ///
    /// # Errors
    /// An entry is written in a way that cannot be changed by edits.
    pub fn registry_edits(
        &self,
        registry: &Registry,
    ) -> Result<Vec<(PathBuf, Vec<Edit>)>, RenameError> {
        let mut all = Vec::new();
        for file in &registry.files {
            let edits: Vec<Edit> = match &self.subject {
                Subject::Id(id) => {
                    let places = file.places_of_id(id).into_iter();
                    places
                        .map(|place| Edit::replace(place, self.new.as_str()))
                        .collect()
                }
                Subject::Form { id, form } => {
                    let entries = file.entries.iter().filter(|entry| entry.id.value == *id);
                    entries
                        .flat_map(|entry| file.form_edits(entry, form, &self.new))
                        .collect()
                }
                Subject::Label(_) | Subject::Local { .. } => Vec::new(),
            };
            if edits.is_empty() {
                continue;
            }
            if !reads_alike(file, &edits) {
                return Err(RenameError::Unwritable(file.path.clone()));
            }
            all.push((file.path.clone(), edits));
        }
        Ok(all)
    }

    /// What changes in an article.
    pub fn in_article(&self, article: &Article) -> ArticleRename {
        match &self.subject {
            Subject::Id(id) => self.references(article, id, ""),
            Subject::Label(label) => self.references(article, label, "_"),
            Subject::Form { id, form } => {
                let key = EntityKey::Entry(id.clone());
                self.mentions(article, &key, form)
            }
            Subject::Local { kind, name, form } => {
                let key = EntityKey::Local(*kind, name.clone());
                match article.entity(&key) {
                    Some(_) => self.mentions(article, &key, form),
                    None if form == name => {
                        self.without_misread(article, self.as_text(article, name))
                    }
                    None => ArticleRename::default(),
                }
            }
        }
    }

    /// A name in an article that does not know whom it names.
    fn as_text(&self, article: &Article, name: &str) -> ArticleRename {
        let finder = NameFinder::new(name);
        let places = finder
            .map(|finder| finder.find(article))
            .unwrap_or_default();
        let edit = |(_, range): (u32, TextRange)| RenameEdit {
            edit: Edit::replace(
                range,
                shape::reshaped(article.text(range), name, &self.new, &article.input.text),
            ),
            certainty: Certainty::Found,
        };
        ArticleRename {
            edits: places.into_iter().map(edit).collect(),
            left: Vec::new(),
        }
    }

    /// The values of `ref=` that are `mark` and `old`.
    fn references(&self, article: &Article, old: &str, mark: &str) -> ArticleRename {
        let mut edits = Vec::new();
        for placed in &article.blocks {
            for annotation in &placed.analysis.inlines.annotations {
                let reference = annotation
                    .reference()
                    .filter(|reference| reference.value.strip_prefix(mark) == Some(old));
                edits.extend(reference.map(|reference| RenameEdit {
                    edit: Edit::replace(
                        reference.value_range + placed.start,
                        format!("{mark}{}", self.new),
                    ),
                    certainty: Certainty::Marked,
                }));
            }
        }
        edits.sort_by_key(|one| one.edit.range.start());
        ArticleRename {
            edits,
            left: Vec::new(),
        }
    }

    fn mentions(&self, article: &Article, key: &EntityKey, form: &str) -> ArticleRename {
        let Some(entity) = article.entity(key) else {
            return ArticleRename::default();
        };
        let mut found = ArticleRename::default();
        for mention in article
            .mentions
            .iter()
            .filter(|mention| mention.entity == entity)
        {
            let Some(text) = names::plain_text(article, mention) else {
                continue;
            };
            if names::form_of(article, &entity, text).as_deref() != Some(form) {
                continue;
            }
            if names::holds_markup(article, mention) {
                found.left.push(mention.range);
                continue;
            }
            let new = shape::reshaped(text, form, &self.new, &article.input.text);
            if new == text {
                continue;
            }
            let certainty = match (mention.annotation, mention.quoted) {
                (Some(_), _) => Certainty::Marked,
                (None, false) => Certainty::Found,
                (None, true) => Certainty::FoundInQuotation,
            };
            found.edits.push(RenameEdit {
                edit: Edit::replace(mention.range, new),
                certainty,
            });
        }
        self.without_misread(article, found)
    }

    /// Takes out the edits of the front matter where YAML would read the new text differently.
    fn without_misread(&self, article: &Article, mut found: ArticleRename) -> ArticleRename {
        let is_harmless = |char: char| char.is_alphanumeric() || " -’.,&".contains(char);
        let Some(front) = article.layout.front_matter.as_ref() else {
            return found;
        };
        let in_front = |one: &RenameEdit| one.edit.range.start() < front.range.end();
        if self.new.chars().all(is_harmless) || !found.edits.iter().any(in_front) {
            return found;
        }
        let edits: Vec<Edit> = found.edits.iter().map(|one| one.edit.clone()).collect();
        if edited(article, &edits).problems.len() > article.problems.len() {
            let (left, kept) = found.edits.into_iter().partition(in_front);
            let left: Vec<RenameEdit> = left;
            found
                .left
                .splice(0..0, left.iter().map(|one| one.edit.range));
            found.edits = kept;
        }
        found
    }
}

/// Refuses what cannot be the new id of an entry.
fn check_id(corpus: &Corpus, old: &str, new: &str) -> Result<(), RenameError> {
    let registry = &corpus.registry;
    if !is_id(new) {
        return Err(RenameError::NoId(new.to_owned()));
    }
    if let Some(index) = registry.get(new) {
        return Err(RenameError::IdTaken {
            id: new.to_owned(),
            name: registry.entry(index).name.value.clone(),
        });
    }
    if let Some(broken) = registry.files.iter().find(|file| !file.is_current) {
        return Err(RenameError::Broken(broken.path.clone()));
    }
    let bears = |file: &&std::sync::Arc<RegistryFile>, id: &str| {
        file.entries
            .iter()
            .filter(|entry| entry.id.value == id)
            .count()
    };
    if registry
        .files
        .iter()
        .map(|file| bears(&file, old))
        .sum::<usize>()
        > 1
    {
        return Err(RenameError::IdTwice(old.to_owned()));
    }
    let is_referred = registry
        .files
        .iter()
        .any(|file| !file.places_of_id(new).is_empty());
    if is_referred || !corpus.files_referring_to(new).is_empty() {
        return Err(RenameError::IdReferred(new.to_owned()));
    }
    Ok(())
}

/// Whether a registry file has the same keys and no more faults after edits.
fn reads_alike(file: &RegistryFile, edits: &[Edit]) -> bool {
    let text = crate::text::apply_edits(&file.text, edits);
    let after = RegistryFile::parse(&file.path, &text, None);
    after.is_current
        && after.entries.len() == file.entries.len()
        && after.keys.len() == file.keys.len()
        && after.problems.len() <= file.problems.len()
}

/// Whether two spellings of a name are one to the letter, typography apart.
fn is_same_form(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}
