//! What can be typed in annotations.

use super::*;
use crate::text::apply_edits;

fn offered(desk: &Desk) -> Vec<Completion> {
    let found = completions(&desk.view(), desk.offset(), None);
    found.map(|found| found.items).unwrap_or_default()
}

/// `label: detail` of the first completions, of a dispatch of Monday, 2015-03-23.
fn first(marked: &str, count: usize) -> Vec<String> {
    let items = offered(&Desk::one(marked)).into_iter().take(count);
    items
        .map(|item| format!("{}: {}", item.label, item.detail))
        .collect()
}

/// The text after the completion with this label is taken.
fn taken(marked: &str, label: &str) -> String {
    let desk = Desk::one(marked);
    let items = offered(&desk);
    let item = items.iter().find(|item| item.label == label);
    let item = item.unwrap_or_else(|| panic!("no {label} in {items:?}"));
    assert!(item.edit.range.contains_inclusive(desk.offset()));
    apply_edits(
        &desk.view().article.input.text,
        std::slice::from_ref(&item.edit),
    )
}

#[test]
fn the_value_of_the_phrase_comes_first() {
    for marked in [
        "They left on [Sunday]{.date when=$0",
        "They left on [Sunday]{.date when=$0}.",
        "They left on [Sunday]{.date when=2014$0-01-01}.",
        "They left on [Sunday]{.date when=\"$0 in haste, \"as planned\".",
    ] {
        let items = offered(&Desk::one(marked));
        assert_eq!(items[0].label, "2015-03-22", "{marked}");
        assert!(items[0].is_preferred && !items[1].is_preferred);
    }
    assert_eq!(
        first("They left on [Sunday]{.date when=$0", 6),
        [
            "2015-03-22: Sunday, the day before publication (what the text says)",
            "2015-03-15: Sunday, 8 days before publication",
            "2015-03-29: Sunday, 6 days after publication",
            "2015-03-23: Monday, the day of publication",
            "2015-03-24: Tuesday, the day after publication",
            "2015-03-21: Saturday, 2 days before publication",
        ]
    );
    // The clause decides, as it would without the brackets.
    assert_eq!(
        first("They will leave on [Sunday]{.date when=$0}", 1),
        ["2015-03-29: Sunday, 6 days after publication (what the text says)"]
    );
}

#[test]
fn other_readings_follow() {
    assert_eq!(
        first("It began on [February 9]{.date when=$0}.", 3),
        [
            "2015-02-09: Monday, 42 days before publication (what the text says)",
            "2014-02-09: Sunday, 407 days before publication",
            "2016-02-09: Tuesday, 323 days after publication",
        ]
    );
    assert_eq!(
        first("It began in [March]{.date when=$0}.", 3),
        [
            "2015-03: March 2015 (what the text says)",
            "2014-03: March 2014",
            "2016-03: March 2016"
        ]
    );
    assert_eq!(
        first("It was signed on [03/04/2015]{.date when=$0}.", 2),
        [
            "2015-03-04: Wednesday, 19 days before publication (what the text says)",
            "2015-04-03: Friday, 11 days after publication",
        ]
    );
    assert_eq!(
        first("They left [last week]{.date when=$0}.", 2),
        [
            "2015-03-16/2015-03-22: the week of 16 March 2015 (what the text says)",
            "2015-W12: the week of 16 March 2015",
        ]
    );
    assert_eq!(
        first("They left on [Sunday evening]{.date when=$0}.", 4),
        [
            "2015-03-22TEV: Sunday, 22 March 2015, evening (what the text says)",
            "2015-03-22: Sunday, the day before publication",
            "2015-03-15TEV: Sunday, 15 March 2015, evening",
            "2015-03-29TEV: Sunday, 29 March 2015, evening",
        ]
    );
}

#[test]
fn without_a_date_phrase_the_days_around_publication_are_offered() {
    assert_eq!(
        first("They left on [the eve]{.date when=$0}.", 2),
        [
            "2015-03-23: Monday, the day of publication",
            "2015-03-22: Sunday, the day before publication",
        ]
    );
    let desk = Desk::new(&[("talks.news", "They left on [Sunday]{.date when=$0}.")]);
    assert_eq!(offered(&desk), []);
    let desk = Desk::new(&[("talks.news", "It began on [March 1, 2015]{.date when=$0}.")]);
    let labels: Vec<String> = offered(&desk).into_iter().map(|item| item.label).collect();
    assert_eq!(labels, ["2015-03-01"]);
}

#[test]
fn a_value_is_quoted_and_the_brace_added_where_they_are_missing() {
    assert_eq!(
        taken("[Sunday]{.date when=$0 they left", "2015-03-22"),
        "[Sunday]{.date when=2015-03-22} they left"
    );
    assert_eq!(
        taken("[Sunday]{.date when=$0} they left", "2015-03-22"),
        "[Sunday]{.date when=2015-03-22} they left"
    );
    assert_eq!(
        taken("[Sunday]{.date when=2015-0$03-15} they left", "2015-03-22"),
        "[Sunday]{.date when=2015-03-22} they left"
    );
    assert_eq!(
        taken("🚁 [last week]{.date when=\"$0\"}", "2015-03-16/2015-03-22"),
        "🚁 [last week]{.date when=\"2015-03-16/2015-03-22\"}"
    );
    assert_eq!(
        taken(
            "[last week]{.date when=$0 in [Laiza]{.place}",
            "2015-03-16/2015-03-22"
        ),
        "[last week]{.date when=\"2015-03-16/2015-03-22\"} in [Laiza]{.place}"
    );
    assert_eq!(taken("[Sunday]{.da$0", ".date"), "[Sunday]{.date");
}

#[test]
fn ids_start_with_whom_the_text_names() {
    assert_eq!(
        first("The [Shan State Army]{.group ref=$0}.", 3),
        [
            "ssa-north: Shan State Army - North, group",
            "ssa-south: Shan State Army - South, group",
            "kachin: Kachin, group",
        ]
    );
    assert_eq!(
        first("In [the town]{.place ref=bh$0}.", 9),
        ["bhamo: Bhamo, place"]
    );
    let items = offered(&Desk::one("[He]{ref=ban$0} and [she]{.person ref=_wife}."));
    let shown: Vec<(&str, &str)> = items
        .iter()
        .map(|item| (item.label.as_str(), item.filter.as_str()))
        .collect();
    assert_eq!(shown, [("_wife", "_wife"), ("bhamo", "Banmaw")]);
}

#[test]
fn classes_and_keys_are_offered_once() {
    let labels = |marked: &str| -> Vec<String> {
        let items = offered(&Desk::one(marked)).into_iter();
        items.map(|item| item.label).collect()
    };
    assert_eq!(
        labels("[Sunday]{$0}"),
        [
            ".person", ".group", ".place", ".event", ".date", ".none", "when=", "ref="
        ]
    );
    assert_eq!(labels("[Sunday]{.date $0}"), ["when="]);
    assert_eq!(labels("[Sunday]{.date when=2015 $0}"), Vec::<String>::new());
    assert_eq!(labels("[KIO]{.group r$0}"), ["ref="]);
    assert_eq!(labels("They left. $0"), Vec::<String>::new());
}
