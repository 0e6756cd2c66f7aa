//! Features of the editor, tested on articles with a cursor.

mod actions;
mod actors;
mod completion;
mod config;
mod dates;
mod everywhere;
mod folding;
mod formatting;
mod hover;
mod jumps;
mod outline;
mod registry_files;
mod rename;
mod selection;
mod tokens;
mod typed_names;

use super::*;
use crate::config::Settings;
use crate::markup::Dialect;
use crate::text::TextSize;
use std::sync::Arc;

/// A small registry of the north.
const REGISTRY: &str = r#"
[kachin]
kind = "group"
people = true
name = "Kachin"
plurals = ["Kachins"]

[kio]
kind = "group"
subtype = "organisation"
name = "Kachin Independence Organization"
acronym = "KIO"
wing = "political"
part_of = ["kachin"]
note = "Its seat is Laiza."
links = ["https://example.org/kio/"]
from = 1960-10-25

[kia]
kind = "group"
subtype = "army"
name = "Kachin Independence Army"
acronym = "KIA"
wing = "armed"
part_of = ["kio"]

[myanmar]
kind = "place"
name = "Myanmar"
names = [{ name = "Burma", to = 1989-06-18, note = "some houses kept it longer" }]

[kachin-state]
kind = "place"
name = "Kachin State"
part_of = ["myanmar"]

[bhamo]
kind = "place"
subtype = "town"
name = "Bhamo"
aliases = ["Banmaw"]
misspellings = ["Bahmo"]
part_of = ["kachin-state"]

[thein-sein]
kind = "person"
name = "Thein Sein"
name_order = "whole"
born = 1944-04-20
roles = [
  { title = "Prime Minister", of = "myanmar", from = 2007-10-24, to = 2011-03-30 },
  { title = "President", of = "myanmar", from = 2011-03-30, to = 2016-03-30 },
]

[ssa-north]
kind = "group"
name = "Shan State Army - North"
aliases = ["Shan State Army"]

[ssa-south]
kind = "group"
name = "Shan State Army - South"
aliases = ["Shan State Army"]
"#;

/// Where the tests' corpus lies; nothing is read from there.
const ROOT: &str = "/corpus";

/// A corpus with a cursor (`$0`) or a selection (from `$0` to `$0`) in one of its files.
struct Desk {
    corpus: Corpus,
    file: FileId,
    selection: TextRange,
}

impl Desk {
    /// The corpus of these articles; exactly one has the cursor.
    fn new(articles: &[(&str, &str)]) -> Self {
        Self::with_registry(REGISTRY, articles)
    }

    /// As [`Self::new`], with another text of the registry's nine entries.
    fn with_registry(registry: &str, articles: &[(&str, &str)]) -> Self {
        let path = Path::new(ROOT).join("registry/north.toml");
        let registry_file = RegistryFile::parse(&path, registry, None);
        let registry = Arc::new(Registry::new(vec![Arc::new(registry_file)]));
        assert_eq!(registry.entries.len(), 9, "the tests' registry is whole");
        let settings = Arc::new(Settings::default());
        let mut corpus = Corpus::new(ROOT.into(), settings, Arc::clone(&registry));
        let mut cursor = None;
        for (name, marked) in articles {
            let (text, selection) = without_cursor(marked);
            let input = Input {
                text: text.into(),
                file_name: (*name).to_owned(),
                dialect: Dialect::News,
                registry: Arc::clone(&registry),
                furniture: Vec::new().into(),
            };
            let article = Arc::new(Article::analyse(input, None));
            let file = corpus.set_open(&Path::new(ROOT).join(name), article);
            if let Some(selection) = selection {
                assert!(cursor.is_none(), "one cursor in all");
                cursor = Some((file, selection));
            }
        }
        let (file, selection) = cursor.expect("a cursor in one of the articles");
        Self {
            corpus,
            file,
            selection,
        }
    }

    /// A corpus of one dispatch of Monday, 2015-03-23.
    fn one(text: &str) -> Self {
        Self::new(&[("2015-03-23-talks.news", text)])
    }

    fn view(&self) -> ArticleView<'_> {
        ArticleView {
            corpus: &self.corpus,
            file: Some(self.file),
            article: self.corpus.open(self.file).expect("every article is open"),
        }
    }

    fn offset(&self) -> TextSize {
        self.selection.start()
    }

    /// `name: text` for a place; the file under the cursor is `here`.
    fn shown(&self, file: &TargetFile, range: TextRange) -> String {
        match file {
            TargetFile::This => format!("here: {}", self.view().article.text(range)),
            TargetFile::Article(file) => {
                let name = self.corpus.path(*file).file_name().expect("a file");
                let article = self.corpus.open(*file).expect("every article is open");
                format!("{}: {}", name.display(), article.text(range))
            }
            TargetFile::Registry(path) => {
                let file = self.corpus.registry.file(path).expect("a registry file");
                let text = &file.text[std::ops::Range::<usize>::from(range)];
                format!("registry: {text}")
            }
        }
    }

    fn places(&self, places: &[Place]) -> Vec<String> {
        places
            .iter()
            .map(|place| self.shown(&place.file, place.range))
            .collect()
    }

    fn targets(&self, jump: Option<Jump>) -> Vec<String> {
        let targets = jump.map(|jump| jump.targets).unwrap_or_default();
        targets
            .iter()
            .map(|target| {
                assert!(target.full_range.contains_range(target.range));
                self.shown(&target.file, target.range)
            })
            .collect()
    }

    /// What the hover shows, and the text that it is about.
    fn hover(&self) -> (String, String) {
        let hover = hover(&self.view(), self.offset()).expect("a hover");
        let text = self.view().article.text(hover.range).to_owned();
        match hover.contents {
            HoverContents::Markdown(markdown) => (text, markdown),
            HoverContents::RuleDocumentation(id) => (text, format!("rule {id}")),
        }
    }
}

/// A text without its cursors, and what lies between them.
fn without_cursor(marked: &str) -> (String, Option<TextRange>) {
    let parts: Vec<&str> = marked.split("$0").collect();
    let lengths = parts.iter().scan(TextSize::from(0), |at, part| {
        *at += TextSize::of(*part);
        Some(*at)
    });
    let ends: Vec<TextSize> = lengths.collect();
    let selection = match parts.len() {
        1 => None,
        2 => Some(TextRange::empty(ends[0])),
        _ => Some(TextRange::new(ends[0], ends[1])),
    };
    (parts.concat(), selection)
}
