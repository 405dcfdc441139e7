//! What must hold whatever the bytes are, a function for each door that bytes from outside come in by.
//!
//! `make fuzz` calls each with what a fuzzer makes up, and the core's tests with what once broke it (`tests/regressions`), so
//! that nothing but looking for more takes a fuzzer.

mod anchor;
mod archive;
mod carried;
mod decode;
mod draft;
mod forge;
mod import;
mod journal;
mod json;
mod library;
mod opened;
mod page;
mod query;
mod shown;
mod template;

use std::str;

/// Panics where something does not hold for these bytes.
pub(crate) type Check = fn(&[u8]);

/// Every check by the name of its target in `fuzz/fuzz_targets` and of its folder in `tests/regressions`.
pub(crate) const CHECKS: [(&str, Check); 11] = [
    ("anchor", anchor::check),
    ("archive", archive::check),
    ("carried", carried::check),
    ("decode", decode::check),
    ("draft", draft::check),
    ("import", import::check),
    ("journal", journal::check),
    ("library", library::check),
    ("page", page::check),
    ("query", query::check),
    ("template", template::check),
];

/// The first byte, which chooses among ways, and the rest.
fn chosen(data: &[u8]) -> (usize, &[u8]) {
    data.split_first().map_or((0, data), |(first, rest)| (usize::from(*first), rest))
}

/// The text up to the first byte that is none.
fn text(data: &[u8]) -> &str {
    let whole = |error: str::Utf8Error| str::from_utf8(&data[..error.valid_up_to()]).unwrap_or_default();
    str::from_utf8(data).unwrap_or_else(whole)
}
