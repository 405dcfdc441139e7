//! Libraries made once and opened as often as is wanted.

use crate::support::host;
use clipfile_core::archive::Archive;
use clipfile_core::exporters::ExportScope;
use clipfile_core::importers::{Alone, Source, Taken, read};
use clipfile_core::{Error, Host, Library};
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;
use tempfile::TempDir;

/// An archive with one of everything.
pub(super) const SAMPLE: &str = include_str!("../importers/archive/sample.json");

/// The file of a library with nothing in it.
static EMPTY: LazyLock<Vec<u8>> = LazyLock::new(|| made(|_| ()));

/// The file of a library with one of everything, and steps of which one was turned back and done again.
pub(super) static FULL: LazyLock<Vec<u8>> = LazyLock::new(|| {
    made(|library| {
        let archive = archive(SAMPLE.as_bytes()).expect("the sample is an archive");
        let _ = library.add_archive(&archive).expect("the sample can be kept");
        let _ = library
            .add(&crate::support::article("Ferry fares rise\nFares rise by 12 per cent."))
            .expect("it is an article");
        let _ = library.undo().expect("there is a step");
        let _ = library.redo().expect("it was turned back");
    })
});

fn made(fill: impl FnOnce(&mut Library)) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("there is a place for files");
    let path = folder.path().join("a.clipfile");
    let mut library = Library::create(&path, &host()).expect("a library can be made");
    fill(&mut library);
    library.close().expect("it can be written");
    fs::read(&path).expect("it is there")
}

/// Where uids of those who open what was made begin: with the same ones as its maker nothing could be written to it.
const LATER: u64 = 1 << 32;

/// The surroundings of whoever opens a library that was made here, to change it.
pub(super) fn later() -> Host {
    Host { counted_uids: Some(LATER), ..host() }
}

/// The archive that these bytes are, if they are one.
pub(super) fn archive(bytes: &[u8]) -> Option<Archive> {
    let source = Source { bytes, file_name: None, url: None, encoding: None, is_selection: false, beside: &Alone };
    match read(&source) {
        Ok((_, Taken::Archive(archive))) => Some(*archive),
        _ => None,
    }
}

/// A file of those bytes in a folder of its own.
pub(super) fn file(bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("there is a place for files");
    let path = folder.path().join("a.clipfile");
    fs::write(&path, bytes).expect("it can be written");
    (folder, path)
}

/// An empty library with `archive` in it, and what that gave. The folder is kept as long as it is.
pub(super) fn with_archive(archive: &Archive) -> (Library, Result<(), Error>, TempDir) {
    let (folder, path) = file(&EMPTY);
    let mut library = Library::open(&path, &host()).expect("an empty library opens");
    let added = library.add_archive(archive).map(drop);
    (library, added, folder)
}

/// Everything in a library as JSON.
pub(super) fn json(library: &Library, folder: &TempDir) -> Vec<u8> {
    let path = folder.path().join("all.json");
    let _ = library.export("json", &ExportScope::Everything, &path).expect("everything can be exported");
    fs::read(&path).expect("it was written")
}
