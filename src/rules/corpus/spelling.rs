//! A spelling of a name that is the rare one in the corpus.
//!
//! # What it reports
//! A word with a capital letter that a few other articles have, where at least ten times as many have a word that is one
//! slip away: a missing or doubled letter, another vowel, two letters in the other order. The word beside it has to be the
//! same in those articles, or the word has to be long and fifty times as many articles have the other one. A word that no other article has is
//! `name/near-miss`; two spellings in one article are `name/variant`. The command line compares where it checks all
//! articles of a corpus.
//!
//! # Why
//! Foreign names have several spellings, and a house uses one; a search for it misses the others.
//!
//! # Example
//! ```news
//! The clinic of Karla Lindqust opens at six.
//! ```
//!
//! # How to fix
//! Write the name as the other articles do. If both spellings are right, list them in the registry.

use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::rules::name::near_common::rare_words;
use crate::text::{Edit, Fix, fold};

/// How many times as many articles have the common spelling.
const TIMES: usize = 10;

/// The same where no word beside it tells.
const TIMES_ALONE: usize = 50;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    if !context.is_english() {
        return;
    }
    for rare in rare_words(context) {
        let times = rare.beside.map_or(TIMES_ALONE, |_| TIMES);
        if rare.elsewhere == 0 || rare.articles < times * rare.elsewhere {
            continue;
        }
        let first = rare.places[0];
        let written = fold(context.text(first.word));
        let with = match rare.beside {
            Some(beside) => format!(" with \"{}\"", fold(context.text(beside))),
            None => String::new(),
        };
        let finding = findings.add(
            first.word,
            format!(
                "\"{written}\" stands in {} other {}, \"{}\"{with} in {}.",
                rare.elsewhere,
                if rare.elsewhere == 1 {
                    "article"
                } else {
                    "articles"
                },
                rare.right,
                rare.articles,
            ),
        );
        let edits = rare.places.iter();
        finding.fix(Fix::doubtful(
            format!("Replace \"{written}\" by \"{}\"", rare.right),
            edits
                .map(|place| Edit::replace(place.word, rare.right.as_str()))
                .collect(),
        ));
    }
}
