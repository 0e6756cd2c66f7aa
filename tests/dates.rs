//! Date phrases, sentence by sentence.

use newsmark::dates::{
    Date, Expression, Narrative, Origin, Value, Weekday, describe, distance, phrases,
};

/// The tables, a subject each.
const TABLES: &[(&str, &str)] = &[
    ("calendar", include_str!("dates/calendar.txt")),
    ("eras", include_str!("dates/eras.txt")),
    ("holidays", include_str!("dates/holidays.txt")),
    ("lengths", include_str!("dates/lengths.txt")),
    ("narrative", include_str!("dates/narrative.txt")),
    ("quarters", include_str!("dates/quarters.txt")),
    ("ranges", include_str!("dates/ranges.txt")),
    ("scripts", include_str!("dates/scripts.txt")),
    ("seasons", include_str!("dates/seasons.txt")),
    ("sets", include_str!("dates/sets.txt")),
    ("times", include_str!("dates/times.txt")),
    ("traps", include_str!("dates/traps.txt")),
    ("vague", include_str!("dates/vague.txt")),
];

/// A sentence of a table.
struct Case {
    /// The table's name and the line it begins on.
    place: String,
    anchor: Option<Date>,
    text: String,
}

/// The sentences of the tables.
fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (name, table) in TABLES {
        let mut anchor = None;
        let mut open = false;
        for (index, line) in table.lines().enumerate() {
            if let Some(day) = line.strip_prefix('@') {
                anchor = day.trim().parse().ok();
                continue;
            }
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match cases.last_mut() {
                Some(case) if open => {
                    case.text.push('\n');
                    case.text.push_str(line);
                }
                _ => cases.push(Case {
                    place: format!("{name} {}", index + 1),
                    anchor,
                    text: line.to_owned(),
                }),
            }
            // A bracket left open at the line's end goes on in the next line.
            open = line.matches('[').count() > line.matches(']').count();
        }
    }
    cases
}

/// A sentence without its brackets, and what stands in them; a bracket after a backslash is text.
fn marked(text: &str) -> (String, Vec<String>) {
    let (mut plain, mut found, mut from) = (String::new(), Vec::new(), 0);
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        match char {
            '\\' => plain.extend(chars.next()),
            '[' => from = plain.len(),
            ']' => found.push(plain[from..].to_owned()),
            _ => plain.push(char),
        }
    }
    (plain, found)
}

#[test]
fn phrases_of_the_table_are_found_whole_and_get_their_values() {
    let mut wrong = Vec::new();
    for Case {
        place,
        anchor,
        text: case,
    } in cases()
    {
        let (text, values) = case.split_once(" => ").unwrap_or((&case, ""));
        let (plain, expected) = marked(text);
        let values = values.split(" ; ").filter(|value| !value.is_empty());
        let expected: Vec<String> = expected
            .iter()
            .zip(values)
            .map(|(phrase, value)| format!("{phrase} = {value}"))
            .collect();
        let mut found = Vec::new();
        let phrases = phrases(&plain);
        let mut narrative = Narrative::new(anchor, phrases.iter().map(|phrase| &phrase.expression));
        for phrase in &phrases {
            let Some(resolution) = narrative.resolve(&phrase.expression) else {
                continue;
            };
            let value = match (&resolution.value, resolution.origin) {
                (None, Origin::Impossible) => "!".to_owned(),
                (None, _) => "?".to_owned(),
                (Some(value), _) => match value.modifier() {
                    None => value.timex3(),
                    Some(modifier) => format!("{} {modifier}", value.timex3()),
                },
            };
            found.push(format!("{} = {value}", &plain[phrase.range]));
            narrative.note(Some(&phrase.expression), &resolution);
        }
        if found != expected {
            wrong.push(format!(
                "{place}: {plain}\n  expected {expected:?}\n  found    {found:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Texts made to be slow or to break something: only what is found counts.
#[test]
fn hostile_texts_are_read_to_their_end() {
    let count = |text: &str| phrases(text).len();
    assert_eq!(count(&"March March 2015 2015 ".repeat(50_000)), 50_000);
    assert_eq!(count(&"the early ".repeat(100_000)), 0);
    assert_eq!(count(&"Monday, ".repeat(100_000)), 100_000);
    assert_eq!(count(&"2015-".repeat(100_000)), 0);
    assert_eq!(count(&"9".repeat(1_000_000)), 0);
    assert_eq!(count(&"'90s ".repeat(100_000)), 0);
    assert_eq!(count(&"the '90s ".repeat(100_000)), 100_000);
    assert_eq!(count(&"\u{2019}".repeat(100_000)), 0);
    assert_eq!(count(&"é\u{301}မြန်မာ".repeat(50_000)), 0);
    assert_eq!(count(&"1/".repeat(100_000)), 0);
    assert_eq!(count(&"\n\n\n".repeat(100_000)), 0);
    assert_eq!(count(&"Sept. 11, 2001 ".repeat(60_000)), 60_000);
}

/// A long text is read in parts; a phrase at the seam is found as anywhere else.
#[test]
fn a_phrase_is_found_wherever_it_stands_in_a_long_text() {
    let sentence = "On Monday, March 2, 2015, at dawn the patrol left for the hills and came back in late April. ";
    let alone: Vec<String> = texts(sentence);
    assert_eq!(alone, ["Monday, March 2, 2015", "dawn", "late April"]);
    for offset in [0, 1, 2, 3, 5, 7, 11, 13, 17, 19] {
        let long = "so ".repeat(offset) + &sentence.repeat(1_000);
        let found = texts(&long);
        assert_eq!(found.len(), 3_000, "{offset} words before");
        assert!(
            found.chunks(3).all(|pair| pair == alone),
            "{offset} words before"
        );
    }
}

fn texts(text: &str) -> Vec<String> {
    phrases(text)
        .into_iter()
        .map(|phrase| text[phrase.range].to_owned())
        .collect()
}

fn one(text: &str) -> Expression {
    let found = phrases(text);
    assert_eq!(found.len(), 1, "{text}");
    found[0].expression
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

#[test]
fn an_expression_tells_its_parts() {
    let text = "On Tuesday, Feb. 9, 2015, it fell.";
    let expression = one(text);
    let (weekday, range) = expression.weekday().unwrap();
    assert_eq!((weekday, &text[range]), (Weekday::Tuesday, "Tuesday"));
    let fields = expression.day_month_year().unwrap();
    assert_eq!(
        (fields.day, fields.month, fields.year),
        (Some(9), Some(2), Some(2015))
    );
    assert!(!expression.needs_anchor());
    assert_eq!(
        one("It fell on June 31.").day_month_year().unwrap().day,
        Some(31)
    );
    for text in [
        "on Monday",
        "yesterday",
        "March 3",
        "in March",
        "last week",
        "March 17-22",
        "last spring",
    ] {
        assert!(one(&format!("It fell {text}.")).needs_anchor(), "{text}");
    }
    for text in [
        "in 2009",
        "in March 2009",
        "in the 1990s",
        "in the spring of 2012",
        "on March 17-22, 2013",
    ] {
        assert!(!one(&format!("It fell {text}.")).needs_anchor(), "{text}");
    }
}

#[test]
fn words_and_a_value_that_contradicts_them() {
    for (text, value, allowed) in [
        ("on Monday", "2015-03-23", true),
        ("on Monday", "2015-03-16", true),
        ("on Monday", "2015-03-22", false),
        ("on Monday", "2015-W12", true),
        ("on Feb. 9", "2015-02-09", true),
        ("on Feb. 9", "2011-02-09", true),
        ("on Feb. 9", "2015-02", true),
        ("on Feb. 9", "2015-02-10", false),
        ("on Tuesday, Feb. 9, 2015", "2015-02-09", false),
        ("in 2009", "2009", true),
        ("in 2009", "2009-05-01", true),
        ("in 2009", "2010", false),
        ("in 2009", "201X", false),
        ("in March 2015", "2015-04", false),
        ("on March 17-22, 2015", "2015-03-17/2015-03-22", true),
        ("on March 17-22, 2015", "2015-04-17", false),
        ("in the 1990s", "1995", true),
        ("in the 1990s", "2005", false),
        ("yesterday", "2001-01-01", true),
        ("in 2009", "P3D", true),
    ] {
        let value_read = Value::parse_when(value).unwrap();
        assert_eq!(
            one(&format!("It fell {text}.")).allows(&value_read),
            allowed,
            "{text} {value}"
        );
    }
}

#[test]
fn a_resolution_says_what_it_was_found_from() {
    let text = "On Feb. 9, 2012, it began. The same day, on Monday, June 31, and tomorrow.";
    let found = phrases(text);
    let mut narrative = Narrative::new(
        Some(day("2015-03-23")),
        found.iter().map(|phrase| &phrase.expression),
    );
    let mut earlier = Vec::new();
    for phrase in &found {
        let resolution = narrative.resolve(&phrase.expression).expect("a date");
        narrative.note(Some(&phrase.expression), &resolution);
        earlier.push(resolution);
    }
    let origins: Vec<Origin> = earlier.iter().map(|resolution| resolution.origin).collect();
    assert_eq!(
        origins,
        [
            Origin::Absolute,
            Origin::Phrase(0),
            Origin::Impossible,
            Origin::Anchor
        ]
    );
}

#[test]
fn values_and_distances_in_words() {
    for (value, words) in [
        ("2015-03-23", "Monday, 23 March 2015"),
        ("2015-03", "March 2015"),
        ("BC0480", "480 BC"),
        ("2015-W12", "the week of 16 March 2015"),
        ("2015-W12-WE", "the weekend of 21 March 2015"),
        ("199X", "the 1990s"),
        ("19XX", "the 20th century"),
        ("2015-Q1", "first quarter of 2015"),
        ("2015-03-23TEV", "Monday, 23 March 2015, evening"),
        ("2015-03-23T09:30", "Monday, 23 March 2015, 09:30"),
        (
            "2015-03-17/2015-03-22",
            "Tuesday, 17 March 2015 to Sunday, 22 March 2015",
        ),
        ("2015-02-09/..", "from Monday, 9 February 2015"),
        ("2009~", "about 2009"),
        ("2009?", "perhaps 2009"),
        ("P2Y6M", "2 years 6 months"),
        ("PXD", "some days"),
        ("XXXX-WXX-7", "every Sunday"),
        ("PRESENT_REF", "now"),
    ] {
        assert_eq!(describe(&Value::parse_when(value).unwrap()), words);
    }
    let anchor = day("2015-03-23");
    assert_eq!(
        distance(day("2015-03-09"), anchor),
        "14 days before publication"
    );
    assert_eq!(
        distance(day("2015-03-22"), anchor),
        "the day before publication"
    );
    assert_eq!(distance(anchor, anchor), "the day of publication");
    assert_eq!(
        distance(day("2016-03-23"), anchor),
        "366 days after publication"
    );
}

#[test]
fn the_days_that_a_value_allows() {
    for (value, first, last) in [
        ("2015-03-23", "2015-03-23", "2015-03-23"),
        ("2015-02", "2015-02-01", "2015-02-28"),
        ("2009", "2009-01-01", "2009-12-31"),
        ("2009~", "2008-01-01", "2010-12-31"),
        ("2009?", "2008-01-01", "2010-12-31"),
        ("2015-W12", "2015-03-16", "2015-03-22"),
        ("2015-W12-WE", "2015-03-21", "2015-03-22"),
        ("2015-Q1", "2015-01-01", "2015-03-31"),
        ("2015-SU", "2015-06-01", "2015-08-31"),
        ("2015-WI", "2014-12-01", "2016-02-29"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "2000-12-31"),
        ("2015-03-23TEV", "2015-03-23", "2015-03-23"),
        ("2015-03-17/2015-04", "2015-03-17", "2015-04-30"),
        ("2015-XX-XX", "2015-01-01", "2015-12-31"),
    ] {
        let days = Value::parse_when(value).unwrap().days().unwrap();
        assert_eq!(
            (days.first, days.last),
            (Some(day(first)), Some(day(last))),
            "{value}"
        );
    }
    let open = Value::parse_when("2015-02-09/..").unwrap().days().unwrap();
    assert_eq!((open.first, open.last), (Some(day("2015-02-09")), None));
    for value in ["P3D", "XXXX-WXX-7", "PAST_REF", "XXXX-03-23"] {
        assert_eq!(Value::parse_when(value).unwrap().days(), None, "{value}");
    }
}
