//! The web addresses of a registry file, and of an article's front matter.

use super::RegistryView;
use crate::analysis::Article;
use crate::text::{TextRange, size};

/// A web address that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentLink {
    /// Where it stands, in bytes of the file's text.
    pub range: TextRange,
    /// The address.
    pub address: String,
}

/// How a web address starts.
const SCHEMES: [&str; 2] = ["https://", "http://"];

/// The addresses in the values of an article's front matter, by place: that of its `source`, and of any other key.
pub fn links(article: &Article) -> Vec<DocumentLink> {
    let front = article.layout.front_matter.as_ref();
    let fields = front.map_or(&[][..], |front| &front.fields);
    let mut found: Vec<DocumentLink> = fields
        .iter()
        .flat_map(|field| {
            addresses(&field.value).filter_map(|part| {
                Some(DocumentLink {
                    range: field.source_range(part)?,
                    address: field.value[std::ops::Range::<usize>::from(part)].to_owned(),
                })
            })
        })
        .collect();
    found.sort_by_key(|link| link.range.start());
    found
}

/// Where a text has web addresses. They end at a space, and before the punctuation of the sentence around them.
fn addresses(text: &str) -> impl Iterator<Item = TextRange> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let start = SCHEMES
            .iter()
            .filter_map(|scheme| rest.find(scheme))
            .min()?;
        let start = at + start;
        let ends = |char: char| char.is_whitespace() || matches!(char, '<' | '>' | '"');
        let length = text[start..].find(ends).unwrap_or(text.len() - start);
        let address = &text[start..start + length];
        let mut address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
        // A bracket belongs to the address where it was opened there.
        while address.ends_with(')') && address.matches(')').count() > address.matches('(').count()
        {
            address = &address[..address.len() - 1];
        }
        at = start + length;
        Some(TextRange::new(size(start), size(start + address.len())))
    })
}

/// The addresses in the `links` of a file's entries, by place; what is no web address is left out.
pub fn links_in_registry(view: &RegistryView<'_>) -> Vec<DocumentLink> {
    let entries = view.file.entries.iter();
    let links = entries.flat_map(|entry| &entry.links);
    let mut found: Vec<DocumentLink> = links
        .filter(|link| SCHEMES.iter().any(|scheme| link.value.starts_with(scheme)))
        .map(|link| DocumentLink {
            range: link.range,
            address: link.value.clone(),
        })
        .collect();
    found.sort_by_key(|link| link.range.start());
    found
}
