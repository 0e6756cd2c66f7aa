//! The articles of a corpus by number and by path.

use super::FileId;
use super::chunked::Chunked;
use super::record::Record;
use std::path::Path;
use std::sync::Arc;

/// The records, and the order of their paths.
#[derive(Debug, Clone, Default)]
pub(super) struct Files {
    records: Chunked<Arc<Record>>,
    /// The numbers of all records, by path.
    order: Arc<Vec<u32>>,
    /// For each number its place in `order`.
    rank: Arc<Vec<u32>>,
}

impl Files {
    /// The records in the order of their paths, which are all different.
    pub(super) fn new(records: Vec<Arc<Record>>) -> Self {
        let mut files = Self {
            records: records.into_iter().collect(),
            ..Self::default()
        };
        files.sort();
        files
    }

    fn sort(&mut self) {
        let records = &self.records;
        let path = |number: &u32| records.get(*number as usize).map(|record| &record.path);
        let mut order: Vec<u32> = (0u32..).take(records.len()).collect();
        order.sort_by(|a, b| path(a).cmp(&path(b)));
        let mut rank = vec![0; order.len()];
        for (place, number) in (0u32..).zip(&order) {
            rank[*number as usize] = place;
        }
        self.order = Arc::new(order);
        self.rank = Arc::new(rank);
    }

    /// All records, those of deleted articles too, by number.
    pub(super) fn records(&self) -> impl Iterator<Item = &Record> + Clone {
        (0..self.records.len()).filter_map(|at| self.records.get(at).map(Arc::as_ref))
    }

    /// The record of an article that is there.
    pub(super) fn get(&self, file: FileId) -> Option<&Record> {
        self.any(file).filter(|record| record.present)
    }

    /// The record of an article, deleted or not.
    pub(super) fn any(&self, file: FileId) -> Option<&Record> {
        self.records.get(file.0 as usize).map(Arc::as_ref)
    }

    /// The place of an article in the order of the paths.
    pub(super) fn rank(&self, file: FileId) -> u32 {
        self.rank.get(file.0 as usize).copied().unwrap_or(u32::MAX)
    }

    /// The articles that are there, by path.
    pub(super) fn by_path(&self) -> impl Iterator<Item = FileId> {
        self.order
            .iter()
            .map(|number| FileId(*number))
            .filter(|file| self.get(*file).is_some())
    }

    /// The number of a path, deleted or not.
    pub(super) fn find(&self, path: &Path) -> Option<FileId> {
        self.place(path).ok().map(|place| FileId(self.order[place]))
    }

    fn place(&self, path: &Path) -> Result<usize, usize> {
        self.order
            .binary_search_by(|number| match self.any(FileId(*number)) {
                Some(record) => record.path.as_ref().cmp(path),
                None => std::cmp::Ordering::Less,
            })
    }

    /// How many numbers were given.
    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    /// Replaces a record; the path stays.
    pub(super) fn set(&mut self, file: FileId, record: Record) {
        if let Some(place) = self.records.get_mut(file.0 as usize) {
            *place = Arc::new(record);
        }
    }

    /// Adds the records of paths that have no number yet. The first one's number is the next free one.
    pub(super) fn append(&mut self, records: Vec<Record>) {
        match records.len() {
            0 => {}
            1 => {
                for record in records {
                    let number = u32::try_from(self.records.len()).unwrap_or(u32::MAX);
                    let place = self.place(&record.path).unwrap_or_else(|place| place);
                    self.records.push(Arc::new(record));
                    Arc::make_mut(&mut self.order).insert(place, number);
                    let rank = Arc::make_mut(&mut self.rank);
                    rank.push(0);
                    for (place, number) in (0u32..).zip(self.order.iter()).skip(place) {
                        rank[*number as usize] = place;
                    }
                }
            }
            _ => {
                for record in records {
                    self.records.push(Arc::new(record));
                }
                self.sort();
            }
        }
    }
}
