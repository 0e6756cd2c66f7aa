//! What holds at every place of an article, however odd its text is.

use super::*;
use crate::config::Profile;
use crate::markup::BlockKind;
use crate::text::apply_edits;
use std::collections::BTreeSet;

/// Every kind of block, nested and broken annotations, other scripts, an emoji and CRLF line ends.
pub(super) const ODD: &str = "\u{feff}---\r\nheadline: Shelling near Bahmo\r\ndate: 2015-03-23\r\ndesk: asia\r\n---\r\n\
    <!-- newsmark: ignore acronym/undefined -->\r\n\r\n\
    FILE - A KIO soldier 🚁 in March 2015.\r\n\r\n\
    ကချင် [KIO]{.group ref=kio} مرحبا on [Monday]{.date when=2015-03-16}, [President of [Myanmar]{.place \
    ref=myanmar}]{.person ref=thein-sein}.\r\nHe left Sunday for [Bhamo]{.place ref=bhamo and\u{2028}the Shan State Army.\r\n\
    ## Near Bhamo\r\n\
    > \"The Lisu Home Guard (LHG) [was] \\[there]{.group} in 2009,\" the LHG said.\r\n\r\n\
    []{.date} [x]{.none} [y]{.person ref=koi} <!-- newsmark: ignore-file date/tense -->\r\n\r\n\
    This report was produced in collaboration with VOA.";

fn desk(text: &str) -> Desk {
    Desk::new(&[
        (
            "a.news",
            "# Talks\n\nThe Lisu Home Guard (LHG) and the KIO met in Bhamo.",
        ),
        ("b.news", &format!("{text}$0")),
    ])
}

pub(super) fn offsets(text: &str) -> impl Iterator<Item = TextSize> {
    let starts = text.char_indices().map(|(at, _)| at);
    starts
        .chain([text.len()])
        .map(|at| TextSize::try_from(at).expect("a short text"))
}

pub(super) fn plain_text(article: &Article) -> String {
    let plain = |placed: &crate::analysis::PlacedBlock| {
        placed.analysis.plain.text(&placed.analysis.text).to_owned()
    };
    article.blocks.iter().map(plain).collect()
}

fn kinds(article: &Article) -> Vec<BlockKind> {
    let kinds = article.blocks.iter().map(|placed| placed.analysis.kind);
    kinds.filter(|kind| *kind != BlockKind::Comment).collect()
}

#[test]
fn the_odd_text_holds_what_it_should() {
    let desk = desk(ODD);
    let article = desk.view().article;
    assert_eq!(
        kinds(article),
        [
            BlockKind::Headline,
            BlockKind::Caption,
            BlockKind::Paragraph,
            BlockKind::Crosshead,
            BlockKind::BlockQuote,
            BlockKind::Paragraph,
            BlockKind::Credit
        ]
    );
    assert!(article.mentions.len() >= 10, "{}", article.mentions.len());
    assert_eq!(article.dates.len(), 4);
}

#[test]
fn a_span_that_is_spoken_of_holds_the_cursor() {
    let desk = desk(ODD);
    let view = desk.view();
    let holds = |range: TextRange, offset: TextSize| {
        assert!(range.contains_inclusive(offset), "{range:?} at {offset:?}");
        let bounds = std::ops::Range::<usize>::from(range);
        assert!(ODD.get(bounds).is_some(), "{range:?}");
    };
    for offset in offsets(ODD) {
        if let Some(hover) = hover(&view, offset) {
            holds(hover.range, offset);
            assert_ne!(hover.contents, HoverContents::Markdown(String::new()));
        }
        for jump in [definition, declaration, type_definition, implementation] {
            if let Some(jump) = jump(&view, offset) {
                holds(jump.origin, offset);
                desk.targets(Some(jump));
            }
        }
        for place in references(&view, offset, true).unwrap_or_default() {
            desk.shown(&place.file, place.range);
        }
        let marked = highlights(&view, offset);
        assert!(marked.is_sorted_by_key(|highlight| highlight.range.start()));
    }
}

#[test]
fn annotating_and_taking_away_never_changes_the_words() {
    let desk = desk(ODD);
    let article = desk.view().article;
    let words = plain_text(article);
    let mut seen = 0;
    for offset in offsets(ODD) {
        for action in annotation_actions(article, TextRange::empty(offset)) {
            let changed = apply_edits(ODD, &action.edits);
            assert_ne!(changed, ODD, "{}", action.title);
            let after = self::desk(&changed);
            assert_eq!(plain_text(after.view().article), words, "{}", action.title);
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn a_date_written_in_another_way_is_the_same_day() {
    let text = ODD.replace("He left", "On March 23, 2015, he met them. He left");
    let desk = desk(&text);
    let article = desk.view().article;
    let days = |article: &Article| -> Vec<_> {
        let value = |date: &crate::analysis::DateMention| {
            let value = date.annotated.as_ref().or(date.resolution.value.as_ref());
            value.and_then(|value| value.days())
        };
        article.dates.iter().map(value).collect()
    };
    let mut seen = 0;
    for offset in offsets(&text) {
        for action in date_rewrites(article, Profile::None, TextRange::empty(offset)) {
            let changed = apply_edits(&text, &action.edits);
            let after = self::desk(&changed);
            let after = after.view().article;
            assert_eq!(days(after), days(article), "{}", action.title);
            assert_eq!(kinds(after), kinds(article), "{}", action.title);
            assert_eq!(after.mentions.len(), article.mentions.len());
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn ignoring_never_changes_the_words_or_the_blocks() {
    let desk = desk(ODD);
    let article = desk.view().article;
    for offset in offsets(ODD) {
        for action in ignore_actions(article, "name/misspelled", TextRange::empty(offset)) {
            let changed = apply_edits(ODD, &action.edits);
            let after = self::desk(&changed);
            let after = after.view().article;
            assert_eq!(kinds(after), kinds(article), "{changed}");
            let squeezed = |text: String| text.split_whitespace().collect::<String>();
            assert_eq!(
                squeezed(plain_text(after)),
                squeezed(plain_text(article)),
                "{changed}"
            );
        }
    }
}

#[test]
fn completions_hold_the_cursor_however_far_an_annotation_is_typed() {
    let typed = [
        "",
        "[Monday]{.date when=\"",
        "[\u{2028}Sunday]{.d\u{e9} ref=\u{1f681}",
        "]{ref=\"a\\",
        "[[x]{.none}]{.person ref=k when=\"2015\\\"",
    ];
    let mut seen = 0;
    for typed in typed {
        let text = ODD.replace("He left", &format!("{typed} He left"));
        let desk = desk(&text);
        let view = desk.view();
        for offset in offsets(&text) {
            let found = completions(&view, offset, None).map(|found| found.items);
            for item in found.unwrap_or_default() {
                let range = item.edit.range;
                assert!(range.contains_inclusive(offset), "{range:?} at {offset:?}");
                let replaced = view.article.text(range);
                assert!(!replaced.contains(['\n', '\r']), "{replaced:?}");
                apply_edits(&text, std::slice::from_ref(&item.edit));
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

/// The texts of an article and of the registry after a rename, and where the first edit of the article is.
fn renamed(desk: &Desk, found: &Renameable, new: &str) -> Option<(String, String, TextSize)> {
    let rename = Rename::new(&desk.corpus, found, new).ok()??;
    let article = desk.view().article;
    let edits: Vec<Edit> = rename
        .in_article(article)
        .edits
        .into_iter()
        .map(|one| one.edit)
        .collect();
    let registry = rename
        .registry_edits(&desk.corpus.registry)
        .expect("it can be written");
    let registry = match registry.as_slice() {
        [] => desk.corpus.registry.files[0].text.clone(),
        [(_, edits)] => apply_edits(&desk.corpus.registry.files[0].text, edits),
        _ => panic!("there is one registry file"),
    };
    let text = apply_edits(&article.input.text, &edits);
    Some((text, registry, edits.first()?.range.start()))
}

#[test]
fn what_is_renamed_and_renamed_back_is_as_it_was() {
    let text = ODD.replace(
        "He left",
        "The Kachin\u{a0}Independence\r\nOrganization’s N'Ban left; Naw\nSeng and [Naw Seng]{.person ref=_n}. He left",
    );
    let desk = desk(&text);
    let mut seen = BTreeSet::new();
    for offset in offsets(&text) {
        let Ok(Some(found)) = renameable(&desk.view(), offset) else {
            continue;
        };
        assert!(found.range.contains_inclusive(offset));
        // Letters in brackets make these names; with others nothing says that they are any.
        if found.now == "LHG" || found.now == "Lisu Home Guard" {
            continue;
        }
        let words = crate::text::words(&found.now).count();
        let new = match found.now.contains(char::is_uppercase) {
            true => vec!["Zeta"; words].join(" "),
            false => "zeta".to_owned(),
        };
        let (there, registry, at) = renamed(&desk, &found, &new).expect("something is renamed");
        assert_ne!(there, text, "{found:?}");
        let marked = format!(
            "{}$0{}",
            &there[..usize::from(at)],
            &there[usize::from(at)..]
        );
        let after = Desk::with_registry(&registry, &[("b.news", &marked)]);
        let back = renameable(&after.view(), after.offset())
            .expect("a name")
            .unwrap_or_else(|| panic!("{found:?}: {marked}"));
        let (back, registry, _) = renamed(&after, &back, &found.now).expect("it comes back");
        assert_eq!(back, text, "{found:?}");
        assert_eq!(registry, REGISTRY, "{found:?}");
        seen.insert(found.now);
    }
    assert!(seen.len() > 8, "{seen:?}");
}
