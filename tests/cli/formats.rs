//! The formats of `newsmark check` that programs read.

use crate::workspace::{PLACES, Workspace};
use serde_json::Value;

fn with_emoji() -> Workspace {
    Workspace::new(&[
        ("registry/places.toml", PLACES),
        (
            "wire/a: 50%, b.news",
            "Late\n\n😀 é The pier of Bahmo is closed.\n",
        ),
    ])
}

#[test]
fn json_gives_lines_columns_and_bytes() {
    let workspace = with_emoji();
    let run = workspace.run(&["check", "--format", "json"]);
    assert_eq!(run.status, 1);
    let document = run.json();
    let finding = &document["diagnostics"][0];
    assert_eq!(finding["path"], "wire/a: 50%, b.news");
    assert_eq!(finding["rule"], "name/misspelled");
    assert_eq!(finding["severity"], "warning");
    let range = &finding["range"];
    assert_eq!(
        range["start"],
        serde_json::json!({ "line": 3, "column": 17 })
    );
    assert_eq!(range["end"], serde_json::json!({ "line": 3, "column": 22 }));
    let bytes = workspace.read("wire/a: 50%, b.news");
    let at = |place: usize| usize::try_from(range["bytes"][place].as_u64().unwrap()).unwrap();
    assert_eq!(&bytes[at(0)..at(1)], b"Bahmo");
    let fix = &finding["fixes"][0];
    assert_eq!(fix["safe"], true);
    assert_eq!(fix["edits"][0]["text"], "Bhamo");
    assert_eq!(fix["edits"][0]["range"], *range);
    assert_eq!(finding["related"][0]["path"], "registry/places.toml");
    assert_eq!(document["summary"]["warnings"], 1);
}

#[test]
fn json_without_findings_is_a_document_too() {
    let run = Workspace::new(&[]).run(&["check", "--format", "json"]);
    assert_eq!(run.json()["diagnostics"], serde_json::json!([]));
}

#[test]
fn workflow_commands_are_escaped() {
    let run = with_emoji().run(&["check", "--format", "github"]);
    let expected = "::warning title=newsmark%3A name/misspelled,file=wire/a%3A 50%25%2C b.news,line=3,endLine=3,\
                    col=17,endColumn=22::\"Bahmo\"";
    assert!(run.out.starts_with(expected), "{}", run.out);
    assert_eq!(run.out.lines().count(), 1);
}

#[test]
fn sarif_has_what_scanners_ask_for() {
    let run = with_emoji().run(&["check", "--format", "sarif"]);
    assert_eq!(run.status, 1);
    let document = run.json();
    assert_eq!(document["version"], "2.1.0");
    let run = &document["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "newsmark");
    let result = &run["results"][0];
    assert_eq!(result["ruleId"], "name/misspelled");
    assert_eq!(result["level"], "warning");
    assert!(
        result["message"]["text"]
            .as_str()
            .unwrap()
            .contains("Bahmo")
    );
    let location = &result["locations"][0]["physicalLocation"];
    assert_eq!(
        location["artifactLocation"]["uri"],
        "wire/a%3A%2050%25%2C%20b.news"
    );
    assert_eq!(location["region"]["startLine"], 3);
    assert_eq!(location["region"]["startColumn"], 17);
    let change = &result["fixes"][0]["artifactChanges"][0];
    assert_eq!(
        change["replacements"][0]["insertedContent"]["text"],
        "Bhamo"
    );
    assert_eq!(
        change["replacements"][0]["deletedRegion"],
        location["region"]
    );
    let related = &result["relatedLocations"][0]["physicalLocation"];
    assert_eq!(related["artifactLocation"]["uri"], "registry/places.toml");
}

#[test]
fn sarif_describes_every_rule_and_results_point_to_theirs() {
    let run = with_emoji().run(&["check", "--format", "sarif"]);
    let document = run.json();
    let rules = document["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap();
    let words = |rule: &Value, pointer: &str| {
        rule.pointer(pointer)
            .and_then(Value::as_str)
            .map_or(0, |text| text.split_whitespace().count())
    };
    for rule in rules {
        assert!(words(rule, "/shortDescription/text") > 2, "{rule}");
        assert!(words(rule, "/help/text") > 10, "{rule}");
    }
    let result = &document["runs"][0]["results"][0];
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(rules[index]["id"], result["ruleId"]);
}

#[test]
fn sarif_without_findings_is_a_document_too() {
    let run = Workspace::new(&[]).run(&["check", "--format", "sarif"]);
    assert_eq!(run.json()["runs"][0]["results"], serde_json::json!([]));
}
