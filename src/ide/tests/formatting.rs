//! Formatting changes how markup is written, and nothing that it says.

use super::everywhere::{ODD, plain_text};
use super::*;
use crate::text::TextLen;

fn whole(text: &str) -> TextRange {
    TextRange::up_to(text.text_len())
}

fn formatted(text: &str) -> String {
    let desk = Desk::one(&format!("{text}$0"));
    apply_edits(text, &format(desk.view().article, whole(text)))
}

/// What `typed`, just written before the cursor, has formatted.
fn typed(marked: &str, typed: &str) -> String {
    let desk = Desk::one(marked);
    let article = desk.view().article;
    apply_edits(
        &article.input.text,
        &format_typed(article, desk.offset(), typed),
    )
}

/// Whom and which days an article names, with the words that do.
fn named(article: &Article) -> Vec<String> {
    let mentions = article.mentions.iter().map(|mention| {
        let key = article.key(&mention.entity);
        // Of one with another inside, what stands before the markup of that.
        let words = article.text(mention.range).split("]{").next();
        format!("{words:?} {key:?} {:?}", mention.source)
    });
    let dates = article.dates.iter().map(|date| {
        let (day, annotated) = (&date.resolution, &date.annotated);
        format!("{} {day:?} {annotated:?}", article.text(date.range))
    });
    mentions.chain(dates).collect()
}

#[test]
fn an_article_names_the_same_before_and_after() {
    // Markup of every kind, ill-spaced wherever it may be.
    let text = ODD
        .replace("{.group ref=kio}", "{ ref=\"kio\"\t.group }")
        .replace("{.date when=2015-03-16", "{ when=\"2015-03-16\" .date")
        .replace(
            "ref=myanmar}]{.person ref",
            "ref=myanmar  }]{\r\n.person   ref",
        )
        .replace("<!-- newsmark: ignore ", "<!--newsmark:ignore   ")
        .replace("desk: asia", "desk:   asia  ");
    let after = formatted(&text);
    assert_ne!(after, text);
    assert_eq!(formatted(&after), after);
    let [before, after] = [&text, &after].map(|text| Desk::one(&format!("{text}$0")));
    let [before, after] = [&before, &after].map(|desk| desk.view().article);
    assert_eq!(plain_text(before), plain_text(after));
    assert_eq!(named(before), named(after));
}

#[test]
fn a_closing_brace_formats_its_own_annotation_alone() {
    assert_eq!(
        typed("The [KIO]{ .group }$0 and the [KIA]{ .group }.", "}"),
        "The [KIO]{.group} and the [KIA]{ .group }."
    );
    assert_eq!(
        typed("[President of [Myanmar]{ .place }$0]{ .person }", "}"),
        "[President of [Myanmar]{.place}]{ .person }"
    );
    for marked in [
        "The [KIO]{ .group } $0met.",
        "The [KIO]{ .group note=\"a}$0\" }.",
        "The { .group }$0 met.",
        "<!--newsmark:ignore }$0 a/b-->",
        "---\nslug:  {a}$0\n---\nThe [KIO]{ .group }",
        "The [KIO]{ .group }$0",
    ] {
        let (text, _) = without_cursor(marked);
        let by = if marked.ends_with("$0") { "\n" } else { "}" };
        assert_eq!(typed(marked, by), text);
    }
}

#[test]
fn a_new_line_formats_the_line_of_front_matter_before_it() {
    assert_eq!(
        typed("---\ndate:  2015\nslug:   a \n$0\n---\nText.", "\n"),
        "---\ndate:  2015\nslug: a\n\n---\nText."
    );
    for marked in [
        "---\n$0date:  2015\n---\nText.",
        "---\ndate:  2015\n\n$0\n---\nText.",
        "---\ndate:  2015\n---\n$0\nText.",
        "---\ndate:  2015\n$0never closed\n",
        "Text.\n\nslug:  a\n$0",
    ] {
        assert_eq!(typed(marked, "\n"), without_cursor(marked).0);
    }
}
