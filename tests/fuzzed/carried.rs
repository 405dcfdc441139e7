//! What a process that was taken over might answer: all of it is refused, or it is whole and is carried on as it is.

use super::json::changed;
use clipfile_core::capture::Hash;
use clipfile_core::importers::{Alone, Held, Source, pack, take, unpack};
use std::sync::LazyLock;

const PAGE: &[u8] = b"<!doctype html><title>Doors</title><article><h1>Doors</h1><p>Nine doors are <b>open</b>, the \
    <a href='https://board.example/'>board</a> said, and nobody knows who has the keys to them any more.</p>\
    <img src='data:image/gif;base64,R0lGODlhAwADAIAAAP///wAAACwAAAAAAwADAAACAoRRADs='><p>The keys are gone.</p></article>";
const MAILS: &[u8] = include_bytes!("../importers/mbox/sample.mbox");
const ANNOTATIONS: &[u8] = include_bytes!("../importers/annotations/sample.json");

/// The words as JSON, and what stands beside them.
type Answer = (Vec<u8>, Vec<Vec<u8>>);

/// What was carried of three sources.
static ANSWERS: LazyLock<Vec<Answer>> = LazyLock::new(|| {
    let answer = |bytes| pack(take(&source(bytes)).expect("it can be read")).expect("it is no archive");
    [PAGE, MAILS, ANNOTATIONS].map(answer).into()
});

fn source(bytes: &[u8]) -> Source<'_> {
    Source { bytes, file_name: None, url: None, encoding: None, is_selection: false, beside: &Alone }
}

pub(super) fn check(data: &[u8]) {
    let (choice, changes) = super::chosen(data);
    let (answer, beside) = &ANSWERS[choice % ANSWERS.len()];
    let answer = match changes.first() {
        Some(b'{') => changes.to_vec(),
        _ => changed(serde_json::from_slice(answer).expect("it is JSON"), changes).to_string().into_bytes(),
    };
    let mut beside = beside.clone();
    if choice >= 128 {
        beside.reverse();
    }
    let source = source(PAGE);
    let Some(held) = unpack(&answer, beside, &source) else { return };
    assert_whole(&held);
    let (answer, beside) = pack(held).expect("it is no archive");
    let again = unpack(&answer, beside.clone(), &source).expect("what was believed once is believed again");
    assert_eq!(pack(again), Some((answer, beside)), "it is carried on as it is");
}

fn assert_whole(held: &Held) {
    let articles: Vec<_> = match held {
        Held::Article(article) => vec![article],
        Held::Many(parts) => parts.iter().filter_map(|part| part.held.as_ref().ok()).collect(),
        Held::Archive(_) | Held::Annotations(_) => Vec::new(),
    };
    for article in articles {
        assert_eq!(article.draft.document.check(), Ok(()));
        for picture in &article.draft.pictures {
            assert_eq!(picture.hash, Hash::of(&picture.bytes), "a picture is called by its own bytes");
        }
    }
}
