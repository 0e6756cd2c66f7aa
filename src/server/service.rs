//! Routes each message of the protocol to its handler.

use super::capabilities::capabilities;
use super::client::ClientFeatures;
use super::handlers::navigation::Way;
use super::handlers::{
    actions, actor_actions, commands, completion, documents, file_renames, folding, formatting,
    hierarchy, hints, hover, lens, links, navigation, pull, rename, selection, semantic_tokens,
    symbols,
};
use super::session::Session;
use super::{watch, work};
use crate::ide::HierarchyWay;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::runtime::Handle;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::request::{
    GotoDeclarationParams, GotoDeclarationResponse, GotoImplementationParams,
    GotoImplementationResponse, GotoTypeDefinitionParams, GotoTypeDefinitionResponse,
};
use tower_lsp::lsp_types::{
    CodeAction, CodeActionParams, CodeActionResponse, CodeLens, CodeLensParams, CompletionItem,
    CompletionParams, CompletionResponse, DidChangeConfigurationParams,
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    DocumentDiagnosticParams, DocumentDiagnosticReportResult, DocumentFormattingParams,
    DocumentHighlight, DocumentHighlightParams, DocumentLink, DocumentLinkParams,
    DocumentOnTypeFormattingParams, DocumentRangeFormattingParams, DocumentSymbolParams,
    DocumentSymbolResponse, ExecuteCommandParams, FoldingRange, FoldingRangeParams,
    GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverParams, InitializeParams,
    InitializeResult, InitializedParams, InlayHint, InlayHintParams, Location,
    PrepareRenameResponse, ReferenceParams, RenameFilesParams, RenameParams, SelectionRange,
    SelectionRangeParams, SemanticTokensDeltaParams, SemanticTokensFullDeltaResult,
    SemanticTokensParams, SemanticTokensRangeParams, SemanticTokensRangeResult,
    SemanticTokensResult, ServerInfo, SymbolInformation, TextDocumentPositionParams, TextEdit,
    TypeHierarchyItem, TypeHierarchyPrepareParams, TypeHierarchySubtypesParams,
    TypeHierarchySupertypesParams, WorkspaceDiagnosticParams, WorkspaceDiagnosticReportResult,
    WorkspaceEdit, WorkspaceSymbolParams,
};
use tower_lsp::{Client, LanguageServer};

/// The service behind the protocol.
pub(super) struct Backend {
    session: Arc<Session>,
}

impl Backend {
    pub(super) fn new(client: Client) -> Self {
        Self {
            session: Arc::new(Session::new(client)),
        }
    }

    /// Runs a request's work in a thread of its own. The router drops the future of a request that the client cancels;
    /// its work is not begun then, and told to stop where it has.
    async fn answer<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Arc<Session>, &AtomicBool) -> T + Send + 'static,
    ) -> Result<T> {
        let session = Arc::clone(&self.session);
        let stop = StopOnDrop::default();
        let stopped = Arc::clone(&stop.0);
        let worked = tokio::task::spawn_blocking(move || {
            (!stopped.load(Ordering::Relaxed)).then(|| work(&session, &stopped))
        });
        match worked.await {
            Ok(Some(answer)) => Ok(answer),
            Ok(None) => Err(Error::request_cancelled()),
            Err(error) => {
                tracing::error!("a request failed: {error}");
                Err(Error::internal_error())
            }
        }
    }
}

/// Sets its flag when it is dropped.
#[derive(Debug, Default)]
struct StopOnDrop(Arc<AtomicBool>);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        self.session.ended.store(true, Ordering::Relaxed);
        self.session.work.end();
    }
}

#[tower_lsp::async_trait]
impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let features = ClientFeatures::of(&params.capabilities);
        let result = InitializeResult {
            capabilities: capabilities(&features),
            server_info: Some(ServerInfo {
                name: "newsmark".into(),
                version: Some(env!("CARGO_PKG_VERSION").into()),
            }),
        };
        self.session.set_features(features);
        let settings = params
            .initialization_options
            .filter(|settings| !settings.is_null())
            .map(Arc::new);
        let options = crate::workspace::Options {
            editor: settings.clone(),
            known_rules: crate::rules::ids().into(),
            home: std::env::home_dir(),
        };
        let mut state = self.session.state();
        state.first_settings.clone_from(&settings);
        state.settings = settings;
        state.workspace = crate::workspace::Workspace::new(options);
        for folder in folders(params.workspace_folders, params.root_uri) {
            state.workspace.add_folder(&folder);
            let survey = crate::workspace::FollowUp {
                survey: vec![folder],
                ..crate::workspace::FollowUp::default()
            };
            self.session.work.add(&survey);
        }
        drop(state);
        Ok(result)
    }

    async fn initialized(&self, _: InitializedParams) {
        let runtime = Handle::current();
        work::start(&self.session, &runtime);
        self.session.start_status(&runtime);
        watch::register(&self.session);
        self.session.show_faults_of_settings(&runtime);
    }

    async fn shutdown(&self) -> Result<()> {
        self.session.ended.store(true, Ordering::Relaxed);
        self.session.work.end();
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        documents::opened(&self.session, params);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        documents::changed(&self.session, params);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        documents::closed(&self.session, &params);
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        documents::saved(&self.session, &params);
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        documents::files_changed(&self.session, &params);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        documents::folders_changed(&self.session, &params);
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        if self.session.features().configuration {
            watch::ask_for_settings(&self.session);
        } else {
            documents::settings_changed(&self.session, &params.settings);
        }
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        self.answer(move |session, _| hover::hover(session, &params))
            .await
    }

    async fn goto_definition(
        &self,
        params: GotoDefinitionParams,
    ) -> Result<Option<GotoDefinitionResponse>> {
        self.answer(move |session, _| navigation::jump(session, &params, Way::Definition))
            .await
    }

    async fn goto_declaration(
        &self,
        params: GotoDeclarationParams,
    ) -> Result<Option<GotoDeclarationResponse>> {
        self.answer(move |session, _| navigation::jump(session, &params, Way::Declaration))
            .await
    }

    async fn goto_type_definition(
        &self,
        params: GotoTypeDefinitionParams,
    ) -> Result<Option<GotoTypeDefinitionResponse>> {
        self.answer(move |session, _| navigation::jump(session, &params, Way::TypeDefinition))
            .await
    }

    async fn goto_implementation(
        &self,
        params: GotoImplementationParams,
    ) -> Result<Option<GotoImplementationResponse>> {
        self.answer(move |session, _| navigation::jump(session, &params, Way::Implementation))
            .await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        self.answer(move |session, stopped| navigation::references(session, &params, stopped))
            .await
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        self.answer(move |session, _| navigation::highlights(session, &params))
            .await
    }

    async fn document_symbol(
        &self,
        params: DocumentSymbolParams,
    ) -> Result<Option<DocumentSymbolResponse>> {
        self.answer(move |session, _| symbols::document(session, &params))
            .await
    }

    async fn symbol(
        &self,
        params: WorkspaceSymbolParams,
    ) -> Result<Option<Vec<SymbolInformation>>> {
        self.answer(move |session, _| Some(symbols::workspace(session, &params)))
            .await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        self.answer(move |session, _| links::links(session, &params))
            .await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        self.answer(move |session, _| hints::hints(session, &params))
            .await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        self.answer(move |session, _| folding::folds(session, &params))
            .await
    }

    async fn selection_range(
        &self,
        params: SelectionRangeParams,
    ) -> Result<Option<Vec<SelectionRange>>> {
        self.answer(move |session, _| selection::selections(session, &params))
            .await
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> Result<Option<SemanticTokensResult>> {
        self.answer(move |session, _| semantic_tokens::full(session, &params))
            .await
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        self.answer(move |session, _| semantic_tokens::delta(session, &params))
            .await
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        self.answer(move |session, _| semantic_tokens::range(session, &params))
            .await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        self.answer(move |session, _| completion::completion(session, &params))
            .await
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        self.answer(move |session, _| completion::resolve(session, item))
            .await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        self.answer(move |session, _| actions::actions(session, &params))
            .await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        self.answer(move |session, stopped| actor_actions::resolve(session, action, stopped))
            .await?
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        self.answer(move |session, _| lens::lenses(session, &params))
            .await
    }

    async fn code_lens_resolve(&self, lens: CodeLens) -> Result<CodeLens> {
        self.answer(move |session, _| lens::resolve(session, lens))
            .await
    }

    async fn will_rename_files(&self, params: RenameFilesParams) -> Result<Option<WorkspaceEdit>> {
        self.answer(move |session, stopped| file_renames::edits(session, &params, stopped))
            .await
    }

    async fn prepare_type_hierarchy(
        &self,
        params: TypeHierarchyPrepareParams,
    ) -> Result<Option<Vec<TypeHierarchyItem>>> {
        self.answer(move |session, _| hierarchy::prepare(session, &params))
            .await
    }

    async fn supertypes(
        &self,
        params: TypeHierarchySupertypesParams,
    ) -> Result<Option<Vec<TypeHierarchyItem>>> {
        self.answer(move |session, _| hierarchy::step(session, params.item, HierarchyWay::Up))
            .await
    }

    async fn subtypes(
        &self,
        params: TypeHierarchySubtypesParams,
    ) -> Result<Option<Vec<TypeHierarchyItem>>> {
        self.answer(move |session, _| hierarchy::step(session, params.item, HierarchyWay::Down))
            .await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        self.answer(move |session, _| commands::execute(session, params))
            .await?
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        self.answer(move |session, _| formatting::document(session, &params))
            .await
    }

    async fn range_formatting(
        &self,
        params: DocumentRangeFormattingParams,
    ) -> Result<Option<Vec<TextEdit>>> {
        self.answer(move |session, _| formatting::range(session, &params))
            .await
    }

    async fn on_type_formatting(
        &self,
        params: DocumentOnTypeFormattingParams,
    ) -> Result<Option<Vec<TextEdit>>> {
        self.answer(move |session, _| formatting::typed(session, &params))
            .await
    }

    async fn prepare_rename(
        &self,
        params: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        self.answer(move |session, _| rename::prepare(session, &params))
            .await?
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        self.answer(move |session, stopped| rename::rename(session, &params, stopped))
            .await?
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        self.answer(move |session, _| pull::document(session, &params))
            .await
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        self.answer(move |session, stopped| pull::workspace(session, params, stopped))
            .await
    }
}

/// The folders that a client opens: workspace folders, or the one root of an older client.
fn folders(
    folders: Option<Vec<tower_lsp::lsp_types::WorkspaceFolder>>,
    root: Option<tower_lsp::lsp_types::Url>,
) -> Vec<PathBuf> {
    let uris = match folders {
        Some(folders) => folders.into_iter().map(|folder| folder.uri).collect(),
        None => root.into_iter().collect::<Vec<_>>(),
    };
    uris.iter().filter_map(Session::path).collect()
}
