//! The word that somebody may have meant.

/// The candidate that is nearest to `word`: one that differs only in case, hyphens, underscores or a final `s`, else
/// the one with the fewest edits, at most one for every three characters of `word`. The first of several equally near
/// ones. Takes time linear in the candidates.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let stem = stem(word);
    let length = word.chars().count();
    let limit = (length / 3).clamp(1, 4);
    let mut best: Option<(usize, &'a str)> = None;
    for candidate in candidates {
        // A character is at most four bytes long, so words of very different lengths are told apart without a count.
        if candidate.len() + limit < length || candidate.len() > (word.len() + limit) * 4 {
            continue;
        }
        if !stem.is_empty() && same_stem(&stem, candidate) {
            return Some(candidate);
        }
        let bound = best.map_or(limit + 1, |(distance, _)| distance);
        if candidate.chars().count().abs_diff(length) >= bound {
            continue;
        }
        let distance = strsim::osa_distance(word, candidate);
        if distance < bound && distance < length {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Whether two words differ only in case, hyphens, underscores or a final `s`, as `alias` and `Aliases` do.
pub fn is_same_word(a: &str, b: &str) -> bool {
    same_stem(&stem(a), b)
}

fn same_stem(stem: &str, word: &str) -> bool {
    let mut letters = letters(word);
    if !stem.chars().all(|char| letters.next() == Some(char)) {
        return false;
    }
    matches!(
        (letters.next(), letters.next(), letters.next()),
        (None, _, _) | (Some('s'), None, _) | (Some('e'), Some('s'), None)
    )
}

fn stem(word: &str) -> String {
    let mut stem: String = letters(word).collect();
    if let Some(rest) = stem.strip_suffix("ses") {
        stem.truncate(rest.len() + 1);
    } else if stem.ends_with('s') && !stem.ends_with("ss") && !stem.ends_with("as") {
        stem.pop();
    }
    stem
}

fn letters(word: &str) -> impl Iterator<Item = char> {
    word.chars()
        .filter(|char| !matches!(char, '-' | '_'))
        .flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 6] = ["aliases", "acronym", "part_of", "plurals", "born", "note"];

    #[test]
    fn a_slip_of_the_keyboard_is_near() {
        assert_eq!(nearest("acornym", KEYS), Some("acronym"));
        assert_eq!(nearest("bron", KEYS), Some("born"));
        assert_eq!(nearest("koi", ["kia-bhamo", "kio", "kokang"]), Some("kio"));
    }

    #[test]
    fn number_case_and_hyphens_do_not_count() {
        for (word, key) in [
            ("alias", "aliases"),
            ("acronyms", "acronym"),
            ("Part-Of", "part_of"),
            ("notes", "note"),
            ("plural", "plurals"),
        ] {
            assert_eq!(nearest(word, KEYS), Some(key), "{word}");
            assert!(is_same_word(word, key), "{word}");
        }
        assert!(!is_same_word("bron", "born"));
    }

    #[test]
    fn a_word_of_its_own_is_near_to_nothing() {
        assert_eq!(nearest("population", KEYS), None);
        assert_eq!(nearest("x", KEYS), None);
        assert_eq!(nearest("", KEYS), None);
    }
}
