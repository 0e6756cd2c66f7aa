//! What an id looks like.

/// Whether a word can be an id: lower-case letters from a to z, digits and hyphens.
pub fn is_id(word: &str) -> bool {
    !word.is_empty()
        && word
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// An id made of a word or name; `None` where nothing of it can stand in an id.
pub fn id_from(name: &str) -> Option<String> {
    let folded = crate::text::fold_loose(name);
    let mut id = String::with_capacity(folded.len());
    for char in folded.chars() {
        match char {
            '\'' | '.' => {}
            'a'..='z' | 'A'..='Z' | '0'..='9' => id.push(char.to_ascii_lowercase()),
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    let id = id.trim_end_matches('-');
    (!id.is_empty()).then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_a_name() {
        assert_eq!(id_from("Thein Sein").as_deref(), Some("thein-sein"));
        assert_eq!(id_from("U.N. Women").as_deref(), Some("un-women"));
        assert_eq!(id_from("Lech Wałęsa").as_deref(), Some("lech-walesa"));
        assert_eq!(id_from("ကချင်"), None);
        assert!(is_id("kia-3rd-brigade") && !is_id("KIA") && !is_id(""));
    }
}
