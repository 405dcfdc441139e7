//! Libraries in folders that a service synchronises: without a log beside them, and with the copies that the service leaves.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, article, files_beside, found_in, host};
use clipfile_core::Library;
use clipfile_core::article::Scope;
use clipfile_core::library::Place;
use std::fs;
use std::path::{Path, PathBuf};

/// A new library in `folder`, which is made, below a folder in which `mark` lies.
fn library_below(top: &Path, folder: &str, mark: Option<&str>) -> Library {
    let folder = top.join(folder);
    fs::create_dir_all(&folder).unwrap();
    if let Some(mark) = mark {
        fs::write(top.join(mark), "").unwrap();
    }
    Library::create(&folder.join("Desk.clipfile"), &host()).unwrap()
}

#[test]
fn folders_of_services_are_known_by_what_lies_in_them_and_by_their_names() {
    for (mark, service) in [
        (".dropbox", "Dropbox"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".tmp.driveupload", "Google Drive"),
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".stfolder", "Syncthing"),
    ] {
        let top = tempfile::tempdir().unwrap();
        let library = library_below(top.path(), "news/2026", Some(mark));
        assert_eq!(library.place(), Some(&Place::Synced(service)), "{mark}");
    }
    for (folder, service) in [
        ("Dropbox", Some("Dropbox")),
        ("Dropbox (The Ledger)/desk", Some("Dropbox")),
        ("OneDrive - The Ledger/desk", Some("OneDrive")),
        ("Library/Mobile Documents/com~apple~CloudDocs/desk", Some("iCloud Drive")),
        ("Google Drive/My Drive", Some("Google Drive")),
        ("Nextcloud", Some("Nextcloud")),
        ("Dropboxes", None),
        ("my OneDrive", None),
        ("desk", None),
    ] {
        let top = tempfile::tempdir().unwrap();
        let library = library_below(top.path(), folder, None);
        assert_eq!(library.place(), service.map(Place::Synced).as_ref(), "{folder}");
    }
}

#[test]
fn a_library_in_a_synced_folder_has_no_log_beside_it_and_is_read_while_it_is_written() {
    let names = |mark: Option<&str>| {
        let top = tempfile::tempdir().unwrap();
        let mut library = library_below(top.path(), "desk", mark);
        let path = library.path().to_owned();
        let reader = Library::open_read_only(&path, &host()).unwrap();
        for number in 0..20 {
            let _ = library.add(&article(&format!("Number {number}\nText of number {number}."))).unwrap();
            assert_eq!(found_in(&reader, Scope::Articles, &format!("\"number {number}\"")).len(), 1);
        }
        let _ = library.undo().unwrap();
        assert_eq!(reader.counts().unwrap().articles, 19);
        assert_eq!(library.check().unwrap(), [""; 0]);
        let open = files_beside(&path);
        reader.close().unwrap();
        library.close().unwrap();
        assert_eq!(files_beside(&path), ["Desk.clipfile"]);
        let again = Library::open(&path, &host()).unwrap();
        assert_eq!(again.counts().unwrap().articles, 19);
        open
    };
    let with_log = ["Desk.clipfile", "Desk.clipfile-lock", "Desk.clipfile-shm", "Desk.clipfile-wal"];
    assert_eq!(names(None), with_log);
    assert_eq!(names(Some(".stfolder")), ["Desk.clipfile", "Desk.clipfile-lock"]);
}

#[test]
fn a_library_that_was_moved_into_a_synced_folder_loses_its_log() {
    let mut desk = Desk::with(&["First\nOne text."]);
    desk.add("Second\nAnother text.");
    let (folder, path) = desk.closed();
    fs::write(folder.path().join(".dropbox"), "").unwrap();
    let mut library = Library::open(&path, &host()).unwrap();
    let _ = library.add(&article("Third\nOne more.")).unwrap();
    assert_eq!(files_beside(&path), [".dropbox", "Desk.clipfile", "Desk.clipfile-lock"]);
    assert_eq!(library.counts().unwrap().articles, 3);
}

#[test]
fn copies_that_a_service_made_are_named() {
    let (folder, path) = Desk::with(&["First\nOne text."]).closed();
    let beside = |name: &str| folder.path().join(name);
    let sure = [
        "Desk (Mara's conflicted copy 2026-11-23).clipfile",
        "Desk (conflicted copy 2026-11-23 101500).clipfile",
        "Desk.sync-conflict-20261123-101500-ABCDEFG.clipfile",
        "Desk_conflict-20261123-101500.clipfile",
    ];
    let perhaps = ["Desk (1).clipfile", "Desk 2.clipfile", "Desk-NEWSROOM.clipfile"];
    for name in sure.iter().chain(&perhaps) {
        fs::copy(&path, beside(name)).unwrap();
    }
    // Names that prove nothing: another library, no library, the same file twice, other words.
    let other = clipfile_core::Host { counted_uids: None, ..host() };
    Library::create(&beside("Desk (2).clipfile"), &other).unwrap().close().unwrap();
    fs::write(beside("Desk 3.clipfile"), "a list").unwrap();
    fs::hard_link(&path, beside("Desk 4.clipfile")).unwrap();
    fs::copy(&path, beside("Desks.clipfile")).unwrap();
    fs::copy(&path, beside("Desk (1).txt")).unwrap();
    let found = || {
        let library = Library::open(&path, &host()).unwrap();
        let copies: Vec<PathBuf> = library.conflict_copies();
        let names = copies.iter().map(|copy| copy.file_name().unwrap().to_str().unwrap().to_owned());
        let mut names: Vec<String> = names.collect();
        names.sort();
        // Looking at them took nothing off the open library.
        assert_eq!(library.check().unwrap(), [""; 0]);
        names
    };
    let sorted = |names: &[&str]| {
        let mut all: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        all.sort();
        all
    };
    assert_eq!(found(), sorted(&sure), "in a folder of the user's own");
    fs::write(beside(".dropbox"), "").unwrap();
    assert_eq!(found(), sorted(&[&sure[..], &perhaps[..]].concat()), "in a folder of a service");
}
