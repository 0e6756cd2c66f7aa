//! Groups: their wings, their names, and their days.

pub(super) mod anachronism;
pub(super) mod ethnonym;
pub(super) mod house_name;
pub(super) mod wing_confusion;
