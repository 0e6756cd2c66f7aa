//! A folder with files to run the command in.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A registry with a misspelling that `--fix` corrects.
pub(crate) const PLACES: &str = r#"
[bhamo]
kind = "place"
name = "Bhamo"
misspellings = ["Bahmo"]
"#;

/// A folder that is gone after the test.
pub(crate) struct Workspace {
    folder: tempfile::TempDir,
}

/// What a run of the command gave.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) errors: String,
}

impl Workspace {
    /// A folder with these files.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("newsmark")
            .tempdir()
            .unwrap();
        let workspace = Self { folder };
        for (path, text) in files {
            workspace.write(path, text.as_bytes());
        }
        workspace
    }

    /// A folder with the registry of places and one article.
    pub(crate) fn with_article(name: &str, text: &str) -> Self {
        Self::new(&[("registry/places.toml", PLACES), (name, text)])
    }

    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.folder.path().join(relative)
    }

    pub(crate) fn write(&self, relative: &str, bytes: &[u8]) {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn read(&self, relative: &str) -> Vec<u8> {
        fs::read(self.path(relative)).unwrap()
    }

    /// Runs the command in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        run_in(self.folder.path(), arguments, &[])
    }

    /// Runs the command in the folder with environment variables.
    pub(crate) fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        run_in(self.folder.path(), arguments, environment)
    }
}

/// Runs the command in a folder.
pub(crate) fn run_in(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_newsmark"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .env("HOME", "/nowhere")
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    Run {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Run {
    /// The output as one JSON document.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }

    /// The output as JSON Lines.
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// The rules of the findings of `check --format json`, in order.
    pub(crate) fn rules(&self) -> Vec<String> {
        let findings = self.json();
        let findings = findings["diagnostics"].as_array().unwrap();
        let rule = |finding: &Value| finding["rule"].as_str().unwrap().to_owned();
        findings.iter().map(rule).collect()
    }
}
