//! The files of `editors/` for editors that no test runs: each can be parsed, and names the program,
//! the extension and the place of a corpus as the others do.

use saphyr_parser::{Event, Parser};
use std::path::PathBuf;
use toml::Table;

fn read(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("editors")
        .join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => panic!("{}: {error}", path.display()),
    }
}

fn toml(name: &str) -> Table {
    match read(name).parse() {
        Ok(table) => table,
        Err(error) => panic!("editors/{name}: {error}"),
    }
}

fn json(name: &str) -> serde_json::Value {
    match serde_json::from_str(&read(name)) {
        Ok(value) => value,
        Err(error) => panic!("editors/{name}: {error}"),
    }
}

/// The scalars of a YAML file, in its order.
fn yaml_scalars(name: &str) -> Vec<String> {
    let text = read(name);
    Parser::new_from_str(&text)
        .filter_map(|event| match event {
            Ok((Event::Scalar(value, ..), _)) => Some(value.into_owned()),
            Ok(_) => None,
            Err(error) => panic!("editors/{name}: {error}"),
        })
        .collect()
}

#[test]
fn helix_starts_the_server_for_articles() {
    let languages = toml("helix/languages.toml");
    let server = &languages["language-server"]["newsmark"];
    assert_eq!(server["command"].as_str(), Some("newsmark"));
    assert_eq!(server["args"], toml::Value::from(vec!["lsp"]));
    let language = &languages["language"][0];
    assert_eq!(language["name"].as_str(), Some("newsmark"));
    assert_eq!(language["file-types"], toml::Value::from(vec!["news"]));
    assert_eq!(language["roots"], toml::Value::from(vec!["newsmark.toml"]));
    assert_eq!(
        language["language-servers"],
        toml::Value::from(vec!["newsmark"])
    );
}

#[test]
fn helix_serves_other_files_of_a_corpus_alone() {
    let languages = toml("helix/corpus-languages.toml");
    let server = &languages["language-server"]["newsmark"];
    assert_eq!(server["command"].as_str(), Some("newsmark"));
    assert_eq!(
        server["required-root-patterns"],
        toml::Value::from(vec!["newsmark.toml"])
    );
    let Some(all) = languages["language"].as_array() else {
        panic!("it lists languages");
    };
    let names: Vec<_> = all
        .iter()
        .filter_map(|language| language["name"].as_str())
        .collect();
    assert_eq!(names, ["markdown", "text", "toml"]);
    for language in all {
        assert_eq!(
            language["language-servers"][0].as_str(),
            Some("newsmark"),
            "{language:?}"
        );
        assert_eq!(language["roots"], toml::Value::from(vec!["newsmark.toml"]));
    }
}

#[test]
fn zed_has_a_language_for_the_server() {
    let extension = toml("zed/extension.toml");
    let server = &extension["language_servers"]["newsmark"];
    let language = toml("zed/languages/newsmark/config.toml");
    assert_eq!(server["languages"][0], language["name"]);
    assert_eq!(
        server["language_ids"]["Newsmark"].as_str(),
        Some("newsmark")
    );
    assert_eq!(language["path_suffixes"], toml::Value::from(vec!["news"]));
    assert!(json("zed/settings.json")["file_types"]["Newsmark"].is_array());
}

#[test]
fn extensions_have_the_release_of_the_program() {
    for (file, version) in [
        ("zed/extension.toml", &toml("zed/extension.toml")["version"]),
        (
            "zed/Cargo.toml",
            &toml("zed/Cargo.toml")["package"]["version"],
        ),
    ] {
        assert_eq!(version.as_str(), Some(env!("CARGO_PKG_VERSION")), "{file}");
    }
    let package = read("emacs/newsmark.el");
    for line in [
        concat!(";; Version: ", env!("CARGO_PKG_VERSION"), "\n"),
        concat!("newsmark-version \"", env!("CARGO_PKG_VERSION"), "\"\n"),
    ] {
        assert!(package.contains(line), "newsmark.el lacks {line}");
    }
    let plugin = read("nvim/lua/newsmark/version.lua");
    assert!(plugin.contains(concat!("'", env!("CARGO_PKG_VERSION"), "'")));
}

#[test]
fn sublime_starts_the_server_for_its_syntax() {
    let client = &json("sublime/LSP.sublime-settings")["clients"]["newsmark"];
    assert_eq!(client["command"], serde_json::json!(["newsmark", "lsp"]));
    let scalars = yaml_scalars("sublime/Newsmark.sublime-syntax");
    let value = |key: &str| {
        let at = scalars.iter().position(|scalar| scalar == key);
        at.and_then(|at| scalars.get(at + 1)).map(String::as_str)
    };
    assert_eq!(value("file_extensions"), Some("news"));
    assert_eq!(value("scope"), client["selector"].as_str());
    let project = json("sublime/corpus.sublime-project");
    let selector = project["settings"]["LSP"]["newsmark"]["selector"].as_str();
    assert!(selector.is_some_and(|selector| selector.starts_with("text.newsmark | ")));
}

#[test]
fn kate_starts_the_server_for_its_mode() {
    let settings = json("kate/settings.json");
    let project = json("kate/corpus.kateproject");
    let servers = [
        &settings["servers"]["newsmark"],
        &project["lspclient"]["servers"]["markdown"],
        &project["lspclient"]["servers"]["toml"],
    ];
    for server in servers {
        assert_eq!(server["command"], serde_json::json!(["newsmark", "lsp"]));
        assert_eq!(
            server["rootIndicationFileNames"],
            serde_json::json!(["newsmark.toml"])
        );
    }
    let mode = servers[0]["highlightingModeRegex"].as_str();
    assert_eq!(mode, Some("^Newsmark$"));
    let syntax = read("kate/newsmark.xml");
    assert!(syntax.contains(r#"<language name="Newsmark" section="Markup" extensions="*.news""#));
}
