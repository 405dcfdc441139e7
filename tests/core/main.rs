//! What is true across modules, in one binary.

mod baseline;
mod importers;
mod pages;
mod pasted;
