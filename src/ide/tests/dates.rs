//! What can be done to date phrases.

use super::*;
use crate::text::apply_edits;

/// What is offered at the cursor of a dispatch of Monday, 2015-03-23.
fn offered(desk: &Desk) -> Vec<Action> {
    annotation_actions(desk.view().article, desk.selection)
}

fn titles(actions: &[Action]) -> Vec<&str> {
    actions.iter().map(|action| action.title.as_str()).collect()
}

/// The text after the action with this title.
fn after(marked: &str, title: &str) -> String {
    let desk = Desk::one(marked);
    let actions = offered(&desk);
    let action = actions.iter().find(|action| action.title == title);
    let action = action.unwrap_or_else(|| panic!("{title:?} is none of {:?}", titles(&actions)));
    apply_edits(&desk.view().article.input.text, &action.edits)
}

#[test]
fn all_dates_of_an_article_are_annotated_at_once() {
    assert_eq!(
        after(
            "---\ndateline: YANGON, March 23\n---\n# Talks end on Sunday\n\n\
             They met on Mon$0day, [two days]{.date when=P2D} after Feb. 9.\n\n\
             \"We go home on Sunday,\" [he [said]{.none} on Sunday]{.event}, and left last week.\n",
            "Annotate all 5 dates"
        ),
        "---\ndateline: YANGON, March 23\n---\n# Talks end on [Sunday]{.date when=2015-03-22}\n\n\
         They met on [Monday]{.date when=2015-03-23}, [two days]{.date when=P2D} after \
         [Feb. 9]{.date when=2015-02-09}.\n\n\
         \"We go home on [Sunday]{.date when=2015-03-22},\" [he [said]{.none} on Sunday]{.event}, \
         and left [last week]{.date when=\"2015-03-16/2015-03-22\"}.\n"
    );
}

#[test]
fn guesses_and_page_furniture_are_left_as_they_are() {
    let marked =
        "Breaking News\n\nThey met on Mon$0day and on March 20, as agreed on 03/04/2015.\n";
    let desk = Desk::one(marked);
    let all = "Annotate all 2 dates, but not the one that is a guess";
    assert_eq!(
        titles(&offered(&desk)),
        ["Annotate \"Monday\" as 2015-03-23", all]
    );
    assert_eq!(
        after(marked, all),
        "Breaking News\n\nThey met on [Monday]{.date when=2015-03-23} and on \
         [March 20]{.date when=2015-03-20}, as agreed on 03/04/2015.\n"
    );
    assert_eq!(
        titles(&offered(&Desk::one("It was agreed on 03/0$04/2015."))),
        ["Annotate \"03/04/2015\" as 2015-03-04 (a guess)"]
    );
}

#[test]
fn the_dates_of_a_selection_are_annotated_together() {
    let marked = "$0They met on Monday and on Sunday$0, not on Friday.";
    assert_eq!(
        titles(&offered(&Desk::one(marked))),
        ["Annotate 2 dates of the selection", "Annotate all 3 dates"]
    );
    assert_eq!(
        after(marked, "Annotate 2 dates of the selection"),
        "They met on [Monday]{.date when=2015-03-23} and on [Sunday]{.date when=2015-03-22}, not on Friday."
    );
}

#[test]
fn annotating_dates_leaves_the_plain_text_as_it_is() {
    let desk = Desk::one(
        "🚁 On Mon$0day (\u{201c}[sic] they\u{201d}), on [Sunday](talks.md) and, \\[Friday], in May 2014.\r\n\
         They left on Saturday\r\nat noon.",
    );
    let actions = offered(&desk);
    let all = actions.last().expect("an action for all");
    let text = apply_edits(&desk.view().article.input.text, &all.edits);
    let desk = Desk::one(&format!("{text}$0"));
    let article = desk.view().article;
    let plain: Vec<&str> = article
        .blocks
        .iter()
        .map(|placed| placed.analysis.plain.text(&placed.analysis.text))
        .collect();
    assert_eq!(
        plain,
        [
            "🚁 On Monday (\u{201c}[sic] they\u{201d}), on [Sunday](talks.md) and, \\[Friday], in May 2014.\r\n\
          They left on Saturday\r\nat noon."
        ]
    );
    assert!(article.dates.iter().all(|date| date.annotation.is_some()));
    assert_eq!(article.problems, []);
}
