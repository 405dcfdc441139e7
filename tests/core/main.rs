//! What is true across modules: everything here goes through `Library` on a temporary file, with a fixed clock and counted
//! uids.

mod archive;
mod exporters;
mod shelf;
