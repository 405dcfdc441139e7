#![allow(clippy::unwrap_used)]

use super::*;
use rusqlite::backup::Backup;
use std::fs;
use std::path::PathBuf;

const KEY: [u8; 32] = [7; 32];
const SALT: [u8; 16] = [9; 16];
const PAGE: usize = 16 * 1024;

fn flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE
}

/// A file with an empty database behind an envelope.
fn sealed(folder: &Path) -> PathBuf {
    let path = folder.join("sealed");
    let mut envelope = vec![0; ENVELOPE_BYTES];
    envelope[..MAGIC.len()].copy_from_slice(MAGIC);
    fs::write(&path, envelope).unwrap();
    path
}

fn keyed(path: &Path) -> Connection {
    let conn = open(path, flags()).unwrap();
    unlock(&conn, &KEY, &SALT).unwrap();
    conn.pragma_update(None, "cipher_page_size", PAGE as i64).unwrap();
    conn
}

fn fill(conn: &Connection) {
    conn.pragma_update(None, "journal_mode", "WAL").unwrap();
    conn.execute_batch("CREATE TABLE t(words TEXT); CREATE VIRTUAL TABLE s USING fts5(words)").unwrap();
    for row in 0..500 {
        let words = format!("heliotrope {row} {}", "of the harbour ".repeat(40));
        conn.execute("INSERT INTO t VALUES (?1)", [&words]).unwrap();
        conn.execute("INSERT INTO s VALUES (?1)", [&words]).unwrap();
    }
}

fn rows(conn: &Connection) -> i64 {
    conn.query_row("SELECT count(*) FROM s WHERE s MATCH 'heliotrope'", [], |row| row.get(0)).unwrap()
}

fn has(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

#[test]
fn a_database_behind_an_envelope_is_kept_and_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = sealed(folder.path());
    let conn = keyed(&path);
    fill(&conn);
    write(&conn, 512, b"a wrapped key").unwrap();
    conn.close().unwrap();
    let bytes = fs::read(&path).unwrap();
    assert_eq!((&bytes[..16], &bytes[512..525]), (&MAGIC[..], &b"a wrapped key"[..]));
    assert_eq!(bytes.len() % PAGE, ENVELOPE_BYTES, "whole pages behind the envelope");
    assert!(!has(&bytes, b"heliotrope") && !has(&bytes, b"SQLite format"), "nothing of it can be read without the key");
    assert_eq!(bytes[ENVELOPE_BYTES..ENVELOPE_BYTES + 16], SALT);

    let conn = keyed(&path);
    assert_eq!(rows(&conn), 500);
    assert!(envelope(&conn).unwrap().unwrap()[512..].starts_with(b"a wrapped key"));
    let sound: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
}

#[test]
fn the_log_of_a_sealed_file_says_nothing_and_is_read_by_others() {
    let folder = tempfile::tempdir().unwrap();
    let path = sealed(folder.path());
    let conn = keyed(&path);
    fill(&conn);
    let log = fs::read(path.with_file_name("sealed-wal")).unwrap();
    assert!(log.len() > PAGE && !has(&log, b"heliotrope"));
    assert_eq!(rows(&keyed(&path)), 500, "a second connection reads beside the first");
    conn.execute_batch("DELETE FROM t; DROP TABLE s; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let size = fs::metadata(&path).unwrap().len() as usize;
    assert!(size % PAGE == ENVELOPE_BYTES && size < 10 * PAGE, "a file that shrinks keeps its envelope: {size}");
    assert!(fs::read(&path).unwrap().starts_with(MAGIC));
}

#[test]
fn a_file_without_an_envelope_is_the_systems_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plain");
    let conn = open(&path, flags()).unwrap();
    fill(&conn);
    assert_eq!(envelope(&conn).unwrap(), None);
    assert!(write(&conn, 512, b"a key").is_err());
    conn.close().unwrap();
    assert!(fs::read(&path).unwrap().starts_with(b"SQLite format 3\0"));
    assert_eq!(rows(&Connection::open(&path).unwrap()), 500, "any SQLite reads it");
}

#[test]
fn without_its_key_it_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = sealed(folder.path());
    let conn = keyed(&path);
    fill(&conn);
    conn.close().unwrap();
    let refused = |conn: Connection| conn.query_row("SELECT count(*) FROM t", [], |row| row.get::<_, i64>(0)).is_err();
    assert!(refused(open(&path, flags()).unwrap()));
    let conn = open(&path, flags()).unwrap();
    unlock(&conn, &[8; 32], &SALT).unwrap();
    assert!(refused(conn));
}

#[test]
fn a_copy_is_sealed_with_the_same_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = sealed(folder.path());
    let conn = keyed(&path);
    fill(&conn);
    let copy = folder.path().join("copy");
    fs::write(&copy, envelope(&conn).unwrap().unwrap()).unwrap();
    let mut other = keyed(&copy);
    Backup::new(&conn, &mut other).unwrap().run_to_completion(100, std::time::Duration::ZERO, None).unwrap();
    assert_eq!(rows(&other), 500);
    other.close().unwrap();
    assert_eq!(rows(&keyed(&copy)), 500);
    assert!(!has(&fs::read(&copy).unwrap(), b"heliotrope"));
}
