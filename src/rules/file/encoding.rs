//! A file that is not UTF-8.
//!
//! # What it reports
//! The first byte of a file that is not UTF-8. The file is read with a replacement character (�) for each such byte,
//! and is never written back.
//!
//! # Why
//! Names with accents are lost in it, and offsets into it mean nothing to other programs.
//!
//! # Example
//! A dispatch saved as Windows-1252, in which the é of "café" is the single byte E9.
//!
//! # How to fix
//! Convert the file, for instance with `iconv -f WINDOWS-1252 -t UTF-8`.

use crate::rules::context::FileFacts;
use crate::rules::findings::Findings;

pub(crate) fn check(facts: &FileFacts, findings: &mut Findings) {
    if let Some(range) = facts.replaced {
        let message = "This file is not UTF-8: the bytes here stand for no character. It is read with � in their place \
                       and is not written back; convert it to UTF-8.";
        findings.add(range, message);
    }
}
