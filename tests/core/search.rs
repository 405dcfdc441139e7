//! Finding: whatever can be typed, what it finds, and the line that shows why.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, article, found_in, host};
use clipfile_core::article::{Citation, Order, Published, Scope};
use clipfile_core::capture::Incoming;
use clipfile_core::clock::Clock;
use clipfile_core::id::ArticleId;
use clipfile_core::note::Subject;
use clipfile_core::search::{Found, FoundIn};
use clipfile_core::{Host, Library};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

fn cited(text: &str, byline: &str, outlet: &str, published: &str) -> Incoming {
    let mut incoming = article(text);
    incoming.draft.citation = Citation {
        byline: vec![byline.to_owned()],
        outlet: Some(outlet.to_owned()),
        published: published.parse::<Published>().ok(),
        ..incoming.draft.citation
    };
    incoming
}

fn desk() -> Desk {
    let mut desk = Desk::new();
    for incoming in [
        cited("Gate\nThe factory password was on the gate.", "Ana Peña", "Harbour Post", "2019-05"),
        cited("Badge\nHis badge and a password were lost at the factory.", "B. Cole", "The Echo", "2021"),
        cited("Audit\nAn audit of passwords and gates.", "Ana Peña", "The Echo", ""),
    ] {
        let _ = desk.library.add(&incoming).unwrap();
    }
    desk
}

/// The best place of the first article that a query finds, its marks in brackets.
fn shown(desk: &Desk, typed: &str) -> Option<(FoundIn, String)> {
    let query = desk.library.query(typed, false);
    let page = desk.library.list_articles(Scope::Articles, &query, Order::Relevance, 0, 1).unwrap();
    page.rows[0].found.as_ref().map(|found| (found.field, marked(found)))
}

fn marked(found: &Found) -> String {
    let mut line = found.text.clone();
    for mark in found.marks.iter().rev() {
        line.insert(mark.end.0, ']');
        line.insert(mark.start.0, '[');
    }
    line
}

#[test]
fn words_phrases_beginnings_and_what_must_not_be_there() {
    let desk = desk();
    for (typed, expected) in [
        ("password", vec!["Badge", "Gate"]),
        ("PASSWORD factory", vec!["Badge", "Gate"]),
        ("\"factory password\"", vec!["Gate"]),
        ("“factory password”", vec!["Gate"]),
        ("pass*", vec!["Audit", "Badge", "Gate"]),
        ("password -badge", vec!["Gate"]),
        ("-badge", vec!["Audit", "Gate"]),
        ("-\"factory password\" -audit", vec!["Badge"]),
        ("peña", vec!["Audit", "Gate"]),
        ("pena echo", vec!["Audit"]),
        ("harbour-post", vec!["Gate"]),
        ("nowhere", vec![]),
        ("-pass*", vec![]),
        ("", vec!["Audit", "Badge", "Gate"]),
    ] {
        assert_eq!(desk.found(typed), expected, "{typed}");
    }
}

#[test]
fn words_are_found_however_they_are_written() {
    let mut desk = Desk::new();
    for (written, typed) in [
        ("Müller", "muller"),
        ("Muller", "MÜLLER"),
        ("naïve", "naive"),
        ("cafe\u{301}", "Café"),
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("Ærøskøbing", "aeroskobing"),
        ("İstanbul", "istanbul"),
        ("ISTANBUL", "ıstanbul"),
        ("Байден", "байден"),
        ("Україні", "україні"),
        ("ΣΩΚΡΑΤΗΣ", "Σωκράτης"),
        ("Αθήνα", "αθηνα"),
        ("ﬁre", "fire"),
        ("fire", "ﬁre"),
        ("x²", "x2"),
        ("½", "½"),
        ("Ｆｕｌｌ", "full"),
        ("대통령", "대통령"),
        ("हिन्दी", "हिन्दी"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("中国环境保护", "环境"),
        ("福島第一原発", "福島"),
        ("ガラス", "ガラス"),
        ("ภาษาไทย", "ไทย"),
        ("l’État", "etat"),
        ("Việt Nam", "viet nam"),
        ("x\u{200d}y", "x\u{200d}y"),
    ] {
        let mut incoming = article(&format!("Headline\nBefore {written} after."));
        incoming.bytes.extend_from_slice(typed.as_bytes());
        let id = desk.library.add(&incoming).unwrap().value.article;
        let page = |typed: &str, is_typing| {
            let query = desk.library.query(typed, is_typing);
            desk.library.list_articles(Scope::Articles, &query, Order::Relevance, 0, 99).unwrap().rows
        };
        let rows = page(typed, false);
        let row = rows.iter().find(|row| row.row.article.id == id);
        let row = row.unwrap_or_else(|| panic!("{typed} does not find {written}"));
        let found = row.found.as_ref().unwrap_or_else(|| panic!("{typed} does not show {written}"));
        assert!(!found.marks.is_empty(), "{typed} in {}", found.text);
        assert!(page(typed, true).iter().any(|row| row.row.article.id == id), "{typed} while typing");
    }
    for (typed, never) in [("हानद", "हिन्दी"), ("カラス", "ガラス"), ("境环", "环境")] {
        assert_eq!(desk.found(typed), [""; 0], "{typed} is not {never}");
    }
}

#[test]
fn what_the_user_wrote_is_found_and_leaves_with_the_trash() {
    let mut desk = desk();
    let (gate, badge) = (ArticleId(1), ArticleId(2));
    let passage = desk.mark(gate, "factory");
    let _ = desk.library.set_note(Subject::Highlight(passage), "Ask the locksmith").unwrap();
    let _ = desk.library.set_note(Subject::Article(gate), "Door is locked").unwrap();
    let _ = desk.library.set_note(Subject::Article(badge), "Second source needed").unwrap();
    let _ = desk.library.tag(&[Subject::Highlight(passage)], "security/protocol").unwrap();
    let _ = desk.library.tag(&[Subject::Article(badge)], "Security").unwrap();
    let _ = desk.library.tag(&[Subject::Article(ArticleId(3))], "security_old").unwrap();
    for (typed, expected) in [
        ("locksmith", vec!["Gate"]),
        ("source", vec!["Badge"]),
        ("protocol", vec!["Gate"]),
        ("tag:security", vec!["Badge", "Gate"]),
        ("#SECURITY/protocol", vec!["Gate"]),
        ("tag:\"security / protocol/\"", vec!["Gate"]),
        ("-tag:security", vec!["Audit"]),
        ("tag:security -tag:security/protocol", vec!["Badge"]),
        ("tag:security locksmith", vec!["Gate"]),
        // A phrase, and words near each other, are of one text.
        ("NEAR(locksmith ask)", vec!["Gate"]),
        ("\"locksmith door\"", vec![]),
        ("NEAR(locksmith door, 50)", vec![]),
        ("tag:secur", vec![]),
        ("tag:security_", vec![]),
        ("tag:sec%", vec![]),
    ] {
        assert_eq!(desk.found(typed), expected, "{typed}");
    }
    let _ = desk.library.trash_highlights(&[passage]).unwrap();
    for typed in ["locksmith", "protocol", "tag:security/protocol"] {
        assert_eq!(desk.found(typed), [""; 0], "{typed}, of a passage in the trash");
    }
    let _ = desk.library.undo().unwrap();
    assert_eq!(desk.found("locksmith protocol"), ["Gate"], "the index follows undo");
    let _ = desk.library.trash_highlights(&[passage]).unwrap();
    let _ = desk.library.trash(&[gate]).unwrap();
    assert_eq!(found_in(&desk.library, Scope::Trash, "gate"), ["Gate"]);
    assert_eq!(found_in(&desk.library, Scope::Trash, "locksmith"), [""; 0]);
    let _ = desk.library.restore_highlights(&[passage]).unwrap();
    assert_eq!(found_in(&desk.library, Scope::Trash, "locksmith"), ["Gate"]);
    let _ = desk.library.undo().unwrap();
    let _ = desk.library.undo().unwrap();
    let _ = desk.library.undo().unwrap();
    assert_eq!(desk.found("locksmith"), ["Gate"]);
    desk.assert_sound();
}

#[test]
fn the_index_follows_every_change_of_words() {
    let mut desk = desk();
    let citation = Citation { headline: Some("Turnstile".to_owned()), ..Citation::default() };
    let _ = desk.library.edit_article(ArticleId(1), &citation).unwrap();
    assert_eq!(desk.found("turnstile"), ["Turnstile"]);
    assert_eq!(desk.found("harbour"), [""; 0]);
    let _ = desk.library.tag(&[Subject::Article(ArticleId(2))], "keys").unwrap();
    let tag = desk.library.find_tag("keys").unwrap().unwrap();
    let _ = desk.library.move_tag(tag, "locks").unwrap();
    assert_eq!((desk.found("locks").len(), desk.found("keys").len()), (1, 0));
    let _ = desk.library.remove_tag(tag).unwrap();
    assert_eq!(desk.found("locks"), [""; 0]);
    for _ in 0..4 {
        let _ = desk.library.undo().unwrap();
    }
    assert_eq!(desk.found("harbour"), ["Gate"]);
    let _ = desk.library.undo().unwrap();
    assert_eq!(desk.found("audit"), [""; 0], "what was taken back is not found");
    while desk.library.merge_step().unwrap() {}
    assert_eq!(desk.found("password"), ["Badge", "Gate"]);
    desk.assert_sound();
}

#[test]
fn the_line_shows_why_it_was_found() {
    let mut desk = desk();
    assert_eq!(
        shown(&desk, "lost badge").unwrap(),
        (FoundIn::Text, "[Badge] His [badge] and a password were [lost] at the factory.".into())
    );
    assert_eq!(shown(&desk, "harbour").unwrap(), (FoundIn::Citation, "[Harbour] Post".into()));
    assert_eq!(shown(&desk, "-badge"), None, "there is nothing to show of what is not there");
    let passage = desk.mark(ArticleId(1), "factory password");
    assert_eq!(shown(&desk, "\"factory password\"").unwrap(), (FoundIn::Quote, "[factory password]".into()));
    let _ = desk.library.set_note(Subject::Highlight(passage), "Ask the locksmith").unwrap();
    assert_eq!(shown(&desk, "locksmith").unwrap(), (FoundIn::Note, "Ask the [locksmith]".into()));
    let _ = desk.library.tag(&[Subject::Highlight(passage)], "access/protocol").unwrap();
    assert_eq!(shown(&desk, "protocol").unwrap(), (FoundIn::Tag, "access/[protocol]".into()));
    let query = desk.library.query("locksmith", false);
    let page = desk.library.list_articles(Scope::Articles, &query, Order::Newest, 0, 9).unwrap();
    assert_eq!(page.rows[0].found.as_ref().unwrap().passage, Some(passage));
    assert_eq!((page.total, page.passages), (1, 1));
}

/// A clock that is set back after the first articles.
#[derive(Debug)]
struct SetBack(AtomicI64);

impl Clock for SetBack {
    fn now_ms(&self) -> i64 {
        self.0.fetch_sub(1000, Ordering::Relaxed)
    }
}

#[test]
fn a_search_keeps_the_order_of_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let host = Host { clock: Arc::new(SetBack(AtomicI64::new(1_700_000_000_000))), ..host() };
    let mut library = Library::create(&folder.path().join("Desk.clipfile"), &host).unwrap();
    for (number, published) in ["2020", "", "2022-03-01", "2021-12"].into_iter().enumerate() {
        let letter = ["b", "C", "a", "D"][number];
        let _ =
            library.add(&cited(&format!("{letter}\nThe same words, number {number}."), "A", "O", published)).unwrap();
    }
    for (order, expected) in
        [(Order::Newest, "bCaD"), (Order::Oldest, "DaCb"), (Order::Published, "aDbC"), (Order::Headline, "abCD")]
    {
        for typed in ["", "words", "-nowhere"] {
            let query = library.query(typed, false);
            let window = |offset, limit| -> String {
                let page = library.list_articles(Scope::Articles, &query, order, offset, limit).unwrap();
                assert_eq!(page.total, 4);
                page.rows.into_iter().map(|row| row.row.article.citation.headline.unwrap()).collect()
            };
            assert_eq!(window(0, 9), expected, "{order:?} of “{typed}”");
            assert_eq!(window(1, 2), expected[1..3], "{order:?} of “{typed}”");
            assert_eq!(window(4, 9), "");
        }
    }
}

#[test]
fn the_best_match_comes_first() {
    let mut desk = Desk::with(&[
        "Strike\nNothing else of note.",
        "Weather\nA strike was called, and then there was a lot of other text about rain and wind.",
        "Port\nQuiet.",
    ]);
    let _ = desk.library.set_note(Subject::Article(ArticleId(3)), "strike? ask").unwrap();
    let query = desk.library.query("strike", false);
    let page = desk.library.list_articles(Scope::Articles, &query, Order::Relevance, 0, 9).unwrap();
    let scores: Vec<f64> = page.rows.iter().map(|row| row.score.unwrap()).collect();
    assert!(scores.is_sorted_by(|one, next| one >= next), "{scores:?}");
    let headlines: Vec<_> = page.rows.into_iter().map(|row| row.row.article.citation.headline.unwrap()).collect();
    assert_eq!(headlines[0], "Strike");
    assert_eq!(headlines[2], "Weather", "what the user wrote weighs more than what was read");
}

#[test]
fn while_typing_the_last_word_is_growing() {
    let desk = desk();
    let count = |typed: &str| {
        let query = desk.library.query(typed, true);
        desk.library.list_articles(Scope::Articles, &query, Order::Newest, 0, 9).unwrap().total
    };
    assert_eq!(
        (count("pas"), count("pas "), count("factory pas"), count("\"factory pas"), count("-pas")),
        (3, 0, 2, 1, 0)
    );
}

#[test]
fn nothing_that_can_be_typed_is_an_error() {
    let mut desk = desk();
    let passage = desk.mark(ArticleId(1), "factory");
    let _ = desk.library.set_note(Subject::Highlight(passage), "x ".repeat(50_000).as_str()).unwrap();
    let long = [
        "\"".repeat(10_000),
        "a\"".repeat(10_000),
        "x ".repeat(50_000),
        format!("\"{}\"", "x ".repeat(50_000)),
        "x".repeat(100_000),
        format!("tag:{}", "x/".repeat(50_000)),
        format!("tag:\"{}", "_%\\".repeat(40_000)),
        "-a ".repeat(30_000),
        "tag:a ".repeat(20_000),
        "-tag:a ".repeat(20_000),
        "(".repeat(100_000),
        "é*".repeat(50_000),
    ];
    let short = [
        "\0",
        "a\0b",
        "tag:a\0b",
        "\"",
        "-",
        "--",
        "-\"",
        "*",
        "a*b*",
        "^a",
        "a:b",
        "{a b}: c",
        "NEAR(a, 5)",
        "a OR",
        "OR",
        "AND NOT",
        "a + b",
        "'; DROP TABLE article; --",
        "\u{301}",
        "\u{feff}",
        "tag:",
        "#",
        "-#",
        "tag:/",
        "tag:\"",
        "\\",
        "%",
        "𝒳",
        "\u{10ffff}",
    ];
    for typed in long.iter().map(String::as_str).chain(short) {
        for is_typing in [false, true] {
            let query = desk.library.query(typed, is_typing);
            for order in [Order::Newest, Order::Relevance] {
                let page = desk.library.list_articles(Scope::Articles, &query, order, 0, 9);
                page.unwrap_or_else(|error| panic!("{typed:.40}: {error}"));
            }
        }
        desk.library.list_notes(typed, 0, 9).unwrap_or_else(|error| panic!("{typed:.40}: {error}"));
        desk.library.list_passages(false, typed, 0, 9).unwrap_or_else(|error| panic!("{typed:.40}: {error}"));
        let _ = desk.library.find_tag(typed).unwrap();
    }
    assert_eq!(desk.found(&"x ".repeat(50_000)), ["Gate"], "more of the same asks for no more");
    assert_eq!(desk.found(&format!("tag:{}", "x".repeat(300))), [""; 0], "there can be no such tag");
    assert_eq!(desk.found("'; DROP TABLE article; --"), [""; 0]);
}
