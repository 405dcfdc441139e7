//! What is true of the core through its one door: a [`Library`](clipfile_core::Library) on a file in a temporary folder.

mod faults;
mod journal;
mod library;
mod support;
