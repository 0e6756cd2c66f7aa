//! Persons whom a text introduces by what they are.
//!
//! `President Thein Sein`, `spokesman Ahmed Ali`, `La Nan, a spokesman for the KIO`, `Win Myint, 66, was`: such words
//! make it sure that the name is a person's, registry or not. What is not sure is left out.

use super::name_run::{Reader, Run, is_space, starts_upper};
use super::role_words::{is_no_part_of_name, is_role, is_role_before_name, takes_single_name};
use crate::registry::{is_demonym, is_opener, is_title};
use crate::text::{TextRange, Word};

/// A person's name where words around it say that it is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Introduction {
    /// The name without title, in bytes.
    pub name: TextRange,
    /// Whether it is a full name; a family name alone stands behind a title.
    pub is_full: bool,
}

/// How many words lie between the comma and the role in an apposition at most: `a deputy foreign minister of`.
const REACH: usize = 5;

/// The introductions in a plain text, in order and without overlaps. `words` are its words.
pub fn introductions(plain: &str, words: &[Word<'_>]) -> Vec<Introduction> {
    let reader = Reader { plain, words };
    let mut found: Vec<Introduction> = Vec::new();
    if reader.is_headline_like() {
        return found;
    }
    let mut at = 0;
    while at < words.len() {
        let Some((introduction, next)) = reader.introduction(at) else {
            at += 1;
            continue;
        };
        found.push(introduction);
        at = next;
    }
    found
}

impl Reader<'_> {
    /// Whether so many words have capitals that a capital tells nothing.
    fn is_headline_like(&self) -> bool {
        let ends = [
            '.', '?', '!', ':', ';', ',', '"', '\u{201d}', '\u{2019}', ')',
        ];
        let is_sentence = self.plain.trim_end().ends_with(ends);
        let capitals = self
            .words
            .iter()
            .filter(|word| starts_upper(word.text))
            .count();
        capitals * 10 > self.words.len() * if is_sentence { 9 } else { 6 }
    }

    /// The introduction whose name or title starts at a word, and the word behind the name.
    fn introduction(&self, at: usize) -> Option<(Introduction, usize)> {
        let word = self.words[at].text;
        if starts_upper(word) {
            if is_title(word) {
                return self.by_title(at);
            }
            return self.by_apposition(at);
        }
        // A name starts with a capital, or with a particle that is joined to one: `al-Assad`.
        let behind = self.words[at + 1..].iter().take(2);
        let may_be_named = behind.into_iter().any(|word| starts_upper(word.text));
        if may_be_named && is_role_before_name(word) && self.gap(at + 1).is_some_and(is_space) {
            return self.by_role(at);
        }
        None
    }

    /// `President Thein Sein`, `Army Chief General Min Aung Hlaing`, `Mr. Karzai`
    fn by_title(&self, at: usize) -> Option<(Introduction, usize)> {
        let mut title = at;
        loop {
            let behind = match self.gap(title + 1)? {
                ". " => title + 1,
                gap if is_space(gap) => title + 1,
                "-" if self.words.get(title + 1)?.text == "General" => title + 1,
                _ => return None,
            };
            let next = self.words.get(behind)?;
            // "Secretary of State", the one office whose name holds a name's words.
            if next.text == "of"
                && self
                    .words
                    .get(behind + 1)
                    .is_some_and(|it| it.text == "State")
            {
                title = behind + 1;
                continue;
            }
            if !is_title(next.text) && next.text != "Executive" || matches!(next.text, "U" | "Daw")
            {
                break;
            }
            title = behind;
        }
        if matches!(self.words[title].text, "Foreign" | "Officer") {
            return None;
        }
        let mut run = self.run(title + 1)?;
        // A Burmese title of respect before the name.
        if matches!(self.words[run.first].text, "U" | "Daw") && run.tokens > 1 {
            run.first += 1;
            run.tokens -= 1;
        }
        let is_full = run.tokens > 1;
        if !is_full && !takes_single_name(self.words[title].text) {
            return None;
        }
        self.person(&run, is_full)
    }

    /// `spokesman Ahmed Ali`
    fn by_role(&self, at: usize) -> Option<(Introduction, usize)> {
        let before = at.checked_sub(1).map(|place| self.words[place].text);
        let of_things = [
            "global", "industry", "league", "market", "race", "table", "world",
        ];
        if before.is_some_and(|before| of_things.contains(&before)) {
            return None;
        }
        let run = self.run(at + 1)?;
        if run.tokens < 2 {
            return None;
        }
        self.person(&run, true)
    }

    /// `La Nan, a spokesman for the KIO`; `Win Myint, 66, was a lawyer`
    fn by_apposition(&self, at: usize) -> Option<(Introduction, usize)> {
        const PLACE_BEFORE: &[&str] = &[
            "across",
            "around",
            "at",
            "between",
            "from",
            "in",
            "inside",
            "into",
            "near",
            "of",
            "off",
            "on",
            "outside",
            "over",
            "the",
            "through",
            "throughout",
            "to",
            "toward",
            "towards",
            "via",
            "with",
        ];
        if !self.may_end_at_comma(at) {
            return None;
        }
        // The end of a name is no name: "San Pedro Sula" behind "in" is none from its second word on either.
        let before = at.checked_sub(1).map(|place| self.words[place].text);
        let is_joined = self.gap(at).is_some_and(|gap| is_space(gap) || gap == "-");
        if is_joined && before.is_some_and(|word| starts_upper(word) && !is_demonym(word)) {
            return None;
        }
        let mut run = self.run(at)?;
        let comma = self.gap(run.next)?.strip_prefix(',')?;
        is_space(comma).then_some(())?;
        while run.tokens > 2 && run.first < run.next {
            let word = self.words[run.first].text;
            let leads = is_opener(word) || is_role(&word.to_lowercase());
            if !leads || self.gap(run.first + 1) != Some(" ") {
                break;
            }
            run.first += 1;
            run.tokens -= 1;
        }
        let starts_with_opener = is_opener(self.words[run.first].text);
        let before = run
            .first
            .checked_sub(1)
            .map(|place| self.words[place].text.to_lowercase());
        let is_place = before.is_some_and(|before| PLACE_BEFORE.binary_search(&&*before).is_ok());
        if run.tokens < 2 || starts_with_opener || is_place {
            return None;
        }
        let tells = self.role_behind(run.next) || self.age_behind(run.next);
        if tells { self.person(&run, true) } else { None }
    }

    /// Whether a role stands behind a comma: `a spokesman for`, `the minister for`, `deputy chief of staff of`.
    fn role_behind(&self, first: usize) -> bool {
        const DETERMINERS: &[&str] = &["a", "an", "her", "his", "its", "our", "the", "their"];
        const BEHIND_ROLE: &[&str] = &[
            "at", "for", "from", "in", "of", "on", "to", "who", "whose", "with",
        ];
        let determined = DETERMINERS.contains(&self.words[first].text);
        let mut at = first + usize::from(determined);
        let last = at + REACH;
        while at < last {
            let Some(word) = self.words.get(at) else {
                return false;
            };
            let Some(gap) = self.gap(at + 1) else {
                return false;
            };
            if is_role(word.text) {
                let next = self.words.get(at + 1).map_or("", |it| it.text);
                let goes_on = is_space(gap) && BEHIND_ROLE.contains(&next);
                // "minister for", "president of"; a role after a determiner may end the apposition too.
                return goes_on
                    || determined && gap.starts_with([',', '.', ')', ';']) && gap != ".";
            }
            if !is_space(gap) && gap != "-" || is_verb_like(word.text) {
                return false;
            }
            at += 1;
        }
        false
    }

    /// Whether an age stands between commas: `66, was`.
    fn age_behind(&self, first: usize) -> bool {
        let age = self.words[first].text;
        let is_age = age.len() == 2 && age.bytes().all(|byte| byte.is_ascii_digit());
        let next = self.words.get(first + 1).map_or("", |it| it.text);
        is_age
            && self.gap(first + 1) == Some(", ")
            && matches!(
                next,
                "a" | "an"
                    | "is"
                    | "was"
                    | "who"
                    | "has"
                    | "had"
                    | "whose"
                    | "said"
                    | "of"
                    | "from"
            )
    }

    fn person(&self, run: &Run, is_full: bool) -> Option<(Introduction, usize)> {
        let texts = || self.words[run.first..run.next].iter().map(|word| word.text);
        if texts().any(is_no_part_of_name) || texts().any(is_title) {
            return None;
        }
        let end = self.words[run.next - 1].range.end();
        let introduction = Introduction {
            name: TextRange::new(self.words[run.first].range.start(), end),
            is_full,
        };
        Some((introduction, run.next))
    }
}

/// Whether a word cannot stand between a comma and a role.
fn is_verb_like(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "told"
            | "was"
            | "were"
            | "is"
            | "are"
            | "has"
            | "have"
            | "had"
            | "and"
            | "or"
            | "but"
            | "where"
            | "when"
            | "after"
            | "before"
            | "while"
            | "to"
            | "that"
            | "which"
            | "as"
            | "by"
            | "in"
            | "of"
            | "for"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    fn found(text: &str) -> Vec<String> {
        let words: Vec<_> = words(text).collect();
        introductions(text, &words)
            .iter()
            .map(|it| {
                let name = &text[std::ops::Range::<usize>::from(it.name)];
                format!("{name}{}", if it.is_full { "" } else { "*" })
            })
            .collect()
    }

    #[track_caller]
    fn introduces(text: &str, names: &[&str]) {
        assert_eq!(found(text), names, "{text}");
    }

    #[test]
    fn titles() {
        introduces("They met President Ana Silva on Friday.", &["Ana Silva"]);
        introduces(
            "In the capital Army Chief General Min Aung Hlaing told them.",
            &["Min Aung Hlaing"],
        );
        introduces(
            "He saw Lt. Gen. Pyae Sone Win there, and Mr. Okafor's son.",
            &["Pyae Sone Win", "Okafor*"],
        );
        introduces(
            "The talks with Secretary of State Mary Jones Thursday were short.",
            &["Mary Jones"],
        );
        introduces(
            "The envoy wrote to Secretary-General Ban Ki-moon in March.",
            &["Ban Ki-moon"],
        );
        introduces(
            "Shots were heard when President Bashar al-Assad and Dr. J. R. Shane O'Brien came.",
            &["Bashar al-Assad", "J. R. Shane O'Brien"],
        );
        introduces(
            "It was signed by President Alexander van der Bellen in Vienna.",
            &["Alexander van der Bellen"],
        );
        introduces(
            "The house of President U Thant Myint stands empty.",
            &["Thant Myint"],
        );
    }

    #[test]
    fn a_title_is_no_part_of_an_institution() {
        introduces(
            "Workers of General Electric and of the General Assembly went home.",
            &[],
        );
        introduces(
            "The plane landed at King Fahd Airport on Prince Edward Island.",
            &[],
        );
        introduces(
            "The President said that he would go to Justice Department offices.",
            &[],
        );
        introduces(
            "Talks were held on Monday by the Foreign Minister Council of the union.",
            &[],
        );
    }

    #[test]
    fn roles_in_small_letters() {
        introduces(
            "The rebel spokesman Ahmed Hassan denied it.",
            &["Ahmed Hassan"],
        );
        introduces(
            "The film has the actress Zoë Lefèvre in it.",
            &["Zoë Lefèvre"],
        );
        introduces(
            "A market leader Toyota Motor beat, and the minister said so.",
            &[],
        );
        introduces(
            "He asked opposition leader Tendai Moyo to come.",
            &["Tendai Moyo"],
        );
    }

    #[test]
    fn appositions() {
        introduces(
            "La Nan, a spokesman for the rebels, told them so.",
            &["La Nan"],
        );
        introduces(
            "The side was led by Aung Min, the minister for railways, on Friday.",
            &["Aung Min"],
        );
        introduces(
            "On deck Yusuf al-Haddad, an invented engineer, was teaching.",
            &["Yusuf al-Haddad"],
        );
        introduces(
            "It was led by Gun Maw, deputy commander of the army.",
            &["Gun Maw"],
        );
        introduces("Win Myint, 66, was a lawyer.", &["Win Myint"]);
    }

    #[test]
    fn a_place_before_a_speaker_is_no_apposition() {
        introduces("In New York, a spokesman for the bank denied it.", &[]);
        introduces(
            "After a meeting in San Salvador, the president of the bank left.",
            &[],
        );
        introduces(
            "In San Pedro Sula, a spokesman for the bank denied it.",
            &[],
        );
        introduces("The talks with Ana Maria Silva, a singer, ended.", &[]);
        introduces("Speaking at Fort Worth, a general told them to go.", &[]);
        introduces("They lost to Real Madrid, 10, and left.", &[]);
        introduces("Shan State, the seat of a general, was calm.", &[]);
        introduces("A judge in El Paso, a lawyer said, was shot.", &[]);
    }

    #[test]
    fn headlines_tell_nothing_by_their_capitals() {
        introduces("President Ana Silva Meets Envoys in Lisbon", &[]);
        introduces("", &[]);
        introduces("a, b", &[]);
    }
}
