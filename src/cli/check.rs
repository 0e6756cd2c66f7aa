//! `newsmark check`: the findings of all rules in articles, registry files and configurations.

use super::fix::repair;
use super::progress::Progress;
use super::report::{FileReport, Format, Others, Places, Summary, Writer, writer};
use super::targets::{ShownPaths, TargetCorpus, Targets};
use super::toml_fixes::TomlFixes;
use super::{Error, Status, still_read, terminal};
use crate::analysis::Article;
use crate::config::Severity;
use crate::corpus::Corpus;
use crate::rules::{self, Diagnostic, FileFacts};
use crate::workspace::{self, FileText, ReadError, read_file, replace_file};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// How many articles are checked before their findings are written: enough for all cores, few enough to hold at once.
const BATCH: usize = 256;

/// The rules that compare an article with the other ones.
const COMPARING: [&str; 2] = ["name/near-miss", "corpus/spelling"];

/// The arguments of `newsmark check`.
#[derive(Debug, Clone, clap::Args)]
pub struct CheckArguments {
    /// Folders and files; the current directory without any
    pub paths: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Apply the fixes that are certain, and report what is left
    #[arg(long)]
    pub fix: bool,
}

/// Checks articles and their corpora, and prints what was found.
///
/// # Errors
/// The output cannot be written, or there is no current directory.
pub fn check(
    arguments: &CheckArguments,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> Result<Status, Error> {
    let mut targets = Targets::find(&arguments.paths)?;
    let mut toml_fixes = TomlFixes::default();
    if arguments.fix {
        toml_fixes.fix_configurations(&targets);
        if !toml_fixes.fixed.is_empty() {
            targets = Targets::find(&arguments.paths)?;
        }
        toml_fixes.fix_registries(&mut targets);
    }
    let progress = Progress::new(targets.articles.len(), "checking");
    let mut run = Run {
        arguments,
        writer: writer(arguments.format, terminal::look(), out),
        errors,
        summary: Summary::default(),
        failed: false,
        progress: &progress,
    };
    for failure in targets.unread.iter().chain(&toml_fixes.failures) {
        run.fail(failure);
    }
    let written = run.all(&targets, toml_fixes);
    still_read(written)?;
    Ok(match (run.failed, run.summary.has_findings()) {
        (true, _) => Status::Failed,
        (false, true) => Status::Findings,
        (false, false) => Status::Clean,
    })
}

/// One run of the command.
struct Run<'a> {
    arguments: &'a CheckArguments,
    writer: Box<dyn Writer + 'a>,
    errors: &'a mut dyn Write,
    summary: Summary,
    failed: bool,
    progress: &'a Progress,
}

/// What became of one article.
struct Checked {
    report: Option<FileReport>,
    failure: Option<String>,
}

impl Run<'_> {
    fn all(&mut self, targets: &Targets, mut toml_fixes: TomlFixes) -> std::io::Result<()> {
        let corpora: Vec<Corpus> = (0..targets.corpora.len())
            .map(|place| corpus_to_check(targets, place))
            .collect();
        let others = OtherFiles {
            targets,
            read: RefCell::default(),
        };
        for batch in targets.articles.chunks(BATCH) {
            let fix = self.arguments.fix;
            let progress = self.progress;
            let checked: Vec<Checked> = batch
                .par_iter()
                .map(|(path, place)| {
                    let target = &targets.corpora[*place];
                    let checked =
                        check_article(target, &corpora[*place], path, &targets.shown, fix);
                    progress.step();
                    checked
                })
                .collect();
            for checked in checked {
                if let Some(failure) = &checked.failure {
                    self.fail(failure);
                }
                if let Some(report) = &checked.report {
                    self.report(report, &others, true)?;
                }
            }
        }
        for (target, corpus) in targets.corpora.iter().zip(&corpora) {
            for report in other_files(targets, target, corpus, &mut toml_fixes) {
                self.report(&report, &others, false)?;
            }
        }
        self.writer.end(&self.summary)
    }

    fn report(
        &mut self,
        report: &FileReport,
        others: &dyn Others,
        is_article: bool,
    ) -> std::io::Result<()> {
        self.summary.add(report, is_article);
        if report.diagnostics.is_empty() && report.fixed.is_empty() {
            return Ok(());
        }
        // These formats have no place for what is not there any more.
        if matches!(self.arguments.format, Format::Github | Format::Sarif) {
            for fixed in &report.fixed {
                self.tell(&format!(
                    "{}: fixed {}: {}",
                    report.path, fixed.rule, fixed.title
                ));
            }
        }
        let writer = &mut self.writer;
        self.progress.aside(|| writer.file(report, others))
    }

    fn fail(&mut self, message: &str) {
        self.failed = true;
        self.tell(message);
    }

    fn tell(&mut self, message: &str) {
        let errors = &mut self.errors;
        // Without an error stream there is nobody to tell.
        let _ = self
            .progress
            .aside(|| writeln!(errors, "newsmark: {message}"));
    }
}

/// The corpus as the rules see it. An index of all its articles is made only for a rule that asks for it: one that
/// compares articles asks where all of them are checked, so that the check of one file stays as fast as it is.
fn corpus_to_check(targets: &Targets, place: usize) -> Corpus {
    let target = &targets.corpora[place];
    let territory = &target.territory;
    let asked = targets.articles.iter().filter(|(_, of)| *of == place);
    let compares = territory.articles.len() > 1
        && asked.count() == territory.articles.len()
        && territory
            .articles
            .iter()
            .any(|path| COMPARING.iter().any(|rule| is_on(target, rule, path)));
    let counts = territory
        .registry
        .iter()
        .any(|path| is_on(target, "registry/unused", path));
    if !compares && !counts {
        return target.without_articles();
    }
    let registry = Arc::clone(&target.registry);
    workspace::index(
        &target.territory,
        registry,
        &|_, _| {},
        &AtomicBool::new(false),
    )
    .map_or_else(|| target.without_articles(), |loaded| loaded.corpus)
}

fn is_on(target: &TargetCorpus, rule: &str, path: &Path) -> bool {
    let path = path.strip_prefix(&target.territory.root).unwrap_or(path);
    let default = rules::find(rule).and_then(|rule| rule.default);
    target.settings().severity(rule, default, path).is_some()
}

fn check_article(
    target: &TargetCorpus,
    corpus: &Corpus,
    path: &Path,
    shown: &ShownPaths,
    fix: bool,
) -> Checked {
    let relative = path.strip_prefix(&corpus.root).unwrap_or(path);
    let (article, file) = match target.reader.read(path) {
        Ok(read) => read,
        Err(error) => return unread(&error, target, path, shown),
    };
    let facts = FileFacts {
        size: file.stamp.len,
        limit: corpus.settings.max_file_size,
        replaced: file.replaced,
    };
    let of_file = rules::check_file(&facts, &corpus.settings, relative);
    let mut report = FileReport {
        path: shown.of(path),
        text: Arc::clone(&file.text),
        diagnostics: rules::check_fully(&article, corpus, path),
        fixed: Vec::new(),
    };
    let mut failure = None;
    if fix && file.replaced.is_none() {
        failure = apply_fixes(target, corpus, path, &file, &mut report)
            .map(|message| shown.in_message(path, &message));
    }
    report.diagnostics.extend(of_file);
    let place = |diagnostic: &Diagnostic| (diagnostic.range.start(), diagnostic.range.end());
    report.diagnostics.sort_by_key(place);
    Checked {
        report: Some(report),
        failure,
    }
}

/// Fixes an article, on disk and in its report. What the file system says against it is given back.
fn apply_fixes(
    target: &TargetCorpus,
    corpus: &Corpus,
    path: &Path,
    file: &FileText,
    report: &mut FileReport,
) -> Option<String> {
    let check = |text: &str| {
        let article = Article::analyse(target.reader.input(path, text.into()), None);
        rules::check_fully(&article, corpus, path)
    };
    let repair = repair(&file.text, &report.diagnostics, check)?;
    if let Err(error) = replace_file(path, file, &repair.text) {
        return Some(error.to_string());
    }
    report.diagnostics = check(&repair.text);
    report.text = repair.text;
    report.fixed = repair.fixed;
    None
}

/// A file over the limit is a finding; all else that keeps a file from being read is a failure.
fn unread(error: &ReadError, target: &TargetCorpus, path: &Path, shown: &ShownPaths) -> Checked {
    let ReadError::TooLarge { len, limit, .. } = error else {
        return Checked {
            failure: Some(shown.in_message(path, &error.to_string())),
            report: None,
        };
    };
    let facts = FileFacts {
        size: *len,
        limit: *limit,
        replaced: None,
    };
    let relative = path.strip_prefix(&target.territory.root).unwrap_or(path);
    Checked {
        report: Some(FileReport {
            path: shown.of(path),
            text: Arc::from(""),
            diagnostics: rules::check_file(&facts, target.settings(), relative),
            fixed: Vec::new(),
        }),
        failure: None,
    }
}

/// The findings in the registry and the configuration of a corpus. Of files that were not asked for only the errors are
/// told: they change what is found in the articles.
fn other_files(
    targets: &Targets,
    target: &TargetCorpus,
    corpus: &Corpus,
    toml_fixes: &mut TomlFixes,
) -> Vec<FileReport> {
    let mut reports = Vec::new();
    let mut add = |path: &Path, text: &Arc<str>, mut diagnostics: Vec<Diagnostic>| {
        if !targets.asks_for(path) {
            diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
        }
        reports.push(FileReport {
            path: targets.shown.of(path),
            text: Arc::clone(text),
            diagnostics,
            fixed: toml_fixes.fixed.remove(path).unwrap_or_default(),
        });
    };
    for (place, file) in (0u32..).zip(&target.registry.files) {
        let found = rules::check_registry_file(corpus, place);
        add(&file.path, &Arc::from(file.text.as_str()), found);
    }
    if let Some((path, text, config)) = target.config() {
        add(path, text, rules::check_config(&config));
    }
    reports
}

/// The files that findings in other files speak of, each read once.
struct OtherFiles<'a> {
    targets: &'a Targets,
    read: RefCell<FxHashMap<PathBuf, Option<Rc<Places>>>>,
}

impl Others for OtherFiles<'_> {
    fn shown(&self, path: &Path) -> String {
        self.targets.shown.of(path)
    }

    fn places(&self, path: &Path) -> Option<Rc<Places>> {
        if let Some(known) = self.read.borrow().get(path) {
            return known.clone();
        }
        let mut corpora = self.targets.corpora.iter();
        let text = match corpora.find_map(|corpus| corpus.registry.file(path)) {
            Some(file) => Some(Arc::from(file.text.as_str())),
            None => read_file(path, u64::MAX).ok().map(|file| file.text),
        };
        let places = text.map(|text: Arc<str>| Rc::new(Places::of(text)));
        let mut read = self.read.borrow_mut();
        read.insert(path.to_owned(), places.clone());
        places
    }
}
