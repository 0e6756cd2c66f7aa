//! What one block yields on its own.

use super::quotation::quotations;
use crate::dates::DatePhrase;
use crate::markup::{BlockKind, Class, Dialect, Inlines, Plain};
use crate::names::{
    Acronym, Dateline, Definition, Introduction, acronyms, dateline, dateline_place, definitions,
    introductions, may_be_month,
};
use crate::registry::{FormKind, NameHit, NameIndex, Registry};
use crate::text::{TextRange, TextSize, Word};

/// The candidates of one block. A pure function of the block's text, its kind, whether a quotation is open where it
/// starts, the language, the dialect and the registry. Ranges are bytes of the block's source text, relative to its
/// start, but for those inside date expressions, which are of its plain text.
#[derive(Debug, Clone, PartialEq)]
pub struct BlockAnalysis {
    /// The block's text as it stands in the file.
    pub text: Box<str>,
    /// What the block is.
    pub kind: BlockKind,
    /// Whether a quotation was open where the block starts.
    pub quote_open_before: bool,
    /// Whether a quotation is still open where it ends.
    pub quote_open_after: bool,
    /// Its annotations, ignores and malformed markup.
    pub inlines: Inlines,
    /// Its plain text.
    pub plain: Plain,
    /// Direct quotations with their marks.
    pub quotations: Box<[TextRange]>,
    /// Names of the registry outside annotations, longest first, without overlaps.
    pub names: Box<[NameHit]>,
    /// Date phrases outside annotations; their `range` is of the source.
    pub dates: Box<[DatePhrase]>,
    /// Date phrases that are the whole text of a date annotation, with the annotation's place in `inlines`.
    pub annotated_dates: Box<[(u32, DatePhrase)]>,
    /// Words in the shape of acronyms, outside annotations of class `.none`.
    pub acronyms: Box<[Acronym]>,
    /// Names followed by letters in brackets.
    pub definitions: Box<[Definition]>,
    /// Persons' names that the words around them tell, outside annotations; in running text and captions.
    pub introductions: Box<[Introduction]>,
    /// Its dateline.
    pub dateline: Option<Dateline>,
    /// Words that start with a capital letter.
    pub capitals: Box<[CapitalWord]>,
    /// Whether all its letters are capitals.
    pub all_capitals: bool,
}

/// A word that starts with a capital letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CapitalWord {
    /// The hash of its folded form ([`NameIndex::word_hash`]), by which the corpus lists the articles that hold it.
    pub hash: u64,
    /// Where, in bytes.
    pub range: TextRange,
}

/// What a block's analysis depends on beside its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct BlockContext<'a> {
    pub(super) kind: BlockKind,
    pub(super) quote_open_before: bool,
    pub(super) is_english: bool,
    pub(super) dialect: Dialect,
    pub(super) registry: &'a Registry,
}

impl BlockAnalysis {
    /// Reads one block.
    pub(super) fn new(text: &str, context: BlockContext<'_>) -> Self {
        let inlines = match context.kind {
            BlockKind::Code => Inlines::of_text(text),
            _ => Inlines::parse(text, context.dialect),
        };
        let plain_text = Plain::of(text, &inlines);
        let mut block = Self {
            text: text.into(),
            kind: context.kind,
            quote_open_before: context.quote_open_before,
            quote_open_after: false,
            inlines,
            plain: plain_text,
            quotations: Box::default(),
            names: Box::default(),
            dates: Box::default(),
            annotated_dates: Box::default(),
            acronyms: Box::default(),
            definitions: Box::default(),
            introductions: Box::default(),
            dateline: None,
            capitals: Box::default(),
            all_capitals: false,
        };
        if !matches!(
            context.kind,
            BlockKind::Furniture | BlockKind::Comment | BlockKind::Code
        ) {
            block.read(context);
        }
        block
    }

    fn read(&mut self, context: BlockContext<'_>) {
        let plain = self.plain.text(&self.text);
        // News copy has a word for every five bytes or so.
        let mut words: Vec<Word<'_>> = Vec::with_capacity(plain.len() / 5 + 1);
        words.extend(crate::text::words(plain));
        let annotated = self.annotated();
        let untouched = self.untouched();
        let free = |range: TextRange| !overlaps(&annotated, range);
        let read = |range: TextRange| !overlaps(&untouched, range);

        let all_capitals = has_only_capitals(plain);
        let mut names = context
            .registry
            .names()
            .find(plain, &words, &annotated, all_capitals);
        let quotations = quotations(plain, context.quote_open_before);
        let (mut dates, mut acronyms, mut definitions) = Default::default();
        let mut introductions = Vec::new();
        let mut dateline = None;
        if context.is_english {
            dates = crate::dates::phrases_between(plain, &self.edges());
            self.annotated_dates = self.annotated_dates(&dates);
            dates.retain(|phrase: &DatePhrase| free(phrase.range));
            names.retain(|hit| !may_be_month(plain, hit.range));
            drop_shorter(&mut names, &mut dates, context.registry.names());
            acronyms = self::acronyms(plain, &words);
            acronyms.retain(|acronym: &Acronym| read(acronym.range));
            definitions = self::definitions(plain, &words);
            definitions.retain(|definition: &Definition| read(definition.acronym));
            let is_running = matches!(
                context.kind,
                BlockKind::Paragraph | BlockKind::BlockQuote | BlockKind::Caption
            );
            if is_running && !all_capitals {
                introductions = self::introductions(plain, &words);
                introductions.retain(|introduction: &Introduction| free(introduction.name));
            }
            if context.kind == BlockKind::Paragraph {
                dateline = self::dateline(plain);
            }
        }
        let dateline_place = match context.kind {
            BlockKind::Dateline => dateline_place(plain),
            _ => dateline.as_ref().map(|dateline| dateline.place),
        };
        if let Some(place) = dateline_place {
            find_place(&mut names, context.registry, plain, place, &annotated);
        }
        let capitals = words
            .iter()
            .filter(|word| word.text.chars().next().is_some_and(char::is_uppercase));
        let capitals: Vec<CapitalWord> = capitals
            .map(|word| CapitalWord {
                hash: NameIndex::word_hash(word.text),
                range: word.range,
            })
            .filter(|word| read(word.range))
            .collect();

        self.quote_open_after = quotations.open_after;
        self.all_capitals = all_capitals;
        self.quotations = quotations.ranges.into();
        self.names = names.into();
        self.dates = dates.into();
        self.acronyms = acronyms.into();
        self.definitions = definitions.into();
        self.introductions = introductions.into();
        self.dateline = dateline;
        self.capitals = capitals.into();
        self.map_to_source();
    }

    /// The texts of the outermost annotations, in bytes of the plain text.
    fn annotated(&self) -> Vec<TextRange> {
        let outermost = self
            .inlines
            .annotations
            .iter()
            .filter(|annotation| annotation.parent.is_none());
        outermost
            .map(|annotation| self.plain.map.to_plain(annotation.text))
            .collect()
    }

    /// Where annotations begin and end, in bytes of the plain text, in order.
    fn edges(&self) -> Vec<TextSize> {
        let annotations = self.inlines.annotations.iter();
        let mut edges: Vec<TextSize> = annotations
            .flat_map(|annotation| {
                let range = self.plain.map.to_plain(annotation.text);
                [range.start(), range.end()]
            })
            .collect();
        edges.sort_unstable();
        edges
    }

    /// The phrases that are the whole text of a date annotation; their range becomes that of the source.
    fn annotated_dates(&self, phrases: &[DatePhrase]) -> Box<[(u32, DatePhrase)]> {
        let marked = (0u32..).zip(&self.inlines.annotations);
        let marked = marked.filter(|(_, annotation)| annotation.class == Some(Class::Date));
        marked
            .filter_map(|(place, annotation)| {
                let range = self.plain.map.to_plain(annotation.text);
                let at = phrases.partition_point(|phrase| phrase.range.start() < range.start());
                let phrase = phrases.get(at).filter(|phrase| phrase.range == range)?;
                Some((
                    place,
                    DatePhrase {
                        range: annotation.text,
                        ..*phrase
                    },
                ))
            })
            .collect()
    }

    /// The texts of annotations of class `.none`, in bytes of the plain text.
    fn untouched(&self) -> Vec<TextRange> {
        let none = self
            .inlines
            .annotations
            .iter()
            .filter(|annotation| annotation.class == Some(Class::None));
        none.map(|annotation| self.plain.map.to_plain(annotation.text))
            .collect()
    }

    /// Turns the ranges of what was found from the plain text to the source.
    fn map_to_source(&mut self) {
        let map = &self.plain.map;
        if map.is_identity() {
            return;
        }
        let source = |range: &mut TextRange| *range = map.to_source(*range);
        self.quotations.iter_mut().for_each(source);
        self.names.iter_mut().for_each(|hit| source(&mut hit.range));
        self.dates
            .iter_mut()
            .for_each(|phrase| source(&mut phrase.range));
        self.acronyms
            .iter_mut()
            .for_each(|acronym| source(&mut acronym.range));
        self.capitals
            .iter_mut()
            .for_each(|word| source(&mut word.range));
        for definition in &mut self.definitions {
            source(&mut definition.full);
            source(&mut definition.acronym);
        }
        for introduction in &mut self.introductions {
            source(&mut introduction.name);
        }
        if let Some(dateline) = &mut self.dateline {
            source(&mut dateline.range);
            source(&mut dateline.place);
        }
    }
}

/// Whether a range meets one of `ranges`, which are in order and do not overlap.
pub(super) fn overlaps(ranges: &[TextRange], range: TextRange) -> bool {
    let first = ranges.partition_point(|other| other.end() <= range.start());
    ranges
        .get(first)
        .is_some_and(|other| other.start() < range.end())
}

/// Of a name and a date phrase that overlap the longer one stays. Of two equally long ones it is the name, but for a
/// short form: in an article on Theresa May, "in May" is a month.
fn drop_shorter(names: &mut Vec<NameHit>, dates: &mut Vec<DatePhrase>, index: &NameIndex) {
    if names.is_empty() || dates.is_empty() {
        return;
    }
    let meets = |range: TextRange, other: TextRange| {
        other.start() < range.end() && range.start() < other.end()
    };
    let weight = |hit: &NameHit| {
        let mut forms = index.candidates(hit.name).iter();
        let is_short = forms.all(|(_, form)| *form == FormKind::Short);
        usize::from(hit.range.len()) * 2 + usize::from(!is_short)
    };
    let spans: Vec<(TextRange, usize)> = names.iter().map(|hit| (hit.range, weight(hit))).collect();
    dates.retain(|phrase| {
        let first = spans.partition_point(|(name, _)| name.end() <= phrase.range.start());
        let mut met = spans[first..]
            .iter()
            .take_while(|(name, _)| name.start() < phrase.range.end());
        met.all(|(_, weight)| *weight <= usize::from(phrase.range.len()) * 2)
    });
    names.retain(|hit| {
        let first = dates.partition_point(|phrase| phrase.range.end() <= hit.range.start());
        dates
            .get(first)
            .is_none_or(|phrase| !meets(hit.range, phrase.range))
    });
}

/// Adds the place of a dateline, which stands in capitals.
fn find_place(
    names: &mut Vec<NameHit>,
    registry: &Registry,
    plain: &str,
    place: TextRange,
    annotated: &[TextRange],
) {
    let taken =
        names.iter().any(|hit| hit.range.start() < place.end()) || overlaps(annotated, place);
    if taken {
        return;
    }
    if let Some(name) = registry
        .names()
        .lookup(&plain[std::ops::Range::<usize>::from(place)], true)
    {
        names.insert(
            0,
            NameHit {
                range: place,
                name,
                after_capital: false,
                before_capital: false,
            },
        );
    }
}

/// Whether a text has letters and all of them are capitals.
fn has_only_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|char| char.is_alphabetic());
    let mut count = 0usize;
    letters.all(|char| {
        count += 1;
        char.is_uppercase()
    }) && count > 1
}
