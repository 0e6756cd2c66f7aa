//! The web addresses of a registry file.

use super::RegistryView;
use crate::text::TextRange;

/// A web address that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentLink {
    /// Where it stands, in bytes of the registry file's text.
    pub range: TextRange,
    /// The address.
    pub address: String,
}

/// The addresses in the `links` of a file's entries, by place; what is no web address is left out.
pub fn links_in_registry(view: &RegistryView<'_>) -> Vec<DocumentLink> {
    let entries = view.file.entries.iter();
    let links = entries.flat_map(|entry| &entry.links);
    let mut found: Vec<DocumentLink> = links
        .filter(|link| link.value.starts_with("https://") || link.value.starts_with("http://"))
        .map(|link| DocumentLink {
            range: link.range,
            address: link.value.clone(),
        })
        .collect();
    found.sort_by_key(|link| link.range.start());
    found
}
