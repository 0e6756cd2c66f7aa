//! What an article loses with its file's name.

use super::publication_date::date_edit;
use crate::analysis::{Article, Input, file_name_date};
use crate::text::Edit;

/// Whether a new name of an article's file may take its publication date away, as far as the names tell.
pub fn may_lose_date(old_name: &str, new_name: &str) -> bool {
    file_name_date(old_name).is_some() && file_name_date(new_name).is_none()
}

/// The edit that writes an article's publication date into its front matter, where the article would have none with
/// `new_name` as its file's name.
pub fn keep_publication_date(article: &Article, new_name: &str) -> Option<Edit> {
    let day = article.anchor.date?;
    let renamed = Article::analyse(
        Input {
            file_name: new_name.to_owned(),
            ..article.input.clone()
        },
        Some(article),
    );
    match renamed.anchor.date {
        Some(_) => None,
        None => date_edit(&renamed, day),
    }
}
