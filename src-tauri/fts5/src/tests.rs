#![allow(clippy::unwrap_used)]
use super::*;

fn filled() -> (Connection, Hits) {
    let conn = Connection::open_in_memory().unwrap();
    conn.execute_batch(
        "CREATE VIRTUAL TABLE t USING fts5(head, body, content = '', contentless_delete = 1);
         INSERT INTO t(rowid, head, body) VALUES
           (1, 'gate', 'the gate and the gate'), (2, 'badge', 'a gate'), (3, 'audit', 'nothing'), (9, 'the gate', 'shut');",
    )
    .unwrap();
    let hits = Hits::register(&conn).unwrap();
    (conn, hits)
}

fn ask(conn: &Connection, hits: &Hits, expression: &str, visit: Visit<'_>) -> Result<bool> {
    let sql = "SELECT 1 FROM t WHERE t MATCH ?1 AND each_hit(t) ORDER BY rowid DESC";
    hits.visit(visit, || conn.prepare_cached(sql)?.exists([expression]))
}

#[test]
fn every_hit_is_seen_with_the_places_of_its_words() {
    let (conn, hits) = filled();
    let mut seen = Vec::new();
    let mut look = |hit: &Hit<'_>| {
        let mut columns = Vec::new();
        hit.each_place(0, |column| columns.push(column));
        hit.each_place(7, |_| panic!("there is no such phrase"));
        seen.push((hit.rowid(), hit.phrases(), columns, hit.rows_with(1, 99).0));
        ControlFlow::Continue(())
    };
    assert!(!ask(&conn, &hits, "gate OR audit", &mut look).unwrap());
    assert_eq!(
        seen,
        [(9, 2, vec![0], 1), (3, 2, vec![], 1), (2, 2, vec![1], 1), (1, 2, vec![0, 1, 1], 1)],
        "newest first"
    );
}

#[test]
fn a_visit_breaks_off_and_another_one_may_run_inside() {
    let (conn, hits) = filled();
    let (mut outer, mut inner) = (Vec::new(), Vec::new());
    let mut look = |hit: &Hit<'_>| {
        outer.push(hit.rowid());
        let mut other = |hit: &Hit<'_>| {
            inner.push(hit.rowid());
            ControlFlow::Break(())
        };
        assert!(ask(&conn, &hits, "audit OR shut", &mut other).unwrap());
        if outer.len() == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    assert!(ask(&conn, &hits, "gate", &mut look).unwrap());
    assert_eq!((outer, inner), (vec![9, 2], vec![9, 9]));
}

#[test]
fn a_panic_goes_through_and_leaves_the_connection_usable() {
    let (conn, hits) = filled();
    let panicked = catch_unwind(AssertUnwindSafe(|| ask(&conn, &hits, "gate", &mut |_| panic!("inside"))));
    assert!(panicked.is_err());
    let mut rows = 0;
    let mut count = |_: &Hit<'_>| {
        rows += 1;
        ControlFlow::Continue(())
    };
    ask(&conn, &hits, "gate", &mut count).unwrap();
    assert_eq!(rows, 3);
}

#[test]
fn outside_a_visit_the_function_is_refused() {
    let (conn, _hits) = filled();
    assert!(conn.prepare("SELECT each_hit(t) FROM t WHERE t MATCH 'gate'").unwrap().exists([]).is_err());
    assert!(conn.query_row("SELECT each_hit(1)", [], |_| Ok(())).is_err(), "it is no function of its own");
}
