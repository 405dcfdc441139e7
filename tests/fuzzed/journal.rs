//! A good library in whose journal somebody wrote: that is found, and undoing and doing again lead to what was there before or after,
//! or nowhere.

use super::forge::forge;
use super::opened::{FULL, file, json, later};
use clipfile_core::Library;
use rusqlite::Connection;
use std::path::Path;
use std::sync::LazyLock;

/// Everything in the library, and everything in it after an undo.
static STATES: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| {
    let (folder, path) = file(&FULL);
    let mut library = Library::open(&path, &later()).expect("it was made here");
    let done = json(&library, &folder);
    let _ = library.undo().expect("there is a step");
    [done, json(&library, &folder)]
});
static JOURNAL: LazyLock<Vec<String>> = LazyLock::new(|| {
    let (_folder, path) = file(&FULL);
    written(&path)
});

pub(super) fn check(data: &[u8]) {
    let (folder, path) = file(&FULL);
    forge(&path, data, |table| matches!(table, "step" | "journal"));
    let is_as_written = written(&path) == *JOURNAL;
    let Ok(mut library) = Library::open(&path, &later()) else { return };
    match library.check() {
        Ok(findings) => assert_eq!(findings.is_empty(), is_as_written, "{findings:?}"),
        Err(error) => assert!(!is_as_written, "{error}"),
    }
    let [done, undone] = &*STATES;
    let mut present = done;
    for then in [undone, done] {
        let turned = if then == undone { library.undo() } else { library.redo() };
        match turned {
            Ok(_) => present = then,
            Err(error) => assert!(!is_as_written, "{error}"),
        }
        let now = json(&library, &folder);
        assert_eq!(String::from_utf8_lossy(&now), String::from_utf8_lossy(present));
    }
}

/// Steps and their rows, in order. Where there is room between two of them is nobody's business.
fn written(path: &Path) -> Vec<String> {
    let conn = Connection::open(path).expect("it is a database");
    let sql = "SELECT concat_ws(' ', quote(id), quote(uid), quote(at_ms), quote(op), quote(count), quote(name), quote(name_digest),
                 quote(batch), quote(reverses), quote(under), quote(undo_top), quote(redo_top), quote(chain)) FROM
                 (SELECT * FROM step ORDER BY id)
               UNION ALL SELECT concat_ws(' ', quote(step), quote(noun), quote(uid), quote(before), quote(after), quote(digest),
                 quote(erased)) FROM (SELECT * FROM journal ORDER BY step, id)";
    let mut statement = conn.prepare(sql).expect("it has a journal");
    let rows = statement.query_map([], |row| row.get(0)).expect("it can be read");
    rows.map(|row| row.expect("it is text")).collect()
}
