//! Answers beside an open library: while it is written to, quick and exact, broken off, and on a damaged file.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, article, refused};
use clipfile_core::article::{Order, Scope};
use clipfile_core::copies::once;
use clipfile_core::id::ArticleId;
use clipfile_core::note::Subject;
use clipfile_core::search::{DateOf, Effort, Expr, List, Query, Searcher, Term, Window, Words};
use clipfile_core::{Kind, Library};
use std::sync::atomic::{AtomicBool, Ordering};

const WINDOW: Window = Window { offset: 0, limit: 20 };

fn headlines(searcher: &mut Searcher, typed: &str, effort: Effort) -> Vec<String> {
    let query = searcher.query(typed, true);
    let answer = searcher.articles(&query, &Scope::Articles, Order::Newest, WINDOW, effort).unwrap();
    answer.rows.into_iter().map(|listed| listed.row.article.citation.headline.unwrap()).collect()
}

#[test]
fn a_searcher_follows_every_change_and_shows_one_moment() {
    let mut desk = Desk::with(&["Gate\nThe gate was shut.", "Badge\nA badge at the gate."]);
    let mut searcher = desk.library.searcher().unwrap();
    assert_eq!(headlines(&mut searcher, "gate", Effort::Exact), ["Badge", "Gate"]);
    desk.add("Late\nOne more gate.");
    assert_eq!(headlines(&mut searcher, "gate", Effort::Exact), ["Late", "Badge", "Gate"]);
    let _ = desk.library.trash(&[ArticleId(2)]).unwrap();
    assert_eq!(headlines(&mut searcher, "gate", Effort::Exact), ["Late", "Gate"]);
    let _ = desk.library.tag(&[Subject::Article(ArticleId(1))], "doors").unwrap();
    assert_eq!(headlines(&mut searcher, "tag:doors", Effort::Exact), ["Gate"]);
    let tag = desk.library.find_tag("doors").unwrap().unwrap();
    let _ = desk.library.move_tag(tag, "house/doors").unwrap();
    assert_eq!(
        headlines(&mut searcher, "tag:house", Effort::Exact),
        ["Gate"],
        "a tag that moved takes its articles along"
    );
    assert_eq!(headlines(&mut searcher, "house", Effort::Exact), ["Gate"], "and is found by its new words");
    for _ in 0..4 {
        let _ = desk.library.undo().unwrap();
    }
    assert_eq!(headlines(&mut searcher, "", Effort::Exact), ["Badge", "Gate"]);
    let _ = desk.library.trash(&[ArticleId(1)]).unwrap();
    let _ = desk.library.empty_trash().unwrap();
    assert_eq!(headlines(&mut searcher, "gate", Effort::Exact), ["Badge"]);
    assert_eq!(searcher.matching(&Query::default(), &Scope::Articles).unwrap(), [ArticleId(2)]);
}

#[test]
fn the_list_that_a_window_opens_with_is_the_same_before_and_after_all_was_read() {
    let told: Vec<String> = ["Anna", "Boris", "Clara", "Dmitri", "Esra", "Farid", "Greta", "Hugo"]
        .map(|name| format!("Well {name} of the harbour town was tested by {name} and found to be dry."))
        .to_vec();
    let wire = told.join(" ");
    let mut desk =
        Desk::with(&["Gate\nThe gate was shut.", &format!("Wells\n{wire}"), "Badge\nA badge.", "Late\nOne more."]);
    desk.add(&format!("Nine wells\n{wire}"));
    for number in 0..12 {
        desk.add(&format!("Report {number}\nNumber {number} of them."));
    }
    while desk.library.find_copies_step().unwrap().left > 0 {}
    let _ = desk.library.archive(&[ArticleId(3), ArticleId(8)], true).unwrap();
    let _ = desk.library.trash(&[ArticleId(4), ArticleId(9)]).unwrap();
    desk.add("Never kept\nIt is taken back.");
    let _ = desk.library.undo().unwrap();
    let mut read = desk.library.searcher().unwrap();
    read.warm().unwrap();
    let mut lengths = Vec::new();
    for query in [Query::default(), once()] {
        for scope in [Scope::Inbox, Scope::Articles, Scope::Trash] {
            for window in [WINDOW, Window { offset: 3, limit: 4 }, Window { offset: 90, limit: 4 }] {
                let mut unread = desk.library.searcher().unwrap();
                let [first, later] = [&mut unread, &mut read]
                    .map(|searcher| searcher.articles(&query, &scope, Order::Newest, window, Effort::Quick).unwrap());
                assert_eq!(first, later, "{scope:?}, {window:?}");
                lengths.push(first.total.count);
            }
        }
    }
    lengths.dedup();
    assert_eq!(lengths, [13, 15, 2, 12, 14, 2], "a copy stands behind the other one");
}

#[test]
fn queries_are_answered_while_an_import_writes() {
    let mut desk = Desk::with(&["Gate\nThe gate was shut."]);
    let mut searcher = desk.library.searcher().unwrap();
    let is_done = AtomicBool::new(false);
    let library = &mut desk.library;
    std::thread::scope(|threads| {
        threads.spawn(|| {
            for number in 0..60 {
                let _ = library.add(&article(&format!("n{number}\nGate number {number}."))).unwrap();
            }
            is_done.store(true, Ordering::Release);
        });
        let mut last = 0;
        while !is_done.load(Ordering::Acquire) {
            let query = searcher.query("gate", false);
            let window = Window { offset: 0, limit: 1000 };
            let answer = searcher.articles(&query, &Scope::Articles, Order::Newest, window, Effort::Exact).unwrap();
            assert_eq!(answer.total.count as usize, answer.rows.len(), "the number is that of the rows");
            assert!(answer.rows.len() >= last, "nothing that was there is gone");
            last = answer.rows.len();
        }
    });
    assert_eq!(searcher.query("gate", false).expr, Expr::Term(Term::Words(word("gate"))));
    assert_eq!(
        searcher.counts(&searcher.query("gate", false), &Scope::Articles, Effort::Exact).unwrap().articles.count,
        61
    );
}

fn word(word: &str) -> Words {
    let ending = clipfile_core::search::Ending::Whole;
    Words { field: None, words: vec![word.to_owned()], ending, is_exact: false }
}

#[test]
fn what_was_overtaken_is_broken_off_and_what_came_after_is_not() {
    let desk = Desk::with(&["Gate\nThe gate was shut."]);
    let mut searcher = desk.library.searcher().unwrap();
    let interrupter = searcher.interrupter();
    let query = searcher.query("gate", false);
    let mut ask = |turn| {
        searcher.take_turn(turn);
        searcher
            .articles(&query, &Scope::Articles, Order::Relevance, WINDOW, Effort::Exact)
            .map(|answer| answer.rows.len())
    };
    interrupter.overtake(2);
    assert_eq!(refused(ask(1)).kind(), Kind::Cancelled);
    assert_eq!(ask(2).unwrap(), 1);
    interrupter.overtake(1);
    assert_eq!(ask(2).unwrap(), 1, "an earlier turn overtakes nothing");
    assert_eq!(ask(u64::MAX).unwrap(), 1);
    interrupter.start_over();
    assert_eq!(ask(1).unwrap(), 1, "a page that was loaded anew counts from the beginning");
}

#[test]
fn what_a_result_is_made_of_is_broken_off_too() {
    let desk = Desk::with(&["Port strike\nThe port is shut.", "Budget\nThe port was in it."]);
    let mut searcher = desk.library.searcher().unwrap();
    let interrupter = searcher.interrupter();
    let query = searcher.query("port", false);
    searcher.take_turn(1);
    assert_eq!(searcher.summary(Scope::Articles, &query).unwrap().articles, 2);
    let drawn = searcher.timeline(Scope::Articles, &query, DateOf::Clipped, true).unwrap();
    assert_eq!(drawn.bars.iter().map(|bar| bar.count).sum::<u32>(), 2);
    interrupter.overtake(2);
    assert_eq!(refused(searcher.summary(Scope::Articles, &query)).kind(), Kind::Cancelled);
    let drawn = searcher.timeline(Scope::Articles, &query, DateOf::Clipped, true);
    assert_eq!(refused(drawn).kind(), Kind::Cancelled);
}

#[test]
fn a_long_answer_stops_when_it_is_overtaken() {
    let texts: Vec<String> = (0..40).map(|number| format!("n{number}\n{}", "gate and badge ".repeat(200))).collect();
    let desk = Desk::with(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let mut searcher = desk.library.searcher().unwrap();
    let interrupter = searcher.interrupter();
    searcher.take_turn(1);
    // It never ends by itself: whoever asks begins again and again until somebody breaks it off.
    let query = searcher.query("gate badge", false);
    let asking = std::thread::spawn(move || {
        loop {
            let asked = searcher.articles(&query, &Scope::Articles, Order::Relevance, WINDOW, Effort::Exact);
            if let Err(error) = asked {
                return error.kind();
            }
        }
    });
    interrupter.overtake(2);
    assert_eq!(asking.join().unwrap(), Kind::Cancelled);
}

#[test]
fn a_quick_answer_says_what_it_leaves_open() {
    let mut desk = Desk::new();
    // More words that begin so than are tried, each in one article.
    for number in 0..12 {
        desk.add(&format!("n{number}\ngate{number} and more."));
    }
    let mut searcher = desk.library.searcher().unwrap();
    let query = searcher.query("gat", true);
    let quick = searcher.articles(&query, &Scope::Articles, Order::Newest, WINDOW, Effort::Quick).unwrap();
    assert!(!quick.is_exact && !quick.total.is_exact);
    assert_eq!(quick.rows.len(), 8);
    let exact = searcher.articles(&query, &Scope::Articles, Order::Newest, WINDOW, Effort::Exact).unwrap();
    assert!(exact.is_exact && exact.total.is_exact);
    assert_eq!((exact.rows.len(), exact.total.count), (12, 12));
    let finished = searcher.query("gate1 ", true);
    let quick = searcher.articles(&finished, &Scope::Articles, Order::Newest, WINDOW, Effort::Quick).unwrap();
    assert!(quick.is_exact, "a whole word leaves nothing open");
}

#[test]
fn what_was_read_is_known_at_once_and_is_no_step() {
    let mut desk = Desk::with(&["Gate\nThe gate was shut.", "Quay\nThe quay was open."]);
    let mut searcher = desk.library.searcher().unwrap();
    let mut found = |typed: &str| {
        let query = searcher.query(typed, false);
        let answer = searcher.articles(&query, &Scope::Articles, Order::Oldest, WINDOW, Effort::Exact).unwrap();
        answer.rows.iter().map(|listed| (listed.row.article.id.0, listed.row.is_unread)).collect::<Vec<_>>()
    };
    assert_eq!(found("is:unread"), [(1, true), (2, true)]);
    let ways = desk.ways();
    desk.library.set_read(&[ArticleId(1)], true).unwrap();
    assert_eq!(found("is:unread"), [(2, true)]);
    assert_eq!(found("is:read OR quay"), [(1, false), (2, true)]);
    assert_eq!(found("-is:read"), [(2, true)]);
    assert_eq!(desk.ways(), ways, "nobody undoes having read something");
    desk.library.set_read(&[ArticleId(1)], false).unwrap();
    assert_eq!(found("is:unread"), [(1, true), (2, true)]);
    let refused = desk.library.set_read(&[ArticleId(2), ArticleId(9)], true);
    assert_eq!(refused.unwrap_err().kind(), Kind::NotFound);
    assert_eq!(found("is:read"), []);
    desk.library.set_read(&[ArticleId(2)], true).unwrap();
    let _ = desk.library.trash(&[ArticleId(2)]).unwrap();
    let _ = desk.library.empty_trash().unwrap();
    desk.assert_sound();
}

#[test]
fn the_words_of_an_older_version_are_found_where_they_are_asked_for() {
    let mut desk = Desk::new();
    let id = desk.add("Gate\nThe first words.");
    let document = desk.document(id);
    let _ = desk.library.set_note(Subject::Article(id), "").unwrap();
    let put_back = desk.library.add(&article("Audit\nShown words.\n~Left out words")).unwrap().value.article;
    let shown = desk.document(put_back);
    let _ = desk.library.put_back(shown, 0).unwrap();
    assert_ne!(desk.document(put_back), shown, "another document is shown now");
    assert_eq!(desk.found("shown in:old-versions"), ["Audit"]);
    assert_eq!(desk.found("left in:old-versions"), ["Audit"]);
    assert_eq!(desk.found("\"first words\" in:old-versions"), ["Gate"]);
    assert_eq!(desk.document(id), document);
    let _ = desk.library.trash(&[put_back]).unwrap();
    let _ = desk.library.empty_trash().unwrap();
    assert_eq!(desk.found("shown in:old-versions"), [""; 0]);
}

#[test]
fn one_letter_finds_every_article_with_a_word_that_begins_so_the_newest_first() {
    let mut desk = Desk::new();
    for number in 0..400 {
        desk.add(&format!("Number {number}\nSo it went."));
    }
    let many: Vec<String> = (0..1_100).map(|number| format!("s{number:04}")).collect();
    desk.add(&format!("Many\n{}", many.join(" ")));
    desk.add("Rare\nA szk at the gate.");
    desk.add("None\nThe gate.");
    let answers = |desk: &Desk| {
        let mut searcher = desk.library.searcher().unwrap();
        ["s", "s*", "-s*", "gate s", "title:s"].map(|typed| {
            [Order::Newest, Order::Relevance].map(|order| {
                let query = searcher.query(typed, true);
                let answer = searcher.keys(&query, List::Articles, &Scope::Articles, order, WINDOW, Effort::Exact);
                let answer = answer.unwrap();
                assert!(answer.is_exact && answer.total.is_exact);
                (answer.total.count, answer.rows.iter().map(|(id, _)| *id).take(2).collect::<Vec<_>>())
            })
        })
    };
    let found = answers(&desk);
    assert_eq!(found[0], [(402, vec![402, 401]), (402, vec![402, 401])], "whatever it says how often");
    assert_eq!(found[1], found[0]);
    assert_eq!([&found[2][0], &found[3][0], &found[4][0]], [&(1, vec![403]), &(1, vec![402]), &(0, vec![])]);
    // What is known of its words when it is opened is another way to the same.
    let mut desk = desk.reopened();
    assert_eq!(answers(&desk), found);
    let _ = desk.library.trash(&[ArticleId(402)]).unwrap();
    desk.add("Late\nA sqq.");
    assert_eq!(answers(&desk)[0][0], (402, vec![404, 401]));
    let _ = desk.library.set_note(Subject::Article(ArticleId(403)), "Syllabus.").unwrap();
    assert_eq!(answers(&desk)[0][1], (403, vec![404, 403]), "the words of its note are words of the article");
}

#[test]
fn a_query_of_any_size_is_answered_or_refused_with_a_reason() {
    let desk = Desk::with(&["Gate\nThe gate was shut.", "Badge\nA badge."]);
    let any = |count: usize| {
        let words = (0..count).map(|number| Expr::Term(Term::Words(word(&format!("w{number}")))));
        Query::of(Expr::Any(words.chain([Expr::Term(Term::Words(word("gate")))]).collect()))
    };
    let ask = |query: &Query| desk.library.list_articles(Scope::Articles, query, Order::Relevance, 0, 9);
    assert_eq!(ask(&any(1_500)).unwrap().total, 1);
    assert_eq!(ask(&Query::of(Expr::Not(Box::new(any(300).expr)))).unwrap().total, 1);
    let error = refused(ask(&any(10_000)));
    assert_eq!(error.kind(), Kind::Invalid);
    assert!(error.to_string().contains("10001 terms"), "{error}");
    let mut deep = Expr::Term(Term::Words(word("gate")));
    for depth in 0..60 {
        let other = Expr::Term(Term::Words(word("badge")));
        deep = if depth % 2 == 0 {
            Expr::All(vec![Expr::Not(Box::new(other)), deep])
        } else {
            Expr::Any(vec![deep, other])
        };
    }
    assert_eq!(ask(&Query::of(deep)).unwrap().total, 2);
}

#[test]
fn a_damaged_index_is_told_as_damage() {
    let (_folder, path) = Desk::with(&["Gate\nThe gate was shut."]).closed();
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute("UPDATE search_data SET block = x'ffffffffffffffffffff' WHERE id > 10", []).unwrap();
    raw.close().unwrap();
    let library = Library::open(&path, &crate::support::host()).unwrap();
    let mut searcher = library.searcher().unwrap();
    let query = searcher.query("gate", false);
    for order in [Order::Newest, Order::Relevance] {
        let answer = searcher.articles(&query, &Scope::Articles, order, WINDOW, Effort::Exact);
        assert_eq!(refused(answer).kind(), Kind::Corrupt, "{order:?}");
    }
    assert_eq!(
        searcher.matching(&Query::default(), &Scope::Articles).unwrap(),
        [ArticleId(1)],
        "what needs no index goes on"
    );
}
