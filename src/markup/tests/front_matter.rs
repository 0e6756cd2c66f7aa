use super::{described, fixed, laid_out, place};
use crate::markup::{BlockKind, FrontMatter, FrontMatterKey};
use crate::text::{TextRange, TextSize};

/// An article with this front matter.
fn article(yaml: &str) -> String {
    format!("---\n{yaml}\n---\nThe envoys met.\n")
}

fn read(text: &str) -> FrontMatter {
    laid_out(text)
        .front_matter
        .expect("the file has front matter")
}

/// The fields as `key=value`.
fn fields(yaml: &str) -> Vec<String> {
    read(&article(yaml))
        .fields
        .iter()
        .map(|field| format!("{}={}", field.key, field.value))
        .collect()
}

#[test]
fn front_matter_is_a_mapping_between_two_fences() {
    let text = article("headline: Talks resume\ndate: 2015-03-23\nsource: VOA\ndesk: Asia");
    let matter = read(&text);
    assert_eq!(&text[matter.range.end().into()..], "The envoys met.\n");
    assert_eq!(
        &text[matter.body],
        "headline: Talks resume\ndate: 2015-03-23\nsource: VOA\ndesk: Asia\n"
    );
    let headline = matter.get(FrontMatterKey::Headline).expect("a headline");
    assert_eq!(headline.value, "Talks resume");
    assert_eq!(headline.value_range, place(&text, "Talks resume"));
    assert_eq!(headline.key_range, place(&text, "headline"));
    assert_eq!(matter.fields[3].known, None);
    assert_eq!(matter.fields[3].value, "Asia");
    assert!(matter.problems.is_empty());
}

#[test]
fn every_known_key_is_known() {
    for key in FrontMatterKey::ALL {
        let text = article(&format!("{}: x", key.as_str()));
        assert_eq!(read(&text).fields[0].known, Some(key));
    }
}

#[test]
fn without_both_fences_it_is_text() {
    for text in [
        "---\nheadline: Talks\n",
        "--- \nheadline: Talks\n---\n",
        "----\nheadline: Talks\n---\n",
        "\n---\nheadline: Talks\n---\n",
        "---",
        "headline: Talks\n---\n",
    ] {
        let layout = laid_out(text);
        assert!(layout.front_matter.is_none(), "{text:?}");
        assert!(!layout.blocks.is_empty());
    }
    assert!(laid_out("---\r---\r").front_matter.is_some());
    assert!(laid_out("\u{feff}---\n---").front_matter.is_some());
}

#[test]
fn values_lose_their_quotes_and_keep_their_places() {
    let text = article(
        "headline: \"It \\\"ended\\\" there\"\nbyline: 'Jo O''Neill'\nsource:   VOA   # the wire",
    );
    let matter = read(&text);
    let values: Vec<(&str, &str)> = matter
        .fields
        .iter()
        .map(|field| (field.value.as_str(), &text[field.value_range]))
        .collect();
    assert_eq!(
        values,
        [
            ("It \"ended\" there", "It \\\"ended\\\" there"),
            ("Jo O'Neill", "Jo O''Neill"),
            ("VOA", "VOA")
        ]
    );
    assert!(matter.problems.is_empty());
}

#[test]
fn parts_of_a_value_stand_in_the_file() {
    let text = article(
        "headline: \"Kachin \\\"rebels\\\" leave Laiza\"\nbyline: Áung\n  Lin\ndateline: >-\n  LAIZA,\n  Kachin State\nsource: \"a \\u2019 b\"",
    );
    let matter = read(&text);
    let source = |field: usize, part: &str| {
        let field = &matter.fields[field];
        let range = field.source_range(place(&field.value, part))?;
        assert_eq!(field.value_part(range), Some(place(&field.value, part)));
        Some(&text[range])
    };
    assert_eq!(source(0, "rebels"), Some("rebels"));
    assert_eq!(source(0, "leave Laiza"), Some("leave Laiza"));
    assert_eq!(source(1, "Áung Lin"), Some("Áung\n  Lin"));
    assert_eq!(source(1, "Lin"), Some("Lin"));
    assert_eq!(matter.fields[2].value, "LAIZA, Kachin State");
    assert_eq!(source(2, "Kachin State"), Some("Kachin State"));
    assert_eq!(source(3, "b"), None);
}

#[test]
fn a_missing_value_has_the_place_where_it_would_stand() {
    let text = article("dateline:\nsource: ");
    let matter = read(&text);
    let place_of = |field: usize| matter.fields[field].value_range;
    let behind = |part: &str| TextRange::empty(place(&text, part).end());
    assert_eq!(place_of(0), behind("dateline:"));
    assert_eq!(place_of(1), behind("source: "));
    assert!(matter.problems.is_empty());
}

#[test]
fn headlines_that_break_yaml_are_read_as_lines_and_quoted() {
    for (headline, quoted) in [
        ("Myanmar: talks resume", "\"Myanmar: talks resume\""),
        ("\"Peace\" talks resume", "'\"Peace\" talks resume'"),
        ("[Analysis] Talks", "\"[Analysis] Talks\""),
        ("*Exclusive* talks", "\"*Exclusive* talks\""),
        ("'Til Monday, \"peace\"", "\"'Til Monday, \\\"peace\\\"\""),
        ("@ the border", "\"@ the border\""),
        ("% of votes", "\"% of votes\""),
        ("> 100 dead", "\"> 100 dead\""),
        ("- and now?", "\"- and now?\""),
    ] {
        let text = article(&format!("headline: {headline}\ndate: 2015-03-23"));
        let matter = read(&text);
        assert_eq!(matter.fields.len(), 2, "{headline}");
        assert_eq!(matter.fields[0].value, headline);
        assert!(matter.date().is_some());
        assert_eq!(
            described(&text, &matter.problems),
            [format!("syntax/front-matter: {headline}")]
        );
        let (text, safe) = fixed(&text, &matter.problems);
        assert!(text.contains(&format!("headline: {quoted}\n")), "{text}");
        assert!(safe);
        let healed = read(&text);
        assert_eq!(healed.fields[0].value, headline);
        assert!(healed.problems.is_empty(), "{:?}", healed.problems);
    }
}

#[test]
fn headlines_that_yaml_would_cut_are_the_same() {
    for headline in [
        "Talks resume # live",
        "# 1 on the list",
        "&Co leave",
        "!Alert",
        "[Analysis]",
        "{live}",
    ] {
        let text = article(&format!("slug: talks\nheadline: {headline}"));
        let matter = read(&text);
        assert_eq!(matter.fields[1].value, headline);
        assert_eq!(
            described(&text, &matter.problems),
            [format!("syntax/front-matter: {headline}")]
        );
        let (text, safe) = fixed(&text, &matter.problems);
        assert!(safe);
        assert_eq!(read(&text).fields[1].value, headline);
        assert!(read(&text).problems.is_empty());
    }
}

#[test]
fn a_comment_behind_another_value_is_a_comment() {
    let text =
        article("headline: \"Talks\" # draft\ndate: 2015-03-23 # a Monday\nsource: VOA # wire");
    assert_eq!(
        fields("headline: \"Talks\" # draft\ndate: 2015-03-23 # a Monday\nsource: VOA # wire"),
        ["headline=Talks", "date=2015-03-23", "source=VOA"]
    );
    assert!(read(&text).problems.is_empty());
}

#[test]
fn one_problem_quotes_all_values_that_need_it() {
    let text = article("headline: Army: talks off\nbyline: @jo\ndate: 2015-03-23");
    let matter = read(&text);
    assert_eq!(matter.problems.len(), 1);
    assert_eq!(matter.problems[0].related[0].range, place(&text, "@jo"));
    let (text, _) = fixed(&text, &matter.problems);
    assert!(text.contains("headline: \"Army: talks off\"\nbyline: \"@jo\"\n"));
}

#[test]
fn a_broken_line_of_another_kind_is_one_problem_without_a_fix() {
    for yaml in [
        "headline: Talks\nno key here\ndate: 2015-03-23",
        "headline: Talks,\n  then: war\ndate: 2015-03-23",
    ] {
        let text = article(yaml);
        let matter = read(&text);
        assert_eq!(matter.problems.len(), 1, "{:?}", matter.problems);
        assert!(matter.problems[0].fixes.is_empty());
        assert!(matter.get(FrontMatterKey::Headline).is_some());
        assert!(matter.date().is_some());
    }
    let prose = "---\nNot keys but prose.\n---\nThey left.\n";
    assert_eq!(read(prose).problems.len(), 1);
}

#[test]
fn several_names_are_one_value() {
    assert_eq!(
        fields("byline: [Jo Smith, \"Aung Lin\"]\nsource:\n- VOA\n- AP\ntags: [war]"),
        ["byline=Jo Smith, Aung Lin", "source=VOA, AP"]
    );
}

#[test]
fn a_known_key_stands_once() {
    let text = article("date: 2015-03-23\ntags: a\ntags: b\ndate: 2015-03-24");
    let matter = read(&text);
    assert_eq!(
        described(&text, &matter.problems),
        ["syntax/front-matter: date"]
    );
    assert_eq!(
        matter.date().map(|date| date.to_string()).as_deref(),
        Some("2015-03-23")
    );
}

#[test]
fn a_date_is_a_day_or_a_time_with_an_offset() {
    for (written, day) in [
        ("2015-03-23", "2015-03-23"),
        ("\"2015-03-23\"", "2015-03-23"),
        ("2015-03-23T23:30:00+06:30", "2015-03-23"),
        ("2015-03-23T00:10-0500", "2015-03-23"),
        ("2015-03-23 14:30:05.25 +06", "2015-03-23"),
        ("2015-03-23t14:30Z", "2015-03-23"),
        ("2016-02-29", "2016-02-29"),
    ] {
        let matter = read(&article(&format!("date: {written}")));
        assert_eq!(
            matter.date().map(|date| date.to_string()).as_deref(),
            Some(day),
            "{written}"
        );
        assert!(matter.problems.is_empty(), "{written}");
    }
}

#[test]
fn any_other_date_is_a_problem() {
    for written in [
        "2015-03-23T14:30:00",
        "2015-03-23T25:00Z",
        "2015-03-23T14:30+24:00",
        "2015-03-23 morning",
        "2015-02-29",
        "2015-03",
        "2015",
        "23 March 2015",
        "Monday",
        "20150323",
        "15-03-23",
        "2015-03-23T",
        "2015-03-23T14:30:00.Z",
        "二〇一五年三月",
    ] {
        let text = article(&format!("date: {written}"));
        let matter = read(&text);
        assert_eq!(matter.date(), None, "{written}");
        assert_eq!(
            described(&text, &matter.problems),
            [format!("syntax/front-matter: {written}")]
        );
    }
}

#[test]
fn a_day_in_another_form_is_rewritten() {
    for (written, expected, certain) in [
        ("2015/3/23", "2015-03-23", true),
        ("2015-3-9", "2015-03-09", true),
        ("2015.03.23", "2015-03-23", true),
        ("2015-03-23T14:30:00", "2015-03-23", false),
    ] {
        let text = article(&format!("date: {written}"));
        let (text, safe) = fixed(&text, &read(&text).problems);
        assert_eq!(text, article(&format!("date: {expected}")));
        assert_eq!(safe, certain, "{written}");
    }
}

#[test]
fn a_value_without_a_date_is_no_date_at_all() {
    let matter = read(&article("date:\nupdated: 2015-03-24"));
    assert_eq!(matter.date(), None);
    assert!(matter.problems.is_empty());
    assert!(matter.day(FrontMatterKey::Updated).is_some());
}

#[test]
fn front_matter_keeps_the_files_line_ends() {
    for end in ["\r\n", "\r"] {
        let text = article("headline: A: b\ndate: 2015-03-23").replace('\n', end);
        let matter = read(&text);
        assert_eq!(matter.fields[0].value, "A: b");
        let (text, _) = fixed(&text, &matter.problems);
        assert_eq!(
            text,
            article("headline: \"A: b\"\ndate: 2015-03-23").replace('\n', end)
        );
    }
}

#[test]
fn huge_front_matter_is_read_line_by_line() {
    let filler = "note: x\n".repeat(10_000);
    let text = article(&format!("{filler}date: 2015-03-23"));
    let matter = read(&text);
    assert!(matter.date().is_some());
    assert_eq!(matter.problems.len(), 1);
    let block = laid_out(&text).blocks[0];
    assert_eq!(block.kind, BlockKind::Paragraph);
    assert!(matter.range.end() > TextSize::new(80_000));
}
