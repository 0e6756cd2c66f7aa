//! What rules are given to look at.

use super::findings::Findings;
use super::gathered::Gathered;
use crate::analysis::{Article, PlacedBlock};
use crate::config::{ConfigFile, Profile};
use crate::corpus::{Corpus, FileId};
use crate::markup::{BlockKind, Class};
use crate::registry::{EntryIndex, Registry, RegistryFile};
use crate::text::{Problem, TextRange, TextSize};
use std::path::PathBuf;

/// One article and its corpus.
#[derive(Debug, Clone, Copy)]
pub(super) struct ArticleContext<'a> {
    pub(super) article: &'a Article,
    /// Its corpus; without articles where none is indexed.
    pub(super) corpus: &'a Corpus,
    /// The article's place in the corpus, where it is indexed.
    pub(super) file: Option<FileId>,
    /// The style profile that it is checked against.
    pub(super) profile: Profile,
    /// What was read of the article for several rules.
    pub(super) gathered: &'a Gathered<'a>,
}

impl<'a> ArticleContext<'a> {
    /// The text of a range of the article.
    pub(super) fn text(&self, range: TextRange) -> &'a str {
        self.article.text(range)
    }

    /// The registry of its corpus.
    pub(super) fn registry(&self) -> &'a Registry {
        self.article.registry()
    }

    /// Whether a block is text that is read from its start to its end: headlines, captions, crossheads, datelines and
    /// credit lines stand outside of it, so that "first" and "before" mean nothing there.
    pub(super) fn is_running_text(&self, block: u32) -> bool {
        matches!(
            self.article.block_kind(block),
            BlockKind::Paragraph | BlockKind::BlockQuote
        )
    }

    /// Whether English grammar holds in the article.
    pub(super) fn is_english(&self) -> bool {
        self.article.is_english()
    }

    /// A place in the file of an entry; `None` while that file is broken, because entries are older than its text then.
    pub(super) fn place_in(
        &self,
        entry: EntryIndex,
        range: TextRange,
    ) -> Option<(PathBuf, TextRange)> {
        let file = self.registry().file_of(entry);
        file.is_current.then(|| (file.path.clone(), range))
    }

    /// The innermost block that holds a place; front matter outside of headline and dateline is in none.
    pub(super) fn block_at(&self, range: TextRange) -> Option<u32> {
        let at = range.start();
        let end = |placed: &PlacedBlock| {
            let length = u32::try_from(placed.analysis.text.len()).unwrap_or(u32::MAX);
            placed.start + TextSize::from(length)
        };
        let blocks = &self.article.blocks;
        // Those of the front matter stand first, in any order; those of the body are in order.
        let header = blocks.len() - self.article.layout.blocks.len();
        let body = header + blocks[header..].partition_point(|placed| end(placed) < at);
        (0..header)
            .chain([body])
            .find(|block| {
                let placed = blocks.get(*block);
                placed.is_some_and(|placed| placed.start <= at && at <= end(placed))
            })
            .and_then(|block| u32::try_from(block).ok())
    }

    /// Whether a place stands in a direct quotation or a block quote.
    pub(super) fn is_quoted(&self, block: u32, range: TextRange) -> bool {
        let placed = &self.article.blocks[block as usize];
        placed.analysis.kind == BlockKind::BlockQuote
            || range.start() >= placed.start && {
                let range = range - placed.start;
                let quotations = &placed.analysis.quotations;
                let first = quotations.partition_point(|it| it.end() < range.end());
                let around = quotations.get(first);
                around.is_some_and(|quotation| quotation.contains_range(range))
            }
    }

    /// Whether a place stands in an annotation of class `.none`.
    pub(super) fn is_hidden(&self, block: u32, range: TextRange) -> bool {
        let placed = &self.article.blocks[block as usize];
        placed
            .analysis
            .inlines
            .annotations
            .iter()
            .any(|annotation| {
                annotation.class == Some(Class::None)
                    && (annotation.range + placed.start).contains_range(range)
            })
    }

    /// Reports what the parser found under a rule's id.
    pub(super) fn take_over(&self, rule: &str, findings: &mut Findings) {
        for problem in &self.article.problems {
            if problem.rule == rule {
                findings.take_over(problem);
            }
        }
    }
}

/// One registry file and its corpus.
#[derive(Debug, Clone, Copy)]
pub(super) struct RegistryContext<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) file: &'a RegistryFile,
    pub(super) place: u32,
}

impl RegistryContext<'_> {
    /// Reports what the registry found under a rule's id, in this file.
    pub(super) fn take_over(&self, rule: &str, findings: &mut Findings) {
        let own = self.file.problems.iter();
        let across = self.corpus.registry.problems.iter();
        let across = across
            .filter(|(place, _)| *place == self.place)
            .map(|(_, problem)| problem);
        for problem in own.chain(across).filter(|problem| problem.rule == rule) {
            findings.take_over(problem);
        }
    }
}

/// The configuration of a corpus.
#[derive(Debug, Clone, Copy)]
pub(super) struct ConfigContext<'a> {
    pub(super) problems: &'a [Problem],
}

impl<'a> ConfigContext<'a> {
    pub(super) fn new(config: &'a ConfigFile) -> Self {
        Self {
            problems: &config.problems,
        }
    }

    /// Reports what the parser found under a rule's id.
    pub(super) fn take_over(&self, rule: &str, findings: &mut Findings) {
        for problem in self.problems.iter().filter(|problem| problem.rule == rule) {
            findings.take_over(problem);
        }
    }
}

/// What reading a file showed, beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FileFacts {
    /// The file's size in bytes.
    pub size: u64,
    /// The size in bytes over which files are not analysed.
    pub limit: u64,
    /// Where the decoded text first has a replacement character for bytes that are not UTF-8, in bytes of the decoded
    /// text; `None` where all of the file is UTF-8.
    pub replaced: Option<TextRange>,
}
