use super::*;

/// A registry of one file with a cursor, in a corpus of one article.
struct Cabinet {
    corpus: Corpus,
    registry: Registry,
    offset: TextSize,
}

impl Cabinet {
    fn new(marked: &str) -> Self {
        let (text, selection) = without_cursor(marked);
        let path = Path::new(ROOT).join("registry/north.toml");
        let file = Arc::new(RegistryFile::parse(&path, &text, None));
        let desk =
            Desk::one("The KIO met the Kachin Independence Organization's envoys in Bhamo.$0");
        Self {
            corpus: desk.corpus,
            registry: Registry::new(vec![file]),
            offset: selection.expect("a cursor").start(),
        }
    }

    /// The tests' registry with a cursor in front of the first `place`.
    fn at(place: &str) -> Self {
        Self::new(&REGISTRY.replacen(place, &format!("$0{place}"), 1))
    }

    fn view(&self) -> RegistryView<'_> {
        RegistryView {
            corpus: &self.corpus,
            registry: &self.registry,
            file: &self.registry.files[0],
        }
    }

    fn text(&self, range: TextRange) -> &str {
        &self.view().file.text[std::ops::Range::<usize>::from(range)]
    }

    fn hover(&self) -> (String, String) {
        let hover = hover_in_registry(&self.view(), self.offset).expect("a hover");
        let HoverContents::Markdown(markdown) = hover.contents else {
            panic!("no rule stands in a registry");
        };
        (self.text(hover.range).to_owned(), markdown)
    }

    fn targets(&self, jump: Option<Jump>) -> Vec<String> {
        let targets = jump.map(|jump| jump.targets).unwrap_or_default();
        targets
            .iter()
            .map(|target| match &target.file {
                TargetFile::This => self.text(target.range).to_owned(),
                other => format!("{other:?}"),
            })
            .collect()
    }
}

#[test]
fn an_id_shows_the_entrys_card_with_its_count() {
    let (id, card) = Cabinet::at("bhamo]").hover();
    assert_eq!(id, "bhamo");
    insta::assert_snapshot!(card, @r###"
    **Bhamo**

    Place: town. Registry entry `bhamo`.

    - Also: Banmaw
    - Belongs to: Myanmar › Kachin State
    - Not to be used: Bahmo
    - Named once in 1 article of the corpus
    - First introduced in `2015-03-23-talks.news` of 2015-03-23
    "###);
}

#[test]
fn a_reference_shows_the_card_of_what_it_names() {
    let (id, card) = Cabinet::at("kachin-state\"]").hover();
    assert_eq!(id, "kachin-state");
    assert!(card.starts_with("**Kachin State**"), "{card}");
}

#[test]
fn a_reference_to_nothing_says_so() {
    let (_, card) =
        Cabinet::new("[kia]\nkind = \"group\"\nname = \"KIA\"\npart_of = [\"k$0oi\"]\n").hover();
    assert_eq!(card, "The registry has no entry `koi`.");
}

#[test]
fn a_key_says_what_it_means() {
    let (key, card) = Cabinet::at("misspellings").hover();
    assert_eq!(key, "misspellings");
    assert!(card.starts_with("**misspellings**\n\n"), "{card}");
}

#[test]
fn a_reference_leads_to_its_entry_and_on_to_parents_and_parts() {
    let cabinet = Cabinet::at("kio\"]");
    let view = cabinet.view();
    assert_eq!(
        cabinet.targets(definition_in_registry(&view, cabinet.offset)),
        ["kio"]
    );
    assert_eq!(
        cabinet.targets(type_definition_in_registry(&view, cabinet.offset)),
        ["kachin"]
    );
    assert_eq!(
        cabinet.targets(implementation_in_registry(&view, cabinet.offset)),
        ["kia"]
    );
}

#[test]
fn an_entry_is_highlighted_by_its_id_its_names_and_the_values_that_name_it() {
    for place in [
        "kio\"]",
        "kio]",
        "Kachin Independence Organization",
        "KIO\"",
    ] {
        let cabinet = Cabinet::at(place);
        let found: Vec<(&str, bool)> = highlights_in_registry(&cabinet.view(), cabinet.offset)
            .iter()
            .map(|highlight| (cabinet.text(highlight.range), highlight.introduces))
            .collect();
        let expected = [
            ("kio", true),
            ("Kachin Independence Organization", false),
            ("KIO", false),
            ("kio", false),
        ];
        assert_eq!(found, expected, "at {place}");
    }
}

#[test]
fn every_name_of_an_entry_shows_its_card_and_leads_to_its_id() {
    for (name, id) in [
        ("Kachins", "kachin"),
        ("KIO\"", "kio"),
        ("Burma", "myanmar"),
        ("Banmaw", "bhamo"),
        ("Bahmo", "bhamo"),
    ] {
        let cabinet = Cabinet::at(name);
        let (text, card) = cabinet.hover();
        assert_eq!(text, name.trim_end_matches('"'));
        assert!(
            card.contains(&format!("Registry entry `{id}`.")),
            "{name}: {card}"
        );
        let view = cabinet.view();
        let targets = cabinet.targets(definition_in_registry(&view, cabinet.offset));
        assert_eq!(targets, [id], "{name}");
    }
}

#[test]
fn a_name_in_the_registry_has_the_references_of_its_entry() {
    for place in ["kio]", "Kachin Independence Organization", "KIO\""] {
        let cabinet = Cabinet::at(place);
        let view = cabinet.view();
        let places = references_in_registry(&view, cabinet.offset, true).expect("references");
        let shown: Vec<&str> = places
            .iter()
            .map(|place| match place.file {
                TargetFile::This => cabinet.text(place.range),
                TargetFile::Article(file) => {
                    let article = cabinet.corpus.open(file).expect("the article is open");
                    article.text(place.range)
                }
                TargetFile::Registry(_) => panic!("there is one registry file"),
            })
            .collect();
        assert_eq!(
            shown,
            ["kio", "KIO", "Kachin Independence Organization"],
            "at {place}"
        );
    }
    let title = Cabinet::at("Prime Minister");
    let none = references_in_registry(&title.view(), title.offset, true);
    assert_eq!(none, None, "a title is nobody's name");
}

#[test]
fn the_outline_lists_the_entries() {
    let cabinet = Cabinet::new(
        "[lisu]\nkind = \"group\"\nname = \"Lisu\"\n\n[pai]\nkind = \"place\"\nname = \"Pai\"$0\n",
    );
    let symbols = symbols_in_registry(&cabinet.view());
    let lines: Vec<(&str, Option<&str>, &str)> = symbols
        .iter()
        .map(|symbol| {
            (
                symbol.name.as_str(),
                symbol.detail.as_deref(),
                cabinet.text(symbol.range),
            )
        })
        .collect();
    assert_eq!(
        lines[0],
        (
            "lisu",
            Some("Lisu"),
            "[lisu]\nkind = \"group\"\nname = \"Lisu\""
        )
    );
    assert_eq!((lines[1].0, lines[1].1), ("pai", Some("Pai")));
}

#[test]
fn the_web_addresses_of_entries_are_links() {
    let cabinet = Cabinet::new(
        "[kio]$0\nkind = \"group\"\nname = \"KIO\"\nlinks = [\"https://example.org/kio\", \"the archive\"]\n\n\
         [kia]\nkind = \"group\"\nname = \"KIA\"\nlinks = \"http://example.org/kia\"\n",
    );
    let links = links_in_registry(&cabinet.view());
    let shown: Vec<_> = links.iter().map(|link| cabinet.text(link.range)).collect();
    assert_eq!(shown, ["https://example.org/kio", "http://example.org/kia"]);
}
