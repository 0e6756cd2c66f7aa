//! What a client knows of an open document's semantic tokens.

use std::sync::Arc;
use tower_lsp::lsp_types::SemanticToken;

/// What a client was told last of an open document's tokens.
#[derive(Debug, Default)]
pub(super) struct ToldTokens {
    /// The last whole answer.
    pub(super) whole: Option<WholeAnswer>,
    /// The text that was told of before the model had read it.
    pub(super) without_names: Option<Arc<str>>,
}

/// An answer that a later one can be compared with.
#[derive(Debug)]
pub(super) struct WholeAnswer {
    /// The number that is its result id.
    pub(super) id: u64,
    pub(super) tokens: Arc<[SemanticToken]>,
}
