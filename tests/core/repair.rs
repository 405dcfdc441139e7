//! A damaged search index: named, made anew while others read, and searched again.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, found_in, has_bytes, host};
use clipfile_core::article::{Order, Scope};
use clipfile_core::id::ArticleId;
use clipfile_core::note::Subject;
use clipfile_core::{Kind, Library, search::Query};
use std::path::Path;

/// A closed library of 230 articles with notes, tags and passages, and a search in each of its scripts.
fn library() -> (tempfile::TempDir, std::path::PathBuf) {
    let mut desk = Desk::new();
    for number in 0..230 {
        desk.add(&format!(
            "Headline {number}\nText of number{number} with Müller, 中国环境保护, 대통령이 and ภาษาไทย."
        ));
    }
    let passage = desk.mark(ArticleId(7), "Müller");
    let _ = desk.library.set_note(Subject::Highlight(passage), "Ask the locksmith").unwrap();
    let _ = desk.library.tag(&[Subject::Article(ArticleId(7))], "keys").unwrap();
    let _ = desk.library.trash(&[ArticleId(9)]).unwrap();
    desk.closed()
}

fn damage(path: &Path, sql: &str) {
    rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

const SEARCHES: [(&str, usize); 8] = [
    ("number7", 1),
    ("muller", 229),
    ("环境", 229),
    ("통령", 229),
    ("ไทย", 229),
    ("locksmith", 1),
    ("tag:keys headline", 1),
    ("nowhere", 0),
];

fn assert_found(library: &Library) {
    for (typed, count) in SEARCHES {
        assert_eq!(found_in(library, Scope::Articles, typed).len().min(229), count.min(229), "{typed}");
    }
}

#[test]
fn every_damage_is_named_repaired_and_searched_again() {
    let (folder, path) = library();
    assert_found(&Library::open_read_only(&path, &host()).unwrap());
    for (number, sql) in [
        "DELETE FROM search WHERE rowid % 2 = 0",
        "INSERT INTO search(rowid, text) VALUES (7777, 'zanzibar')",
        "DELETE FROM search WHERE rowid = 7; INSERT INTO search(rowid, text) VALUES (7, 'other words')",
        "INSERT INTO search(search) VALUES ('delete-all')",
        "DROP TABLE search",
        "DROP TABLE search_config; DROP TABLE search_data",
        "UPDATE search_data SET block = x'00'",
        "UPDATE vocabulary SET words = x'00'; DELETE FROM meta WHERE key = 'vocabulary'",
        "DELETE FROM search WHERE rowid = 3; CREATE TABLE search_anew(a)",
    ]
    .into_iter()
    .enumerate()
    {
        damage(&path, sql);
        let mut library = Library::open(&path, &host()).unwrap();
        let findings = library.check().unwrap();
        assert!(!findings.is_empty(), "{sql}");
        // Whoever finds nothing at all any more is not told that there is nothing.
        let finds = library.query("headline", false);
        let finds = library.list_articles(Scope::Articles, &finds, Order::Newest, 0, 1).map_or(0, |page| page.total);
        let noticed = library.must_be_searchable();
        assert!(finds > 0 || noticed.is_err_and(|error| error.kind() == Kind::Corrupt), "{sql}");
        assert!(findings.iter().all(|finding| finding.starts_with("search index: ")), "{sql}: {findings:?}");
        let backup = folder.path().join(format!("Backup {number}.clipfile"));
        let mut steps = Vec::new();
        library.rebuild_index(&backup, &mut |done, all| steps.push((done, all))).unwrap();
        assert_eq!((steps.first(), steps.last()), (Some(&(0, 232)), Some(&(232, 232))));
        assert!(steps.is_sorted() && steps.len() > 2);
        assert_eq!(library.check().unwrap(), [""; 0], "{sql}");
        library.must_be_searchable().unwrap();
        assert_found(&library);
        assert_eq!(library.vocabulary().articles("muller"), 230, "{sql}");
        assert_eq!(library.vocabulary().articles("zanzibar"), 0, "{sql}");
        library.close().unwrap();
        assert!(backup.exists());
    }
    let library = Library::open(&path, &host()).unwrap();
    assert_found(&library);
    assert_eq!(library.check().unwrap(), [""; 0]);
}

#[test]
fn who_reads_while_the_index_is_made_anew_finds_all_the_time() {
    let (folder, path) = library();
    let reader = Library::open_read_only(&path, &host()).unwrap();
    let mut library = Library::open(&path, &host()).unwrap();
    let mut asked = 0;
    library
        .rebuild_index(&folder.path().join("Backup.clipfile"), &mut |_, _| {
            assert_found(&reader);
            asked += 1;
        })
        .unwrap();
    assert!(asked > 2);
    assert_found(&reader);
    let late = Library::open_read_only(&path, &host()).unwrap();
    assert_found(&late);
    assert_eq!(late.check().unwrap(), [""; 0]);
    let mut changed = library;
    let id = changed.add(&crate::support::article("Afterwards\nThe index takes new words.")).unwrap().value.article;
    assert_eq!(found_in(&changed, Scope::Articles, "afterwards"), ["Afterwards"]);
    let _ = changed.trash(&[id]).unwrap();
    let _ = changed.empty_trash().unwrap();
    assert_eq!(changed.check().unwrap(), [""; 0]);
}

#[test]
fn a_repair_without_room_for_a_copy_changes_nothing() {
    let (folder, path) = library();
    damage(&path, "DELETE FROM search WHERE rowid = 3");
    let mut library = Library::open(&path, &host()).unwrap();
    let backup = folder.path().join("Backup.clipfile");
    std::fs::write(&backup, "a file that is there").unwrap();
    assert!(library.rebuild_index(&backup, &mut |_, _| panic!("it began")).is_err());
    assert!(has_bytes(&backup, "a file that is there"));
    assert_eq!(library.check().unwrap(), ["search index: article 3 is missing"]);
    let mut reader = Library::open_read_only(&path, &host()).unwrap();
    assert!(reader.rebuild_index(&folder.path().join("Other.clipfile"), &mut |_, _| ()).is_err());
    let query: Query = reader.query("muller", false);
    assert!(!query.is_empty());
}
