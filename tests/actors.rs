//! How well mentions are found and given to their actors: the articles of `tests/actors/` are the samples' with every
//! person, group, place and event marked. The marks are taken out, the text is read with the samples' registry, and what
//! is found is held against the marks.

use newsmark::analysis::{Article, Entity, Input, MentionSource};
use newsmark::markup::Dialect;
use newsmark::registry::{Registry, RegistryFile};
use newsmark::text::{TextRange, TextSize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The least share of the mentions found that are right.
const PRECISION: f64 = 0.995;
/// The least share of the marks that are found and given to the right entry.
const RECALL_OF_ENTRIES: f64 = 0.995;
/// The same of the marks of actors without an entry, which text alone makes known.
const RECALL_OF_OTHERS: f64 = 0.5;

/// Marks found, missed, and mentions that no mark bears out.
#[derive(Default)]
struct Score {
    right: usize,
    missed: usize,
    wrong: usize,
}

impl Score {
    fn recall(&self) -> f64 {
        share(self.right, self.missed)
    }

    fn precision(&self) -> f64 {
        share(self.right, self.wrong)
    }
}

fn share(part: usize, rest: usize) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    count(part) / count((part + rest).max(1))
}

fn files(folder: &str, extensions: &[&str]) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the folder can be read")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| {
            let extension = path.extension().and_then(|it| it.to_str());
            extension.is_some_and(|it| extensions.contains(&it))
        })
        .collect();
    files.sort();
    files
}

fn registry() -> Arc<Registry> {
    let files = files("samples/registry", &["toml"]);
    let files = files.iter().map(|path| {
        let text = fs::read_to_string(path).expect("the registry can be read");
        Arc::new(RegistryFile::parse(path, &text, None))
    });
    Arc::new(Registry::new(files.collect()))
}

fn read(path: &Path, text: &str, registry: &Arc<Registry>) -> Article {
    let input = Input {
        text: text.into(),
        file_name: path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        dialect: match path.extension().is_some_and(|it| it == "md") {
            true => Dialect::Markdown,
            false => Dialect::News,
        },
        registry: Arc::clone(registry),
        furniture: Arc::default(),
    };
    Article::analyse(input, None)
}

/// The text without annotations, and each mark of an entity with its place there and its `ref`.
fn without_marks(marked: &Article) -> (String, BTreeMap<(usize, usize), String>) {
    let mut cuts: Vec<TextRange> = Vec::new();
    for placed in &marked.blocks {
        for annotation in &placed.analysis.inlines.annotations {
            let (outer, inner) = (annotation.range, annotation.text);
            cuts.push(TextRange::new(outer.start(), inner.start()) + placed.start);
            cuts.push(TextRange::new(inner.end(), outer.end()) + placed.start);
        }
    }
    cuts.sort_by_key(|cut| cut.start());
    let source = &marked.input.text;
    let mut text = String::new();
    let mut kept_to = 0;
    for cut in &cuts {
        text.push_str(&source[kept_to..usize::from(cut.start())]);
        kept_to = usize::from(cut.end());
    }
    text.push_str(&source[kept_to..]);
    let moved = |at: TextSize| {
        let before = cuts.iter().filter(|cut| cut.end() <= at);
        usize::from(at) - before.map(|cut| usize::from(cut.len())).sum::<usize>()
    };
    let mut marks = BTreeMap::new();
    for mention in &marked.mentions {
        let annotation = mention
            .annotation
            .and_then(|place| marked.annotation(mention.block, place));
        if let Some(reference) = annotation.and_then(|it| it.reference()) {
            let place = (moved(mention.range.start()), moved(mention.range.end()));
            marks.insert(place, reference.value.clone());
        }
    }
    (text, marks)
}

/// Reads an article without its marks and counts; what went wrong goes to `faults`.
fn score(
    path: &Path,
    registry: &Arc<Registry>,
    entries: &mut Score,
    others: &mut Score,
    faults: &mut Vec<String>,
) {
    let marked = fs::read_to_string(path).expect("the article can be read");
    let (text, marks) = without_marks(&read(path, &marked, registry));
    let article = read(path, &text, registry);
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let mut fault = |what: &str, place: (usize, usize), whom: &str| {
        let line = text[..place.0].lines().count();
        faults.push(format!(
            "{file}:{line}: {what} {:?} as {whom}",
            &text[place.0..place.1]
        ));
    };
    // Which mark's label each entity without an entry turned out to be, by the first mention of both.
    let mut labels: BTreeMap<&str, u32> = BTreeMap::new();
    let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
    for mention in &article.mentions {
        assert_ne!(mention.source, MentionSource::Annotation, "{file}");
        let place = (mention.range.start().into(), mention.range.end().into());
        let is_in_header = article
            .layout
            .blocks
            .first()
            .is_some_and(|block| mention.range.start() < block.range.start());
        if is_in_header {
            continue;
        }
        let mark = marks.get(&place).map(String::as_str);
        let (whom, right) = match &mention.entity {
            Entity::Entry(index) => {
                let id = registry.entry(*index).id.value.as_str();
                (id, mark == Some(id))
            }
            Entity::Local(local) => {
                let label = mark.filter(|mark| mark.starts_with('_'));
                let same = label.is_some_and(|label| {
                    let taken = labels.values().any(|other| *other == local.0);
                    match labels.get(label) {
                        Some(known) => *known == local.0,
                        None if taken => false,
                        None => labels.insert(label, local.0).is_none(),
                    }
                });
                (article.locals[local.0 as usize].name.as_str(), same)
            }
            Entity::Ambiguous(_) => ("one of several", false),
        };
        let score = match mention.entity {
            Entity::Local(_) => &mut *others,
            _ => &mut *entries,
        };
        if right {
            score.right += 1;
            found.insert(place);
        } else {
            score.wrong += 1;
            fault("found", place, whom);
        }
    }
    for (place, mark) in &marks {
        if !found.contains(place) {
            fault("missed", *place, mark);
            match mark.starts_with('_') {
                true => others.missed += 1,
                false => entries.missed += 1,
            }
        }
    }
}

#[test]
fn mentions_are_given_to_their_actors() {
    let registry = registry();
    let articles = files("tests/actors", &["news", "md", "txt"]);
    assert!(articles.len() >= 20, "{} articles", articles.len());
    let (mut entries, mut others) = (Score::default(), Score::default());
    let mut faults = Vec::new();
    for path in &articles {
        score(path, &registry, &mut entries, &mut others, &mut faults);
    }
    let mut report = std::io::stderr();
    for (name, score) in [("entries", &entries), ("others", &others)] {
        let _ = writeln!(
            report,
            "{name}: precision {:.3}, recall {:.3} ({} right, {} missed, {} wrong)",
            score.precision(),
            score.recall(),
            score.right,
            score.missed,
            score.wrong
        );
    }
    let faults = faults.join("\n");
    let _ = writeln!(report, "{faults}");
    let found = entries.right + others.right;
    let precision = share(found, entries.wrong + others.wrong);
    assert!(precision >= PRECISION, "precision {precision:.3}\n{faults}");
    assert!(entries.recall() >= RECALL_OF_ENTRIES, "{faults}");
    assert!(others.recall() >= RECALL_OF_OTHERS, "{faults}");
}

#[test]
fn the_articles_are_the_samples() {
    let registry = registry();
    for path in files("tests/actors", &["news", "md", "txt"]) {
        let name = path.file_name().expect("a file has a name");
        let sample = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("samples/articles")
            .join(name);
        let Ok(sample) = fs::read_to_string(&sample) else {
            // Those that are no samples are invented for this test.
            assert!(name.to_string_lossy().starts_with("invented-"), "{name:?}");
            continue;
        };
        let text = |marked: &str| without_marks(&read(&path, marked, &registry)).0;
        let marked = fs::read_to_string(&path).expect("the article can be read");
        assert_eq!(text(&marked), text(&sample), "{name:?}");
    }
}
