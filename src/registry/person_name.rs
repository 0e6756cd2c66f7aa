//! The parts of a person's full name.

use super::NameOrder;
use crate::text::fold;

/// A person's name in its words, without what stands behind the family name: `Jr.`, `III`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName<'a> {
    /// The name up to the end of its last word.
    name: &'a str,
    /// Where each word starts and ends in `name`, in bytes.
    words: Vec<(usize, usize)>,
}

/// How many words of a name's end may stand for it: particles, and family names of several words.
const LONGEST_ENDING: usize = 4;

impl<'a> PersonName<'a> {
    /// Parts a name at white space.
    pub fn new(name: &'a str) -> Self {
        let mut words: Vec<(usize, usize)> = Vec::new();
        let mut at = 0;
        for piece in name.split_inclusive(char::is_whitespace) {
            let bare = piece.trim_end_matches(|char: char| char.is_whitespace() || char == ',');
            if !bare.is_empty() {
                words.push((at, at + bare.len()));
            }
            at += piece.len();
        }
        while words.len() > 1 && words.last().is_some_and(|(s, e)| is_suffix(&name[*s..*e])) {
            words.pop();
        }
        let end = words.last().map_or(0, |(_, end)| *end);
        Self {
            name: &name[..end],
            words,
        }
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it has no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether it has a word beside the family name.
    pub fn is_full(&self) -> bool {
        self.words.len() > 1
    }

    /// Whether it has nothing but initials and what stands behind a family name: `J.R.R.`, `Jr.`.
    pub fn is_bare(&self) -> bool {
        let mut words = (0..self.len()).map(|place| self.word(place));
        words.all(|word| is_initial(word) || is_suffix(word))
    }

    /// What may name the person once the full name was given: each ending that is shorter than the name and does not
    /// start with an initial (`van der Bellen`, `Bellen`), and a last word without its Arabic article (`Assad` of
    /// `al-Assad`).
    pub fn endings(&self) -> Vec<&'a str> {
        let first = self.len().saturating_sub(LONGEST_ENDING).max(1);
        let from =
            (first.min(self.len())..self.len()).filter(|place| !is_initial(self.word(*place)));
        let mut endings: Vec<&str> = from.map(|place| self.from(place)).collect();
        if self.is_full() {
            endings.extend(without_article(self.word(self.len() - 1)));
        }
        endings
    }

    /// The forms that a name order allows after the introduction: the family name with and without its particles, or
    /// the first word.
    pub fn short_forms(&self, order: NameOrder) -> Vec<&'a str> {
        if !self.is_full() {
            return Vec::new();
        }
        let last = self.len() - 1;
        match order {
            NameOrder::Whole => Vec::new(),
            NameOrder::FamilyFirst => vec![self.word(0)],
            NameOrder::Western => {
                let mut first = last;
                while first > 1 && is_particle(self.word(first - 1)) {
                    first -= 1;
                }
                let mut forms: Vec<&str> = (first..=last).map(|place| self.from(place)).collect();
                forms.retain(|form| !is_initial(form));
                forms.extend(without_article(self.word(last)));
                forms
            }
        }
    }

    /// The first word, where it is no initial: it stands for the person where family names come first, and in the copy
    /// of some houses.
    pub fn opening(&self) -> Option<&'a str> {
        self.is_full()
            .then(|| self.word(0))
            .filter(|first| !is_initial(first))
    }

    /// The name folded, in small letters and without the initials between its first and last word: the same for
    /// `George W. Bush` and `George Bush`.
    pub fn without_initials(&self) -> String {
        let last = self.len().saturating_sub(1);
        let kept = (0..self.len()).map(|place| (place, self.word(place)));
        let kept = kept.filter(|(place, word)| *place == 0 || *place == last || !is_initial(word));
        let kept: Vec<&str> = kept.map(|(_, word)| word).collect();
        fold(&kept.join(" ")).to_lowercase()
    }

    fn word(&self, place: usize) -> &'a str {
        let (start, end) = self.words[place];
        &self.name[start..end]
    }

    /// From a word to the end.
    fn from(&self, place: usize) -> &'a str {
        &self.name[self.words[place].0..]
    }
}

/// Whether a word of a name stands before the family name and may belong to it; in small letters or not.
pub fn is_particle(word: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "abu", "al", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "do",
        "dos", "du", "el", "ibn", "la", "las", "le", "los", "st.", "ter", "van", "von", "zu",
        "zum", "zur",
    ];
    // Most words are longer.
    let mut letters = [0; 5];
    let Some(letters) = letters.get_mut(..word.len()) else {
        return false;
    };
    letters.copy_from_slice(word.as_bytes());
    letters.make_ascii_lowercase();
    PARTICLES
        .binary_search_by(|particle| particle.as_bytes().cmp(letters))
        .is_ok()
}

/// Whether a word stands behind a family name and is no part of it.
fn is_suffix(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Jr" | "Sr" | "II" | "III" | "IV" | "JR" | "SR"
    )
}

/// `W.`, `W`, `J.R.`
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars().filter(|char| *char != '.');
    let single = letters.next().is_some() && letters.next().is_none();
    let pointed = word.ends_with('.')
        && word
            .split_terminator('.')
            .all(|part| part.chars().count() == 1);
    single || pointed
}

/// `Assad` of `al-Assad`.
fn without_article(word: &str) -> Option<&str> {
    const ARTICLES: &[&str] = &["al", "el", "ad", "ul", "as", "ash", "an", "ar"];
    let (article, bare) = word.split_once(['-', '\u{2011}', '\u{2010}'])?;
    let is_article = ARTICLES.contains(&&*article.to_lowercase());
    (is_article && bare.chars().next().is_some_and(char::is_uppercase)).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_hold_particles_and_leave_out_what_follows_the_family_name() {
        let endings = |name| PersonName::new(name).endings();
        assert_eq!(
            endings("Alexander van der Bellen"),
            ["van der Bellen", "der Bellen", "Bellen"]
        );
        assert_eq!(endings("Martin Luther King Jr."), ["Luther King", "King"]);
        assert_eq!(endings("Martin Luther King, Jr."), ["Luther King", "King"]);
        assert_eq!(endings("Bashar al-Assad"), ["al-Assad", "Assad"]);
        assert_eq!(endings("George W. Bush"), ["Bush"]);
        assert_eq!(endings("Shane O\u{2019}Brien"), ["O\u{2019}Brien"]);
        assert_eq!(endings("Ronaldo"), Vec::<&str>::new());
        assert_eq!(endings(""), Vec::<&str>::new());
        assert_eq!(endings(", ,"), Vec::<&str>::new());
    }

    #[test]
    fn the_order_of_a_name_says_which_part_is_the_family_name() {
        let short = |name, order| PersonName::new(name).short_forms(order);
        assert_eq!(
            short("Alexander van der Bellen", NameOrder::Western),
            ["van der Bellen", "der Bellen", "Bellen"]
        );
        assert_eq!(
            short("Maria da Silva", NameOrder::Western),
            ["da Silva", "Silva"]
        );
        assert_eq!(
            short("Martin Luther King Jr.", NameOrder::Western),
            ["King"]
        );
        assert_eq!(short("Ban Ki-moon", NameOrder::FamilyFirst), ["Ban"]);
        assert_eq!(short("Thein Sein", NameOrder::Whole), Vec::<&str>::new());
        assert_eq!(short("Ronaldo", NameOrder::Western), Vec::<&str>::new());
        assert_eq!(short("Malcolm X", NameOrder::Western), Vec::<&str>::new());
    }

    #[test]
    fn initials_do_not_make_another_person() {
        let bare = |name| PersonName::new(name).without_initials();
        assert_eq!(bare("George W. Bush"), bare("George Bush"));
        assert_eq!(bare("J.R. Ewing"), "j.r. ewing");
        assert_ne!(bare("George H. Bush"), bare("Jeb Bush"));
    }

    #[test]
    fn the_opening_is_a_name_and_no_initial() {
        assert_eq!(PersonName::new("Hu Jintao").opening(), Some("Hu"));
        assert_eq!(PersonName::new("J. Smith").opening(), None);
        assert_eq!(PersonName::new("Jintao").opening(), None);
    }
}
