//! Files of every format that is read: each is kept whole or refused with words, and arrives from the process that read it as
//! it was there. The first byte chooses the ending of the name.

use super::chosen;
use super::shown::assert_sound;
use clipfile_core::capture::Incoming;
use clipfile_core::importers::{Alone, Held, HeldPart, IMPORTERS, ImportError, Source, pack, show, take, unpack};

pub(super) fn check(data: &[u8]) {
    let (choice, bytes) = chosen(data);
    let endings: Vec<&str> = IMPORTERS.iter().flat_map(|importer| importer.about().extensions).copied().collect();
    // The first is no name at all.
    let name = choice.checked_sub(1).map(|at| format!("a.{}", endings[at % endings.len()]));
    let source =
        Source { bytes, file_name: name.as_deref(), url: None, encoding: None, is_selection: false, beside: &Alone };
    let Some(held) = told(take(&source)) else { return };
    let read = articles(&held);
    for article in &read {
        assert_sound(&article.draft);
        let one = Source { bytes: &article.bytes, ..source };
        let _ = told(show(article.importer, &one));
    }
    let before: Vec<Incoming> = read.into_iter().cloned().collect();
    let Some((carried, beside)) = pack(held) else { return };
    let there = unpack(&carried, beside, &source).expect("what was read arrives");
    assert!(articles(&there).into_iter().eq(&before), "it arrives as it was");
}

/// What came, unless it was refused; a fault that was caught is a fault all the same.
fn told<T>(read: Result<T, ImportError>) -> Option<T> {
    match read {
        Ok(value) => Some(value),
        Err(error) => {
            let why = error.to_string();
            assert!(!why.is_empty() && !why.contains("a fault of Clipfile"), "{why}");
            None
        }
    }
}

fn articles(held: &Held) -> Vec<&Incoming> {
    match held {
        Held::Article(article) => vec![article],
        Held::Many(parts) => parts.iter().filter_map(|HeldPart { held, .. }| held.as_deref().ok()).collect(),
        Held::Archive(_) | Held::Annotations(_) => Vec::new(),
    }
}
