//! What the other articles of a corpus say for and against a slip.

use crate::analysis::{Article, Input};
use crate::corpus::{Builder, Corpus, Stamp, Summary};
use crate::markup::Dialect;
use crate::registry::{Registry, RegistryFile};
use crate::rules::check_article;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const REGISTRY: &str = r#"
[bhamo]
kind = "place"
name = "Bhamo"

[min-aung-hlaing]
kind = "person"
name = "Min Aung Hlaing"
"#;

fn article(path: &str, text: &str, registry: &Arc<Registry>) -> Article {
    let input = Input {
        text: text.into(),
        file_name: path.to_owned(),
        dialect: Dialect::News,
        registry: Arc::clone(registry),
        furniture: Arc::from([]),
    };
    Article::analyse(input, None)
}

/// What `name/near-miss` says of an article beside so many others with one text, and one with another.
fn said(text: &str, registry: &str, others: (usize, &str), one: &str) -> Vec<String> {
    let file = RegistryFile::parse(Path::new("registry.toml"), registry, None);
    let registry = Arc::new(Registry::new(vec![Arc::new(file)]));
    let mut builder = Builder::default();
    let mut add = |path: &str, text: &str| {
        let summary = Summary::of(&article(path, text, &registry));
        builder.add(Path::new(path), Stamp::default(), summary);
    };
    add("a.news", text);
    add("b.news", one);
    for number in 0..others.0 {
        add(&format!("c{number:03}.news"), others.1);
    }
    let corpus: Corpus = builder.finish(PathBuf::new(), Arc::default(), Arc::clone(&registry));
    let article = article("a.news", text, &registry);
    check_article(&article, &corpus, Path::new("a.news"))
        .into_iter()
        .filter(|diagnostic| diagnostic.rule == "name/near-miss")
        .map(|diagnostic| diagnostic.message)
        .collect()
}

const CLINIC: &str = "The clinic of Karla Lindquist opens at six.";

#[test]
fn a_name_that_many_articles_have_needs_no_registry() {
    assert_eq!(
        said("Nurse Karla Lindqust left.", "", (9, CLINIC), "Rain."),
        [
            "\"Karla Lindqust\" is one letter off \"Lindquist\", which 9 other articles have with \"Karla\"; none has \"Lindqust\"."
        ]
    );
}

#[test]
fn a_few_articles_are_not_enough() {
    assert!(said("Nurse Karla Lindqust left.", "", (3, CLINIC), "Rain.").is_empty());
}

#[test]
fn what_a_second_article_has_is_a_name_of_its_own() {
    let one = "Karla Lindqust sells bread.";
    assert!(said("Nurse Karla Lindqust left.", "", (9, CLINIC), one).is_empty());
}

#[test]
fn the_word_beside_it_has_to_be_the_same() {
    assert!(said("Nurse Maria Lindqust left.", "", (9, CLINIC), "Rain.").is_empty());
}

#[test]
fn a_long_word_alone_is_compared_with_well_known_ones() {
    let common = "Rain fell in Myitkyina all day.";
    let text = "Boats left Mytikyina at noon.";
    assert_eq!(
        said(text, "", (25, common), "Rain."),
        [
            "\"Mytikyina\" swaps two letters of \"Myitkyina\", which 25 other articles have; none has \"Mytikyina\"."
        ]
    );
    assert!(said(text, "", (9, common), "Rain.").is_empty());
    assert!(said("Mytikyina is far.", "", (25, common), "Rain.").is_empty());
}

#[test]
fn an_article_with_both_forms_is_left_to_the_rule_of_variants() {
    let text = "Boats left Mytikyina at noon. Rain fell in Myitkyina.";
    let common = "Rain fell in Myitkyina all day.";
    assert!(said(text, "", (25, common), "Rain.").is_empty());
}

#[test]
fn a_common_place_of_the_registry_needs_nothing_else() {
    let text = "The road from Bahmo was closed.";
    let common = "Rain fell in Bhamo all day.";
    assert_eq!(
        said(text, REGISTRY, (9, common), "Rain."),
        ["\"Bahmo\" swaps two letters of Bhamo, and the registry has no \"Bahmo\"."]
    );
    assert!(said(text, REGISTRY, (0, common), "Rain.").is_empty());
    assert!(said(text, REGISTRY, (9, common), "A hamlet named Bahmo.").is_empty());
}

#[test]
fn a_full_name_that_stands_elsewhere_too_is_somebody_else() {
    let text = "General Min Aung Hliang came by boat.";
    assert_eq!(said(text, REGISTRY, (0, ""), "Rain.").len(), 1);
    let one = "Min Aung Hliang sells bread.";
    assert!(said(text, REGISTRY, (0, ""), one).is_empty());
}
