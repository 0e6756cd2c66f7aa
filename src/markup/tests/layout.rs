use super::{laid_out, lay_out, place};
use crate::markup::{Block, BlockKind, Layout, LayoutOptions, Piece};

use BlockKind::{BlockQuote, Caption, Comment, Credit, Crosshead, Furniture, Headline, Paragraph};

/// The blocks of a file with their kinds.
fn blocks<'a>(text: &'a str, layout: &Layout) -> Vec<(BlockKind, &'a str)> {
    let part = |block: &Block| (block.kind, &text[block.range]);
    layout.blocks.iter().map(part).collect()
}

fn kinds(text: &str) -> Vec<BlockKind> {
    let layout = laid_out(text);
    layout.blocks.iter().map(|block| block.kind).collect()
}

#[test]
fn blank_lines_part_blocks() {
    let text = "Talks End\n\nEnvoys met\nin Laiza.\n \t\n\n\nThey left.";
    assert_eq!(
        blocks(text, &laid_out(text)),
        [
            (Headline, "Talks End"),
            (Paragraph, "Envoys met\nin Laiza."),
            (Paragraph, "They left.")
        ]
    );
}

#[test]
fn lines_end_with_lf_crlf_and_cr_alone() {
    for end in ["\n", "\r\n", "\r"] {
        let text = format!("Talks End{end}{end}Envoys met{end}in Laiza.{end}");
        let layout = laid_out(&text);
        let second = format!("Envoys met{end}in Laiza.");
        assert_eq!(
            blocks(&text, &layout),
            [(Headline, "Talks End"), (Paragraph, second.as_str())]
        );
    }
    let odd = "Talks End\u{2028}\u{2028}Envoys met\u{85}\u{b}in Laiza.";
    assert_eq!(blocks(odd, &laid_out(odd)), [(Paragraph, odd)]);
}

#[test]
fn headings_are_blocks_of_their_own() {
    let text = "# Talks End\nEnvoys met.\n## The terms\nThey left.\n### Not ours\n#Nor this\n";
    assert_eq!(
        blocks(text, &laid_out(text)),
        [
            (Headline, "# Talks End"),
            (Paragraph, "Envoys met."),
            (Crosshead, "## The terms"),
            (Paragraph, "They left.\n### Not ours\n#Nor this")
        ]
    );
}

#[test]
fn fenced_code_is_one_block_where_it_is_closed() {
    let options = LayoutOptions {
        code_fences: true,
        ..LayoutOptions::default()
    };
    let text = "Talks End\nHe met:\n```text\nKIO\n\n# no\n~~~\n```\nThey left.\n\n~~~~\n~~~\n~~~~~ \n\n```\nStray\n\nAll is well.\n";
    assert_eq!(
        blocks(text, &lay_out(text, &options)),
        [
            (Paragraph, "Talks End\nHe met:"),
            (BlockKind::Code, "```text\nKIO\n\n# no\n~~~\n```"),
            (Paragraph, "They left."),
            (BlockKind::Code, "~~~~\n~~~\n~~~~~ "),
            (BlockKind::Code, "```\nStray"),
            (Paragraph, "All is well."),
        ]
    );
    let one_line = "```a``` b\n\n```";
    assert_eq!(
        blocks(one_line, &lay_out(one_line, &options)),
        [(Headline, "```a``` b"), (BlockKind::Code, "```")]
    );
    assert!(!kinds(text).contains(&BlockKind::Code));
}

#[test]
fn a_report_that_opens_with_a_dateline_is_no_headline() {
    for report in [
        "YANGON, March 23 (VOA) — Talks ended",
        "NAY PYI TAW (Reuters) - Envoys met",
        "LAIZA, Kachin State -- The road is open",
    ] {
        assert_eq!(kinds(report), [Paragraph], "{report}");
    }
    for headline in [
        "KIO — what comes next",
        "ANALYSIS - Why talks failed",
        "KIO AND ARMY (AGAIN) — TALKS END",
        "Talks in YANGON – what is known",
        "Mission, Kansas - a town votes",
    ] {
        assert_eq!(kinds(headline), [Headline], "{headline}");
    }
}

#[test]
fn the_first_block_is_the_headline_where_it_looks_like_one() {
    for headline in [
        "Talks resume as shelling continues",
        "Talks resume in [Myanmar]{.place ref=myanmar}",
        "Talks resume: what is known",
        "\"We are ready\", rebels say",
    ] {
        assert_eq!(
            kinds(&format!("{headline}\n\nEnvoys met.\n")),
            [Headline, Paragraph],
            "{headline}"
        );
    }
    for paragraph in [
        "Talks resumed on Monday.",
        "Are talks off?",
        "\"We are ready,\" they said. \"We always were.\"",
        "Talks resumed in [Laiza.]{.place}",
        "Talks resume\nas shelling continues",
        "တိုက်ပွဲများ ဖြစ်ပွားခဲ့သည်။",
    ] {
        assert_eq!(
            kinds(&format!("{paragraph}\n\nThey left\n")),
            [Paragraph, Paragraph],
            "{paragraph}"
        );
    }
}

#[test]
fn a_headline_has_at_most_two_hundred_characters() {
    let line = "é".repeat(200);
    assert_eq!(kinds(&line), [Headline]);
    assert_eq!(kinds(&format!("{line}é")), [Paragraph]);
    let annotated = format!("[{line}]{{.event ref=talks}}");
    assert_eq!(kinds(&annotated), [Headline]);
}

#[test]
fn a_headline_that_is_written_as_one_leaves_the_first_block_alone() {
    assert_eq!(kinds("Talks End\n\n# Talks End\n"), [Paragraph, Headline]);
    let text = "---\nheadline: Talks End\n---\nTalks End\n\nThey left.\n";
    assert_eq!(kinds(text), [Paragraph, Paragraph]);
    assert!(laid_out(text).headline_in_front_matter());
    let empty = "---\nheadline:\n---\nTalks End\n";
    assert_eq!(kinds(empty), [Headline]);
    assert!(!laid_out(empty).headline_in_front_matter());
}

#[test]
fn only_furniture_and_captions_stand_before_the_headline() {
    let page = "Skip to main content\n\nFILE - A truck near Laiza.\n\n<!-- newsmark: ignore -->\n\nTalks End\n\nThey left\n";
    assert_eq!(
        kinds(page),
        [Furniture, Caption, Comment, Headline, Paragraph]
    );
    assert_eq!(kinds("> We left\n\nTalks End\n"), [BlockQuote, Paragraph]);
    assert_eq!(kinds("## Terms\n\nTalks End\n"), [Crosshead, Paragraph]);
}

#[test]
fn captions_are_known_by_their_start() {
    for caption in [
        "FILE - A soldier near Laiza.",
        "FILE \u{2013} A soldier near Laiza.",
        "FILE PHOTO: A soldier near Laiza.",
        "Caption: A soldier near Laiza.",
        "![A soldier](soldier.jpg)",
    ] {
        assert_eq!(
            kinds(&format!("# Talks\n\n{caption}\n")),
            [Headline, Caption]
        );
    }
    for text in [
        "FILES - were burnt.",
        "Captions: none.",
        "FILE cabinets burnt.",
    ] {
        assert_eq!(
            kinds(&format!("# Talks\n\n{text}\n")),
            [Headline, Paragraph]
        );
    }
}

#[test]
fn furniture_is_known_page_chrome_and_the_houses_own() {
    let text = "Accessibility links\nSkip to main content\n\nREAD MORE:\n\nTalks End\n\nOur Own Banner\n\nShare of votes\n";
    assert_eq!(
        kinds(text),
        [Furniture, Furniture, Headline, Paragraph, Paragraph]
    );
    let options = LayoutOptions {
        code_fences: false,
        furniture: vec!["our own banner".to_owned(), "ŞHARE OF VOTES".to_owned()],
    };
    let own: Vec<BlockKind> = lay_out(text, &options)
        .blocks
        .iter()
        .map(|block| block.kind)
        .collect();
    assert_eq!(own, [Furniture, Furniture, Headline, Furniture, Paragraph]);
}

#[test]
fn the_last_blocks_may_be_credit_lines() {
    for credit in [
        "This report was produced in collaboration with VOA's Burmese Service.",
        "(Reporting by Aung Lin; editing by Jo Smith)",
        "Aung Lin in Yangon contributed to this report.",
        "Some information for this report came from Reuters.",
        "*This article first appeared in The Border Post.*",
        "This report was produced in collaboration with [VOA]{.group ref=voa}.",
    ] {
        let text = format!("# Talks End\n\nThey left.\n\n{credit}\n\nShare\n");
        assert_eq!(kinds(&text), [Headline, Paragraph, Credit, Furniture]);
        let inside = format!("# Talks End\n\n{credit}\n\nThey left.\n");
        assert_eq!(kinds(&inside), [Headline, Paragraph, Paragraph]);
    }
    let two =
        "# Talks\n\nThey left.\n\nJo Smith contributed to this report.\n\nEditing by Aung Lin\n";
    assert_eq!(kinds(two), [Headline, Paragraph, Credit, Credit]);
    let sentence = "# Talks\n\nReporting by journalists was restricted in Laiza.\n";
    assert_eq!(kinds(sentence), [Headline, Paragraph]);
}

#[test]
fn pieces_are_the_file() {
    let text = "\u{feff}---\r\ndate: 2015-03-23\r\n---\r\n\r\nTalks End\r\n\r\nThey left.\r\n";
    let layout = laid_out(text);
    let pieces: Vec<&str> = layout
        .pieces()
        .into_iter()
        .map(|piece| match piece {
            Piece::Bom(range) | Piece::FrontMatter(range) | Piece::Blank(range) => &text[range],
            Piece::Block(index) => &text[layout.blocks[index].range],
        })
        .collect();
    assert_eq!(
        pieces,
        [
            "\u{feff}",
            "---\r\ndate: 2015-03-23\r\n---\r\n",
            "\r\n",
            "Talks End",
            "\r\n\r\n",
            "They left.",
            "\r\n"
        ]
    );
}

#[test]
fn an_empty_file_has_no_pieces() {
    assert!(laid_out("").pieces().is_empty());
    assert_eq!(laid_out("\n\n").blocks, []);
    assert_eq!(laid_out("\u{feff}").pieces().len(), 1);
}

#[test]
fn the_seed_article_is_laid_out_as_its_readers_see_it() {
    let text = "Accessibility links\n\nBreaking News\n\nDespite Peace Talks, Myanmar Expands Kachin Offensive\n\nFILE - A Kachin soldier mans a frontline position, facing off against the Myanmar government.\nFILE - A Kachin soldier mans a frontline position, facing off against the Myanmar government.\n\nMyanmar's Kachin rebels say the government has expanded its offensive against them while continuing peace talks with the country's ethnic groups.\n\nThis report was produced in collaboration with VOA's Burmese Service.\n";
    assert_eq!(
        kinds(text),
        [Furniture, Furniture, Headline, Caption, Paragraph, Credit]
    );
    let headline = laid_out(text).blocks[2].range;
    assert_eq!(
        headline,
        place(
            text,
            "Despite Peace Talks, Myanmar Expands Kachin Offensive"
        )
    );
}
