//! Whatever is typed is read, in time that grows with its length, and each condition can be taken out of it.

use clipfile_core::search::{Now, Query, writing_at};

pub(super) fn check(data: &[u8]) {
    let typed = super::text(data);
    let now = Now { ms: 1_623_837_600_000, offset_minutes: 120 };
    for is_typing in [false, true] {
        let query = Query::parse(typed, now, is_typing);
        for problem in &query.problems {
            assert!(typed.get(problem.at.clone()).is_some(), "a problem stands between characters");
        }
        // What is unfinished asks nothing only while it is typed, so taking out is looked at in what is finished.
        for (number, condition) in query.conditions().iter().enumerate().take(if is_typing { 0 } else { 8 }) {
            assert!(!typed[condition.at.clone()].is_empty(), "a condition stands somewhere");
            let rest = Query::parse(&query.without(number), now, false);
            assert!(rest.conditions().len() < query.conditions().len(), "what is taken out is gone");
        }
        let _ = query.read_as(now);
    }
    let writing = writing_at(typed, typed.len() / 2);
    assert!(typed.get(writing.at).is_some(), "what is written stands between characters");
}
