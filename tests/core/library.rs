//! The library's file: made, opened, closed, copied.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, article, article_with_picture, files_beside, host, refused, seen};
use clipfile_core::article::{Citation, Order, Scope};
use clipfile_core::capture::{Hash, Status};
use clipfile_core::search::Query;
use clipfile_core::{Error, Host, Kind, Library};
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::Path;

fn pragma(conn: &Connection, name: &str) -> String {
    conn.pragma_query_value(None, name, |row| {
        row.get::<_, i64>(0).map(|number| number.to_string()).or_else(|_| row.get(0))
    })
    .unwrap()
}

fn raw(path: &Path) -> Connection {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

#[test]
fn a_closed_library_is_one_file() {
    let mut desk = Desk::with(&["Port strike ends\nThe port reopened."]);
    let path = desk.path();
    assert!(files_beside(&path).len() > 1, "while it is open, lock and log lie beside it");
    let article = desk.add("Second\nAnother text.");
    desk.mark(article, "Another");
    let (folder, path) = desk.closed();
    assert_eq!(files_beside(&path), ["Desk.clipfile"]);
    let conn = raw(&path);
    assert_eq!(pragma(&conn, "application_id"), 0x436C_6970.to_string());
    assert_eq!(pragma(&conn, "user_version"), "1");
    assert_eq!(pragma(&conn, "page_size"), "16384");
    assert_eq!(pragma(&conn, "journal_mode"), "delete", "so that it can be read where nothing can be written");
    let loose: i64 = conn
        .query_row(
            "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND schema = 'main'
             AND strict = 0 AND name NOT LIKE 'sqlite_%'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(loose, 0, "every table is STRICT");
    drop(folder);
}

#[test]
fn dropping_a_library_closes_it() {
    let desk = Desk::with(&["Port strike ends\nThe port reopened."]);
    let path = desk.path();
    let Desk { library, .. } = &desk;
    assert!(!library.is_read_only());
    let copy = desk.beside("copy");
    fs::create_dir(&copy).unwrap();
    {
        let other = copy.join("Other.clipfile");
        let _library = Library::create(&other, desk.host()).unwrap();
        assert!(files_beside(&other).len() > 1);
    }
    assert_eq!(files_beside(&copy.join("Other.clipfile")), ["Other.clipfile"]);
    drop(desk);
    assert!(!path.exists(), "the folder is gone with the desk");
}

#[test]
fn an_open_library_keeps_its_log_beside_it() {
    let desk = Desk::with(&["Port strike ends\nThe port reopened."]);
    let conn = raw(&desk.path());
    assert_eq!(pragma(&conn, "journal_mode"), "wal");
}

#[test]
fn what_is_there_is_never_replaced() {
    let desk = Desk::with(&["Port strike ends\nThe port reopened."]);
    let (folder, path) = desk.closed();
    let before = fs::read(&path).unwrap();
    assert_eq!(refused(Library::create(&path, &host())).kind(), Kind::Conflict);
    assert_eq!(refused(Library::create(folder.path(), &host())).kind(), Kind::Conflict);
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(files_beside(&path), ["Desk.clipfile"]);
}

#[cfg(unix)]
#[test]
fn a_name_that_leads_nowhere_is_not_replaced_either() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Desk.clipfile");
    std::os::unix::fs::symlink("nowhere", &path).unwrap();
    assert_eq!(refused(Library::create(&path, &host())).kind(), Kind::Conflict);
    assert_eq!(files_beside(&path), ["Desk.clipfile"]);
    let desk = Desk::new();
    let backup = desk.beside("Backup.clipfile");
    std::os::unix::fs::symlink("nowhere", &backup).unwrap();
    assert_eq!(refused(desk.library.backup(&backup)).kind(), Kind::Conflict);
    assert!(backup.is_symlink());
}

#[test]
fn a_library_that_cannot_be_made_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("no such folder").join("Desk.clipfile");
    assert_eq!(refused(Library::create(&path, &host())).kind(), Kind::Io);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_second_program_is_told_who_has_it_open() {
    let desk = Desk::with(&["Port strike ends\nThe port reopened."]);
    let other = Host { program: "clip", ..host() };
    let Error::Busy { path, holder } = refused(Library::open(&desk.path(), &other)) else { panic!("not busy") };
    assert_eq!(path, fs::canonicalize(desk.path()).unwrap());
    let process = std::process::id();
    assert!(holder.starts_with(&format!("Clipfile under test (process {process}) since ")), "{holder}");
    assert!(holder.ends_with(|end: char| end.is_ascii_digit()), "{holder}");
    let desk = desk.reopened();
    assert_eq!(desk.library.counts().unwrap().articles, 1);
}

#[test]
fn two_libraries_of_nearly_one_name_are_open_together() {
    let folder = tempfile::tempdir().unwrap();
    let paths = ["Desk", "Desk.clipfile", "Desk.copy", "Desk.clipfile.old"].map(|name| folder.path().join(name));
    let open: Vec<Library> = paths.iter().map(|path| Library::create(path, &host()).unwrap()).collect();
    for library in open {
        library.close().unwrap();
    }
    assert_eq!(files_beside(&paths[0]).len(), paths.len());
}

#[cfg(unix)]
#[test]
fn two_names_of_one_library_meet_at_one_lock() {
    let desk = Desk::new();
    let other = desk.beside("Other name.clipfile");
    std::os::unix::fs::symlink(desk.path(), &other).unwrap();
    assert_eq!(refused(Library::open(&other, &host())).kind(), Kind::Busy);
}

#[test]
fn a_reader_follows_while_another_writes() {
    let mut desk = Desk::with(&["Port strike ends\nThe port reopened."]);
    let mut reader = Library::open_read_only(&desk.path(), &host()).unwrap();
    assert!(reader.is_read_only());
    desk.add("Second\nAnother text.");
    assert_eq!(seen(&reader, &["text"]), seen(&desk.library, &["text"]));
    assert_eq!(reader.check().unwrap(), Vec::<String>::new());
    assert_eq!(refused(reader.add(&article("Third\nFrom the reader."))).kind(), Kind::ReadOnly);
    desk.add("Fourth\nThe writer goes on.");
    assert_eq!(reader.counts().unwrap().articles, 3);
    reader.close().unwrap();
    let (_folder, path) = desk.closed();
    assert_eq!(files_beside(&path), ["Desk.clipfile"]);
}

#[test]
fn a_library_closes_while_someone_reads_it() {
    let desk = Desk::with(&["Port strike ends\nThe port reopened."]);
    let reader = Library::open_read_only(&desk.path(), &host()).unwrap();
    assert_eq!(reader.counts().unwrap().articles, 1);
    let (_folder, path) = desk.closed();
    assert_eq!(reader.counts().unwrap().articles, 1, "the reader goes on");
    let mut writer = Library::open(&path, &host()).unwrap();
    let _ = writer
        .archive(
            &[reader.list_articles(Scope::Inbox, &Query::default(), Order::Newest, 0, 1).unwrap().rows[0]
                .row
                .article
                .id],
            true,
        )
        .unwrap();
    assert_eq!(reader.counts().unwrap().inbox, 0);
    writer.close().unwrap();
    reader.close().unwrap();
    assert_eq!(files_beside(&path), ["Desk.clipfile"], "the last one to close leaves one file");
    assert_eq!(Library::open(&path, &host()).unwrap().counts().unwrap().inbox, 0);
}

#[test]
fn a_copy_is_whole_and_keeps_what_makes_it_a_library() {
    let mut desk = Desk::with(&["Port strike ends\nThe port reopened."]);
    let article = desk.add("Second\nAnother text.");
    desk.mark(article, "Another");
    let copy = desk.beside("Backup.clipfile");
    desk.library.backup(&copy).unwrap();
    desk.add("Third\nAfter the copy was made.");
    let conn = raw(&copy);
    let marks = ["application_id", "user_version", "page_size"].map(|name| pragma(&conn, name));
    assert_eq!(marks, [0x436C_6970.to_string(), "1".to_owned(), "16384".to_owned()]);
    drop(conn);
    let mut library = Library::open(&copy, &host()).unwrap();
    assert_eq!(library.counts().unwrap().articles, 2);
    assert_eq!(library.check().unwrap(), Vec::<String>::new());
    assert_eq!(library.undo().unwrap().value.to_string(), "highlight", "undo is in the copy too");
    let bytes = fs::read(&copy).unwrap();
    assert_eq!(refused(desk.library.backup(&copy)).kind(), Kind::Conflict);
    assert_eq!(fs::read(&copy).unwrap(), bytes);
    assert_eq!(refused(desk.library.backup(&desk.beside("nowhere/Backup.clipfile"))).kind(), Kind::Io);
    library.close().unwrap();
    let (_folder, path) = desk.closed();
    assert_eq!(files_beside(&path), ["Backup.clipfile", "Desk.clipfile"]);
}

#[test]
fn the_same_bytes_or_text_are_kept_once() {
    let mut desk = Desk::with(&["Port strike ends\nThe port reopened."]);
    let mut again = article("Port strike ends\nThe port reopened.");
    assert_eq!(desk.library.add(&again).unwrap().value.status, Status::Present);
    again.bytes = b"another page with the same text".to_vec();
    assert_eq!(desk.library.same_as(&again).unwrap().unwrap().citation.headline.unwrap(), "Port strike ends");
    let kept = desk.library.add(&again).unwrap();
    assert_eq!((kept.value.status, kept.changes.article), (Status::Present, false));
    assert_eq!(desk.library.counts().unwrap().articles, 1);
}

#[test]
fn pages_without_a_word_are_not_the_same_page() {
    let mut desk = Desk::new();
    let [first, second] = [b"one".as_slice(), b"two"].map(|bytes| {
        let mut incoming = article_with_picture("", bytes);
        incoming.bytes = bytes.to_vec();
        incoming
    });
    assert_eq!(desk.library.add(&first).unwrap().value.status, Status::Added);
    assert_eq!(desk.library.add(&second).unwrap().value.status, Status::Added);
    assert_eq!(desk.library.add(&second).unwrap().value.status, Status::Present);
    desk.assert_sound();
}

#[test]
fn what_came_in_comes_out_byte_for_byte() {
    let mut desk = Desk::new();
    let incoming = article_with_picture("Port strike ends", b"\x89PNG not really");
    let kept = desk.library.add(&incoming).unwrap().value;
    assert_eq!(desk.library.bytes(kept.source).unwrap(), incoming.bytes);
    let picture = &incoming.draft.pictures[0];
    let media_type = Some("image/png".to_owned());
    assert_eq!(desk.library.picture(picture.hash).unwrap(), (picture.bytes.clone(), media_type));
    let capture = &desk.library.captures(kept.article).unwrap()[0];
    assert_eq!((capture.source, capture.importer.as_str()), (Hash::of(&incoming.bytes), "html"));
    assert_eq!(desk.library.document(capture.document).unwrap(), incoming.draft.document);
    assert_eq!(refused(desk.library.bytes(Hash::of(b"never seen"))).kind(), Kind::NotFound);
}

#[test]
fn a_field_that_cannot_be_kept_as_found_costs_no_import() {
    let mut desk = Desk::new();
    let mut odd = article("Port strike ends\nThe port reopened.");
    odd.draft.citation.headline = Some("é".repeat(4000));
    odd.draft.citation.url = Some("ftp://example.org/a".to_owned());
    let batch = desk.library.new_batch().unwrap();
    let kept = desk.library.add_all(&[odd, article("Another one\nIt is sound.")], batch).unwrap().value;
    let citation = desk.library.article(kept[0].article).unwrap().citation;
    assert_eq!(citation.headline.unwrap(), "é".repeat(2000));
    assert_eq!(citation.url, None);
    assert_eq!(kept.len(), 2);
    desk.assert_sound();
}

#[test]
fn fields_are_tidied_and_addresses_looked_at() {
    let mut desk = Desk::new();
    let id = desk.add("Port strike ends\nThe port reopened.");
    let edit = |url: &str, headline: String| Citation {
        url: Some(url.to_owned()),
        headline: Some(headline),
        byline: vec!["  A.\n Writer ".to_owned(), " ".to_owned()],
        ..Citation::default()
    };
    let _ = desk.library.edit_article(id, &edit(" https://example.org/a ", " Port\u{a0}  news\0 ".to_owned())).unwrap();
    let citation = desk.library.article(id).unwrap().citation;
    assert_eq!(citation.headline.unwrap(), "Port news");
    assert_eq!(citation.byline, ["A. Writer"]);
    assert_eq!(citation.url.unwrap(), "https://example.org/a");
    for (url, headline) in [("javascript:alert(1)", "x".to_owned()), ("https://example.org", "x".repeat(4001))] {
        assert_eq!(refused(desk.library.edit_article(id, &edit(url, headline))).kind(), Kind::Invalid);
    }
}
