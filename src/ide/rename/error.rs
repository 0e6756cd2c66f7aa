//! Why something is not renamed.

use std::path::PathBuf;

/// Why something is not renamed, in words for the user.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RenameError {
    /// The registry has no entry with this id.
    #[error("The registry has no entry with the id \"{0}\".")]
    UnknownId(String),
    /// The new id has other characters than an id may have.
    #[error("\"{0}\" is no id: ids hold lower-case letters from a to z, digits and hyphens.")]
    NoId(String),
    /// The new id is another entry's.
    #[error("The id \"{id}\" is that of {name} already.")]
    IdTaken {
        /// The id.
        id: String,
        /// The entry's name.
        name: String,
    },
    /// Two entries have the id that is to be renamed.
    #[error("Two entries have the id \"{0}\". Give one of them another id by hand first.")]
    IdTwice(String),
    /// Something refers to the new id already, though no entry has it.
    #[error(
        "Something refers to \"{0}\" already, though no entry has that id; it would come to mean this entry."
    )]
    IdReferred(String),
    /// The new label cannot stand in `ref=`.
    #[error(
        "\"{0}\" is no label: labels hold letters from a to z, digits, hyphens and underscores."
    )]
    NoLabel(String),
    /// The name may be that of several entries.
    #[error("\"{name}\" may name any of these: {}. Annotate it first.", ids.join(", "))]
    Ambiguous {
        /// The name.
        name: String,
        /// The ids of the entries that bear it.
        ids: Vec<String>,
    },
    /// The text marks an entity but is none of its names.
    #[error("\"{text}\" is not a name that the registry lists for {name}.")]
    Description {
        /// The text.
        text: String,
        /// The entity's name.
        name: String,
    },
    /// A short form that follows from the name.
    #[error(
        "\"{form}\" follows from the name {name}: rename that, or list `short` forms in the registry."
    )]
    DefaultShort {
        /// The short form.
        form: String,
        /// The name.
        name: String,
    },
    /// A form that must not be used.
    #[error(
        "\"{form}\" is listed as a misspelling of {name}. It is corrected in the text, not renamed."
    )]
    Misspelling {
        /// The misspelling.
        form: String,
        /// The name.
        name: String,
    },
    /// The new name cannot be one.
    #[error(
        "\"{0}\" is no name: a name has at least one letter or digit, and no line breaks, brackets, braces or backslashes."
    )]
    NoName(String),
    /// The new name is another entry's.
    #[error("\"{name}\" is a name of {bearer} ({id}) already.")]
    NameTaken {
        /// The new name.
        name: String,
        /// The name of the entry that bears it.
        bearer: String,
        /// Its id.
        id: String,
    },
    /// The new name is another form of the same entry.
    #[error("{id} has the name \"{name}\" already.")]
    OwnName {
        /// The new name.
        name: String,
        /// The entry's id.
        id: String,
    },
    /// A registry file is no valid TOML.
    #[error("{} is not valid TOML. Mend it first.", .0.display())]
    Broken(PathBuf),
    /// An entry is written in a way that edits cannot change.
    #[error("{} is written in a way that cannot be renamed. Write each entry as a table of its own.", .0.display())]
    Unwritable(PathBuf),
}
