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
