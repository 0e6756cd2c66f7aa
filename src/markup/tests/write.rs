use super::{annotations, plain, problems};
use crate::markup::{annotation_text, escape_brackets, quote_attribute, quote_yaml};

#[test]
fn an_annotation_is_written_as_it_is_read() {
    let text = annotation_text(
        "Kachin State",
        "place",
        &[("ref", "kachin-state"), ("note", "a b")],
    );
    assert_eq!(text, "[Kachin State]{.place ref=kachin-state note=\"a b\"}");
    assert_eq!(annotations(&text), ["Kachin State|place|kachin-state"]);
    assert_eq!(
        annotation_text("KIO", "", &[("ref", "kio")]),
        "[KIO]{ref=kio}"
    );
}

#[test]
fn only_simple_values_go_without_quotes() {
    for (value, written) in [
        ("thein-sein", "thein-sein"),
        ("2015-03-23T10:00", "2015-03-23T10:00"),
        ("_envoy", "_envoy"),
        ("", "\"\""),
        ("2015~", "\"2015~\""),
        ("2015-02-09/..", "\"2015-02-09/..\""),
        ("a\"b\\c}", "\"a\\\"b\\\\c}\""),
        ("Bhamó", "\"Bhamó\""),
        ("one\r\n\r\ntwo", "\"one  two\""),
    ] {
        assert_eq!(quote_attribute(value), written);
    }
}

#[test]
fn brackets_that_would_be_read_are_escaped() {
    for (text, written) in [
        ("[the military] said", "[the military] said"),
        ("[Laiza]{.place}", r"\[Laiza\]{.place}"),
        (r"\[Laiza]{.place}", r"\\\[Laiza\]{.place}"),
        ("Laiza]{.place}", r"Laiza\]{.place}"),
        (
            "[x [y]{.place} z]{.smallcaps}",
            r"[x \[y\]{.place} z]{.smallcaps}",
        ),
    ] {
        assert_eq!(escape_brackets(text), written);
        assert_eq!(plain(written), text);
        assert!(
            !problems(written)
                .iter()
                .any(|problem| problem.contains("unclosed"))
        );
    }
}

#[test]
fn values_that_yaml_misreads_are_quoted() {
    for (value, written) in [
        ("Talks resume", "Talks resume"),
        ("2015-03-23", "2015-03-23"),
        ("VOA's Burmese Service", "VOA's Burmese Service"),
        ("Army: talks off", "\"Army: talks off\""),
        ("\"Peace\" talks", "'\"Peace\" talks'"),
        ("talks # live", "\"talks # live\""),
        (" padded ", "\" padded \""),
        ("", "\"\""),
        ("No", "\"No\""),
        ("2015", "\"2015\""),
        ("a\nb", "\"a\\nb\""),
        ("#1", "\"#1\""),
        ("&x y", "\"&x y\""),
    ] {
        assert_eq!(quote_yaml(value), written);
    }
}
