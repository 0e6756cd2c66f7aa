//! Which corpora a folder holds, and which files are theirs.

use super::*;

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::Builder::new()
        .prefix("newsmark")
        .tempdir()
        .unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The corpora by their roots, each with its articles and registry files, relative to the folder.
fn surveyed(folder: &tempfile::TempDir) -> Vec<String> {
    let survey = survey(folder.path(), &Options::default(), &AtomicBool::new(false)).unwrap();
    assert_eq!(survey.unread, []);
    let short = |path: &PathBuf| {
        path.strip_prefix(folder.path())
            .unwrap()
            .display()
            .to_string()
    };
    survey
        .territories
        .iter()
        .map(|territory| {
            let articles: Vec<_> = territory.articles.iter().map(short).collect();
            let registry: Vec<_> = territory.registry.iter().map(short).collect();
            format!(
                "{}: {} | {}",
                short(&territory.root),
                articles.join(" "),
                registry.join(" ")
            )
        })
        .collect()
}

#[test]
fn a_folder_without_a_configuration_is_a_corpus() {
    let folder = folder(&[
        ("lead.news", ""),
        ("2015/march/talks.news", ""),
        ("notes.md", ""),
        ("registry/people.toml", ""),
    ]);
    assert_eq!(
        surveyed(&folder),
        [": 2015/march/talks.news lead.news | registry/people.toml"]
    );
}

#[test]
fn nested_corpora_own_their_files() {
    let folder = folder(&[
        ("lead.news", ""),
        ("north/newsmark.toml", ""),
        ("north/talks.news", ""),
        ("north/registry/groups.toml", ""),
        ("north/old/newsmark.toml", ""),
        ("north/old/dam.news", ""),
    ]);
    assert_eq!(
        surveyed(&folder),
        [
            ": lead.news | ",
            "north: north/talks.news | north/registry/groups.toml",
            "north/old: north/old/dam.news | ",
        ]
    );
}

#[test]
fn archives_that_git_ignores_are_found_and_hidden_folders_are_not() {
    let folder = folder(&[
        (".gitignore", "archive/\n"),
        (".ignore", "*.news\n"),
        ("archive/2011/truce.news", ""),
        (".trash/old.news", ""),
        (".lead.news", ""),
    ]);
    fs::create_dir(folder.path().join(".git")).unwrap();
    assert_eq!(surveyed(&folder), [": archive/2011/truce.news | "]);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let folder = folder(&[("wire/lead.news", "")]);
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(folder.path().join(to), folder.path().join(name)).unwrap();
    };
    link("", "wire/loop");
    link("wire", "wire2");
    link("wire/lead.news", "twin.news");
    assert_eq!(surveyed(&folder), [": wire/lead.news | "]);
}

#[cfg(unix)]
#[test]
fn a_folder_reached_through_a_link_is_looked_at() {
    let folder = folder(&[("wire/lead.news", "")]);
    let link = folder.path().join("today");
    std::os::unix::fs::symlink(folder.path().join("wire"), &link).unwrap();
    let survey = survey(&link, &Options::default(), &AtomicBool::new(false)).unwrap();
    assert_eq!(survey.territories[0].articles, [link.join("lead.news")]);
}

#[test]
fn home_and_root_are_never_indexed() {
    let folder = folder(&[("editor/articles/lead.news", ""), ("newsmark.toml", "")]);
    let home = folder.path().join("editor");
    let articles = home.join("articles");
    for wide in [Path::new("/"), folder.path(), &home] {
        let options = Options {
            home: Some(home.clone()),
            ..Options::default()
        };
        let error = survey(wide, &options, &AtomicBool::new(false)).unwrap_err();
        assert!(
            matches!(&error, SurveyError::TooWide(path) if path == wide),
            "{error}"
        );
    }
    assert!(!is_too_wide(&articles, Some(&home)));
    assert_eq!(nearest_root(&articles, None, Some(&home)), None);
    assert_eq!(
        nearest_root(&articles, None, None),
        Some(folder.path().to_owned())
    );
}

#[test]
fn the_nearest_configuration_within_the_workspace_folder_counts() {
    let folder = folder(&[
        ("newsmark.toml", ""),
        ("north/newsmark.toml", ""),
        ("north/a/b.news", ""),
    ]);
    let root = folder.path();
    let nearest = |from: &str, top: Option<&Path>| nearest_root(&root.join(from), top, None);
    assert_eq!(nearest("north/a", None), Some(root.join("north")));
    assert_eq!(nearest("south", None), Some(root.to_owned()));
    assert_eq!(nearest("north/a", Some(&root.join("north/a"))), None);
}

#[test]
fn a_folder_that_is_gone_is_said_to_be() {
    let folder = folder(&[]);
    let gone = folder.path().join("gone");
    let error = survey(&gone, &Options::default(), &AtomicBool::new(false)).unwrap_err();
    assert!(error.to_string().contains("gone"), "{error}");
}

#[test]
fn looking_stops_when_asked() {
    let folder = folder(&[("lead.news", "")]);
    let error = survey(folder.path(), &Options::default(), &AtomicBool::new(true)).unwrap_err();
    assert!(matches!(error, SurveyError::Cancelled));
}
