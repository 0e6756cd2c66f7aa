//! Actions on an actor: all its mentions, and its entry.

use super::*;
use crate::text::apply_edits;

/// The text after the action with this title.
fn after(marked: &str, title: &str) -> String {
    let desk = Desk::one(marked);
    let article = desk.view().article;
    let actions = annotation_actions(article, desk.selection);
    let titles: Vec<&str> = actions.iter().map(|action| action.title.as_str()).collect();
    let action = actions.iter().find(|action| action.title == title);
    let action = action.unwrap_or_else(|| panic!("{title:?} is none of {titles:?}"));
    apply_edits(&article.input.text, &action.edits)
}

#[test]
fn all_mentions_of_an_actor_are_annotated_and_the_reverse() {
    let plain = "---\nheadline: KIO leaves\n---\nThe Kachin Independence Organization (KIO) met the Kachin.\n\n\
                 \"The KIO\\] lied,\" said the KIA.\n";
    let marked = "---\nheadline: KIO leaves\n---\nThe [Kachin Independence Organization]{.group ref=kio} \
                  ([KIO]{.group ref=kio}) met the Kachin.\n\n\
                  \"The [KIO]{.group ref=kio}\\] lied,\" said the KIA.\n";
    let at = |text: &str| text.replacen("Kachin Indep", "Kachin$0 Indep", 1);
    let title = "Annotate all 3 mentions of Kachin Independence Organization in this article";
    assert_eq!(after(&at(plain), title), marked);
    let title = "Remove all 3 annotations of Kachin Independence Organization in this article";
    assert_eq!(after(&at(marked), title), plain);
}

#[test]
fn an_annotation_that_says_more_stays_and_is_named() {
    assert_eq!(
        after(
            "The [KIO]{.group ref=kio note=\"seat in Laiza\"}, [K$0IO]{ref=kio} and [KIO]{.group ref=kio} met.\n",
            "Remove all 2 annotations of Kachin Independence Organization in this article, but not 1 with note"
        ),
        "The [KIO]{.group ref=kio note=\"seat in Laiza\"}, KIO and KIO met.\n"
    );
}

#[test]
fn somebody_without_an_entry_is_linked_by_a_label_where_the_forms_differ() {
    assert_eq!(
        after(
            "The Karen$0ni Nationalities Defence Force (KNDF) left. The KNDF met nobody.\n",
            "Annotate all 3 mentions of Karenni Nationalities Defence Force in this article"
        ),
        "The [Karenni Nationalities Defence Force]{.group ref=_karenni-nationalities-defence-force} \
         ([KNDF]{.group ref=_karenni-nationalities-defence-force}) left. \
         The [KNDF]{.group ref=_karenni-nationalities-defence-force} met nobody.\n"
    );
    assert_eq!(
        after(
            "[Naw Seng]{.person} left. Naw S$0eng met nobody, and Naw Seng slept.\n",
            "Annotate all 2 mentions of Naw Seng in this article"
        ),
        "[Naw Seng]{.person} left. [Naw Seng]{.person} met nobody, and [Naw Seng]{.person} slept.\n"
    );
}

#[test]
fn the_corpus_is_offered_where_another_article_names_the_actor() {
    let titles = |desk: &Desk| -> Vec<String> {
        let actions = corpus_actions(&desk.view(), desk.selection);
        actions.into_iter().map(|action| action.title).collect()
    };
    let alone = Desk::one("The K$0IO left.\n");
    assert_eq!(titles(&alone), Vec::<String>::new());
    let two = Desk::new(&[
        ("a.news", "The K$0IO left.\n"),
        ("b.news", "The KIO came.\n"),
    ]);
    assert_eq!(
        titles(&two),
        [
            "Annotate all mentions of Kachin Independence Organization in the corpus",
            "Remove all annotations of Kachin Independence Organization in the corpus"
        ]
    );
}

#[test]
fn a_name_is_found_in_articles_that_do_not_know_whom_it_names() {
    let desk = Desk::new(&[
        ("a.news", "[Naw Se$0ng]{.person} left.\n"),
        (
            "b.news",
            "Men of Naw\nSeng's met [Naw Seng]{.none} and Naw Sengmai.\n",
        ),
        ("c.news", "Naw Bu met Seng Li.\n"),
    ]);
    let key = local_at(&desk.view(), desk.offset()).expect("somebody without an entry");
    let files = actor_files(&desk.corpus, &key);
    let finder = NameFinder::new("Naw Seng").expect("a name");
    let mut found = Vec::new();
    for file in files {
        let article = desk.corpus.open(file).expect("every article is open");
        let places = finder.find(article).into_iter();
        let name = desk
            .corpus
            .path(file)
            .file_name()
            .expect("a file")
            .display()
            .to_string();
        found.extend(places.map(|(_, range)| format!("{name}: {}", article.text(range))));
    }
    assert_eq!(found, ["b.news: Naw\nSeng"]);
}

/// The registry after the entity under the cursor is added to a file with this text.
fn added(marked: &str, file: &str) -> String {
    let desk = Desk::one(marked);
    let entry = new_entry(desk.view().article, desk.offset()).expect("an entity without an entry");
    let edit = entry.edit(file).expect("an edit");
    apply_edits(file, &[edit])
}

#[test]
fn an_entry_is_written_with_what_the_article_says() {
    assert_eq!(
        added(
            "The Karenni Nationalities Defence Force (KNDF) left. The K$0NDF met nobody.\n",
            ""
        ),
        "[karenni-nationalities-defence-force]\nkind = \"group\"\n\
         name = \"Karenni Nationalities Defence Force\"\nacronym = \"KNDF\"\n"
    );
    assert_eq!(
        added("[Khun \"Bee\" Htoo]{.person re$0f=bee} left.\n", ""),
        "[bee]\nkind = \"person\"\nname = 'Khun \"Bee\" Htoo'\n"
    );
}

#[test]
fn the_rest_of_a_registry_file_stays_as_it_is() {
    let entry = "[naw-seng]\nkind = \"person\"\nname = \"Naw Seng\"\n";
    let article = "[Naw Se$0ng]{.person} left.\n";
    let before = "# People\n[la-nan]\nkind = \"person\"\nname   = 'La Nan' # spokesman\n";
    assert_eq!(added(article, before), format!("{before}\n{entry}"));
    let no_end = before.trim_end();
    assert_eq!(added(article, no_end), format!("{before}\n{entry}"));
    let windows = before.replace('\n', "\r\n");
    assert_eq!(
        added(article, &windows),
        format!("{windows}\r\n{}", entry.replace('\n', "\r\n"))
    );
}

#[test]
fn an_id_is_made_that_no_entry_has() {
    let id = |marked: &str| {
        let desk = Desk::one(marked);
        new_entry(desk.view().article, desk.offset()).map(|entry| entry.id)
    };
    assert_eq!(id("[K$0ia]{.person} left.\n").as_deref(), Some("kia-2"));
    assert_eq!(id("[ကိ$0ု]{.person} left.\n").as_deref(), Some("person"));
    assert_eq!(id("The K$0IA left.\n"), None);
}

#[test]
fn an_entry_goes_to_the_file_of_its_kind() {
    let desk = Desk::one("[Naw Se$0ng]{.person} left.\n");
    let entry = new_entry(desk.view().article, desk.offset()).expect("an entity without an entry");
    let registry = |files: &[(&str, &str)]| {
        let file = |(path, text): &(&str, &str)| {
            let path = Path::new(ROOT).join(path);
            Arc::new(RegistryFile::parse(&path, text, None))
        };
        Registry::new(files.iter().map(file).collect())
    };
    let group = "[a]\nkind = \"group\"\nname = \"A Group\"\n";
    let person = "[b]\nkind = \"person\"\nname = \"B Person\"\n";
    let more = "[c]\nkind = \"person\"\nname = \"C Person\"\n[d]\nkind = \"person\"\nname = \"D Person\"\n";
    let place = |registry: &Registry, globs: &[&str], creates: bool| {
        let settings = Settings {
            registry: globs.iter().map(|glob| (*glob).to_owned()).collect(),
            ..Settings::default()
        };
        let file = entry.file(registry, &settings, Path::new(ROOT), creates);
        let short = |path: &Path| {
            let path = path.strip_prefix(ROOT).expect("it is in the corpus");
            path.display().to_string()
        };
        match file {
            Some(EntryFile::There(path)) => short(&path),
            Some(EntryFile::New(path)) => format!("new {}", short(&path)),
            None => "none".to_owned(),
        }
    };
    let default = ["registry/*.toml"];
    let full = registry(&[("registry/a.toml", person), ("registry/b.toml", more)]);
    assert_eq!(place(&full, &default, true), "registry/b.toml");
    let groups = registry(&[("registry/groups.toml", group)]);
    assert_eq!(place(&groups, &default, true), "new registry/persons.toml");
    assert_eq!(place(&groups, &default, false), "registry/groups.toml");
    assert_eq!(
        place(&groups, &["names/*.toml"], true),
        "new names/persons.toml"
    );
    assert_eq!(place(&groups, &["who.toml"], true), "new who.toml");
    assert_eq!(place(&registry(&[]), &default, false), "none");
    let broken = registry(&[
        ("registry/persons.toml", "[b]\nname = \"\n"),
        ("registry/groups.toml", group),
    ]);
    assert_eq!(place(&broken, &default, true), "registry/groups.toml");
}

/// The text with all annotated at once, and with one entity annotated after the other.
fn annotated_both_ways(plain: &str) -> (String, String) {
    let desk = Desk::one(&format!("{plain}$0"));
    let article = desk.view().article;
    let at_once = apply_edits(&article.input.text, &annotate_all(article).edits);
    let mut step = article.clone();
    loop {
        let keys: Vec<EntityKey> = step
            .mentions
            .iter()
            .filter(|mention| mention.annotation.is_none())
            .filter_map(|mention| step.key(&mention.entity))
            .collect();
        let edits = keys.iter().find_map(|key| {
            let made = actor_edits(&step, key, ActorChange::Annotate);
            (made.count > 0).then_some(made.edits)
        });
        match edits {
            Some(edits) => step = edited(&step, &edits),
            None => return (at_once, step.input.text.to_string()),
        }
    }
}

#[test]
fn all_at_once_is_one_after_the_other() {
    let articles = [
        "---\nheadline: KIO meets Thein Sein\n---\nPresident Thein Sein met the Kachin Independence \
         Organization (KIO) in Bhamo.\n\nThe KIO and the KIA fight in [Kachin State]{.place ref=kachin-state}; \
         the Shan State Army does not.\n\n\"[The KIO] wants peace,\" he said of the \
         [KIO]{.none} and [the KIO's men]{.none}.\n",
        "The Karenni Nationalities Defence Force (KNDF) left. The KNDF met the Karen Women's Union \
         (KWU) in Burma, and the KWU slept.\n\nNaw Seng\\] of [Naw Seng]{.person} said so.\n",
        "[Kokang]{.person} left [Kokang]{.place ref=_kokang}; Kokang stayed.\n",
    ];
    for plain in articles {
        let (at_once, one_by_one) = annotated_both_ways(plain);
        assert_eq!(at_once, one_by_one);
        assert_ne!(at_once, plain);
    }
    let (marked, _) = annotated_both_ways(articles[0]);
    assert!(marked.contains("headline: KIO meets Thein Sein\n"));
    assert!(marked.contains("the Shan State Army does not"));
    assert!(marked.contains("\"[The [KIO]{.group ref=kio}] wants"));
    assert!(marked.contains("[KIO]{.none} and [the KIO's men]{.none}"));
}
