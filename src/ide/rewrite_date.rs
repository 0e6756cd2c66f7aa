//! Writing a date phrase in another way: in full, with its weekday, with its year, or counted from the day of publication.
//!
//! Each new wording is put into a copy of the article and analysed there. It is offered only where the analysis finds the
//! same day in it, so that no wording is offered that a reader, or Newsmark, would take for another day.

use super::date_wording::{Style, Wording};
use super::target::annotation;
use super::{Action, date_card, edited};
use crate::analysis::{Article, DateMention, PlacedBlock};
use crate::config::Profile;
use crate::dates::{Content, Date, Period, Value, days_between, weekday_name};
use crate::text::{Edit, TextLen, TextRange, TextSize, size};

/// The other ways to write the date phrase at `range` (bytes; empty for a cursor), in the style of `profile`. None for phrases in direct quotations,
/// which are the speaker's words, and in the front matter.
pub fn date_rewrites(article: &Article, profile: Profile, range: TextRange) -> Vec<Action> {
    if !article.is_english() {
        return Vec::new();
    }
    let mut dates = article.dates.iter().filter(|date| {
        let marked = annotation(article, date.block, date.annotation);
        let whole = marked.map_or(date.range, |(_, whole)| whole);
        whole.contains_range(range) || !range.is_empty() && range.contains_range(whole)
    });
    let (Some(date), None) = (dates.next(), dates.next()) else {
        return Vec::new();
    };
    let Some(phrase) = Phrase::of(article, profile, date) else {
        return Vec::new();
    };
    let mut actions: Vec<Action> = Vec::new();
    for rewrite in phrase.rewrites() {
        if let Some(title) = phrase.title_if_sound(&rewrite) {
            let title = format!("Write \"{title}\"{}", date_card::doubt(date));
            if actions.iter().all(|action| action.title != title) {
                let edits = rewrite.edits;
                actions.push(Action { title, edits });
            }
        }
    }
    actions
}

/// A date phrase with its surroundings.
struct Phrase<'a> {
    article: &'a Article,
    date: &'a DateMention,
    value: &'a Value,
    text: &'a str,
    wording: Wording,
    style: Style,
    /// The phrase with its annotation, in bytes of the file.
    whole: TextRange,
    /// The block's text before and behind it.
    before: &'a str,
    behind: &'a str,
}

/// A phrase written anew.
struct Rewrite {
    /// In the order of the text.
    edits: Vec<Edit>,
    /// The edit whose text belongs to the new phrase.
    written: usize,
    /// The preposition that comes before it.
    lead: &'static str,
}

impl Rewrite {
    fn of(edits: Vec<Edit>, written: usize) -> Self {
        Self {
            edits,
            written,
            lead: "",
        }
    }
}

impl<'a> Phrase<'a> {
    fn of(article: &'a Article, profile: Profile, date: &'a DateMention) -> Option<Self> {
        let value = date.annotated.as_ref().or(date.resolution.value.as_ref())?;
        let in_front_matter = |front: &crate::markup::FrontMatter| {
            front.range.contains_range(date.range) && date.range.start() < front.range.end()
        };
        let front = article.layout.front_matter.as_ref();
        if date.quoted || front.is_some_and(in_front_matter) {
            return None;
        }
        let placed: &PlacedBlock = article.blocks.get(date.block as usize)?;
        let whole =
            annotation(article, date.block, date.annotation).map_or(date.range, |(_, whole)| whole);
        let block = &*placed.analysis.text;
        let start = usize::from(whole.start().checked_sub(placed.start)?);
        let end = usize::from(whole.end().checked_sub(placed.start)?);
        let (before, behind) = (block.get(..start)?, block.get(end..)?);
        // Part of a compound: "pre-Monday", "Monday–Wednesday".
        let is_dash = |char: char| matches!(char, '-' | '–' | '—' | '/');
        if before.ends_with(is_dash) || behind.starts_with(is_dash) {
            return None;
        }
        let text = article.text(date.range);
        let wording = Wording::of(text);
        let style = Style::of(article, profile, &wording, text);
        let phrase = Self {
            article,
            date,
            value,
            text,
            wording,
            style,
            whole,
            before,
            behind,
        };
        let is_one_of_many = ["every", "each"].contains(&phrase.word_before());
        (!is_one_of_many).then_some(phrase)
    }

    /// All that could be written, not yet looked at.
    fn rewrites(&self) -> Vec<Rewrite> {
        let mut all = Vec::new();
        all.extend(self.with_year());
        all.extend(self.with_weekday());
        if let Content::Period(Period::Day(day)) = self.value.content {
            all.extend(self.in_full(day));
            if !self.dates_the_report() {
                all.extend(self.as_weekday(day));
                all.extend(self.as_near_day(day));
            }
        }
        all
    }

    /// Whether the phrase is a dateline's, or a line of its own: there a day is written out.
    fn dates_the_report(&self) -> bool {
        let placed = self.article.blocks.get(self.date.block as usize);
        let dateline = placed.and_then(|placed| {
            let dateline = placed.analysis.dateline.as_ref()?;
            Some(dateline.range + placed.start)
        });
        dateline.is_some_and(|dateline| dateline.contains_range(self.date.range))
            || self.before.trim().is_empty() && self.behind.trim().is_empty()
    }

    /// The year behind a day or month, the month, day and year behind a weekday.
    fn with_year(&self) -> Option<Rewrite> {
        let Wording { month, day, .. } = &self.wording;
        if self.wording.has_other || self.wording.year.is_some() || self.is_possessive() {
            return None;
        }
        let of_another = self.behind.trim_start().starts_with("of ");
        let in_noun = self.wording.shift.is_some() && is_determiner(self.word_before());
        if of_another || in_noun {
            return None;
        }
        let end = self.wording.end()?;
        let day_first = self.style.day_first;
        let new = match (month, day, self.value.single_day()) {
            (Some(_), Some(_), Some(value)) if day_first => format!(" {}", value.year()),
            (Some(_), Some(_), Some(value)) => format!(", {}", value.year()),
            (None, None, Some(value)) => {
                let between = self.style.behind_weekday();
                format!("{between}{}", self.style.day(value))
            }
            (Some(_), None, _) if self.wording.weekday.is_none() => match self.value.content {
                Content::Period(Period::Month { year, .. }) => format!(" {year}"),
                _ => return None,
            },
            _ => return None,
        };
        let sets_off = new.starts_with(", ") && !day_first;
        let mut edits: Vec<Edit> = self.without_shift().into_iter().collect();
        let written = edits.len();
        edits.extend(self.inserted(end, new, sets_off));
        Some(Rewrite::of(edits, written))
    }

    /// The weekday before a day of a month.
    fn with_weekday(&self) -> Option<Rewrite> {
        let wording = &self.wording;
        let in_noun = is_determiner(self.word_before()) || wording.shift.is_some();
        if wording.has_other || wording.weekday.is_some() || in_noun {
            return None;
        }
        let (Some(_), Some(_), Some(day)) = (&wording.month, &wording.day, self.value.single_day())
        else {
            return None;
        };
        let start = wording.article.as_ref().map(|article| article.start);
        let start = start.or(wording.start())?;
        let weekday = weekday_name(day.weekday());
        let new = format!("{weekday}{}", self.style.behind_weekday());
        let at = self.date.range.start() + size(start);
        let edits = vec![Edit::insert(at, new)];
        Some(Rewrite::of(edits, 0))
    }

    /// The day with its year in the place of "yesterday" or `2015-03-22`.
    fn in_full(&self, day: Date) -> Option<Rewrite> {
        let is_without_parts = self.wording.start().is_none();
        if !is_without_parts || self.is_possessive() {
            return None;
        }
        let new = self.style.day(day);
        if self.wording.is_numeric {
            let sets_off = !self.style.day_first;
            let comma = self.comma(sets_off);
            let edits = [Edit::replace(self.date.range, new)].into_iter();
            let edits = edits.chain(comma).collect();
            return Some(Rewrite::of(edits, 0));
        }
        self.in_place_of_adverb(new, !self.style.day_first)
    }

    /// The weekday alone, for a day within a week of the publication date.
    fn as_weekday(&self, day: Date) -> Option<Rewrite> {
        let anchor = self.article.anchor.date?;
        if days_between(anchor, day).abs() > 7 {
            return None;
        }
        let weekday = weekday_name(day.weekday());
        if self.wording.start().is_none() && !self.wording.is_numeric {
            return self.in_place_of_adverb(weekday.to_owned(), false);
        }
        self.replaced(weekday.to_owned())
    }

    /// "yesterday", "today" or "tomorrow", without the "on" that stands before a day.
    fn as_near_day(&self, day: Date) -> Option<Rewrite> {
        let word = match days_between(self.article.anchor.date?, day) {
            -1 => "yesterday",
            0 => "today",
            1 => "tomorrow",
            _ => return None,
        };
        let before = self.word_before();
        if is_determiner(before) || before.eq_ignore_ascii_case("of") || self.is_in_name() {
            return None;
        }
        let drops_on = before.eq_ignore_ascii_case("on") && !self.is_possessive();
        let is_first = if drops_on {
            before.starts_with('O')
        } else {
            self.starts_sentence()
        };
        let new = if is_first {
            capitalised(word)
        } else {
            word.to_owned()
        };
        let mut rewrite = self.replaced(new)?;
        if drops_on {
            let kept = self.before.trim_end().len() - before.len();
            let start = self.whole.start() - size(self.before.len() - kept);
            let dropped = Edit::delete(TextRange::new(start, self.whole.start()));
            rewrite.edits.insert(0, dropped);
            rewrite.written += 1;
        }
        Some(rewrite)
    }

    /// Another word for the whole phrase, where it says nothing but the day.
    fn replaced(&self, new: String) -> Option<Rewrite> {
        let says_day = self.wording.is_numeric
            || self.wording.start().is_some() && !self.wording.has_other
            || self.wording.start().is_none();
        if !says_day || self.wording.has_time {
            return None;
        }
        (new != self.text).then(|| Rewrite::of(vec![Edit::replace(self.date.range, new)], 0))
    }

    /// A day in the place of an adverb such as "yesterday", with "on" where no other preposition is there.
    fn in_place_of_adverb(&self, new: String, sets_off: bool) -> Option<Rewrite> {
        let next = first_word(self.behind);
        let is_subject = [
            "is", "was", "will", "marks", "marked", "has", "had", "would",
        ];
        if is_subject.contains(&next) {
            return None;
        }
        let is_first = self.text.starts_with(char::is_uppercase);
        let needs_on = !self.has_preposition() && !self.is_possessive();
        let on = match (needs_on, is_first) {
            (false, _) => "",
            (true, true) => "On ",
            (true, false) => "on ",
        };
        // An annotation marks the day and not the preposition.
        let mut edits = Vec::new();
        if self.date.annotation.is_some() && !on.is_empty() {
            edits.push(Edit::insert(self.whole.start(), on));
            edits.push(Edit::replace(self.date.range, new));
        } else {
            edits.push(Edit::replace(self.date.range, format!("{on}{new}")));
        }
        let written = edits.len() - 1;
        edits.extend(self.comma(sets_off));
        let lead = on;
        Some(Rewrite {
            edits,
            written,
            lead,
        })
    }

    /// Text inside of the phrase, and the comma that sets a year off behind it.
    fn inserted(&self, at: usize, mut new: String, sets_off: bool) -> Vec<Edit> {
        let rest = &self.text[at..];
        let place = self.date.range.start() + size(at);
        if rest.is_empty() {
            let comma = self.comma(sets_off);
            // One edit where both stand at one place: editors differ in how they order two.
            return match comma {
                Some(comma) if comma.range.start() == place => {
                    vec![Edit::insert(place, format!("{new},"))]
                }
                comma => [Edit::insert(place, new)]
                    .into_iter()
                    .chain(comma)
                    .collect(),
            };
        }
        if sets_off && !rest.starts_with(',') {
            new.push(',');
        }
        vec![Edit::insert(place, new)]
    }

    /// The comma behind a year that words follow.
    fn comma(&self, sets_off: bool) -> Option<Edit> {
        let mut next = self.behind.chars();
        let goes_on = next.next().is_some_and(char::is_whitespace)
            && next.next().is_some_and(char::is_alphanumeric);
        (sets_off && goes_on).then(|| Edit::insert(self.whole.end(), ","))
    }

    /// Takes "last" or "the next" away; a month without it needs "in", and a day the "on" that British copy has.
    fn without_shift(&self) -> Option<Edit> {
        let shift = self.wording.shift.as_ref()?;
        let start = self.date.range.start();
        let range = TextRange::new(start + size(shift.start), start + size(shift.end));
        let lead = match self.wording.weekday {
            _ if shift.start > 0 || self.has_preposition() || is_determiner(self.word_before()) => {
                ""
            }
            None => "in ",
            Some(_) if self.style.day_first => "on ",
            Some(_) => "",
        };
        let is_first = self.text.starts_with(char::is_uppercase);
        let lead = if is_first {
            capitalised(lead)
        } else {
            lead.to_owned()
        };
        Some(Edit::replace(range, lead))
    }

    /// The new phrase's words, where the article with it names the same day or month there.
    fn title_if_sound(&self, rewrite: &Rewrite) -> Option<String> {
        let moved = |place: TextSize, edits: &[Edit]| {
            let (longer, shorter) = edits
                .iter()
                .fold((place, TextSize::from(0)), |sizes, edit| {
                    (sizes.0 + edit.text.text_len(), sizes.1 + edit.range.len())
                });
            longer.checked_sub(shorter)
        };
        let edit = rewrite.edits.get(rewrite.written)?;
        let start = moved(edit.range.start(), &rewrite.edits[..rewrite.written])?;
        let written = TextRange::at(start, edit.text.trim_end_matches(',').text_len());
        let after = edited(self.article, &rewrite.edits);
        let meets = |date: &&DateMention| {
            date.range
                .intersect(written)
                .is_some_and(|both| !both.is_empty())
                && date.range.end() >= written.end()
        };
        let date = after.dates.iter().find(meets)?;
        let value = date.resolution.value.as_ref()?;
        let old = self.date.resolution.value.as_ref()?;
        let is_same = match (value.single_day(), self.value.single_day()) {
            (Some(day), Some(wanted)) => day == wanted,
            _ => value.content == self.value.content,
        };
        let is_time = |value: &Value| matches!(value.content, Content::Time(_));
        let keeps_rest = is_time(value) == is_time(old) && value.modifier == old.modifier;
        if !is_same || !keeps_rest || after.dates.len() != self.article.dates.len() {
            return None;
        }
        let words: Vec<&str> = after.text(date.range).split_whitespace().collect();
        Some(format!("{}{}", rewrite.lead, words.join(" ")))
    }

    fn is_possessive(&self) -> bool {
        self.behind.starts_with(['\'', '’'])
    }

    /// Whether a word in capitals follows, as in "the March 23 Movement".
    fn is_in_name(&self) -> bool {
        self.behind.starts_with(' ') && first_word(self.behind).starts_with(char::is_uppercase)
    }

    /// The word right before the phrase; empty where something else stands there.
    fn word_before(&self) -> &'a str {
        let before = self.before.trim_end();
        if before.len() == self.before.len() {
            return "";
        }
        let start = before
            .rfind(|char: char| !char.is_alphanumeric() && !matches!(char, '\'' | '’'))
            .map_or(0, |at| {
                at + before[at..].chars().next().map_or(1, char::len_utf8)
            });
        &before[start..]
    }

    /// Whether a preposition stands before the phrase, or another word after which a day needs no "on".
    fn has_preposition(&self) -> bool {
        PREPOSITIONS.contains(&self.word_before().to_lowercase().as_str())
    }

    fn starts_sentence(&self) -> bool {
        let before = self.before.trim_end_matches(|char: char| {
            char.is_whitespace() || matches!(char, '"' | '“' | '‘' | '(' | '[')
        });
        before.is_empty() || before.ends_with(['.', '!', '?', ':', '—', '#', '>'])
    }
}

/// Words after which a day needs no "on".
const PREPOSITIONS: [&str; 19] = [
    "on", "since", "until", "till", "by", "from", "to", "of", "before", "after", "for", "between",
    "and", "through", "in", "than", "during", "or", "as",
];

/// Whether a word opens a noun phrase, so that the phrase behind it is part of one: "the March 23 attack".
fn is_determiner(word: &str) -> bool {
    const DETERMINERS: [&str; 12] = [
        "the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "every",
    ];
    DETERMINERS.iter().any(|it| word.eq_ignore_ascii_case(it))
        || word.ends_with("'s")
        || word.ends_with("’s")
}

/// The word behind a space.
fn first_word(behind: &str) -> &str {
    let text = behind.trim_start();
    let end = text
        .find(|char: char| !char.is_alphanumeric())
        .unwrap_or(text.len());
    &text[..end]
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|char| char.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}
