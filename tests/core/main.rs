//! What is true of the core across modules, most of it through its one door: a [`Library`](clipfile_core::Library) on a
//! file in a temporary folder, with a fixed clock and counted uids.

#![allow(clippy::disallowed_methods, reason = "a test asks its surroundings where to look and what to rewrite")]

mod addresses;
mod anchor;
mod annotations;
mod archive;
mod backups;
mod baseline;
mod batch;
mod bundle;
mod chronology;
mod citations;
mod claims;
mod codebook;
mod compare;
mod copies;
mod copies_measured;
mod crash;
mod documents;
mod drafts;
mod encryption;
mod exchange;
mod exporters;
mod faults;
mod flavours;
mod frozen;
#[path = "../fuzzed/mod.rs"]
mod fuzzed;
mod highlight;
mod hostile_containers;
mod hostile_documents;
mod importers;
mod journal;
mod ledger;
mod library;
mod marking;
mod notes;
mod original;
mod overview;
mod pages;
mod papers;
mod pasted;
mod places;
mod proposals;
mod published;
mod put_back;
mod queries;
mod regressions;
mod repair;
mod saved_searches;
mod search;
mod searcher;
mod shelf;
mod soak;
mod stories;
mod support;
mod tags;
mod taken_away;
mod tampering;
mod templates;
mod trash;
mod versions;
mod waiting;
mod wires;
mod words;
