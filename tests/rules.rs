//! Every rule on articles that a person could have written: the fixtures in `tests/rules/<group>/<name>.md`.
//!
//! A fixture is a Markdown file. Each `## ` heading opens a case of fenced blocks:
//!
//! - `news [FILE NAME] [latin-1] [limit=BYTES]`: the article;
//! - `news FILE NAME times=COUNT`: so many other articles of the corpus with this text;
//! - `toml registry[/FILE]`: a registry file;
//! - `toml newsmark.toml`: the configuration;
//! - `fixed`: the article after all certain fixes of the rule;
//! - `fix TITLE`: the file after the fix with that title.
//!
//! Under a line of text, `^^^ message` marks a finding of the rule, and `^^^ see: message` a place that a finding relates
//! to. A marker opens with a severity where that is not the rule's own. Run with `UPDATE_FIXTURES=1`, the test writes the
//! markers anew, for a person to read before they are kept.

mod fixture;

use fixture::{Case, Fence, Fixture, Outcome};
use newsmark::rules::{self, Fixes};
use newsmark::text::{Edit, apply_edits};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

fn path_of(rule: &rules::Rule) -> PathBuf {
    let (group, name) = (rule.group(), rule.name().replace('-', "_"));
    folder().join(group).join(format!("{name}.md"))
}

#[test]
fn every_rule_reports_what_its_fixture_says() {
    let update = std::env::var_os("UPDATE_FIXTURES").is_some();
    let mut failures = Vec::new();
    for rule in rules::all() {
        let path = path_of(rule);
        let Ok(text) = std::fs::read_to_string(&path) else {
            failures.push(format!("{}: no fixture at {}", rule.id, path.display()));
            continue;
        };
        let mut fixture = Fixture::parse(&text);
        for case in &mut fixture.cases {
            let outcome = Outcome::of(rule, case);
            check_markers(rule, case, &outcome, update, &mut failures);
            check_fixes(rule, case, &outcome, &mut failures);
        }
        check_coverage(rule, &fixture, &mut failures);
        if update {
            std::fs::write(&path, fixture.text()).expect("the fixture can be written");
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// The markers of each file are what the rule finds there, no more and no less.
fn check_markers(
    rule: &rules::Rule,
    case: &mut Case,
    outcome: &Outcome,
    update: bool,
    failures: &mut Vec<String>,
) {
    for (fence, rendered) in case.sources_mut().zip(&outcome.rendered) {
        if fence.body == *rendered {
            continue;
        }
        if update {
            fence.body.clone_from(rendered);
        } else {
            failures.push(format!(
                "{} in {:?}, {}:\nthe fixture says\n{}the rule says\n{rendered}",
                rule.id, fence.case, fence.info, fence.body
            ));
        }
    }
}

fn check_fixes(rule: &rules::Rule, case: &Case, outcome: &Outcome, failures: &mut Vec<String>) {
    let found = || outcome.diagnostics.iter();
    for fence in case.fences.iter().filter(|fence| fence.is_fix()) {
        let safe: Vec<Edit>;
        let (edits, file): (&[Edit], usize) = if let Some(title) = fence.fix_title() {
            let named = found().find_map(|(file, diagnostic)| {
                let fix = diagnostic.fixes.iter().find(|fix| fix.title == title)?;
                Some((fix, *file))
            });
            let Some((fix, file)) = named else {
                let titles: Vec<&str> = found()
                    .flat_map(|(_, diagnostic)| &diagnostic.fixes)
                    .map(|fix| fix.title.as_str())
                    .collect();
                let (id, case) = (rule.id, &fence.case);
                failures.push(format!(
                    "{id} in {case:?}: no fix {title:?}, but {titles:?}"
                ));
                continue;
            };
            (&fix.edits, file)
        } else {
            let certain: Vec<_> = found()
                .flat_map(|(file, found)| found.fixes.iter().map(move |fix| (*file, fix)))
                .filter(|(_, fix)| fix.safe)
                .collect();
            let file = certain.first().map_or(0, |(file, _)| *file);
            safe = certain
                .iter()
                .flat_map(|(_, fix)| fix.edits.clone())
                .collect();
            (&safe, file)
        };
        let fixed = apply_edits(&outcome.texts[file], edits);
        if fixed != fence.body {
            let (id, case, info) = (rule.id, &fence.case, &fence.info);
            let wanted = &fence.body;
            failures.push(format!(
                "{id} in {case:?}, {info}: wanted\n{wanted}\ngot\n{fixed}"
            ));
        }
    }
    let has_safe_fixes = found().any(|(_, found)| found.fixes.iter().any(|fix| fix.safe));
    let shows_them = case.fences.iter().any(|fence| fence.info == "fixed");
    if has_safe_fixes != shows_them {
        let message = format!(
            "{} in {:?}: certain fixes: {has_safe_fixes}, but `fixed` shown: {shows_them}",
            rule.id, case.title
        );
        failures.push(message);
    }
}

/// A fixture has cases that fire and cases that stay silent, and shows the fixes that the table promises.
fn check_coverage(rule: &rules::Rule, fixture: &Fixture, failures: &mut Vec<String>) {
    let fires = |case: &Case| {
        case.sources().any(|fence| {
            fence
                .body
                .lines()
                .any(|line| line.trim_start().starts_with('^'))
        })
    };
    if !fixture.cases.iter().any(fires) {
        failures.push(format!("{}: no case in which it fires", rule.id));
    }
    if fixture.cases.iter().all(fires) {
        failures.push(format!("{}: no case in which it is silent", rule.id));
    }
    let fences = || fixture.cases.iter().flat_map(|case| &case.fences);
    let shown = if fences().any(|fence| fence.info == "fixed") {
        Fixes::Safe
    } else if fences().any(Fence::is_fix) {
        Fixes::Doubtful
    } else {
        Fixes::Nothing
    };
    if shown != rule.fixes {
        let declared = rule.fixes;
        failures.push(format!(
            "{}: the table says {declared:?}, the fixture shows {shown:?}",
            rule.id
        ));
    }
}

#[test]
fn every_fixture_belongs_to_a_rule() {
    let mut known: Vec<PathBuf> = rules::all().iter().map(path_of).collect();
    let mut files = Vec::new();
    for group in std::fs::read_dir(folder()).expect("the fixtures are there") {
        let group = group.expect("the folder can be listed").path();
        for file in std::fs::read_dir(group).expect("a group is a folder") {
            files.push(file.expect("the folder can be listed").path());
        }
    }
    files.sort();
    known.sort();
    assert_eq!(files, known);
}

/// What a parser reports under an id that is none of the table's would be lost.
#[test]
fn every_id_in_the_source_is_a_rule() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut unknown = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the source can be listed") {
            let path = entry.expect("the source can be listed").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("the source is text");
            for id in problem_ids(&text) {
                if rules::find(id).is_none() {
                    unknown.push(format!("{}: {id}", path.display()));
                }
            }
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

/// The strings of a source file that look like ids of rules for problems of parsers.
fn problem_ids(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').filter(|string| {
        let mut parts = string.split('/');
        matches!(
            parts.next(),
            Some("syntax" | "registry" | "config" | "file")
        ) && parts.next().is_some_and(|name| {
            !name.is_empty()
                && name
                    .chars()
                    .all(|char| char.is_ascii_lowercase() || char == '-')
        }) && parts.next().is_none()
    })
}

#[test]
fn every_rule_is_documented_in_the_same_sections() {
    for rule in rules::all() {
        let documentation = rule.documentation();
        let headings: Vec<&str> = documentation
            .lines()
            .filter_map(|line| line.strip_prefix("# "))
            .filter(|heading| *heading != "Source")
            .collect();
        let wanted = ["What it reports", "Why", "Example", "How to fix"];
        assert_eq!(headings, wanted, "{}", rule.id);
        assert!(rule.summary().ends_with('.'), "{}", rule.id);
    }
}

#[test]
fn ids_are_found_and_slips_in_them_too() {
    for rule in rules::all() {
        assert_eq!(rules::find(rule.id).map(|rule| rule.id), Some(rule.id));
    }
    assert!(rules::find("name/mispelled").is_none());
    assert_eq!(rules::nearest_id("name/mispelled"), Some("name/misspelled"));
    assert_eq!(
        rules::nearest_id("acronyms/undefined"),
        Some("acronym/undefined")
    );
    assert_eq!(rules::nearest_id("weather/rain"), None);
}

#[test]
fn the_readme_has_the_table_of_all_rules() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let Ok(readme) = std::fs::read_to_string(readme) else {
        return;
    };
    let (_, rest) = readme
        .split_once("<!-- rules:begin -->")
        .expect("README.md marks where the rule table begins");
    let (table, _) = rest
        .split_once("<!-- rules:end -->")
        .expect("README.md marks where the rule table ends");
    assert_eq!(table.trim(), rules::markdown_table().trim());
}
