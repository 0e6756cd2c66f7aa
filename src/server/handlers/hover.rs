//! `textDocument/hover`

use super::super::plain_text::plain_text;
use super::super::session::{Session, View, ViewFile};
use crate::ide::{self, ArticleView, HoverContents, RegistryView};
use crate::rules;
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
                article,
            };
            ide::hover(&context, offset)
        }
        ViewFile::Registry(file) => ide::hover_in_registry(&registry_view(&view, file), offset),
        ViewFile::Config(config) => ide::hover_in_config(&config.file, offset),
    }?;
    let value = match found.contents {
        HoverContents::Markdown(markdown) => markdown,
        HoverContents::RuleDocumentation(id) => rule_documentation(&id),
    };
    let (kind, value) = match session.features().markdown {
        true => (MarkupKind::Markdown, value),
        false => (MarkupKind::PlainText, plain_text(&value)),
    };
    Some(Hover {
        contents: LspContents::Markup(MarkupContent { kind, value }),
        range: Some(view.range(found.range)),
    })
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
