//! Running the rules.

use super::context::{ArticleContext, ConfigContext, RegistryContext};
use super::findings::Findings;
use super::gathered::Gathered;
use super::ignores::Ignores;
use super::rule::Check;
use super::{Diagnostic, FileFacts, Rule, all, profiles};
use crate::analysis::{Article, Suggestions};
use crate::config::{ConfigFile, Profile, Settings, Severity};
use crate::corpus::Corpus;
use crate::markup::BlockKind;
use crate::names::tagger::Tagger;
use crate::registry::{Registry, RegistryFile};
use std::path::Path;
use std::sync::Arc;

/// The diagnostics of an article by place, ignores and severities applied, but for those of rules that look at the names
/// that the model suggests. `path` is the article's, inside of the corpus.
pub fn check_article(article: &Article, corpus: &Corpus, path: &Path) -> Vec<Diagnostic> {
    check_named(article, None, corpus, path)
}

/// Whether any rule that is on for an article looks at the names that the model suggests.
pub fn reads_suggestions(article: &Article, corpus: &Corpus, path: &Path) -> bool {
    let mut level = Level::new(&corpus.settings, relative(path, corpus));
    level.profile = profiles::of(article, &corpus.settings);
    corpus.settings.model && level.reads_suggestions()
}

/// As [`check_article`]; `named` is the same article with the names that the model suggests, for the rules that look at
/// them. Without it these rules wait, and so does what can only be said after them.
pub fn check_named(
    article: &Article,
    named: Option<&Article>,
    corpus: &Corpus,
    path: &Path,
) -> Vec<Diagnostic> {
    let profile = profiles::of(article, &corpus.settings);
    let mut level = Level::new(&corpus.settings, relative(path, corpus));
    level.profile = profile;
    let (gathered, gathered_named) = (Gathered::default(), Gathered::default());
    let context = ArticleContext {
        article,
        corpus,
        file: corpus.file(path),
        profile,
        gathered: &gathered,
    };
    let mut diagnostics = Vec::new();
    for rule in all() {
        let (check, context) = match (&rule.check, named) {
            (Check::Article(check), _) => (check, context),
            (Check::Suggested(check), Some(article)) => {
                let gathered = &gathered_named;
                let context = ArticleContext {
                    article,
                    gathered,
                    ..context
                };
                (check, context)
            }
            _ => continue,
        };
        let mut found = Vec::new();
        level.run(rule, |findings| check(&context, findings), &mut found);
        found.retain(|diagnostic| !is_silent(&context, rule, diagnostic));
        diagnostics.append(&mut found);
    }
    let mut ignores = Ignores::of(article);
    diagnostics.retain(|diagnostic| !ignores.silence(diagnostic));
    for rule in all() {
        if let Check::Ignores(check) = rule.check {
            let waits = named.is_none();
            if waits && corpus.settings.model && level.reads_suggestions() {
                continue;
            }
            let unused = ignores.unused(|rule| {
                level.of(rule, None).is_some() && !(waits && rule.reads_suggestions())
            });
            let mut found = Vec::new();
            level.run(rule, |findings| check(&unused, findings), &mut found);
            found.retain(|diagnostic| !ignores.silence_by_name(diagnostic));
            diagnostics.append(&mut found);
        }
    }
    sorted(diagnostics)
}

/// As [`check_named`], with the names that the shipped model suggests. It runs only for a rule that looks at them.
pub fn check_fully(article: &Article, corpus: &Corpus, path: &Path) -> Vec<Diagnostic> {
    let tagger = match reads_suggestions(article, corpus, path) {
        true => Tagger::shipped(),
        false => None,
    };
    let named = tagger.map(|tagger| {
        let suggestions = Suggestions::of(article, tagger, None);
        article.suggest(&suggestions.names)
    });
    check_named(article, named.as_ref(), corpus, path)
}

/// The diagnostics of a text as a registry file of the corpus at `root`, as far as they depend on no other file. The fixes
/// that are certain do not.
pub fn check_registry_text(
    root: &Path,
    settings: &Arc<Settings>,
    path: &Path,
    text: &str,
) -> Vec<Diagnostic> {
    let file = RegistryFile::parse(path, text, None);
    let registry = Arc::new(Registry::new(vec![Arc::new(file)]));
    let alone = Corpus::new(root.to_owned(), Arc::clone(settings), registry);
    check_registry_file(&alone, 0)
}

/// The diagnostics of a registry file, by its place in [`crate::registry::Registry::files`] of the corpus.
pub fn check_registry_file(corpus: &Corpus, file: u32) -> Vec<Diagnostic> {
    let Some(read) = corpus.registry.files.get(file as usize) else {
        return Vec::new();
    };
    let level = Level::new(&corpus.settings, relative(&read.path, corpus));
    let context = RegistryContext {
        corpus,
        file: read,
        place: file,
    };
    let mut diagnostics = Vec::new();
    for rule in all() {
        if let Check::Registry(check) = rule.check {
            level.run(rule, |findings| check(&context, findings), &mut diagnostics);
        }
    }
    sorted(diagnostics)
}

/// The diagnostics of a `newsmark.toml`.
pub fn check_config(config: &ConfigFile) -> Vec<Diagnostic> {
    let level = Level::new(&config.settings, Path::new("newsmark.toml"));
    let context = ConfigContext::new(config);
    let mut diagnostics = Vec::new();
    for rule in all() {
        if let Check::Config(check) = rule.check {
            level.run(rule, |findings| check(&context, findings), &mut diagnostics);
        }
    }
    sorted(diagnostics)
}

/// The diagnostics of how a file was read: its encoding and its size. `path` is relative to the corpus root.
pub fn check_file(facts: &FileFacts, settings: &Settings, path: &Path) -> Vec<Diagnostic> {
    let level = Level::new(settings, path);
    let mut diagnostics = Vec::new();
    for rule in all() {
        if let Check::File(check) = rule.check {
            level.run(rule, |findings| check(facts, findings), &mut diagnostics);
        }
    }
    sorted(diagnostics)
}

/// The severities that hold for one file.
struct Level<'a> {
    settings: &'a Settings,
    profile: Profile,
    path: &'a Path,
}

impl<'a> Level<'a> {
    fn new(settings: &'a Settings, path: &'a Path) -> Self {
        Self {
            settings,
            profile: settings.profile,
            path,
        }
    }

    /// Whether a rule that looks at the names which the model suggests is on.
    fn reads_suggestions(&self) -> bool {
        let mut rules = all().iter().filter(|rule| rule.reads_suggestions());
        rules.any(|rule| self.of(rule, None).is_some())
    }

    /// The severity of a rule's finding; `own` is the finding's where it has one of its own.
    fn of(&self, rule: &Rule, own: Option<Severity>) -> Option<Severity> {
        let default = own.or_else(|| profiles::severity(self.profile, rule));
        self.settings.severity(rule.id, default, self.path)
    }

    /// Runs one rule, unless it is off.
    fn run(
        &self,
        rule: &'static Rule,
        check: impl FnOnce(&mut Findings),
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if self.of(rule, None).is_none() {
            return;
        }
        let mut findings = Findings::default();
        check(&mut findings);
        for finding in findings.found {
            let Some(severity) = self.of(rule, finding.default) else {
                continue;
            };
            diagnostics.push(Diagnostic {
                rule: rule.id,
                severity,
                range: finding.range,
                message: finding.message,
                related: finding.related,
                fixes: finding.fixes,
            });
        }
    }
}

/// Whether a rule has to be silent at a place: page chrome, code, the text of a `.none` annotation, and for the rules of
/// names and style the words of a speaker.
fn is_silent(context: &ArticleContext<'_>, rule: &Rule, diagnostic: &Diagnostic) -> bool {
    let Some(block) = context.block_at(diagnostic.range) else {
        return false;
    };
    if matches!(
        context.article.block_kind(block),
        BlockKind::Furniture | BlockKind::Code
    ) {
        return true;
    }
    if rule.group() == "syntax" {
        return false;
    }
    let respects_speakers = matches!(rule.group(), "acronym" | "group" | "name" | "place")
        || rule.name().starts_with("style-");
    context.is_hidden(block, diagnostic.range)
        || respects_speakers && context.is_quoted(block, diagnostic.range)
}

fn relative<'a>(path: &'a Path, corpus: &Corpus) -> &'a Path {
    path.strip_prefix(&corpus.root).unwrap_or(path)
}

fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by_key(|diagnostic| (diagnostic.range.start(), diagnostic.range.end()));
    diagnostics
}
