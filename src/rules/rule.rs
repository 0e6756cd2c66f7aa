//! One rule of the table.

use super::context::{ArticleContext, ConfigContext, FileFacts, RegistryContext};
use super::findings::Findings;
use super::ignores::UnusedIgnore;
use crate::config::Severity;

/// One rule: its id, its default severity, its documentation, and what it checks.
#[derive(Debug)]
pub struct Rule {
    /// Its id, such as `acronym/undefined`.
    pub id: &'static str,
    /// How grave its findings are where the configuration does not say; `None`: it is off.
    pub default: Option<Severity>,
    /// The fixes that it can offer.
    pub fixes: Fixes,
    pub(super) source: &'static str,
    pub(super) check: Check,
}

/// The fixes that a rule can offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fixes {
    /// None.
    Nothing,
    /// Fixes that a person has to look at first.
    Doubtful,
    /// Fixes that are certain, so that `--fix` and fix-all apply them.
    Safe,
}

impl Fixes {
    /// The word for it in tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Doubtful => "offered",
            Self::Safe => "automatic",
        }
    }
}

/// What a rule looks at.
#[derive(Debug)]
pub(super) enum Check {
    Article(fn(&ArticleContext<'_>, &mut Findings)),
    /// An article with the names that the model suggests. No such rule is on by default.
    Suggested(fn(&ArticleContext<'_>, &mut Findings)),
    /// The ignores of an article, once the article rules have run.
    Ignores(fn(&[UnusedIgnore<'_>], &mut Findings)),
    Registry(fn(&RegistryContext<'_>, &mut Findings)),
    Config(fn(&ConfigContext<'_>, &mut Findings)),
    File(fn(&FileFacts, &mut Findings)),
}

impl Rule {
    /// The part of the id before the stroke.
    pub fn group(&self) -> &'static str {
        self.id.split('/').next().unwrap_or(self.id)
    }

    /// The part of the id behind the stroke.
    pub fn name(&self) -> &'static str {
        self.id.rsplit('/').next().unwrap_or(self.id)
    }

    /// Whether it looks at the names that the model suggests.
    pub fn reads_suggestions(&self) -> bool {
        matches!(self.check, Check::Suggested(_))
    }

    /// What it reports, in one sentence.
    pub fn summary(&self) -> String {
        let paragraph: Vec<&str> = documentation_lines(self.source)
            .take_while(|line| !line.is_empty())
            .collect();
        paragraph.join(" ")
    }

    /// What it reports, why, an example and how to fix it, as Markdown.
    pub fn documentation(&self) -> String {
        let mut text = String::new();
        for line in documentation_lines(self.source) {
            text.push_str(line);
            text.push('\n');
        }
        text
    }
}

/// The lines of the module documentation that opens a source file.
fn documentation_lines(source: &str) -> impl Iterator<Item = &str> {
    source
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
}

/// The word for a severity in tables and messages.
pub(super) fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Hint => "hint",
        Severity::Information => "information",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// One line of the table: what the rule looks at, its module, its id, its default severity (or `Off`) and its fixes.
macro_rules! rule {
    (@default Off) => { None };
    (@default $severity:ident) => { Some($crate::config::Severity::$severity) };
    ($kind:ident $group:ident :: $name:ident, $id:literal, $default:ident, $fixes:ident) => {
        $crate::rules::rule::Rule {
            id: $id,
            default: rule!(@default $default),
            fixes: $crate::rules::rule::Fixes::$fixes,
            source: include_str!(concat!(stringify!($group), "/", stringify!($name), ".rs")),
            check: $crate::rules::rule::Check::$kind($group::$name::check),
        }
    };
}
pub(super) use rule;
