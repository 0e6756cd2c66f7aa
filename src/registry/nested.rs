//! The tables inside an entry: names of certain days, links and roles.

use super::entry::{DatedName, Link, Role};
use super::keys::KnownKey;
use super::read::Reader;
use toml::Spanned;
use toml::de::DeValue;

impl Reader<'_> {
    pub(super) fn dated_name(
        &mut self,
        outer: &'static KnownKey,
        item: &Spanned<DeValue<'_>>,
    ) -> Option<DatedName> {
        let table = self.table(
            outer,
            item,
            "tables such as `{ name = \"Burma\", to = 1989 }`",
        )?;
        let (mut name, mut from, mut to, mut note) = (None, None, None, None);
        for (key, value) in table {
            let Some(known) = self.key(outer.name, key, table) else {
                continue;
            };
            match known.name {
                "name" => name = self.form(known, value),
                "from" => from = self.date(known, value),
                "to" => to = self.date(known, value),
                "note" => note = self.string(known, value),
                _ => {}
            }
        }
        if !table.contains_key("name") {
            let range = self.toml.place(item.span());
            self.report(
                "registry/name",
                range,
                "This name of certain days has no `name`.",
            );
        }
        self.check_interval(("from", from.as_ref()), ("to", to.as_ref()));
        Some(DatedName {
            name: name?,
            from,
            to,
            note,
        })
    }

    pub(super) fn link(
        &mut self,
        outer: &'static KnownKey,
        item: &Spanned<DeValue<'_>>,
    ) -> Option<Link> {
        if item.get_ref().is_str() {
            let id = self.reference(outer, item)?;
            return Some(Link {
                id,
                from: None,
                to: None,
            });
        }
        let table = self.table(
            outer,
            item,
            "ids, or tables such as `{ id = \"kachin\", from = 1960 }`",
        )?;
        let (mut id, mut from, mut to) = (None, None, None);
        for (key, value) in table {
            let Some(known) = self.key(outer.name, key, table) else {
                continue;
            };
            match known.name {
                "id" => id = self.reference(known, value),
                "from" => from = self.date(known, value),
                "to" => to = self.date(known, value),
                _ => {}
            }
        }
        if !table.contains_key("id") {
            let range = self.toml.place(item.span());
            let message = format!("This `{}` has no `id`.", outer.name);
            self.report("registry/unknown-id", range, message);
        }
        self.check_interval(("from", from.as_ref()), ("to", to.as_ref()));
        Some(Link { id: id?, from, to })
    }

    pub(super) fn role(
        &mut self,
        outer: &'static KnownKey,
        item: &Spanned<DeValue<'_>>,
    ) -> Option<Role> {
        let table = self.table(
            outer,
            item,
            "tables such as `{ title = \"President\", of = \"myanmar\" }`",
        )?;
        let range = self.toml.table(item.span(), item);
        let (mut title, mut aliases, mut of) = (None, Vec::new(), None);
        let (mut from, mut to, mut shared) = (None, None, false);
        for (key, value) in table {
            let Some(known) = self.key(outer.name, key, table) else {
                continue;
            };
            match known.name {
                "title" => title = self.form(known, value),
                "aliases" => aliases = self.forms(known, value),
                "of" => of = self.reference(known, value),
                "from" => from = self.date(known, value),
                "to" => to = self.date(known, value),
                "shared" => shared = self.flag(known, value),
                _ => {}
            }
        }
        if !table.contains_key("title") {
            let range = self.toml.place(item.span());
            self.report("registry/name", range, "This role has no `title`.");
        }
        self.check_interval(("from", from.as_ref()), ("to", to.as_ref()));
        Some(Role {
            title: title?,
            aliases,
            of,
            from,
            to,
            shared,
            range,
        })
    }
}
