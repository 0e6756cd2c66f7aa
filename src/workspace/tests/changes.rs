//! Files and folders that change on disk.

use super::*;

fn desk() -> Desk {
    Desk::indexed(&[
        ("newsmark.toml", "[corpus]\nexclude = [\"drafts\"]\n"),
        ("registry/places.toml", PLACES),
        ("lead.news", "Rain in Bhamo.\n"),
        ("2011/truce.news", "A truce in Laiza.\n"),
        ("drafts/idea.news", "Bhamo again?\n"),
    ])
}

#[test]
fn articles_come_change_and_go() {
    let mut desk = desk();
    desk.write("rice.news", "Rice is dear in Bhamo.\n");
    desk.write("lead.news", "Rain in the hills.\n");
    desk.write("drafts/idea2.news", "Bhamo?\n");
    desk.change(&["rice.news", "lead.news", "drafts/idea2.news"]);
    assert_eq!(desk.naming("bhamo"), ["rice.news"]);
    fs::remove_file(desk.path("rice.news")).unwrap();
    desk.change(&["rice.news"]);
    assert_eq!(desk.articles(""), ["2011/truce.news", "lead.news"]);
    assert_eq!(desk.naming("bhamo"), [""; 0]);
}

#[test]
fn a_folder_moves_with_its_articles() {
    let mut desk = desk();
    fs::rename(desk.path("2011"), desk.path("2012")).unwrap();
    desk.change(&["2011", "2012"]);
    assert_eq!(desk.articles(""), ["2012/truce.news", "lead.news"]);
}

#[test]
fn a_new_name_is_found_in_the_articles_that_hold_it() {
    let mut desk = desk();
    desk.write(
        "registry/towns.toml",
        "[laiza]\nkind = \"place\"\nname = \"Laiza\"\n",
    );
    let follow = desk
        .workspace
        .files_changed(&[desk.path("registry/towns.toml")]);
    assert!(follow.refresh);
    let job = desk.workspace.refresh_job().unwrap();
    assert_eq!(job.len(), 1, "only one article holds the word");
    job.run(&|_, _| {}, &AtomicBool::new(false), |part| {
        let _ = desk.workspace.apply(part);
    });
    assert_eq!(desk.naming("laiza"), ["2011/truce.news"]);
    fs::remove_file(desk.path("registry/towns.toml")).unwrap();
    desk.change(&["registry/towns.toml"]);
    assert_eq!(desk.naming("laiza"), [""; 0]);
}

#[test]
fn a_broken_registry_file_keeps_its_last_good_entries() {
    let mut desk = desk();
    desk.write("registry/places.toml", "[bhamo\nkind = \"place\"\n");
    desk.change(&["registry/places.toml"]);
    assert_eq!(desk.naming("bhamo"), ["lead.news"]);
    let corpus = desk.corpus("");
    let file = corpus
        .registry
        .file(&desk.path("registry/places.toml"))
        .unwrap();
    assert!(!file.is_current);
    assert!(
        file.problems
            .iter()
            .any(|problem| problem.rule == "registry/parse")
    );
}

#[test]
fn a_changed_configuration_takes_other_files_in() {
    let mut desk = desk();
    desk.write("newsmark.toml", "[corpus]\nexclude = [\"2011/**\"]\n");
    desk.change(&["newsmark.toml"]);
    assert_eq!(desk.articles(""), ["drafts/idea.news", "lead.news"]);
    assert_eq!(desk.naming("bhamo"), ["drafts/idea.news", "lead.news"]);
}

#[test]
fn a_broken_configuration_keeps_the_last_good_one() {
    let mut desk = desk();
    desk.write("newsmark.toml", "[corpus\nexclude = []\n");
    desk.change(&["newsmark.toml"]);
    assert_eq!(desk.articles(""), ["2011/truce.news", "lead.news"]);
    let id = desk.workspace.corpus_of(&desk.path("lead.news")).unwrap();
    let problems = &desk.workspace.config(id).unwrap().file.problems;
    assert!(
        problems
            .iter()
            .any(|problem| problem.rule == "config/parse"),
        "{problems:?}"
    );
}

#[test]
fn a_configuration_makes_its_folder_a_corpus_of_its_own() {
    let mut desk = desk();
    desk.write("2011/newsmark.toml", "");
    desk.change(&["2011/newsmark.toml"]);
    assert_eq!(desk.articles(""), ["lead.news"]);
    assert_eq!(desk.articles("2011/truce.news"), ["2011/truce.news"]);
    fs::remove_file(desk.path("2011/newsmark.toml")).unwrap();
    desk.change(&["2011/newsmark.toml"]);
    assert_eq!(desk.articles(""), ["2011/truce.news", "lead.news"]);
}

#[test]
fn a_deleted_workspace_folder_leaves_no_articles() {
    let mut desk = desk();
    let root = desk.path("");
    fs::remove_dir_all(&root).unwrap();
    desk.survey(&root);
    assert_eq!(desk.workspace.corpora(), []);
    assert_eq!(desk.workspace.messages().len(), 1);
}

#[test]
fn a_change_that_nothing_told_of_is_noticed_before_an_answer() {
    let mut desk = desk();
    let corpus = desk.corpus("");
    let file = corpus.file(&desk.path("lead.news")).unwrap();
    let disk = Disk { limit: 1000 };
    assert!(disk.is_current(&corpus, file));
    assert_eq!(
        disk.text(&corpus, file).as_deref(),
        Some("Rain in Bhamo.\n")
    );
    desk.write("lead.news", "No rain at all today.\n");
    assert!(!disk.is_current(&corpus, file));
    assert_eq!(disk.text(&corpus, file), None);
    let id = desk.workspace.corpus_of(&desk.path("lead.news")).unwrap();
    let follow = desk.workspace.check_fresh(id, &corpus.files());
    assert!(follow.refresh);
    desk.follow(follow);
    assert_eq!(desk.naming("bhamo"), [""; 0]);
    assert_eq!(
        desk.workspace.check_fresh(id, &corpus.files()),
        FollowUp::default()
    );
}

#[test]
fn articles_read_with_an_older_registry_are_read_once_more() {
    let mut desk = desk();
    desk.write("rice.news", "Rice is dear in Laiza.\n");
    let _ = desk.workspace.files_changed(&[desk.path("rice.news")]);
    let job = desk.workspace.refresh_job().unwrap();
    desk.write(
        "registry/towns.toml",
        "[laiza]\nkind = \"place\"\nname = \"Laiza\"\n",
    );
    let _ = desk
        .workspace
        .files_changed(&[desk.path("registry/towns.toml")]);
    job.run(&|_, _| {}, &AtomicBool::new(false), |part| {
        assert!(desk.workspace.apply(part).refresh);
    });
    desk.follow(FollowUp::default());
    assert_eq!(desk.naming("laiza"), ["2011/truce.news", "rice.news"]);
}

#[test]
fn a_registry_that_changes_during_the_first_index_counts() {
    let mut desk = Desk::with(&[
        ("lead.news", "Rain in Bhamo.\n"),
        ("dry.news", "No rain.\n"),
    ]);
    let root = desk.path("");
    desk.workspace.add_folder(&root);
    let job = desk.workspace.survey_job(&root).unwrap();
    let follow = desk
        .workspace
        .install(&root, job.run(&AtomicBool::new(false)));
    desk.follow(follow);
    let job = desk.workspace.index_jobs().remove(0);
    let loaded = job.run(&|_, _| {}, &AtomicBool::new(false)).unwrap();
    desk.write("registry/places.toml", PLACES);
    desk.change(&["registry/places.toml"]);
    let follow = desk.workspace.apply_index(job.corpus, loaded);
    desk.follow(follow);
    assert_eq!(desk.naming("bhamo"), ["lead.news"]);
}

#[cfg(unix)]
#[test]
fn an_article_that_becomes_a_link_is_gone() {
    let mut desk = desk();
    fs::remove_file(desk.path("lead.news")).unwrap();
    std::os::unix::fs::symlink(desk.path("2011/truce.news"), desk.path("lead.news")).unwrap();
    desk.change(&["lead.news"]);
    assert_eq!(desk.articles(""), ["2011/truce.news"]);
}
