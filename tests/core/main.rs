//! What is true of the core across modules, most of it through its one door: a [`Library`](clipfile_core::Library) on a
//! file in a temporary folder.

mod baseline;
mod faults;
mod importers;
mod journal;
mod library;
mod pages;
mod pasted;
mod support;
mod tampering;
mod trash;
