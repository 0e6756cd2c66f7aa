//! Which name of an entity a text is, and which new names it may get.

use super::subject::Subject;
use super::{RenameError, is_same_form};
use crate::analysis::{Article, Entity, Mention};
use crate::markup::TokenKind;
use crate::registry::{Entry, Form, FormKind, Registry};
use crate::text::{fold, fold_loose};

/// The text of a mention without markup inside it.
pub(super) fn plain_text<'a>(article: &'a Article, mention: &Mention) -> Option<&'a str> {
    if !holds_markup(article, mention) {
        return Some(article.text(mention.range));
    }
    let placed = article.blocks.get(mention.block as usize)?;
    let analysis = &placed.analysis;
    let range = analysis
        .plain
        .map
        .to_plain(mention.range.checked_sub(placed.start)?);
    let plain = analysis.plain.text(&analysis.text);
    plain.get(std::ops::Range::<usize>::from(range))
}

/// Whether a mention has brackets, attributes, escapes or comments of the markup inside it.
pub(super) fn holds_markup(article: &Article, mention: &Mention) -> bool {
    let Some(placed) = article.blocks.get(mention.block as usize) else {
        return false;
    };
    let Some(range) = mention.range.checked_sub(placed.start) else {
        return false;
    };
    let tokens = &placed.analysis.inlines.tokens;
    let first = tokens.partition_point(|token| token.range.end() <= range.start());
    let inside = tokens[first..]
        .iter()
        .take_while(|token| token.range.start() < range.end());
    inside
        .into_iter()
        .any(|token| token.kind != TokenKind::Text)
}

/// The form of an entry that a text is: to the letter, else without diacritics, else in another case.
pub(super) fn listed_form<'a>(entry: &'a Entry, text: &str) -> Option<Form<'a>> {
    let forms = entry.forms();
    let caseless = |text: &str| fold_loose(text.trim()).to_lowercase();
    let as_it_is = forms
        .iter()
        .find(|form| is_same_form(form.text.trim(), text));
    let found = as_it_is
        .or_else(|| {
            let text = fold_loose(text);
            forms
                .iter()
                .find(|form| fold_loose(form.text.trim()) == text)
        })
        .or_else(|| {
            let text = caseless(text);
            forms.iter().find(|form| caseless(form.text) == text)
        });
    found.copied()
}

/// The form of an article's entity that a text is: as the registry has it, or of an entity without an entry folded, and
/// its name as that is even where the text is all in capitals. `None` for a description.
pub(super) fn form_of(article: &Article, entity: &Entity, text: &str) -> Option<String> {
    match entity {
        Entity::Entry(index) => {
            let form = listed_form(article.registry().entry(*index), text)?;
            Some(form.text.to_owned())
        }
        Entity::Local(index) => {
            let name = &article.locals.get(index.0 as usize)?.name;
            let folded = fold(text.trim());
            if folded.to_lowercase() == name.to_lowercase() {
                return Some(name.clone());
            }
            let is_capital = folded.chars().next().is_some_and(char::is_uppercase);
            is_capital.then(|| folded.into_owned())
        }
        Entity::Ambiguous(_) => None,
    }
}

/// Refuses what cannot be a new name.
pub(super) fn check(
    registry: &Registry,
    subject: &Subject,
    form: &str,
    new: &str,
) -> Result<(), RenameError> {
    let is_barred = |char: char| char.is_control() || "[]{}<>\\\u{2028}\u{2029}".contains(char);
    if !new.contains(char::is_alphanumeric) || new.contains(is_barred) {
        return Err(RenameError::NoName(new.to_owned()));
    }
    let own = match subject {
        Subject::Form { id, .. } => registry.get(id),
        _ => None,
    };
    if let Some(index) = own {
        let file = registry.file_of(index);
        if !file.is_current {
            return Err(RenameError::Broken(file.path.clone()));
        }
    }
    let named = registry.names().lookup(new, false);
    let candidates = named
        .map(|name| registry.names().candidates(name))
        .unwrap_or_default();
    for (index, _) in candidates {
        let entry = registry.entry(*index);
        let is_own = own == Some(*index);
        let clashes = entry.forms().iter().any(|other| {
            let counts = match other.kind {
                FormKind::Short => false,
                FormKind::Adjective | FormKind::Plural => is_own,
                _ => true,
            };
            counts && is_same_form(other.text, new) && !(is_own && is_same_form(other.text, form))
        });
        if clashes && is_own {
            return Err(RenameError::OwnName {
                name: new.to_owned(),
                id: entry.id.value.clone(),
            });
        }
        if clashes {
            return Err(RenameError::NameTaken {
                name: new.to_owned(),
                bearer: entry.name.value.clone(),
                id: entry.id.value.clone(),
            });
        }
    }
    Ok(())
}
