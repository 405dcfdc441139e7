//! What the fuzz targets have in common: the checks of the core's own tests.

#[path = "../../tests/fuzzed/mod.rs"]
mod fuzzed;
#[allow(dead_code, reason = "the core's tests use all of it")]
#[path = "../../tests/core/support.rs"]
mod support;

/// Runs the check of that name.
///
/// # Panics
/// When it finds something, or when there is no such check.
pub fn check(name: &str, data: &[u8]) {
    let (_, check) = fuzzed::CHECKS.iter().find(|(known, _)| *known == name).expect("there is a check of that name");
    check(data);
}
