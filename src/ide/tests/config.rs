use super::*;

fn hovered(marked: &str) -> Option<String> {
    let (text, selection) = without_cursor(marked);
    let rules = ["acronym/unused", "date/unanchored"];
    let config = crate::config::ConfigFile::parse(&text, None, &rules);
    let hover = hover_in_config(&config, selection.expect("a cursor").start())?;
    let key = &text[std::ops::Range::<usize>::from(hover.range)];
    Some(match hover.contents {
        HoverContents::Markdown(markdown) => format!("{key}: {markdown}"),
        HoverContents::RuleDocumentation(id) => format!("{key}: rule {id}"),
    })
}

#[test]
fn a_key_says_what_it_sets() {
    let shown = hovered("[style]\nprof$0ile = \"ap\"\n").expect("a hover");
    assert!(
        shown.starts_with("profile: **style.profile**\n\n"),
        "{shown}"
    );
}

#[test]
fn a_rule_in_the_rules_table_or_an_override_leads_to_its_documentation() {
    assert_eq!(
        hovered("[rules]\n\"acronym/un$0used\" = \"off\"\n").as_deref(),
        Some("acronym/unused: rule acronym/unused")
    );
    assert_eq!(
        hovered(
            "[[override]]\nfiles = [\"old/**\"]\nrules = { \"date/un$0anchored\" = \"hint\" }\n"
        )
        .as_deref(),
        Some("date/unanchored: rule date/unanchored")
    );
}

#[test]
fn a_dotted_key_is_known_by_its_whole_path() {
    let shown = hovered("hints.da$0tes = true\n").expect("a hover");
    assert!(shown.starts_with("dates: **hints.dates**"), "{shown}");
}

#[test]
fn values_and_comments_say_nothing() {
    assert_eq!(hovered("[style]\nprofile = \"$0ap\"\n"), None);
    assert_eq!(hovered("# sty$0le\n"), None);
}
