use super::properties::any_text;
use super::{all_inlines, laid_out};
use crate::markup::{
    Annotation, BlockKind, Dialect, Inlines, Layout, Plain, export_text, formatting_edits,
};
use crate::text::{Edit, TextRange, apply_edits};
use proptest::prelude::*;

fn edits(text: &str, wanted: impl Fn(TextRange) -> bool) -> Vec<Edit> {
    let layout = laid_out(text);
    let inlines = all_inlines(text, &layout);
    formatting_edits(text, &layout, |block| &inlines[block], wanted)
}

fn formatted(text: &str) -> String {
    apply_edits(text, &edits(text, |_| true))
}

/// An article with front matter that has these lines.
fn matter(lines: &str) -> String {
    format!("---\n{lines}---\nEnvoys met.\n")
}

#[test]
fn attributes_have_an_order_and_one_space_between_them() {
    for (before, after) in [
        ("{ .group  ref=\"kio\" }", "{.group ref=kio}"),
        ("{ref=kio .group}", "{.group ref=kio}"),
        ("{\tref=kio\n}", "{ref=kio}"),
        (
            "{note=\"a  b\" when=2015 x=1 ref=kio .event .wire #first}",
            "{.event ref=kio when=2015 note=\"a  b\" x=1 .wire #first}",
        ),
        (
            "{.date when=2015-02-09/..}",
            "{.date when=\"2015-02-09/..\"}",
        ),
        ("{.date when=\"2015-02-09\"}", "{.date when=2015-02-09}"),
        (
            "{.person ref=\"a\\\"b\\\\c\"}",
            "{.person ref=\"a\\\"b\\\\c\"}",
        ),
        // What Newsmark does not read stays as its author wrote it.
        ("{.place id=\"7\" lang=my}", "{.place id=\"7\" lang=my}"),
        // A line break in a value has no other form.
        ("{.place  ref=\"a\nb\"}", "{.place ref=\"a\nb\"}"),
        ("{.place ref=ကချင်}", "{.place ref=\"ကချင်\"}"),
    ] {
        let text = format!("Envoys of the [KIO]{before} met.\n");
        let after = format!("Envoys of the [KIO]{after} met.\n");
        assert_eq!(formatted(&text), after);
    }
}

#[test]
fn what_is_broken_stays_as_it_is() {
    for text in [
        "The [KIO]{ .group ref = kio } met.",
        "The [KIO]{ .group  ref=kio ref=kia } met.",
        "The [KIO]{ .group  .place } met.",
        "The [KIO]{ .group  ref=\"kio } met.",
        "The [KIO]{ .group  ref=kio met.",
        "The [KIO]{  .grup } met.",
        "The [ ]{  .group } met.",
        "The KIO]{  .group } met.",
        "The [KIO] { .group } met.",
        "The [KIO]{  lang=my } and {  .group }.",
        "<!-- newsmark:  ignor a/b -->",
        "<!--newsmark: ignore a/b",
        "<!--note-->",
    ] {
        assert_eq!(formatted(text), text);
    }
    // A broken annotation is no reason to leave the others.
    assert_eq!(
        formatted("[KIO]{ .group ref= } and [KIA]{ .group }"),
        "[KIO]{ .group ref= } and [KIA]{.group}"
    );
}

#[test]
fn the_words_are_never_touched() {
    for text in [
        "  Two  spaces, a tab\t, and blanks at the end.  \n\n\n\nMore.\u{a0}\n",
        "[ a  text ]{.place}  , [one]{.none}",
        "[President of [ Myanmar ]{.place}  ]{.person}",
        "Curly { .group } braces and [links]( x ) and [1].",
        "\u{feff}ကချင် \u{200f}[مرحبا  e\u{301}]{.person}",
    ] {
        assert_eq!(formatted(text), text);
    }
}

#[test]
fn nested_annotations_and_those_on_one_line_are_formatted_each() {
    let text = "[President of [Myanmar]{ref=myanmar .place}]{ .person } of [KIO]{.group }.";
    let after = "[President of [Myanmar]{.place ref=myanmar}]{.person} of [KIO]{.group}.";
    assert_eq!(formatted(text), after);
    let edits = edits(text, |_| true);
    assert_eq!(edits.len(), 3);
    assert_eq!(
        (edits[2].range.len(), edits[2].text.as_str()),
        (1.into(), "")
    );
}

#[test]
fn an_edit_holds_no_more_than_what_changes() {
    let text = "The [KIO]{.group ref=\"kio\" note=\"x\"} met.";
    let edits = edits(text, |_| true);
    assert_eq!(edits.len(), 1);
    assert_eq!(&text[edits[0].range], "\"kio\"");
    assert_eq!(edits[0].text, "kio");
}

#[test]
fn comments_have_one_form() {
    for (before, after) in [
        (
            "<!--newsmark:ignore a/b,c/d-->",
            "<!-- newsmark: ignore a/b, c/d -->",
        ),
        (
            "<!--  newsmark: ignore-file   a/b  c/d, -->",
            "<!-- newsmark: ignore-file a/b, c/d -->",
        ),
        ("<!--newsmark:ignore-->", "<!-- newsmark: ignore -->"),
    ] {
        assert_eq!(formatted(before), after);
        let text = format!("The KIO {before} met.");
        assert_eq!(formatted(&text), format!("The KIO {after} met."));
    }
    let long = "<!--newsmark: ignore\n  a/b,\n  c/d-->";
    assert_eq!(formatted(long), long);
}

#[test]
fn front_matter_has_one_space_behind_each_colon() {
    for (before, after) in [
        ("date:   2015-03-23 \t\n", "date: 2015-03-23\n"),
        ("date:\t2015-03-23\n", "date: 2015-03-23\n"),
        ("date : 2015-03-23\n", "date: 2015-03-23\n"),
        ("byline:  \ndate: 2015\n", "byline:\ndate: 2015\n"),
        (
            "headline:  \"Army: talks  off\"  \n",
            "headline: \"Army: talks  off\"\n",
        ),
        (
            "slug:   talks   # for  the desk \n",
            "slug: talks   # for  the desk\n",
        ),
        ("tags:  [a,  b]\n", "tags: [a,  b]\n"),
        // What YAML cannot read is read line by line.
        (
            "headline:   Myanmar: talks resume  \ndate:  2015-03-23\n",
            "headline: Myanmar: talks resume\ndate: 2015-03-23\n",
        ),
        // The order is the author's.
        ("date:  2015\nheadline:  A\n", "date: 2015\nheadline: A\n"),
    ] {
        assert_eq!(formatted(&matter(before)), matter(after));
    }
}

#[test]
fn blank_lines_at_the_end_of_front_matter_go() {
    for (before, after) in [
        ("date: 2015-03-23\n\n  \n", "date: 2015-03-23\n"),
        ("# None yet.\n\n", "# None yet.\n"),
        ("\n\n", ""),
        ("\n\ndate: 2015-03-23\n\n", "\n\ndate: 2015-03-23\n"),
    ] {
        assert_eq!(formatted(&matter(before)), matter(after));
    }
}

#[test]
fn other_yaml_stays_as_it_is() {
    for lines in [
        "note: |  \n  one  \n\n  two\n\n",
        "note:   >+\n\n",
        "headline:   Talks resume\n  as shelling   goes on  \n",
        "byline:  \n- Aung Naing  \n-   Naw Seng\n\n",
        "byline:\n  first:   Aung\n",
        "#   a   comment  \n",
        "\"date\":   2015-03-23\n",
        "date:2015-03-23\n",
        "no key at all  \n",
    ] {
        assert_eq!(formatted(&matter(lines)), matter(lines));
    }
}

#[test]
fn line_ends_and_the_byte_order_mark_are_kept() {
    let text = "\u{feff}---\ndate:  2015 \n\n---\n\n[KIO]{ .group} met.\n";
    let after = "\u{feff}---\ndate: 2015\n---\n\n[KIO]{.group} met.\n";
    for end in ["\n", "\r\n", "\r"] {
        assert_eq!(
            formatted(&text.replace('\n', end)),
            after.replace('\n', end)
        );
    }
}

#[test]
fn only_what_is_wanted_is_formatted() {
    let text = "---\ndate:  2015\nslug:  a\n---\n[KIO]{ .group} met the [KIA]{ .group}.\n";
    let slug = super::place(text, "slug:  a");
    let kia = super::place(text, "[KIA]{ .group}");
    let both = edits(text, |part| part == slug || part.end() == kia.end());
    assert_eq!(
        apply_edits(text, &both),
        "---\ndate:  2015\nslug: a\n---\n[KIO]{ .group} met the [KIA]{.group}.\n"
    );
}

#[test]
fn much_of_it_is_read_once() {
    for unit in [
        "[a]{ .place } ",
        "[a]{ .place x} ",
        "<!--newsmark:ignore-->",
        "a]{ .place } ",
    ] {
        let text = unit.repeat(300_000 / unit.len());
        let after = formatted(&text);
        assert_eq!(formatted(&after), after);
    }
    let lines = "key:  value\n".repeat(5_000);
    assert!(formatted(&matter(&lines)).contains("key: value\nkey: value\n"));
}

/// What an annotation says, with what it marks.
type Said = (String, Option<String>, Vec<(String, String)>);

/// All that a file says: its words, its annotations and ignores, and its fields.
type AllSaid = (String, Vec<Said>, Vec<String>, Vec<(String, String)>);

/// All that a file says, and how many faults it has.
fn said(text: &str) -> (AllSaid, usize) {
    let layout = laid_out(text);
    let inlines = all_inlines(text, &layout);
    let export = export_text(text, &layout, |block| &inlines[block]);
    let (mut annotations, mut ignores) = (Vec::new(), Vec::new());
    for (block, read) in layout.blocks.iter().zip(&inlines) {
        let source = &text[block.range];
        annotations.extend(read.annotations.iter().map(|one| said_by(source, one)));
        let of_ignore = |ignore: &crate::markup::Ignore| {
            let rules: Vec<&String> = ignore.rules.iter().map(|(rule, _)| rule).collect();
            format!("{:?} {rules:?} in {:?}", ignore.scope, block.kind)
        };
        ignores.extend(read.ignores.iter().map(of_ignore));
    }
    let matter = layout.front_matter.iter();
    let fields = matter.flat_map(|matter| &matter.fields);
    let fields = fields.map(|field| (field.key.clone(), field.value.clone()));
    let faults = inlines
        .iter()
        .map(|read| read.problems.len())
        .sum::<usize>()
        + layout
            .front_matter
            .as_ref()
            .map_or(0, |it| it.problems.len());
    let words = export.text(text).to_owned();
    ((words, annotations, ignores, fields.collect()), faults)
}

fn said_by(block: &str, annotation: &Annotation) -> Said {
    let marked = Inlines::parse(&block[annotation.text], Dialect::News);
    let words = Plain::of(&block[annotation.text], &marked);
    let class = annotation.class.map(|class| class.as_str().to_owned());
    let mut attributes: Vec<(String, String)> = annotation
        .attributes
        .iter()
        .map(|attribute| (attribute.key.clone(), attribute.value.clone()))
        .collect();
    attributes.sort();
    (
        words.text(&block[annotation.text]).to_owned(),
        class,
        attributes,
    )
}

fn kinds(layout: &Layout) -> Vec<BlockKind> {
    layout.blocks.iter().map(|block| block.kind).collect()
}

/// Annotations, comments and fields in every spacing, some of them broken.
fn spaced() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("["),
        Just("]{"),
        Just("}"),
        Just("KIO"),
        Just("[KIO]{ .group  ref=\"kio\" }"),
        Just("[Bhamo]{ref=bhamo .place}"),
        Just("]{ when=2015~ .date}"),
        Just(" x=\"1 2\" "),
        Just(" .wire"),
        Just(" #id"),
        Just(" .place"),
        Just(" ref=ကချင်"),
        Just("<!--newsmark:ignore a/b,c/d-->"),
        Just("<!-- newsmark: ignore-file\n-->"),
        Just("  "),
        Just("\t"),
        Just("\n"),
        Just("\r\n"),
        Just("\n\n"),
        Just("# "),
        Just("key:  value \n"),
        Just("date : 2015-03-23\n"),
        Just("headline:\tArmy: talks \n"),
        Just("byline:\n- A \n"),
        Just("note: |\n"),
        Just("\"one\n"),
        Just("{a:\n"),
        Just("\u{202b}"),
        Just("\u{301}"),
    ];
    let soup = || prop::collection::vec(part.clone(), 0..40).prop_map(|parts| parts.concat());
    prop_oneof![
        soup(),
        (soup(), soup()).prop_map(|(matter, body)| format!("---\n{matter}\n---\n{body}")),
    ]
}

fn says_the_same(before: &str, after: &str) -> Result<(), TestCaseError> {
    let ((before, old_faults), (after, new_faults)) = (said(before), said(after));
    prop_assert_eq!(before, after);
    prop_assert!(new_faults <= old_faults);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn formatting_twice_is_formatting_once(text in prop_oneof![any_text(), spaced()]) {
        let once = formatted(&text);
        prop_assert_eq!(formatted(&once), once);
    }

    #[test]
    fn a_file_says_the_same_before_and_after(text in prop_oneof![any_text(), spaced()]) {
        let after = formatted(&text);
        prop_assert_eq!(kinds(&laid_out(&text)), kinds(&laid_out(&after)));
        says_the_same(&text, &after)?;
    }

    #[test]
    fn so_it_does_where_a_part_is_formatted(text in spaced(), which in 0usize..12) {
        let seen = std::cell::Cell::new(0);
        let after = apply_edits(&text, &edits(&text, |_| seen.replace(seen.get() + 1) == which));
        says_the_same(&text, &after)?;
    }
}
