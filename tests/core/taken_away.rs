//! A file that is deleted, moved or replaced under the open library, and a disk without room.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, article, files_beside, found_in, host, refused};
use clipfile_core::article::Scope;
use clipfile_core::{Kind, Library};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The library goes on being read, says that it is gone, keeps nothing more, and goes to another place as a whole.
#[cfg(unix)]
fn assert_gone(desk: &mut Desk, to: &Path) {
    assert_eq!(desk.library.must_be_there().unwrap_err().kind(), Kind::Gone);
    let error = refused(desk.library.add(&article("Second\nAnother text.")));
    assert_eq!(error.kind(), Kind::Gone, "{error}");
    assert!(error.to_string().contains("Desk.clipfile"), "{error}");
    assert_eq!(desk.found("text"), ["First"]);
    desk.library.backup(to).unwrap();
    let mut copy = Library::open(to, &host()).unwrap();
    assert_eq!(found_in(&copy, Scope::Articles, "text"), ["First"]);
    assert_eq!(copy.check().unwrap(), [""; 0]);
    let _ = copy.undo().unwrap();
}

#[cfg(unix)]
#[test]
fn nothing_is_kept_in_a_file_that_was_deleted() {
    let mut desk = Desk::with(&["First\nOne text."]);
    fs::remove_file(desk.path()).unwrap();
    let to = desk.beside("Saved.clipfile");
    assert_gone(&mut desk, &to);
    let (_folder, path) = desk.closed();
    assert_eq!(files_beside(&path), ["Saved.clipfile"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_was_put_in_its_place_is_not_touched() {
    let (_other, other) = Desk::with(&["Other\nOther words."]).closed();
    let bytes = fs::read(&other).unwrap();
    let mut desk = Desk::with(&["First\nOne text."]);
    fs::rename(other, desk.path()).unwrap();
    let to = desk.beside("Saved.clipfile");
    assert_gone(&mut desk, &to);
    let (_folder, path) = desk.closed();
    assert!(fs::read(&path).unwrap() == bytes, "the other library was written to");
    let library = Library::open(&path, &host()).unwrap();
    assert_eq!(library.check().unwrap(), [""; 0]);
    assert_eq!(found_in(&library, Scope::Articles, "words"), ["Other"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_was_moved_and_comes_back_is_written_again() {
    let mut desk = Desk::with(&["First\nOne text."]);
    let away = desk.beside("Away.clipfile");
    fs::rename(desk.path(), &away).unwrap();
    let to = desk.beside("Saved.clipfile");
    assert_gone(&mut desk, &to);
    fs::rename(&away, desk.path()).unwrap();
    desk.library.must_be_there().unwrap();
    desk.add("Second\nAnother text.");
    assert_eq!(desk.reopened().found("text").len(), 2);
}

/// A disk of a few megabytes in memory.
#[cfg(target_os = "linux")]
struct SmallDisk(PathBuf);

#[cfg(target_os = "linux")]
impl SmallDisk {
    /// `None` where this user may not mount anything.
    fn at(folder: &Path, size: &str) -> Option<Self> {
        let size = format!("size={size}");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder).output().ok()?;
        mounted.status.success().then(|| Self(folder.to_owned()))
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_costs_nothing_that_was_kept() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_disk) = SmallDisk::at(folder.path(), "6m") else {
        #[expect(clippy::print_stderr, reason = "whoever runs the tests must know")]
        {
            eprintln!("SKIPPED: a small disk cannot be mounted without the rights of root");
        }
        return;
    };
    let path = folder.path().join("Desk.clipfile");
    let mut library = Library::create(&path, &host()).unwrap();
    let mut kept = 0;
    let error = loop {
        match library.add(&article(&format!("Number {kept}\n{}", format!("Words of {kept}. ").repeat(2_000)))) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
        assert!(kept < 10_000, "the disk is never full");
    };
    assert_eq!(error.kind(), Kind::Full, "{error}");
    assert!(kept > 3, "{kept}");
    assert_eq!(library.counts().unwrap().articles, kept);
    let error = refused(library.backup(&folder.path().join("Copy.clipfile")));
    assert_eq!(error.kind(), Kind::Full, "{error}");
    assert_eq!(refused(Library::create(&folder.path().join("New.clipfile"), &host())).kind(), Kind::Full);
    // Not even all of it can be merged now; what is in the log is safe there.
    let _ = library.close();
    let left: Vec<String> = files_beside(&path).into_iter().filter(|name| !name.starts_with("Desk.clipfile")).collect();
    assert_eq!(left, [""; 0], "what did not fit is left behind");

    let library = Library::open_read_only(&path, &host()).unwrap();
    assert_eq!(library.counts().unwrap().articles, kept);
    let _ = library.close();
    let grown = Command::new("mount").args(["-o", "remount,size=64m"]).arg(folder.path()).status().unwrap();
    assert!(grown.success());
    let mut library = Library::open(&path, &host()).unwrap();
    assert_eq!(library.counts().unwrap().articles, kept);
    assert_eq!(library.check().unwrap(), [""; 0]);
    let _ = library.add(&article("Afterwards\nThere is room again.")).unwrap();
    library.backup(&folder.path().join("Copy.clipfile")).unwrap();
}
