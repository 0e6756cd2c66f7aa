//! The parts of a person's full name.

use crate::text::fold;

/// A person's name in its words, without what stands behind the family name: `Jr.`, `III`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    words: Vec<String>,
}

/// How many words of a name's end may stand for it: particles, and family names of several words.
const LONGEST_ENDING: usize = 4;

impl PersonName {
    /// Parts a name at its spaces.
    pub fn new(name: &str) -> Self {
        let folded = fold(name);
        let mut words: Vec<String> = folded
            .split(' ')
            .map(|word| word.trim_matches(',').to_owned())
            .filter(|word| !word.is_empty())
            .collect();
        while words.len() > 1 && words.last().is_some_and(|word| is_suffix(word)) {
            words.pop();
        }
        Self { words }
    }

    /// Whether it has a word beside the family name.
    pub fn is_full(&self) -> bool {
        self.words.len() > 1
    }

    /// What may name the person once the full name was given, in small letters: each ending that is shorter than the
    /// name and does not start with an initial (`van der bellen`, `bellen`), and a last word without its Arabic article
    /// (`assad` of `al-assad`).
    pub fn endings(&self) -> Vec<String> {
        let first = self
            .words
            .len()
            .saturating_sub(LONGEST_ENDING)
            .max(1)
            .min(self.words.len());
        let mut endings: Vec<String> = (first..self.words.len())
            .filter(|start| !is_initial(&self.words[*start]))
            .map(|start| self.words[start..].join(" ").to_lowercase())
            .collect();
        if let Some(bare) = self.words.last().and_then(|word| without_article(word)) {
            endings.push(bare.to_lowercase());
        }
        endings
    }

    /// The first word in small letters, where it is no initial: it stands for the person where family names come first,
    /// and in the copy of some houses.
    pub fn opening(&self) -> Option<String> {
        let first = self.words.first().filter(|_| self.is_full())?;
        (!is_initial(first)).then(|| first.to_lowercase())
    }

    /// The name in small letters and without the initials between its first and last word: the same for
    /// `George W. Bush` and `George Bush`.
    pub fn without_initials(&self) -> String {
        let last = self.words.len().saturating_sub(1);
        let kept = self.words.iter().enumerate();
        let kept = kept.filter(|(place, word)| *place == 0 || *place == last || !is_initial(word));
        let kept: Vec<&str> = kept.map(|(_, word)| word.as_str()).collect();
        kept.join(" ").to_lowercase()
    }
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
    let (article, bare) = word.split_once('-')?;
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
            ["van der bellen", "der bellen", "bellen"]
        );
        assert_eq!(endings("Martin Luther King Jr."), ["luther king", "king"]);
        assert_eq!(endings("Bashar al-Assad"), ["al-assad", "assad"]);
        assert_eq!(endings("George W. Bush"), ["bush"]);
        assert_eq!(endings("Shane O\u{2019}Brien"), ["o'brien"]);
        assert_eq!(endings("Ronaldo"), Vec::<String>::new());
        assert_eq!(endings(""), Vec::<String>::new());
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
        assert_eq!(
            PersonName::new("Hu Jintao").opening().as_deref(),
            Some("hu")
        );
        assert_eq!(PersonName::new("J. Smith").opening(), None);
        assert_eq!(PersonName::new("Jintao").opening(), None);
    }
}
