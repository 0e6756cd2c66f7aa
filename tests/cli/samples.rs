//! The sample corpus of the repository.

use crate::workspace::{Run, run_in};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

fn run(arguments: &[&str]) -> Run {
    run_in(Path::new(env!("CARGO_MANIFEST_DIR")), arguments, &[])
}

/// The findings of an article as `rule: text`.
fn findings(document: &Value, name: &str) -> Vec<(String, String)> {
    let path = format!("samples/articles/{name}");
    let text = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path)).unwrap();
    let findings = document["diagnostics"].as_array().unwrap().iter();
    findings
        .filter(|finding| finding["path"] == path.as_str())
        .map(|finding| {
            let at = |place: usize| {
                usize::try_from(finding["range"]["bytes"][place].as_u64().unwrap()).unwrap()
            };
            (
                finding["rule"].as_str().unwrap().to_owned(),
                String::from_utf8(text[at(0)..at(1)].to_vec()).unwrap(),
            )
        })
        .collect()
}

#[test]
fn only_the_seed_article_and_the_exercises_have_warnings() {
    let run = run(&["check", "samples", "--format", "json"]);
    assert_eq!((run.status, run.errors.as_str()), (1, ""));
    let document = run.json();
    let grave: BTreeSet<&str> = document["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| matches!(finding["severity"].as_str(), Some("error" | "warning")))
        .map(|finding| finding["path"].as_str().unwrap())
        .collect();
    let expected = [
        "samples/articles/2015-03-23-myanmar-kachin-offensive.txt",
        "samples/articles/2015-03-24-exercise-dates.news",
        "samples/articles/2015-04-01-exercise-stories.news",
        "samples/articles/2015-04-02-exercise-names.news",
        "samples/articles/2015-04-07-exercise-markup.news",
        "samples/articles/2021-06-10-exercise-acronyms.news",
        "samples/articles/2022-03-02-exercise-roles.news",
        "samples/articles/exercise-undated.news",
    ];
    assert_eq!(grave, BTreeSet::from(expected));
}

#[test]
fn the_seed_article_has_its_misspelling_and_an_acronym_that_is_never_used() {
    let document = run(&["check", "samples", "--format", "json"]).json();
    let found = findings(&document, "2015-03-23-myanmar-kachin-offensive.txt");
    let expected = [("acronym/unused", "KIO"), ("name/misspelled", "Bahmo")];
    assert_eq!(
        found,
        expected.map(|(rule, text)| (rule.to_owned(), text.to_owned()))
    );
}

/// Which rules find something in an exercise.
fn rules(document: &Value, name: &str) -> Vec<String> {
    let found = findings(document, name).into_iter();
    found.map(|(rule, _)| rule).collect()
}

#[test]
fn every_exercise_shows_what_the_readme_promises() {
    let document = run(&["check", "samples", "--format", "json"]).json();
    let readme = include_str!("../../samples/README.md");
    let mut exercises = 0;
    for row in readme
        .lines()
        .filter(|line| line.contains("exercise-") && line.starts_with('|'))
    {
        let name = row.split('`').nth(1).unwrap();
        let found: BTreeSet<String> = rules(&document, name).into_iter().collect();
        let promised: BTreeSet<String> = row
            .split('`')
            .skip(2)
            .filter(|word| word.contains('/') && !word.contains(' '))
            .map(str::to_owned)
            .collect();
        assert_eq!(found, promised, "{name}");
        exercises += 1;
    }
    assert_eq!(exercises, 7);
}

#[test]
fn every_sample_is_exported_and_spans_fit_their_text() {
    let run = run(&["export", "--to", "jsonl", "samples"]);
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    let lines = run.lines();
    assert_eq!(lines.len(), 30);
    for line in &lines {
        let length = line["text"].as_str().unwrap().chars().count();
        let mut last = 0;
        for span in line["spans"].as_array().unwrap() {
            let at = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
            assert!(at("start") < at("end") && at("end") <= length, "{line}");
            assert!(at("start") >= last, "{}: by place", line["path"]);
            last = at("start");
        }
    }
}

#[test]
fn the_seed_article_is_exported_as_it_is() {
    let seed = "samples/articles/2015-03-23-myanmar-kachin-offensive.txt";
    let lines = run(&["export", "--to", "jsonl", seed]).lines();
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(seed)).unwrap();
    assert_eq!(lines[0]["text"], text.as_str());
    let chars: Vec<char> = text.chars().collect();
    let dates: Vec<(String, &str)> = lines[0]["spans"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|span| span["label"] == "date" && span["type"] == "DATE")
        .map(|span| {
            let at = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
            let text = chars[at("start")..at("end")].iter().collect();
            (text, span["value"].as_str().unwrap())
        })
        .collect();
    for expected in [
        ("Monday", "2015-03-23"),
        ("Sunday", "2015-03-22"),
        ("earlier this month", "2015-03"),
        ("February 9", "2015-02-09"),
        ("2009", "2009"),
    ] {
        let expected = (expected.0.to_owned(), expected.1);
        assert!(dates.contains(&expected), "{expected:?} in {dates:?}");
    }
}

#[test]
fn formatting_a_sample_changes_none_of_its_words() {
    use newsmark::markup::{Dialect, Inlines, LayoutOptions, export_text, layout};
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/articles");
    let read = |text: &str, dialect: Dialect| -> (String, String) {
        let layout = layout(text, &LayoutOptions::default());
        let blocks = layout.blocks.iter();
        let inlines: Vec<Inlines> = blocks
            .map(|block| Inlines::parse(&text[block.range], dialect))
            .collect();
        let words = export_text(text, &layout, |block| &inlines[block]);
        let edits =
            newsmark::markup::formatting_edits(text, &layout, |block| &inlines[block], |_| true);
        let words = words.text(text).to_owned();
        (words, newsmark::text::apply_edits(text, &edits))
    };
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let dialect = match path.extension().is_some_and(|it| it == "news") {
            true => Dialect::News,
            false => Dialect::Markdown,
        };
        // As it is, and with spaces wherever markup may have them.
        let text = std::fs::read_to_string(&path).unwrap();
        let classes = ["person", "group", "place", "event", "date", "none"];
        let loose = classes.iter().fold(text.clone(), |text, class| {
            text.replace(&format!("]{{.{class}"), &format!("]{{  .{class}"))
        });
        for text in [&text, &loose] {
            let (words, formatted) = read(text, dialect);
            let again = read(&formatted, dialect);
            assert_eq!(again, (words, formatted), "{}", path.display());
        }
        // Where nothing is broken, the spaces leave no trace.
        if !path.ends_with("2015-04-07-exercise-markup.news") {
            let (text, loose) = (read(&text, dialect), read(&loose, dialect));
            assert_eq!(text, loose, "{}", path.display());
        }
        seen += 1;
    }
    assert!(seen > 10, "{seen}");
}
