//! `newsmark check`: exit statuses and the report for people.

use crate::workspace::{PLACES, Workspace};

#[test]
fn clean_copy_ends_with_0() {
    let workspace = Workspace::with_article("lead.news", "Boats are late\n\nBhamo is quiet.\n");
    let run = workspace.run(&["check"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(run.out, "nothing found in 1 article\n");
    assert_eq!(run.errors, "");
}

#[test]
fn a_warning_ends_with_1_and_shows_its_line() {
    let workspace = Workspace::with_article(
        "lead.news",
        "Boats are late\n\nThe pier of Bahmo is closed.\n",
    );
    let run = workspace.run(&["check"]);
    assert_eq!(run.status, 1, "{run:?}");
    for expected in [
        "warning[name/misspelled]: \"Bahmo\"",
        " --> lead.news:3:13\n",
        "3 | The pier of Bahmo is closed.\n  |             ^^^^^\n",
        "fix: Replace by \"Bhamo\"",
        "newsmark explain name/misspelled",
        " --> registry/places.toml:5:18\n",
        "1 warning in 1 of 1 article\n",
    ] {
        assert!(run.out.contains(expected), "{expected:?} in\n{}", run.out);
    }
}

#[test]
fn information_alone_ends_with_0() {
    let workspace = Workspace::new(&[
        ("registry/places.toml", PLACES),
        (
            "lead.news",
            "Boats are late\n\nThe pier of Bahmo is closed.\n",
        ),
        (
            "newsmark.toml",
            "[rules]\n\"name/misspelled\" = \"information\"\n",
        ),
    ]);
    let run = workspace.run(&["check"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(
        run.out.contains("information[name/misspelled]"),
        "{}",
        run.out
    );
    assert!(
        run.out.ends_with("1 information in 1 of 1 article\n"),
        "{}",
        run.out
    );
}

#[test]
fn files_come_in_the_order_of_their_paths_and_toml_files_last() {
    let copy = "Boats are late\n\nThe pier of Bahmo is closed.\n";
    let workspace = Workspace::new(&[
        ("newsmark.toml", "[corpus]\ninclued = []\n"),
        ("registry/places.toml", &format!("{PLACES}\nnmae = \"x\"\n")),
        ("b.news", copy),
        ("a/z.news", copy),
        ("c.news", "Boats are late\n\nBhamo is quiet.\n"),
        ("a.news", copy),
    ]);
    let run = workspace.run(&["check", "--format", "json"]);
    let document = run.json();
    let paths: Vec<&str> = document["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["path"].as_str().unwrap())
        .collect();
    assert_eq!(
        paths,
        [
            "a/z.news",
            "a.news",
            "b.news",
            "registry/places.toml",
            "newsmark.toml"
        ]
    );
    assert_eq!(document["summary"]["articles"], 4);
    assert_eq!(document["summary"]["articles_with_findings"], 3);
    assert_eq!(document["summary"]["other_files_with_findings"], 2);
}

#[test]
fn an_empty_folder_is_no_mistake() {
    let run = Workspace::new(&[]).run(&["check"]);
    assert_eq!(
        (run.status, run.out.as_str()),
        (
            0,
            "nothing found in 0 articles: the articles of a folder are its .news files, and what `include` of its \
             newsmark.toml names\n"
        )
    );
}

#[test]
fn an_empty_article_is_no_mistake() {
    let run = Workspace::new(&[("lead.news", "")]).run(&["check"]);
    assert_eq!((run.status, run.errors.as_str()), (0, ""), "{run:?}");
}

#[test]
fn unknown_arguments_end_with_2() {
    let workspace = Workspace::new(&[]);
    for arguments in [
        &["check", "--fromat", "json"][..],
        &["check", "--format", "xml"],
        &["proofread"],
        &["export", "."],
    ] {
        let run = workspace.run(arguments);
        assert_eq!(run.status, 2, "{arguments:?} {run:?}");
        assert!(run.errors.contains("error:"), "{run:?}");
    }
}

#[test]
fn what_a_terminal_would_obey_is_not_printed() {
    let workspace = Workspace::with_article(
        "lead.news",
        "Boats \u{1b}[2Jare late\n\nIn \u{1b}]0;x\u{7} \u{9b}31m Bahmo \u{202e}the pier\r is closed.\n",
    );
    let run = workspace.run(&["check"]);
    assert!(run.out.contains("Bahmo"), "{}", run.out);
    let obeyed = |char: char| char.is_control() && char != '\n' || char == '\u{202e}';
    assert!(!run.out.contains(obeyed), "{:?}", run.out);
}

#[test]
fn colours_are_for_terminals_and_for_who_asks() {
    let workspace = Workspace::with_article("lead.news", "Late\n\nThe pier of Bahmo is closed.\n");
    let plain = workspace.run(&["check"]);
    assert!(!plain.out.contains('\u{1b}'));
    let coloured = workspace.run_with(&["check"], &[("CLICOLOR_FORCE", "1")]);
    assert!(coloured.out.contains("\u{1b}["), "{}", coloured.out);
    let refused = workspace.run_with(&["check"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]);
    assert_eq!(refused.out, plain.out);
}

#[test]
fn of_a_long_line_the_part_around_the_finding_is_shown() {
    let filler = "The boats on the river are late again. ".repeat(200);
    let workspace = Workspace::with_article(
        "lead.news",
        &format!("Late\n\n{filler}Bahmo is far. {filler}\n"),
    );
    let run = workspace.run(&["check"]);
    assert!(run.out.contains("lead.news:3:7801\n"), "{}", run.out);
    assert!(run.out.contains("again. Bahmo is far."), "{}", run.out);
    let longest = run.out.lines().map(|line| line.chars().count()).max();
    assert!(longest.unwrap() <= 100, "{}", run.out);
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    let copy = "Late\n\nThe pier of Bahmo is closed.\n\n".repeat(2000);
    let workspace = Workspace::with_article("lead.news", &copy);
    for command in ["check", "export --to jsonl"] {
        let script = format!("\"$NEWSMARK\" {command} . | head -c 1; echo \" ${{PIPESTATUS[0]}}\"");
        let output = std::process::Command::new("bash")
            .args(["-c", &script])
            .env("NEWSMARK", env!("CARGO_BIN_EXE_newsmark"))
            .current_dir(workspace.path(""))
            .output()
            .unwrap();
        assert!(output.stderr.is_empty(), "{output:?}");
        let status = String::from_utf8(output.stdout).unwrap();
        let status = status.trim().rsplit(' ').next().unwrap().to_owned();
        assert_ne!(status, "2", "{command}");
    }
}

#[test]
fn a_rule_on_suggested_names_runs_where_it_is_on() {
    let article = (
        "visit.news",
        "Visit ends\n\nBarack Obama spoke in Germany.\n",
    );
    let on = "[rules]\n\"name/unregistered\" = \"information\"\n";
    let off = format!("[model]\nenabled = false\n{on}");
    let found = |configuration: &str| {
        let files = [article, ("newsmark.toml", configuration)];
        let run = Workspace::new(&files).run(&["check", "--format", "json", "visit.news"]);
        assert_eq!((run.status, run.errors.as_str()), (0, ""), "{}", run.out);
        run.out.matches("\"name/unregistered\"").count()
    };
    assert_eq!(found(on), 2);
    assert_eq!(found(""), 0);
    assert_eq!(found(&off), 0, "the model is off");
}
