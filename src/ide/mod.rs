//! Editor features on plain types: what stands at a place, what is known of it, where else it is, and what can be done.
//!
//! Every feature takes a view of one file ([`ArticleView`], [`RegistryView`], or the read `newsmark.toml`) and byte
//! offsets into its text, and gives plain values with public fields. Nothing here reads a file or the clock, and
//! nothing knows lines, columns or a protocol. Results are in a fixed order.

mod add_entry;
mod annotate;
mod annotate_actor;
mod annotate_all;
mod annotate_edits;
mod card;
mod completion;
mod date_card;
mod date_wording;
mod definition;
mod file_renames;
mod folding;
mod formatting;
mod front_matter_keys;
mod hierarchy;
mod highlight;
mod hints;
mod hover;
mod ignore;
mod lenses;
mod links;
mod local_name;
mod markdown;
mod publication_date;
mod references;
mod rename;
mod rewrite_date;
mod selection;
mod semantic_tokens;
mod symbols;
mod target;
#[cfg(test)]
mod tests;
mod toml_parts;
mod workspace_symbols;

pub use add_entry::{EntryFile, NewEntry, new_entry};
pub use annotate::annotation_actions;
pub use annotate_actor::{
    ActorChange, ActorEdits, CorpusAction, actor_edits, actor_files, corpus_actions,
};
pub use annotate_all::annotate_all;
pub use completion::{Completion, CompletionKind, Completions, completion_card, completions};
pub use definition::{
    declaration, declaration_in_registry, definition, definition_in_registry, implementation,
    implementation_in_registry, type_definition, type_definition_in_registry,
};
pub use file_renames::{keep_publication_date, may_lose_date};
pub use folding::{Fold, FoldKind, folds, folds_in_config, folds_in_registry};
pub use formatting::{FORMATTING_CHARACTERS, format, format_typed};
pub use hierarchy::{
    HierarchyItem, HierarchyWay, hierarchy, hierarchy_in_registry, hierarchy_step,
};
pub use highlight::{Highlight, highlights, highlights_in_registry};
pub use hints::{Hint, HintKind, hints};
pub use hover::{Hover, HoverContents, hover, hover_in_config, hover_in_registry};
pub use ignore::{ignore_actions, ignore_in_project};
pub use lenses::{Lens, lens_title, lenses, lenses_in_registry};
pub use links::{DocumentLink, links, links_in_registry};
pub use local_name::{NameFinder, local_at};
pub use publication_date::set_publication_date;
pub use references::{references, references_in_registry};
pub use rename::{
    ArticleRename, Certainty, Rename, RenameEdit, RenameError, Renameable, renameable,
    renameable_in_registry,
};
pub use rewrite_date::date_rewrites;
pub use selection::{selections, selections_in_toml};
pub use semantic_tokens::{SemanticKind, SemanticModifiers, SemanticToken, semantic_tokens};
pub use symbols::{Symbol, SymbolKind, symbols, symbols_in_registry};
pub use target::{AnnotationPart, AnnotationTarget, ArticleTarget, target_at};
pub use workspace_symbols::{WorkspaceSymbol, workspace_symbols};

use crate::analysis::{Article, Entity, EntityKey, Input};
use crate::corpus::{Corpus, FileId, Location};
use crate::registry::{EntryIndex, Registry, RegistryFile};
use crate::text::{Edit, TextRange, apply_edits};
use std::path::{Path, PathBuf};

/// An article and the corpus around it.
#[derive(Debug, Clone, Copy)]
pub struct ArticleView<'a> {
    /// The corpus. What it knows of this article itself is not read: it may be older than `article`.
    pub corpus: &'a Corpus,
    /// The article's place in the corpus; `None` where it is no part of it.
    pub file: Option<FileId>,
    /// The article as the editor has it.
    pub article: &'a Article,
}

/// A registry file and the corpus around it.
#[derive(Debug, Clone, Copy)]
pub struct RegistryView<'a> {
    /// The corpus.
    pub corpus: &'a Corpus,
    /// The registry with this file as the editor has it.
    pub registry: &'a Registry,
    /// The file as the editor has it.
    pub file: &'a RegistryFile,
}

/// A file that a result points into.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TargetFile {
    /// The file that was asked about.
    This,
    /// Another article of the corpus.
    Article(FileId),
    /// A registry file, by its path.
    Registry(PathBuf),
}

/// A span of some file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The file.
    pub file: TargetFile,
    /// The span, in bytes of the file's text.
    pub range: TextRange,
}

/// A place to jump to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Target {
    /// The file.
    pub file: TargetFile,
    /// The name or phrase itself, in bytes of the file's text.
    pub range: TextRange,
    /// What belongs to it, such as the whole registry entry; holds `range`.
    pub full_range: TextRange,
}

/// Where a jump starts and where it may lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jump {
    /// The span that stands for what is jumped from, in bytes.
    pub origin: TextRange,
    /// Where to; at least one place.
    pub targets: Vec<Target>,
}

/// A change that the user may choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What it does, as a menu shows it.
    pub title: String,
    /// The edits of the file that was asked about; they do not overlap.
    pub edits: Vec<Edit>,
}

/// An article as it reads after `edits` of its own text.
fn edited(article: &Article, edits: &[Edit]) -> Article {
    let input = Input {
        text: apply_edits(&article.input.text, edits).into(),
        ..article.input.clone()
    };
    Article::analyse(input, Some(article))
}

impl Jump {
    /// A jump that leads somewhere; `None` without a target.
    fn new(origin: TextRange, targets: Vec<Target>) -> Option<Self> {
        (!targets.is_empty()).then_some(Self { origin, targets })
    }
}

impl Target {
    /// An entry of the registry. `this` is the registry file that was asked about.
    fn entry(registry: &Registry, index: EntryIndex, this: Option<&Path>) -> Self {
        let file = registry.file_of(index);
        let entry = registry.entry(index);
        let file = if this == Some(file.path.as_path()) {
            TargetFile::This
        } else {
            TargetFile::Registry(file.path.clone())
        };
        Self {
            file,
            range: entry.id.range,
            full_range: entry.range.cover(entry.id.range),
        }
    }
}

impl ArticleView<'_> {
    /// Every mention of an entity over the corpus, by path and offset; those of this article as it is now.
    fn mentions(&self, key: &EntityKey) -> Vec<Place> {
        let others = self.corpus.mentions(key);
        let own_path = self.file.map(|file| self.corpus.path(file));
        let before = own_path.map_or(0, |own| {
            others.partition_point(|location| self.corpus.path(location.file) < own)
        });
        let (before, after) = others.split_at(before);
        let elsewhere = |location: &Location| {
            (Some(location.file) != self.file).then_some(Place {
                file: TargetFile::Article(location.file),
                range: location.range,
            })
        };
        let here = self.article.entity(key);
        let here = here.iter().flat_map(|entity| self.mentions_here(entity));
        before
            .iter()
            .filter_map(elsewhere)
            .chain(here)
            .chain(after.iter().filter_map(elsewhere))
            .collect()
    }

    /// The mentions of an entity in this article, by offset.
    fn mentions_here(&self, entity: &Entity) -> impl Iterator<Item = Place> {
        self.article
            .mentions
            .iter()
            .filter(move |mention| mention.entity == *entity)
            .map(|mention| Place {
                file: TargetFile::This,
                range: mention.range,
            })
    }
}
