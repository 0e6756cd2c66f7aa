//! What the client can do, read once from `initialize`.

use crate::text::Encoding;
use tower_lsp::lsp_types::{
    ClientCapabilities, DiagnosticTag, MarkupKind, PositionEncodingKind, ResourceOperationKind,
};

/// What the client can do. What it lacks is not sent to it.
#[derive(Debug, Clone, Default)]
pub(super) struct ClientFeatures {
    /// What columns count.
    pub(super) encoding: Encoding,
    /// It asks for diagnostics itself, and can be told to ask again.
    pub(super) pulls_diagnostics: bool,
    /// Diagnostics may carry related places.
    pub(super) related_information: bool,
    /// Diagnostics may say that their text is not needed.
    pub(super) unnecessary_tag: bool,
    /// It shows work-done progress that the server starts.
    pub(super) work_done_progress: bool,
    /// It watches files that the server names.
    pub(super) watches_files: bool,
    /// It answers `workspace/configuration`.
    pub(super) configuration: bool,
    /// It tells when settings change, once asked to.
    pub(super) configuration_registration: bool,
    /// Edits may name the version that they are for.
    pub(super) document_changes: bool,
    /// Edits may create files. Such an edit goes out as `documentChanges`, the only form that has a place for it.
    pub(super) creates_files: bool,
    /// Edits may carry questions that the user is asked before they are made. They go out with `documentChanges`.
    pub(super) change_annotations: bool,
    /// It asks what stands at a place before it asks to rename it.
    pub(super) prepares_renames: bool,
    /// Definitions may carry the span that they start from.
    pub(super) definition_links: bool,
    /// Document symbols may nest.
    pub(super) nested_symbols: bool,
    /// Hovers may be Markdown.
    pub(super) markdown: bool,
    /// Code actions may be more than commands.
    pub(super) code_action_literals: bool,
    /// It asks for the edit of a code action when that is chosen.
    pub(super) resolves_action_edits: bool,
    /// The documentation of completions may be Markdown.
    pub(super) markdown_completions: bool,
    /// Of completions one can be chosen beforehand.
    pub(super) preselects: bool,
    /// It can be told to ask for inlay hints again.
    pub(super) refreshes_hints: bool,
    /// It can be told to ask for semantic tokens again.
    pub(super) refreshes_tokens: bool,
    /// It folds whole lines only.
    pub(super) folds_lines_only: bool,
    /// It shows a text in the place of what is folded.
    pub(super) folded_text: bool,
    /// The most folds that it wants of a document.
    pub(super) fold_limit: Option<u32>,
    /// It can be told to ask for code lenses again.
    pub(super) refreshes_lenses: bool,
    /// It has the command of Newsmark's own extensions that shows the references to what stands at a place.
    pub(super) shows_references: bool,
    /// It tells before it renames files, and makes the edits that it is answered.
    pub(super) tells_of_renames: bool,
    /// It makes edits that the server asks for.
    pub(super) applies_edits: bool,
    /// It shows how the server is: it takes `newsmark/status`.
    pub(super) shows_status: bool,
}

impl ClientFeatures {
    /// Reads the client's capabilities. Of the encodings that it offers UTF-8 is taken first: it costs nothing to count.
    pub(super) fn of(capabilities: &ClientCapabilities) -> Self {
        let general = capabilities.general.as_ref();
        let offered = general.and_then(|general| general.position_encodings.as_deref());
        let document = capabilities.text_document.as_ref();
        let workspace = capabilities.workspace.as_ref();
        let window = capabilities.window.as_ref();
        let publish = document.and_then(|document| document.publish_diagnostics.as_ref());
        let edit = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let folding = document.and_then(|document| document.folding_range.as_ref());
        let refreshes_diagnostics = workspace
            .and_then(|workspace| workspace.diagnostic.as_ref())
            .and_then(|diagnostic| diagnostic.refresh_support);
        Self {
            encoding: encoding(offered.unwrap_or_default()),
            pulls_diagnostics: document.is_some_and(|document| document.diagnostic.is_some())
                && refreshes_diagnostics == Some(true),
            related_information: publish.and_then(|publish| publish.related_information)
                == Some(true),
            unnecessary_tag: publish
                .and_then(|publish| publish.tag_support.as_ref())
                .is_some_and(|tags| tags.value_set.contains(&DiagnosticTag::UNNECESSARY)),
            work_done_progress: window.and_then(|window| window.work_done_progress) == Some(true),
            watches_files: workspace
                .and_then(|workspace| workspace.did_change_watched_files.as_ref())
                .and_then(|watch| watch.dynamic_registration)
                == Some(true),
            configuration: workspace.and_then(|workspace| workspace.configuration) == Some(true),
            configuration_registration: workspace
                .and_then(|workspace| workspace.did_change_configuration.as_ref())
                .and_then(|change| change.dynamic_registration)
                == Some(true),
            document_changes: edit.and_then(|edit| edit.document_changes) == Some(true),
            creates_files: edit
                .and_then(|edit| edit.resource_operations.as_ref())
                .is_some_and(|operations| operations.contains(&ResourceOperationKind::Create)),
            change_annotations: edit.is_some_and(|edit| edit.change_annotation_support.is_some()),
            prepares_renames: document
                .and_then(|document| document.rename.as_ref())
                .and_then(|rename| rename.prepare_support)
                == Some(true),
            definition_links: document
                .and_then(|document| document.definition.as_ref())
                .and_then(|definition| definition.link_support)
                == Some(true),
            nested_symbols: document
                .and_then(|document| document.document_symbol.as_ref())
                .and_then(|symbol| symbol.hierarchical_document_symbol_support)
                == Some(true),
            markdown: document
                .and_then(|document| document.hover.as_ref())
                .and_then(|hover| hover.content_format.as_ref())
                .is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
            code_action_literals: document
                .and_then(|document| document.code_action.as_ref())
                .is_some_and(|action| action.code_action_literal_support.is_some()),
            resolves_action_edits: document
                .and_then(|document| document.code_action.as_ref())
                .is_some_and(|action| {
                    let resolved = action.resolve_support.as_ref();
                    action.data_support == Some(true)
                        && resolved.is_some_and(|it| it.properties.iter().any(|it| it == "edit"))
                }),
            markdown_completions: document
                .and_then(|document| document.completion.as_ref())
                .and_then(|completion| completion.completion_item.as_ref())
                .and_then(|item| item.documentation_format.as_ref())
                .is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
            preselects: document
                .and_then(|document| document.completion.as_ref())
                .and_then(|completion| completion.completion_item.as_ref())
                .and_then(|item| item.preselect_support)
                == Some(true),
            refreshes_hints: workspace
                .and_then(|workspace| workspace.inlay_hint.as_ref())
                .and_then(|hint| hint.refresh_support)
                == Some(true),
            refreshes_tokens: workspace
                .and_then(|workspace| workspace.semantic_tokens.as_ref())
                .and_then(|tokens| tokens.refresh_support)
                == Some(true),
            folds_lines_only: folding.and_then(|folding| folding.line_folding_only) == Some(true),
            folded_text: folding
                .and_then(|folding| folding.folding_range.as_ref())
                .and_then(|range| range.collapsed_text)
                == Some(true),
            fold_limit: folding.and_then(|folding| folding.range_limit),
            refreshes_lenses: workspace
                .and_then(|workspace| workspace.code_lens.as_ref())
                .and_then(|lens| lens.refresh_support)
                == Some(true),
            shows_references: own(capabilities, "showReferences"),
            tells_of_renames: workspace
                .and_then(|workspace| workspace.file_operations.as_ref())
                .and_then(|operations| operations.will_rename)
                == Some(true),
            applies_edits: workspace.and_then(|workspace| workspace.apply_edit) == Some(true),
            shows_status: own(capabilities, "status"),
        }
    }

    /// The protocol's name of the encoding.
    pub(super) fn encoding_kind(&self) -> PositionEncodingKind {
        match self.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }
    }
}

/// Whether the client has something that only Newsmark's own extensions know: `experimental.newsmark.NAME`.
fn own(capabilities: &ClientCapabilities, name: &str) -> bool {
    let experimental = capabilities.experimental.as_ref();
    experimental.and_then(|all| all.get("newsmark")?.get(name)?.as_bool()) == Some(true)
}

fn encoding(offered: &[PositionEncodingKind]) -> Encoding {
    [
        (PositionEncodingKind::UTF8, Encoding::Utf8),
        (PositionEncodingKind::UTF32, Encoding::Utf32),
    ]
    .into_iter()
    .find(|(kind, _)| {
        offered.contains(kind)
            && (*kind == PositionEncodingKind::UTF8
                || !offered.contains(&PositionEncodingKind::UTF16))
    })
    .map_or(Encoding::Utf16, |(_, encoding)| encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_is_taken_where_it_is_offered_and_utf16_where_nothing_is() {
        let kinds = [PositionEncodingKind::UTF16, PositionEncodingKind::UTF8];
        assert_eq!(encoding(&kinds), Encoding::Utf8);
        assert_eq!(encoding(&[]), Encoding::Utf16);
        assert_eq!(encoding(&[PositionEncodingKind::UTF32]), Encoding::Utf32);
        let wide = [PositionEncodingKind::UTF16, PositionEncodingKind::UTF32];
        assert_eq!(encoding(&wide), Encoding::Utf16);
    }
}
