//! `newsmark export`.

use crate::workspace::Workspace;

#[test]
fn plain_copy_is_exported_byte_for_byte() {
    let copies = [
        (
            "a.news",
            "Boats are late\r\n\r\n\r\nThey said \"[the pier] is closed\" [1].\r\n",
        ),
        ("b.news", "No line end \\[ at all"),
        (
            "c.news",
            "\n\n  \nBlank lines first,\u{2028}a separator, and tabs\t\n\n\n",
        ),
        ("d.news", ""),
        ("e.news", "---\nno front matter without its end\n"),
        (
            "f.news",
            "# A headline\n## A crosshead\n> A quote\n> over lines\nFILE - A pier.\n",
        ),
    ];
    let workspace = Workspace::new(&copies);
    let run = workspace.run(&["export", "--to", "jsonl"]);
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    let lines = run.lines();
    assert_eq!(lines.len(), copies.len());
    for ((path, copy), line) in copies.iter().zip(&lines) {
        assert_eq!(line["path"], *path);
        assert_eq!(line["text"], *copy, "{path}");
    }
}

#[test]
fn offsets_count_code_points() {
    let workspace = Workspace::with_article(
        "2015-03-24-lead.news",
        "😀 Late\n\nThe 🚢 of [Bhamo]{.place ref=bhamo} left Bhamo on Monday.\n",
    );
    let lines = workspace.run(&["export", "--to", "jsonl"]).lines();
    assert_eq!(
        lines[0]["text"],
        "😀 Late\n\nThe 🚢 of Bhamo left Bhamo on Monday.\n"
    );
    let text: Vec<char> = lines[0]["text"].as_str().unwrap().chars().collect();
    let spans: Vec<(String, &str, &str)> = lines[0]["spans"]
        .as_array()
        .unwrap()
        .iter()
        .map(|span| {
            let at = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
            let value = span.get("entity").or(span.get("value")).unwrap();
            (
                text[at("start")..at("end")].iter().collect(),
                span["label"].as_str().unwrap(),
                value.as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        spans,
        [
            ("Bhamo".to_owned(), "place", "bhamo"),
            ("Bhamo".to_owned(), "place", "bhamo"),
            ("Monday".to_owned(), "date", "2015-03-23"),
        ]
    );
    assert_eq!(lines[0]["meta"]["anchor"], "2015-03-24");
}

#[test]
fn one_unregistered_entity_has_one_key_in_all_articles() {
    let workspace = Workspace::new(&[
        (
            "a.news",
            "Late\n\nThe [Pier Union of Bhamo]{.group} is late.\n",
        ),
        (
            "b.news",
            "Late\n\nThe [Pier Union\u{a0}of Bhamo]{.group ref=_union} is late.\n",
        ),
        (
            "c.news",
            "Late\n\nThe [Boat Union of Bhamo]{.group} is late.\n",
        ),
    ]);
    let lines = workspace.run(&["export", "--to", "jsonl"]).lines();
    let keys: Vec<&str> = lines
        .iter()
        .map(|line| line["spans"][0]["entity"].as_str().unwrap())
        .collect();
    assert_eq!(keys[0], keys[1]);
    assert_ne!(keys[0], keys[2]);
    assert!(keys[0].starts_with("group:"), "{keys:?}");
}

#[test]
fn many_articles_come_in_the_order_of_their_paths() {
    let names: Vec<String> = (0..700).map(|number| format!("{number:04}.news")).collect();
    let files: Vec<(&str, &str)> = names
        .iter()
        .rev()
        .map(|name| (name.as_str(), "Late\n\nThe boats are late.\n"))
        .collect();
    let lines = Workspace::new(&files)
        .run(&["export", "--to", "jsonl"])
        .lines();
    let paths: Vec<&str> = lines
        .iter()
        .map(|line| line["path"].as_str().unwrap())
        .collect();
    assert_eq!(paths, names);
}

#[test]
fn bytes_that_are_not_utf8_are_replaced_and_told() {
    let workspace = Workspace::new(&[]);
    workspace.write("lead.news", b"Caf\xe9 Bhamo\n");
    let run = workspace.run(&["export", "--to", "jsonl"]);
    assert_eq!(run.lines()[0]["text"], "Caf\u{fffd} Bhamo\n");
    assert!(
        run.errors.contains("lead.news: not UTF-8"),
        "{}",
        run.errors
    );
}

#[test]
fn of_the_date_phrases_some_kinds_alone_are_exported() {
    let workspace = Workspace::with_article(
        "2015-03-24-pier.news",
        "Pier shut\n\nThe pier at Bhamo was shut on Monday evening. It had been open every day for two years until \
         March 20, the union said. Repairs began recently, and [once a month]{.date when=P1M} a diver looks at it.\n",
    );
    let exported = |kinds: &[&str]| -> Vec<String> {
        let run = workspace.run(&[&["export", "--to", "jsonl"], kinds].concat());
        assert_eq!((run.status, run.errors.as_str()), (0, ""), "{kinds:?}");
        let lines = run.lines();
        let spans = lines[0]["spans"].as_array().unwrap();
        spans
            .iter()
            .filter(|span| span["label"] == "date")
            .map(|span| span["value"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        exported(&[]),
        [
            "2015-03-23TEV",
            "P1D",
            "P2Y",
            "2015-03-20",
            "PAST_REF",
            "P1M"
        ]
    );
    assert_eq!(
        exported(&["--dates", "date,time"]),
        ["2015-03-23TEV", "2015-03-20"]
    );
    assert_eq!(exported(&["--dates=duration"]), ["P2Y"]);
    assert_eq!(
        exported(&["--dates", "set", "--dates", "reference"]),
        ["P1D", "PAST_REF", "P1M"]
    );
    assert_eq!(
        exported(&["--dates", "reference,set,duration,time,date"]),
        exported(&[])
    );
}

#[test]
fn an_unknown_kind_of_date_phrases_is_told_with_the_known_ones() {
    let workspace = Workspace::with_article("a.news", "Late\n\nThe boats were late on Monday.\n");
    for kinds in ["date,century", "Date", "", "date,"] {
        let run = workspace.run(&["export", "--to", "jsonl", "--dates", kinds]);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{kinds:?}");
        assert!(run.errors.contains("--dates"), "{}", run.errors);
        assert!(
            run.errors.contains("date, time, duration, set, reference"),
            "{}",
            run.errors
        );
    }
}

#[test]
fn names_that_the_model_suggests_are_exported_unless_they_are_not_wanted() {
    let workspace = Workspace::with_article(
        "visit.news",
        "Visit ends\n\nBarack Obama spoke in Germany on Friday, Reuters reported. Obama returns to the [Bhamo]{.place} talks \
         on Sunday.\n",
    );
    let names = |arguments: &[&str]| -> Vec<(String, String, String)> {
        let run = workspace.run(&[&["export", "--to", "jsonl"], arguments].concat());
        assert_eq!((run.status, run.errors.as_str()), (0, ""), "{arguments:?}");
        let line = run.lines().remove(0);
        let text: Vec<char> = line["text"].as_str().unwrap().chars().collect();
        let at = |span: &serde_json::Value, key: &str| {
            usize::try_from(span[key].as_u64().unwrap()).unwrap()
        };
        let spans = line["spans"].as_array().unwrap().iter();
        spans
            .filter(|span| span["label"] != "date")
            .map(|span| {
                (
                    text[at(span, "start")..at(span, "end")].iter().collect(),
                    span["entity"].as_str().unwrap().to_owned(),
                    span["source"].as_str().unwrap().to_owned(),
                )
            })
            .collect()
    };
    let all = names(&[]);
    let name = |text: &str, entity: &str, source: &str| {
        (text.to_owned(), entity.to_owned(), source.to_owned())
    };
    for name in [
        name("Barack Obama", "person:Barack Obama", "model"),
        name("Germany", "place:Germany", "model"),
        name("Reuters", "group:Reuters", "model"),
    ] {
        assert!(all.contains(&name), "{name:?} is not in {all:?}");
    }
    assert_eq!(
        names(&["--no-model"]),
        [name("Bhamo", "bhamo", "annotation")]
    );
}
