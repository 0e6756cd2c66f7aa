//! The first index of a corpus.

use super::articles::{ArticleReader, Indexed};
use super::discover::{Territory, Unread};
use super::read::{ReadError, read_file};
use crate::corpus::{Builder, Corpus};
use crate::registry::{Registry, RegistryFile};
use crate::text::Problem;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many articles are analysed before their summaries are merged: enough for all cores, few enough to hold at once.
const BATCH: usize = 512;

/// A registry file is read whole and kept.
const REGISTRY_LIMIT: u64 = 64 * 1024 * 1024;

/// Told how many articles are done, and of how many.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// A corpus that was read from disk.
#[derive(Debug)]
pub struct Loaded {
    /// The corpus.
    pub corpus: Corpus,
    /// What is wrong with single files as a whole: `file/encoding` and `file/too-large`, by path.
    pub problems: BTreeMap<PathBuf, Problem>,
    /// Files that could not be read, by path.
    pub unread: Vec<Unread>,
}

/// Reads a registry file; one that cannot be read is `None` and said in `unread`.
pub fn read_registry_file(
    path: &Path,
    before: Option<&RegistryFile>,
    unread: &mut Vec<Unread>,
) -> Option<Arc<RegistryFile>> {
    match read_file(path, REGISTRY_LIMIT) {
        Ok(file) => {
            let mut parsed = RegistryFile::parse(path, &file.text, before);
            parsed.problems.extend(file.problem());
            Some(Arc::new(parsed))
        }
        Err(error) => {
            unread.push(Unread::new(path, &error));
            None
        }
    }
}

/// Reads the registry of a territory.
pub fn read_registry(territory: &Territory, unread: &mut Vec<Unread>) -> Arc<Registry> {
    let files = territory.registry.iter();
    let files = files.filter_map(|path| read_registry_file(path, None, unread));
    Arc::new(Registry::new(files.collect()))
}

/// Reads a corpus: its registry, then its articles in parallel. The result does not depend on the number of threads.
/// `None` when `cancel` was set.
pub fn load(territory: &Territory, progress: Progress<'_>, cancel: &AtomicBool) -> Option<Loaded> {
    let mut unread = Vec::new();
    let registry = read_registry(territory, &mut unread);
    let mut loaded = index(territory, registry, progress, cancel)?;
    loaded.unread.extend(unread);
    loaded.unread.sort_by(|a, b| a.path.cmp(&b.path));
    Some(loaded)
}

/// Reads the articles of a corpus whose registry is known. `None` when `cancel` was set.
pub fn index(
    territory: &Territory,
    registry: Arc<Registry>,
    progress: Progress<'_>,
    cancel: &AtomicBool,
) -> Option<Loaded> {
    let reader = ArticleReader::new(&territory.settings, registry);
    index_with(territory, &reader, progress, cancel)
}

/// Reads the articles of a corpus with a reader. `None` when `cancel` was set.
pub fn index_with(
    territory: &Territory,
    reader: &ArticleReader,
    progress: Progress<'_>,
    cancel: &AtomicBool,
) -> Option<Loaded> {
    let paths = territory.articles.as_slice();
    let mut builder = Builder::default();
    let mut problems = BTreeMap::new();
    let mut unread = Vec::new();
    let mut merge = |batch: Batch<'_>| {
        for (path, result) in batch {
            match result {
                Ok(indexed) => {
                    builder.add(path, indexed.stamp, indexed.summary);
                    problems.extend(indexed.problem.map(|problem| (path.to_owned(), problem)));
                }
                Err(error) => match error.problem() {
                    Some(problem) => {
                        problems.insert(path.to_owned(), problem);
                    }
                    None => unread.push(Unread::new(path, &error)),
                },
            }
        }
    };
    let mut done = 0;
    let mut ready = Batch::new();
    for batch in paths.chunks(BATCH) {
        if cancel.load(Ordering::Relaxed) {
            return None;
        }
        // One batch is merged while the next one is analysed.
        let before = std::mem::take(&mut ready);
        ((), ready) = rayon::join(|| merge(before), || analyse(reader, batch));
        done += batch.len();
        progress(done, paths.len());
    }
    merge(ready);
    if cancel.load(Ordering::Relaxed) {
        return None;
    }
    let settings = Arc::clone(&territory.settings);
    let registry = Arc::clone(&reader.registry);
    Some(Loaded {
        corpus: builder.finish(territory.root.clone(), settings, registry),
        problems,
        unread,
    })
}

/// Articles in the order of their paths, each with what became of it.
pub(super) type Batch<'a> = Vec<(&'a Path, Result<Indexed, ReadError>)>;

/// Reads and analyses some articles in parallel; the results are in the order of the paths.
pub(super) fn analyse<'a, P: AsRef<Path> + Sync>(
    reader: &ArticleReader,
    paths: &'a [P],
) -> Batch<'a> {
    paths
        .par_iter()
        .map(|path| (path.as_ref(), reader.index(path.as_ref())))
        .collect()
}
