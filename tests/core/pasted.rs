//! Extraction of pasted text, against baselines.

use super::baseline::{assert_none, differences, folders, import};
use clipfile_core::article::Published;
use std::path::PathBuf;

#[test]
fn pasted_texts_give_their_fields_and_documents() {
    let found: Vec<String> = folders("pasted")
        .iter()
        .flat_map(|folder| differences(folder, &import(&folder.join("source.txt")).1))
        .collect();
    assert_none(&found);
}

/// Every word of a pasted text is in its document or listed as left out.
#[test]
fn no_word_of_a_pasted_text_is_lost() {
    for folder in folders("pasted") {
        let source = folder.join("source.txt");
        let text = std::fs::read_to_string(&source).unwrap_or_else(|error| panic!("{error}"));
        let document = import(&source).1.document;
        let kept: String =
            document.dropped.iter().map(|dropped| dropped.text.as_str()).chain([document.text.as_str()]).collect();
        let count = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
            letters.sort_unstable();
            letters
        };
        assert_eq!(count(&kept), count(&text), "{}", folder.display());
    }
}

/// A real clipping that is not ours to publish; `CLIPFILE_SHARED` names the folder that has it.
#[test]
fn a_real_clipping_is_read() {
    let Some(shared) = std::env::var_os("CLIPFILE_SHARED") else { return };
    let (id, draft) = import(&PathBuf::from(shared).join("samples/call-me-maybe.txt"));
    assert_eq!(id, "plain_text");
    assert_eq!(draft.citation.headline.as_deref(), Some("Call me maybe _ on my cellphone"));
    assert_eq!(draft.citation.byline, ["Lauren Perry"]);
    assert_eq!(draft.citation.published.as_ref().map(Published::as_str), Some("2017-06-01"));
    assert_eq!(draft.citation.outlet.as_deref(), Some("VgToday"));
    assert!(!draft.document.text.contains("Other reports") && !draft.document.text.contains("Discuss This"));
    let left_out: Vec<&str> = draft.document.dropped.iter().map(|dropped| dropped.text.as_str()).collect();
    assert!(
        left_out.contains(&"Other reports by VgToday") && left_out.contains(&"Discuss This Article"),
        "{left_out:?}"
    );
}
