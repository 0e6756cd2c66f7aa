use super::{all_inlines, laid_out};
use crate::markup::{
    Dialect, Inlines, Layout, LayoutOptions, OffsetMap, Piece, Plain, annotation_text,
    escape_brackets, export_text, layout, quote_yaml, syntax_problems,
};
use crate::text::{Problem, TextRange, TextSize, apply_edits};
use proptest::prelude::*;

/// Text that is full of what the markup is made of.
fn markup_soup() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("["),
        Just("]"),
        Just("{"),
        Just("}"),
        Just("]{"),
        Just("\\"),
        Just("\""),
        Just("="),
        Just(" "),
        Just("\n"),
        Just("\r\n"),
        Just("\r"),
        Just("\n\n"),
        Just("---\n"),
        Just(".place"),
        Just("]{.place ref=laiza}"),
        Just("ref=kio"),
        Just("ref=\"a b\""),
        Just("{.person"),
        Just("<!-- newsmark: ignore a/b -->"),
        Just("<!--"),
        Just("-->"),
        Just("newsmark: ignore"),
        Just("# "),
        Just("> "),
        Just("FILE - "),
        Just("headline: "),
        Just("date: 2015-03-23\n"),
        Just("Laiza"),
        Just("é"),
        Just("မြန်မာ"),
        Just("\u{feff}"),
        Just("\u{2028}"),
        Just("'"),
        Just(": "),
        Just("#"),
        Just("&a "),
        Just("*a"),
        Just("|"),
        Just("- "),
        Just("\n```\n"),
        Just("\n~~~~"),
        Just("x:\n"),
    ];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

pub(super) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200)
            .prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
        markup_soup(),
        markup_soup().prop_map(|text| format!("---\n{text}\n---\n{text}")),
    ]
}

fn printed(text: &str, layout: &Layout) -> String {
    let mut out = String::new();
    for piece in layout.pieces() {
        match piece {
            Piece::Bom(range) | Piece::FrontMatter(range) | Piece::Blank(range) => {
                out.push_str(&text[range]);
            }
            Piece::Block(index) => {
                let block = &text[layout.blocks[index].range];
                for token in &Inlines::parse(block, Dialect::News).tokens {
                    out.push_str(&block[token.range]);
                }
            }
        }
    }
    out
}

/// Every place of every problem lies in the text, on characters' borders, and every fix can be applied.
fn check_places(text: &str, problems: &[Problem]) {
    for problem in problems {
        assert!(text.get(std::ops::Range::from(problem.range)).is_some());
        for related in &problem.related {
            assert!(text.get(std::ops::Range::from(related.range)).is_some());
        }
        for fix in &problem.fixes {
            for edit in &fix.edits {
                assert!(text.get(std::ops::Range::from(edit.range)).is_some());
            }
            assert_ne!(apply_edits(text, &fix.edits), text, "{}", fix.title);
        }
    }
}

fn check_map(source: &str, plain: &str, map: &OffsetMap) {
    let whole = TextRange::up_to(TextSize::of(plain));
    for (at, char) in plain.char_indices() {
        let place = TextRange::at(TextSize::try_from(at).expect("short"), TextSize::of(char));
        let origin = map.to_source(place);
        assert_eq!(&source[origin], char.to_string());
        assert_eq!(map.to_plain(origin), place);
    }
    assert_eq!(map.to_plain(map.to_source(whole)), whole);
    for at in 0..=source.len() {
        let place = TextRange::empty(TextSize::try_from(at).expect("short"));
        assert!(whole.contains_range(map.to_plain(place)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_bytes_come_back_as_they_were(text in any_text()) {
        prop_assert_eq!(printed(&text, &laid_out(&text)), text.as_str());
        let options = LayoutOptions { code_fences: true, ..LayoutOptions::default() };
        prop_assert_eq!(printed(&text, &layout(&text, &options)), text);
    }

    #[test]
    fn every_place_lies_in_the_text(text in any_text()) {
        let layout = laid_out(&text);
        let inlines = all_inlines(&text, &layout);
        check_places(&text, &syntax_problems(&layout, |index| &inlines[index]));
        for field in layout.front_matter.iter().flat_map(|matter| &matter.fields) {
            prop_assert!(text.get(std::ops::Range::from(field.value_range)).is_some());
            prop_assert_eq!(&text[field.key_range].is_empty(), &field.key.is_empty());
            for (at, char) in field.value.char_indices() {
                let at = TextSize::try_from(at).expect("short");
                if let Some(source) = field.source_range(TextRange::at(at, TextSize::of(char))) {
                    let source = &text[source];
                    prop_assert!(
                        source == char.to_string() || char.is_whitespace() && source.trim().is_empty()
                    );
                }
            }
        }
        for block in inlines.iter() {
            for annotation in &block.annotations {
                prop_assert!(annotation.range.contains_range(annotation.text));
                if let Some(outer) = annotation.parent {
                    prop_assert!(block.annotations[outer as usize].text.contains_range(annotation.range));
                }
            }
            for pair in block.annotations.windows(2) {
                prop_assert!(pair[0].range.start() < pair[1].range.start());
            }
        }
    }

    #[test]
    fn plain_offsets_map_back(text in any_text()) {
        let layout = laid_out(&text);
        let inlines = all_inlines(&text, &layout);
        for (block, read) in layout.blocks.iter().zip(&inlines) {
            let source = &text[block.range];
            let plain = Plain::of(source, read);
            check_map(source, plain.text(source), &plain.map);
        }
        let export = export_text(&text, &layout, |index| &inlines[index]);
        check_map(&text, export.text(&text), &export.map);
    }

    #[test]
    fn text_without_markup_is_its_own_export(text in "[a-z .,'\"()\\\\\n\r\u{e9}#>]{0,80}") {
        prop_assume!(!text.starts_with("---"));
        let layout = laid_out(&text);
        let inlines = all_inlines(&text, &layout);
        let export = export_text(&text, &layout, |index| &inlines[index]);
        prop_assert!(export.map.is_identity());
    }

    #[test]
    fn an_annotation_that_is_written_is_read_back(
        text in "[a-zé .\\\\]{0,8}[a-z]",
        attributes in prop::collection::btree_map("[a-z][a-z_]{0,5}", "[^\r\n]{0,10}", 0..4),
    ) {
        let pairs: Vec<(&str, &str)> = attributes
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
            .collect();
        let source = annotation_text(&text, "place", &pairs);
        for dialect in [Dialect::News, Dialect::Markdown] {
            let read = Inlines::parse(&source, dialect);
            prop_assert_eq!(read.annotations.len(), 1);
            prop_assert_eq!(&source[read.annotations[0].text], &text);
            let back: Vec<(&str, &str)> = read.annotations[0]
                .attributes
                .iter()
                .map(|attribute| (attribute.key.as_str(), attribute.value.as_str()))
                .collect();
            prop_assert_eq!(&back, &pairs);
        }
    }

    #[test]
    fn escaped_text_is_read_back(text in markup_soup()) {
        let text = text.replace("newsmark", "news");
        let source = escape_brackets(&text);
        let read = Inlines::parse(&source, Dialect::Markdown);
        let plain = Plain::of(&source, &read);
        prop_assert_eq!(plain.text(&source), &text);
        prop_assert!(read.annotations.is_empty());
    }

    #[test]
    fn a_front_matter_value_that_is_written_is_read_back(value in "\\PC{0,20}|[a-z:#\"'\\\\ \\[\\]&*!|>%@`,{}?-]{0,12}") {
        let text = format!("---\nheadline: {}\nslug: x\n---\n", quote_yaml(&value));
        let layout = laid_out(&text);
        let matter = layout.front_matter.expect("front matter");
        prop_assert_eq!(&matter.fields[0].value, &value);
        prop_assert!(matter.problems.is_empty(), "{:?}", matter.problems);
        prop_assert_eq!(matter.fields.len(), 2);
    }
}
