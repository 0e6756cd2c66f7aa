//! Who is meant: persons whom only the article introduces, and names that are several things.

use super::*;

const REGISTRY: &str = r#"
[jordan]
kind = "place"
name = "Jordan"

[michael-jordan]
kind = "person"
name = "Michael Jordan"

[paris]
kind = "place"
name = "Paris"

[beijing]
kind = "place"
name = "Beijing"

[will]
kind = "person"
name = "William Grant"
aliases = ["Will"]

[theresa]
kind = "person"
name = "Theresa Hill"
aliases = ["May"]

[unity]
kind = "group"
name = "Unity"

[obama]
kind = "person"
name = "Barack Obama"

[suu-kyi]
kind = "person"
name = "Aung San Suu Kyi"
name_order = "whole"
short = ["Suu Kyi"]

[thein-sein]
kind = "person"
name = "Thein Sein"
name_order = "whole"

[gun-maw]
kind = "person"
name = "Gun Maw"
name_order = "whole"

[river-guard]
kind = "group"
name = "Northern River Guard"
aliases = ["River Guard"]
note = "Fishermen who watch the dam."

[border-guard]
kind = "group"
name = "Southern River Guard"
aliases = ["River Guard"]
note = "A militia that smuggles timber."
"#;

fn read(text: &str) -> Article {
    let file = RegistryFile::parse(Path::new("registry/all.toml"), REGISTRY, None);
    let registry = Arc::new(Registry::new(vec![Arc::new(file)]));
    Article::analyse(input("talks.news", text, &registry), None)
}

#[track_caller]
fn names(text: &str, expected: &[&str]) {
    assert_eq!(mentions(&read(text)), expected, "{text}");
}

#[test]
fn titles_and_appositions_introduce_persons() {
    names(
        "They met President Ana Silva on Friday. Silva left, and Ms. Silva's envoy stayed.\n",
        &[
            "Ana Silva = *Ana Silva",
            "Silva = *Ana Silva short",
            "Silva = *Ana Silva short",
        ],
    );
    names(
        "La Nan, a spokesman for the rebels, told them so. Later La Nan left.\n",
        &["La Nan = *La Nan", "La Nan = *La Nan"],
    );
    names(
        "The talks with President Bashar al-Assad and Gen. Shane O\u{2019}Brien ended. Assad and O\u{2019}Brien left.\n",
        &[
            "Bashar al-Assad = *Bashar al-Assad",
            "Shane O\u{2019}Brien = *Shane O'Brien",
            "Assad = *Bashar al-Assad short",
            "O\u{2019}Brien = *Shane O'Brien short",
        ],
    );
}

#[test]
fn particles_stay_with_the_family_name() {
    names(
        "They met Gen. Alexander van der Bellen and the lawyer Omar al-Haddad. Gen. van der Bellen and al-Haddad left. Van der Bellen came back.\n",
        &[
            "Alexander van der Bellen = *Alexander van der Bellen",
            "Omar al-Haddad = *Omar al-Haddad",
            "van der Bellen = *Alexander van der Bellen short",
            "al-Haddad = *Omar al-Haddad short",
            "Van der Bellen = *Alexander van der Bellen short",
        ],
    );
}

#[test]
fn a_title_is_outside_of_a_registered_name() {
    names(
        "They met President Thein Sein and Brig. Gen. Sumlut Gun Maw. Ms. Suu Kyi was away.\n",
        &["Thein Sein = thein-sein", "Gun Maw = gun-maw"],
    );
    names(
        "Daw Aung San Suu Kyi spoke. Daw Suu Kyi smiled.\n",
        &["Aung San Suu Kyi = suu-kyi", "Suu Kyi = suu-kyi short"],
    );
}

#[test]
fn a_title_and_a_family_name_are_a_person() {
    names(
        "Mr. Okafor came, and Okafor spoke. A man in Okafor did not.\n",
        &["Okafor = *Okafor", "Okafor = *Okafor"],
    );
    names("President Obama spoke.\n", &[]);
    names(
        "Thein Sein spoke. Mr. Sein left.\n",
        &["Thein Sein = thein-sein"],
    );
}

#[test]
fn a_person_and_a_place_of_one_name_are_told_apart() {
    names(
        "Mr. Paris was born in Paris.\n",
        &["Paris = *Paris", "Paris = paris"],
    );
    names(
        "Michael Jordan flew to Jordan. Mr. Jordan was glad, and Jordan said so. The king of Jordan met him.\n",
        &[
            "Michael Jordan = michael-jordan",
            "Jordan = jordan",
            "Jordan = michael-jordan short",
            "Jordan = michael-jordan short",
            "Jordan = jordan",
        ],
    );
}

#[test]
fn two_persons_of_one_family_name_stay_apart() {
    names(
        "President Ana Silva came. Silva met the singer Rui Silva. Silva was glad.\n",
        &[
            "Ana Silva = *Ana Silva",
            "Silva = *Ana Silva short",
            "Rui Silva = *Rui Silva",
        ],
    );
    names(
        "Barack Obama and his aide, the lawyer Malik Obama, spoke. Obama left.\n",
        &["Barack Obama = obama", "Malik Obama = *Malik Obama"],
    );
}

#[test]
fn a_family_name_before_the_introduction_may_be_somebody_elses() {
    names(
        "Silva gains ground\n\nSilva was there. Then President Ana Silva came, and Silva spoke.\n",
        &[
            "Silva = *Ana Silva short",
            "Ana Silva = *Ana Silva",
            "Silva = *Ana Silva short",
        ],
    );
}

#[test]
fn headlines_in_capitals_hold_short_forms() {
    names(
        "SUU KYI AND OBAMA TO MEET SILVA\n\nAung San Suu Kyi, Barack Obama and President Ana Silva agreed.\n",
        &[
            "SUU KYI = suu-kyi short",
            "OBAMA = obama short",
            "SILVA = *Ana Silva short",
            "Aung San Suu Kyi = suu-kyi",
            "Barack Obama = obama",
            "Ana Silva = *Ana Silva",
        ],
    );
}

#[test]
fn common_words_are_names_where_that_is_sure() {
    names(
        "Will he come? Unity is needed. They joined Unity on Friday, and Will wrote. Unity said so.\n",
        &["Unity = unity", "Will = will alias", "Unity = unity"],
    );
}

#[test]
fn a_month_or_a_common_word_is_no_alias_by_itself() {
    let article = read(
        "They met in May. Nobody has come since May, and it was calm last May. By May, all will be gone.\n",
    );
    assert_eq!(mentions(&article), Vec::<String>::new());
    assert_eq!(dates(&article).len(), 4, "{:?}", dates(&article));
    names(
        "Then Mrs. May left. Later May said so, and May's envoy stayed.\n",
        &["May = theresa alias"; 3],
    );
    names(
        "On National Unity Day they read The Will of God. He left a Will, and Will wept.\n",
        &["Will = will alias"],
    );
}

#[test]
fn the_words_of_an_entry_tell_which_one_is_meant() {
    names(
        "Fishermen saw a boat of the River Guard below the dam.\n",
        &["River Guard = river-guard alias"],
    );
    names(
        "Timber was found on a truck of the River Guard, a militia in the hills.\n",
        &["River Guard = border-guard alias"],
    );
    names(
        "A boat of the River Guard came.\n",
        &["River Guard = ?2 alias"],
    );
}

#[test]
fn a_place_that_says_something_stands_for_its_government() {
    let article = read(
        "Beijing denied it. Envoys of Beijing said so, and officials in Beijing have agreed.\n",
    );
    let stands: Vec<bool> = article
        .mentions
        .iter()
        .map(|it| it.for_government)
        .collect();
    assert_eq!(stands, [true, false, false]);
}

#[test]
fn a_group_and_its_army_are_two() {
    names(
        "The Northern River Guard and its army left.\n",
        &["Northern River Guard = river-guard"],
    );
}

#[test]
fn other_languages_have_no_titles() {
    names(
        "---\nlanguage: de\n---\nEr traf President Ana Silva am Freitag. Silva kam.\n",
        &[],
    );
}

#[test]
fn text_from_right_to_left_and_odd_names_hold_no_persons() {
    names("قال الرئيس بشار الأسد إن المحادثات انتهت\n", &[]);
    names(
        "President\n\nMr.\n\nMr. \n\nU Gen. Dr.\n\n, a spokesman for\n",
        &[],
    );
    names("Mr. \u{202b}Assad\u{202c} left.\n", &[]);
}

#[test]
fn a_long_article_of_names_is_read_in_one_go() {
    // A name for each number: Silvabac, Silvabad, ...
    let family = |stem: &str, number: u32| -> String {
        let letter = |power| char::from(b'a' + u8::try_from(number / power % 20).unwrap_or(0));
        let end: String = [8_000, 400, 20, 1].map(letter).iter().collect();
        format!("{stem}{end}")
    };
    let mut text = String::new();
    for number in 0..6_000 {
        let (silva, pereira) = (family("Silva", number), family("Pereira", number));
        text.push_str(&format!(
            "President Ana {silva} met Mr. {pereira} in Jordan, {silva} said of the River Guard. "
        ));
    }
    assert!(text.len() > 500_000);
    let article = read(&text);
    assert_eq!(article.locals.len(), 12_000);
    assert_eq!(article.mentions.len(), 30_000);
    let blocks = read(&text.replace("Guard. ", "Guard.\n\n"));
    assert_eq!(blocks.mentions.len(), article.mentions.len());
}
