//! The shipped tagger over articles: after edits, and over what is hardly copy.

use super::*;
use crate::markup::EntityKind;
use crate::names::Suggestion;
use crate::names::tagger::Tagger;
use crate::text::{TextRange, size};
use proptest::prelude::*;

fn tagger() -> &'static Tagger {
    Tagger::shipped().expect("the model is shipped")
}

fn plain(text: &str) -> Article {
    Article::analyse(markdown(text, &Arc::default()), None)
}

/// The suggested names of an article, with the article that has them; holds what every article must keep.
fn suggested(text: &str) -> (Article, Vec<Suggestion>) {
    let article = plain(text);
    let names = Suggestions::of(&article, tagger(), None).names;
    let mut last = (0, size(0));
    for name in &names {
        let block = &article.blocks[name.block as usize];
        let range = std::ops::Range::<usize>::from(name.range);
        let said = block.analysis.text.get(range);
        assert!(said.is_some_and(|said| !said.trim().is_empty()), "{name:?}");
        assert!(
            last <= (name.block, name.range.start()),
            "{name:?} after {last:?}"
        );
        assert!((0.0..=1.0).contains(&name.confidence), "{name:?}");
        last = (name.block, name.range.end());
    }
    let named = article.suggest(&names);
    let ranges: Vec<TextRange> = named.mentions.iter().map(|mention| mention.range).collect();
    assert!(
        ranges
            .windows(2)
            .all(|pair| pair[0].end() <= pair[1].start())
    );
    (named, names)
}

/// Kinds and texts of the names that the model suggests.
fn said(text: &str) -> Vec<(EntityKind, String)> {
    let (article, _) = suggested(text);
    let of_model = article.mentions.iter();
    of_model
        .filter(|mention| mention.source == MentionSource::Model)
        .map(|mention| (mention.kind, article.text(mention.range).to_owned()))
        .collect()
}

#[test]
fn clear_names_are_suggested_with_how_sure_the_model_is() {
    let text = "Barack Obama spoke in Germany on Monday, Reuters reported.\n";
    let (article, names) = suggested(text);
    assert_eq!(
        said(text),
        [
            (EntityKind::Person, "Barack Obama".to_owned()),
            (EntityKind::Place, "Germany".to_owned()),
            (EntityKind::Group, "Reuters".to_owned()),
        ]
    );
    for (mention, name) in article.mentions.iter().zip(&names) {
        let sure = f32::from(mention.confidence.expect("it is a suggestion")) / 100.0;
        assert!(
            sure <= name.confidence && name.confidence <= sure + 0.011,
            "{mention:?} {name:?}"
        );
    }
}

#[test]
fn in_other_languages_code_and_chrome_nothing_is_suggested() {
    let spanish = "---\nlanguage: es\n---\nBarack Obama habló en Germany el lunes.\n";
    let code = "```\nBarack Obama spoke in Germany.\n```\n";
    let silent = "[Barack Obama spoke in Germany.]{.none}\n";
    for text in [spanish, code, silent] {
        assert_eq!(said(text), [], "{text}");
    }
}

#[test]
fn a_run_that_nobody_wants_any_more_gives_nothing() {
    let article = plain("Barack Obama spoke in Germany.\n\nReuters reported it.\n");
    let asked = std::cell::Cell::new(0);
    let stopped = || {
        asked.set(asked.get() + 1);
        asked.get() > 1
    };
    assert!(Suggestions::unless(&article, tagger(), None, stopped).is_none());
    assert!(Suggestions::unless(&article, tagger(), None, || false).is_some());
}

/// Copy of some sentences, again and again up to a length in bytes.
fn copy(sentences: &str, length: usize) -> String {
    sentences.repeat(length / sentences.len() + 1)
}

const SENTENCES: &str = "Barack Obama spoke in Germany on Monday, Reuters reported. Ministers from France and Spain met him in Berlin. ";

#[test]
fn copy_in_capitals_and_copy_without_any() {
    suggested(&copy(&SENTENCES.to_uppercase(), 20_000));
    suggested(&copy(&SENTENCES.to_lowercase(), 20_000));
    let mixed: String = SENTENCES
        .chars()
        .enumerate()
        .map(|(at, char)| match at % 2 {
            0 => char.to_ascii_uppercase(),
            _ => char.to_ascii_lowercase(),
        })
        .collect();
    suggested(&copy(&mixed, 20_000));
    // Words that are no names stay no names when nothing has a capital.
    assert_eq!(
        said("they waited for the boat and went home in the evening when it did not come.\n"),
        []
    );
}

#[test]
fn what_a_scanner_makes_of_copy() {
    let noise = SENTENCES
        .replace('e', "c")
        .replace("rm", "nn")
        .replace('l', "|")
        .replace(". ", " .,; \u{b7} ~^ ")
        .replace("in ", "1n-\n");
    suggested(&copy(&noise, 20_000));
    suggested(&copy(
        "B a r a c k  O b a m a , G e r- m a n y \u{ad} ",
        20_000,
    ));
    suggested(&copy(
        "\u{fffd}\u{fffd} Gerr\u{fffd}any \u{200b}\u{feff}\u{301}\u{301} ",
        20_000,
    ));
}

#[test]
fn other_scripts_and_signs() {
    for text in [
        "ကချင်လွတ်လပ်ရေးအဖွဲ့က လိုင်ဇာမြို့တွင် ပြောကြားခဲ့သည်။ ",
        "克钦独立军星期一在密支那说，停火不会持续。",
        "Барак Обама говорил в Берлине в понедельник. ",
        "قال باراك أوباما في برلين يوم الاثنين. ",
        "🚢🚢 👨‍👩‍👧‍👦 🇲🇲🇩🇪 ",
        "Ǆungla ŉ İstanbul ẞ ﬁnal ",
        "'s '' ’s ’’s O'O'O'O' --- — . . . ( [ ) ] ",
    ] {
        suggested(&copy(text, 20_000));
    }
}

#[test]
fn a_line_of_a_megabyte() {
    let (article, names) = suggested(&copy(SENTENCES, 1_000_000));
    assert!(names.len() > 10_000, "{}", names.len());
    // However often it names them, they are as few as in one of the sentences.
    assert!(article.locals.len() < 10, "{:?}", article.locals);
}

#[test]
fn a_hundred_thousand_capitalised_words() {
    let word = |number: usize| {
        let letter = |place: u32| char::from(b'a' + (number / 26usize.pow(place) % 26) as u8);
        format!(
            "{}{}{}{}n",
            letter(3).to_ascii_uppercase(),
            letter(0),
            letter(1),
            letter(2)
        )
    };
    let words: Vec<String> = (0..100_000).map(word).collect();
    suggested(&words.join(" "));
    suggested(&format!("{}.\n", words[..20_000].join(".\n\n")));
}

const TEXT: &str = "# Obama leaves Germany\n\nBarack Obama left Germany on Monday, Reuters reported.\n\nOfficials in \
                    Washington said Obama would go to France.\n\nFrance and Germany will meet in Paris, said the \
                    Foreign Ministry.\n\nJordan is not Michael Jordan. Michael Jordan plays.\n";

const PIECES: &[&str] = &[
    "\n\n",
    "Jordan",
    "Michael Jordan ",
    "obama",
    " Germany",
    "GERMANY ",
    ". ",
    "Mr. ",
    "\"",
    "[Paris]{.place}",
    "the ",
    "é",
    "# ",
    "",
    "",
    "---\nlanguage: de\n---\n",
    "France's ",
    " said",
    "goal match coach league ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn suggestions_after_edits_are_those_of_a_fresh_run(
        edits in proptest::collection::vec((0usize..300, 0usize..14, 0usize..PIECES.len()), 1..10)
    ) {
        let mut text = TEXT.to_owned();
        let mut article = plain(&text);
        let mut kept = Suggestions::of(&article, tagger(), None);
        for (at, length, piece) in edits {
            let boundary = |mut at: usize| {
                at = at.min(text.len());
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                at
            };
            let (start, end) = (boundary(at), boundary(at + length));
            text.replace_range(start..end, PIECES[piece]);
            article = Article::analyse(markdown(&text, &Arc::default()), Some(&article));
            kept = Suggestions::of(&article, tagger(), Some(&kept));
            let fresh = Suggestions::of(&plain(&text), tagger(), None);
            prop_assert_eq!(&kept.names, &fresh.names, "{}", text);
        }
    }
}
