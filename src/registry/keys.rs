//! The keys of an entry and what each means.

/// A key that an entry, or a table inside an entry, may have.
#[derive(Debug)]
pub(super) struct KnownKey {
    /// The table that it stands in: empty for the entry itself, or `roles`, `names`, `part_of`, `member_of`.
    table: &'static str,
    /// The key.
    pub(super) name: &'static str,
    /// The key with its table, such as `roles.title`.
    pub(super) path: &'static str,
    /// What it means.
    pub(super) meaning: &'static str,
}

const fn entry(name: &'static str, meaning: &'static str) -> KnownKey {
    KnownKey {
        table: "",
        name,
        path: name,
        meaning,
    }
}

const fn nested(
    table: &'static str,
    name: &'static str,
    path: &'static str,
    meaning: &'static str,
) -> KnownKey {
    KnownKey {
        table,
        name,
        path,
        meaning,
    }
}

/// All keys, by table and name.
static KEYS: &[KnownKey] = &[
    entry(
        "acronym",
        "Its acronym, or a list of them. An article has to introduce it, unless `common = true`.",
    ),
    entry(
        "adjectives",
        "Adjectives that name it, such as `Burmese` for Myanmar.",
    ),
    entry("aliases", "Other names of the same entity, spelled right."),
    entry(
        "born",
        "A person's day of birth: a day, a year, or an EDTF value such as `\"1944~\"`.",
    ),
    entry(
        "common",
        "`true`: its acronym is so well known that no article has to introduce it.",
    ),
    entry(
        "died",
        "A person's day of death: a day, a year, or an EDTF value.",
    ),
    entry(
        "from",
        "When it began to exist: a day, a year, or an EDTF value. The day itself counts.",
    ),
    entry(
        "kind",
        "What it is: `person`, `group`, `place` or `event`. Every entry has one.",
    ),
    entry("links", "Web addresses about it."),
    entry(
        "member_of",
        "The ids of the groups that it is a member of, each alone or as `{ id = \"…\", from = …, to = … }`.",
    ),
    entry(
        "misspellings",
        "Forms that must not be used. They count as mentions, and are reported.",
    ),
    entry("name", "Its full name. Every entry has one."),
    entry(
        "name_order",
        "How a person's name is built: `western` (the last word is the family name), `family-first`, or `whole` for \
         names without a family name, as Burmese ones.",
    ),
    entry(
        "names",
        "Names that it bears or bore on certain days only: `{ name = \"…\", from = …, to = …, note = \"…\" }`.",
    ),
    entry("note", "A note, shown where the entity is hovered."),
    entry(
        "part_of",
        "The ids of what it is a part of, each alone or as `{ id = \"…\", from = …, to = … }`: the tree of groups and \
         of places.",
    ),
    entry(
        "people",
        "`true`: the group is an ethnic group or a nationality.",
    ),
    entry("plurals", "Plural forms of its name, such as `Kachins`."),
    entry(
        "roles",
        "The titles that a person held: `{ title = \"…\", of = \"…\", from = …, to = … }`.",
    ),
    entry(
        "short",
        "Forms that are allowed after the introduction. Without it, the family name of a person by `name_order`.",
    ),
    entry(
        "subtype",
        "A free word, such as `party` or `town`, shown where the entity is hovered.",
    ),
    entry(
        "to",
        "When it ended: a day, a year, or an EDTF value. The day itself counts.",
    ),
    entry(
        "wing",
        "The wing of its movement that the group is: `political` or `armed`.",
    ),
    nested(
        "member_of",
        "from",
        "member_of.from",
        "The first day of the membership.",
    ),
    nested(
        "member_of",
        "id",
        "member_of.id",
        "The id of the group that it is a member of.",
    ),
    nested(
        "member_of",
        "to",
        "member_of.to",
        "The last day of the membership.",
    ),
    nested(
        "names",
        "from",
        "names.from",
        "The first day on which it bore this name.",
    ),
    nested("names", "name", "names.name", "A name of certain days."),
    nested(
        "names",
        "note",
        "names.note",
        "What a reader should know of this name.",
    ),
    nested(
        "names",
        "to",
        "names.to",
        "The last day on which it bore this name.",
    ),
    nested(
        "part_of",
        "from",
        "part_of.from",
        "The first day on which it was a part of it.",
    ),
    nested(
        "part_of",
        "id",
        "part_of.id",
        "The id of what it is a part of.",
    ),
    nested(
        "part_of",
        "to",
        "part_of.to",
        "The last day on which it was a part of it.",
    ),
    nested(
        "roles",
        "aliases",
        "roles.aliases",
        "Other forms of the title, such as `Pres.`",
    ),
    nested(
        "roles",
        "from",
        "roles.from",
        "The first day on which the title was held.",
    ),
    nested(
        "roles",
        "of",
        "roles.of",
        "The id of what it is a title of, such as a country or a group.",
    ),
    nested(
        "roles",
        "shared",
        "roles.shared",
        "`true`: several people may hold the title at once. Without it, `title` and `of` together have one holder.",
    ),
    nested(
        "roles",
        "title",
        "roles.title",
        "The title, such as `President`.",
    ),
    nested(
        "roles",
        "to",
        "roles.to",
        "The last day on which the title was held. The next holder may start on the same day.",
    ),
];

/// The key with this name in a table (empty for the entry itself).
pub(super) fn known(table: &str, name: &str) -> Option<&'static KnownKey> {
    // Lengths differ more often than not, and cost no look at the letters.
    KEYS.iter().find(|key| {
        key.name.len() == name.len()
            && key.table.len() == table.len()
            && key.name == name
            && key.table == table
    })
}

/// The names of the keys of a table (empty for the entry itself).
pub(super) fn names_in(table: &str) -> impl Iterator<Item = &'static str> {
    KEYS.iter()
        .filter(move |key| key.table == table)
        .map(|key| key.name)
}

/// What the key at a path such as `roles.title` means.
pub(super) fn meaning(path: &str) -> Option<&'static str> {
    let (table, name) = path.split_once('.').unwrap_or(("", path));
    known(table, name).map(|key| key.meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_by_its_path() {
        for key in KEYS {
            let path = [key.table, key.name].join(".");
            assert_eq!(key.path, path.trim_start_matches('.'));
            assert_eq!(meaning(key.path), Some(key.meaning));
        }
    }
}
