//! Date phrases, sentence by sentence.

use newsmark::dates::{Context, Date, Origin, phrases, resolve};

/// The sentences of the table, with the publication date of each and the line it begins on.
fn cases() -> Vec<(usize, Option<Date>, String)> {
    let mut cases: Vec<(usize, Option<Date>, String)> = Vec::new();
    let mut anchor = None;
    let mut open = false;
    for (index, line) in include_str!("dates/phrases.txt").lines().enumerate() {
        if let Some(day) = line.strip_prefix('@') {
            anchor = day.trim().parse().ok();
            continue;
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match cases.last_mut() {
            Some((_, _, text)) if open => {
                text.push('\n');
                text.push_str(line);
            }
            _ => cases.push((index + 1, anchor, line.to_owned())),
        }
        // A bracket left open at the line's end goes on in the next line.
        open = line.matches('[').count() > line.matches(']').count();
    }
    cases
}

/// A sentence without its brackets, and what stands in them.
fn marked(text: &str) -> (String, Vec<String>) {
    let (mut plain, mut found, mut from) = (String::new(), Vec::new(), 0);
    for char in text.chars() {
        match char {
            '[' => from = plain.len(),
            ']' => found.push(plain[from..].to_owned()),
            _ => plain.push(char),
        }
    }
    (plain, found)
}

#[test]
fn phrases_of_the_table_are_found_whole_and_get_their_values() {
    let mut wrong = Vec::new();
    for (line, anchor, case) in cases() {
        let (text, values) = case.split_once(" => ").unwrap_or((&case, ""));
        let (plain, expected) = marked(text);
        let values = values.split(" ; ").filter(|value| !value.is_empty());
        let expected: Vec<String> = expected
            .iter()
            .zip(values)
            .map(|(phrase, value)| format!("{phrase} = {value}"))
            .collect();
        let mut earlier = Vec::new();
        let mut found = Vec::new();
        for phrase in phrases(&plain) {
            let resolution = resolve(
                &phrase.expression,
                Context {
                    anchor,
                    earlier: &earlier,
                },
            );
            let value = match (&resolution.value, resolution.origin) {
                (None, Origin::Impossible) => "!".to_owned(),
                (None, _) => "?".to_owned(),
                (Some(value), _) => match value.modifier() {
                    None => value.timex3(),
                    Some(modifier) => format!("{} {modifier}", value.timex3()),
                },
            };
            found.push(format!("{} = {value}", &plain[phrase.range]));
            earlier.push(resolution);
        }
        if found != expected {
            wrong.push(format!(
                "{line}: {plain}\n  expected {expected:?}\n  found    {found:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
