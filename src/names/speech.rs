//! Verbs of speech behind a name.

use crate::text::TextRange;

/// How far behind a name the verb is looked for, in bytes.
const REACH: usize = 80;

/// Whether a verb of speech or of a government's acts follows a name: `Beijing denied`, `Washington has also said`.
pub fn speaks(text: &str, name: TextRange) -> bool {
    const ADVERBS: &[&str] = &[
        "again",
        "also",
        "already",
        "first",
        "had",
        "has",
        "have",
        "immediately",
        "initially",
        "later",
        "now",
        "officially",
        "once",
        "publicly",
        "quickly",
        "recently",
        "repeatedly",
        "since",
        "still",
        "strongly",
        "then",
    ];
    let behind = &text[usize::from(name.end())..];
    let behind = &behind[..behind.floor_char_boundary(REACH)];
    let Some(rest) = behind.strip_prefix([' ', '\n']) else {
        return false;
    };
    let mut words = rest
        .split([' ', '\n'])
        .map(|word| word.trim_end_matches([',', '.', ':', ';']));
    let first = words.find(|word| !ADVERBS.contains(word));
    first.is_some_and(|word| SPEECH.binary_search(&word).is_ok())
}

/// Verbs of speech and of what governments do with words.
const SPEECH: &[&str] = &[
    "accepted",
    "accused",
    "accuses",
    "acknowledged",
    "acknowledges",
    "added",
    "adds",
    "admits",
    "admitted",
    "agreed",
    "agrees",
    "announced",
    "announces",
    "apologized",
    "appealed",
    "argued",
    "argues",
    "asked",
    "asks",
    "asserted",
    "backed",
    "backs",
    "blamed",
    "blames",
    "called",
    "calls",
    "claimed",
    "claims",
    "commented",
    "complained",
    "complains",
    "condemned",
    "condemns",
    "confirmed",
    "confirms",
    "criticised",
    "criticized",
    "criticizes",
    "declared",
    "declares",
    "declined",
    "demanded",
    "demands",
    "denied",
    "denies",
    "denounced",
    "denounces",
    "described",
    "describes",
    "dismissed",
    "dismisses",
    "disputes",
    "expressed",
    "hopes",
    "insisted",
    "insists",
    "maintained",
    "maintains",
    "noted",
    "opposed",
    "opposes",
    "pledged",
    "promised",
    "promises",
    "proposed",
    "protested",
    "reacted",
    "recalled",
    "refused",
    "refuses",
    "regards",
    "rejected",
    "rejects",
    "replied",
    "reported",
    "responded",
    "responds",
    "retaliated",
    "said",
    "saying",
    "says",
    "signaled",
    "stated",
    "stressed",
    "summoned",
    "threatened",
    "threatens",
    "told",
    "urged",
    "urges",
    "views",
    "vowed",
    "vows",
    "wants",
    "warned",
    "warns",
    "welcomed",
    "welcomes",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::size;

    fn ask(text: &str, name: &str) -> bool {
        let at = text.find(name).expect("the name stands in the text");
        speaks(text, TextRange::at(size(at), size(name.len())))
    }

    #[test]
    fn the_table_is_in_order() {
        assert!(SPEECH.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn verbs_of_speech_stand_behind_a_name() {
        assert!(ask("Beijing has repeatedly denied it.", "Beijing"));
        assert!(ask("Washington says so.", "Washington"));
        assert!(!ask("Beijing, said he, is large.", "Beijing"));
        assert!(!ask("Beijing is large.", "Beijing"));
        assert!(!ask("Beijing", "Beijing"));
    }
}
