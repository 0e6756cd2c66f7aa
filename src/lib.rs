//! Newsmark reads news copy.
#![forbid(unsafe_code)]
