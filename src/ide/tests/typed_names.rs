//! Names that are completed while they are typed.

use super::*;
use crate::text::apply_edits;

fn offered(desk: &Desk) -> Vec<Completion> {
    let found = completions(&desk.view(), desk.offset(), None);
    found.map(|found| found.items).unwrap_or_default()
}

fn labels(marked: &str) -> Vec<String> {
    let items = offered(&Desk::one(marked)).into_iter();
    items.map(|item| item.label).collect()
}

/// The text after the completion with this label is taken.
fn taken(marked: &str, label: &str) -> String {
    let desk = Desk::one(marked);
    let items = offered(&desk);
    let item = items.iter().find(|item| item.label == label);
    let item = item.unwrap_or_else(|| panic!("no {label} in {items:?}"));
    let text = &desk.view().article.input.text;
    // An editor compares what its edit replaces, up to the cursor.
    let typed = TextRange::new(item.edit.range.start(), desk.offset());
    let typed = desk.view().article.text(typed).to_lowercase();
    assert!(item.filter.to_lowercase().starts_with(&typed), "{item:?}");
    apply_edits(text, std::slice::from_ref(&item.edit))
}

#[test]
fn a_name_is_completed_from_its_first_words_on() {
    assert_eq!(
        taken("The Kachin Indep$0 met envoys.", "Kachin Independence Army"),
        "The Kachin Independence Army met envoys."
    );
    assert_eq!(
        labels("The Kachin Indep$0"),
        [
            "Kachin Independence Army",
            "Kachin Independence Organization"
        ]
    );
    assert_eq!(taken("In Kachin\r\nSt$0.", "State"), "In Kachin\r\nState.");
    // What stands before the name is none of it.
    assert_eq!(
        taken("President The$0 spoke.", "Thein Sein"),
        "President Thein Sein spoke."
    );
    assert_eq!(
        taken("They left Myanmar. Ba$0", "Banmaw"),
        "They left Myanmar. Banmaw"
    );
}

#[test]
fn a_later_word_finds_a_name_too() {
    assert_eq!(
        labels("The Independence O$0"),
        ["Kachin Independence Organization"]
    );
    assert_eq!(taken("By Sein$0", "Thein Sein"), "By Thein Sein");
}

#[test]
fn whom_the_article_names_comes_first_and_then_whom_the_corpus_names_most() {
    let desk = Desk::new(&[
        ("a.news", "Myanmar's Kachin State lies north. K$0\n"),
        (
            "b.news",
            "The Kachin Independence Army left. The Kachin Independence Army came.\n",
        ),
        (
            "c.news",
            "The Kachins and the Kachin Independence Organization met.\n",
        ),
    ]);
    let found: Vec<String> = offered(&desk).into_iter().map(|item| item.label).collect();
    assert_eq!(
        found,
        [
            "Kachin State",
            "Kachin Independence Army",
            "Kachin Independence Army (KIA)",
            "Kachin",
            "Kachin Independence Organization",
            "Kachin Independence Organization (KIO)",
            "Kachins",
        ]
    );
}

#[test]
fn an_acronym_is_introduced_before_it_stands_alone() {
    assert_eq!(
        taken("The KI$0 left.", "Kachin Independence Organization (KIO)"),
        "The Kachin Independence Organization (KIO) left."
    );
    assert_eq!(
        labels("The Kachin Independence Organization (KIO) left. The KI$0"),
        ["KIO", "Kachin Independence Army (KIA)"]
    );
    let text = "The Karenni Nationalities Defence Force (KNDF) left. The KN$0";
    assert_eq!(labels(text), ["KNDF"]);
    assert_eq!(labels("The KN$0 left."), Vec::<String>::new());
}

#[test]
fn names_that_only_the_article_has_are_completed() {
    assert_eq!(
        taken("[Naw Seng]{.person} left. Naw S$0", "Naw Seng"),
        "[Naw Seng]{.person} left. Naw Seng"
    );
    // What is being typed completes nothing.
    assert_eq!(labels("[Naw Xe$0]{.person} left."), Vec::<String>::new());
}

#[test]
fn misspellings_are_never_offered() {
    assert_eq!(labels("In B$0"), ["Bhamo", "Banmaw", "Burma"]);
    assert_eq!(labels("In Bah$0"), Vec::<String>::new());
}

#[test]
fn nothing_is_offered_where_no_name_is_typed() {
    for marked in [
        "The kac$0 left.",
        "The Ka$0chin left.",
        "See https://example.org/Ka$0",
        "See [here](Ka$0).",
        "Write to me@Ka$0",
        "---\nheadline: Ka$0\n---\nText.",
        "Text. <!-- newsmark: ignore Ka$0 -->",
        "[KIO]{.group note=Ka$0}",
        "The K.$0",
        "On Monday $0",
    ] {
        assert_eq!(labels(marked), Vec::<String>::new(), "{marked}");
    }
    let offers = |furniture: &str| {
        let desk = Desk::one("Kachin St$0\n\nText.\n");
        let before = desk.view().article;
        let input = Input {
            furniture: Arc::from([furniture.to_owned()]),
            ..before.input.clone()
        };
        let article = Article::analyse(input, None);
        let view = ArticleView {
            article: &article,
            ..desk.view()
        };
        completions(&view, desk.offset(), None).is_some()
    };
    assert!(offers("Breaking News"));
    assert!(!offers("Kachin St"), "page chrome is left alone");
}

#[test]
fn a_whole_name_is_not_offered_again() {
    assert_eq!(labels("In Bhamo$0"), Vec::<String>::new());
    assert_eq!(
        labels("The Kachin$0"),
        [
            "Kachins",
            "Kachin Independence Army",
            "Kachin Independence Organization",
            "Kachin State",
        ]
    );
}

#[test]
fn copy_in_capitals_gets_capitals() {
    assert_eq!(
        taken("# KACHIN INDEP$0\n", "KACHIN INDEPENDENCE ARMY"),
        "# KACHIN INDEPENDENCE ARMY\n"
    );
}

#[test]
fn the_card_of_what_is_offered_is_given_when_it_is_asked_for() {
    let desk = Desk::one("[Naw Seng]{.person} met the KI$0");
    let items = offered(&desk);
    let key = items[0].entity.clone().expect("somebody");
    let card = completion_card(&desk.view(), &key).expect("a card");
    assert!(card.starts_with("**Kachin Independence"), "{card}");
    let local = EntityKey::Local(crate::markup::EntityKind::Person, "Naw Seng".to_owned());
    let card = completion_card(&desk.view(), &local).expect("a card");
    assert!(card.contains("Not in the registry"), "{card}");
}

#[test]
fn of_many_names_the_best_fifty_are_offered() {
    let entry = |number: u32| {
        format!(
            "[k{number}]\nkind = \"person\"\nname = \"Ko {}\"\n",
            spelled(number)
        )
    };
    let text: String = (0..20_000).map(entry).collect();
    let file = RegistryFile::parse(Path::new("/corpus/registry/many.toml"), &text, None);
    let registry = Arc::new(Registry::new(vec![Arc::new(file)]));
    let settings = Arc::new(Settings::default());
    let mut corpus = Corpus::new(ROOT.into(), settings, Arc::clone(&registry));
    let named = format!("Ko {}", spelled(19_999));
    let input = |text: String| Input {
        text: text.into(),
        file_name: "a.news".to_owned(),
        dialect: Dialect::News,
        registry: Arc::clone(&registry),
        furniture: Vec::new().into(),
    };
    let text = format!("{named} left. Ko");
    let end = crate::text::size(text.len());
    let article = Arc::new(Article::analyse(input(text), None));
    let file = corpus.set_open(&Path::new(ROOT).join("a.news"), article);
    let view = ArticleView {
        corpus: &corpus,
        file: Some(file),
        article: corpus.open(file).expect("it is open"),
    };
    let found = completions(&view, end, None).expect("names");
    assert_eq!((found.items.len(), found.is_complete), (50, false));
    assert_eq!(found.items[0].label, named);
}

/// A number in letters, so that it reads as a name.
fn spelled(number: u32) -> String {
    let digits = number.to_string();
    let letter = |digit: u8| char::from(digit - b'0' + b'a');
    let name: String = digits.bytes().map(letter).collect();
    format!("X{name}")
}

#[test]
fn names_that_a_model_suggested_a_moment_ago_are_completed() {
    let desk = Desk::one("Naw Seng left. Naw Sen$0");
    assert_eq!(offered(&desk), []);
    let before = desk.view().article;
    let input = Input {
        text: "Naw Seng left. Naw".into(),
        ..before.input.clone()
    };
    let suggestion = crate::names::Suggestion {
        block: 0,
        range: TextRange::up_to(8.into()),
        kind: crate::markup::EntityKind::Person,
        people: false,
        confidence: 0.9,
    };
    let earlier = Article::analyse(input, None).suggest(&[suggestion]);
    let found = completions(&desk.view(), desk.offset(), Some(&earlier)).expect("a name");
    let labels: Vec<&str> = found.items.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(labels, ["Naw Seng"]);
}
