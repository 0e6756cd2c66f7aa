//! Newsmark reads news copy: who and what an article names, and on which day each date phrase falls.
//!
//! Data flows one way; a module imports only from those above it in this list: [`text`], [`markup`], [`dates`],
//! [`registry`], [`config`], [`server`].

pub mod config;
pub mod dates;
pub mod markup;
pub mod registry;
pub mod server;
pub mod text;
