//! Patterns in `newsmark.toml` that name a file or folder which moves.

use crate::text::{Edit, TextRange, apply_edits, size};
use toml_edit::{Document, Item, Value};

/// The edits of `newsmark.toml` after which its patterns name files and folders by their new paths. `moves` are old and
/// new paths relative to its folder, with `/` between their parts. A pattern follows where it spells out the whole old
/// path, as a file, or as the folder that the rest of it lies in: `archive/2014/**` follows `archive`. One that found the
/// file by `*` stays as it is, and so does all else in the file. None where the text is no valid TOML.
pub fn follow_moves(text: &str, moves: &[(String, String)]) -> Vec<Edit> {
    let Ok(document) = Document::parse(text) else {
        return Vec::new();
    };
    let mut patterns: Vec<&Value> = Vec::new();
    if let Some(corpus) = document.get("corpus").and_then(Item::as_table_like) {
        for key in ["include", "exclude", "registry"] {
            patterns.extend(strings(corpus.get(key)));
        }
    }
    match document.get("override") {
        Some(Item::ArrayOfTables(tables)) => {
            let files = tables.iter().map(|table| table.get("files"));
            patterns.extend(files.flat_map(strings));
        }
        Some(Item::Value(Value::Array(tables))) => {
            let tables = tables.iter().filter_map(Value::as_inline_table);
            let files = tables.filter_map(|table| table.get("files"));
            patterns.extend(files.flat_map(strings_of));
        }
        _ => {}
    }
    let mut edits: Vec<Edit> = patterns
        .into_iter()
        .filter_map(|pattern| {
            let moved = moved(pattern.as_str()?, moves)?;
            let span = pattern.span()?;
            let range = TextRange::new(size(span.start), size(span.end));
            Some(Edit::replace(range, written(text.get(span)?, &moved)))
        })
        .collect();
    edits.sort_by_key(|edit| edit.range.start());
    let after = apply_edits(text, &edits);
    match Document::parse(after) {
        Ok(_) => edits,
        Err(_) => Vec::new(),
    }
}

fn strings(item: Option<&Item>) -> Vec<&Value> {
    item.and_then(Item::as_value)
        .map(strings_of)
        .unwrap_or_default()
}

/// The strings of a list, or the one string that stands for one.
fn strings_of(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(list) => list.iter().filter(|value| value.is_str()).collect(),
        Value::String(_) => vec![value],
        _ => Vec::new(),
    }
}

/// A pattern after the move that it spells out, the longest one; `None` where it spells out none.
fn moved(pattern: &str, moves: &[(String, String)]) -> Option<String> {
    let (prefix, path) = match pattern.strip_prefix("./") {
        Some(path) => ("./", path),
        None => ("", pattern),
    };
    let (old, new) = moves
        .iter()
        .filter(|(old, new)| old != new && rest_below(path, old).is_some())
        .max_by_key(|(old, _)| old.len())?;
    let rest = rest_below(path, old)?;
    Some(format!("{prefix}{}{rest}", spelled_out(new)))
}

/// What a pattern has behind a path that it spells out: nothing, or `/` and more.
fn rest_below<'a>(pattern: &'a str, path: &str) -> Option<&'a str> {
    let rest = pattern.strip_prefix(spelled_out(path).as_str())?;
    (rest.is_empty() || rest.starts_with('/')).then_some(rest)
}

/// A path as a pattern that matches it alone.
fn spelled_out(path: &str) -> String {
    let mut pattern = String::with_capacity(path.len());
    for char in path.chars() {
        match char {
            '*' | '?' | '[' | ']' | '{' | '}' => pattern.extend(['[', char, ']']),
            char => pattern.push(char),
        }
    }
    pattern
}

/// A string in the place of another one, in its quotes where those hold it.
fn written(before: &str, value: &str) -> String {
    let is_plain = !value.contains(['\'', '\\', '"']) && !value.contains(char::is_control);
    match before.chars().next() {
        Some(quote @ ('"' | '\'')) if is_plain => format!("{quote}{value}{quote}"),
        _ => Value::from(value).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str, moves: &[(&str, &str)]) -> String {
        let owned = |(old, new): &(&str, &str)| ((*old).to_owned(), (*new).to_owned());
        let moves: Vec<(String, String)> = moves.iter().map(owned).collect();
        apply_edits(text, &follow_moves(text, &moves))
    }

    const WHOLE: &str = "# Ours.\r\n[corpus]\r\ninclude = [\r\n  \"articles/**/*.news\", # all\r\n  './wires/2015.txt',\r\n]\r\n\
        exclude = \"articles/drafts/\"\r\nregistry = [\"registry/north.toml\", \"registry/*.toml\"]\r\n\r\n\
        [[override]]\r\nfiles = [\"articles/archive/**\", \"articles/archived.news\"] # old\r\nrules = { \"date/*\" = \"off\" }\r\n";

    #[test]
    fn patterns_follow_the_files_that_they_spell_out() {
        assert_eq!(
            after(WHOLE, &[("registry/north.toml", "registry/kachin.toml")]),
            WHOLE.replace("registry/north.toml", "registry/kachin.toml")
        );
        assert_eq!(
            after(WHOLE, &[("wires/2015.txt", "wires/2015-all.txt")]),
            WHOLE.replace("./wires/2015.txt", "./wires/2015-all.txt")
        );
        // The file was found by a star.
        assert_eq!(
            after(WHOLE, &[("registry/south.toml", "south.toml")]),
            WHOLE
        );
    }

    #[test]
    fn patterns_follow_the_folder_that_they_lie_in() {
        assert_eq!(
            after(WHOLE, &[("articles/archive", "archive")]),
            WHOLE.replace("articles/archive/**", "archive/**")
        );
        assert_eq!(
            after(WHOLE, &[("articles", "stories/all")]),
            WHOLE.replace("articles/", "stories/all/")
        );
        let both = [("articles", "stories"), ("articles/archive", "attic")];
        assert_eq!(
            after(WHOLE, &both),
            WHOLE
                .replace("articles/archive/**", "attic/**")
                .replace("articles/", "stories/")
        );
    }

    #[test]
    fn two_files_change_their_names() {
        let text = "corpus.include = [\"a.news\", \"b.news\"]\n";
        assert_eq!(
            after(text, &[("a.news", "b.news"), ("b.news", "a.news")]),
            "corpus.include = [\"b.news\", \"a.news\"]\n"
        );
    }

    #[test]
    fn signs_of_patterns_in_a_name_are_spelled_out() {
        let text = "override = [{ files = ['a.news'], rules = {} }]\n";
        let once = after(text, &[("a.news", "a [1] don't.news")]);
        assert_eq!(
            once,
            "override = [{ files = [\"a [[]1[]] don't.news\"], rules = {} }]\n"
        );
        let globs = crate::config::Globs::new(&["a [[]1[]] don't.news"]);
        assert!(globs.is_match(std::path::Path::new("a [1] don't.news")));
        assert_eq!(
            after(&once, &[("a [1] don't.news", "b.news")]),
            "override = [{ files = [\"b.news\"], rules = {} }]\n"
        );
    }

    #[test]
    fn what_cannot_be_read_stays() {
        let text = "[corpus\ninclude = [\"a.news\"]\n";
        assert_eq!(after(text, &[("a.news", "b.news")]), text);
        let text = "corpus = 3\noverride = \"a.news\"\ninclude = [\"a.news\"]\n";
        assert_eq!(after(text, &[("a.news", "b.news")]), text);
    }
}
