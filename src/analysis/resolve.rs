//! From candidates to mentions.
