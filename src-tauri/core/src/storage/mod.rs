//! The only SQL. Each noun has a folder: reads take a `&Connection`, writes a [`Tx`], which journals them.

pub(crate) mod annotation;
pub(crate) mod article;
pub(crate) mod backup;
pub(crate) mod batch;
pub(crate) mod blob;
pub(crate) mod capture;
pub(crate) mod citation;
pub(crate) mod claim;
pub(crate) mod connection;
pub(crate) mod copies;
pub(crate) mod draft;
pub(crate) mod encryption;
pub(crate) mod highlight;
pub(crate) mod integrity;
pub(crate) mod journal;
pub(crate) mod meta;
pub(crate) mod migrate;
pub(crate) mod note;
pub(crate) mod overview;
pub(crate) mod person;
pub(crate) mod saved_search;
pub(crate) mod search;
pub(crate) mod story;
mod table;
pub(crate) mod tag;
pub(crate) mod trash;
mod tx;
pub(crate) mod uid;
pub(crate) mod waiting;

pub(crate) use rusqlite::{Connection, InterruptHandle};
pub(crate) use table::Noun;
pub(crate) use tx::{Touched, Tx};
