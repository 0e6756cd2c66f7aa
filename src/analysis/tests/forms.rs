//! Short forms, plurals and adjectives of what the registry lists.

use super::*;

const MORE: &str = r#"
[china]
kind = "place"
name = "China"

[iraq]
kind = "place"
name = "Iraq"

[thailand]
kind = "place"
name = "Thailand"
adjectives = ["Siamese"]

[shan]
kind = "group"
people = true
name = "Shan"

[wa]
kind = "group"
people = true
name = "Wa"

[assad]
kind = "person"
name = "Bashar al-Assad"

[bellen]
kind = "person"
name = "Alexander van der Bellen"

[king]
kind = "person"
name = "Martin Luther King Jr."

[peng]
kind = "person"
name = "Peng Jiasheng"
name_order = "family-first"
"#;

fn found(text: &str) -> Vec<String> {
    let file = RegistryFile::parse(Path::new("registry/all.toml"), MORE, None);
    assert_eq!(file.problems, []);
    let registry = Arc::new(Registry::new(vec![Arc::new(file)]));
    mentions(&Article::analyse(
        input("talks.news", text, &registry),
        None,
    ))
}

#[test]
fn peoples_and_countries_have_their_plurals_and_adjectives() {
    assert_eq!(
        found("Chinese envoys met Iraqis, Shans and a Thai. Was the Siamese envoy there?\n"),
        [
            "Chinese = china adjective",
            "Iraqis = iraq other",
            "Shans = shan other",
            "Siamese = thailand adjective"
        ],
        "what an entry lists itself takes the place of the usual words"
    );
}

#[test]
fn family_names_follow_the_order_of_the_name() {
    assert_eq!(
        found(
            "Bashar al-Assad and Peng Jiasheng met. Assad left, al-Assad said. Peng stayed. Jiasheng did not.\n"
        ),
        [
            "Bashar al-Assad = assad",
            "Peng Jiasheng = peng",
            "Assad = assad short",
            "al-Assad = assad short",
            "Peng = peng short"
        ]
    );
    assert_eq!(
        found(
            "Alexander van der Bellen met Martin Luther King Jr. in Vienna. Mr. Van der Bellen and Dr. King spoke. Then van der Bellen left King alone.\n"
        ),
        [
            "Alexander van der Bellen = bellen",
            "Martin Luther King Jr. = king",
            "Van der Bellen = bellen short",
            "King = king short",
            "van der Bellen = bellen short",
            "King = king short"
        ]
    );
}
