//! The faults in the markup of a whole file.

use super::{Inlines, Layout};
use crate::text::{Edit, Fix, Problem, Related, TextRange, TextSize};

/// Everything that is wrong with a file's markup: its front matter, its annotations, and annotations that are opened in
/// one block and closed in another, which no block shows by itself. In bytes of the file, in the order of their places.
///
/// `inlines` gives the reading of a block by its place in [`Layout::blocks`].
pub fn syntax_problems<'a>(
    layout: &Layout,
    inlines: impl Fn(usize) -> &'a Inlines,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some(matter) = &layout.front_matter {
        problems.extend(matter.problems.iter().cloned());
    }
    let mut open: Option<TextSize> = None;
    for (index, block) in layout.blocks.iter().enumerate() {
        let read = inlines(index);
        let start = block.range.start();
        for (place, problem) in read.problems.iter().enumerate() {
            let mut problem = moved(problem.clone(), start);
            if read.stray_close == Some(place)
                && let Some(open) = open.take()
            {
                problem = crossing(&problem, open);
            }
            problems.push(problem);
        }
        if let Some(bracket) = read.open_bracket {
            open = Some(bracket + start);
        }
    }
    problems.sort_by_key(|problem| problem.range.start());
    problems
}

/// The problem of a `]{…}` whose `[` stands in an earlier block.
fn crossing(stray: &Problem, open: TextSize) -> Problem {
    Problem::new(
        "syntax/crosses-block",
        stray.range,
        "This annotation is opened in an earlier block. Annotations end in the block in which they start: close it there, and annotate the rest by itself.",
    )
    .with_related(
        TextRange::at(open, TextSize::new(1)),
        "It is opened here.",
    )
}

/// A problem of a block as one of the file; `start` is the block's.
fn moved(problem: Problem, start: TextSize) -> Problem {
    Problem {
        rule: problem.rule,
        range: problem.range + start,
        message: problem.message,
        related: problem
            .related
            .into_iter()
            .map(|related| Related {
                range: related.range + start,
                message: related.message,
            })
            .collect(),
        fixes: problem
            .fixes
            .into_iter()
            .map(|fix| Fix {
                edits: fix
                    .edits
                    .into_iter()
                    .map(|edit| Edit::replace(edit.range + start, edit.text))
                    .collect(),
                ..fix
            })
            .collect(),
    }
}
