//! `newsmark lsp` as an editor sees it: the built binary, driven over its standard input and
//! output by a client that knows nothing of the code behind it.
//!
//! A test makes a [`workspace::Workspace`] in a temporary folder, starts a [`client::Client`] on
//! it as one of three editors, sends and waits, and ends with [`client::Client::finish`].

mod actions;
mod actors;
mod bad_input;
mod client;
mod commands;
mod completion;
mod desk;
mod diagnostics;
mod disk;
mod editors;
mod file_renames;
mod fix_all;
mod flood;
mod folders;
mod folding;
mod formatting;
mod framing;
mod hierarchy;
mod hovers;
mod inbox;
mod lens;
mod lifecycle;
mod links;
mod methods;
mod navigation;
mod odd_files;
mod parent;
mod positions;
mod pull;
mod rename;
mod robustness;
mod selection;
mod semantic_tokens;
mod settings;
mod status;
mod suggested;
mod texts;
mod waiting;
mod workspace;
