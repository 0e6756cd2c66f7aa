use super::*;

/// An outline as indented lines.
fn drawn(symbols: &[Symbol], depth: usize) -> String {
    symbols
        .iter()
        .map(|symbol| {
            assert!(symbol.range.contains_range(symbol.focus), "{symbol:?}");
            let detail = symbol.detail.as_ref().map(|detail| format!(" ({detail})"));
            format!(
                "{:indent$}{}{}\n{}",
                "",
                symbol.name,
                detail.unwrap_or_default(),
                drawn(&symbol.children, depth + 1),
                indent = depth * 2
            )
        })
        .collect()
}

#[test]
fn the_structure_comes_first_then_whom_where_and_when() {
    let desk = Desk::one(
        "$0Accessibility links\n\n# Talks resume\n\nThe Kachin Independence Organization (KIO) met envoys in Bhamo on Monday.\n\n\
         ## Shelling\n\nA long paragraph of more than sixty characters says that the KIO left the town early.\n\n\
         > \"Nobody asked us.\"\n",
    );
    insta::assert_snapshot!(drawn(&symbols(&desk.view()), 0), @r###"
    Accessibility links (page furniture)
    Talks resume (headline)
      The Kachin Independence Organization (KIO) met envoys in Bha…
      Shelling (crosshead)
        A long paragraph of more than sixty characters says that the…
        "Nobody asked us." (block quote)
    Actors
      Kachin Independence Organization (group, organisation, political wing, 3 mentions)
    Places
      Bhamo (place, town, 1 mention)
    Dates
      Monday (2015-03-23)
    "###);
}

#[test]
fn a_headline_in_the_front_matter_holds_the_body() {
    let desk = Desk::one("---\nheadline: Talks resume$0\n---\nIt rained.\n\nIt stopped.\n");
    let symbols = symbols(&desk.view());
    assert_eq!(
        drawn(&symbols, 0),
        "Talks resume (headline)\n  It rained.\n  It stopped.\n"
    );
    let view = desk.view();
    assert!(
        view.article
            .text(symbols[0].range)
            .starts_with("headline: Talks")
    );
    assert!(view.article.text(symbols[0].range).ends_with("It stopped."));
}

#[test]
fn dates_get_their_day_behind_them_unless_the_text_says_it() {
    let shown = |marked: &str| {
        let desk = Desk::one(marked);
        let view = desk.view();
        let settings = Settings::default();
        let whole = TextRange::up_to(TextSize::of(&*view.article.input.text));
        let hints = hints(&view, &settings, whole);
        let edits: Vec<Edit> = hints
            .iter()
            .map(|hint| Edit::insert(hint.offset, format!("⟨{}⟩", hint.label)))
            .collect();
        crate::text::apply_edits(&view.article.input.text, &edits)
    };
    assert_eq!(
        shown("On Sunday$0, not on March 20, 2015, they met.\r\n"),
        "On Sunday⟨= 2015-03-22⟩, not on March 20, 2015, they met.\r\n"
    );
    assert_eq!(
        shown("On [Sunday]{.date when=2015-03-22} they met.$0"),
        "On [Sunday]{.date when=2015-03-22} they met."
    );
    assert_eq!(
        shown("On [Sunday]{.date} they met.$0"),
        "On [Sunday]{.date}⟨= 2015-03-22⟩ they met."
    );
}

#[test]
fn kinds_and_ids_are_shown_where_they_are_asked_for() {
    let desk = Desk::one("$0In Bhamo, [the rebels]{.group ref=kio} waited.");
    let mut settings = Settings::default();
    let whole = TextRange::up_to(TextSize::of(&*desk.view().article.input.text));
    let labels = |settings: &Settings| -> Vec<String> {
        let hints = hints(&desk.view(), settings, whole);
        hints.into_iter().map(|hint| hint.label).collect()
    };
    assert!(labels(&settings).is_empty());
    settings.hint_kinds = true;
    assert_eq!(labels(&settings), [": place"]);
    settings.hint_ids = true;
    assert_eq!(labels(&settings), [": place bhamo"]);
}

#[test]
fn hints_outside_of_the_range_are_left_out() {
    let desk = Desk::one("$0On Sunday they met.$0 On Monday they parted.");
    let hints = hints(&desk.view(), &Settings::default(), desk.selection);
    assert_eq!(hints.len(), 1);
}

fn searched(desk: &Desk, query: &str) -> Vec<String> {
    workspace_symbols(&desk.corpus, query)
        .iter()
        .map(|symbol| {
            let place = desk.shown(&symbol.target.file, symbol.target.range);
            format!("{} | {place}", symbol.name)
        })
        .collect()
}

#[test]
fn a_search_finds_entities_by_any_name_and_articles_by_headline() {
    let desk = Desk::new(&[
        (
            "a.news",
            "# Calm returns to Banmaw\n\nThe Lisu Home Guard (LHG) left.$0",
        ),
        ("b.news", "# Talks\n\nThe KIO met."),
    ]);
    assert_eq!(
        searched(&desk, "banmaw"),
        [
            "Bhamo (Banmaw) | registry: bhamo",
            "Calm returns to Banmaw | a.news: Calm returns to Banmaw"
        ]
    );
    assert_eq!(
        searched(&desk, "kio")[0],
        "Kachin Independence Organization (KIO) | registry: kio"
    );
    assert_eq!(
        searched(&desk, "lisu guard"),
        ["Lisu Home Guard | a.news: Lisu Home Guard"]
    );
    assert!(searched(&desk, "zzz").is_empty());
}

#[test]
fn an_empty_search_lists_all_with_the_most_named_first() {
    let desk = Desk::new(&[(
        "a.news",
        "# Talks\n\nIn Bhamo, the KIO met. The KIO left Bhamo by the Bhamo road.$0",
    )]);
    let found = searched(&desk, "");
    assert_eq!(found[0], "Bhamo | registry: bhamo");
    assert_eq!(found.len(), 10, "nine entries and an article");
}

#[test]
fn a_whole_name_comes_before_a_longer_one_that_is_named_more_often() {
    let desk = Desk::one("The Kachin Independence Organization (KIO) met. The KIO left.$0");
    let found = searched(&desk, "kachin");
    assert_eq!(found[0], "Kachin | registry: kachin");
    assert_eq!(found[1], "Kachin Independence Organization | registry: kio");
}

#[test]
fn an_annotation_of_the_wrong_class_does_not_move_an_entry() {
    let desk = Desk::one("They met the [KIO]{.place ref=kio} there.$0");
    let lines = drawn(&symbols(&desk.view()), 0);
    assert!(lines.contains("Actors\n  Kachin Independence"), "{lines}");
}
