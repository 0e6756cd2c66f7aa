//! `newsmark export`: articles in formats that other tools read.

use super::progress::Progress;
use super::targets::Targets;
use super::{Error, Status, still_read};
use crate::analysis::Suggestions;
use crate::formats::{DateKind, DateKinds, jsonl};
use crate::names::tagger::Tagger;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use rayon::prelude::*;
use std::io::Write;
use std::path::{Path, PathBuf};

/// How many articles are exported before their lines are written: enough for all cores, few enough to hold at once.
const BATCH: usize = 256;

/// The arguments of `newsmark export`.
#[derive(Debug, Clone, clap::Args)]
pub struct ExportArguments {
    /// The format to write
    #[arg(long, value_enum)]
    pub to: ExportFormat,
    /// The kinds of date phrases to keep, with commas between; all without it. References are the vague ones, such as
    /// "recently", which TIMEX3 counts as dates
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = date_kind_parser())]
    pub dates: Option<Vec<DateKind>>,
    /// Leave out the names that the statistical model suggests
    #[arg(long)]
    pub no_model: bool,
    /// Folders and files; the current directory without any
    pub paths: Vec<PathBuf>,
}

fn date_kind_parser() -> impl TypedValueParser<Value = DateKind> {
    PossibleValuesParser::new(DateKind::ALL.map(DateKind::as_str)).try_map(|word| {
        let kind = DateKind::ALL.into_iter().find(|kind| kind.as_str() == word);
        kind.ok_or_else(|| format!("{word} is no kind of date phrases"))
    })
}

/// A format of `newsmark export`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ExportFormat {
    /// One JSON object an article and line: text, front matter, and spans in code points
    Jsonl,
}

/// Exports articles in the order of their paths.
///
/// # Errors
/// The output cannot be written, or there is no current directory.
pub fn export(
    arguments: &ExportArguments,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> Result<Status, Error> {
    let ExportFormat::Jsonl = arguments.to;
    let kinds = match &arguments.dates {
        Some(kinds) => kinds.iter().copied().collect(),
        None => DateKinds::ALL,
    };
    let tagger = match arguments.no_model {
        true => None,
        false => Tagger::shipped(),
    };
    let targets = Targets::find(&arguments.paths)?;
    let progress = Progress::new(targets.articles.len(), "exporting");
    let mut status = Status::Clean;
    let mut tell = |message: &str| {
        // Without an error stream there is nobody to tell.
        let _ = progress.aside(|| writeln!(errors, "newsmark: {message}"));
    };
    for unread in &targets.unread {
        tell(unread);
        status = Status::Failed;
    }
    for batch in targets.articles.chunks(BATCH) {
        let lines: Vec<Result<Exported, String>> = batch
            .par_iter()
            .map(|(path, place)| {
                let line = line(&targets, path, *place, kinds, tagger);
                progress.step();
                line
            })
            .collect();
        for line in lines {
            match line {
                Ok(exported) => {
                    if let Some(warning) = &exported.warning {
                        tell(warning);
                    }
                    let written = progress.aside(|| out.write_all(&exported.line));
                    if !still_read(written)? {
                        return Ok(status);
                    }
                }
                Err(message) => {
                    tell(&message);
                    status = Status::Failed;
                }
            }
        }
    }
    still_read(out.flush())?;
    Ok(status)
}

/// One article.
struct Exported {
    line: Vec<u8>,
    /// What a reader of the line should know.
    warning: Option<String>,
}

fn line(
    targets: &Targets,
    path: &Path,
    place: usize,
    kinds: DateKinds,
    tagger: Option<&Tagger>,
) -> Result<Exported, String> {
    let reader = &targets.corpora[place].reader;
    let (article, file) = reader
        .read(path)
        .map_err(|error| targets.shown.in_message(path, &error.to_string()))?;
    let article = match tagger.filter(|_| targets.corpora[place].settings().model) {
        Some(tagger) => article.suggest(&Suggestions::of(&article, tagger, None).names),
        None => article,
    };
    let shown = targets.shown.of(path);
    let mut line = Vec::with_capacity(article.input.text.len() * 2);
    jsonl::write(&mut line, &shown, &article, kinds)
        .map_err(|error| format!("{shown}: {error}"))?;
    let warning = file
        .replaced
        .map(|_| format!("{shown}: not UTF-8; exported with replacement characters"));
    Ok(Exported { line, warning })
}
