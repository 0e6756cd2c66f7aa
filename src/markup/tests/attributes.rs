use super::{fixed, markdown, news, problems};

/// The attributes of the first annotation as `key=value`.
fn attributes(block: &str) -> Vec<String> {
    news(block).annotations[0]
        .attributes
        .iter()
        .map(|attribute| format!("{}={}", attribute.key, attribute.value))
        .collect()
}

#[test]
fn a_bare_value_is_anything_without_space_quote_or_brace() {
    let block = "[spring]{.date when=2015-02-09/.. note=a=b,[c];é\\ x='y'}";
    assert_eq!(
        attributes(block),
        ["when=2015-02-09/..", "note=a=b,[c];é\\", "x='y'"]
    );
    assert!(problems(block).is_empty());
}

#[test]
fn quotes_hold_spaces_braces_and_escapes() {
    let block = r#"[Laiza]{.place note="a } b, \"c\" \\ \d" alias=""}"#;
    assert_eq!(attributes(block), [r#"note=a } b, "c" \ \d"#, "alias="]);
    assert!(problems(block).is_empty());
}

#[test]
fn a_key_given_twice_is_an_error_and_the_first_counts() {
    let same = "[Laiza]{.place ref=laiza ref=laiza} fell";
    assert_eq!(problems(same), ["syntax/duplicate-attribute: ref=laiza"]);
    assert_eq!(
        fixed(same, &news(same).problems),
        ("[Laiza]{.place ref=laiza} fell".to_owned(), true)
    );
    let other = "[Laiza]{.place ref=laiza ref=\"laiza town\"}";
    let read = news(other);
    assert_eq!(
        read.annotations[0]
            .reference()
            .map(|first| first.value.as_str()),
        Some("laiza")
    );
    let (text, safe) = fixed(other, &read.problems);
    assert_eq!(text, "[Laiza]{.place ref=laiza}");
    assert!(!safe, "the second value may be the right one");
    assert_eq!(&other[read.problems[0].related[0].range], "ref=laiza");
}

#[test]
fn an_unknown_class_gets_the_nearest_one_as_fix() {
    for (block, expected, safe) in [
        (
            "[Laiza]{.plce ref=laiza}",
            "[Laiza]{.place ref=laiza}",
            true,
        ),
        ("[Laiza]{.Place}", "[Laiza]{.place}", true),
        ("[the KIO]{.groups}", "[the KIO]{.group}", true),
        ("[the KIO]{.org}", "[the KIO]{.group}", false),
        (
            "[Monday]{.day when=2015-03-23}",
            "[Monday]{.date when=2015-03-23}",
            false,
        ),
    ] {
        let read = news(block);
        assert_eq!(read.problems[0].rule, "syntax/class", "{block}");
        assert_eq!(fixed(block, &read.problems), (expected.to_owned(), safe));
    }
    let strange = news("[Laiza]{.waterfall}");
    assert_eq!(strange.problems.len(), 1);
    assert!(strange.problems[0].fixes.is_empty());
}

#[test]
fn a_slip_in_the_class_is_reported_in_markdown_where_ref_makes_it_ours() {
    assert_eq!(markdown("[Laiza]{.plce ref=laiza}").problems.len(), 1);
    assert!(markdown("[Laiza]{.boxed ref=laiza}").problems.is_empty());
    assert!(markdown("[Laiza]{.plce}").problems.is_empty());
}

#[test]
fn two_classes_are_one_too_many() {
    let block = "[Kokang]{.place .group}";
    assert_eq!(problems(block), ["syntax/class: .group"]);
    assert_eq!(
        fixed(block, &news(block).problems),
        ("[Kokang]{.place}".to_owned(), false)
    );
}

#[test]
fn a_value_without_class_or_reference_gets_the_class_of_dates() {
    let block = "[Monday]{when=2015-03-23}";
    assert_eq!(problems(block), ["syntax/class: {when=2015-03-23}"]);
    assert_eq!(
        fixed(block, &news(block).problems),
        ("[Monday]{.date when=2015-03-23}".to_owned(), true)
    );
}

#[test]
fn what_is_no_attribute_is_one_problem_and_the_rest_is_read() {
    for (block, problem) in [
        ("[Laiza]{.place ref=}", "ref="),
        ("[Laiza]{.place ref}", "ref"),
        ("[Laiza]{.place ref=\"\"}", "ref=\"\""),
        ("[Laiza]{.place =laiza}", ""),
        ("[Laiza]{.place laiza and more}", "laiza"),
        ("[Laiza]{.place ref=lai\"za}", "lai\""),
        ("[Laiza]{.place . ref=laiza}", "."),
    ] {
        let read = news(block);
        assert_eq!(problems(block), [format!("syntax/attribute: {problem}")]);
        assert_eq!(read.annotations.len(), 1, "{block}");
        assert_eq!(super::plain(block), "Laiza");
    }
}

#[test]
fn a_class_without_its_point_gets_one() {
    let block = "[Laiza]{place ref=laiza}";
    assert_eq!(problems(block), ["syntax/attribute: place"]);
    assert_eq!(
        fixed(block, &news(block).problems),
        ("[Laiza]{.place ref=laiza}".to_owned(), true)
    );
    assert_eq!(problems("[Laiza]{place}"), ["syntax/attribute: place"]);
    assert!(markdown("[Laiza]{place}").problems.is_empty());
}

#[test]
fn spaces_around_the_sign_go() {
    for (attributes, expected) in [
        ("{.group ref = kio}", "{.group ref=kio}"),
        ("{.group ref =kio}", "{.group ref=kio}"),
        ("{.group ref=  kio }", "{.group ref=kio }"),
        ("{.group ref = \"kio\" x=1}", "{.group ref=\"kio\" x=1}"),
        ("{.place note = town ref=x}", "{.place note=town ref=x}"),
    ] {
        let block = format!("[KIO]{attributes}");
        let expected = (format!("[KIO]{expected}"), true);
        assert_eq!(fixed(&block, &news(&block).problems), expected);
    }
    for attributes in ["{.group ref = }", "{.group ref= .x}", "{.group ref = x=1}"] {
        let block = format!("[KIO]{attributes}");
        assert!(news(&block).problems[0].fixes.is_empty(), "{block}");
    }
}

#[test]
fn a_value_with_a_space_gets_quotes() {
    let block = "[Laiza]{.place note=border town}";
    assert_eq!(
        fixed(block, &news(block).problems),
        ("[Laiza]{.place note=\"border town\"}".to_owned(), false)
    );
}

#[test]
fn a_missing_quote_is_added_before_the_brace() {
    for (block, expected) in [
        (
            "[Laiza]{.place ref=\"laiza} and [Bhamo]{.place ref=\"bhamo\"} fell",
            "[Laiza]{.place ref=\"laiza\"} and [Bhamo]{.place ref=\"bhamo\"} fell",
        ),
        (
            "In [Laiza]{.place ref=\"laiza} he said no.",
            "In [Laiza]{.place ref=\"laiza\"} he said no.",
        ),
    ] {
        let read = news(block);
        assert_eq!(read.problems[0].rule, "syntax/attribute");
        assert_eq!(fixed(block, &read.problems), (expected.to_owned(), true));
        assert_eq!(read.annotations.len(), news(expected).annotations.len());
        assert_eq!(
            read.annotations[0]
                .reference()
                .map(|first| first.value.as_str()),
            Some("laiza")
        );
    }
}
