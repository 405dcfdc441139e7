//! What is true of the core across modules, most of it through its one door: a [`Library`](clipfile_core::Library) on a
//! file in a temporary folder, with a fixed clock and counted uids.

mod archive;
mod baseline;
mod exporters;
mod faults;
mod importers;
mod journal;
mod library;
mod pages;
mod pasted;
mod shelf;
mod support;
mod tampering;
mod trash;
