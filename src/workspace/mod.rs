//! Finding and reading files, and the configuration of each corpus.
