//! Newsmark reads news copy: who and what an article names, and on which day each date phrase falls.
//!
//! Data flows one way; a module imports only from those above it in this list: [`text`], [`markup`], [`dates`],
//! [`registry`], [`config`], [`names`], [`analysis`], [`corpus`], [`rules`], [`ide`], [`formats`], [`workspace`],
//! [`cli`], [`server`].

pub mod analysis;
pub mod cli;
pub mod config;
pub mod corpus;
pub mod dates;
pub mod formats;
pub mod ide;
pub mod markup;
pub mod names;
pub mod registry;
pub mod rules;
pub mod server;
pub mod text;
pub mod workspace;
