//! Edits that mend a configuration.

use crate::text::{Edit, Fix, TextRange, is_same_word};

/// Puts a known key in the place of an unknown one; certain where they differ only in case, hyphens or number.
pub(super) fn key(range: TextRange, word: &str, near: &str) -> Fix {
    Fix {
        title: format!("Replace by `{near}`"),
        edits: vec![Edit::replace(range, near)],
        safe: is_same_word(word, near),
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
