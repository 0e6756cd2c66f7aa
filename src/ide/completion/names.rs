//! Classes and keys.

use super::place::{Part, Place};
use super::{Completion, CompletionKind};
use crate::markup::{Class, EntityKind};
use crate::text::Edit;

/// The class, where the annotation has none, and the keys that it may have and has not.
pub(super) fn classes_and_keys(place: &Place<'_>) -> Vec<Completion> {
    let one = |label: String, detail: &str, kind| Completion {
        filter: label.clone(),
        edit: Edit::replace(place.range, label.as_str()),
        label,
        detail: detail.to_owned(),
        kind,
        entity: None,
        is_preferred: false,
    };
    let mut items = Vec::new();
    let has_class = place.class.is_some();
    if matches!(place.part, Part::Start | Part::Class) && !has_class {
        let class = |class: Class| {
            let label = format!(".{}", class.as_str());
            one(label, describe(class), CompletionKind::Class)
        };
        items.extend(Class::ALL.into_iter().map(class));
    }
    if matches!(place.part, Part::Start | Part::Key) {
        let is_date = place.class == Some(Class::Date);
        let is_none = place.class == Some(Class::None);
        for (key, detail, fits) in [
            ("when", "The date's value", is_date || !has_class),
            ("ref", "Whose name it is", !is_date && !is_none),
        ] {
            if fits && !place.keys.contains(&key) {
                items.push(one(format!("{key}="), detail, CompletionKind::Key));
            }
        }
    }
    items
}

fn describe(class: Class) -> &'static str {
    match class {
        Class::Entity(EntityKind::Person) => "The name of a person",
        Class::Entity(EntityKind::Group) => "The name of a group",
        Class::Entity(EntityKind::Place) => "The name of a place",
        Class::Entity(EntityKind::Event) => "The name of an event",
        Class::Date => "A date phrase",
        Class::None => "Neither a name nor a date; no rule reads it",
    }
}
