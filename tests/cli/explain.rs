//! `newsmark explain`.

use crate::workspace::Workspace;

#[test]
fn a_rule_is_explained() {
    let run = Workspace::new(&[]).run(&["explain", "name/misspelled"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(
        run.out
            .starts_with("# name/misspelled\n\nDefault: warning."),
        "{}",
        run.out
    );
    assert!(run.out.contains("--fix"), "{}", run.out);
    assert!(run.out.contains("```"), "{}", run.out);
}

#[test]
fn without_a_rule_all_are_listed() {
    let run = Workspace::new(&[]).run(&["explain"]);
    assert_eq!(run.status, 0);
    for expected in [
        "\nname/misspelled ",
        "\ndate/impossible ",
        "\nconfig/unknown-rule ",
    ] {
        assert!(run.out.contains(expected), "{expected:?} in {}", run.out);
    }
    assert!(
        run.out.lines().all(|line| line.contains('/')),
        "{}",
        run.out
    );
}

#[test]
fn an_unknown_rule_brings_the_nearest() {
    let workspace = Workspace::new(&[]);
    for (asked, expected) in [
        ("name/mispelled", "name/misspelled"),
        ("misspelled", "name/misspelled"),
        (
            "acronym/twice-defined",
            "`newsmark explain` lists all rules",
        ),
        ("weather", "`newsmark explain` lists all rules"),
    ] {
        let run = workspace.run(&["explain", asked]);
        assert_eq!(run.status, 2, "{run:?}");
        assert!(run.errors.contains(expected), "{asked}: {}", run.errors);
        assert_eq!(run.out, "");
    }
}
