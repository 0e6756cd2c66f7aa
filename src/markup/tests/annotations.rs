use super::{annotations, markdown, news, plain, problems};
use crate::markup::{Class, EntityKind, TokenKind};

#[test]
fn an_annotation_has_a_class_and_attributes() {
    let block = "The [Kachin Independence Army]{.group ref=kia note=\"armed wing\"} held [Laiza]{.place ref=\"laiza\"} on [Monday]{.date when=2015-03-23}.";
    assert_eq!(
        annotations(block),
        [
            "Kachin Independence Army|group|kia",
            "Laiza|place|laiza",
            "Monday|date|"
        ]
    );
    let read = news(block);
    assert_eq!(
        read.annotations[0]
            .attribute("note")
            .map(|note| note.value.as_str()),
        Some("armed wing")
    );
    assert_eq!(
        read.annotations[2].when().map(|when| when.value.as_str()),
        Some("2015-03-23")
    );
    assert_eq!(
        plain(block),
        "The Kachin Independence Army held Laiza on Monday."
    );
    assert!(read.problems.is_empty(), "{:?}", read.problems);
}

#[test]
fn places_of_an_annotation_are_those_of_its_parts() {
    let block = "near [Bhamo]{ .place  ref=\"bhamo\" } fell";
    let annotation = &news(block).annotations[0];
    assert_eq!(&block[annotation.range], "[Bhamo]{ .place  ref=\"bhamo\" }");
    assert_eq!(&block[annotation.text], "Bhamo");
    assert_eq!(
        &block[annotation.attributes_range],
        "{ .place  ref=\"bhamo\" }"
    );
    assert_eq!(
        annotation.class_range.map(|range| &block[range]),
        Some(".place")
    );
    let reference = annotation.reference().expect("a reference");
    assert_eq!(&block[reference.key_range], "ref");
    assert_eq!(&block[reference.value_range], "bhamo");
}

#[test]
fn every_class_is_read() {
    let classes = [
        ("person", Class::Entity(EntityKind::Person)),
        ("group", Class::Entity(EntityKind::Group)),
        ("place", Class::Entity(EntityKind::Place)),
        ("event", Class::Entity(EntityKind::Event)),
        ("date", Class::Date),
        ("none", Class::None),
    ];
    for (word, class) in classes {
        let read = news(&format!("[March]{{.{word}}}"));
        assert_eq!(read.annotations[0].class, Some(class), "{word}");
        assert!(read.problems.is_empty(), "{word}");
    }
}

#[test]
fn a_reference_needs_no_class() {
    let block = "[the Organisation]{ref=kio} and [its envoy]{ref=_envoy}";
    assert_eq!(
        annotations(block),
        ["the Organisation||kio", "its envoy||_envoy"]
    );
    assert!(problems(block).is_empty());
}

#[test]
fn annotations_nest() {
    let block =
        "[President of [Myanmar]{.place ref=myanmar}]{.person ref=thein-sein} and [Laiza]{.place}";
    let read = news(block);
    assert_eq!(
        annotations(block),
        [
            "President of [Myanmar]{.place ref=myanmar}|person|thein-sein",
            "Myanmar|place|myanmar",
            "Laiza|place|"
        ]
    );
    let parents: Vec<Option<u32>> = read.annotations.iter().map(|inner| inner.parent).collect();
    assert_eq!(parents, [None, Some(0), None]);
    assert_eq!(plain(block), "President of Myanmar and Laiza");
}

#[test]
fn siblings_inside_one_annotation_have_the_same_parent() {
    let block = "[talks between [Naypyidaw]{.place} and [Laiza]{.place}]{.event} ended";
    let parents: Vec<Option<u32>> = news(block)
        .annotations
        .iter()
        .map(|inner| inner.parent)
        .collect();
    assert_eq!(parents, [None, Some(0), Some(0)]);
}

#[test]
fn a_line_break_may_stand_inside_text_and_attributes() {
    let block = "the [Kachin Independence\nOrganization]{.group\r\nref=kio} said";
    assert_eq!(
        annotations(block),
        ["Kachin Independence\nOrganization|group|kio"]
    );
}

#[test]
fn other_brackets_are_text() {
    for block in [
        "\"[the military] appears to be taking advantage,\" he said.",
        "The [report](https://example.org/report) is out.",
        "He was right [1], they said [2].",
        "The set {Laiza, Bhamo} and the text {sic}.",
        "[[nested] brackets] and ][ odd ones",
        "an array a[0]{i} in a listing",
    ] {
        let read = news(block);
        assert!(read.annotations.is_empty(), "{block}");
        assert!(read.problems.is_empty(), "{block}: {:?}", read.problems);
        assert_eq!(plain(block), block);
    }
}

#[test]
fn brackets_in_pairs_stand_inside_an_annotation() {
    let block = "[Gen. [ret.] Gun Maw]{.person ref=gun-maw} spoke";
    assert_eq!(annotations(block), ["Gen. [ret.] Gun Maw|person|gun-maw"]);
    assert_eq!(plain(block), "Gen. [ret.] Gun Maw spoke");
}

#[test]
fn the_last_open_bracket_is_the_annotations() {
    let block = "[he said, the [Kokang]{.group} rebels fled";
    assert_eq!(annotations(block), ["Kokang|group|"]);
    assert!(problems(block).is_empty());
}

#[test]
fn a_span_of_somebody_elses_is_an_error_in_news_alone() {
    let block =
        "The [headline]{.smallcaps} and [Laiza]{.place} inside [a [Bhamo]{.place} box]{#box}.";
    let read = markdown(block);
    assert_eq!(read.annotations.len(), 2);
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    assert_eq!(
        problems(block),
        ["syntax/class: .smallcaps", "syntax/class: {#box}"]
    );
    assert_eq!(
        plain(block),
        "The [headline]{.smallcaps} and Laiza inside [a Bhamo box]{#box}."
    );
}

#[test]
fn unknown_attributes_and_further_classes_are_kept() {
    let block = "[Laiza]{.place .highlight #start ref=laiza lang=my}";
    let read = news(block);
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    let attributes: Vec<(&str, &str)> = read.annotations[0]
        .attributes
        .iter()
        .map(|attribute| (attribute.key.as_str(), attribute.value.as_str()))
        .collect();
    assert_eq!(
        attributes,
        [
            ("class", "highlight"),
            ("id", "start"),
            ("ref", "laiza"),
            ("lang", "my")
        ]
    );
}

#[test]
fn tokens_name_the_role_of_every_byte() {
    let block = "a [b]{.date} c <!-- newsmark: ignore -->";
    let tokens: Vec<(TokenKind, &str)> = news(block)
        .tokens
        .iter()
        .map(|token| (token.kind, &block[token.range]))
        .collect();
    assert_eq!(
        tokens,
        [
            (TokenKind::Text, "a "),
            (TokenKind::Open, "["),
            (TokenKind::Text, "b"),
            (TokenKind::Close, "]{.date}"),
            (TokenKind::Text, " c "),
            (TokenKind::Comment, "<!-- newsmark: ignore -->"),
        ]
    );
}
