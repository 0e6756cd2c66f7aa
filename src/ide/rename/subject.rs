//! What can be renamed at a place.

use super::names::{self, listed_form};
use super::{RenameError, is_same_form};
use crate::analysis::{Article, Entity, Mention};
use crate::ide::target::{AnnotationPart, ArticleTarget, target_at};
use crate::ide::{ArticleView, RegistryView};
use crate::markup::EntityKind;
use crate::registry::{Entry, FormKind, KeyMeaning, Registry};
use crate::text::{TextRange, TextSize};

/// What can be renamed at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renameable {
    /// Where it stands, in bytes.
    pub range: TextRange,
    /// What is renamed, as it is now.
    pub now: String,
    pub(super) subject: Subject,
}

impl Renameable {
    /// Whether it is an id or a name of the registry.
    pub fn has_entry(&self) -> bool {
        matches!(self.subject, Subject::Id(_) | Subject::Form { .. })
    }
}

/// What is renamed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// The id of an entry.
    Id(String),
    /// A name, alias, acronym or other form of an entry, as the registry has it.
    Form { id: String, form: String },
    /// A name of an entity without an entry.
    Local {
        kind: EntityKind,
        /// Its full name, folded.
        name: String,
        /// The form that is renamed, folded.
        form: String,
    },
    /// `ref=_label`, without the underscore, in one article.
    Label(String),
}

/// What can be renamed at an offset (bytes) of an article: the name that stands there, or the id in `ref=`; `None` where
/// there is neither.
///
/// # Errors
/// What stands there is a name, but no single one of the registry's.
pub fn renameable(
    view: &ArticleView<'_>,
    offset: TextSize,
) -> Result<Option<Renameable>, RenameError> {
    let article = view.article;
    match target_at(article, offset) {
        Some(ArticleTarget::Mention(mention)) => of_mention(article, mention).map(Some),
        Some(ArticleTarget::Annotation(target)) => match target.part {
            AnnotationPart::Value(attribute) if attribute.key == "ref" => {
                let value = attribute.value.as_str();
                let subject = match value.strip_prefix('_') {
                    Some(label) => Subject::Label(label.to_owned()),
                    None => id(article.registry(), value)?,
                };
                Ok(Some(Renameable {
                    range: target.range,
                    now: value.to_owned(),
                    subject,
                }))
            }
            _ => Ok(None),
        },
        _ => Ok(None),
    }
}

/// What can be renamed at an offset (bytes) of a registry file: an id, or a name of an entry; `None` where there is
/// neither.
///
/// # Errors
/// An id that no entry has; a misspelling.
pub fn renameable_in_registry(
    view: &RegistryView<'_>,
    offset: TextSize,
) -> Result<Option<Renameable>, RenameError> {
    let header = view.file.entries.iter().find_map(|entry| {
        let mut places = view.file.places_of_id(&entry.id.value).into_iter();
        let inside = |place: &TextRange| place.contains_inclusive(offset);
        let place = (entry.range.contains_inclusive(offset)).then(|| places.find(inside))??;
        Some((place, entry.id.value.clone()))
    });
    if let Some((range, now)) = header {
        let subject = id(view.registry, &now)?;
        return Ok(Some(Renameable {
            range,
            now,
            subject,
        }));
    }
    let Some(key) = view.file.key_at(offset) else {
        return Ok(None);
    };
    let range = key.range;
    match &key.meaning {
        KeyMeaning::Id(value) | KeyMeaning::Reference(value) => Ok(Some(Renameable {
            range,
            now: value.clone(),
            subject: id(view.registry, value)?,
        })),
        KeyMeaning::Name(value) => {
            let entry = view
                .file
                .entries
                .iter()
                .find(|entry| entry.id.value == *value && entry.range.contains_range(range));
            let form = entry.and_then(|entry| {
                let mut forms = entry.forms().into_iter();
                Some((entry, forms.find(|form| form.range == range)?))
            });
            let Some((entry, form)) = form else {
                return Ok(None);
            };
            check_kind(entry, form.text, form.kind)?;
            Ok(Some(Renameable {
                range,
                now: form.text.to_owned(),
                subject: Subject::Form {
                    id: value.clone(),
                    form: form.text.to_owned(),
                },
            }))
        }
        KeyMeaning::Key(_) => Ok(None),
    }
}

fn id(registry: &Registry, id: &str) -> Result<Subject, RenameError> {
    match registry.get(id) {
        Some(_) => Ok(Subject::Id(id.to_owned())),
        None => Err(RenameError::UnknownId(id.to_owned())),
    }
}

fn of_mention(article: &Article, mention: &Mention) -> Result<Renameable, RenameError> {
    let registry = article.registry();
    let text = names::plain_text(article, mention).unwrap_or("");
    let (now, subject) = match &mention.entity {
        Entity::Ambiguous(candidates) => {
            let ids = candidates
                .iter()
                .map(|index| registry.entry(*index).id.value.clone());
            return Err(RenameError::Ambiguous {
                name: text.to_owned(),
                ids: ids.collect(),
            });
        }
        Entity::Entry(index) => {
            let entry = registry.entry(*index);
            let Some(form) = listed_form(entry, text) else {
                return Err(RenameError::Description {
                    text: text.to_owned(),
                    name: entry.name.value.clone(),
                });
            };
            check_kind(entry, form.text, form.kind)?;
            let subject = Subject::Form {
                id: entry.id.value.clone(),
                form: form.text.to_owned(),
            };
            (form.text.to_owned(), subject)
        }
        Entity::Local(index) => {
            let local = &article.locals[index.0 as usize];
            let Some(form) = names::form_of(article, &mention.entity, text) else {
                return Err(RenameError::Description {
                    text: text.to_owned(),
                    name: local.name.clone(),
                });
            };
            let subject = Subject::Local {
                kind: local.kind,
                name: local.name.clone(),
                form: form.clone(),
            };
            (form, subject)
        }
    };
    Ok(Renameable {
        range: mention.range,
        now,
        subject,
    })
}

/// Refuses forms that are not renamed by themselves.
fn check_kind(entry: &Entry, form: &str, kind: FormKind) -> Result<(), RenameError> {
    let (form, name) = (form.to_owned(), entry.name.value.clone());
    match kind {
        FormKind::Misspelling => Err(RenameError::Misspelling { form, name }),
        FormKind::Short if entry.short.is_none() && !is_same_form(&form, &name) => {
            Err(RenameError::DefaultShort { form, name })
        }
        _ => Ok(()),
    }
}
