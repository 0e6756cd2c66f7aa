use super::{annotations, plain, problems};

#[test]
fn an_odd_backslash_makes_the_bracket_text() {
    for (block, expected) in [
        (r"\[Laiza\]{.place}", "[Laiza]{.place}"),
        (r"so \\\[Laiza\\\]{.place}", r"so \[Laiza\]{.place}"),
        (r"Laiza\]{.place}", "Laiza]{.place}"),
    ] {
        assert_eq!(plain(block), expected);
        assert!(annotations(block).is_empty(), "{block}");
        assert!(problems(block).is_empty(), "{block}");
    }
}

#[test]
fn a_pair_is_one_backslash_and_leaves_the_bracket() {
    let block = r"C:\\[Laiza\\]{.place ref=laiza}";
    assert_eq!(annotations(block), [r"Laiza\\|place|laiza"]);
    assert_eq!(plain(block), r"C:\Laiza\");
}

#[test]
fn an_escaped_bracket_leaves_the_annotation_to_the_one_before() {
    let block = r"[Gen. \[ret. Gun Maw]{.person ref=gun-maw}";
    assert_eq!(annotations(block), [r"Gen. \[ret. Gun Maw|person|gun-maw"]);
    assert_eq!(plain(block), "Gen. [ret. Gun Maw");
}

#[test]
fn an_escaped_close_leaves_the_annotation_to_the_next_one() {
    let block = r"[Laiza\]{.place} camp]{.place ref=laiza}";
    assert_eq!(annotations(block), [r"Laiza\]{.place} camp|place|laiza"]);
    assert_eq!(plain(block), "Laiza]{.place} camp");
}

#[test]
fn every_other_backslash_is_literal() {
    for block in [
        r"a \ b \\ c \n",
        r"\[sic\] and \[1\](x)",
        r"\[Laiza]{.smallcaps}",
        r"see \{.x} and \\{y}",
        r"\",
    ] {
        assert_eq!(super::markdown(block).problems.len(), 0);
        assert_eq!(
            crate::markup::Plain::of(block, &super::markdown(block)).text(block),
            block
        );
    }
    let inside = r"[Gen. \[ret.\] Gun\Maw]{.person}";
    assert_eq!(plain(inside), r"Gen. \[ret.\] Gun\Maw");
}

#[test]
fn attributes_behind_an_escaped_close_are_text() {
    let block = r#"Laiza\]{.place note="[Bhamo]{.place}"} and [Bhamo]{.place}"#;
    assert_eq!(annotations(block), ["Bhamo|place|"]);
    assert_eq!(
        plain(block),
        r#"Laiza]{.place note="[Bhamo]{.place}"} and Bhamo"#
    );
}
