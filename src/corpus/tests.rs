//! Questions across articles, and what changes do to the answers.

use super::*;
use crate::analysis::Input;
use crate::markup::{Dialect, EntityKind};
use crate::registry::RegistryFile;

const GROUPS: &str = r#"
[kio]
kind = "group"
name = "Kachin Independence Organization"
acronym = "KIO"

[awards]
kind = "event"
name = "Wutpong talks"
"#;

const PLACES: &str = r#"
[bhamo]
kind = "place"
name = "Bhamo"
misspellings = ["Bahmo"]

[market]
kind = "place"
name = "jade market"
"#;

fn registry(files: &[&str]) -> Arc<Registry> {
    let paths = ["groups.toml", "places.toml"];
    let files = paths.iter().zip(files);
    Arc::new(Registry::new(
        files
            .map(|(path, text)| Arc::new(RegistryFile::parse(Path::new(path), text, None)))
            .collect(),
    ))
}

fn analysed(path: &str, text: &str, registry: &Arc<Registry>) -> Arc<Article> {
    let input = Input {
        text: text.into(),
        file_name: path.to_owned(),
        dialect: Dialect::News,
        registry: Arc::clone(registry),
        furniture: Arc::from([]),
    };
    Arc::new(Article::analyse(input, None))
}

fn built(articles: &[(&str, &str)], registry: &Arc<Registry>) -> Corpus {
    let mut builder = Builder::default();
    let mut articles = articles.to_vec();
    articles.sort();
    for (path, text) in articles {
        let summary = Summary::of(&analysed(path, text, registry));
        builder.add(Path::new(path), Stamp::default(), summary);
    }
    builder.finish(PathBuf::new(), Arc::default(), Arc::clone(registry))
}

const COPY: [(&str, &str); 3] = [
    (
        "2012-01-09-talks.news",
        "KIO is back\n\nThe Kachin Independence Organization (KIO) met envoys near Bahmo. The KIO left Bhamo on foot.\n",
    ),
    (
        "2011-06-16-truce.news",
        "---\nheadline: Truce ends\n---\nEnvoys of the Kachin Independence Organization left town.\n",
    ),
    (
        "undated.news",
        "The Kachin Independence Organization has a school.\n\nIt is in Bhamo.\n",
    ),
];

fn entry(id: &str) -> EntityKey {
    EntityKey::Entry(id.to_owned())
}

/// The mentions of an entity as `path:start`.
fn places(corpus: &Corpus, key: &EntityKey) -> Vec<String> {
    let place = |location: &Location| {
        let path = corpus.path(location.file).display();
        format!("{path}:{}", u32::from(location.range.start()))
    };
    corpus.mentions(key).iter().map(place).collect()
}

/// All that can be asked of a corpus, to compare two of them.
fn answers(corpus: &Corpus) -> Vec<String> {
    let mut answers = Vec::new();
    for (key, counts) in corpus.entities() {
        let introduction = corpus
            .introduction(&key)
            .map(|location| (corpus.path(location.file).to_owned(), location.range));
        answers.push(format!(
            "{key:?} {counts:?} {introduction:?} {:?}",
            places(corpus, &key)
        ));
    }
    for file in corpus.files() {
        answers.push(format!(
            "{:?} {:?} {:?} {:?}",
            corpus.path(file),
            corpus.headline(file),
            corpus.anchor(file),
            corpus.line_index(file),
        ));
    }
    answers.push(format!("{:?}", corpus.totals()));
    answers
}

#[test]
fn mentions_are_in_the_order_of_path_and_place() {
    let corpus = built(&COPY, &registry(&[GROUPS, PLACES]));
    let text = COPY[0].1;
    let at = |part: &str| text.find(part).unwrap();
    assert_eq!(
        places(&corpus, &entry("bhamo")),
        [
            format!("2012-01-09-talks.news:{}", at("Bahmo")),
            format!("2012-01-09-talks.news:{}", at("Bhamo")),
            format!("undated.news:{}", COPY[2].1.find("Bhamo").unwrap()),
        ]
    );
    let counts = Counts {
        mentions: 3,
        articles: 2,
    };
    assert_eq!(corpus.counts(&entry("bhamo")), counts);
    assert_eq!(corpus.counts(&entry("yangon")), Counts::default());
}

#[test]
fn an_introduction_is_the_earliest_one_by_publication_date() {
    let corpus = built(&COPY, &registry(&[GROUPS, PLACES]));
    let introduced = corpus.introduction(&entry("kio")).unwrap();
    assert_eq!(
        corpus.path(introduced.file),
        Path::new("2011-06-16-truce.news")
    );
    let undated = built(&COPY[2..], &registry(&[GROUPS, PLACES]));
    let introduced = undated.introduction(&entry("kio")).unwrap();
    assert_eq!(u32::from(introduced.range.start()), 4);
}

#[test]
fn an_introduction_stands_in_running_text_if_it_can() {
    let registry = registry(&[GROUPS, PLACES]);
    let text = "# Bhamo calm again\n\nThe market in Bhamo opened.\n";
    let article = analysed("a.news", text, &registry);
    let corpus = built(&[("a.news", text)], &registry);
    let entity = article.entity(&entry("bhamo")).unwrap();
    let introduction = corpus.introduction(&entry("bhamo")).unwrap();
    assert_eq!(
        introduction.range,
        article.introduction(&entity).unwrap().range
    );
    assert_eq!(article.text(introduction.range), "Bhamo");
    assert!(u32::from(introduction.range.start()) > 20);
}

#[test]
fn headlines_are_plain_text_with_their_place() {
    let registry = registry(&[]);
    let marked = "# [Bhamo]{.place} calm again\n\nThe market opened.\n";
    let corpus = built(&[("a.news", marked), COPY[1]], &registry);
    let of = |path: &str| {
        corpus
            .headline(corpus.file(Path::new(path)).unwrap())
            .unwrap()
    };
    assert_eq!(of("2011-06-16-truce.news").0, "Truce ends");
    let (text, range) = of("a.news");
    assert_eq!(text, "Bhamo calm again");
    assert_eq!(
        &marked[std::ops::Range::<usize>::from(range)],
        "Bhamo]{.place} calm again"
    );
}

#[test]
fn entities_without_an_entry_are_one_over_the_corpus() {
    let text = "The Wutpong Relief Committee (WRC) sent rice. The WRC has trucks.\n";
    let corpus = built(&[("a.news", text), ("b.news", text)], &registry(&[]));
    let key = EntityKey::Local(EntityKind::Group, "Wutpong Relief Committee".to_owned());
    assert_eq!(corpus.counts(&key).articles, 2, "{:?}", corpus.entities());
}

#[test]
fn the_registrys_entities_are_listed_even_if_nothing_names_them() {
    let corpus = built(&COPY, &registry(&[GROUPS, PLACES]));
    let ids: Vec<_> = corpus
        .entities()
        .into_iter()
        .filter_map(|(key, counts)| match key {
            EntityKey::Entry(id) => Some((id, counts.articles)),
            EntityKey::Local(..) => None,
        })
        .collect();
    let expected = [("awards", 0), ("bhamo", 2), ("kio", 3), ("market", 0)];
    assert_eq!(
        ids,
        expected.map(|(id, articles)| (id.to_owned(), articles))
    );
}

#[test]
fn a_changed_corpus_answers_as_one_made_anew() {
    let registry = registry(&[GROUPS, PLACES]);
    let mut corpus = built(&COPY, &registry);
    let before = answers(&corpus);
    let snapshot = corpus.clone();
    let other = [
        (
            "2009-01-01-first.news",
            "The KIO opened an office in Bhamo.\n",
        ),
        ("undated.news", "Nothing happened in Bahmo.\n"),
    ];
    let summaries = other.map(|(path, text)| {
        let summary = Summary::of(&analysed(path, text, &registry));
        (PathBuf::from(path), Stamp::default(), summary)
    });
    corpus.set_closed(summaries.to_vec());
    corpus.remove(Path::new(COPY[0].0));
    let expected = answers(&built(&[other[0], COPY[1], other[1]], &registry));
    assert_eq!(answers(&corpus), expected);
    assert_eq!(answers(&snapshot), before, "a snapshot stays as it was");
}

#[test]
fn ids_of_articles_stay_and_come_back_with_their_path() {
    let registry = registry(&[GROUPS, PLACES]);
    let mut corpus = built(&COPY, &registry);
    let path = Path::new(COPY[2].0);
    let file = corpus.file(path).unwrap();
    corpus.remove(path);
    assert_eq!(corpus.file(path), None);
    assert_eq!(corpus.files().len(), 2);
    corpus.set_open(
        Path::new("0-new.news"),
        analysed("0-new.news", "New copy.\n", &registry),
    );
    corpus.set_open(path, analysed(COPY[2].0, COPY[2].1, &registry));
    assert_eq!(corpus.file(path), Some(file));
    assert_eq!(
        corpus.files()[0],
        corpus.file(Path::new("0-new.news")).unwrap()
    );
}

#[test]
fn a_buffer_wins_over_the_file_until_it_is_closed() {
    let registry = registry(&[GROUPS, PLACES]);
    let mut corpus = built(&COPY, &registry);
    let path = Path::new("undated.news");
    let buffer = analysed("undated.news", "Bhamo, Bhamo, Bhamo.\n", &registry);
    let file = corpus.set_open(path, Arc::clone(&buffer));
    assert!(Arc::ptr_eq(corpus.open(file).unwrap(), &buffer));
    assert_eq!(corpus.mentions_in(file, &entry("bhamo")).len(), 3);
    assert_eq!(corpus.counts(&entry("bhamo")).mentions, 5);

    let on_disk = || {
        let summary = Summary::of(&analysed("undated.news", "All quiet.\n", &registry));
        vec![(path.to_owned(), Stamp::default(), summary)]
    };
    corpus.set_closed(on_disk());
    corpus.remove(path);
    assert_eq!(corpus.counts(&entry("bhamo")).mentions, 5);
    corpus.close(path);
    corpus.set_closed(on_disk());
    assert!(corpus.open(file).is_none());
    assert_eq!(corpus.counts(&entry("bhamo")).mentions, 2);
}

fn paths(corpus: &Corpus, files: &[FileId]) -> Vec<String> {
    files
        .iter()
        .map(|file| corpus.path(*file).display().to_string())
        .collect()
}

/// The articles to analyse again when a file of the registry becomes another.
fn affected(corpus: &Corpus, places: &str) -> Vec<String> {
    let change = RegistryChange::between(&corpus.registry, &registry(&[GROUPS, places]));
    paths(corpus, &corpus.affected(&change))
}

#[test]
fn only_articles_that_hold_a_changed_name_are_read_again() {
    let corpus = built(&COPY, &registry(&[GROUPS, PLACES]));
    let talks = COPY[0].0;
    assert_eq!(affected(&corpus, PLACES), [""; 0]);
    let noted = PLACES.replace(
        "kind = \"place\"\nname = \"Bhamo\"",
        "kind = \"place\"\nname = \"Bhamo\"\nnote = \"A port.\"",
    );
    assert_ne!(noted, PLACES);
    assert_eq!(
        affected(&corpus, &noted),
        [""; 0],
        "a note changes no article"
    );
    let respelled = PLACES.replace("Bahmo", "Bamo");
    assert_eq!(affected(&corpus, &respelled), [talks, "undated.news"]);
    let truce = format!("{PLACES}\n[truce]\nkind = \"event\"\nname = \"Truce ends\"\n");
    assert_eq!(affected(&corpus, &truce), [COPY[1].0]);
    let nowhere = format!("{PLACES}\n[truce]\nkind = \"event\"\nname = \"Truce of Bhamo\"\n");
    assert_eq!(
        affected(&corpus, &nowhere),
        [""; 0],
        "no article has both words"
    );
}

#[test]
fn a_new_name_without_a_capital_may_stand_anywhere() {
    let corpus = built(&COPY, &registry(&[GROUPS, PLACES]));
    let lower = format!("{PLACES}\n[school]\nkind = \"place\"\nname = \"school\"\n");
    assert_eq!(affected(&corpus, &lower).len(), 3);
}

#[test]
fn articles_that_refer_to_an_id_are_read_again_when_it_comes() {
    let text = "[The town]{.place ref=laiza} was quiet.\n";
    let corpus = built(&[COPY[0], ("ref.news", text)], &registry(&[GROUPS, PLACES]));
    let laiza = format!("{PLACES}\n[laiza]\nkind = \"place\"\nname = \"Laiza\"\n");
    assert_eq!(affected(&corpus, &laiza), ["ref.news"]);
}

#[test]
fn words_of_changed_and_open_articles_are_found() {
    let registry = registry(&[GROUPS, PLACES]);
    let mut corpus = built(&COPY, &registry);
    let closed = analysed("undated.news", "Laiza is a town.\n", &registry);
    corpus.set_closed(vec![(
        PathBuf::from("undated.news"),
        Stamp::default(),
        Summary::of(&closed),
    )]);
    corpus.set_open(
        Path::new("open.news"),
        analysed("open.news", "To Laiza, then.\n", &registry),
    );
    let laiza = format!("{PLACES}\n[laiza]\nkind = \"place\"\nname = \"Laiza\"\n");
    assert_eq!(affected(&corpus, &laiza), ["open.news", "undated.news"]);
    let organization = crate::registry::NameIndex::word_hash("Organization");
    let held = corpus.articles_with_words([organization]);
    assert_eq!(paths(&corpus, &held), [COPY[1].0, COPY[0].0]);
}

#[test]
fn after_many_changes_the_lists_are_made_anew() {
    let registry = registry(&[GROUPS, PLACES]);
    let article = |number: usize| {
        let text = match number % 3 {
            0 => format!("Bhamo has {number} boats.\n"),
            1 => format!("The KIO sent {number} letters to Bhamo.\n"),
            _ => format!("Laiza has {number} schools.\n"),
        };
        (format!("{number:04}.news"), text)
    };
    let articles: Vec<_> = (0..1600).map(article).collect();
    let borrowed: Vec<_> = articles
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let fresh = built(&borrowed, &registry);
    let mut corpus = built(&borrowed[..10], &registry);
    for half in borrowed[5..].chunks(800) {
        let summaries = half.iter().map(|(path, text)| {
            (
                PathBuf::from(*path),
                Stamp::default(),
                Summary::of(&analysed(path, text, &registry)),
            )
        });
        corpus.set_closed(summaries.collect());
    }
    assert!(corpus.changed.len() < 1000 && corpus.changed_words.len() < 1000);
    assert_eq!(answers(&corpus), answers(&fresh));
    let laiza = crate::registry::NameIndex::word_hash("Laiza");
    assert_eq!(
        paths(&corpus, &corpus.holding_all(&[laiza])),
        paths(&fresh, &fresh.holding_all(&[laiza]))
    );
}

#[test]
fn the_articles_that_hold_a_word_are_counted_as_they_are_now() {
    let registry = registry(&[GROUPS, PLACES]);
    let mut corpus = built(&COPY, &registry);
    let bhamo = crate::registry::NameIndex::word_hash("Bhamo");
    let talks = corpus.file(Path::new("2012-01-09-talks.news"));
    assert_eq!(corpus.articles_holding(bhamo, None, 9), 2);
    assert_eq!(corpus.articles_holding(bhamo, talks, 9), 1);
    assert_eq!(corpus.articles_holding(bhamo, None, 1), 1);
    corpus.set_open(
        Path::new("undated.news"),
        analysed("undated.news", "Nobody came.\n", &registry),
    );
    assert_eq!(corpus.articles_holding(bhamo, None, 9), 1);
    let road = analysed("road.news", "The road to Bhamo and Envoys.\n", &registry);
    let stamp = Stamp::default();
    corpus.set_closed(vec![("road.news".into(), stamp, Summary::of(&road))]);
    assert_eq!(corpus.articles_holding(bhamo, None, 9), 2);
    let envoys = crate::registry::NameIndex::word_hash("Envoys");
    assert_eq!(corpus.articles_holding_both(bhamo, envoys, None), 1);
}

#[test]
fn words_of_five_articles_are_common_after_many_changes_too() {
    let registry = registry(&[GROUPS, PLACES]);
    let text = "Rain fell in Myitkyina.";
    let paths: Vec<String> = (0..2000)
        .map(|number| format!("{number:04}.news"))
        .collect();
    let five: Vec<(&str, &str)> = paths[..5]
        .iter()
        .map(|path| (path.as_str(), text))
        .collect();
    let corpus = built(&five, &registry);
    assert_eq!(corpus.common_words_near("Mytikyina"), [("Myitkyina", 1)]);
    assert!(
        built(&five[..4], &registry)
            .common_words_near("Mytikyina")
            .is_empty()
    );
    let mut corpus = built(&COPY, &registry);
    let summaries = paths.iter().map(|path| {
        let summary = Summary::of(&analysed(path, text, &registry));
        (PathBuf::from(path), Stamp::default(), summary)
    });
    corpus.set_closed(summaries.collect());
    assert_eq!(corpus.common_words_near("Mytikyina"), [("Myitkyina", 1)]);
}
