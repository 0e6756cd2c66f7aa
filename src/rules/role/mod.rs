//! Titles and those who hold them.

pub(super) mod after_death;
pub(super) mod former_in_office;
pub(super) mod missing_former;
pub(super) mod out_of_term;
pub(super) mod terms;
mod title_before;
mod title_behind;
mod title_words;
pub(super) mod titles;
pub(super) mod two_holders;
