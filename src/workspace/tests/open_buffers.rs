//! Documents that are open in the editor.

use super::*;

fn desk() -> Desk {
    Desk::indexed(&[
        ("registry/places.toml", PLACES),
        ("lead.news", "Rain in Bhamo.\n"),
        ("2011/truce.news", "A truce in Laiza.\n"),
        ("notes.md", "Laiza?\n"),
    ])
}

const LAIZA: &str = "\n[laiza]\nkind = \"place\"\nname = \"Laiza\"\n";

#[test]
fn a_buffer_wins_over_its_file() {
    let mut desk = desk();
    assert!(matches!(
        desk.edit("lead.news", 1, "Sun.\n"),
        DocumentKind::Article(_)
    ));
    assert_eq!(desk.naming("bhamo"), [""; 0]);
    desk.write("lead.news", "Rain again in Bhamo.\n");
    desk.change(&["lead.news"]);
    assert_eq!(desk.naming("bhamo"), [""; 0]);
    desk.close("lead.news");
    assert_eq!(desk.naming("bhamo"), ["lead.news"]);
}

#[test]
fn a_buffer_without_a_file_is_gone_when_it_is_closed() {
    let mut desk = desk();
    desk.edit("new.news", 1, "Bhamo has a new bridge.\n");
    assert_eq!(desk.naming("bhamo"), ["lead.news", "new.news"]);
    desk.close("new.news");
    assert_eq!(desk.articles(""), ["2011/truce.news", "lead.news"]);
}

#[test]
fn an_analysis_that_came_too_late_is_dropped() {
    let mut desk = desk();
    let path = desk.path("lead.news");
    desk.edit("lead.news", 1, "Rain in Bhamo.\n");
    let late = desk.workspace.article_job(&path).unwrap();
    desk.edit("lead.news", 2, "Sun.\n");
    assert!(!desk.workspace.apply_article(&late.run()));
    assert_eq!(desk.naming("bhamo"), [""; 0]);
    let late = desk.workspace.article_job(&path).unwrap();
    desk.close("lead.news");
    assert!(!desk.workspace.apply_article(&late.run()));
    assert_eq!(desk.naming("bhamo"), ["lead.news"]);
}

#[test]
fn unsaved_registry_text_counts_for_open_articles_and_saved_text_for_all() {
    let mut desk = desk();
    desk.edit("lead.news", 1, "Rain in Laiza.\n");
    let text = format!("{PLACES}{LAIZA}");
    let kind = desk.edit("registry/places.toml", 1, &text);
    assert!(matches!(kind, DocumentKind::Registry(_)));
    assert_eq!(desk.naming("laiza"), ["lead.news"]);
    desk.write("registry/places.toml", &text);
    desk.change(&["registry/places.toml"]);
    assert_eq!(desk.naming("laiza"), ["2011/truce.news", "lead.news"]);
}

#[test]
fn unsaved_registry_text_that_is_thrown_away_does_not_count() {
    let mut desk = desk();
    desk.edit("lead.news", 1, "Rain in Laiza.\n");
    desk.edit("registry/places.toml", 1, &format!("{PLACES}{LAIZA}"));
    desk.close("registry/places.toml");
    assert_eq!(desk.naming("laiza"), [""; 0]);
}

#[test]
fn markdown_is_served_where_the_configuration_or_the_editor_says_so() {
    let mut desk = desk();
    assert_eq!(desk.edit("notes.md", 1, "Bhamo?\n"), DocumentKind::Foreign);
    let copy = Buffer {
        text: "Bhamo?\n".into(),
        version: 2,
        is_copy: true,
    };
    let (kind, follow) = desk.workspace.set_buffer(&desk.path("notes.md"), copy);
    assert!(matches!(kind, DocumentKind::Article(_)));
    desk.follow(follow);
    assert_eq!(desk.naming("bhamo"), ["lead.news", "notes.md"]);
    desk.close("notes.md");
    assert_eq!(desk.naming("bhamo"), ["lead.news"], "no include names it");
}

#[test]
fn a_file_opened_alone_works_without_a_workspace() {
    let mut desk = Desk::with(&[("notes.md", "x"), ("other.news", "x")]);
    let path = desk.path("notes.md");
    let DocumentKind::Article(id) =
        desk.edit("notes.md", 1, "The Wutpong Relief Committee (WRC) came.\n")
    else {
        panic!("it is served");
    };
    let corpus = desk.workspace.snapshot(id).unwrap();
    assert_eq!(
        corpus.files().len(),
        1,
        "the rest of its folder is not read"
    );
    assert!(corpus.open(corpus.file(&path).unwrap()).is_some());
    assert!(desk.workspace.is_indexed(id));
    desk.close("notes.md");
    assert_eq!(desk.workspace.corpora(), []);
}

#[test]
fn a_buffer_moves_into_the_corpus_of_a_folder_that_is_opened_later() {
    let mut desk = Desk::with(&[("registry/places.toml", PLACES), ("lead.news", "Rain.\n")]);
    let root = desk.path("");
    desk.edit("lead.news", 1, "Rain in Bhamo.\n");
    desk.workspace.add_folder(&root);
    assert_eq!(
        desk.edit("dry.news", 1, "Bhamo is dry.\n"),
        DocumentKind::Waiting
    );
    desk.survey(&root);
    assert_eq!(desk.naming("bhamo"), ["dry.news", "lead.news"]);
    assert_eq!(desk.workspace.corpora().len(), 1);
    let follow = desk.workspace.remove_folder(&root);
    assert_eq!(desk.follow(follow), ["dry.news", "lead.news"]);
}

#[test]
fn a_document_without_a_file_belongs_to_the_first_folder() {
    let mut desk = desk();
    let untitled = Path::new("untitled:Untitled-1");
    let buffer = Buffer {
        text: "Snow in Bhamo.\n".into(),
        version: 1,
        is_copy: true,
    };
    let (kind, follow) = desk.workspace.set_buffer(untitled, buffer);
    assert!(matches!(kind, DocumentKind::Article(_)));
    desk.follow(follow);
    assert_eq!(desk.naming("bhamo"), ["lead.news", "untitled:Untitled-1"]);
    let follow = desk.workspace.close_buffer(untitled);
    desk.follow(follow);
    assert_eq!(desk.naming("bhamo"), ["lead.news"]);
}

#[test]
fn an_open_configuration_counts_at_once_but_for_the_files() {
    let mut desk = desk();
    desk.write("newsmark.toml", "");
    desk.change(&["newsmark.toml"]);
    let text = "[corpus]\nexclude = [\"**\"]\n[hints]\nkinds = true\n";
    assert!(matches!(
        desk.edit("newsmark.toml", 1, text),
        DocumentKind::Config(_)
    ));
    assert!(desk.corpus("").settings.hint_kinds);
    assert_eq!(desk.articles("").len(), 2);
    desk.close("newsmark.toml");
    assert!(!desk.corpus("").settings.hint_kinds);
}

#[test]
fn what_is_open_during_the_first_index_stays_in_force() {
    let mut desk = Desk::with(&[("registry/places.toml", PLACES), ("lead.news", "Rain.\n")]);
    let root = desk.path("");
    desk.workspace.add_folder(&root);
    let job = desk.workspace.survey_job(&root).unwrap();
    let follow = desk
        .workspace
        .install(&root, job.run(&AtomicBool::new(false)));
    desk.follow(follow);
    let job = desk.workspace.index_jobs().remove(0);
    assert!(
        desk.workspace.index_jobs().is_empty(),
        "each job is given out once"
    );
    let loaded = job.run(&|_, _| {}, &AtomicBool::new(false)).unwrap();
    desk.edit("lead.news", 1, "Rain in Bhamo.\n");
    assert_eq!(desk.naming("bhamo"), ["lead.news"]);
    let follow = desk.workspace.apply_index(job.corpus, loaded);
    desk.follow(follow);
    assert_eq!(desk.naming("bhamo"), ["lead.news"]);
    assert_eq!(desk.articles(""), ["lead.news"]);
}

#[test]
fn settings_of_the_editor_count_for_all_corpora_but_the_file_wins() {
    let mut desk = desk();
    desk.write("newsmark.toml", "[hints]\nkinds = false\n");
    desk.change(&["newsmark.toml"]);
    let outside = tempfile::Builder::new()
        .prefix("newsmark")
        .tempdir()
        .unwrap();
    let alone = outside.path().join("alone.news");
    let buffer = Buffer {
        text: "Snow.\n".into(),
        version: 1,
        is_copy: false,
    };
    let (kind, follow) = desk.workspace.set_buffer(&alone, buffer);
    desk.follow(follow);
    let DocumentKind::Article(id) = kind else {
        panic!("it is served");
    };
    let settings = serde_json::json!({ "hints": { "kinds": true, "ids": true } });
    let follow = desk.workspace.set_editor_settings(Some(settings.into()));
    desk.follow(follow);
    let of_alone = desk.workspace.snapshot(id).unwrap().settings;
    assert!(of_alone.hint_kinds && of_alone.hint_ids);
    let of_folder = desk.corpus("").settings;
    assert!(!of_folder.hint_kinds && of_folder.hint_ids);
}
