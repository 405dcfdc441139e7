//! Libraries as earlier versions of Clipfile wrote them: `tests/libraries/version-N.clipfile.zst` is one of file version N, and the
//! JSON beside it is what was in it. A file that is there is never written again; `FREEZE_LIBRARY=1` writes that of the present
//! version where it is missing.
#![allow(clippy::unwrap_used)]

use crate::baseline::{assert_none, difference, tests_folder};
use crate::shelf::{ELSEWHERE, Shelf};
use crate::support::host;
use clipfile_core::Library;
use clipfile_core::backup;
use clipfile_core::exporters::ExportScope;
use clipfile_core::note::Subject;
use std::fs;
use std::path::PathBuf;

/// It is packed once.
const LEVEL: i32 = 19;
/// The version of the file that this program writes.
const PRESENT: u32 = 1;

fn folder() -> PathBuf {
    tests_folder().join("libraries")
}

/// A library with some of everything, some of it undone, thrown away and deleted for good.
fn with_everything() -> Shelf {
    let mut shelf = crate::archive::with_everything();
    let gone = shelf.add(b"gone", crate::shelf::plain_draft(Some("Gone"), "Deleted for good."), &[]);
    let _ = shelf.library.trash(&[gone]).unwrap();
    let _ = shelf.library.empty_trash().unwrap();
    let thrown = shelf.add(b"thrown", crate::shelf::plain_draft(Some("Thrown away"), "In the trash."), &[]);
    let _ = shelf.library.trash(&[thrown]).unwrap();
    let last = shelf.add(b"last", crate::shelf::plain_draft(Some("Last"), "The last one."), &["ports"]);
    shelf.note(Subject::Article(last), "Taken back.");
    let _ = shelf.library.undo().unwrap();
    shelf.library.set_read(&[last], true).unwrap();
    shelf
}

#[test]
fn libraries_of_every_version_are_opened_checked_read_and_written() {
    let frozen = folder().join(format!("version-{PRESENT}.clipfile.zst"));
    if std::env::var_os("FREEZE_LIBRARY").is_some() && !frozen.exists() {
        fs::create_dir_all(folder()).unwrap();
        let made = with_everything();
        let copy = made.folder.path().join("Frozen.clipfile");
        made.library.backup(&copy).unwrap();
        fs::write(&frozen, zstd::encode_all(&*fs::read(copy).unwrap(), LEVEL).unwrap()).unwrap();
    }
    let mut differences = Vec::new();
    for version in 1..=PRESENT {
        let here = tempfile::tempdir().unwrap();
        let path = here.path().join("Desk.clipfile");
        let from = folder().join(format!("version-{version}.clipfile.zst"));
        let packed = fs::read(&from).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
        fs::write(&path, zstd::decode_all(&*packed).unwrap()).unwrap();
        let mut library = Library::open(&path, &crate::support::host()).unwrap();
        assert_eq!(library.check().unwrap(), [""; 0], "version {version}");
        let counts = library.counts().unwrap();
        let some = [counts.articles, counts.passages, counts.notes, counts.claims, counts.stories, counts.people];
        assert!(some.iter().all(|count| *count > 0), "version {version}: {counts:?}");
        let json = here.path().join("all.json");
        let _ = library.export("json", &ExportScope::Everything, &json).unwrap();
        let json = fs::read_to_string(json).unwrap();
        differences.extend(difference(&folder().join(format!("version-{version}.json")), &json));
        let made = library.backups(&backup::places(&path, None)).unwrap();
        assert_eq!(made.len(), usize::from(version < PRESENT), "a copy is made before an older file is changed");

        let undone = library.undo().unwrap();
        let _ = library.redo().unwrap();
        assert!(undone.changes.article || undone.changes.note, "version {version}: its last step is undone");
        let _ = library.add(&crate::support::article("New\nWritten by this version.")).unwrap();
        assert_eq!(library.check().unwrap(), [""; 0], "version {version}");
        library.close().unwrap();
        let mut other = Shelf::empty(ELSEWHERE);
        other.import(&json).unwrap();
        assert_eq!(other.json(), json, "version {version}");
        assert_eq!(Library::open_read_only(&path, &host()).unwrap().check().unwrap(), [""; 0]);
    }
    assert_none(&differences);
}
