//! The findings of an article after edits are those of one read afresh.

use super::check_article;
use crate::analysis::{Article, Input};
use crate::config::Settings;
use crate::corpus::Corpus;
use crate::markup::Dialect;
use crate::registry::{Registry, RegistryFile};
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const REGISTRY: &str = r#"
[thein-sein]
kind = "person"
name = "Thein Sein"
name_order = "whole"
roles = [{ title = "President", of = "myanmar", from = 2011-03-30, to = 2016-03-30 }]
[myanmar]
kind = "place"
name = "Myanmar"
[bhamo]
kind = "place"
name = "Bhamo"
aliases = ["Banmaw"]
"#;

const TEXT: &str = "---\ndate: 2017-02-06\n---\nPresident Thein Sein of Myanmar met envoys in Bahmo on Friday, Feb. 9, 2015.\n\nWin Htein, 73, will meet them on Feb. 1. KNDF fighters took Banmaw and Bhamo.\n\nKarla Lindquist left. The 74-year-old Win Htein saw Karla Lindqiust, a teacher.\n";

const PIECES: &[&str] = &[
    "\n\n",
    "\"",
    "President Thein Sein said. ",
    "former ",
    "KNDF ",
    "Kachin National Defence Force ",
    "Bahmo ",
    "Win Htein, 75, ",
    "will meet on Feb. 1. ",
    "Lindqiust",
    "",
    "",
];

fn article(text: &str, registry: &Arc<Registry>, before: Option<&Article>) -> Article {
    let input = Input {
        text: text.into(),
        file_name: "a.news".to_owned(),
        dialect: Dialect::News,
        registry: Arc::clone(registry),
        furniture: Arc::from([]),
    };
    Article::analyse(input, before)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn an_edited_article_has_the_findings_of_one_read_afresh(
        edits in proptest::collection::vec((0usize..400, 0usize..12, 0usize..PIECES.len()), 1..12)
    ) {
        let file = RegistryFile::parse(Path::new("actors.toml"), REGISTRY, None);
        let registry = Arc::new(Registry::new(vec![Arc::new(file)]));
        let settings = Arc::new(Settings::default());
        let corpus = Corpus::new(PathBuf::from("/corpus"), settings, Arc::clone(&registry));
        let path = Path::new("/corpus/a.news");
        let mut text = TEXT.to_owned();
        let mut kept = article(&text, &registry, None);
        let first = check_article(&kept, &corpus, path);
        prop_assert!(first.len() >= 4, "{:#?}", first);
        for (at, length, piece) in edits {
            let start = text.floor_char_boundary(at.min(text.len()));
            let end = text.floor_char_boundary((at + length).min(text.len()));
            text.replace_range(start..end, PIECES[piece]);
            kept = article(&text, &registry, Some(&kept));
            let fresh = article(&text, &registry, None);
            let found = check_article(&kept, &corpus, path);
            prop_assert_eq!(found, check_article(&fresh, &corpus, path));
        }
    }
}
