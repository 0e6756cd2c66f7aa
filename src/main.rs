//! The `newsmark` command.
fn main() {}
