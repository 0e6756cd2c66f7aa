//! What the keys of the front matter mean.

use crate::markup::FrontMatterKey;

/// A known key in a sentence or two.
pub(super) fn describe(key: FrontMatterKey) -> &'static str {
    match key {
        FrontMatterKey::Headline => {
            "The article's headline. It is searched for names and checked like the text."
        }
        FrontMatterKey::Date => {
            "The publication date: a day such as `2015-03-23`, or a day and time with an offset. \
             Relative dates in the article (\"Monday\", \"last month\") are counted from it."
        }
        FrontMatterKey::Updated => {
            "The day of the last change. Relative dates are counted from `date`, not from it."
        }
        FrontMatterKey::Dateline => {
            "Where the report was written, as the dateline has it. It is searched for names like the text."
        }
        FrontMatterKey::Byline => "Who wrote the article.",
        FrontMatterKey::Source => "Who published the article.",
        FrontMatterKey::Slug => "The article's short name in the newsroom.",
        FrontMatterKey::Language => {
            "The article's language as a BCP 47 tag, such as `en` or `my`; `en` without it. In an article in another \
             language than English, annotations and names of the registry are found, and nothing else."
        }
        FrontMatterKey::Profile => {
            "The style profile that this article is checked against: `none`, `ap`, `reuters` or `guardian`."
        }
    }
}
