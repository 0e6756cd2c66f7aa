//! `textDocument/diagnostic` and `workspace/diagnostic`

use super::super::diagnostics::FileDiagnostics;
use super::super::session::Session;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tower_lsp::lsp_types::{
    DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult,
    FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport, WorkspaceDiagnosticReport,
    WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport,
};

pub(in super::super) fn document(
    session: &Arc<Session>,
    params: &DocumentDiagnosticParams,
) -> DocumentDiagnosticReportResult {
    let items = session
        .view(&params.text_document.uri)
        .map_or_else(Vec::new, |view| {
            let found = session.view_diagnostics(&view);
            let shown = found
                .iter()
                .map(|diagnostic| session.diagnostic(&view.uri, &view.lines, diagnostic));
            shown.collect()
        });
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
/// are asked for one by one.
pub(in super::super) fn workspace(
    session: &Arc<Session>,
    stopped: &AtomicBool,
) -> WorkspaceDiagnosticReportResult {
    let mut found: Vec<FileDiagnostics> = Vec::new();
    for (id, corpus) in session.corpora() {
        found.extend(session.toml_diagnostics(id));
        if corpus.settings.whole_corpus {
            found.extend(session.closed_diagnostics(&corpus, stopped));
        }
    }
    let items = found.into_iter().filter_map(|found| {
        let uri = session.uri_of(&found.path)?;
        let items = session.to_lsp(&uri, &found);
        Some(WorkspaceDocumentDiagnosticReport::Full(
            WorkspaceFullDocumentDiagnosticReport {
                uri,
                version: found.version.map(i64::from),
                full_document_diagnostic_report: FullDocumentDiagnosticReport {
                    result_id: None,
                    items,
                },
            },
        ))
    });
    WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport {
        items: items.collect(),
    })
}

/// Sets its flag when it is dropped, as the future of a cancelled request is.
#[derive(Debug, Default)]
pub(in super::super) struct StopOnDrop(Arc<AtomicBool>);

impl StopOnDrop {
    /// The flag, for the work.
    pub(in super::super) fn flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.0)
    }
}

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
