//! Entities in what the client keeps for the server.

use crate::analysis::EntityKey;
use crate::markup::EntityKind;
use serde::{Deserialize, Serialize};

/// An entity as JSON: an id, or a kind and a name.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Actor {
    /// One with an entry.
    Entry {
        /// Its id.
        id: String,
    },
    /// One without.
    Local {
        /// The word for its kind.
        kind: String,
        /// Its name, folded.
        name: String,
    },
}

impl Actor {
    /// The entity with this identity.
    pub(super) fn of(key: &EntityKey) -> Self {
        match key.clone() {
            EntityKey::Entry(id) => Self::Entry { id },
            EntityKey::Local(kind, name) => Self::Local {
                kind: kind.as_str().to_owned(),
                name,
            },
        }
    }

    /// Its identity; `None` where the kind is no kind.
    pub(super) fn key(&self) -> Option<EntityKey> {
        Some(match self {
            Self::Entry { id } => EntityKey::Entry(id.clone()),
            Self::Local { kind, name } => {
                EntityKey::Local(EntityKind::from_word(kind)?, name.clone())
            }
        })
    }
}
