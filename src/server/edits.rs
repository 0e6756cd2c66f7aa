//! Edits of one file or several as one workspace edit, in the form that the client takes.

use super::session::{Session, View};
use super::to_lsp;
use crate::text::{Edit, Encoding, LineIndex};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use tower_lsp::lsp_types::{
    AnnotatedTextEdit, ChangeAnnotation, CreateFile, CreateFileOptions, DocumentChangeOperation,
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, ResourceOp, TextDocumentEdit,
    TextEdit, Url, WorkspaceEdit,
};

/// Edits of files, gathered for one workspace edit.
#[derive(Debug, Default)]
pub(super) struct WorkspaceEdits {
    files: Vec<FileEdits>,
    /// What the user is asked about some of the edits, by the name that those carry.
    questions: BTreeMap<&'static str, ChangeAnnotation>,
}

/// The edits of one file.
#[derive(Debug)]
pub(super) struct FileEdits {
    uri: Url,
    version: Option<i32>,
    creates: bool,
    edits: Vec<(TextEdit, Option<&'static str>)>,
}

impl FileEdits {
    /// Edits of the file at a path, whose text now has these lines. `None` where the path has no address.
    pub(super) fn new(
        session: &Session,
        path: &Path,
        lines: &LineIndex,
        edits: &[Edit],
    ) -> Option<Self> {
        let edits = edits.iter().map(|edit| (edit, None));
        Self::with_questions(session, path, lines, edits)
    }

    /// As [`Self::new`], for edits some of which carry the name of a question.
    pub(super) fn with_questions<'a>(
        session: &Session,
        path: &Path,
        lines: &LineIndex,
        edits: impl Iterator<Item = (&'a Edit, Option<&'static str>)>,
    ) -> Option<Self> {
        let encoding: Encoding = session.features().encoding;
        let uri = session.uri_of(path)?;
        let state = session.state();
        let version = state.documents.get(path).map(|open| open.version);
        Some(Self {
            uri,
            version,
            creates: false,
            edits: edits
                .map(|(edit, question)| (to_lsp::text_edit(lines, edit, encoding), question))
                .collect(),
        })
    }

    /// The file is made before it is edited. For clients that can create files.
    pub(super) fn creating(mut self) -> Self {
        self.creates = true;
        self
    }
}

impl WorkspaceEdits {
    /// Adds the edits of a file; none where there are none.
    pub(super) fn add(&mut self, file: Option<FileEdits>) {
        self.files
            .extend(file.filter(|file| !file.edits.is_empty()));
    }

    /// Asks about the edits that carry this name, where the client can ask.
    pub(super) fn ask(&mut self, name: &'static str, label: &str, description: &str) {
        let question = ChangeAnnotation {
            label: label.to_owned(),
            needs_confirmation: Some(true),
            description: Some(description.to_owned()),
        };
        self.questions.insert(name, question);
    }

    /// Whether nothing is edited.
    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The edit for a client: versions, new files and questions go out where it knows them.
    pub(super) fn for_client(self, session: &Session) -> WorkspaceEdit {
        let features = session.features();
        let creates = self.files.iter().any(|file| file.creates);
        if !creates && !features.document_changes {
            let plain =
                |edits: Vec<(TextEdit, _)>| edits.into_iter().map(|(edit, _)| edit).collect();
            let files = self.files.into_iter();
            let changes: HashMap<Url, Vec<TextEdit>> =
                files.map(|file| (file.uri, plain(file.edits))).collect();
            return WorkspaceEdit {
                changes: Some(changes),
                ..WorkspaceEdit::default()
            };
        }
        let asks = features.change_annotations;
        let used = |name: &&'static str| {
            let mut edits = self.files.iter().flat_map(|file| &file.edits);
            asks && edits.any(|(_, question)| question.as_ref() == Some(name))
        };
        let questions: HashMap<String, ChangeAnnotation> = self
            .questions
            .iter()
            .filter(|(name, _)| used(name))
            .map(|(name, question)| ((*name).to_owned(), question.clone()))
            .collect();
        let mut operations = Vec::new();
        let mut documents = Vec::new();
        for file in self.files {
            if file.creates {
                operations.push(DocumentChangeOperation::Op(ResourceOp::Create(create(
                    file.uri.clone(),
                ))));
            }
            let edit = |(text_edit, question): (TextEdit, Option<&'static str>)| match question
                .filter(|name| questions.contains_key(*name))
            {
                Some(name) => OneOf::Right(AnnotatedTextEdit {
                    text_edit,
                    annotation_id: name.to_owned(),
                }),
                None => OneOf::Left(text_edit),
            };
            let document = TextDocumentEdit {
                text_document: OptionalVersionedTextDocumentIdentifier {
                    uri: file.uri,
                    version: file.version,
                },
                edits: file.edits.into_iter().map(edit).collect(),
            };
            match creates {
                true => operations.push(DocumentChangeOperation::Edit(document)),
                false => documents.push(document),
            }
        }
        let changes = match creates {
            true => DocumentChanges::Operations(operations),
            false => DocumentChanges::Edits(documents),
        };
        WorkspaceEdit {
            document_changes: Some(changes),
            change_annotations: (!questions.is_empty()).then_some(questions),
            ..WorkspaceEdit::default()
        }
    }
}

fn create(uri: Url) -> CreateFile {
    CreateFile {
        uri,
        options: Some(CreateFileOptions {
            overwrite: Some(false),
            ignore_if_exists: Some(true),
        }),
        annotation_id: None,
    }
}

impl Session {
    /// An edit of the file that was asked about.
    pub(super) fn own_edit(&self, view: &View, edits: &[Edit]) -> WorkspaceEdit {
        let mut all = WorkspaceEdits::default();
        let own = FileEdits::new(self, &view.path, &view.lines, edits);
        all.add(own.map(|own| FileEdits {
            uri: view.uri.clone(),
            version: view.version,
            ..own
        }));
        all.for_client(self)
    }
}
