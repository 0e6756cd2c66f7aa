//! Articles whose names are known: what the tagger learns from and is measured on.

use anyhow::{Context, Result, bail};
use newsmark::analysis::{Article, Input};
use newsmark::markup::{BlockKind, Class as Marked, Dialect, EntityKind};
use newsmark::names::tagger::Class;
use std::path::{Path, PathBuf};

/// Where an article comes from, since sets mark different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, clap::ValueEnum)]
pub(crate) enum Set {
    /// Groningen Meaning Bank: silver labels, peoples among the groups.
    Gmb,
    /// English Web Treebank: no peoples.
    Ewt,
    /// WikiGold: no peoples.
    WikiGold,
    /// re3d: peoples among the groups.
    Re3d,
    /// The project's own copy: everything is marked, peoples apart.
    Own,
}

/// One article.
#[derive(Debug, Clone)]
pub(crate) struct Gold {
    pub(crate) set: Set,
    /// Its passages: paragraphs, headlines, lists.
    pub(crate) passages: Vec<GoldPassage>,
}

/// One passage.
#[derive(Debug, Clone)]
pub(crate) struct GoldPassage {
    pub(crate) text: String,
    pub(crate) is_headline: bool,
    /// Its names by place, without overlaps, in bytes.
    pub(crate) spans: Vec<Span>,
}

/// A name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// What it is; in sets that do not tell peoples apart, those are organisations here.
    pub(crate) class: Class,
}

/// The files of a set.
const FILES: &[(&str, Set)] = &[
    ("names-gmb.jsonl", Set::Gmb),
    ("names-ewt-dev.jsonl", Set::Ewt),
    ("names-ewt-test.jsonl", Set::Ewt),
    ("names-wikigold.jsonl", Set::WikiGold),
    ("names-re3d.jsonl", Set::Re3d),
];

/// All articles: the files in the data folder, then the project's own copy.
pub(crate) fn read_all(data: &Path, own: &Path) -> Result<Vec<Gold>> {
    let mut all = Vec::new();
    for (file, set) in FILES {
        all.extend(read_jsonl(&data.join(file), *set)?);
    }
    let mut files = news_files(own)?;
    files.sort();
    if files.is_empty() {
        bail!("{} holds no .news files", own.display());
    }
    for file in files {
        all.push(read_own(&file)?);
    }
    Ok(all)
}

/// Reads one of the JSON Lines files.
fn read_jsonl(path: &Path, set: Set) -> Result<Vec<Gold>> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let mut articles = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let place = || format!("{}:{}", path.display(), number + 1);
        let value: serde_json::Value = serde_json::from_str(line).with_context(place)?;
        let text = value["text"].as_str().with_context(place)?;
        let offsets: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let offset = |value: &serde_json::Value| {
            let at = usize::try_from(value.as_u64()?).ok()?;
            offsets.get(at).copied()
        };
        let mut spans = Vec::new();
        for span in value["spans"].as_array().with_context(place)? {
            let class = match span["label"].as_str() {
                Some("person") => Class::Person,
                Some("group") => Class::Organisation,
                Some("place") => Class::Place,
                _ => continue,
            };
            spans.push(Span {
                start: offset(&span["start"]).with_context(place)?,
                end: offset(&span["end"]).with_context(place)?,
                class,
            });
        }
        articles.push(Gold {
            set,
            passages: paragraphs(text, &outermost(spans)),
        });
    }
    Ok(articles)
}

/// A text's paragraphs with their spans.
fn paragraphs(text: &str, spans: &[Span]) -> Vec<GoldPassage> {
    let mut passages = Vec::new();
    let mut start = 0;
    for part in text.split("\n\n") {
        let end = start + part.len();
        if !part.trim().is_empty() {
            let inside = spans
                .iter()
                .filter(|span| span.start >= start && span.end <= end);
            passages.push(GoldPassage {
                text: part.to_owned(),
                is_headline: passages.is_empty() && looks_like_headline(part),
                spans: inside
                    .map(|span| Span {
                        start: span.start - start,
                        end: span.end - start,
                        ..*span
                    })
                    .collect(),
            });
        }
        start = end + 2;
    }
    passages
}

/// Whether a first paragraph is what Newsmark takes for a headline.
fn looks_like_headline(text: &str) -> bool {
    let text = text.trim_end();
    text.len() <= 200 && !text.contains('\n') && !text.ends_with(['.', '!', '?', ':', '"'])
}

/// The spans that no other one holds, in order.
fn outermost(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut kept: Vec<Span> = Vec::new();
    for span in spans {
        if span.end > span.start && kept.last().is_none_or(|last| last.end <= span.start) {
            kept.push(span);
        }
    }
    kept
}

/// The articles under a folder.
fn news_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(news_files(&path)?);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "news")
        {
            files.push(path);
        }
    }
    Ok(files)
}

/// Reads an article with annotations, as Newsmark reads it.
fn read_own(path: &Path) -> Result<Gold> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let article = Article::analyse(
        Input {
            text: text.into(),
            file_name: String::new(),
            dialect: Dialect::News,
            registry: Default::default(),
            furniture: Default::default(),
        },
        None,
    );
    if let Some(problem) = article.problems.first() {
        bail!("{}: {}", path.display(), problem.message);
    }
    let mut passages = Vec::new();
    for placed in &article.blocks {
        let block = &placed.analysis;
        let mut spans = Vec::new();
        for annotation in &block.inlines.annotations {
            let people = annotation
                .attributes
                .iter()
                .any(|it| it.key == "subtype" && it.value == "people");
            let class = match annotation.class {
                Some(Marked::Entity(EntityKind::Person)) => Class::Person,
                Some(Marked::Entity(EntityKind::Group)) if people => Class::People,
                Some(Marked::Entity(EntityKind::Group)) => Class::Organisation,
                Some(Marked::Entity(EntityKind::Place)) => Class::Place,
                _ => continue,
            };
            let range = block.plain.map.to_plain(annotation.text);
            spans.push(Span {
                start: range.start().into(),
                end: range.end().into(),
                class,
            });
        }
        passages.push(GoldPassage {
            text: block.plain.text(&block.text).to_owned(),
            is_headline: block.kind == BlockKind::Headline,
            spans: outermost(spans),
        });
    }
    Ok(Gold {
        set: Set::Own,
        passages,
    })
}

impl Gold {
    /// The same article all in capitals, or all in small letters; `None` where that changes lengths.
    pub(crate) fn recased(&self, capitals: bool) -> Option<Self> {
        let passages = self.passages.iter().map(|passage| {
            let text = if capitals {
                passage.text.to_uppercase()
            } else {
                passage.text.to_lowercase()
            };
            let fits = |at: usize| text.is_char_boundary(at);
            let same = text.len() == passage.text.len()
                && passage
                    .spans
                    .iter()
                    .all(|span| fits(span.start) && fits(span.end));
            same.then(|| GoldPassage {
                text,
                ..passage.clone()
            })
        });
        Some(Self {
            set: self.set,
            passages: passages.collect::<Option<_>>()?,
        })
    }
}
