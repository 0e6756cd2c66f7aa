//! What becomes of the names that a model suggests.

use super::*;
use crate::markup::EntityKind::{Group, Person, Place};
use crate::names::Suggestion;
use crate::text::{TextRange, size};

/// Suggests every occurrence of each text in the body's blocks; a group's kind may be followed by `people`.
fn suggested(article: &Article, names: &[(&str, crate::markup::EntityKind, bool)]) -> Article {
    let mut spans = Vec::new();
    for (block, placed) in (0u32..).zip(&article.blocks) {
        for (name, kind, people) in names {
            for (at, _) in placed.analysis.text.match_indices(name) {
                spans.push(Suggestion {
                    block,
                    range: TextRange::at(size(at), size(name.len())),
                    kind: *kind,
                    people: *people,
                    confidence: 0.9,
                });
            }
        }
    }
    article.suggest(&spans)
}

fn with(text: &str, names: &[(&str, crate::markup::EntityKind, bool)]) -> Vec<String> {
    mentions(&suggested(&article(text), names))
}

#[test]
fn mentions_of_one_name_are_one_entity() {
    let base = article("Maria Silva spoke in Lisbon. Lisbon is calm, Maria Silva said.\n");
    let article = suggested(
        &base,
        &[("Maria Silva", Person, false), ("Lisbon", Place, false)],
    );
    assert_eq!(
        mentions(&article),
        [
            "Maria Silva = *Maria Silva",
            "Lisbon = *Lisbon",
            "Lisbon = *Lisbon",
            "Maria Silva = *Maria Silva"
        ]
    );
    assert_eq!(article.locals.len(), 2);
    let sources: Vec<&str> = article
        .mentions
        .iter()
        .map(|it| it.source.as_str())
        .collect();
    assert_eq!(sources, ["model"; 4]);
    assert!(base.mentions.is_empty(), "what rules read stays as it was");
}

#[test]
fn a_family_name_joins_the_one_person_who_bears_it() {
    let names = [
        ("Maria Silva", Person, false),
        ("Silva", Person, false),
        ("Bashar al-Assad", Person, false),
        ("Assad", Person, false),
        ("Shane O\u{2019}Brien", Person, false),
        ("O'Brien", Person, false),
    ];
    let found = with(
        "Silva met Assad. Later Maria Silva and Bashar al-Assad left. Shane O\u{2019}Brien stayed, O'Brien said.\n",
        &names,
    );
    assert_eq!(
        found,
        [
            "Silva = *Maria Silva short",
            "Assad = *Bashar al-Assad short",
            "Maria Silva = *Maria Silva",
            "Bashar al-Assad = *Bashar al-Assad",
            "Shane O\u{2019}Brien = *Shane O'Brien",
            "O'Brien = *Shane O'Brien short",
        ]
    );
    let two = with(
        "Maria Silva met Jose Silva. Silva spoke.\n",
        &[
            ("Maria Silva", Person, false),
            ("Jose Silva", Person, false),
            ("Silva", Person, false),
        ],
    );
    assert_eq!(two[2], "Silva = *Silva");
}

#[test]
fn a_person_is_no_place_of_the_same_name() {
    let found = with(
        "Jordan closed its border. Michael Jordan came, and Jordan was glad.\n",
        &[("Michael Jordan", Person, false), ("Jordan", Place, false)],
    );
    assert_eq!(
        found,
        [
            "Jordan = *Jordan",
            "Michael Jordan = *Michael Jordan",
            "Jordan = *Jordan"
        ]
    );
}

#[test]
fn capitals_and_initials_do_not_make_another_entity() {
    let found = with(
        "MARIA SILVA WINS\n\nMaria J. Silva won. Maria Silva thanked them.\n",
        &[
            ("MARIA SILVA", Person, false),
            ("Maria J. Silva", Person, false),
            ("Maria Silva", Person, false),
        ],
    );
    assert_eq!(
        found,
        [
            "MARIA SILVA = *Maria J. Silva",
            "Maria J. Silva = *Maria J. Silva",
            "Maria Silva = *Maria J. Silva"
        ]
    );
}

#[test]
fn letters_in_brackets_join_their_suggested_name() {
    let text = "The Revolutionary Armed Forces of Colombia (FARC) agreed.\n\nThe FARC said so.\n";
    let article = suggested(
        &article(text),
        &[("Revolutionary Armed Forces of Colombia", Group, false)],
    );
    let name = "*Revolutionary Armed Forces of Colombia";
    assert_eq!(
        mentions(&article),
        [
            format!("Revolutionary Armed Forces of Colombia = {name}"),
            format!("FARC = {name} acronym"),
            format!("FARC = {name} acronym"),
        ]
    );
    let mention = article.acronyms[0].mention.expect("the use is a mention");
    assert_eq!(
        article.mentions[mention as usize].range,
        article.acronyms[0].range
    );
}

#[test]
fn what_the_article_knows_is_neither_crossed_nor_named_twice() {
    let found = with(
        "The Kachin News Group met [the [Yangon]{.place} envoys]{.none} on Monday, and Ko Aung came. [Ko Aung]{.person ref=_aung} left.\n",
        &[
            ("Kachin News", Group, false),
            ("the [Yangon", Place, false),
            ("envoys", Group, false),
            ("Monday", Person, false),
            ("Ko Aung", Person, false),
            ("Aung came", Person, false),
            (" ", Person, false),
        ],
    );
    assert_eq!(
        found,
        [
            "Kachin = kachin",
            "Yangon = yangon",
            "Ko Aung = *Ko Aung",
            "Ko Aung = *Ko Aung"
        ]
    );
}

#[test]
fn a_people_is_one_in_its_singular_and_plural() {
    let article = suggested(
        &article("Iraqis voted. An Iraqi officer was glad.\n"),
        &[("Iraqis", Group, true), ("Iraqi ", Group, true)],
    );
    assert_eq!(mentions(&article)[0], "Iraqis = *Iraqi other");
    assert!(article.locals[0].people);
}

#[test]
fn suggestions_that_fit_no_text_count_for_nothing() {
    let base = article("Wałęsa spoke.\n");
    let at = |block, start, length| Suggestion {
        block,
        range: TextRange::at(size(start), size(length)),
        kind: Person,
        people: false,
        confidence: f32::NAN,
    };
    let article = base.suggest(&[
        at(7, 0, 3),
        at(0, 3, 2),
        at(0, 0, 0),
        at(0, 8, 900),
        at(0, u32::MAX as usize - 9, 9),
        at(0, 14, 1),
    ]);
    assert_eq!(mentions(&article), Vec::<String>::new());
}

#[test]
fn a_title_before_a_known_name_is_no_name() {
    let found = with(
        "President Ana Silva came. Mr. Silva left with the Prime Minister.\n",
        &[
            ("Mr.", Person, false),
            ("President", Person, false),
            ("Prime Minister", Person, false),
        ],
    );
    assert_eq!(
        found,
        ["Ana Silva = *Ana Silva", "Silva = *Ana Silva short"]
    );
}

#[test]
fn a_long_article_of_names_is_read_in_one_go() {
    let mut text = String::new();
    for number in 0..4_000 {
        text.push_str(&format!(
            "Maria Silva{number} met Jose Pereira{number} in Porto, Silva{number} said.\n\n"
        ));
    }
    let base = article(&text);
    let mut spans = Vec::new();
    for (block, placed) in (0u32..).zip(&base.blocks) {
        let words: Vec<_> = crate::text::words(&placed.analysis.text).collect();
        if words.len() < 8 {
            continue;
        }
        let ranges = [
            words[0].range.cover(words[1].range),
            words[3].range.cover(words[4].range),
            words[7].range,
        ];
        spans.extend(ranges.map(|range| Suggestion {
            block,
            range,
            kind: Person,
            people: false,
            confidence: 1.0,
        }));
    }
    let article = base.suggest(&spans);
    assert_eq!(article.mentions.len(), 12_000);
    assert_eq!(article.locals.len(), 8_000);
}

#[test]
fn a_family_name_behind_a_title_joins_the_full_name_that_only_the_model_finds() {
    let text = "George W. Bush was born in Connecticut. Mr. Bush said so, and Bush left.\n";
    let base = article(text);
    assert_eq!(mentions(&base)[0], "Bush = *Bush");
    let names = [("George W. Bush", Person, false), ("Bush", Person, false)];
    assert_eq!(
        mentions(&suggested(&base, &names)),
        [
            "George W. Bush = *George W. Bush",
            "Bush = *George W. Bush short",
            "Bush = *George W. Bush short",
        ]
    );
    let two = with(
        "George W. Bush and Laura Bush came. Mr. Bush spoke.\n",
        &[
            ("George W. Bush", Person, false),
            ("Laura Bush", Person, false),
        ],
    );
    assert_eq!(two[2], "Bush = *Bush", "nobody says which of the two");
}

#[test]
fn a_name_that_opens_with_a_particle_joins_its_bearer() {
    let names = [
        ("Bin Laden", Person, false),
        ("Osama bin Laden", Person, false),
        ("Van Morrison", Person, false),
        ("Morrison", Person, false),
    ];
    let found = with(
        "Bin Laden hid. Osama bin Laden was found. Morrison sang; Van Morrison sings still.\n",
        &names,
    );
    assert_eq!(
        found,
        [
            "Bin Laden = *Osama bin Laden short",
            "Osama bin Laden = *Osama bin Laden",
            "Morrison = *Van Morrison short",
            "Van Morrison = *Van Morrison",
        ]
    );
}

#[test]
fn a_possessive_ending_and_what_stands_beside_a_name_are_no_part_of_it() {
    let found = with(
        "Mary O\u{2019}Connor's house stood. Jr. and J.R.R. are in its book, with the Browns' cat.\n",
        &[
            ("Mary O\u{2019}Connor's", Person, false),
            ("Jr.", Person, false),
            ("J.R.R.", Person, false),
            ("Browns'", Group, false),
        ],
    );
    assert_eq!(
        found,
        ["Mary O\u{2019}Connor = *Mary O'Connor", "Browns = *Browns"]
    );
}

#[test]
fn a_place_of_the_registry_may_be_the_end_of_a_persons_name() {
    let found = with(
        "Daniel Yangon said so in Yangon. Envoys saw Daniel Bhamo, and Silva in Bhamo.\n",
        &[
            ("Daniel Yangon", Person, false),
            ("Daniel Bhamo", Group, false),
            ("Silva in Bhamo", Person, false),
        ],
    );
    assert_eq!(
        found,
        [
            "Daniel Yangon = *Daniel Yangon",
            "Yangon = yangon",
            "Bhamo = bhamo",
            "Bhamo = bhamo",
        ]
    );
}

#[test]
fn a_short_form_of_the_registry_is_known_as_such() {
    let article = suggested(
        &article("Smith met Silva in Porto.\n"),
        &[
            ("Smith", Person, false),
            ("Silva", Person, false),
            ("Porto", Place, false),
        ],
    );
    let known: Vec<(&str, bool)> = article
        .locals
        .iter()
        .map(|local| {
            (
                local.name.as_str(),
                article.has_registered_short_form(local),
            )
        })
        .collect();
    assert_eq!(known, [("Porto", false), ("Smith", true), ("Silva", false)]);
}
