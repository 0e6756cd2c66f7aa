//! What editors fold.

use super::*;

/// Each fold as `kind first-last` with the lines that it spans, and what is shown in its place.
fn shown(text: &str, folds: &[Fold]) -> Vec<String> {
    let line = |offset: TextSize| text[TextRange::up_to(offset)].matches('\n').count();
    folds
        .iter()
        .map(|fold| {
            let (first, last) = (line(fold.range.start()), line(fold.range.end()));
            let shown = fold.shown.as_ref().map(|shown| format!(" {shown}"));
            format!(
                "{:?} {first}-{last}{}",
                fold.kind,
                shown.unwrap_or_default()
            )
        })
        .collect()
}

fn of_article(text: &str) -> Vec<String> {
    shown(text, &folds(Desk::one(&format!("{text}$0")).view().article))
}

fn of_registry(text: &str) -> Vec<String> {
    let file = RegistryFile::parse(Path::new("/corpus/registry/x.toml"), text, None);
    shown(text, &folds_in_registry(&file))
}

#[test]
fn front_matter_sections_quotes_and_furniture() {
    let text = "\
---
headline: Talks resume
date: 2015-03-23
---
Accessibility links

Breaking news

It rained.

## Laiza

<!-- newsmark: ignore date/tense -->
<!-- newsmark: ignore acronym/undefined -->

> \"Nobody
> asked us.\"

> Nobody.

## Bhamo

It rained.
All day.

## Myitkyina
";
    assert_eq!(
        of_article(text),
        [
            "FrontMatter 0-3 --- Talks resume, 2015-03-23 ---",
            "Furniture 4-6",
            "Section 10-18",
            "Comment 12-13",
            "BlockQuote 15-18",
            "Section 20-23",
        ]
    );
}

#[test]
fn a_marked_headline_holds_its_crossheads() {
    assert_eq!(
        of_article("# Talks\n\nRain.\n\n## Laiza\n\nRain.\n\n# Floods\n\nMore rain.\n"),
        ["Section 0-6", "Section 4-6", "Section 8-10"]
    );
    assert_eq!(
        of_article("## Laiza\n\nRain.\n\n<!-- newsmark: ignore date/tense -->\n## Bhamo\n"),
        ["Section 0-2"],
        "an ignore before a crosshead is of that"
    );
    assert!(of_article("Talks resume\n\nIt rained.\n").is_empty());
    assert!(of_article("").is_empty());
    assert!(of_article("---\n").is_empty());
}

#[test]
fn windows_line_ends_and_no_last_line_end() {
    assert_eq!(
        of_article("---\r\nslug: x\r\n---\r\n## Laiza\r\n\r\nRain.\r\nMore rain."),
        ["FrontMatter 0-2", "Section 3-6"]
    );
}

#[test]
fn code_blocks_of_markdown_fold_each_for_itself() {
    let text = "Talks\n\n```\na\n\nb\n```\n\n```\nc\n```\n";
    let input = Input {
        text: text.into(),
        dialect: Dialect::Markdown,
        ..Desk::one("$0").view().article.input.clone()
    };
    let article = Article::analyse(input, None);
    assert_eq!(shown(text, &folds(&article)), ["Code 2-6", "Code 8-10"]);
}

#[test]
fn tables_arrays_and_comments_of_a_registry() {
    let text = "\
# People
# of the talks.

[thein-sein]
kind = \"person\"
name = \"Thein Sein\"
roles = [
  { title = \"President\", of = \"myanmar\" }, # [sworn in]
]
note = \"\"\"
A general,
once.\"\"\"

[[thein-sein.links]]
a = 1

# Groups.
[kio]
kind = \"group\"
name = \"Kachin Independence Organization\"
aliases = [\"KIO\"]
";
    assert_eq!(
        of_registry(text),
        [
            "Comment 0-1",
            "Table 3-14 [thein-sein] Thein Sein",
            "Value 6-8",
            "Value 9-11",
            "Table 13-14",
            "Table 17-20 [kio] Kachin Independence Organization",
        ]
    );
}

#[test]
fn a_registry_that_is_being_written() {
    assert_eq!(
        of_registry("[kio]\nname = [\n  \"KIO\n\n[kia]\nname = \"KIA\"\nkind =\n"),
        ["Table 0-2", "Table 4-6"]
    );
    assert!(of_registry("").is_empty());
    assert!(of_registry("[").is_empty());
}

#[test]
fn a_configuration() {
    let text =
        "[corpus]\ninclude = [\n  \"a/*.news\",\n]\n\n[rules]\n\"acronym/unused\" = \"off\"\n";
    assert_eq!(
        shown(text, &folds_in_config(text)),
        ["Table 0-3", "Value 1-3", "Table 5-6"]
    );
}
