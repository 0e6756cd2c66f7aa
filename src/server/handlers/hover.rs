//! `textDocument/hover`

use super::super::plain_text::plain_text;
use super::super::session::{Session, View, ViewFile};
use crate::ide::{self, ArticleView, HoverContents, RegistryView};
use crate::rules;
use crate::text::TextRange;
use std::sync::Arc;
use tower_lsp::lsp_types::{
    Hover, HoverContents as LspContents, HoverParams, MarkupContent, MarkupKind,
};

pub(in super::super) fn hover(session: &Arc<Session>, params: &HoverParams) -> Option<Hover> {
    let at = &params.text_document_position_params;
    let view = session.view(&at.text_document.uri)?;
    let offset = view.offset(at.position);
    let found = match &view.file {
        ViewFile::Article(article, file) => {
            let context = ArticleView {
                corpus: &view.corpus,
                file: *file,
                article: view.with_names(article),
            };
            ide::hover(&context, offset)
        }
        ViewFile::Registry(file) => ide::hover_in_registry(&registry_view(&view, file), offset),
        ViewFile::Config(config) => ide::hover_in_config(&config.file, offset),
    }?;
    let mut value = match found.contents {
        HoverContents::Markdown(markdown) => markdown,
        HoverContents::RuleDocumentation(id) => rule_documentation(&id),
    };
    if let Some(earlier) = found.counted_from {
        value.push_str(&earlier_phrase(session, &view, earlier));
    }
    let (kind, value) = match session.features().markdown {
        true => (MarkupKind::Markdown, value),
        false => (MarkupKind::PlainText, plain_text(&value)),
    };
    Some(Hover {
        contents: LspContents::Markup(MarkupContent { kind, value }),
        range: Some(view.range(found.range)),
    })
}

/// Where the phrase stands that a date is counted from: with a link, where the client shows links and the file has an
/// address.
fn earlier_phrase(session: &Session, view: &View, range: TextRange) -> String {
    let line = view.range(range).start.line + 1;
    let is_linked = session.features().markdown && view.uri.scheme() == "file";
    match is_linked {
        true => {
            // What would end the link is written as an address has it.
            let address = view.uri.as_str().replace('(', "%28").replace(')', "%29");
            format!("\n\nThe earlier phrase is in [line {line}]({address}#L{line}).")
        }
        false => format!("\n\nThe earlier phrase is in line {line}."),
    }
}

fn rule_documentation(id: &str) -> String {
    match rules::find(id) {
        Some(rule) => rule.documentation(),
        None => match rules::nearest_id(id) {
            Some(nearest) => format!("No rule is called `{id}`. Did you mean `{nearest}`?"),
            None => format!("No rule is called `{id}`."),
        },
    }
}

/// The view of a registry file.
pub(super) fn registry_view<'a>(
    view: &'a View,
    file: &'a crate::registry::RegistryFile,
) -> RegistryView<'a> {
    RegistryView {
        corpus: &view.corpus,
        registry: &view.corpus.registry,
        file,
    }
}
