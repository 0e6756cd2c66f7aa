//! The outer form of news copy in English: headlines, captions, credit lines and the furniture of scraped pages.

use super::layout::line_end;
use rustc_hash::FxHashSet;

/// The longest headline that is taken for one without a `# `, in characters.
const HEADLINE_CHARS: usize = 200;

/// The longest credit line, in characters.
const CREDIT_CHARS: usize = 400;

/// How far into a line a dateline's dash may stand, in bytes.
const DATELINE_BYTES: usize = 100;

/// The longest line of built-in furniture, in bytes.
const FURNITURE_BYTES: usize = 64;

/// Lines of page chrome that scrapers leave in English news text, in lower case and in order.
const FURNITURE: &[&str] = &[
    "accept all cookies",
    "accept cookies",
    "accessibility feedback",
    "accessibility help",
    "accessibility links",
    "add a comment",
    "advertisement",
    "advertising",
    "all rights reserved",
    "article continues after advertisement",
    "article continues below",
    "back to top",
    "breaking news",
    "click to copy",
    "close",
    "comments",
    "continue reading",
    "continue reading the main story",
    "cookie policy",
    "copy link",
    "copy this link",
    "direct link",
    "download",
    "editor's choice",
    "editors' picks",
    "email",
    "email this article",
    "embed",
    "enlarge this image",
    "facebook",
    "follow us",
    "follow us on facebook",
    "follow us on twitter",
    "get the app",
    "hide caption",
    "latest news",
    "leave a comment",
    "leave a reply",
    "link copied",
    "listen",
    "listen to this article",
    "live tv",
    "loading",
    "log in",
    "main menu",
    "menu",
    "more news",
    "more on this story",
    "more stories",
    "most popular",
    "most read",
    "most viewed",
    "newsletter",
    "newsletters",
    "next article",
    "no media source currently available",
    "now playing",
    "open gallery",
    "play video",
    "podcasts",
    "popular stories",
    "previous article",
    "print",
    "print options",
    "print this article",
    "print this page",
    "privacy policy",
    "promoted stories",
    "read more",
    "read this article",
    "recommended",
    "recommended for you",
    "related articles",
    "related content",
    "related news",
    "related stories",
    "related topics",
    "save",
    "search",
    "see all news updates of the day",
    "see comments",
    "send to a friend",
    "share",
    "share on facebook",
    "share on twitter",
    "share on whatsapp",
    "share this",
    "share this article",
    "share this page",
    "share this story",
    "show caption",
    "show comments",
    "show more",
    "sign in",
    "sign up",
    "sign up for our newsletter",
    "site index",
    "site information navigation",
    "skip advertisement",
    "skip to content",
    "skip to main content",
    "skip to main navigation",
    "skip to navigation",
    "skip to search",
    "sponsored content",
    "story continues below",
    "story continues below advertisement",
    "subscribe",
    "subscribe now",
    "supported by",
    "terms of use",
    "the code has been copied to your clipboard",
    "the url has been copied to your clipboard",
    "toggle navigation",
    "top stories",
    "trending",
    "trending now",
    "twitter",
    "view comments",
    "view gallery",
    "watch live",
    "whatsapp",
    "you may also like",
    "you might also like",
];

/// How a credit line starts, in lower case.
const CREDIT_STARTS: &[&str] = &[
    "additional reporting by",
    "compiled by",
    "edited by",
    "editing by",
    "produced in collaboration with",
    "produced in partnership with",
    "reporting by",
    "some information for this article",
    "some information for this report",
    "some information for this story",
    "some information in this article",
    "some information in this report",
    "some information in this story",
    "this article first appeared",
    "this article originally appeared",
    "this article was first published",
    "this article was originally published",
    "this article was produced",
    "this report is produced",
    "this report originated",
    "this report was compiled",
    "this report was first published",
    "this report was prepared",
    "this report was produced",
    "this story first appeared",
    "this story originally appeared",
    "this story was first published",
    "this story was originally published",
    "this story was produced",
    "with additional reporting by",
    "with reporting by",
    "writing by",
];

/// What a credit line says after the names, in lower case.
const CREDIT_PHRASES: &[&str] = &[
    "contributed reporting",
    "contributed to this article",
    "contributed to this dispatch",
    "contributed to this report",
    "contributed to this story",
];

/// The blocks that count as page chrome.
pub(super) struct Furniture {
    /// The house's own ones, in lower case.
    own: FxHashSet<String>,
    /// The length in bytes of the longest one, of either kind.
    longest: usize,
}

impl Furniture {
    /// The built-in furniture and that of a house.
    pub(super) fn new(own: &[String]) -> Self {
        let own: FxHashSet<String> = own
            .iter()
            .map(|block| block.trim().to_lowercase())
            .filter(|block| !block.is_empty())
            .collect();
        // Lower case can be longer or shorter than the text that it was made of, so leave some room.
        let longest = own.iter().map(|block| block.len() * 2).max().unwrap_or(0);
        Self {
            longest: longest.max(FURNITURE_BYTES),
            own,
        }
    }

    /// Whether a block is page chrome: as a whole, or every line of it.
    pub(super) fn covers(&self, block: &str) -> bool {
        let mut at = line_end(block.as_bytes(), 0);
        if self.has(block) {
            return true;
        }
        if at.0 == block.len() || !self.has(&block[..at.0]) {
            return false;
        }
        while at.1 < block.len() {
            let start = at.1;
            at = line_end(block.as_bytes(), start);
            if !self.has(&block[start..at.0]) {
                return false;
            }
        }
        true
    }

    fn has(&self, text: &str) -> bool {
        let text = text.trim();
        if text.is_empty() || text.len() > self.longest {
            return false;
        }
        let lower = text.to_lowercase();
        if self.own.contains(&lower) {
            return true;
        }
        let name = lower.trim_end_matches([':', '.', '…', '»', '›', ' ']);
        let is_known = |name: &str| FURNITURE.binary_search(&name).is_ok();
        is_known(name) || name.contains('\u{2019}') && is_known(&name.replace('\u{2019}', "'"))
    }
}

/// Whether a block is the text under a picture.
pub(super) fn is_caption(block: &str) -> bool {
    if let Some(rest) = block.strip_prefix("FILE ") {
        return rest.starts_with("PHOTO")
            || ["- ", "\u{2013} ", "\u{2014} "]
                .iter()
                .any(|dash| rest.starts_with(dash));
    }
    block.starts_with("Caption:") || block.starts_with("![")
}

/// Whether a first block looks like a headline: one line that does not end as a sentence does, and opens with no dateline.
pub(super) fn is_headline(block: &str) -> bool {
    let line = block.trim();
    !line.is_empty()
        && memchr::memchr2(b'\n', b'\r', line.as_bytes()).is_none()
        && line.chars().nth(HEADLINE_CHARS).is_none()
        && !ends_as_sentence(line)
        && !opens_with_dateline(line)
}

/// Whether a line opens as a report does: with a place in capitals, a day or an agency, and a dash
/// (`YANGON, March 23 (VOA) — Talks ended`).
fn opens_with_dateline(line: &str) -> bool {
    let head = &line[..line.floor_char_boundary(DATELINE_BYTES)];
    let dash = ["\u{2014}", "\u{2013}", "--", " - "]
        .iter()
        .filter_map(|dash| head.find(dash))
        .min();
    let Some(before) = dash.map(|dash| head[..dash].trim_end()) else {
        return false;
    };
    // Capitals alone before a dash are as likely a headline's label: "ANALYSIS - Why talks failed".
    let Some(end) = before.find([',', '(', '/']) else {
        return false;
    };
    let place = before[..end].trim_end();
    let mut letters = place.chars().filter(|char| char.is_alphabetic());
    place.chars().nth(2).is_some()
        && letters.all(char::is_uppercase)
        && place.split_whitespace().count() <= 4
        && line[before.len()..].chars().any(char::is_lowercase)
        && !before.contains(". ")
}

/// Whether a text ends with a sentence's mark, before closing quotes and brackets.
fn ends_as_sentence(text: &str) -> bool {
    text.trim_end_matches(|char: char| {
        char.is_whitespace()
            || matches!(
                char,
                '"' | '\'' | '\u{201d}' | '\u{2019}' | '\u{bb}' | ')' | ']' | '*' | '_'
            )
    })
    .ends_with([
        '.', '!', '?', '…', '\u{3002}', '\u{ff01}', '\u{ff1f}', '\u{104b}', '\u{964}', '\u{61f}',
        '\u{6d4}',
    ])
}

/// Whether a last block names who made the report.
pub(super) fn is_credit(block: &str) -> bool {
    let text = block
        .trim_start_matches(|char: char| char.is_whitespace() || "(*_[\u{2014}-".contains(char));
    if text.chars().nth(CREDIT_CHARS).is_some() {
        return false;
    }
    let lower = text.to_lowercase();
    CREDIT_STARTS.iter().any(|start| {
        // A name has to follow "by": "Reporting by journalists was restricted" is a sentence of the article.
        lower.starts_with(start)
            && (!start.ends_with(" by")
                || text[start.len()..]
                    .trim_start()
                    .starts_with(|char: char| char.is_uppercase() || char == '['))
    }) || CREDIT_PHRASES.iter().any(|phrase| lower.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::{FURNITURE, FURNITURE_BYTES};

    #[test]
    fn built_in_furniture_can_be_searched() {
        assert!(FURNITURE.is_sorted());
        for line in FURNITURE {
            assert_eq!(line.to_lowercase(), *line);
            assert!(line.len() <= FURNITURE_BYTES);
        }
    }
}
