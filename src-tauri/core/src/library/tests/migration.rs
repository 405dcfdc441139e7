//! A file of an earlier version: copied before it is changed, and killed at any moment it is whole, at the one version or the other.
//! The version after the present one is made up here.
#![allow(clippy::disallowed_methods)]

use super::article;
use crate::backup::{self, Occasion};
use crate::clock::FixedClock;
use crate::error::Kind;
use crate::library::{Host, Library};
use crate::storage::migrate::{MIGRATIONS, Migration, version_of};
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Names the library to the child process.
const CHILD: &str = "CLIPFILE_TEST_MIGRATED";
/// So often it is killed, from the moment at which the child begins to that at which it would be done.
const ROUNDS: u32 = 60;
/// What comes after the present version: it takes a while, and touches what is there.
const NEXT: &str = "
CREATE TABLE made_up(id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
INSERT INTO made_up(words) SELECT 'some words that are number ' || i FROM n;
CREATE INDEX made_up_words ON made_up(words);
ALTER TABLE reading ADD COLUMN times INTEGER NOT NULL DEFAULT 1;
UPDATE reading SET times = 2;
";
const BROKEN: &str = "CREATE TABLE half(a); INSERT INTO nowhere VALUES (1);";

fn migrations(last: &'static str) -> Vec<Migration> {
    let known = MIGRATIONS.iter().map(|migration| Migration { name: migration.name, sql: migration.sql });
    known.chain([Migration { name: "made up", sql: last }]).collect()
}

fn host() -> Host {
    Host {
        clock: Arc::new(FixedClock::starting_at(1_780_000_000_000)),
        counted_uids: None,
        program: "Clipfile under test",
    }
}

fn version(path: &Path) -> i64 {
    Connection::open(path).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

/// A library of the present version.
fn old(path: &Path) {
    let mut library = Library::create(path, &host()).unwrap();
    for number in 0..20 {
        let article = library.add(&article(50 + number)).unwrap().value.article;
        library.set_read(&[article], true).unwrap();
    }
    library.close().unwrap();
}

/// The copies that were made of it, each of which must be whole and of the present version.
fn copies(path: &Path) -> usize {
    let library = Connection::open(path).unwrap();
    let uid: String =
        library.query_row("SELECT value FROM meta WHERE key = 'library_uid'", [], |row| row.get(0)).unwrap();
    drop(library);
    let place = backup::place(path, None);
    let Ok(entries) = fs::read_dir(&place) else { return 0 };
    let mut count = 0;
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        // What begins with a dot was never given its name.
        if name.starts_with('.') {
            continue;
        }
        assert!(name.contains(" before-version-") && name.contains(&uid[28..]), "{name}");
        let copy = Library::open_read_only(&entry.path(), &host()).unwrap();
        assert_eq!((copy.check().unwrap(), copy.counts().unwrap().articles), (Vec::new(), 20), "{name}");
        count += 1;
    }
    count
}

#[test]
fn an_older_file_is_copied_and_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Desk.clipfile");
    old(&path);
    let library = Library::open_from(&path, &host(), None, &migrations(NEXT)).unwrap();
    let made = library.backups(&backup::places(&path, None)).unwrap();
    let expected = Occasion::BeforeVersion(version_of(MIGRATIONS) + 1);
    assert_eq!(made.iter().map(|backup| backup.occasion).collect::<Vec<_>>(), [expected]);
    library.close().unwrap();
    assert_eq!((version(&path), copies(&path)), (version_of(MIGRATIONS) + 1, 1));
    let reads: (i64, i64) = Connection::open(&path)
        .unwrap()
        .query_row("SELECT (SELECT count(*) FROM made_up), (SELECT sum(times) FROM reading)", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    assert_eq!(reads, (60_000, 40));
    assert_eq!(Library::open(&path, &host()).err().map(|error| error.kind()), Some(Kind::TooNew));
}

#[test]
fn without_a_copy_nothing_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Desk.clipfile");
    old(&path);
    // A file where the folder of the copies should be.
    fs::write(folder.path().join("Desk backups"), "").unwrap();
    let refused = Library::open_from(&path, &host(), None, &migrations(NEXT)).err();
    assert_eq!(refused.map(|error| error.kind()), Some(Kind::Invalid));
    assert_eq!(version(&path), version_of(MIGRATIONS));
    assert_eq!(Library::open(&path, &host()).unwrap().check().unwrap(), [""; 0]);
}

#[test]
fn a_migration_that_fails_leaves_the_file_and_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Desk.clipfile");
    old(&path);
    let error = Library::open_from(&path, &host(), None, &migrations(BROKEN)).err().unwrap();
    assert!(error.kind() == Kind::Corrupt && error.to_string().contains("made up"), "{error}");
    assert_eq!((version(&path), copies(&path)), (version_of(MIGRATIONS), 1));
    assert_eq!(Library::open(&path, &host()).unwrap().check().unwrap(), [""; 0]);
}

#[test]
#[ignore = "the child process of another test"]
fn migrates_until_it_is_killed() {
    let path = std::env::var_os(CHILD).expect("started by another test");
    Library::open_from(Path::new(&path), &host(), None, &migrations(NEXT)).unwrap().close().unwrap();
}

fn child(path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "library::tests::migration::migrates_until_it_is_killed"])
        .env(CHILD, path)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn killed_at_any_moment_the_file_is_whole_at_one_version_or_the_other() {
    let first = tempfile::tempdir().unwrap();
    let frozen = first.path().join("Desk.clipfile");
    old(&frozen);
    let mut life = Duration::ZERO;
    let (mut before, mut after) = (0, 0);
    for round in 0..=ROUNDS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Desk.clipfile");
        fs::copy(&frozen, &path).unwrap();
        let began = Instant::now();
        let mut child = child(&path);
        if round == 0 {
            // One that lives as long as it likes says how long that is.
            assert!(child.wait().unwrap().success());
            life = began.elapsed();
        } else {
            std::thread::sleep(life * round / ROUNDS);
            child.kill().unwrap();
            child.wait().unwrap();
        }
        let told = format!("round {round}, killed after {:?}", life * round / ROUNDS);
        // What a killed program left of a transaction is in the log, which the next to open the file puts right.
        let copies = copies(&path);
        if version(&path) == version_of(MIGRATIONS) {
            before += 1;
            assert!(copies <= 1, "{told}");
            assert!(Connection::open(&path).unwrap().prepare("SELECT 1 FROM made_up").is_err(), "{told}");
            assert_eq!(Library::open(&path, &host()).unwrap().check().unwrap(), [""; 0], "{told}");
        } else {
            after += 1;
            assert_eq!(copies, 1, "{told}");
        }
        // Trying again brings it up to date from wherever it was.
        let library = Library::open_from(&path, &host(), None, &migrations(NEXT)).unwrap();
        assert_eq!(library.counts().unwrap().articles, 20, "{told}");
        assert_eq!(library.check().unwrap(), [""; 0], "{told}");
        library.close().unwrap();
        let rows: i64 =
            Connection::open(&path).unwrap().query_row("SELECT count(*) FROM made_up", [], |row| row.get(0)).unwrap();
        assert_eq!((rows, version(&path)), (60_000, version_of(MIGRATIONS) + 1), "{told}");
    }
    assert!(before > 0 && after > 0, "{before} before and {after} after: it was killed at the wrong moments");
}
