//! What the README shows can be copied: its configuration, registry and article are without fault.

use std::fs;
use std::path::Path;
use std::process::Command;

const README: &str = include_str!("../README.md");

/// The README's blocks of code in a language.
fn examples(language: &str) -> Vec<&'static str> {
    README
        .split("\n```")
        .skip(1)
        .step_by(2)
        .filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n'))
        .collect()
}

#[test]
fn the_examples_are_a_corpus_without_findings() {
    let corpus = tempfile::tempdir().expect("a temporary folder");
    let write = |path: &str, text: &str| {
        let path = corpus.path().join(path);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    let [configuration, registry] = examples("toml")[..] else {
        panic!("the README shows newsmark.toml and the registry");
    };
    let [article] = examples("news")[..] else {
        panic!("the README shows an article");
    };
    write("newsmark.toml", configuration);
    write("registry/actors.toml", registry);
    write("articles/talks.news", article);

    let output = Command::new(env!("CARGO_BIN_EXE_newsmark"))
        .arg("check")
        .arg(corpus.path())
        .output()
        .expect("newsmark starts");
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(printed.contains("nothing found in 1 article"), "{printed}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_files_that_the_readme_points_to_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut links = 0;
    for (at, _) in README.match_indices("](") {
        let target = &README[at + 2..];
        let target = &target[..target.find(')').expect("a link ends")];
        if !target.contains("://") {
            links += 1;
            assert!(root.join(target).exists(), "the README points to {target}");
        }
    }
    assert!(
        links > 2,
        "the README points to the picture and the licences"
    );
}
