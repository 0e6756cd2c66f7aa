use super::*;
use crate::text::apply_edits;

/// The text after the action with this title, or the titles there are.
fn after(desk: &Desk, actions: &[Action], title: &str) -> String {
    let titles: Vec<&str> = actions.iter().map(|action| action.title.as_str()).collect();
    let action = actions.iter().find(|action| action.title == title);
    let action = action.unwrap_or_else(|| panic!("{title:?} is none of {titles:?}"));
    apply_edits(&desk.view().article.input.text, &action.edits)
}

fn ignored_here(marked: &str) -> String {
    let desk = Desk::one(marked);
    let actions = ignore_actions(desk.view().article, "acronym/undefined", desk.selection);
    after(&desk, &actions, "Ignore acronym/undefined here")
}

fn ignored_in_file(marked: &str) -> String {
    let desk = Desk::one(marked);
    let actions = ignore_actions(desk.view().article, "acronym/undefined", desk.selection);
    after(&desk, &actions, "Ignore acronym/undefined in this file")
}

fn annotated(marked: &str, title: &str) -> String {
    let desk = Desk::one(marked);
    after(
        &desk,
        &annotation_actions(desk.view().article, desk.selection),
        title,
    )
}

fn offered(marked: &str) -> Vec<String> {
    let desk = Desk::one(marked);
    let actions = annotation_actions(desk.view().article, desk.selection);
    actions.into_iter().map(|action| action.title).collect()
}

#[test]
fn a_paragraph_is_silenced_at_its_end() {
    assert_eq!(
        ignored_here("The $0KNDF$0 left.\r\nNobody saw it.\r\n\r\nMore.\r\n"),
        "The KNDF left.\r\nNobody saw it. <!-- newsmark: ignore acronym/undefined -->\r\n\r\nMore.\r\n"
    );
}

#[test]
fn an_ignore_that_is_there_takes_one_more_rule() {
    assert_eq!(
        ignored_here("The $0KNDF left. <!-- newsmark: ignore name/short-first -->\n"),
        "The KNDF left. <!-- newsmark: ignore name/short-first, acronym/undefined -->\n"
    );
    assert_eq!(
        ignored_here("<!-- newsmark: ignore name/short-first -->\n\nThe $0KNDF left.\n"),
        "<!-- newsmark: ignore name/short-first, acronym/undefined -->\n\nThe KNDF left.\n"
    );
}

#[test]
fn a_heading_is_silenced_from_a_line_above() {
    assert_eq!(
        ignored_here("It rained.\n## $0KNDF leaves\nIt stopped.\n"),
        "It rained.\n\n<!-- newsmark: ignore acronym/undefined -->\n\n## KNDF leaves\nIt stopped.\n"
    );
    assert_eq!(
        ignored_here("# $0KNDF leaves\n"),
        "<!-- newsmark: ignore acronym/undefined -->\n\n# KNDF leaves\n"
    );
}

#[test]
fn the_edit_silences_the_block_that_it_is_for() {
    for marked in [
        "First.\n\nThe $0KNDF left.\n\nLast.",
        "First.\n## $0KNDF leaves\nLast.",
        "> The $0KNDF left.\n> It did.\n",
    ] {
        let desk = Desk::one(&ignored_here(marked).replace("KNDF", "K$0NDF"));
        let article = desk.view().article;
        let holds = |placed: &crate::analysis::PlacedBlock| placed.analysis.text.contains("KNDF");
        let place = article
            .blocks
            .iter()
            .position(holds)
            .expect("the block is still there");
        let scopes = |place: usize| {
            let ignores = &article.blocks[place].analysis.inlines.ignores;
            ignores
                .iter()
                .map(|ignore| ignore.scope)
                .collect::<Vec<_>>()
        };
        use crate::markup::IgnoreScope::{Block, NextBlock};
        assert!(
            scopes(place) == [Block] || scopes(place - 1) == [NextBlock],
            "{}",
            article.input.text
        );
    }
}

#[test]
fn a_finding_in_the_front_matter_is_silenced_for_the_file_only() {
    let desk = Desk::one("---\nheadline: $0KNDF leaves\n---\nText.\n");
    let actions = ignore_actions(desk.view().article, "acronym/undefined", desk.selection);
    assert_eq!(actions.len(), 1);
    assert_eq!(
        after(&desk, &actions, "Ignore acronym/undefined in this file"),
        "---\nheadline: KNDF leaves\n---\n<!-- newsmark: ignore-file acronym/undefined -->\n\nText.\n"
    );
}

#[test]
fn a_file_is_silenced_behind_its_byte_order_mark() {
    assert_eq!(
        ignored_in_file("\u{feff}The $0KNDF left.\r\n"),
        "\u{feff}<!-- newsmark: ignore-file acronym/undefined -->\r\n\r\nThe KNDF left.\r\n"
    );
    assert_eq!(
        ignored_in_file("<!-- newsmark: ignore-file date/tense -->\n\nThe $0KNDF left.\n"),
        "<!-- newsmark: ignore-file date/tense, acronym/undefined -->\n\nThe KNDF left.\n"
    );
}

#[test]
fn a_mention_is_annotated_with_its_entry() {
    assert_eq!(
        annotated(
            "မြန်မာ 🚁 near Bha$0mo.",
            "Annotate \"Bhamo\" as place bhamo"
        ),
        "မြန်မာ 🚁 near [Bhamo]{.place ref=bhamo}."
    );
}

#[test]
fn an_ambiguous_name_can_be_annotated_as_each_candidate() {
    assert_eq!(
        offered("The Shan State $0Army left."),
        [
            "Annotate \"Shan State Army\" as group ssa-north",
            "Annotate \"Shan State Army\" as group ssa-south"
        ]
    );
}

#[test]
fn a_date_is_annotated_with_its_value() {
    assert_eq!(
        annotated(
            "They left on $0Sunday.",
            "Annotate \"Sunday\" as 2015-03-22"
        ),
        "They left on [Sunday]{.date when=2015-03-22}."
    );
}

#[test]
fn a_selection_can_be_marked_as_any_kind() {
    assert_eq!(
        annotated("He met $0Old Ko $0there.", "Annotate selection as person"),
        "He met [Old Ko]{.person} there."
    );
}

#[test]
fn an_annotation_is_taken_away_and_its_text_stays() {
    assert_eq!(
        annotated("The [KIO]{.group re$0f=kio} left.", "Remove the annotation"),
        "The KIO left."
    );
    assert_eq!(
        annotated(
            "[President of [Myan$0mar]{.place ref=myanmar}]{.person ref=thein-sein} spoke.",
            "Remove the annotation"
        ),
        "[President of Myanmar]{.person ref=thein-sein} spoke."
    );
}

#[test]
fn a_selection_that_would_cross_an_annotation_is_not_offered() {
    assert_eq!(
        offered("He met $0envoys of [the KI$0O]{.group ref=kio} there."),
        Vec::<String>::new()
    );
}

#[test]
fn the_front_matter_is_not_annotated() {
    assert!(offered("---\nheadline: Talks in Bha$0mo\n---\nText.").is_empty());
}

#[test]
fn a_rule_is_turned_off_in_a_configuration_new_or_old() {
    let off = |config: &str| {
        let action = ignore_in_project(config, "acronym/undefined").expect("an edit");
        assert_eq!(action.title, "Ignore acronym/undefined in this project");
        apply_edits(config, &action.edits)
    };
    assert_eq!(off(""), "[rules]\n\"acronym/undefined\" = \"off\"\n");
    assert_eq!(
        off("# House rules\n[rules]\n\"date/tense\" = \"off\"\n"),
        "# House rules\n[rules]\n\"date/tense\" = \"off\"\n\"acronym/undefined\" = \"off\"\n"
    );
    assert!(ignore_in_project("[rules", "acronym/undefined").is_err());
}

#[test]
fn an_escape_stays_where_it_is_needed_without_the_annotation_too() {
    assert_eq!(
        annotated(
            r"They shouted [free \[us\]{.group} all]{.ev$0ent} twice.",
            "Remove the annotation"
        ),
        r"They shouted free \[us\]{.group} all twice."
    );
}

#[test]
fn an_escape_that_only_the_annotation_needed_goes_with_it() {
    assert_eq!(
        annotated(
            r"They shouted [free \[us]{.ev$0ent} twice.",
            "Remove the annotation"
        ),
        "They shouted free [us twice."
    );
}
