//! `newsmark index`.

use crate::workspace::Workspace;

#[test]
fn what_a_corpus_holds_is_counted() {
    let workspace = Workspace::new(&[
        ("registry/places.toml", crate::workspace::PLACES),
        (
            "a.news",
            "Late\n\nBhamo is quiet.\n\nBhamo is late on March 23, 2015.\n",
        ),
        (
            "b.news",
            "Late\n\nThe [Pier Union]{.group} of Bhamo is late.\n",
        ),
    ]);
    let run = workspace.run(&["index"]);
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    let row = |name: &str| {
        run.out
            .lines()
            .find_map(|line| line.strip_prefix(name))
            .map(str::trim)
            .unwrap_or_else(|| panic!("{name} in {}", run.out))
    };
    assert_eq!(row("articles"), "2");
    assert_eq!(row("blocks"), "5");
    assert_eq!(row("mentions"), "4");
    assert_eq!(row("dates"), "1");
    assert_eq!(row("entities"), "2");
    assert!(row("seconds").parse::<f64>().is_ok());
    assert!(row("speed").ends_with("MB/s"));
    assert!(row("peak memory").ends_with("MB") || row("peak memory") == "-");
}

#[test]
fn the_model_counts_names_when_it_is_asked_to() {
    let workspace = Workspace::new(&[
        ("registry/places.toml", crate::workspace::PLACES),
        (
            "a.news",
            "Visit ends\n\nBarack Obama spoke in Germany on Friday, Reuters reported. In Germany he met soldiers \
             from Bhamo.\n",
        ),
        (
            "b.news",
            "Visit begins\n\nBarack Obama arrived in Germany.\n",
        ),
        ("newsmark.toml", "[model]\nenabled = false\n"),
    ]);
    let without = workspace.run(&["index"]);
    assert_eq!((without.status, without.errors.as_str()), (0, ""));
    assert!(
        !without.out.contains("Obama") && !without.out.contains("registry"),
        "{}",
        without.out
    );
    let with = workspace.run(&["index", "--model"]);
    assert_eq!((with.status, with.errors.as_str()), (0, ""));
    let lines: Vec<Vec<&str>> = with
        .out
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    for expected in [
        &["person", "1", "2"][..],
        &["place", "2", "4"],
        &["2", "2", "Barack", "Obama", "(person)"],
        &["3", "2", "Germany", "(place)"],
    ] {
        assert!(
            lines.iter().any(|line| line == expected),
            "{expected:?} in {}",
            with.out
        );
    }
    assert!(
        !with.out.contains("Bhamo ("),
        "it has an entry: {}",
        with.out
    );
}
