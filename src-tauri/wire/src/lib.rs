//! What crosses between the core and the page.
//!
//! Core types carry no encoding; each has its serialisable twin here, one file per noun, and the one place where UTF-8
//! bytes become UTF-16 units is [`document`]. [`calls`] is the list of everything that the page can ask for; `make gen`
//! writes it and the types to `ui/src/generated`. This crate knows no Tauri, so that the contract is tested without a
//! web view.

pub mod address;
pub mod annotation;
pub mod article;
pub mod backup;
pub mod batch;
pub mod calls;
pub mod chronology;
pub mod citation;
pub mod claim;
pub mod claim_asks;
pub mod claim_history;
pub mod codebook;
pub mod compare;
pub mod contradiction;
pub mod copies;
pub mod document;
pub mod draft;
pub mod encryption;
pub mod error;
pub mod export;
pub mod guess;
pub mod highlight;
pub mod library;
pub mod listing;
pub mod marking;
pub mod note;
pub mod original;
pub mod overview;
pub mod person;
pub mod publication;
pub mod query;
pub mod saved_search;
pub mod settings;
pub mod story;
pub mod tag;
pub mod transfer;
pub mod typescript;
pub mod upkeep;
pub mod version;
pub mod waiting;
