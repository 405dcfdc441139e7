//! What goes wrong outside: other files, damaged files, other programs, a power cut, no space, no right to write.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use crate::support::{Desk, article, files_beside, host, refused};
use clipfile_core::article::Scope;
use clipfile_core::{Error, Kind, Library};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Names the library to a child process of this test.
const CHILD: &str = "CLIPFILE_TEST_CHILD";

/// Starts this program again to do nothing but the ignored test `name`, with `path` to work on and these variables.
pub(crate) fn child(name: &str, path: &Path, variables: &[(&str, &str)]) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", name, "--nocapture"])
        .env(CHILD, path)
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

pub(crate) fn child_path() -> PathBuf {
    std::env::var_os(CHILD).expect("started by another test").into()
}

pub(crate) fn say(line: &str) {
    let mut out = std::io::stdout();
    writeln!(out, "\n{line}").unwrap();
    out.flush().unwrap();
}

/// Numbers that a child said it had kept.
fn acknowledged(line: &str) -> Option<usize> {
    line.strip_prefix("kept ")?.parse().ok()
}

#[test]
#[ignore = "the child process of other tests"]
fn keeps_articles_until_it_is_killed() {
    let mut library = Library::open(&child_path(), &host()).unwrap();
    for number in 0.. {
        let _ = library.add(&article(&format!("Number {number}\nText of number {number}."))).unwrap();
        say(&format!("kept {number}"));
    }
}

#[test]
fn a_program_that_is_killed_loses_nothing_and_holds_nothing() {
    let (_folder, path) = Desk::new().closed();
    let mut child = child("faults::keeps_articles_until_it_is_killed", &path, &[]);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let few = lines.by_ref().filter_map(|line| acknowledged(&line)).find(|number| *number == 5);
    assert_eq!(few, Some(5));
    let Error::Busy { holder, .. } = refused(Library::open(&path, &host())) else { panic!("the child has it open") };
    assert!(holder.contains(&format!("(process {})", child.id())), "{holder}");
    child.kill().unwrap();
    child.wait().unwrap();
    let last = lines.filter_map(|line| acknowledged(&line)).last().unwrap_or(5);

    let library = Library::open(&path, &host()).unwrap();
    assert!(library.counts().unwrap().articles as usize > last, "all that were acknowledged are there");
    for number in 0..=last {
        let found = crate::support::found_in(&library, Scope::Articles, &format!("\"number {number}\""));
        assert_eq!(found, [format!("Number {number}")]);
    }
    assert_eq!(library.check().unwrap(), Vec::<String>::new());
    library.close().unwrap();
    assert_eq!(files_beside(&path), ["Desk.clipfile"], "the log and the lock of the dead are gone too");
}

#[cfg(target_os = "linux")]
#[test]
fn an_open_library_stays_locked_when_it_is_asked_for_again() {
    use std::os::unix::fs::MetadataExt;
    let desk = Desk::with(&["First\nOne text."]);
    let is_listed = || {
        let (process, inode) = (std::process::id(), fs::metadata(desk.path()).unwrap().ino());
        let locks = fs::read_to_string("/proc/locks").unwrap();
        locks.lines().any(|line| {
            line.contains("POSIX") && line.contains(&format!(" {process} ")) && line.contains(&format!(":{inode} "))
        })
    };
    // One reading may pass over a lock while others come and go, as they do in tests beside this one; a lock that is not
    // there is in none.
    let is_locked = || (0..1_000).any(|_| is_listed());
    assert!(is_locked());
    // Closing any handle of a file drops all locks that the process has on it. Another program would then believe to be
    // the last one and delete the log that this one goes on writing to: what is acknowledged after that is lost.
    assert_eq!(refused(Library::open(&desk.path(), &host())).kind(), Kind::Busy);
    Library::open_read_only(&desk.path(), &host()).unwrap().close().unwrap();
    desk.library.backup(&desk.beside("Copy.clipfile")).unwrap();
    desk.library.counts().unwrap();
    assert!(is_locked());
}

#[test]
fn a_file_of_another_kind_is_refused_and_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("letter.txt"), "Dear editor,\n".repeat(100)).unwrap();
    fs::write(at("short.txt"), "SQLite").unwrap();
    fs::write(at("empty.clipfile"), "").unwrap();
    fs::write(at("archive.zip"), b"PK\x03\x04".repeat(200)).unwrap();
    let other = rusqlite::Connection::open(at("bookmarks.db")).unwrap();
    other
        .execute_batch("CREATE TABLE bookmark(url TEXT); INSERT INTO bookmark VALUES ('https://example.org')")
        .unwrap();
    other.close().unwrap();
    let names = ["letter.txt", "short.txt", "empty.clipfile", "archive.zip", "bookmarks.db"];
    for name in names {
        let before = fs::read(at(name)).unwrap();
        for open in [Library::open, Library::open_read_only] {
            let error = refused(open(&at(name), &host()));
            assert_eq!(error.kind(), Kind::NotALibrary, "{name}: {error}");
            assert!(error.to_string().contains(name), "{error}");
        }
        assert_eq!(fs::read(at(name)).unwrap(), before, "{name}");
    }
    for open in [Library::open, Library::open_read_only] {
        assert_eq!(refused(open(folder.path(), &host())).kind(), Kind::NotALibrary);
        assert_eq!(refused(open(&at("nowhere.clipfile"), &host())).kind(), Kind::Io);
    }
    assert_eq!(files_beside(&at("x")).len(), names.len(), "nothing was left beside them");
}

#[test]
fn a_newer_library_is_refused_and_not_touched() {
    let (_folder, path) = Desk::with(&["First\nOne text."]).closed();
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.pragma_update(None, "user_version", 99).unwrap();
    raw.close().unwrap();
    let before = fs::read(&path).unwrap();
    for open in [Library::open, Library::open_read_only] {
        let Error::TooNew { path: named, found, known } = refused(open(&path, &host())) else { panic!("not too new") };
        assert_eq!((named, found, known), (path.clone(), 99, 1));
    }
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(files_beside(&path), ["Desk.clipfile"]);
}

/// Everything that a window asks of a library, so that damage anywhere is met.
fn use_all(path: &Path) -> clipfile_core::Result<Vec<String>> {
    use clipfile_core::article::Order;
    use clipfile_core::search::Query;
    let mut library = Library::open(path, &host())?;
    let findings = library.check()?;
    library.tags()?;
    library.counts()?;
    library.list_notes("a", 0, 10)?;
    library.list_passages(false, "a", 0, 10)?;
    for query in [Query::default(), library.query("text", false)] {
        for listed in library.list_articles(Scope::Articles, &query, Order::Newest, 0, 100)?.rows {
            library.document(listed.row.document)?;
            library.passages(listed.row.document)?;
        }
    }
    let _ = library.undo()?;
    library.close()?;
    Ok(findings)
}

#[test]
fn a_damaged_library_is_named_and_nothing_panics() {
    let mut desk = Desk::new();
    for number in 0..40 {
        let article = desk.add(&format!("Number {number}\nText of number {number} {}", "and more text".repeat(200)));
        desk.mark(article, "Text");
    }
    let (_folder, path) = desk.closed();
    let whole = fs::read(&path).unwrap();
    let pages = whole.len() / 16384;
    let mut noticed = 0;
    for page in 0..pages {
        let mut truncated = whole.clone();
        truncated.truncate(page * 16384 + 8000);
        let mut overwritten = whole.clone();
        let start = if page == 0 { 100 } else { page * 16384 };
        overwritten[start..(page + 1) * 16384].fill(0xA5);
        let mut lost = whole.clone();
        lost[start..(page + 1) * 16384].fill(0);
        for (what, bytes) in [("truncated", truncated), ("overwritten", overwritten), ("zeroed", lost)] {
            if bytes == whole {
                continue;
            }
            fs::write(&path, bytes).unwrap();
            match use_all(&path) {
                Ok(findings) => assert!(!findings.is_empty(), "page {page} {what}: nobody noticed"),
                Err(Error::Corrupt { path: named, .. }) => assert_eq!(named, path, "page {page} {what}"),
                Err(error) => assert!(page == 0 && error.kind() == Kind::NotALibrary, "page {page} {what}: {error:?}"),
            }
            noticed += 1;
            for beside in files_beside(&path).iter().filter(|name| *name != "Desk.clipfile") {
                fs::remove_file(path.with_file_name(beside)).unwrap();
            }
        }
    }
    assert!(noticed > 2 * pages, "{noticed} of {pages} pages");
}

#[test]
fn a_library_that_may_not_be_written_is_read() {
    let mut desk = Desk::new();
    let first = desk.add("First\nOne text.");
    let passage = desk.mark(first, "One");
    let tag = desk.library.tag(&[clipfile_core::note::Subject::Article(first)], "desk").unwrap().value;
    let (folder, path) = desk.closed();
    let before = fs::read(&path).unwrap();
    set_read_only(&path, true);
    let mut library = Library::open(&path, &host()).unwrap();
    assert!(library.is_read_only());
    assert_eq!(crate::support::found_in(&library, Scope::Articles, "text"), ["First"]);
    assert_eq!(library.check().unwrap(), Vec::<String>::new());
    assert_eq!(library.undo_state().unwrap().undo.unwrap().to_string(), "tag “desk”");
    let kinds = [
        library.add(&article("Second\nMore.")).map(drop),
        library.add_all(&[article("Second\nMore.")], 1).map(drop),
        library.edit_article(first, &clipfile_core::article::Citation::default()).map(drop),
        library.archive(&[first], true).map(drop),
        library.trash(&[first]).map(drop),
        library.restore(&[first]).map(drop),
        library.set_highlight_colour(&[passage], clipfile_core::highlight::Colour::Blue).map(drop),
        library.trash_highlights(&[passage]).map(drop),
        library.add_tag("other").map(drop),
        library.move_tag(tag, "other").map(drop),
        library.remove_tag(tag).map(drop),
        library.set_note(clipfile_core::note::Subject::Article(first), "note").map(drop),
        library.empty_trash().map(drop),
        library.undo().map(drop),
        library.redo().map(drop),
    ]
    .map(|result| refused(result).kind());
    assert_eq!(kinds, [Kind::ReadOnly; 15]);
    assert!(!library.merge_step().unwrap());
    let copy = folder.path().join("Copy.clipfile");
    library.backup(&copy).unwrap();
    library.close().unwrap();
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(files_beside(&path), ["Copy.clipfile", "Desk.clipfile"]);
    let mut copy = Library::open(&copy, &host()).unwrap();
    assert!(!copy.is_read_only());
    let _ = copy.undo().unwrap();
}

#[test]
fn a_folder_that_may_not_be_written_is_read() {
    let (folder, path) = Desk::with(&["First\nOne text."]).closed();
    set_read_only(folder.path(), true);
    let library = Library::open(&path, &host()).unwrap();
    let is_read_only = library.is_read_only();
    let articles = library.counts().unwrap().articles;
    drop(library);
    set_read_only(folder.path(), false);
    assert_eq!((is_read_only, articles), (true, 1));
    assert_eq!(files_beside(&path), ["Desk.clipfile"]);
}

fn set_read_only(path: &Path, is_read_only: bool) {
    let mut permissions = fs::metadata(path).unwrap().permissions();
    permissions.set_readonly(is_read_only);
    if !is_read_only {
        #[cfg(unix)]
        std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o700);
    }
    fs::set_permissions(path, permissions).unwrap();
}
