//! Bytes in any encoding become text without control characters, and text stays what it is.

use super::chosen;
use clipfile_core::extract::decode::{Declares, clean, decode, is_text};

/// What a carrier may say: encodings of every kind, one that is none, and nothing.
const LABELS: [Option<&str>; 12] = [
    None,
    Some("utf-8"),
    Some("windows-1252"),
    Some("shift_jis"),
    Some("utf-16le"),
    Some("utf-16be"),
    Some("iso-2022-jp"),
    Some("gb18030"),
    Some("big5"),
    Some("x-user-defined"),
    Some("replacement"),
    Some("no such encoding"),
];

pub(super) fn check(data: &[u8]) {
    let (choice, bytes) = chosen(data);
    let declares = if choice & 1 == 0 { Declares::Markup } else { Declares::Nothing };
    let carrier = LABELS[choice / 2 % LABELS.len()];
    let text = decode(bytes, carrier, declares).text;
    let is_clean = |text: &str| !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t'));
    assert!(is_clean(&text), "no control character is left: {text:?}");
    let again = clean(&text);
    assert_eq!((again.text.as_str(), again.warnings.len()), (text.as_str(), 0), "what is clean stays as it is");
    let has_mark = |text: &str| text.starts_with('\u{FEFF}');
    if !has_mark(&text) {
        assert_eq!(
            decode(text.as_bytes(), Some("utf-8"), Declares::Nothing).text,
            text,
            "text goes out and comes back"
        );
    }
    if let Ok(own) = std::str::from_utf8(bytes)
        && carrier.is_none()
        && declares == Declares::Nothing
        && is_clean(own)
        && !has_mark(own)
    {
        assert_eq!(text, own, "UTF-8 needs no word");
    }
    let _ = is_text(bytes);
}
