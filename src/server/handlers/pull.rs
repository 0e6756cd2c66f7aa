//! `textDocument/diagnostic` and `workspace/diagnostic`

use super::super::diagnostics::FileDiagnostics;
use super::super::session::Session;
use rustc_hash::FxHashSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tower_lsp::lsp_types::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult,
    FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
    UnchangedDocumentDiagnosticReport, Url, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport,
    WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

pub(in super::super) fn document(
    session: &Arc<Session>,
    params: &DocumentDiagnosticParams,
) -> DocumentDiagnosticReportResult {
    let uri = &params.text_document.uri;
    let items = match session.view(uri) {
        Some(view) => {
            let found = session.view_diagnostics(&view);
            let shown = found
                .iter()
                .map(|diagnostic| session.diagnostic(uri, &view.lines, diagnostic));
            shown.collect()
        }
        // One that is too large to be looked at has its size to be told.
        None => Session::path(uri)
            .and_then(|path| session.open_diagnostics(&path))
            .map_or_else(Vec::new, |found| session.to_lsp(uri, &found)),
    };
    let report = RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: FullDocumentDiagnosticReport {
            result_id: None,
            items,
        },
    };
    DocumentDiagnosticReportResult::Report(DocumentDiagnosticReport::Full(report))
}

/// Those of the TOML files, and of the closed articles where the configuration asks for the whole corpus. Open articles
/// are asked for one by one. While nothing changes, and clients ask every other second, nothing is looked at.
pub(in super::super) fn workspace(
    session: &Arc<Session>,
    params: WorkspaceDiagnosticParams,
    stopped: &AtomicBool,
) -> WorkspaceDiagnosticReportResult {
    let result_id = session.work.revision().to_string();
    let before = params.previous_result_ids;
    if !before.is_empty() && before.iter().all(|file| file.value == result_id) {
        let items = before
            .into_iter()
            .map(|file| unchanged(file.uri, &result_id));
        return report(items.collect());
    }
    let mut found: Vec<FileDiagnostics> = Vec::new();
    for (id, corpus) in session.corpora() {
        found.extend(session.toml_diagnostics(id));
        if corpus.settings.whole_corpus {
            found.extend(session.closed_diagnostics(id, &corpus, stopped));
        }
    }
    let mut items = Vec::new();
    let mut told: FxHashSet<Url> = FxHashSet::default();
    for found in found {
        if let Some(uri) = session.uri_of(&found.path) {
            told.insert(uri.clone());
            let diagnostics = session.to_lsp(&uri, &found);
            items.push(full(uri, found.version, &result_id, diagnostics));
        }
    }
    // Files that show nothing any more; open ones are asked for by themselves.
    let is_open = |uri: &Url| {
        Session::path(uri).is_some_and(|path| session.state().documents.contains_key(&path))
    };
    let gone = before.into_iter().map(|file| file.uri);
    for uri in gone.filter(|uri| !told.contains(uri) && !is_open(uri)) {
        items.push(full(uri, None, &result_id, Vec::new()));
    }
    report(items)
}

fn report(items: Vec<WorkspaceDocumentDiagnosticReport>) -> WorkspaceDiagnosticReportResult {
    WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items })
}

fn full(
    uri: Url,
    version: Option<i32>,
    result_id: &str,
    items: Vec<Diagnostic>,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version: version.map(i64::from),
        full_document_diagnostic_report: FullDocumentDiagnosticReport {
            result_id: Some(result_id.to_owned()),
            items,
        },
    })
}

fn unchanged(uri: Url, result_id: &str) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
        uri,
        version: None,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
            result_id: result_id.to_owned(),
        },
    })
}
