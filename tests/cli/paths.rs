//! What paths on the command line stand for.

use crate::workspace::{PLACES, Workspace, run_in};

const COPY: &str = "Late\n\nThe pier of Bahmo is closed.\n";

fn two_desks() -> Workspace {
    Workspace::new(&[
        (
            "newsmark.toml",
            "[corpus]\ninclude = [\"articles/**/*.news\"]\n",
        ),
        ("registry/places.toml", PLACES),
        ("articles/a.news", COPY),
        ("articles/2015/b.news", COPY),
        ("notes/idea.md", COPY),
        ("notes/other.news", COPY),
    ])
}

/// The paths with findings, and the number of articles checked.
fn checked(workspace: &Workspace, paths: &[&str]) -> (Vec<String>, u64) {
    let arguments: Vec<&str> = ["check", "--format", "json"]
        .iter()
        .chain(paths)
        .copied()
        .collect();
    let document = workspace.run(&arguments).json();
    let findings = document["diagnostics"].as_array().unwrap();
    let path = |finding: &serde_json::Value| finding["path"].as_str().unwrap().to_owned();
    (
        findings.iter().map(path).collect(),
        document["summary"]["articles"].as_u64().unwrap(),
    )
}

#[test]
fn a_folder_stands_for_the_articles_of_its_corpus() {
    let workspace = two_desks();
    let all = ["articles/2015/b.news", "articles/a.news"].map(str::to_owned);
    assert_eq!(checked(&workspace, &[]), (all.to_vec(), 2));
    assert_eq!(checked(&workspace, &["."]), (all.to_vec(), 2));
    assert_eq!(
        checked(&workspace, &["articles/2015"]),
        (all[..1].to_vec(), 1)
    );
    assert_eq!(checked(&workspace, &["notes"]), (vec![], 0));
}

#[test]
fn a_file_is_checked_though_no_include_names_it() {
    let workspace = two_desks();
    let found = checked(&workspace, &["notes/idea.md"]);
    assert_eq!(found, (vec!["notes/idea.md".to_owned()], 1));
}

#[test]
fn folders_and_files_are_mixed_and_nothing_is_checked_twice() {
    let workspace = two_desks();
    let found = checked(
        &workspace,
        &[
            "notes/idea.md",
            "articles",
            "articles/a.news",
            "./articles/a.news",
            ".",
        ],
    );
    let expected = ["articles/2015/b.news", "articles/a.news", "notes/idea.md"];
    assert_eq!(found, (expected.map(str::to_owned).to_vec(), 3));
}

#[test]
fn paths_are_shown_from_the_current_directory() {
    let workspace = two_desks();
    let run = run_in(
        &workspace.path("notes"),
        &["check", "../articles/a.news"],
        &[],
    );
    assert!(
        run.out.contains("--> ../articles/a.news:3:13\n"),
        "{}",
        run.out
    );
}

#[test]
fn a_path_that_is_not_there_is_named_and_the_others_are_checked() {
    let workspace = two_desks();
    let run = workspace.run(&["check", "articels", "articles/a.news"]);
    assert_eq!(run.status, 2);
    assert_eq!(run.errors, "newsmark: articels: no such file or folder\n");
    assert!(run.out.contains("articles/a.news:3:13"), "{}", run.out);
    for command in [
        &["export", "--to", "jsonl", "articels"][..],
        &["index", "articels"],
    ] {
        let run = workspace.run(command);
        assert_eq!(run.status, 2, "{command:?}");
        assert!(run.errors.contains("articels"), "{}", run.errors);
    }
}

#[test]
fn a_file_alone_has_the_registry_beside_it() {
    let workspace = Workspace::with_article("lead.txt", COPY);
    let found = checked(&workspace, &["lead.txt"]);
    assert_eq!(found, (vec!["lead.txt".to_owned()], 1));
}

#[test]
fn nested_corpora_have_their_own_registries() {
    let workspace = Workspace::new(&[
        ("lead.news", COPY),
        ("north/newsmark.toml", ""),
        ("north/registry/places.toml", PLACES),
        ("north/lead.news", COPY),
    ]);
    let found = checked(&workspace, &[]);
    assert_eq!(found, (vec!["north/lead.news".to_owned()], 2));
}

#[test]
fn of_toml_files_that_were_not_asked_for_only_errors_are_told() {
    let warning = format!("{PLACES}nmae = \"x\"\n");
    let error = "[lashio]\nkind = \"town\"\nname = \"Lashio\"\n";
    let workspace = Workspace::new(&[
        ("newsmark.toml", ""),
        ("registry/a.toml", &warning),
        ("registry/b.toml", error),
        ("articles/a.news", "Late\n"),
    ]);
    let all = ["registry/a.toml", "registry/b.toml"].map(str::to_owned);
    assert_eq!(checked(&workspace, &["."]), (all.to_vec(), 1));
    assert_eq!(checked(&workspace, &["articles"]), (all[1..].to_vec(), 1));
    assert_eq!(
        checked(&workspace, &["articles", "registry/a.toml"]),
        (all.to_vec(), 1)
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_checked() {
    let workspace = two_desks();
    std::os::unix::fs::symlink("nowhere", workspace.path("articles/gone.news")).unwrap();
    let run = workspace.run(&["check", "articles/gone.news", "articles/a.news"]);
    assert_eq!(run.status, 2);
    assert!(run.errors.contains("articles/gone.news"), "{}", run.errors);
    assert!(run.out.contains("articles/a.news:3:13"), "{}", run.out);
}
