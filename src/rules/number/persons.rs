//! Whose an age or a birth is: the person named beside it.

use crate::analysis::{Entity, Mention};
use crate::markup::EntityKind;
use crate::rules::context::ArticleContext;
use crate::text::{TextRange, fold, size};

/// Somebody whom an article names.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Person {
    /// Of the registry, or annotated or introduced.
    Known(Entity),
    /// By the words of the name as they stand, without the registry.
    Named(Vec<String>),
}

/// The plain text of one block, and the people whom it mentions.
pub(super) struct Block<'a> {
    pub(super) number: u32,
    pub(super) plain: &'a str,
    /// The mentions of the block with their places in the plain text, in order.
    mentions: Vec<(std::ops::Range<usize>, &'a Mention)>,
}

/// Words in small letters that stand inside of a name.
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "der", "di", "du", "el", "ibn", "la", "le", "ul", "van", "von",
];

/// What somebody is called before the name, in small letters.
pub(super) const CALLINGS: &[&str] = &[
    "activist",
    "actor",
    "actress",
    "artist",
    "attorney",
    "author",
    "banker",
    "billionaire",
    "bishop",
    "businessman",
    "businesswoman",
    "captain",
    "cleric",
    "coach",
    "commander",
    "congressman",
    "defendant",
    "detainee",
    "diplomat",
    "director",
    "doctor",
    "driver",
    "engineer",
    "entertainer",
    "farmer",
    "fighter",
    "fisherman",
    "footballer",
    "general",
    "goalkeeper",
    "guitarist",
    "journalist",
    "judge",
    "king",
    "lawmaker",
    "lawyer",
    "leader",
    "man",
    "merchant",
    "midfielder",
    "minister",
    "monk",
    "musician",
    "novelist",
    "officer",
    "opposition",
    "painter",
    "pilot",
    "player",
    "playwright",
    "poet",
    "politician",
    "pontiff",
    "pope",
    "premier",
    "president",
    "priest",
    "prisoner",
    "professor",
    "rapper",
    "rebel",
    "reporter",
    "retired",
    "ruler",
    "scientist",
    "senator",
    "singer",
    "soldier",
    "spokesman",
    "spokeswoman",
    "star",
    "striker",
    "student",
    "suspect",
    "teacher",
    "trader",
    "veteran",
    "winger",
    "woman",
    "writer",
];

impl<'a> Block<'a> {
    /// One block of an article.
    pub(super) fn new(context: &ArticleContext<'a>, number: u32) -> Self {
        let article = context.article;
        let placed = &article.blocks[number as usize];
        let plain = placed.analysis.plain.text(&placed.analysis.text);
        let start = placed.start;
        let end = start + size(placed.analysis.text.len());
        let first = article
            .mentions
            .partition_point(|it| it.range.start() < start);
        let mentions = article.mentions[first..]
            .iter()
            .take_while(|it| it.range.start() <= end)
            .filter(|it| it.block == number && it.range.end() <= end)
            .map(|it| {
                (
                    placed.analysis.plain.map.to_plain(it.range - start).into(),
                    it,
                )
            })
            .collect();
        Self {
            number,
            plain,
            mentions,
        }
    }

    /// A range of the plain text as a range of the file.
    pub(super) fn in_file(
        &self,
        context: &ArticleContext<'_>,
        range: std::ops::Range<usize>,
    ) -> TextRange {
        let plain = TextRange::new(size(range.start), size(range.end));
        context.article.from_plain(self.number, plain)
    }

    /// The person whose name ends at `end`.
    pub(super) fn person_before(&self, end: usize) -> Option<Person> {
        let behind = self
            .mentions
            .partition_point(|(range, _)| range.start < end);
        // Annotations nest a few levels deep at most.
        let mut near = self.mentions[..behind].iter().rev().take(8);
        if let Some((_, mention)) = near.find(|(range, _)| range.end == end) {
            return known(mention);
        }
        let mut words: Vec<&str> = Vec::new();
        let mut rest = self.plain.get(..end)?;
        while words.len() < 5 {
            let start = rest.rfind(char::is_whitespace).map_or(0, |at| {
                at + rest[at..].chars().next().map_or(1, char::len_utf8)
            });
            let word = &rest[start..];
            let is_particle = PARTICLES.contains(&word) && !words.is_empty();
            let ends_clause = word.ends_with(['.', ',']) && words.is_empty();
            if ends_clause || !is_particle && !is_name_word(word) {
                break;
            }
            words.insert(0, word);
            let before = rest[..start].trim_end_matches([' ', '\n']);
            if before.len() == rest.len() || before.is_empty() {
                break;
            }
            rest = before;
        }
        named(&words)
    }

    /// The person whose name follows at `start`, behind what he or she is called.
    pub(super) fn person_behind(&self, start: usize) -> Option<Person> {
        let mut at = start;
        // A nationality, a calling, a title: "British citizen", "former opposition leader".
        for _ in 0..4 {
            let first = self.mentions.partition_point(|(range, _)| range.start < at);
            let starts_here = self.mentions[first..]
                .iter()
                .take_while(|(range, _)| range.start == at)
                .find(|(_, mention)| mention.kind == EntityKind::Person);
            if let Some((range, mention)) = starts_here {
                let behind = &self.plain[range.end..];
                return (!is_possessive(behind)).then(|| known(mention)).flatten();
            }
            let word = self.word_at(at);
            let is_calling = CALLINGS.contains(&word) || word == "former" || word == "citizen";
            if word.is_empty() || !is_calling && !is_name_word(word) {
                break;
            }
            let behind = &self.plain[at + word.len()..];
            if !behind.starts_with(' ') {
                break;
            }
            at += word.len() + 1;
        }
        self.name_run(start)
    }

    /// The last run of words with capitals behind the callings at `start`, where it ends as a name of a person does.
    fn name_run(&self, start: usize) -> Option<Person> {
        let mut at = start;
        while CALLINGS.contains(&self.word_at(at)) || self.word_at(at) == "former" {
            at += self.word_at(at).len();
            at += usize::from(self.plain[at..].starts_with(' '));
        }
        let mut words = Vec::new();
        let mut end = at;
        loop {
            let word = self.word_at(at);
            let is_particle = PARTICLES.contains(&word) && !words.is_empty();
            if words.len() == 6 || !is_particle && !is_name_word(word) {
                break;
            }
            words.push(word);
            end = at + word.len();
            if !self.plain[end..].starts_with(' ') {
                break;
            }
            at = end + 1;
        }
        ends_name(&self.plain[end..])
            .then(|| named(&words))
            .flatten()
    }

    /// The word that starts at a place: up to white space or a sign that belongs to no word.
    fn word_at(&self, at: usize) -> &'a str {
        let behind = self.plain.get(at..).unwrap_or("");
        let is_inside = |char: char| char.is_alphanumeric() || matches!(char, '-' | '\'' | '’');
        let end = behind.find(|char| !is_inside(char)).unwrap_or(behind.len());
        let word = &behind[..end];
        // An initial keeps its point.
        if word.chars().count() == 1 && behind[end..].starts_with('.') {
            return &behind[..=end];
        }
        word
    }
}

fn known(mention: &Mention) -> Option<Person> {
    let is_one = !matches!(mention.entity, Entity::Ambiguous(_));
    (mention.kind == EntityKind::Person && is_one).then(|| Person::Known(mention.entity.clone()))
}

/// The person with a name of these words, courtesy titles left out.
fn named(words: &[&str]) -> Option<Person> {
    const COURTESY: &[&str] = &["Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Jr", "Sr"];
    const WEEKDAYS: &[&str] = &[
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    const PLACES: &[&str] = &[
        "Central", "Costa", "East", "Eastern", "Latin", "New", "North", "Northern", "Puerto",
        "Saudi", "Sierra", "South", "Southern", "Sri", "West", "Western",
    ];
    // "the death of 86-year-old Madelyn Dunham Monday"
    let is_day = |word: &str| WEEKDAYS.contains(&word);
    let words = match words.split_last() {
        Some((last, rest)) if is_day(last) => rest,
        _ => words,
    };
    let words: Vec<String> = words
        .iter()
        .map(|word| fold(word.trim_end_matches('.')).into_owned())
        .filter(|word| !COURTESY.contains(&word.as_str()))
        .collect();
    // "the 25-year-old South Korean" is many people.
    let is_people = words
        .first()
        .is_some_and(|first| PLACES.contains(&first.as_str()));
    (!words.is_empty() && !is_people).then_some(Person::Named(words))
}

/// Whether a word can be one of a name: a capital, then letters.
fn is_name_word(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars.all(|char| char.is_alphabetic() || matches!(char, '-' | '\'' | '’' | '.'))
        && !is_possessive(&word[word.find(['\'', '’']).unwrap_or(word.len())..])
}

/// Whether a text starts with `'s` or an apostrophe that ends a word.
fn is_possessive(text: &str) -> bool {
    let Some(behind) = text.strip_prefix(['\'', '’']) else {
        return false;
    };
    let rest = behind.strip_prefix('s').unwrap_or(behind);
    !rest.starts_with(char::is_alphanumeric)
}

/// Whether what stands behind a run of capitals goes on as behind a person's name: a sign, or a word that is no noun.
pub(super) fn ends_name(behind: &str) -> bool {
    const WORDS: &[&str] = &[
        "also", "and", "after", "against", "as", "at", "became", "before", "but", "by", "can",
        "could", "did", "died", "during", "for", "from", "had", "has", "in", "into", "is",
        "joined", "later", "led", "made", "may", "might", "must", "now", "of", "on", "once", "or",
        "over", "remains", "said", "says", "served", "since", "still", "then", "to", "told",
        "took", "under", "until", "was", "were", "when", "where", "while", "who", "whose", "will",
        "with", "won", "would",
    ];
    let Some(rest) = behind.strip_prefix([' ', '\n']) else {
        return !behind.starts_with(['\'', '’', '-']);
    };
    let end = rest
        .find(|char: char| !char.is_alphabetic())
        .unwrap_or(rest.len());
    WORDS.contains(&&rest[..end])
}

impl Person {
    /// Whether both are one person: one entity, or one name, given whole or from some word on: "John Smith", "Smith".
    pub(super) fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Known(one), Self::Known(other)) => one == other,
            (Self::Named(one), Self::Named(other)) => one.ends_with(other) || other.ends_with(one),
            _ => false,
        }
    }

    /// The name.
    pub(super) fn name(&self, context: &ArticleContext<'_>) -> String {
        match self {
            Self::Known(Entity::Entry(entry)) => {
                context.registry().entry(*entry).name.value.clone()
            }
            Self::Known(Entity::Local(local)) => {
                context.article.locals[local.0 as usize].name.clone()
            }
            Self::Known(Entity::Ambiguous(_)) => "This person".to_owned(),
            Self::Named(words) => words.join(" "),
        }
    }

    /// Whether it is a name of one word, which many people may share.
    pub(super) fn is_short(&self) -> bool {
        matches!(self, Self::Named(words) if words.len() < 2)
    }
}
