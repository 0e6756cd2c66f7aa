//! `textDocument/diagnostic` and `workspace/diagnostic`
//!
//! The result id of a report names the state of the world that it was made in, and what it says. While the world is the
//! same, nothing is looked at; while somebody types in articles, no closed one is; and where a file's findings are what
//! they were, they are not sent again.

use super::super::diagnostics::FileDiagnostics;
use super::super::session::Session;
use super::super::work::Revision;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::Hasher;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::runtime::Handle;
use tower_lsp::lsp_types::notification::Notification;
use tower_lsp::lsp_types::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult,
    FullDocumentDiagnosticReport, PreviousResultId, ProgressToken,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    UnchangedDocumentDiagnosticReport, Url, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport,
    WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

pub(in super::super) fn document(
    session: &Arc<Session>,
    params: &DocumentDiagnosticParams,
) -> DocumentDiagnosticReportResult {
    let uri = &params.text_document.uri;
    let revision = session.work.revision();
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
    let id = ResultId::of(revision, &items);
    let before = params.previous_result_id.as_deref();
    let report = match before.and_then(ResultId::read) {
        Some(before) if before.findings == id.findings => {
            DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
                related_documents: None,
                unchanged_document_diagnostic_report: id.unchanged(),
            })
        }
        _ => DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: id.full(items),
        }),
    };
    DocumentDiagnosticReportResult::Report(report)
}

/// Those of the TOML files, and of the closed articles where the configuration asks for the whole corpus; in parts to a
/// client that takes them so. Open articles are asked for one by one. While nothing changes, and clients ask every other
/// second, nothing is looked at.
pub(in super::super) fn workspace(
    session: &Arc<Session>,
    params: WorkspaceDiagnosticParams,
    stopped: &AtomicBool,
) -> WorkspaceDiagnosticReportResult {
    let revision = session.work.revision();
    let before: Vec<(PreviousResultId, Option<ResultId>)> = params
        .previous_result_ids
        .into_iter()
        .map(|file| {
            let id = ResultId::read(&file.value);
            (file, id)
        })
        .collect();
    // A client that broke off an earlier question may know some files only, of this very state.
    let was_told_all = !before.is_empty() && session.state().told_closed == Some(revision.closed);
    let is_current = |id: &Option<ResultId>| id.is_some_and(|id| id.revision == revision);
    if was_told_all && before.iter().all(|(_, id)| is_current(id)) {
        let files = before.into_iter();
        let items = files.filter_map(|(file, id)| Some(unchanged(file.uri, None, id?)));
        return report(items.collect());
    }
    let is_closed_known =
        |id: &Option<ResultId>| id.is_some_and(|id| id.revision.closed == revision.closed);
    let are_closed_known = was_told_all && before.iter().all(|(_, id)| is_closed_known(id));
    let mut reports = Reports::new(session, revision, &before);
    reports.token = params.partial_result_params.partial_result_token;
    for (id, corpus) in session.corpora() {
        for found in session.toml_diagnostics(id) {
            reports.add(&found);
        }
        reports.send(stopped);
        if corpus.settings.whole_corpus && !are_closed_known {
            session.closed_diagnostics(id, &corpus, stopped, |part| {
                for found in &part {
                    reports.add(found);
                }
                reports.send(stopped);
            });
        }
    }
    for (file, id) in before {
        match id.filter(|_| are_closed_known) {
            Some(id) => reports.add_as_known(file.uri, id),
            None => reports.add_if_gone(file.uri),
        }
    }
    reports.send(stopped);
    if !stopped.load(Ordering::Relaxed) {
        session.state().told_closed = Some(revision.closed);
    }
    report(reports.items)
}

/// The reports of one answer.
struct Reports<'a> {
    session: &'a Session,
    revision: Revision,
    /// What the client knows, by file: clients write the same URI in several ways.
    known: FxHashMap<PathBuf, ResultId>,
    told: FxHashSet<PathBuf>,
    /// Where parts are sent to.
    token: Option<ProgressToken>,
    /// What is not sent yet.
    items: Vec<WorkspaceDocumentDiagnosticReport>,
}

impl<'a> Reports<'a> {
    fn new(
        session: &'a Session,
        revision: Revision,
        before: &[(PreviousResultId, Option<ResultId>)],
    ) -> Self {
        let known = before
            .iter()
            .filter_map(|(file, id)| Some((Session::path(&file.uri)?, (*id)?)));
        Self {
            session,
            revision,
            known: known.collect(),
            told: FxHashSet::default(),
            token: None,
            items: Vec::new(),
        }
    }

    fn add(&mut self, found: &FileDiagnostics) {
        let Some(uri) = self.session.uri_of(&found.path) else {
            return;
        };
        let version = found.version.map(i64::from);
        let items = self.session.to_lsp(&uri, found);
        self.told.insert(found.path.clone());
        self.push(uri, version, items);
    }

    fn push(&mut self, uri: Url, version: Option<i64>, items: Vec<Diagnostic>) {
        let id = ResultId::of(self.revision, &items);
        let known = Session::path(&uri).and_then(|path| self.known.get(&path));
        self.items.push(match known {
            Some(known) if known.findings == id.findings => unchanged(uri, version, id),
            _ => full(uri, version, id, items),
        });
    }

    /// Takes back what was told of a file that shows nothing any more; open ones are asked for by themselves.
    fn add_if_gone(&mut self, uri: Url) {
        if !self.is_told(&uri) {
            self.push(uri, None, Vec::new());
        }
    }

    /// Says of a closed file that what was told of it still holds.
    fn add_as_known(&mut self, uri: Url, id: ResultId) {
        if !self.is_told(&uri) {
            let revision = self.revision;
            self.items
                .push(unchanged(uri, None, ResultId { revision, ..id }));
        }
    }

    /// Whether a file needs no report any more.
    fn is_told(&self, uri: &Url) -> bool {
        Session::path(uri).is_some_and(|path| {
            self.told.contains(&path) || self.session.state().documents.contains_key(&path)
        })
    }

    /// Sends what there is by now, if the client takes parts.
    fn send(&mut self, stopped: &AtomicBool) {
        let Some(token) = &self.token else {
            return;
        };
        if self.items.is_empty() || stopped.load(Ordering::Relaxed) {
            return;
        }
        let part = PartialResult {
            token: token.clone(),
            value: WorkspaceDiagnosticReport {
                items: std::mem::take(&mut self.items),
            },
        };
        let sent = self.session.client.send_notification::<SendPart>(part);
        Handle::current().block_on(sent);
    }
}

/// `$/progress` with a part of a result, which the protocol's types lack.
enum SendPart {}

impl Notification for SendPart {
    type Params = PartialResult;
    const METHOD: &'static str = "$/progress";
}

#[derive(serde::Serialize, serde::Deserialize)]
struct PartialResult {
    token: ProgressToken,
    value: WorkspaceDiagnosticReport,
}

/// What a report's result id says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ResultId {
    /// The state of the world.
    revision: Revision,
    /// The hash of the findings as they were sent.
    findings: u64,
}

impl ResultId {
    fn of(revision: Revision, items: &[Diagnostic]) -> Self {
        let mut hasher = FxHasher::default();
        // Diagnostics are made of text and numbers, which JSON never refuses.
        hasher.write(&serde_json::to_vec(items).unwrap_or_default());
        Self {
            revision,
            findings: hasher.finish(),
        }
    }

    fn read(id: &str) -> Option<Self> {
        let (revision, findings) = id.split_once('-')?;
        let (all, closed) = revision.split_once('.')?;
        Some(Self {
            revision: Revision {
                all: all.parse().ok()?,
                closed: closed.parse().ok()?,
            },
            findings: u64::from_str_radix(findings, 16).ok()?,
        })
    }

    fn write(self) -> String {
        let Revision { all, closed } = self.revision;
        format!("{all}.{closed}-{:x}", self.findings)
    }

    fn full(self, items: Vec<Diagnostic>) -> FullDocumentDiagnosticReport {
        FullDocumentDiagnosticReport {
            result_id: Some(self.write()),
            items,
        }
    }

    fn unchanged(self) -> UnchangedDocumentDiagnosticReport {
        UnchangedDocumentDiagnosticReport {
            result_id: self.write(),
        }
    }
}

fn report(items: Vec<WorkspaceDocumentDiagnosticReport>) -> WorkspaceDiagnosticReportResult {
    WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items })
}

fn full(
    uri: Url,
    version: Option<i64>,
    id: ResultId,
    items: Vec<Diagnostic>,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: id.full(items),
    })
}

fn unchanged(uri: Url, version: Option<i64>, id: ResultId) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
        uri,
        version,
        unchanged_document_diagnostic_report: id.unchanged(),
    })
}
