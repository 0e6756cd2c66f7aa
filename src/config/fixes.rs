//! Edits that mend a configuration.

use crate::text::{Edit, Fix, TextRange, is_same_word};

/// Puts a known key in the place of an unknown one; certain where they differ only in case, hyphens or number, and no
/// other one of the table's keys, `siblings`, would become the same.
pub(super) fn key<'k>(
    range: TextRange,
    word: &str,
    near: &str,
    siblings: impl Iterator<Item = &'k str>,
) -> Fix {
    let mut alike = siblings.filter(|key| is_same_word(key, near));
    Fix {
        title: format!("Replace by `{near}`"),
        edits: vec![Edit::replace(range, near)],
        safe: alike.next() == Some(word) && alike.next().is_none(),
    }
}

/// Puts a known rule in the place of an unknown one, quotes included.
pub(super) fn rule(place: TextRange, near: &str) -> Fix {
    Fix::doubtful(
        format!("Replace by `{near}`"),
        vec![Edit::replace(place, format!("\"{near}\""))],
    )
}

/// Puts a word in the place of a value, quotes included.
pub(super) fn value(place: TextRange, near: &str) -> Fix {
    Fix::doubtful(
        format!("Replace by \"{near}\""),
        vec![Edit::replace(place, format!("\"{near}\""))],
    )
}
