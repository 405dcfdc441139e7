//! Clipfile's core: what a clipping is and how it is kept, without a window, a network or a clock of its own.
//!
//! The way of an article: [`importers`] read bytes into a [`capture::RawCapture`]; [`extract`] makes a
//! [`capture::Draft`] of it (canonical text, metadata, what was left out); [`Library`] keeps it in one SQLite file
//! through the one door `transact`, which journals every change; [`highlight`]s stand in documents through
//! [`anchor`]s; [`search`] finds; [`exporters`] write everything out again.
//!
//! `storage` holds the only SQL. `document`, `anchor` and `extract` do no input or output at all.

pub mod address;
pub mod anchor;
pub mod annotation;
pub mod archive;
pub mod article;
pub mod backup;
pub mod batch;
pub mod bundle;
pub mod capture;
pub mod chronology;
pub mod citation;
pub mod claim;
pub mod clock;
pub mod codebook;
pub mod compare;
pub mod copies;
pub mod document;
pub mod draft;
pub mod encryption;
pub mod error;
pub mod exporters;
pub mod extract;
pub mod highlight;
pub mod id;
pub mod importers;
pub mod library;
pub mod note;
pub mod overview;
pub mod person;
pub mod saved_search;
pub mod search;
mod storage;
pub mod story;
pub mod tag;
pub mod version;
pub mod waiting;

pub use error::{Error, Kind, Result};
pub use library::{Host, Library};
