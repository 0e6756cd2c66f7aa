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
         \"We go home on [Sunday]{.date when=2015-03-29},\" [he [said]{.none} on Sunday]{.event}, \
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
fn a_date_that_contradicts_itself_is_a_guess() {
    let desk =
        Desk::one("They left on Friday, and came on Mon$0day, not on Tuesday, Feb. 9, 2015.");
    assert_eq!(
        titles(&offered(&desk))[1],
        "Annotate all 2 dates, but not the one that is a guess"
    );
}

#[test]
fn an_annotation_keeps_what_its_text_says_beside_the_value() {
    let text = after(
        "It began in ea$0rly June 2014.",
        "Annotate \"early June 2014\" as 2014-06",
    );
    let desk = Desk::one(&text.replace("early", "ea$0rly"));
    let date = &desk.view().article.dates[0];
    let value = date.annotated.as_ref().expect("it is annotated");
    assert_eq!(value.modifier(), Some("START"));
    assert!(desk.hover().1.contains("The text alone says the same"));
    // An annotation that says otherwise counts alone.
    let desk = Desk::one("It began in [ea$0rly June 2014]{.date when=2014-05}.");
    let value = desk.view().article.dates[0]
        .annotated
        .clone()
        .expect("a value");
    assert_eq!(
        (value.modifier(), value.timex3().as_str()),
        (None, "2014-05")
    );
}

#[test]
fn lengths_and_vague_words_stay_without_hints_and_out_of_all_dates() {
    let desk = Desk::one(
        "They met on Mon$0day for five days, as they do twice a week, and now rest until noon on Friday.",
    );
    let article = desk.view().article;
    let whole = TextRange::up_to(TextSize::of(&*article.input.text));
    let hints = hints(&desk.view(), &crate::config::Settings::default(), whole);
    let labels: Vec<&str> = hints.iter().map(|hint| hint.label.as_str()).collect();
    assert!(
        labels.len() == 2 && labels.iter().all(|label| label.starts_with("= 2015-03-2")),
        "{labels:?}"
    );
    assert_eq!(titles(&offered(&desk))[1], "Annotate all 2 dates");
}

#[test]
fn code_has_no_dates_to_annotate() {
    let text = "They met on Monday and Sunday.\n\n```\non Friday\n```\n";
    let input = crate::analysis::Input {
        text: text.into(),
        file_name: "2015-03-23-talks.md".to_owned(),
        dialect: Dialect::Markdown,
        registry: Default::default(),
        furniture: Default::default(),
    };
    let article = Article::analyse(input, None);
    let at =
        |phrase: &str| TextRange::empty(crate::text::size(text.find(phrase).expect("it is there")));
    let actions = annotation_actions(&article, at("Monday"));
    assert_eq!(titles(&actions)[1], "Annotate all 2 dates");
    assert_eq!(annotation_actions(&article, at("Friday")), []);
    assert_eq!(
        date_rewrites(&article, crate::config::Profile::None, at("Friday")),
        []
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

/// `title: text` for each other way to write the date at the cursor.
fn rewritten(desk: &Desk) -> Vec<String> {
    let article = desk.view().article;
    let profile = desk
        .corpus
        .settings
        .profile_of(article.layout.front_matter.as_ref());
    let actions = date_rewrites(article, profile, desk.selection).into_iter();
    let shown = |action: Action| {
        let text = apply_edits(&article.input.text, &action.edits);
        format!("{}: {text}", action.title)
    };
    actions.map(shown).collect()
}

/// The other ways to write the date at the cursor, in a dispatch of Monday, 2015-03-23.
fn ways(marked: &str) -> Vec<String> {
    rewritten(&Desk::one(marked))
}

#[test]
fn a_weekday_is_written_in_full() {
    assert_eq!(
        ways("They parted on Fri$0day."),
        ["Write \"Friday, March 20, 2015\": They parted on Friday, March 20, 2015."]
    );
    assert_eq!(
        ways("They parted Fri$0day and left."),
        ["Write \"Friday, March 20, 2015\": They parted Friday, March 20, 2015, and left."]
    );
    assert_eq!(
        ways("They parted last Fri$0day."),
        [
            "Write \"Friday, March 20, 2015\" (a guess): They parted Friday, March 20, 2015.",
            "Write \"Friday\" (a guess): They parted Friday."
        ]
    );
    assert_eq!(
        ways("They parted on Fri$0day evening in Laiza."),
        [
            "Write \"Friday evening, March 20, 2015\": They parted on Friday evening, March 20, 2015, in Laiza."
        ]
    );
}

#[test]
fn a_day_gets_its_year_and_its_weekday() {
    assert_eq!(
        ways("On Feb$0ruary 9 rebels attacked."),
        [
            "Write \"February 9, 2015\": On February 9, 2015, rebels attacked.",
            "Write \"Monday, February 9\": On Monday, February 9 rebels attacked."
        ]
    );
    assert_eq!(
        ways("The Feb$0ruary 9 attack killed two."),
        ["Write \"February 9, 2015\": The February 9, 2015, attack killed two."]
    );
    assert_eq!(
        ways("On Feb$0. 9, rebels attacked."),
        [
            "Write \"Feb. 9, 2015\": On Feb. 9, 2015, rebels attacked.",
            "Write \"Monday, Feb. 9\": On Monday, Feb. 9, rebels attacked."
        ]
    );
    assert_eq!(
        ways("On February$0 9, 2015, rebels attacked."),
        ["Write \"Monday, February 9, 2015\": On Monday, February 9, 2015, rebels attacked."]
    );
    assert_eq!(
        ways("It began in late Ma$0y of that year."),
        Vec::<String>::new()
    );
    assert_eq!(
        ways("It began last Febr$0uary."),
        ["Write \"February 2015\": It began in February 2015."]
    );
    assert_eq!(
        ways("It began in Febr$0uary."),
        ["Write \"February 2015\": It began in February 2015."]
    );
}

#[test]
fn the_order_is_that_of_the_phrase_or_of_the_article() {
    assert_eq!(
        ways("The attack of 9 Feb$0ruary went on."),
        [
            "Write \"9 February 2015\": The attack of 9 February 2015 went on.",
            "Write \"Monday 9 February\": The attack of Monday 9 February went on."
        ]
    );
    assert_eq!(
        ways("It began on 9 February 2015 and ended on Sun$0day after dark."),
        [
            "Write \"Sunday 22 March 2015\": It began on 9 February 2015 and ended on Sunday 22 March 2015 after dark.",
            "Write \"yesterday\": It began on 9 February 2015 and ended yesterday after dark."
        ]
    );
    assert_eq!(
        ways("---\nlanguage: en-GB\n---\nIt ended on Fri$0day.")[0],
        "Write \"Friday 20 March 2015\": ---\nlanguage: en-GB\n---\nIt ended on Friday 20 March 2015."
    );
    assert_eq!(
        ways("It began on Monday, 9 February 2015 and ended on Fri$0day.")[0],
        "Write \"Friday, 20 March 2015\": It began on Monday, 9 February 2015 and ended on Friday, 20 March 2015."
    );
    let abbreviated =
        "It began on Jan. 9, 2015, and ended two months ago, on a Friday. On Sun$0day they left.";
    assert!(
        ways(abbreviated)[0].contains("On Sunday, March 22, 2015, they left."),
        "{:?}",
        ways(abbreviated)
    );
}

#[test]
fn a_profile_goes_before_what_the_article_does() {
    let written = |profile: &str| {
        let marked = format!(
            "---\nprofile: {profile}\n---\nIt rained on 9 September 2014. It snowed on 2015-02-$010."
        );
        ways(&marked).swap_remove(0)
    };
    assert!(written("none").starts_with("Write \"10 February 2015\""));
    assert!(written("guardian").starts_with("Write \"10 February 2015\""));
    assert!(written("ap").starts_with("Write \"Feb. 10, 2015\""));
    let british = "---\nprofile: guardian\n---\nIt rained on Sept. 9, 2014. They left on Fri$0day.";
    assert!(ways(british)[0].starts_with("Write \"Friday 20 March 2015\""));
}

#[test]
fn a_day_close_to_publication_is_written_as_its_weekday() {
    assert_eq!(
        ways("They met on Ma$0rch 20, 2015 in Laiza.")[1],
        "Write \"Friday\": They met on Friday in Laiza."
    );
    assert_eq!(
        ways("They will meet on Ma$0rch 26.")[2],
        "Write \"Thursday\": They will meet on Thursday."
    );
    let far = ways("They will meet on Ma$0rch 31.");
    assert!(
        far.iter().all(|way| !way.contains("\"Tuesday\"")),
        "{far:?}"
    );
    // A week ago it was a Monday, too, and no reader would know.
    let week = ways("They met on Ma$0rch 16.");
    assert!(
        week.iter().all(|way| !way.contains("\"Monday\"")),
        "{week:?}"
    );
}

#[test]
fn yesterday_today_and_tomorrow_come_without_a_preposition() {
    let last = |marked: &str| ways(marked).pop().unwrap_or_default();
    assert_eq!(
        last("They met on Ma$0rch 22 in Laiza."),
        "Write \"yesterday\": They met yesterday in Laiza."
    );
    assert_eq!(
        last("On Ma$0rch 23, 2015, they left."),
        "Write \"Today\": Today, they left."
    );
    assert_eq!(
        last("They left. Mon$0day was calm."),
        "Write \"Today\": They left. Today was calm."
    );
    assert_eq!(
        last("They will meet on Tu$0esday."),
        "Write \"tomorrow\": They will meet tomorrow."
    );
    assert_eq!(
        last("They have met since [Sun$0day]{.date when=2015-03-22}."),
        "Write \"yesterday\": They have met since [yesterday]{.date when=2015-03-22}."
    );
    assert_eq!(
        last("They met on [Sun$0day]{.date when=2015-03-22}."),
        "Write \"yesterday\": They met [yesterday]{.date when=2015-03-22}."
    );
    // "the yesterday attack" is no English.
    let noun = ways("The Ma$0rch 22 attack hit Laiza.");
    assert!(
        noun.iter().all(|way| !way.contains("yesterday")),
        "{noun:?}"
    );
}

#[test]
fn the_day_of_a_dateline_is_never_a_weekday() {
    for marked in [
        "LAIZA, March$0 22 (KNG) — They met.",
        "Talks end\n\nMarch 22$0, 2015\n\nThey met.",
    ] {
        let ways = ways(marked);
        assert!(
            !ways.is_empty() && ways.iter().all(|way| !way.contains("\"Sunday\"")),
            "{ways:?}"
        );
    }
}

#[test]
fn an_adverb_becomes_a_day_with_a_preposition() {
    assert_eq!(
        ways("They met yes$0terday in Laiza."),
        [
            "Write \"on March 22, 2015\": They met on March 22, 2015, in Laiza.",
            "Write \"on Sunday\": They met on Sunday in Laiza."
        ]
    );
    assert_eq!(
        ways("Yes$0terday, they met."),
        [
            "Write \"On March 22, 2015\": On March 22, 2015, they met.",
            "Write \"On Sunday\": On Sunday, they met."
        ]
    );
    assert_eq!(
        ways("They have talked since yes$0terday."),
        [
            "Write \"March 22, 2015\": They have talked since March 22, 2015.",
            "Write \"Sunday\": They have talked since Sunday."
        ]
    );
    assert_eq!(
        ways("They spoke of yes$0terday's attack."),
        ["Write \"Sunday\": They spoke of Sunday's attack."]
    );
    assert_eq!(
        ways("They met [yes$0terday]{.date when=2015-03-22} in Laiza."),
        [
            "Write \"on March 22, 2015\": They met on [March 22, 2015]{.date when=2015-03-22}, in Laiza.",
            "Write \"on Sunday\": They met on [Sunday]{.date when=2015-03-22} in Laiza."
        ]
    );
}

#[test]
fn digits_are_written_in_words() {
    assert_eq!(
        ways("They met on 2015-03-$020 in Laiza."),
        [
            "Write \"March 20, 2015\": They met on March 20, 2015, in Laiza.",
            "Write \"Friday\": They met on Friday in Laiza."
        ]
    );
    assert_eq!(
        ways("They met on 03/04$0/2015."),
        ["Write \"March 4, 2015\" (a guess): They met on March 4, 2015."]
    );
}

#[test]
fn a_speakers_words_and_the_front_matter_are_not_rewritten() {
    for marked in [
        "\"We meet on Fri$0day,\" he said.",
        "---\nheadline: Talks on Fri$0day\n---\nText.",
        "They met for two$0 days.",
        "They meet every Fri$0day.",
        "They met on Monday–Wed$0nesday.",
    ] {
        assert_eq!(ways(marked), Vec::<String>::new(), "{marked}");
    }
}

#[test]
fn without_a_publication_date_a_stated_day_can_be_made_it() {
    let set = |marked: &str| {
        let desk = Desk::new(&[("talks.news", marked)]);
        let article = desk.view().article;
        set_publication_date(article, desk.selection).map(|action| {
            format!(
                "{}: {}",
                action.title,
                apply_edits(&article.input.text, &action.edits)
            )
        })
    };
    assert_eq!(
        set("They met on March$0 23, 2015.\r\n").as_deref(),
        Some(
            "Set the publication date to 2015-03-23: ---\r\ndate: 2015-03-23\r\n---\r\nThey met on March 23, 2015.\r\n"
        )
    );
    assert_eq!(
        set("---\nheadline: Talks\n---\nThey met on [Mon$0day]{.date when=2015-03-23}.").as_deref(),
        Some(
            "Set the publication date to 2015-03-23: ---\ndate: 2015-03-23\nheadline: Talks\n---\n\
             They met on [Monday]{.date when=2015-03-23}."
        )
    );
    for stated in ["date:", "date: \"spring\"", "date: soon"] {
        let text = format!("---\n{stated}\n---\nThey met on March$0 23, 2015.");
        let after = set(&text).unwrap_or_else(|| panic!("no action with {stated}"));
        let desk = Desk::new(&[(
            "talks.news",
            &format!("{}$0", after.split_once(": ").expect("a title").1),
        )]);
        let day = desk.view().article.anchor.date.expect("a date");
        assert_eq!(day.to_string(), "2015-03-23");
    }
    assert_eq!(set("They met on Mon$0day."), None);
    assert_eq!(set("They met in March$0 2015."), None);
    assert_eq!(
        set("---\ndate: 2015-03-24\n---\nThey met on March$0 23, 2015."),
        None
    );
}
