//! `newsmark check --fix` in configurations and registry files: before anything is checked by them.

use super::fix::repair;
use super::report::Fixed;
use super::targets::{TargetCorpus, Targets};
use crate::config::ConfigFile;
use crate::rules::{self, Diagnostic};
use crate::workspace::{read_file, replace_file};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What was fixed in TOML files, on disk.
#[derive(Debug, Default)]
pub(super) struct TomlFixes {
    /// What was done, by the file's path; only files that were changed.
    pub(super) fixed: BTreeMap<PathBuf, Vec<Fixed>>,
    /// What the file system says against it, one message each.
    pub(super) failures: Vec<String>,
}

impl TomlFixes {
    /// Applies the certain fixes of the configurations that were asked for. Where any is fixed, the targets have to be
    /// found anew: the corpora may hold other files then.
    pub(super) fn fix_configurations(&mut self, targets: &Targets) {
        for (path, text, _) in targets.corpora.iter().filter_map(TargetCorpus::config) {
            let known_rules = rules::ids();
            let check =
                |text: &str| rules::check_config(&ConfigFile::parse(text, None, &known_rules));
            self.fix(targets, path, text, check);
        }
    }

    /// Applies the certain fixes of the registry files that were asked for, and reads the registries anew that they
    /// belong to.
    pub(super) fn fix_registries(&mut self, targets: &mut Targets) {
        let mut stale = Vec::new();
        for (place, target) in targets.corpora.iter().enumerate() {
            for file in &target.registry.files {
                let (root, settings) = (&target.territory.root, &target.territory.settings);
                let check =
                    |text: &str| rules::check_registry_text(root, settings, &file.path, text);
                if self.fix(targets, &file.path, &file.text, check) {
                    stale.push(place);
                }
            }
        }
        stale.dedup();
        for place in stale {
            self.failures.extend(targets.read_registry_again(place));
        }
    }

    /// Fixes one file, whose text was `text` when it was looked at; whether it was changed.
    fn fix(
        &mut self,
        targets: &Targets,
        path: &Path,
        text: &str,
        check: impl Fn(&str) -> Vec<Diagnostic>,
    ) -> bool {
        let is_certain = |diagnostic: &Diagnostic| diagnostic.fixes.iter().any(|fix| fix.safe);
        if !targets.asks_for(path) || !check(text).iter().any(is_certain) {
            return false;
        }
        match fix_on_disk(path, check) {
            Ok(fixed) if fixed.is_empty() => false,
            Ok(fixed) => {
                self.fixed.insert(path.to_owned(), fixed);
                true
            }
            Err(message) => {
                self.failures.push(targets.shown.in_message(path, &message));
                false
            }
        }
    }
}

/// Fixes a file as it is now.
fn fix_on_disk(path: &Path, check: impl Fn(&str) -> Vec<Diagnostic>) -> Result<Vec<Fixed>, String> {
    let file = read_file(path, u64::MAX).map_err(|error| error.to_string())?;
    if file.replaced.is_some() {
        return Ok(Vec::new());
    }
    let Some(repair) = repair(&file.text, &check(&file.text), check) else {
        return Ok(Vec::new());
    };
    replace_file(path, &file, &repair.text).map_err(|error| error.to_string())?;
    Ok(repair.fixed)
}
