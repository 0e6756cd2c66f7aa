use super::*;
use crate::text::apply_edits;

/// The corpus after a rename at the cursor: each article that changes, then the registry.
fn renamed(desk: &Desk, new: &str) -> Result<Vec<(String, String)>, String> {
    let found = renameable(&desk.view(), desk.offset()).map_err(|error| error.to_string())?;
    let found = found.ok_or("nothing to rename")?;
    let rename = Rename::new(&desk.corpus, &found, new).map_err(|error| error.to_string())?;
    let rename = rename.ok_or("nothing changes")?;
    let files = rename.articles(&desk.corpus).unwrap_or(vec![desk.file]);
    let mut after = Vec::new();
    for file in files {
        let article = desk.corpus.open(file).expect("every article is open");
        let edits: Vec<Edit> = rename
            .in_article(article)
            .edits
            .into_iter()
            .map(|one| one.edit)
            .collect();
        if !edits.is_empty() {
            let name = desk.corpus.path(file).file_name().expect("a file");
            let text = apply_edits(&article.input.text, &edits);
            after.push((name.display().to_string(), text));
        }
    }
    let registry = rename
        .registry_edits(&desk.corpus.registry)
        .map_err(|error| error.to_string())?;
    for (path, edits) in registry {
        let file = desk.corpus.registry.file(&path).expect("a registry file");
        after.push(("registry".to_owned(), apply_edits(&file.text, &edits)));
    }
    Ok(after)
}

fn refused(marked: &str, new: &str) -> String {
    renamed(&Desk::one(marked), new).expect_err("it is refused")
}

#[test]
fn an_id_is_renamed_in_the_registry_and_in_every_ref() {
    let desk = Desk::new(&[
        (
            "a.news",
            "The [Kachin army]{.group ref=k$0ia} and the [KIO]{ref=\"kio\"} met.\n",
        ),
        (
            "b.news",
            "The [KIA]{.group ref=kia} denied it; the KIA [left]{ref=kiao}.\n",
        ),
    ]);
    let after = renamed(&desk, "kachin-army").expect("it can be renamed");
    assert_eq!(
        after,
        [
            (
                "a.news".to_owned(),
                "The [Kachin army]{.group ref=kachin-army} and the [KIO]{ref=\"kio\"} met.\n"
                    .to_owned()
            ),
            (
                "b.news".to_owned(),
                "The [KIA]{.group ref=kachin-army} denied it; the KIA [left]{ref=kiao}.\n"
                    .to_owned()
            ),
            (
                "registry".to_owned(),
                REGISTRY.replace("[kia]", "[kachin-army]")
            ),
        ]
    );
}

#[test]
fn references_between_entries_follow_an_id() {
    let desk = Desk::one("The [KIO]{ref=ki$0o} met.\n");
    let after = renamed(&desk, "org").expect("it can be renamed");
    let expected = REGISTRY
        .replace("[kio]", "[org]")
        .replace("part_of = [\"kio\"]", "part_of = [\"org\"]");
    assert_eq!(after[1].1, expected);
}

#[test]
fn an_id_is_refused_in_words() {
    let at = "The [KIO]{ref=ki$0o} met [him]{ref=nobody}.\n";
    assert_eq!(
        refused(at, "KIO Army"),
        "\"KIO Army\" is no id: ids hold lower-case letters from a to z, digits and hyphens."
    );
    assert_eq!(
        refused(at, "kia"),
        "The id \"kia\" is that of Kachin Independence Army already."
    );
    assert!(refused(at, "nobody").starts_with("Something refers to \"nobody\" already"));
    assert_eq!(
        refused("The [KIO]{ref=ko$0i} met.\n", "kio-2"),
        "The registry has no entry with the id \"koi\"."
    );
}

#[test]
fn a_name_is_renamed_in_that_form_alone() {
    let desk = Desk::new(&[
        (
            "a.news",
            "The Kachin Independence$0 Organization (KIO) and the Kachin met. \
             The Kachin Independence\nOrganization's line held, and the KIO left.\n",
        ),
        (
            "b.news",
            "---\nheadline: KACHIN INDEPENDENCE ORGANIZATION QUITS TALKS\n---\n\
             The [Kachin Independence Organization]{.group ref=kio} quit.\n",
        ),
    ]);
    let after = renamed(&desk, "Kachin Freedom Organization").expect("it can be renamed");
    assert_eq!(
        after,
        [
            (
                "a.news".to_owned(),
                "The Kachin Freedom Organization (KIO) and the Kachin met. \
                 The Kachin Freedom\nOrganization's line held, and the KIO left.\n"
                    .to_owned()
            ),
            (
                "b.news".to_owned(),
                "---\nheadline: KACHIN FREEDOM ORGANIZATION QUITS TALKS\n---\n\
                 The [Kachin Freedom Organization]{.group ref=kio} quit.\n"
                    .to_owned()
            ),
            (
                "registry".to_owned(),
                REGISTRY.replace(
                    "Kachin Independence Organization",
                    "Kachin Freedom Organization"
                )
            ),
        ]
    );
}

#[test]
fn what_nothing_marks_is_less_sure_and_a_quotation_least() {
    let desk = Desk::one(
        "The [KI$0O]{ref=kio} left the Kachin Independence Organization (KIO). \"The KIO lies,\" he said.\n",
    );
    let found = renameable(&desk.view(), desk.offset())
        .expect("a name")
        .expect("a name");
    assert_eq!(found.now, "KIO");
    let rename = Rename::new(&desk.corpus, &found, "KIC")
        .expect("it is free")
        .expect("it is new");
    let edits = rename.in_article(desk.view().article).edits;
    let sure: Vec<Certainty> = edits.iter().map(|one| one.certainty).collect();
    assert_eq!(
        sure,
        [
            Certainty::Marked,
            Certainty::Found,
            Certainty::FoundInQuotation
        ]
    );
}

#[test]
fn a_name_is_refused_in_words() {
    let at = "The K$0IO left Laiza.\n";
    assert_eq!(
        refused(at, "KIA"),
        "\"KIA\" is a name of Kachin Independence Army (kia) already."
    );
    assert_eq!(
        refused(at, "Kachin Independence Organization"),
        "kio has the name \"Kachin Independence Organization\" already."
    );
    assert!(refused(at, "[KIO]").starts_with("\"[KIO]\" is no name"));
    assert!(refused(at, " ").starts_with("\"\" is no name"));
    assert_eq!(
        refused("The Shan Sta$0te Army left.\n", "SSA"),
        "\"Shan State Army\" may name any of these: ssa-north, ssa-south. Annotate it first."
    );
    assert_eq!(
        refused("They took Ba$0hmo.\n", "Bhamo"),
        "\"Bahmo\" is listed as a misspelling of Bhamo. It is corrected in the text, not renamed."
    );
    assert_eq!(
        refused("[The re$0bels]{.group ref=kia} left.\n", "The army"),
        "\"The rebels\" is not a name that the registry lists for Kachin Independence Army."
    );
    assert_eq!(
        refused("They left on Mon$0day.\n", "Tuesday"),
        "nothing to rename"
    );
    assert_eq!(refused(at, "KIO "), "nothing changes");
}

#[test]
fn a_name_without_an_entry_is_renamed_where_the_corpus_names_it() {
    let desk = Desk::new(&[
        (
            "a.news",
            "[Naw Se$0ng]{.person} spoke. Naw Seng's men left.\n",
        ),
        (
            "b.news",
            "[Naw Seng]{.person} was silent; [he]{.person} left.\n",
        ),
    ]);
    let after = renamed(&desk, "Naw Sing").expect("it can be renamed");
    assert_eq!(
        after,
        [
            (
                "a.news".to_owned(),
                "[Naw Sing]{.person} spoke. Naw Sing's men left.\n".to_owned()
            ),
            (
                "b.news".to_owned(),
                "[Naw Sing]{.person} was silent; [he]{.person} left.\n".to_owned()
            ),
        ]
    );
}

#[test]
fn a_label_is_renamed_in_its_article() {
    let desk = Desk::new(&[
        (
            "a.news",
            "[Naw Seng]{.person ref=_n$0s} spoke; [he]{ref=_ns} left.\n",
        ),
        ("b.news", "[Nang Seng]{.person ref=_ns} spoke.\n"),
    ]);
    let after = renamed(&desk, "_seng").expect("it can be renamed");
    assert_eq!(
        after,
        [(
            "a.news".to_owned(),
            "[Naw Seng]{.person ref=_seng} spoke; [he]{ref=_seng} left.\n".to_owned()
        )]
    );
}

#[test]
fn a_mention_with_markup_inside_is_left_and_told() {
    let desk =
        Desk::one("[[Kachin]{.none} Independence Organization]{.group ref=kio} and the KI$0O.\n");
    let found = renameable(&desk.view(), desk.offset())
        .expect("a name")
        .expect("a name");
    let rename = Rename::new(&desk.corpus, &found, "KIC")
        .expect("it is free")
        .expect("it is new");
    assert_eq!(rename.in_article(desk.view().article).left, []);
    let desk = Desk::one(
        "[[Kachin]{.none} Independence Organization]{.group ref=kio} and the Kachin Independence Or$0ganization.\n",
    );
    let found = renameable(&desk.view(), desk.offset())
        .expect("a name")
        .expect("a name");
    let rename = Rename::new(&desk.corpus, &found, "Kachin Council")
        .expect("it is free")
        .expect("it is new");
    let renamed = rename.in_article(desk.view().article);
    assert_eq!((renamed.edits.len(), renamed.left.len()), (1, 1));
}

#[test]
fn a_headline_that_yaml_would_misread_is_left() {
    let desk = Desk::one("---\nheadline: KIO leaves\n---\nThe K$0IO left.\n");
    let found = renameable(&desk.view(), desk.offset())
        .expect("a name")
        .expect("a name");
    let rename = Rename::new(&desk.corpus, &found, "\"Free\" KIO")
        .expect("it is free")
        .expect("it is new");
    let renamed = rename.in_article(desk.view().article);
    assert_eq!((renamed.edits.len(), renamed.left.len()), (1, 1));
}

#[test]
fn in_the_registry_the_value_under_the_cursor_is_renamed() {
    let desk = Desk::one("The $0KIO left Bhamo, that is Banmaw.\n");
    let file = &desk.corpus.registry.files[0];
    let view = RegistryView {
        corpus: &desk.corpus,
        registry: &desk.corpus.registry,
        file,
    };
    let at = |text: &str| crate::text::size(REGISTRY.find(text).expect(text));
    let found = |text: &str| {
        let found = renameable_in_registry(&view, at(text)).map_err(|error| error.to_string());
        found.map(|found| found.map(|found| found.now))
    };
    assert_eq!(found("Banmaw"), Ok(Some("Banmaw".to_owned())));
    assert_eq!(found("kio]"), Ok(Some("kio".to_owned())));
    assert_eq!(found("kachin\"]"), Ok(Some("kachin".to_owned())));
    assert_eq!(found("myanmar\", from"), Ok(Some("myanmar".to_owned())));
    assert_eq!(found("subtype"), Ok(None));
    assert!(found("Bahmo").is_err());
    let alias = renameable_in_registry(&view, at("Banmaw"))
        .expect("a name")
        .expect("a name");
    let rename = Rename::new(&desk.corpus, &alias, "Bamaw")
        .expect("it is free")
        .expect("it is new");
    let edits: Vec<Edit> = rename
        .in_article(desk.view().article)
        .edits
        .into_iter()
        .map(|one| one.edit)
        .collect();
    assert_eq!(
        apply_edits(&desk.view().article.input.text, &edits),
        "The KIO left Bhamo, that is Bamaw.\n"
    );
}
