//! What a reader should see in an article.

mod actors;
mod edits;
mod forms;
mod suggested;
mod tagged;

use super::*;
use crate::dates::Origin;
use crate::markup::{BlockKind, Dialect};
use crate::registry::{FormKind, Registry, RegistryFile};
use std::path::Path;
use std::sync::Arc;

const REGISTRY: &str = r#"
[kio]
kind = "group"
name = "Kachin Independence Organization"
acronym = "KIO"
part_of = ["kachin"]

[kachin]
kind = "group"
people = true
name = "Kachin"

[kokang]
kind = "place"
name = "Kokang"

[kokang-people]
kind = "group"
people = true
name = "Kokang people"
adjectives = ["Kokang"]

[thein-sein]
kind = "person"
name = "Thein Sein"
name_order = "whole"

[smith]
kind = "person"
name = "John Smith"

[may]
kind = "person"
name = "Theresa May"

[adam-smith]
kind = "person"
name = "Adam Smith"

[bhamo]
kind = "place"
name = "Bhamo"
misspellings = ["Bahmo"]

[yangon]
kind = "place"
name = "Yangon"

[ssa-north]
kind = "group"
name = "Shan State Army-North"
aliases = ["Shan State Army"]

[ssa-south]
kind = "group"
name = "Shan State Army-South"
aliases = ["Shan State Army"]
"#;

fn registry() -> Arc<Registry> {
    let file = RegistryFile::parse(Path::new("registry/all.toml"), REGISTRY, None);
    assert_eq!(file.problems, []);
    Arc::new(Registry::new(vec![Arc::new(file)]))
}

fn input(name: &str, text: &str, registry: &Arc<Registry>) -> Input {
    Input {
        text: text.into(),
        file_name: name.to_owned(),
        dialect: Dialect::News,
        registry: Arc::clone(registry),
        furniture: Arc::default(),
    }
}

fn markdown(text: &str, registry: &Arc<Registry>) -> Input {
    Input {
        dialect: Dialect::Markdown,
        ..input("talks.md", text, registry)
    }
}

#[test]
fn code_in_markdown_holds_no_names() {
    let text = "They met in Yangon.\n\n```\nYangon\n\n[Yangon]{.place ref=yangon} on Monday\n```\n";
    let article = Article::analyse(markdown(text, &registry()), None);
    assert_eq!(article.mentions.len(), 1);
    assert!(article.dates.is_empty() && article.problems.is_empty());
    assert_eq!(article.blocks[1].analysis.kind, BlockKind::Code);
}

fn article(text: &str) -> Article {
    Article::analyse(input("2015-03-23-talks.news", text, &registry()), None)
}

/// Each mention as `text = entity (form)`.
fn mentions(article: &Article) -> Vec<String> {
    let shown = |mention: &Mention| {
        let entity = match &mention.entity {
            Entity::Entry(entry) => article.registry().entry(*entry).id.value.clone(),
            Entity::Local(local) => format!("*{}", article.locals[local.0 as usize].name),
            Entity::Ambiguous(several) => format!("?{}", several.len()),
        };
        let form = match mention.form {
            FormKind::Name => "",
            FormKind::Alias => " alias",
            FormKind::Acronym => " acronym",
            FormKind::Short => " short",
            FormKind::Misspelling => " misspelling",
            FormKind::Adjective => " adjective",
            FormKind::Description => " description",
            _ => " other",
        };
        format!("{} = {entity}{form}", article.text(mention.range))
    };
    article.mentions.iter().map(shown).collect()
}

fn dates(article: &Article) -> Vec<String> {
    let value = |date: &DateMention| {
        date.resolution
            .value
            .as_ref()
            .and_then(crate::dates::Value::edtf)
    };
    article
        .dates
        .iter()
        .map(|date| {
            format!(
                "{} = {}",
                article.text(date.range),
                value(date).unwrap_or_default()
            )
        })
        .collect()
}

#[test]
fn names_and_acronyms_of_the_registry() {
    let article = article(
        "Envoys of the Kachin Independence Organization (KIO) met in Yangon. The KIO left Bahmo.\n",
    );
    assert_eq!(
        mentions(&article),
        [
            "Kachin Independence Organization = kio",
            "KIO = kio acronym",
            "Yangon = yangon",
            "KIO = kio acronym",
            "Bahmo = bhamo misspelling"
        ]
    );
    assert_eq!(article.definitions.len(), 1);
    assert_eq!(
        article.acronyms.len(),
        1,
        "the bracketed letters are the definition, not a use"
    );
}

#[test]
fn a_short_form_counts_where_the_article_names_the_person_in_full() {
    let article = article(
        "John Smith met envoys in Yangon.\n\nMr. Smith left. Jane Smith and Smith Barney stayed.\n",
    );
    assert_eq!(
        mentions(&article),
        [
            "John Smith = smith",
            "Yangon = yangon",
            "Smith = smith short"
        ]
    );
    let other = self::article("Smith left Yangon.\n");
    assert_eq!(mentions(&other), ["Yangon = yangon"]);
}

#[test]
fn a_title_before_a_short_form_is_no_part_of_another_name() {
    let titles = [
        "Admiral",
        "Colonel",
        "Commander",
        "Commissioner",
        "General",
        "President",
        "U",
    ];
    for title in titles {
        let text = format!("John Smith came. Envoys met {title} Smith.\n");
        let article = article(&text);
        assert_eq!(
            mentions(&article),
            ["John Smith = smith", "Smith = smith short"],
            "{title}"
        );
    }
}

#[test]
fn an_introduced_group_without_an_entry_is_one_entity() {
    let text = "The Restoration Council of Shan State (RCSS) agreed.\n\nThe RCSS said the Restoration Council of Shan State waits.\n";
    let article = article(text);
    let name = "*Restoration Council of Shan State";
    assert_eq!(
        mentions(&article),
        [
            format!("Restoration Council of Shan State = {name}"),
            format!("RCSS = {name} acronym"),
            format!("RCSS = {name} acronym"),
            format!("Restoration Council of Shan State = {name}"),
        ]
    );
}

#[test]
fn letters_that_the_article_gives_to_another_group_are_that_groups() {
    let article =
        article("The Kengtung Irrigation Office (KIO) dug a canal.\n\nThe KIO asked for help.\n");
    let name = "*Kengtung Irrigation Office";
    assert_eq!(
        mentions(&article),
        [
            format!("Kengtung Irrigation Office = {name}"),
            format!("KIO = {name} acronym"),
            format!("KIO = {name} acronym"),
        ]
    );
    let spelled =
        self::article("The Kachin Independence Organisation (KIO) left. The KIO stayed.\n");
    assert_eq!(
        mentions(&spelled),
        ["Kachin = kachin", "KIO = kio acronym", "KIO = kio acronym"]
    );
    let longer = self::article("The Kachin Irrigation Board (KIB) dug on.\n");
    assert_eq!(
        mentions(&longer)[0],
        "Kachin Irrigation Board = *Kachin Irrigation Board"
    );
}

#[test]
fn a_surname_of_two_people_is_open_once_both_were_named() {
    let article =
        article("Adam Smith met envoys. Smith spoke.\n\nThen John Smith came. Smith left.\n");
    assert_eq!(
        mentions(&article),
        [
            "Adam Smith = adam-smith",
            "Smith = adam-smith short",
            "John Smith = smith",
            "Smith = ?2 short"
        ]
    );
}

#[test]
fn grammar_tells_a_people_from_its_place() {
    let article = article(
        "Kokang rebels hold hills in Kokang. The Kokang offensive began. Thousands fled Kokang, aid workers said.\n",
    );
    let found = mentions(&article);
    assert_eq!(
        found,
        [
            "Kokang = kokang-people adjective",
            "Kokang = kokang",
            "Kokang = kokang-people adjective",
            "Kokang = kokang"
        ]
    );
}

#[test]
fn a_shared_alias_is_ambiguous_until_the_article_names_one_in_full() {
    let open = article("The Shan State Army agreed.\n");
    assert_eq!(mentions(&open), ["Shan State Army = ?2 alias"]);
    let told = article("The Shan State Army-North agreed. The Shan State Army said so.\n");
    assert_eq!(mentions(&told)[1], "Shan State Army = ssa-north alias");
}

#[test]
fn annotations_win_and_nest() {
    let article = article(
        "[President of [Yangon]{.place ref=yangon}]{.person ref=thein-sein} met [the rebels]{.group ref=kio} and [Ko Aung]{.person}.\n",
    );
    assert_eq!(
        mentions(&article),
        [
            "President of [Yangon]{.place ref=yangon} = thein-sein description",
            "Yangon = yangon",
            "the rebels = kio description",
            "Ko Aung = *Ko Aung"
        ]
    );
    assert!(
        article
            .mentions
            .iter()
            .all(|mention| mention.source == MentionSource::Annotation)
    );
}

#[test]
fn a_reference_that_the_registry_lacks_is_reported_with_the_nearest_id() {
    let article = article(
        "[They]{.group ref=koi} and [it]{.place ref=kio} agreed on [Monday]{.date when=2015-02-30}.\n",
    );
    let problems: Vec<_> = article
        .problems
        .iter()
        .map(|problem| problem.rule)
        .collect();
    assert_eq!(
        problems,
        ["syntax/unknown-ref", "syntax/kind-mismatch", "syntax/when"]
    );
    assert!(
        article.problems[0].message.contains("\"kio\""),
        "{}",
        article.problems[0].message
    );
}

#[test]
fn dates_are_resolved_in_reading_order() {
    let article = article(
        "Talks ended Sunday.\n\nThe offensive began February 9, a spokesman said Monday.\n",
    );
    assert_eq!(
        dates(&article),
        [
            "Sunday = 2015-03-22",
            "February 9 = 2015-02-09",
            "Monday = 2015-03-23"
        ]
    );
    assert_eq!(article.anchor.origin, AnchorOrigin::FileName);
    assert_eq!(article.dates[0].resolution.origin, Origin::Anchor);
}

#[test]
fn the_anchor_is_the_front_matter_then_the_dateline_then_the_file_name() {
    let front =
        article("---\ndate: 2015-04-01\n---\nYANGON, March 31 (VOA) — Talks ended Sunday.\n");
    assert!(matches!(front.anchor.origin, AnchorOrigin::FrontMatter(_)));
    assert_eq!(
        front.anchor.date.map(|date| date.to_string()).as_deref(),
        Some("2015-04-01")
    );
    let line = article("Talks End\n\nYANGON, March 24 (VOA) — Talks ended Sunday.\n");
    assert!(
        matches!(line.anchor.origin, AnchorOrigin::Dateline(_)),
        "{:?}",
        line.anchor
    );
    assert_eq!(mentions(&line), ["YANGON = yangon"]);
    let far = article("Talks End\n\nYANGON, Dec. 24 (VOA) — Talks ended Sunday.\n");
    assert_eq!(far.anchor.origin, AnchorOrigin::FileName);
}

#[test]
fn quoted_words_are_the_speakers() {
    let article = article("\"The KIO left Yangon,\n\"and Bhamo,\" he said in Bhamo.\n");
    let quoted: Vec<_> = article
        .mentions
        .iter()
        .map(|mention| mention.quoted)
        .collect();
    assert_eq!(quoted.last(), Some(&false));
    assert_eq!(quoted.first(), Some(&true));
}

#[test]
fn a_reference_without_a_value_is_one_problem() {
    for text in [
        "[They]{.group ref=} left.\n",
        "[They]{.group ref=\"\"} left.\n",
    ] {
        let article = article(text);
        let problems: Vec<_> = article
            .problems
            .iter()
            .map(|problem| problem.rule)
            .collect();
        assert_eq!(problems, ["syntax/attribute"], "{text}");
    }
}

#[test]
fn a_month_is_no_short_form_of_a_person() {
    let article =
        article("---\ndate: 2017-06-10\n---\nTheresa May won in May. She lost seats, May said.\n");
    assert_eq!(dates(&article).len(), 1, "{:?}", dates(&article));
    let found = mentions(&article);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[1].starts_with("May = "), "{found:?}");
}

#[test]
fn english_is_known_by_its_tags_and_by_its_name() {
    for language in ["en", "en-GB", "EN_us", "English"] {
        let text =
            format!("---\nlanguage: {language}\ndate: 2015-03-23\n---\nHe left on Monday.\n");
        assert_eq!(article(&text).dates.len(), 1, "{language}");
    }
}

#[test]
fn a_language_other_than_english_has_annotations_and_registry_names_only() {
    let article = article(
        "---\nlanguage: de\ndate: 2015-03-23\n---\nDie Gruppe (KIO) traf am Monday [Ko Aung]{.person} in Yangon.\n",
    );
    assert_eq!(
        mentions(&article),
        ["KIO = kio acronym", "Ko Aung = *Ko Aung", "Yangon = yangon"]
    );
    assert_eq!(dates(&article), Vec::<String>::new());
}

#[test]
fn the_front_matters_dateline_names_its_place_in_capitals_too() {
    for dateline in ["YANGON", "YANGON, March 23", "Yangon"] {
        let article = article(&format!("---\ndateline: {dateline}\n---\nTalks ended.\n"));
        let place = dateline.split(',').next().unwrap();
        assert_eq!(mentions(&article), [format!("{place} = yangon")]);
    }
    let unknown = article("---\ndateline: ATLANTIS\n---\nTalks ended.\n");
    assert_eq!(mentions(&unknown), Vec::<String>::new());
}

#[test]
fn the_front_matters_headline_is_read_like_a_block() {
    let article = article("---\nheadline: KIO leaves talks\ndateline: YANGON\n---\nTalks ended.\n");
    assert_eq!(article.blocks[0].analysis.kind, BlockKind::Headline);
    assert_eq!(mentions(&article)[0], "KIO = kio acronym");
}
