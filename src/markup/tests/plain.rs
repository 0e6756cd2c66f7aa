use super::{all_inlines, laid_out, news, place};
use crate::markup::{Plain, export_text};
use crate::text::TextRange;

fn range(start: u32, end: u32) -> TextRange {
    TextRange::new(start.into(), end.into())
}

#[test]
fn plain_copy_is_its_own_plain_text() {
    let block = "\"[the military] left,\" he said.";
    let plain = Plain::of(block, &news(block));
    assert!(plain.map.is_identity());
    assert_eq!(plain.text(block), block);
    assert_eq!(plain.map.to_source(range(3, 7)), range(3, 7));
    assert_eq!(plain.map.to_plain(range(3, 7)), range(3, 7));
}

#[test]
fn markup_before_and_behind_a_range_stays_outside() {
    let block = "met [Gun Maw]{.person ref=gun-maw} there";
    let plain = Plain::of(block, &news(block));
    let text = plain.text(block);
    assert_eq!(text, "met Gun Maw there");
    let source = |part: &str| &block[plain.map.to_source(place(text, part))];
    assert_eq!(source("met "), "met ");
    assert_eq!(source("Gun Maw"), "Gun Maw");
    assert_eq!(source(" there"), " there");
    assert_eq!(source("Maw there"), "Maw]{.person ref=gun-maw} there");
    assert_eq!(source("met Gun"), "met [Gun");
}

#[test]
fn an_empty_range_stands_before_the_byte_behind_it() {
    let block = "[Laiza]{.place} fell <!-- newsmark: ignore -->";
    let plain = Plain::of(block, &news(block));
    assert_eq!(plain.map.to_source(range(0, 0)), range(1, 1));
    assert_eq!(plain.map.to_source(range(5, 5)), range(15, 15));
    assert_eq!(plain.map.to_source(range(11, 11)), range(21, 21));
    assert_eq!(plain.map.to_source(range(90, 99)), range(21, 21));
}

#[test]
fn markup_counts_nothing_in_the_plain_text() {
    let block = r"x \[Laiza\]{.place} [y]{.date}";
    let plain = Plain::of(block, &news(block));
    let text = plain.text(block);
    assert_eq!(text, "x [Laiza]{.place} y");
    let back = |part: &str| &text[plain.map.to_plain(place(block, part))];
    assert_eq!(back(r"\[Laiza"), "[Laiza");
    assert_eq!(back("]{.date}"), "");
    assert_eq!(back("[y]{.date}"), "y");
    assert_eq!(back(block), text);
}

#[test]
fn a_block_of_comments_has_an_empty_plain_text() {
    let block = "<!-- newsmark: ignore -->";
    let plain = Plain::of(block, &news(block));
    assert_eq!(plain.text(block), "");
    assert!(!plain.map.is_identity());
    assert_eq!(plain.map.to_plain(range(3, 9)), range(0, 0));
}

/// The export of a file and the source of each of its characters.
fn exported(file: &str) -> Plain {
    let layout = laid_out(file);
    let inlines = all_inlines(file, &layout);
    export_text(file, &layout, |index| &inlines[index])
}

#[test]
fn the_export_of_plain_copy_is_the_file() {
    let file = "Talks End\r\n\r\n> We [all] left, \\[sic\\]\r\n\r\n![x](y)\r\n## End\r\n";
    let plain = exported(file);
    assert!(plain.map.is_identity());
    assert_eq!(plain.text(file), file);
}

#[test]
fn the_export_leaves_out_markup_only() {
    let file = "\u{feff}---\ndate: 2015-03-23\n---\n# Talks [End]{.event}\n\n<!-- newsmark: ignore -->\nThe [KIO](kio.html) left \\[Laiza\\]{.place}. <!-- seen -->\n";
    let plain = exported(file);
    let text = plain.text(file);
    assert_eq!(
        text,
        "# Talks End\n\n\nThe [KIO](kio.html) left [Laiza]{.place}. <!-- seen -->\n"
    );
    let laiza = plain.map.to_source(place(text, "Laiza"));
    assert_eq!(laiza, place(file, "Laiza"));
}
