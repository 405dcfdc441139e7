//! What is true of the core across modules, most of it through its one door: a [`Library`](clipfile_core::Library) on a
//! file in a temporary folder.

mod baseline;
mod documents;
mod faults;
mod highlight;
mod importers;
mod journal;
mod library;
mod notes;
mod pages;
mod pasted;
mod search;
mod support;
mod tags;
mod tampering;
mod trash;
