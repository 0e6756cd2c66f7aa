//! The configuration: `newsmark.toml` and what an editor sends, to settings and problems.

mod file;
mod settings;

pub use file::ConfigFile;
pub use settings::{Override, Profile, Settings, Severity};
