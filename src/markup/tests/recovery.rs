use super::{all_inlines, annotations, described, fixed, laid_out, news, plain, problems};
use crate::markup::{Dialect, Inlines, syntax_problems};

#[test]
fn a_missing_brace_is_added_behind_the_attributes() {
    for (block, expected) in [
        (
            "[Laiza]{.place ref=laiza fell on [Monday]{.date}",
            "[Laiza]{.place ref=laiza} fell on [Monday]{.date}",
        ),
        ("[Laiza]{.place ref=laiza", "[Laiza]{.place ref=laiza}"),
        (
            "[Laiza]{.place [Bhamo]{.place}",
            "[Laiza]{.place} [Bhamo]{.place}",
        ),
    ] {
        let read = news(block);
        assert_eq!(read.problems[0].rule, "syntax/unclosed", "{block}");
        assert_eq!(fixed(block, &read.problems), (expected.to_owned(), true));
    }
}

#[test]
fn what_is_malformed_stays_text_and_reading_goes_on_behind_it() {
    let block = "[Laiza]{.place ref=laiza fell on [Monday]{.date when=2015-03-23}.";
    assert_eq!(annotations(block), ["Monday|date|"]);
    assert_eq!(plain(block), "[Laiza]{.place ref=laiza fell on Monday.");
}

#[test]
fn a_missing_opening_bracket_is_one_problem() {
    let block = "Envoys left Laiza]{.place ref=laiza} for [Bhamo]{.place}.";
    assert_eq!(problems(block), ["syntax/unclosed: ]{.place ref=laiza}"]);
    assert_eq!(annotations(block), ["Bhamo|place|"]);
    assert_eq!(
        plain(block),
        "Envoys left Laiza]{.place ref=laiza} for Bhamo."
    );
}

#[test]
fn attributes_without_brackets_are_one_problem() {
    let block = "Envoys left Laiza{.place ref=laiza} early.";
    assert_eq!(problems(block), ["syntax/unclosed: {.place ref=laiza}"]);
    assert_eq!(
        problems("He cut {.place short"),
        ["syntax/unclosed: {.place"]
    );
    assert!(problems("a rule such as {.placement} or {place}").is_empty());
}

#[test]
fn a_space_before_the_attributes_is_taken_out() {
    let block = "In [Laiza] {.place ref=laiza} they met.";
    assert_eq!(
        fixed(block, &news(block).problems),
        ("In [Laiza]{.place ref=laiza} they met.".to_owned(), true)
    );
}

#[test]
fn braces_of_somebody_elses_are_never_unclosed() {
    for block in [
        "x]{.smallcaps}",
        "[x]{.smallcaps",
        "[x]{note=\"",
        "[x]{",
        "]{",
        "{",
    ] {
        let read = Inlines::parse(block, Dialect::Markdown);
        assert!(read.problems.is_empty(), "{block}: {:?}", read.problems);
        assert!(
            !problems(block)
                .iter()
                .any(|rule| rule.starts_with("syntax/unclosed")),
            "{block}"
        );
    }
}

#[test]
fn an_annotation_without_text_is_taken_out() {
    for block in [
        "Troops []{.place ref=laiza}moved.",
        "Troops [ ]{.place}moved.",
    ] {
        let read = news(block);
        assert_eq!(read.problems[0].rule, "syntax/empty");
        assert!(read.annotations.is_empty());
        assert_eq!(plain(block), block);
        assert_eq!(fixed(block, &read.problems).0, "Troops moved.");
    }
}

#[test]
fn each_malformed_annotation_is_one_problem() {
    let block = "[a]{.place ref= ref= word} [b]{.plase ref=\"x} [c]{.group";
    assert_eq!(
        problems(block),
        [
            "syntax/attribute: ref=",
            "syntax/attribute: ref=\"",
            "syntax/unclosed: [c]{.group"
        ]
    );
}

#[test]
fn an_annotation_never_crosses_a_block() {
    let text = "Talks End\n\nThe [rebels said they\n\nhad left]{.none} [Laiza]{.place}.\n";
    let layout = laid_out(text);
    let inlines = all_inlines(text, &layout);
    let problems = syntax_problems(&layout, |index| &inlines[index]);
    assert_eq!(
        described(text, &problems),
        ["syntax/crosses-block: ]{.none}"]
    );
    let open = problems[0].related[0].range;
    assert_eq!(
        usize::from(open.start()),
        text.find('[').expect("a bracket")
    );
    assert_eq!(inlines[2].annotations.len(), 1);
}

#[test]
fn problems_of_a_file_are_in_its_bytes() {
    let text = "---\ndate: soon\n---\nTalks End\n\n[Laiza]{.place ref=laiza ref=laiza} fell.\n";
    let layout = laid_out(text);
    let inlines = all_inlines(text, &layout);
    let problems = syntax_problems(&layout, |index| &inlines[index]);
    assert_eq!(
        described(text, &problems),
        [
            "syntax/front-matter: soon",
            "syntax/duplicate-attribute: ref=laiza"
        ]
    );
    let (text, _) = fixed(text, &problems[1..]);
    assert!(
        text.ends_with("\n\n[Laiza]{.place ref=laiza} fell.\n"),
        "{text}"
    );
}

#[test]
fn a_bracket_left_open_blames_no_later_annotation() {
    let text = "Talks End\n\nHe said [that.\n\nThey met in [Laiza]{.place}.\n";
    let layout = laid_out(text);
    let inlines = all_inlines(text, &layout);
    assert!(syntax_problems(&layout, |index| &inlines[index]).is_empty());
}
