//! What once broke something, and what a fuzzer begins with, goes through the same checks as what it makes up.

use super::baseline::{folders, tests_folder};
use super::fuzzed::{CHECKS, Check};
use super::importers::samples;
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// The files in a folder, in order; none where it is not there.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    files
}

/// Runs a check on files, behind the byte that chooses the first way where they are given one, and names those that fail.
fn failing(check: Check, files: &[PathBuf], first: &[u8]) -> Vec<String> {
    let fails = |path: &&PathBuf| {
        let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        catch_unwind(AssertUnwindSafe(|| check(&[first, &bytes].concat()))).is_err()
    };
    files.iter().filter(fails).map(|path| path.display().to_string()).collect()
}

fn check_of(name: &str) -> Check {
    CHECKS.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("there is no check {name}")).1
}

/// What once broke the check of that name, and what a fuzzer begins with.
fn known(name: &str) -> Vec<PathBuf> {
    let folders = [tests_folder().join("regressions").join(name), tests_folder().join("fuzzed/seeds").join(name)];
    folders.iter().flat_map(|folder| files(folder)).collect()
}

fn pages() -> Vec<PathBuf> {
    folders("pages").iter().map(|folder| folder.join("source.html")).collect()
}

#[test]
fn what_once_broke_a_check_does_not_break_it_again() {
    for (name, check) in CHECKS {
        assert_eq!(failing(check, &known(name), &[]), [""; 0]);
    }
}

#[test]
fn every_sample_passes_the_checks() {
    let pages = pages();
    for way in 0..3 {
        assert_eq!(failing(check_of("page"), &pages, &[way]), [""; 0], "way {way}");
    }
    assert_eq!(failing(check_of("decode"), &pages, &[0]), [""; 0]);
    assert_eq!(failing(check_of("import"), &samples(), &[0]), [""; 0]);
}

#[test]
fn every_check_is_fuzzed_and_every_regression_is_looked_at() {
    let stems = |folder: PathBuf| -> BTreeSet<String> {
        files(&folder).iter().filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect()
    };
    let checks: BTreeSet<String> = CHECKS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(stems(tests_folder().join("../fuzz/fuzz_targets")), checks);
    for folder in ["regressions", "fuzzed/seeds"] {
        assert!(stems(tests_folder().join(folder)).is_subset(&checks), "tests/{folder} has folders of no check");
    }
}

/// Everything that there is for the check of that name, as it is handed to it.
fn inputs(name: &str) -> Vec<Vec<u8>> {
    let read = |path: &PathBuf| fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let samples = match name {
        "page" | "decode" => pages(),
        "import" => samples(),
        _ => Vec::new(),
    };
    let behind_choice = samples.iter().map(|path| [&[0], read(path).as_slice()].concat());
    known(name).iter().map(read).chain(behind_choice).collect()
}

proptest! {
    // What a fuzzer does by the million, a little of it each time; PROPTEST_CASES=10000 for more.
    #[test]
    fn what_is_changed_a_little_passes_the_checks(
        which in any::<Index>(),
        input in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), any::<u8>(), 0..3_u8), 0..8),
    ) {
        let (name, check) = which.get(&CHECKS);
        let inputs = inputs(name);
        let mut data = input.get(&inputs).clone();
        for (at, byte, how) in changes {
            let at = at.index(data.len() + 1);
            match how {
                0 => data.insert(at, byte),
                1 => drop(data.drain(at..(at + usize::from(byte)).min(data.len()))),
                _ => data.iter_mut().skip(at).take(1).for_each(|old| *old = byte),
            }
        }
        let broken = catch_unwind(AssertUnwindSafe(|| check(&data)));
        prop_assert!(broken.is_ok(), "{name}: {}", data.escape_ascii());
    }
}
