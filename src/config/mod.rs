//! The configuration: `newsmark.toml` and what an editor sends, to settings and problems.
//!
//! [`ConfigFile::parse`] takes a file's text and the editor's settings, which have the same names, and gives
//! [`Settings`]; the file wins. [`Settings::severity`] tells how grave a rule's findings are in a file, and
//! [`set_rule_off`] makes the edit that turns a rule off, [`follow_moves`] those after which its patterns name moved files.

mod file;
mod fixes;
mod globs;
mod keys;
mod moved;
mod node;
mod read;
mod rule_off;
mod settings;

pub use file::{ConfigFile, ConfigKey, ConfigKeyMeaning};
pub use globs::Globs;
pub use moved::follow_moves;
pub use rule_off::{RuleOffError, set_rule_off};
pub use settings::{Override, Profile, RuleLevels, Settings, Severity};
