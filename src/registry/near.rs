//! The words of all names, for forms that are nearly one of them.

use super::Registry;
use crate::text::{Neighbours, fold, words};

impl Registry {
    /// The distinct words of all names, misspellings included. They are listed at the first call, which takes time linear
    /// in the names.
    pub fn words(&self) -> &Neighbours {
        self.words.get_or_init(|| {
            let names = self.entries.iter().flat_map(|entry| entry.forms());
            let folded: Vec<_> = names.map(|form| fold(form.text)).collect();
            Neighbours::new(
                folded
                    .iter()
                    .flat_map(|name| words(name))
                    .map(|word| word.text),
            )
        })
    }
}
