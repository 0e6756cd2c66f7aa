//! A file over the limit of size.
//!
//! # What it reports
//! An article or registry file larger than `max_file_size` of `newsmark.toml`. It is not analysed.
//!
//! # Why
//! A file of that size is no article: most often it is a dump or a log that the patterns of `include` caught.
//!
//! # Example
//! A `corpus.txt` that holds ten thousand articles in one file.
//!
//! # How to fix
//! Split the file, exclude it, or raise the limit.

use crate::rules::context::FileFacts;
use crate::rules::findings::Findings;
use crate::text::TextRange;

pub(crate) fn check(facts: &FileFacts, findings: &mut Findings) {
    if facts.size > facts.limit {
        let message = format!(
            "This file of {} is over the limit of {} and is not analysed. Split it, exclude it, or raise the limit in \
             newsmark.toml.",
            in_words(facts.size),
            in_words(facts.limit),
        );
        findings.add(TextRange::default(), message);
    }
}

/// A size as people read it: `9 MB`, rounded down to whole units of 1024.
fn in_words(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} KB", bytes / 1024),
        _ => format!("{} MB", bytes / 1_048_576),
    }
}
