//! What is wrong with the class of an annotation, and which class was meant.

use super::attributes::Attributes;
use super::{Class, Dialect, EntityKind};
use crate::text::{Edit, Fix, Problem, TextRange, TextSize};

impl Attributes<'_> {
    /// What is wrong with the class of attributes that were closed; `range` is theirs.
    pub(super) fn class_problem(
        &self,
        block: &str,
        range: TextRange,
        dialect: Dialect,
    ) -> Option<Problem> {
        if self.class.is_some() {
            return None;
        }
        let Some(strange) = self.strange_class else {
            if self.has("ref") || dialect == Dialect::Markdown {
                return None;
            }
            let problem = Problem::new(
                "syntax/class",
                range,
                "This annotation has no class. Add `.person`, `.group`, `.place`, `.event`, `.date` or `.none`.",
            );
            return Some(if self.has("when") {
                problem.with_fix(Fix::safe(
                    "Add `.date`",
                    vec![Edit::insert(range.start() + TextSize::new(1), ".date ")],
                ))
            } else {
                problem
            });
        };
        let name = &block[strange][1..];
        let near = nearest_class(name);
        // With `ref` the annotation is ours: a second class may be anybody's, unless it is plainly a slip.
        if self.has("ref") && near.is_none_or(|(_, distance)| distance > 2)
            || dialect == Dialect::Markdown && !self.has("ref")
        {
            return None;
        }
        let problem = Problem::new(
            "syntax/class",
            strange,
            format!(
                "`.{name}` is no class. The classes are `.person`, `.group`, `.place`, `.event`, `.date` and `.none`."
            ),
        );
        Some(match near {
            None => problem,
            Some((class, distance)) => {
                let title = format!("Replace by `.{}`", class.as_str());
                let edits = vec![Edit::replace(strange, format!(".{}", class.as_str()))];
                problem.with_fix(
                    if distance == 0 || distance == 1 && class.as_str().len() > 4 {
                        Fix::safe(title, edits)
                    } else {
                        Fix::doubtful(title, edits)
                    },
                )
            }
        })
    }
}

/// The class of ours that a word was likely meant for, and how far it is from it in edits.
fn nearest_class(name: &str) -> Option<(Class, usize)> {
    if name.len() > 24 {
        return None;
    }
    let lower = name.to_lowercase();
    let other_word = match lower.as_str() {
        "per" | "pers" | "people" | "human" => Some(Class::Entity(EntityKind::Person)),
        "org" | "organisation" | "organization" | "norp" => Some(Class::Entity(EntityKind::Group)),
        "loc" | "gpe" | "location" | "geo" => Some(Class::Entity(EntityKind::Place)),
        "time" | "day" | "timex" | "timex3" => Some(Class::Date),
        "ignore" | "skip" => Some(Class::None),
        _ => None,
    };
    if let Some(class) = other_word {
        return Some((class, 2));
    }
    Class::ALL
        .into_iter()
        .map(|class| (class, strsim::osa_distance(&lower, class.as_str())))
        .min_by_key(|(_, distance)| *distance)
        .filter(|(class, distance)| *distance <= 2 && *distance * 2 < class.as_str().len())
}
