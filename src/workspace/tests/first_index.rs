//! The first index of a corpus.

use super::*;
use crate::corpus::Counts;

const FILES: [(&str, &str); 4] = [
    ("registry/groups.toml", GROUPS),
    (
        "2011/truce.news",
        "The Kachin Independence Organization (KIO) left Bhamo.\n",
    ),
    ("lead.news", "# KIO back\n\nThe KIO is back in Bhamo.\n"),
    ("registry/places.toml", PLACES),
];

/// A corpus in words: every entity with its mentions, every article with its headline.
fn described(corpus: &Corpus, root: &Path) -> Vec<String> {
    let short = |path: &Path| path.strip_prefix(root).unwrap().display().to_string();
    let mut lines: Vec<String> = corpus
        .files()
        .into_iter()
        .map(|file| {
            format!(
                "{file:?} {} {:?}",
                short(corpus.path(file)),
                corpus.headline(file)
            )
        })
        .collect();
    for (key, counts) in corpus.entities() {
        let places = corpus.mentions(&key);
        lines.push(format!("{key:?} {counts:?} {places:?}"));
    }
    lines
}

#[test]
fn a_folder_becomes_a_corpus() {
    let desk = Desk::indexed(&FILES);
    assert_eq!(desk.articles(""), ["2011/truce.news", "lead.news"]);
    assert_eq!(desk.naming("kio"), ["2011/truce.news", "lead.news"]);
    let corpus = desk.corpus("");
    let kio = EntityKey::Entry("kio".to_owned());
    assert_eq!(
        corpus.counts(&kio),
        Counts {
            mentions: 4,
            articles: 2
        }
    );
    let introduced = corpus.introduction(&kio).unwrap();
    assert_eq!(desk.short(corpus.path(introduced.file)), "2011/truce.news");
    assert_eq!(desk.workspace.messages(), [""; 0]);
}

#[test]
fn threads_do_not_change_the_result() {
    let articles: Vec<(String, String)> = (0..1300)
        .map(|number| {
            let acronym = ["WRC", "KSRC", "MRC"][number % 3];
            let text = format!(
                "# Rice for {number} families\n\nThe {} Relief Committee ({acronym}) sent the KIO to Bhamo. \
                 {acronym} trucks came back.\n",
                ["Wutpong", "Kutkai State", "Mohnyin"][number % 3]
            );
            (format!("{}/{number}.news", number % 7), text)
        })
        .collect();
    let mut desk = Desk::with(&FILES);
    for (path, text) in &articles {
        desk.write(path, text);
    }
    let root = desk.path("");
    let options = Options::default();
    let survey = survey(&root, &options, &AtomicBool::new(false)).unwrap();
    let corpus = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        let territory = &survey.territories[0];
        let loaded = pool.install(|| load(territory, &|_, _| {}, &AtomicBool::new(false)));
        described(&loaded.unwrap().corpus, &root)
    };
    let alone = corpus(1);
    assert_eq!(alone.len(), 1302 + corpus_entities(&alone));
    assert_eq!(corpus(4), alone);
    desk.workspace.add_folder(&root);
    desk.survey(&root);
    assert_eq!(described(&desk.corpus(""), &root), alone);
}

fn corpus_entities(lines: &[String]) -> usize {
    let entities = lines
        .iter()
        .filter(|line| !line.starts_with("FileId"))
        .count();
    assert!(entities >= 5, "{entities}");
    entities
}

#[test]
fn progress_is_told_and_work_stops_when_asked() {
    let desk = Desk::with(&FILES);
    let survey = survey(&desk.path(""), &Options::default(), &AtomicBool::new(false)).unwrap();
    let told = std::sync::Mutex::new(Vec::new());
    let progress = |done, total| told.lock().unwrap().push((done, total));
    assert!(load(&survey.territories[0], &progress, &AtomicBool::new(false)).is_some());
    assert_eq!(*told.lock().unwrap(), [(2, 2)]);
    assert!(load(&survey.territories[0], &progress, &AtomicBool::new(true)).is_none());
}

#[test]
fn files_that_cannot_be_read_whole_are_told_and_the_others_go_on() {
    let desk = Desk::with(&FILES);
    desk.write("newsmark.toml", "[limits]\nmax_file_size = 2000\n");
    desk.write("latin.news", b"The KIO met in a caf\xe9.\n");
    desk.write("long.news", "KIO ".repeat(1000));
    let mut desk = desk;
    desk.workspace.add_folder(&desk.path(""));
    desk.survey(&desk.path(""));
    assert_eq!(
        desk.naming("kio"),
        ["2011/truce.news", "latin.news", "lead.news"]
    );
    let id = desk.workspace.corpus_of(&desk.path("lead.news")).unwrap();
    let problems: Vec<_> = desk
        .workspace
        .file_problems(id)
        .into_iter()
        .map(|(path, problem)| format!("{} {}", desk.short(path), problem.rule))
        .collect();
    assert_eq!(
        problems,
        ["latin.news file/encoding", "long.news file/too-large"]
    );
}

#[test]
fn several_folders_are_several_corpora() {
    let mut desk = Desk::with(&[
        ("north/registry/places.toml", PLACES),
        ("north/lead.news", "Rain in Bhamo.\n"),
        ("south/lead.news", "Sun in Bhamo.\n"),
    ]);
    for folder in ["north", "south"] {
        let folder = desk.path(folder);
        desk.workspace.add_folder(&folder);
        desk.survey(&folder);
    }
    let bhamo = EntityKey::Entry("bhamo".to_owned());
    assert_eq!(desk.corpus("north/lead.news").counts(&bhamo).articles, 1);
    assert_eq!(desk.corpus("south/lead.news").counts(&bhamo).articles, 0);
    let follow = desk.workspace.remove_folder(&desk.path("north"));
    desk.follow(follow);
    assert_eq!(
        desk.workspace.corpus_of(&desk.path("north/lead.news")),
        None
    );
    assert_eq!(desk.articles("south"), ["south/lead.news"]);
}

#[test]
fn a_folder_inside_another_has_its_files_to_itself() {
    let mut desk = Desk::with(&[("lead.news", "Rain.\n"), ("north/lead.news", "Sun.\n")]);
    for folder in ["", "north"] {
        let folder = desk.path(folder);
        desk.workspace.add_folder(&folder);
    }
    for folder in ["", "north"] {
        desk.survey(&desk.path(folder));
    }
    assert_eq!(desk.articles(""), ["lead.news"]);
    assert_eq!(desk.articles("north"), ["north/lead.news"]);
}

#[test]
fn a_folder_that_cannot_be_indexed_says_why() {
    let mut desk = Desk::with(&[]);
    let gone = desk.path("gone");
    desk.workspace.add_folder(&gone);
    desk.survey(&gone);
    assert_eq!(
        desk.workspace.messages(),
        [format!("{}: no such folder", gone.display())]
    );
    assert_eq!(desk.workspace.corpora(), []);
}
