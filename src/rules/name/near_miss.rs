//! A name that is nearly one of the registry or of the corpus, and is itself no name or word that is known.
//!
//! # What it reports
//! A form one letter (in words of eight letters and more: two) off a name of the registry, where nothing else of the name
//! differs. Of a name of several words the others have to agree; a word that is the whole name has to be longer than four
//! letters, to stand inside a sentence and outside of headlines, and to be no word of the article in small letters. A
//! family name counts once the article names its bearer in full.
//!
//! Forms that stand in other articles too are names of their own, as are those that differ in their ending alone
//! (Syria, Syrian). Direct quotations are the speaker's words.
//!
//! Against the corpus a word is compared that no other article has: with a word that stands in several of them together with the
//! same word ("Barak Obama", where others have "Barack" and "Obama"), or, if it is long, in twenty and more. Where the
//! article itself has both, it is `name/variant`. The command line compares where it checks all articles of a corpus.
//!
//! # Why
//! A slip in a name is the one that a spell checker cannot tell, and a search for the name misses the mention.
//!
//! # Example
//! ```news
//! General Gum Maw spoke for the Kachin side.
//! ```
//!
//! # How to fix
//! Write the name as the registry has it; `--fix` does so where all words of a full name but one agree and that one is
//! long. If the form is somebody else's name, add an entry for them.

use super::capital_words::{in_small_letters, times};
use super::near_common::rare_words;
use super::near_forms::{NearForm, near_forms, opens_sentence};
use super::slip::{Slip, same_initial};
use crate::analysis::{Entity, EntityKey};
use crate::markup::BlockKind;
use crate::registry::{EntryIndex, FormKind, NameIndex};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix, TextRange, fold, words};

/// The fewest letters of a word that is a whole name.
const SHORTEST: usize = 5;

/// How often an article repeats what is no slip.
const REPEATED: usize = 3;

/// How many articles name what a slip is taken for.
const COMMON: u32 = 5;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    if !context.is_english() {
        return;
    }
    let mut found = Vec::new();
    if !context.registry().entries.is_empty() {
        found = near_the_registry(context, findings);
    }
    near_the_corpus(context, &found, findings);
}

/// Reports forms that are nearly a name of the registry, and gives their places.
fn near_the_registry(context: &ArticleContext<'_>, findings: &mut Findings) -> Vec<TextRange> {
    let mut found = Vec::new();
    for mut forms in near_forms(context) {
        forms.retain(|form| is_slip(context, form));
        let Some(best) = forms.first() else { continue };
        found.push(best.word);
        let wrong = fold(context.text(best.word));
        let written = fold(context.text(best.range));
        let finding = findings.add(
            best.range,
            format!(
                "\"{written}\" {} {}, and the registry has no \"{wrong}\".",
                Slip::between(&wrong, best.right, best.edits).describe(),
                best.name,
            ),
        );
        let is_certain = forms.len() == 1 && best.words > 1 && is_clear(context, best);
        for form in &forms {
            for (entry, _) in &form.entries {
                let listed = context.registry().entry(*entry);
                let named = listed.forms();
                let listed = named.iter().find(|listed| fold(listed.text) == form.name);
                if let Some((path, range)) =
                    listed.and_then(|listed| context.place_in(*entry, listed.range))
                {
                    finding.relate_in(path, range, format!("The registry has {}", form.name));
                }
            }
            let title = format!("Replace by \"{}\"", form.name);
            let edits = vec![Edit::replace(form.word, form.right)];
            finding.fix(match is_certain {
                true => Fix::safe(title, edits),
                false => Fix::doubtful(title, edits),
            });
        }
    }
    found
}

/// Reports words that no other article has, and that are nearly a word which many have.
fn near_the_corpus(context: &ArticleContext<'_>, found: &[TextRange], findings: &mut Findings) {
    for rare in rare_words(context) {
        let first = rare.places[0];
        if rare.elsewhere > 0 || found.contains(&first.word) {
            continue;
        }
        let written = fold(context.text(first.form));
        let wrong = fold(context.text(first.word));
        let with = match rare.beside {
            Some(beside) => format!(" with \"{}\"", fold(context.text(beside))),
            None => String::new(),
        };
        let finding = findings.add(
            first.form,
            format!(
                "\"{written}\" {} \"{}\", which {} other articles have{with}; none has \"{wrong}\".",
                rare.slip.describe(),
                rare.right,
                rare.articles,
            ),
        );
        let edits = rare.places.iter();
        finding.fix(Fix::doubtful(
            format!("Replace \"{wrong}\" by \"{}\"", rare.right),
            edits
                .map(|place| Edit::replace(place.word, rare.right.as_str()))
                .collect(),
        ));
    }
}

/// Whether a form is likely a slip and no name of its own.
fn is_slip(context: &ArticleContext<'_>, form: &NearForm<'_>) -> bool {
    may_be_slip(context, form) && !(form.words == 1 && is_meant(context, context.text(form.word)))
}

/// Whether a form is likely a slip, unless its word is meant.
fn may_be_slip(context: &ArticleContext<'_>, form: &NearForm<'_>) -> bool {
    let wrong = context.text(form.word);
    let is_named = form.entries.iter().all(|(entry, kind)| {
        kind.is_full() && *kind != FormKind::Misspelling
            || *kind == FormKind::Short && is_named(context, *entry)
    });
    if !is_named {
        return false;
    }
    let slip = Slip::between(wrong, form.right, form.edits);
    let same_initial = same_initial(wrong, form.right);
    let letters = wrong.chars().count().min(form.right.chars().count());
    if form.words > 1 {
        return (is_clear(context, form) || is_at_home(context, form))
            && !stands_elsewhere(context, form);
    }
    if letters < SHORTEST
        || !same_initial
        || !is_in_sentence(context, form)
        || context.corpus.articles_holding(form.hash, context.file, 1) > 0
    {
        return false;
    }
    match slip {
        Slip::Swapped => {
            letters > SHORTEST || is_at_home(context, form) || is_common(context, form)
        }
        Slip::Sound if letters == SHORTEST && wrong.len() == form.right.len() => {
            is_family_name(form)
        }
        Slip::Sound | Slip::Missing => {
            is_at_home(context, form) || letters > 7 && is_common(context, form)
        }
        Slip::Consonant => is_named_otherwise(context, form),
        Slip::Several => letters > 9 && is_named_otherwise(context, form),
    }
}

/// Whether a form of several words can hardly be another name, whatever the article is about.
fn is_clear(context: &ArticleContext<'_>, form: &NearForm<'_>) -> bool {
    let wrong = context.text(form.word);
    let slip = Slip::between(wrong, form.right, form.edits);
    let letters = wrong.chars().count().min(form.right.chars().count());
    let same_initial = same_initial(wrong, form.right);
    let agreeing = form
        .name
        .chars()
        .filter(|char| char.is_alphabetic())
        .count()
        .saturating_sub(form.right.chars().count());
    match slip {
        Slip::Swapped => letters > 4 || agreeing > 5,
        Slip::Sound if same_initial && letters > 3 && agreeing > 5 => true,
        _ => same_initial && letters > 5 || form.words > 2 && letters > 4,
    }
}

/// Whether the article names somebody or something in full.
fn is_named(context: &ArticleContext<'_>, entry: EntryIndex) -> bool {
    let mut mentions = context.article.mentions.iter();
    mentions.any(|mention| mention.form.is_full() && mention.entity == Entity::Entry(entry))
}

/// Whether the article names whom a form may mean by another mention.
fn is_named_otherwise(context: &ArticleContext<'_>, form: &NearForm<'_>) -> bool {
    let mut entries = form.entries.iter();
    entries.any(|(entry, _)| is_named(context, *entry))
}

/// Whether a form may only be the family name of somebody.
fn is_family_name(form: &NearForm<'_>) -> bool {
    let mut entries = form.entries.iter();
    entries.all(|(_, kind)| *kind == FormKind::Short)
}

/// Whether the article speaks of whom a form may mean, or of what that is a part or a member of.
fn is_at_home(context: &ArticleContext<'_>, form: &NearForm<'_>) -> bool {
    let registry = context.registry();
    form.entries.iter().any(|(entry, _)| {
        let mut near = registry.parents(*entry, None);
        near.push(*entry);
        let mut mentions = context.article.mentions.iter();
        mentions.any(|mention| {
            near.iter()
                .any(|near| mention.entity == Entity::Entry(*near))
        })
    })
}

/// Whether many other articles name whom a form may mean.
fn is_common(context: &ArticleContext<'_>, form: &NearForm<'_>) -> bool {
    form.entries.iter().any(|(entry, _)| {
        let id = &context.registry().entry(*entry).id.value;
        context
            .corpus
            .counts(&EntityKey::Entry(id.clone()))
            .articles
            >= COMMON
    })
}

/// Whether another article holds all words of a form.
fn stands_elsewhere(context: &ArticleContext<'_>, form: &NearForm<'_>) -> bool {
    let hashes: Vec<u64> = words(context.text(form.range))
        .filter(|word| word.text.starts_with(char::is_uppercase))
        .map(|word| NameIndex::word_hash(word.text))
        .collect();
    let files = context.corpus.holding_all(&hashes);
    files.iter().any(|file| Some(*file) != context.file)
}

/// Whether a form stands where a capital says that it is a name.
fn is_in_sentence(context: &ArticleContext<'_>, form: &NearForm<'_>) -> bool {
    let Some(block) = context.block_at(form.range) else {
        return false;
    };
    let placed = &context.article.blocks[block as usize];
    matches!(
        placed.analysis.kind,
        BlockKind::Paragraph | BlockKind::Caption
    ) && !opens_sentence(&placed.analysis.text, form.range.start() - placed.start)
}

/// Whether a word stands in the article in small letters, or so often that it is meant.
fn is_meant(context: &ArticleContext<'_>, word: &str) -> bool {
    times(context, word) >= REPEATED || in_small_letters(context, word)
}
