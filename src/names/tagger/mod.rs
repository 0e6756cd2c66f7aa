//! The tagger: suggests who and what a text names where no registry knows it.
//!
//! A linear chain over the tokens of each passage, whose scores come from features of the passage ([`local`]) and of the
//! whole article ([`of_article`]), a lexicon ([`Lexicon`]) and weights ([`Weights`]) that are trained by the program in
//! `model/train` and shipped inside the binary. [`Tagger::tag`] keeps what it did for passages that stay as they are, and
//! decodes anew only where the passage or what the article tells of its forms changed.

mod decode;
mod echo;
mod facts;
mod feature;
mod lexicon;
mod passage;
mod tag;
mod token;
mod weights;

pub use decode::{Chain, Class, LABELS, OUTSIDE, Scores, Steps, may_follow};
pub use echo::{Echoes, of_echo};
pub use facts::{ArticleFacts, PassageFacts};
pub use feature::{Feature, local, of_article};
pub use lexicon::{Flag, FoundPhrase, Lexicon, Phrase, Word};
pub use passage::{Capitals, Passage};
pub use tag::{Tagged, TaggedName, TaggedPassage, Tagger, mentions};
pub use token::{Shape, Token, fold_into, hash, tokens};
pub use weights::{NoModel, Weights, write};
