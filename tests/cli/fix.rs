//! `newsmark check --fix`.

use crate::workspace::{PLACES, Workspace};

const COPY: &str = "Late\r\n\r\nThe pier of Bahmo is closed.\r\nBahmo has another.\r\n";
const FIXED: &str = "Late\r\n\r\nThe pier of Bhamo is closed.\r\nBhamo has another.\r\n";

#[test]
fn fixes_are_applied_and_told_and_line_endings_kept() {
    let workspace = Workspace::with_article("lead.news", COPY);
    let run = workspace.run(&["check", "--fix"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(workspace.read("lead.news"), FIXED.as_bytes());
    assert!(
        run.out
            .contains("fixed[name/misspelled]: lead.news:3:13: Replace by \"Bhamo\""),
        "{}",
        run.out
    );
    assert!(
        run.out.contains("fixed 2 findings in 1 file\n"),
        "{}",
        run.out
    );
    let again = workspace
        .run(&["check", "--fix", "--format", "json"])
        .json();
    assert_eq!(again["summary"]["fixed"], 0);
}

#[test]
fn a_byte_order_mark_stays() {
    let workspace = Workspace::with_article("lead.news", &format!("\u{feff}{COPY}"));
    workspace.run(&["check", "--fix"]);
    assert_eq!(
        workspace.read("lead.news"),
        format!("\u{feff}{FIXED}").as_bytes()
    );
}

#[test]
fn what_is_left_decides_on_the_exit_status() {
    let copy = format!("{COPY}\r\nThe [market]{{.town}} is closed.\r\n");
    let workspace = Workspace::with_article("lead.news", &copy);
    let run = workspace.run(&["check", "--fix", "--format", "json"]);
    assert_eq!(run.status, 1);
    assert_eq!(run.rules(), ["syntax/class"]);
    let document = run.json();
    assert_eq!(document["fixed"].as_array().unwrap().len(), 2);
    assert_eq!(document["fixed"][0]["path"], "lead.news");
    assert_eq!(document["fixed"][0]["start"]["line"], 3);
}

#[test]
fn without_fix_nothing_is_written() {
    let workspace = Workspace::with_article("lead.news", COPY);
    assert_eq!(workspace.run(&["check"]).status, 1);
    assert_eq!(workspace.read("lead.news"), COPY.as_bytes());
}

#[test]
fn a_file_that_is_not_utf8_is_reported_and_never_written() {
    let bytes = b"Late\n\nThe pier of Bahmo is closed, says Caf\xe9 Bahmo.\n";
    let workspace = Workspace::new(&[("registry/places.toml", PLACES)]);
    workspace.write("lead.news", bytes);
    let run = workspace.run(&["check", "--fix", "--format", "json"]);
    assert_eq!(run.status, 1);
    assert_eq!(
        run.rules(),
        ["name/misspelled", "file/encoding", "name/misspelled"]
    );
    assert_eq!(workspace.read("lead.news"), bytes);
}

#[test]
fn a_file_over_the_limit_is_reported_and_never_written() {
    let workspace = Workspace::new(&[
        ("newsmark.toml", "[limits]\nmax_file_size = 20\n"),
        ("registry/places.toml", PLACES),
        ("lead.news", COPY),
        ("short.news", "Bahmo is late.\n"),
    ]);
    let run = workspace.run(&["check", "--fix", "--format", "json"]);
    assert_eq!(run.rules(), ["file/too-large"], "{run:?}");
    assert_eq!(workspace.read("lead.news"), COPY.as_bytes());
    assert_eq!(workspace.read("short.news"), b"Bhamo is late.\n");
}

#[cfg(unix)]
#[test]
fn permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = Workspace::with_article("lead.news", COPY);
    let path = workspace.path("lead.news");
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o640)).unwrap();
    workspace.run(&["check", "--fix"]);
    assert_eq!(workspace.read("lead.news"), FIXED.as_bytes());
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_named_and_the_others_are_fixed() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = Workspace::with_article("lead.news", COPY);
    workspace.write("talks.news", COPY.as_bytes());
    let path = workspace.path("lead.news");
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o444)).unwrap();
    let run = workspace.run(&["check", "--fix"]);
    assert_eq!(run.status, 2, "{run:?}");
    assert!(
        run.errors.starts_with("newsmark: lead.news: ") && run.errors.contains("read-only"),
        "{}",
        run.errors
    );
    assert_eq!(workspace.read("lead.news"), COPY.as_bytes());
    assert_eq!(workspace.read("talks.news"), FIXED.as_bytes());
    assert!(run.out.contains("warning[name/misspelled]"), "{}", run.out);
}

/// Whoever may write everywhere may write here too; all others are told.
#[cfg(unix)]
#[test]
fn a_read_only_folder_is_told_or_written_but_never_half_written() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = Workspace::with_article("desk/lead.news", COPY);
    let folder = workspace.path("desk");
    std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o555)).unwrap();
    let may_write = std::fs::write(folder.join("probe"), "").is_ok();
    let run = workspace.run(&["check", "--fix"]);
    std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o755)).unwrap();
    if may_write {
        assert_eq!(run.status, 0, "{run:?}");
        assert_eq!(workspace.read("desk/lead.news"), FIXED.as_bytes());
    } else {
        assert_eq!(run.status, 2, "{run:?}");
        assert!(run.errors.contains("desk/lead.news"), "{}", run.errors);
        assert_eq!(workspace.read("desk/lead.news"), COPY.as_bytes());
    }
}

#[test]
fn formats_without_a_place_for_fixes_tell_them_on_the_error_stream() {
    for format in ["github", "sarif"] {
        let workspace = Workspace::with_article("lead.news", COPY);
        let run = workspace.run(&["check", "--fix", "--format", format]);
        assert_eq!(run.status, 0, "{run:?}");
        let told = "newsmark: lead.news: fixed name/misspelled: Replace by \"Bhamo\"\n";
        assert_eq!(run.errors, told.repeat(2));
    }
}

#[test]
fn a_mended_configuration_decides_on_what_is_fixed_next() {
    let workspace = Workspace::new(&[
        (
            "newsmark.toml",
            "[corpus]\r\nexcludes = [\"drafts/\"]\r\nregistry = [\"desk/*.toml\"]\r\n",
        ),
        ("desk/places.toml", PLACES),
        ("lead.news", "Bahmo is late.\n"),
        ("drafts/lead.news", "Bahmo is late.\n"),
    ]);
    let run = workspace.run(&["check", "--fix", "--format", "json"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(
        workspace.read("newsmark.toml"),
        b"[corpus]\r\nexclude = [\"drafts/\"]\r\nregistry = [\"desk/*.toml\"]\r\n"
    );
    assert_eq!(workspace.read("lead.news"), b"Bhamo is late.\n");
    assert_eq!(workspace.read("drafts/lead.news"), b"Bahmo is late.\n");
    let document = run.json();
    let fixed = document["fixed"].as_array().unwrap();
    let places: Vec<_> = fixed.iter().map(|fixed| &fixed["path"]).collect();
    assert_eq!(places, ["lead.news", "newsmark.toml"]);
    assert_eq!(fixed[1]["rule"], "config/unknown-key");
    assert_eq!(fixed[1]["start"]["line"], 2);
    assert_eq!(document["summary"]["files_fixed"], 2);
}

const SLIP: &str = r#"
[katha]
kind = "place"
Name = "Katha"
alias = ["Kathar"]
misspelling = ["Khata"]
"#;
const NO_SLIP: &str = r#"
[katha]
kind = "place"
name = "Katha"
aliases = ["Kathar"]
misspellings = ["Khata"]
"#;

#[test]
fn articles_are_fixed_by_the_mended_registry() {
    let workspace = Workspace::new(&[
        ("registry/katha.toml", SLIP),
        ("registry/places.toml", PLACES),
        ("lead.news", "The boat from Bahmo is in Khata.\n"),
    ]);
    let run = workspace.run(&["check", "--fix"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(workspace.read("registry/katha.toml"), NO_SLIP.as_bytes());
    assert_eq!(workspace.read("registry/places.toml"), PLACES.as_bytes());
    assert_eq!(
        workspace.read("lead.news"),
        b"The boat from Bhamo is in Katha.\n"
    );
    let told = "fixed[registry/unknown-key]: registry/katha.toml:5:1: Replace by `aliases`";
    assert!(run.out.contains(told), "{}", run.out);
    assert!(
        run.out.contains("fixed 5 findings in 2 files\n"),
        "{}",
        run.out
    );
}

#[test]
fn toml_files_that_were_not_asked_for_stay() {
    let config = "[corpus]\nExclude = [\"drafts/\"]\n";
    let workspace = Workspace::new(&[
        ("newsmark.toml", config),
        ("registry/katha.toml", SLIP),
        ("lead.news", "The boat is in Katha.\n"),
    ]);
    workspace.run(&["check", "--fix", "lead.news"]);
    assert_eq!(workspace.read("newsmark.toml"), config.as_bytes());
    assert_eq!(workspace.read("registry/katha.toml"), SLIP.as_bytes());
    workspace.run(&["check", "--fix", "registry"]);
    assert_eq!(workspace.read("newsmark.toml"), config.as_bytes());
    assert_eq!(workspace.read("registry/katha.toml"), NO_SLIP.as_bytes());
}

#[test]
fn a_slip_that_may_mean_something_else_stays_in_toml_files_too() {
    let config = "[corpus]\nexlude = [\"drafts/\"]\n";
    let workspace = Workspace::new(&[("newsmark.toml", config), ("lead.news", "Late.\n")]);
    let run = workspace.run(&["check", "--fix", "--format", "json"]);
    assert_eq!(run.rules(), ["config/unknown-key"]);
    assert_eq!(workspace.read("newsmark.toml"), config.as_bytes());
}

#[cfg(unix)]
#[test]
fn a_read_only_registry_file_is_named_and_keeps_its_findings() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = Workspace::new(&[
        (
            "registry/katha.toml",
            NO_SLIP.replace("aliases", "alias").as_str(),
        ),
        ("lead.news", "The boat is in Khata.\n"),
    ]);
    let path = workspace.path("registry/katha.toml");
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o444)).unwrap();
    let run = workspace.run(&["check", "--fix", "--format", "json"]);
    assert_eq!(run.status, 2, "{run:?}");
    assert!(
        run.errors.starts_with("newsmark: registry/katha.toml: ")
            && run.errors.contains("read-only"),
        "{}",
        run.errors
    );
    assert_eq!(run.rules(), ["registry/unknown-key"]);
    assert_eq!(workspace.read("lead.news"), b"The boat is in Katha.\n");
}
