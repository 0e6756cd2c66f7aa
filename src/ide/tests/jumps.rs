use super::*;

const TRUCE: (&str, &str) = (
    "2011-06-16-truce.news",
    "# Truce ends\n\nThe Kachin Independence Organization (KIO) and the Lisu Home Guard (LHG) spoke.",
);

#[test]
fn a_registered_name_leads_to_its_entry() {
    let desk = Desk::one("Near Ba$0hmo, shelling went on.");
    assert_eq!(
        desk.targets(definition(&desk.view(), desk.offset())),
        ["registry: bhamo"]
    );
}

#[test]
fn a_name_without_entry_leads_to_its_introduction_here() {
    let desk = Desk::new(&[
        TRUCE,
        (
            "2015-03-23-talks.news",
            "The Lisu Home Guard (LHG) agreed. Later the L$0HG left.",
        ),
    ]);
    let expected = ["here: Lisu Home Guard"];
    assert_eq!(
        desk.targets(definition(&desk.view(), desk.offset())),
        expected
    );
    assert_eq!(
        desk.targets(declaration(&desk.view(), desk.offset())),
        expected
    );
}

#[test]
fn an_ambiguous_name_leads_to_all_its_candidates() {
    let desk = Desk::one("The Shan State Ar$0my was not at the talks.");
    assert_eq!(
        desk.targets(definition(&desk.view(), desk.offset())),
        ["registry: ssa-north", "registry: ssa-south"]
    );
}

#[test]
fn a_date_leads_to_what_it_was_resolved_from() {
    let desk = Desk::new(&[(
        "talks.news",
        "---\ndate: 2015-03-23\n---\nThey left on Sun$0day.",
    )]);
    assert_eq!(
        desk.targets(definition(&desk.view(), desk.offset())),
        ["here: 2015-03-23"]
    );
    let by_file_name = Desk::one("They left on Sun$0day.");
    assert_eq!(
        definition(&by_file_name.view(), by_file_name.offset()),
        None
    );
}

#[test]
fn a_reference_in_an_annotation_leads_to_the_entry() {
    let desk = Desk::one("The [rebels]{.group ref=k$0io} left.");
    assert_eq!(
        desk.targets(definition(&desk.view(), desk.offset())),
        ["registry: kio"]
    );
}

#[test]
fn what_it_is_part_of_and_its_parts() {
    let desk = Desk::one("Fighters of the $0Kachin Independence Organization left.");
    assert_eq!(
        desk.targets(type_definition(&desk.view(), desk.offset())),
        ["registry: kachin"]
    );
    assert_eq!(
        desk.targets(implementation(&desk.view(), desk.offset())),
        ["registry: kia"]
    );
}

#[test]
fn references_span_the_corpus_in_the_order_of_paths() {
    let desk = Desk::new(&[
        ("b.news", "Troops entered $0Bhamo. In Bahmo, shops closed."),
        ("c.news", "From Banmaw they went north."),
        ("a.news", "Bhamo was quiet."),
    ]);
    let found = references(&desk.view(), desk.offset(), true).expect("an entity");
    assert_eq!(
        desk.places(&found),
        [
            "registry: bhamo",
            "a.news: Bhamo",
            "here: Bhamo",
            "here: Bahmo",
            "c.news: Banmaw"
        ]
    );
    let without = references(&desk.view(), desk.offset(), false).expect("an entity");
    assert_eq!(without, found[1..]);
}

#[test]
fn references_of_an_article_outside_of_the_corpus_hold_its_own_mentions() {
    let desk = Desk::new(&[("a.news", "Bhamo was quiet.$0")]);
    let lone = Desk::one("Back in Bh$0amo.");
    let view = ArticleView {
        corpus: &desk.corpus,
        file: None,
        article: lone.view().article,
    };
    let found = references(&view, lone.offset(), false).expect("an entity");
    let files: Vec<&TargetFile> = found.iter().map(|place| &place.file).collect();
    assert_eq!(files, [&TargetFile::This, &TargetFile::Article(desk.file)]);
}

#[test]
fn references_of_an_ambiguous_name_stay_in_the_article() {
    let desk = Desk::new(&[
        ("a.news", "The Shan State Army left."),
        (
            "b.news",
            "The Shan State A$0rmy came. The Shan State Army stayed.",
        ),
    ]);
    let found = references(&desk.view(), desk.offset(), true).expect("an entity");
    assert_eq!(
        desk.places(&found),
        ["here: Shan State Army", "here: Shan State Army"]
    );
}

#[test]
fn a_date_or_plain_word_has_no_references() {
    let desk = Desk::one("They left on Mon$0day.");
    assert_eq!(references(&desk.view(), desk.offset(), true), None);
}

#[test]
fn highlights_mark_the_introduction_among_the_mentions() {
    let desk = Desk::one(
        "The Kachin Independence Organization (KIO) met envoys in Bhamo. The KI$0O left.",
    );
    let view = desk.view();
    let found: Vec<(&str, bool)> = highlights(&view, desk.offset())
        .iter()
        .map(|highlight| (view.article.text(highlight.range), highlight.introduces))
        .collect();
    assert_eq!(
        found,
        [
            ("Kachin Independence Organization", true),
            ("KIO", false),
            ("KIO", false)
        ]
    );
}

#[test]
fn dates_with_one_value_are_highlighted_together() {
    let desk = Desk::one("They met on Mon$0day. The talks of March 23, 2015 failed by Sunday.");
    let view = desk.view();
    let found: Vec<&str> = highlights(&view, desk.offset())
        .iter()
        .map(|highlight| view.article.text(highlight.range))
        .collect();
    assert_eq!(found, ["Monday", "March 23, 2015"]);
}
