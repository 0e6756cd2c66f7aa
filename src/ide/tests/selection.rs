//! What an editor selects, step by step.

use super::everywhere::ODD;
use super::*;

/// The steps from the cursor, without the whole file at the end.
fn steps(marked: &str) -> Vec<String> {
    let desk = Desk::one(marked);
    let article = desk.view().article;
    let chains = selections(article, &[desk.offset()]);
    let mut steps: Vec<String> = chains[0]
        .iter()
        .map(|range| article.text(*range).to_owned())
        .collect();
    assert_eq!(steps.pop().as_deref(), Some(&*article.input.text));
    steps
}

fn in_registry(marked: &str) -> Vec<String> {
    let (text, selection) = without_cursor(marked);
    let offset = selection.expect("a cursor").start();
    let chains = selections_in_toml(&text, &[offset]);
    let mut steps: Vec<String> = chains[0]
        .iter()
        .map(|range| text[*range].to_owned())
        .collect();
    assert_eq!(steps.pop(), Some(text));
    steps
}

#[test]
fn word_mention_sentence_block_and_section() {
    assert_eq!(
        steps(
            "## Laiza\n\nIt rained. The Kachin Inde$0pendence Organization met Gen. Gun Maw. They left.\n\nRain.\n\n## Bhamo\n\nRain."
        ),
        [
            "Independence",
            "Kachin Independence Organization",
            "The Kachin Independence Organization met Gen. Gun Maw.",
            "It rained. The Kachin Independence Organization met Gen. Gun Maw. They left.",
            "## Laiza\n\nIt rained. The Kachin Independence Organization met Gen. Gun Maw. They left.\n\nRain.",
        ]
    );
}

#[test]
fn a_date_phrase_then_its_annotation() {
    assert_eq!(
        steps("They met on [Monday, Mar$0ch 23]{.date when=2015-03-23}. Then they left."),
        [
            "March",
            "Monday, March 23",
            "[Monday, March 23]{.date when=2015-03-23}",
            "They met on [Monday, March 23]{.date when=2015-03-23}.",
        ]
    );
}

#[test]
fn nested_annotations_and_their_attributes() {
    let text =
        "Rain. [President of [Myanmar]{.place ref=my$0anmar}]{.person ref=thein-sein} spoke. Rain.";
    assert_eq!(
        steps(&format!("# Talks\n\n{text}")),
        [
            "myanmar",
            "ref=myanmar",
            "{.place ref=myanmar}",
            "[Myanmar]{.place ref=myanmar}",
            "President of [Myanmar]{.place ref=myanmar}",
            "[President of [Myanmar]{.place ref=myanmar}]{.person ref=thein-sein}",
            "[President of [Myanmar]{.place ref=myanmar}]{.person ref=thein-sein} spoke.",
            &text.replace("$0", ""),
        ]
    );
}

#[test]
fn in_a_quotation_its_sentence_comes_first() {
    assert_eq!(
        steps("# Talks\n\nIt rained. “We left. They st$0ayed in Bhamo,” he said. Rain."),
        [
            "stayed",
            "They stayed in Bhamo,",
            "We left. They stayed in Bhamo,",
            "“We left. They stayed in Bhamo,”",
            "“We left. They stayed in Bhamo,” he said.",
            "It rained. “We left. They stayed in Bhamo,” he said. Rain.",
        ]
    );
}

#[test]
fn hyphens_and_apostrophes_join_words() {
    assert_eq!(
        steps("# Talks\n\nThe KIO-l$0ed talks failed.")[..2],
        ["led", "KIO-led"]
    );
    assert_eq!(
        steps("# Talks\n\nThe arm$0y’s talks failed.")[..2],
        ["army", "army’s"]
    );
    assert_eq!(
        steps("# Talks\n\nThe talks, $0- failed.")[..2],
        ["-", "The talks, - failed."]
    );
}

#[test]
fn no_character_is_cut() {
    assert_eq!(
        steps("# Talks\n\nကချင်$0ပြည်နယ် ရန်ကုန်။ KIO။")[..2],
        ["ကချင်ပြည်နယ်", "ကချင်ပြည်နယ် ရန်ကုန်။"]
    );
    assert_eq!(
        steps("# Talks\n\n克钦军在Bha$0mo说：“我们撤退了。”他们没有回来。")[..2],
        ["Bhamo", "克钦军在Bhamo说：“我们撤退了。”"]
    );
    assert_eq!(steps("# Talks\n\nเมือง$0บาโม KIO")[0], "เมืองบาโม");
    assert_eq!(
        steps("# Talks\n\nA 👩$0\u{200d}🚀 KIO")[..2],
        ["👩\u{200d}🚀", "A 👩\u{200d}🚀 KIO"]
    );
    assert_eq!(steps("# Talks\n\nLech Wałe$0\u{301}sa")[0], "Wałe\u{301}sa");
}

#[test]
fn from_right_to_left() {
    assert_eq!(
        steps("# Talks\n\nقال «نحن في Bha$0mo اليوم» 🚁 غدا.")[..4],
        [
            "Bhamo",
            "نحن في Bhamo اليوم",
            "«نحن في Bhamo اليوم»",
            "قال «نحن في Bhamo اليوم» 🚁 غدا."
        ]
    );
}

#[test]
fn block_quotes_crossheads_and_ignores() {
    assert_eq!(
        steps("# Talks\n\n> Nobody a$0sked us. Nobody."),
        ["asked", "Nobody asked us.", "> Nobody asked us. Nobody."]
    );
    assert_eq!(
        steps("# Talks in Bha$0mo\r\n\r\nRain."),
        ["Bhamo", "Talks in Bhamo", "# Talks in Bhamo"]
    );
    assert_eq!(
        steps("# Talks\n\n<!-- newsmark: ignore date/te$0nse -->\n\nRain."),
        [
            "tense",
            "date/tense",
            "<!-- newsmark: ignore date/tense -->"
        ]
    );
}

#[test]
fn front_matter() {
    let matter = "headline: \"Talks resume in Bhamo\"\ndate: 2015-03-23\n";
    assert_eq!(
        steps("---\nheadline: \"Talks re$0sume in Bhamo\"\ndate: 2015-03-23\n---\nRain."),
        [
            "resume",
            "Talks resume in Bhamo",
            "headline: \"Talks resume in Bhamo\"",
            matter,
            &format!("---\n{matter}---\n"),
        ]
    );
    assert_eq!(
        steps("---\nslug: rain\nda$0te: 2015-03-23\n---\nRain.")[..2],
        ["date", "date: 2015-03-23"]
    );
    assert_eq!(
        steps("-$0--\nslug: rain\n---\nRain.")[1..],
        ["---", "---\nslug: rain\n---\n"]
    );
}

#[test]
fn a_registry() {
    assert_eq!(
        in_registry("# x\n\n[kio]\naliases = [\"K. I$0. O.\", \"KIO\"]\n\n[kia]\nname = \"KIA\"\n"),
        [
            "I",
            "K. I. O.",
            "\"K. I. O.\"",
            "\"K. I. O.\", \"KIO\"",
            "[\"K. I. O.\", \"KIO\"]",
            "aliases = [\"K. I. O.\", \"KIO\"]",
            "[kio]\naliases = [\"K. I. O.\", \"KIO\"]",
        ]
    );
    assert_eq!(
        in_registry("[thein$0-sein]\nname = \"x\"\n"),
        [
            "thein",
            "thein-sein",
            "[thein-sein]",
            "[thein-sein]\nname = \"x\""
        ]
    );
    assert_eq!(
        in_registry("[kio]\nname = \"un$0closed\n"),
        [
            "unclosed",
            "\"unclosed",
            "name = \"unclosed",
            "[kio]\nname = \"unclosed"
        ]
    );
    assert!(in_registry("$0").is_empty());
}

#[test]
fn every_step_holds_the_place_and_the_step_before() {
    let nested = format!("{}x{}", "[".repeat(1000), "]{.person}".repeat(1000));
    for text in [ODD, &nested, "", "\u{feff}", "---\n---\n"] {
        let desk = Desk::one(&format!("{text}$0"));
        let article = desk.view().article;
        let offsets: Vec<TextSize> = everywhere::offsets(text)
            .step_by(text.len() / 100 + 1)
            .collect();
        for chains in [
            selections(article, &offsets),
            selections_in_toml(text, &offsets),
        ] {
            assert_eq!(chains.len(), offsets.len());
            for (chain, offset) in chains.iter().zip(&offsets) {
                assert!(chain.len() <= 64 && !chain.is_empty());
                assert_eq!(chain.last(), Some(&TextRange::up_to(TextSize::of(text))));
                assert!(chain[0].contains_inclusive(*offset), "{offset:?}");
                for pair in chain.windows(2) {
                    assert!(pair[1].contains_range(pair[0]) && pair[1] != pair[0]);
                }
            }
        }
    }
}
