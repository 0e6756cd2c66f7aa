//! The command line: `check`, `export`, `explain`, `index`.
