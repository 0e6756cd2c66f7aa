//! The ways in which a holiday's name is written, as rows of words.

/// All spellings of a name, in small letters: see [`super::Holiday::by_words`].
pub(super) fn spellings(name: &str) -> Vec<Vec<String>> {
    let name = name.to_lowercase();
    let mut spellings = vec![words(&name)];
    // "Presidents' Day", "President's Day", "Presidents Day": copy has all three of each.
    if let Some((before, after)) = name
        .split_once("'s ")
        .or_else(|| name.split_once("s' "))
        .or_else(|| Some((name.strip_suffix("'s")?, "")))
    {
        spellings.extend(["'s ", "s' ", "s "].map(|s| words(&format!("{before}{s}{after}"))));
    }
    for sign in [".", "-", ","] {
        let mut without = spellings.clone();
        for words in &mut without {
            words.retain(|word| word != sign);
        }
        spellings.extend(without);
    }
    spellings
}

/// The words and signs of a name in small letters; `'s` at a word's end is one.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    for mut rest in name.split_whitespace() {
        while let Some(first) = rest.chars().next() {
            let width = if rest == "'s" {
                2
            } else if first.is_alphanumeric() {
                rest.find(|c: char| !c.is_alphanumeric())
                    .unwrap_or(rest.len())
            } else {
                first.len_utf8()
            };
            let (word, after) = rest.split_at(width);
            words.push(word.to_owned());
            rest = after;
        }
    }
    words
}
