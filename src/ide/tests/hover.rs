use super::*;

#[test]
fn an_entry_shows_what_the_registry_and_the_corpus_know() {
    let desk = Desk::new(&[
        (
            "2011-06-16-truce.news",
            "---\nheadline: Truce ends in the north\n---\n\
             The Kachin Independence Organization said the truce was over.",
        ),
        (
            "2015-03-23-talks.news",
            "The Kachin Independence Organization (KIO) sent envoys. The $0KIO left early.",
        ),
    ]);
    let (text, card) = desk.hover();
    assert_eq!(text, "KIO");
    insta::assert_snapshot!(card, @r###"
    **Kachin Independence Organization** (KIO)

    Group: organisation, political wing. Registry entry `kio`.

    Its seat is Laiza.

    - Existed: from 1960-10-25
    - Belongs to: Kachin
    - Named 3 times in this article, 4 times in 2 articles of the corpus
    - Introduced in this article as "Kachin Independence Organization"
    - First introduced in `2011-06-16-truce.news` of 2011-06-16: Truce ends in the north
    - Link: <https://example.org/kio/>
    "###);
}

#[test]
fn a_corpus_that_is_still_being_read_is_not_said_to_name_nobody() {
    let mut desk = Desk::one("The $0KIO left early.");
    desk.corpus.is_read = false;
    let (_, card) = desk.hover();
    let counts = "- Named once in this article; the others of the corpus are still being read\n";
    assert!(card.contains(counts), "{card}");

    let mut desk = Desk::new(&[
        ("2011-06-16-truce.news", "The KIO said the truce was over."),
        ("2015-03-23-talks.news", "The $0KIO left early."),
    ]);
    desk.corpus.is_read = false;
    let (_, card) = desk.hover();
    let counts = "- Named once in this article, 2 times in 2 articles of the corpus so far\n";
    assert!(card.contains(counts), "{card}");
    assert!(!card.contains("First introduced"), "{card}");
}

#[test]
fn a_misspelling_is_named_and_the_right_form_given() {
    let (text, card) = Desk::one("Fighting went on near $0Bahmo overnight.").hover();
    assert_eq!(text, "Bahmo");
    assert!(
        card.starts_with("Bahmo is a misspelling. The right form is **Bhamo**.\n\n**Bhamo**"),
        "{card}"
    );
    assert!(
        card.contains("- Belongs to: Myanmar › Kachin State"),
        "{card}"
    );
}

#[test]
fn a_place_that_says_something_stands_for_its_government() {
    let remark = "Here the place stands for its government.";
    let (_, card) = Desk::one("$0Myanmar has denied it.").hover();
    assert!(card.starts_with(remark), "{card}");
    let (_, card) = Desk::one("An envoy in $0Myanmar has denied it.").hover();
    assert!(!card.contains(remark), "{card}");
}

#[test]
fn a_person_shows_the_role_held_on_the_articles_date() {
    let (_, card) = Desk::one("President Thein $0Sein spoke on the radio.").hover();
    assert!(card.contains("- Born: 1944-04-20"), "{card}");
    assert!(
        card.contains("- On 2015-03-23: President of Myanmar (2011-03-30 to 2016-03-30)"),
        "{card}"
    );
    assert!(!card.contains("Prime Minister"), "{card}");
}

#[test]
fn a_dated_name_says_when_it_held() {
    let (_, card) = Desk::one("He was born in Bur$0ma before the war.").hover();
    assert!(
        card.starts_with("Burma is its name until 1989-06-18."),
        "{card}"
    );
    assert!(
        card.contains("- Name until 1989-06-18: Burma (some houses kept it longer)"),
        "{card}"
    );
}

#[test]
fn an_ambiguous_name_lists_whom_it_may_name() {
    let (_, card) = Desk::one("The Shan State $0Army was not at the talks.").hover();
    insta::assert_snapshot!(card, @r###"
    **Shan State Army** may name any of these:

    - Shan State Army - North (group), registry entry `ssa-north`
    - Shan State Army - South (group), registry entry `ssa-south`

    Nothing in the article says which. An annotation does: `[Shan State Army]{ref=ssa-north}`.
    "###);
}

#[test]
fn an_entity_without_an_entry_says_so() {
    let (_, card) = Desk::one(
        "The Border Guard Police Force (BGPF) closed the road. The $0BGPF gave no reason.",
    )
    .hover();
    insta::assert_snapshot!(card, @r###"
    **Border Guard Police Force** (BGPF)

    Group. Not in the registry.

    - Named 3 times in this article, and in no other of the corpus
    - Introduced in this article as "Border Guard Police Force"
    "###);
}

#[test]
fn a_weekday_shows_its_day_and_where_it_comes_from() {
    let (text, card) = Desk::one("The envoys left on Sun$0day.").hover();
    assert_eq!(text, "Sunday");
    insta::assert_snapshot!(card, @r###"
    **2015-03-22**, Sunday

    - 1 day before the publication date, 2015-03-23
    - Resolved from the publication date, 2015-03-23, Monday (in the file's name)
    - Likely: it is the usual reading
    "###);
}

#[test]
fn a_date_without_a_publication_date_says_what_is_missing() {
    let desk = Desk::new(&[("talks.news", "The envoys left on Sun$0day.")]);
    let (_, card) = desk.hover();
    assert!(
        card.starts_with("**Sunday**\n\n- Not resolved: the article has no publication date."),
        "{card}"
    );
}

#[test]
fn an_annotation_that_differs_from_the_text_shows_both_values() {
    let (_, card) = Desk::one("They met on [Mon$0day]{.date when=2015-03-16}.").hover();
    assert!(
        card.starts_with("**2015-03-16**, Monday\n\n- 7 days before the publication date"),
        "{card}"
    );
    assert!(
        card.contains("- The annotation gives this value\n- The text alone says 2015-03-23"),
        "{card}"
    );
}

#[test]
fn the_parts_of_an_annotation_have_their_own_hovers() {
    let hover = |marked| Desk::one(marked).hover();
    let (text, card) = hover("The [KIO]{.gr$0oup ref=kio} met.");
    assert_eq!(text, ".group");
    assert!(
        card.starts_with("`.group` marks the name of a group.\n\n**Kachin Independence"),
        "{card}"
    );
    let (text, card) = hover("The [KIO]{.group r$0ef=kio} met.");
    assert_eq!(
        (text.as_str(), card.contains("registry entry")),
        ("ref", true)
    );
    let (text, card) = hover("The [KIO]{.group ref=k$0io} met.");
    assert_eq!(text, "kio");
    assert!(
        card.starts_with("**Kachin Independence Organization** (KIO)"),
        "{card}"
    );
    let (_, card) = hover("The [KIO]{.group ref=k$0oi} met.");
    assert_eq!(card, "The registry has no entry `koi`.");
    let (_, card) = hover("On [Monday]{.date when=2015-0$03-23}.");
    assert!(card.starts_with("**2015-03-23**, Monday"), "{card}");
    let (_, card) = hover("The [KIO]{.group ref=kio my$0note=x} met.");
    assert_eq!(
        card,
        "Newsmark does not know the attribute `mynote` and keeps it."
    );
}

#[test]
fn the_front_matter_explains_its_keys_and_its_date() {
    let (text, card) = Desk::one("---\nda$0te: 2015-03-23\n---\nText.").hover();
    assert_eq!(text, "date");
    assert!(
        card.starts_with("**date**\n\nThe publication date"),
        "{card}"
    );
    assert!(card.ends_with("**2015-03-23**, Monday"), "{card}");
    let (text, card) = Desk::one("---\ndate: 2015-$003-23\n---\nText.").hover();
    assert_eq!(
        (text.as_str(), card.as_str()),
        ("2015-03-23", "**2015-03-23**, Monday")
    );
    let (_, card) = Desk::one("---\ndate: last $0spring\n---\nText.").hover();
    assert_eq!(card, "`last spring` is no day of the calendar.");
    let (_, card) = Desk::one("---\ndesk$0: asia\n---\nText.").hover();
    assert_eq!(
        card,
        "**desk**\n\nNewsmark does not know this key and keeps it."
    );
}

#[test]
fn a_name_in_the_front_matters_headline_is_a_mention() {
    let (text, card) = Desk::one("---\nheadline: Shelling near Bha$0mo\n---\nText.").hover();
    assert_eq!(text, "Bhamo");
    assert!(card.starts_with("**Bhamo**"), "{card}");
}

#[test]
fn a_rule_in_an_ignore_leads_to_its_documentation() {
    let (text, card) =
        Desk::one("The KNDF left. <!-- newsmark: ignore acronym/un$0defined -->").hover();
    assert_eq!(
        (text.as_str(), card.as_str()),
        ("acronym/undefined", "rule acronym/undefined")
    );
}

#[test]
fn the_inner_of_two_nested_annotations_wins_where_it_stands() {
    let nested = "[President of [Myan$0mar]{.place ref=myanmar}]{.person ref=thein-sein} spoke.";
    assert_eq!(Desk::one(nested).hover().0, "Myanmar");
    let nested = "[Pres$0ident of [Myanmar]{.place ref=myanmar}]{.person ref=thein-sein} spoke.";
    assert!(Desk::one(nested).hover().1.starts_with("**Thein Sein**"));
}

#[test]
fn other_scripts_and_line_ends_do_not_move_the_span() {
    let desk = Desk::one("🚁 ကချင် مرحبا\u{2028}…\r\n\r\nNear Bha$0mo, said the KIO.\r\n");
    assert_eq!(desk.hover().0, "Bhamo");
}

#[test]
fn plain_words_have_no_hover() {
    let desk = Desk::one("The road was cl$0osed.");
    assert_eq!(hover(&desk.view(), desk.offset()), None);
}

#[test]
fn an_annotated_date_without_a_value_says_what_it_lacks() {
    let (text, card) = Desk::one("They met on [the eve of war$0]{.date}.").hover();
    assert_eq!(text, "the eve of war");
    assert!(
        card.starts_with("**the eve of war**\n\n- Not resolved: the text is no date phrase"),
        "{card}"
    );
}
