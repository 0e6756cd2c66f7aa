//! `newsmark explain`: what a rule reports, why, and how to fix it.

use super::{Error, Status, still_read};
use crate::rules::{self, Rule};
use std::io::Write;

/// The arguments of `newsmark explain`.
#[derive(Debug, Clone, clap::Args)]
pub struct ExplainArguments {
    /// The rule's id, such as name/misspelled; without one, all rules are listed
    pub rule: Option<String>,
}

/// Prints the documentation of a rule, or a table of all rules.
///
/// # Errors
/// The output cannot be written.
pub fn explain(
    arguments: &ExplainArguments,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> Result<Status, Error> {
    let Some(id) = &arguments.rule else {
        still_read(out.write_all(table().as_bytes()))?;
        return Ok(Status::Clean);
    };
    let Some(rule) = rules::find(id) else {
        let near = nearest(id);
        let hint = if near.is_empty() {
            "`newsmark explain` lists all rules.".to_owned()
        } else {
            format!(
                "Did you mean {}? `newsmark explain` lists all rules.",
                near.join(" or ")
            )
        };
        // Without an error stream there is nobody to tell.
        let _ = writeln!(errors, "newsmark: there is no rule {id:?}. {hint}");
        return Ok(Status::Failed);
    };
    let heading = format!(
        "# {}\n\nDefault: {}. {}\n\n",
        rule.id,
        default_word(rule),
        fix_sentence(rule)
    );
    let page = heading + rule.documentation().trim_end() + "\n";
    still_read(out.write_all(page.as_bytes()))?;
    Ok(Status::Clean)
}

fn table() -> String {
    let width = rules::all()
        .iter()
        .map(|rule| rule.id.len())
        .max()
        .unwrap_or(0);
    let mut table = String::new();
    for rule in rules::all() {
        table.push_str(&format!(
            "{:width$}  {:11}  {}\n",
            rule.id,
            default_word(rule),
            rule.summary()
        ));
    }
    table
}

fn default_word(rule: &Rule) -> &'static str {
    use crate::config::Severity;
    match rule.default {
        None => "off",
        Some(Severity::Hint) => "hint",
        Some(Severity::Information) => "information",
        Some(Severity::Warning) => "warning",
        Some(Severity::Error) => "error",
    }
}

fn fix_sentence(rule: &Rule) -> &'static str {
    match rule.fixes {
        rules::Fixes::Nothing => "It offers no fix.",
        rules::Fixes::Doubtful => "It offers fixes that a person has to look at.",
        rules::Fixes::Safe => "`newsmark check --fix` fixes it.",
    }
}

/// The ids that somebody may have meant, the likeliest first.
fn nearest(id: &str) -> Vec<&'static str> {
    let name = |id: &'static str| id.rsplit('/').next().unwrap_or(id);
    let mut near: Vec<(f64, &'static str)> = rules::ids()
        .into_iter()
        .map(|known| {
            let whole = strsim::jaro_winkler(id, known);
            (whole.max(strsim::jaro_winkler(id, name(known))), known)
        })
        .filter(|(likeness, _)| *likeness > 0.85)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.into_iter().take(3).map(|(_, known)| known).collect()
}
