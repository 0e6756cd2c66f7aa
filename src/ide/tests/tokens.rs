//! What editors colour.

use super::everywhere::ODD;
use super::*;
use crate::names::Suggestion;

/// Each token of an article as `text: kind +modifier`, those that meet the selection.
fn shown(article: &Article, range: TextRange) -> Vec<String> {
    semantic_tokens(article, range)
        .iter()
        .map(|token| {
            let held = SemanticModifiers::WORDS
                .into_iter()
                .zip(token.modifiers.held())
                .filter(|(_, held)| *held)
                .map(|(word, _)| format!(" +{word}"));
            let held: String = held.collect();
            format!(
                "{}: {}{held}",
                article.text(token.range),
                token.kind.as_str()
            )
        })
        .collect()
}

fn whole() -> TextRange {
    TextRange::up_to(u32::MAX.into())
}

fn all(marked: &str) -> Vec<String> {
    shown(Desk::one(&format!("{marked}$0")).view().article, whole())
}

#[test]
fn names_and_dates_have_their_kinds_and_what_else_is_known_of_them() {
    assert_eq!(
        all(
            "# Talks\n\nThe Kachin Independence Organization (KIO) met Thein Sein in Bhamo on Monday. The KIO left."
        ),
        [
            "Kachin Independence Organization: group +introduction",
            "KIO: group",
            "Thein Sein: person +introduction",
            "Bhamo: place +introduction",
            "Monday: date",
            "KIO: group",
        ]
    );
    assert_eq!(
        all("# Talks\n\nThe Kachin met the Shan State Army."),
        [
            "Kachin: group +introduction +people",
            "Shan State Army: group +ambiguous +introduction"
        ]
    );
}

#[test]
fn the_headline_introduces_nobody_whom_the_text_names() {
    assert_eq!(
        all("---\nheadline: Shells near Bhamo\ndateline: Bhamo\n---\nShells fell in Bhamo."),
        ["Bhamo: place", "Bhamo: place", "Bhamo: place +introduction"]
    );
}

#[test]
fn annotations_stand_beside_the_name_and_inner_names_part_outer_ones() {
    assert_eq!(
        all(
            "# Talks\n\n[President of [Myanmar]{.place ref=myanmar}]{.person ref=thein-sein} spoke."
        ),
        [
            "[: annotation",
            "President of : person",
            "[: annotation",
            "Myanmar: place +introduction",
            "]{.place ref=myanmar}: annotation",
            "]{.person ref=thein-sein}: annotation",
        ]
    );
    assert_eq!(
        all(
            "# Talks\n\n<!-- newsmark: ignore date/tense -->\n\n[Monday]{.date when=2015-03-23} and [x]{.none}."
        ),
        [
            "<!-- newsmark: ignore date/tense -->: annotation",
            "[: annotation",
            "Monday: date",
            "]{.date when=2015-03-23}: annotation",
            "[: annotation",
            "]{.none}: annotation",
        ]
    );
}

#[test]
fn a_broken_annotation_is_text() {
    assert_eq!(
        all("# Talks\n\nHe left for [Bhamo]{.place ref=bhamo and slept."),
        ["Bhamo: place +introduction"]
    );
}

#[test]
fn a_name_parts_its_quotation() {
    assert_eq!(
        all("# Talks\n\n“We left Bhamo on Monday,” he said."),
        [
            "“We left : quotation",
            "Bhamo: place +introduction",
            " on : quotation",
            "Monday: date",
            ",”: quotation",
        ]
    );
}

#[test]
fn a_name_that_holds_a_quotation_is_a_name() {
    assert_eq!(
        all("# Talks\n\nThey began [Operation “Green Hill of Laiza”]{.event ref=_hill} then."),
        [
            "[: annotation",
            "Operation “Green Hill of Laiza”: event +introduction",
            "]{.event ref=_hill}: annotation",
        ]
    );
}

#[test]
fn quotations_from_right_to_left_and_an_emoji_before_a_name() {
    assert_eq!(
        all("# Talks\n\nقال «نحن في Bhamo اليوم» 🚁 Thein Sein.\n\nהוא אמר \"אנחנו ב-Bhamo\"."),
        [
            "«نحن في : quotation",
            "Bhamo: place +introduction",
            " اليوم»: quotation",
            "Thein Sein: person +introduction",
            "\"אנחנו ב-: quotation",
            "Bhamo: place",
            "\": quotation",
        ]
    );
}

#[test]
fn no_token_crosses_a_line_end() {
    assert_eq!(
        all("# Talks\r\n\r\n“We left the Kachin\r\nIndependence Organization\rin\n  \nspring.”"),
        [
            "“We left the : quotation",
            "Kachin: group +introduction",
            "Independence Organization: group +introduction",
            "in: quotation",
            "spring.”: quotation",
        ],
    );
}

#[test]
fn block_quotes_furniture_and_credit_lines() {
    assert_eq!(
        all(
            "Accessibility links\n\n# Talks\n\n> Nobody asked\n> the KIO.\n\nThis report was produced in collaboration with the KIO."
        ),
        [
            "Accessibility links: furniture",
            "Nobody asked: quotation",
            "the : quotation",
            "KIO: group",
            ".: quotation",
            "This report was produced in collaboration with the : furniture",
            "KIO: group",
            ".: furniture",
        ]
    );
}

#[test]
fn what_the_model_suggests_says_so() {
    let text = "# Talks\n\nNaw Seng spoke in Bhamo.";
    let desk = Desk::one(&format!("{text}$0"));
    let article = desk.view().article;
    let suggestion = Suggestion {
        block: 1,
        range: TextRange::up_to(TextSize::of("Naw Seng")),
        kind: crate::markup::EntityKind::Person,
        people: false,
        confidence: 0.9,
    };
    assert_eq!(
        shown(&article.suggest(&[suggestion]), whole()),
        [
            "Naw Seng: person +suggested +introduction",
            "Bhamo: place +introduction"
        ]
    );
}

#[test]
fn an_empty_article_has_no_tokens() {
    assert!(all("").is_empty());
    assert!(all("\u{feff}").is_empty());
    assert!(all("---\n---\n").is_empty());
}

#[test]
fn tokens_are_in_order_and_those_of_a_range_are_those_of_the_whole_that_meet_it() {
    let desk = Desk::one(&format!("{ODD}$0"));
    let article = desk.view().article;
    let all = semantic_tokens(article, whole());
    assert!(all.len() > 20, "{}", all.len());
    for pair in all.windows(2) {
        assert!(pair[0].range.end() <= pair[1].range.start(), "{pair:?}");
    }
    for token in &all {
        let text = article.text(token.range);
        assert!(
            !text.trim().is_empty() && !text.contains(['\n', '\r']),
            "{token:?}"
        );
    }
    let length = u32::from(TextSize::of(ODD));
    for (start, end) in (0..length).flat_map(|at| [(at, at + 1), (at, (at + 90).min(length))]) {
        let range = TextRange::new(start.into(), end.into());
        let inside = all
            .iter()
            .filter(|token| token.range.start() < range.end() && range.start() < token.range.end());
        let inside: Vec<SemanticToken> = inside.copied().collect();
        assert_eq!(semantic_tokens(article, range), inside, "{range:?}");
    }
}
