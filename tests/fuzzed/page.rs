//! Pages, fragments and pasted text: what is kept of them is whole, does nothing, and stays what it is when it is read again.

use super::chosen;
use super::shown::assert_sound;
use clipfile_core::capture::{Content, RawCapture};
use clipfile_core::extract::decode::{Declares, decode};
use clipfile_core::extract::extract;

pub(super) fn check(data: &[u8]) {
    let (choice, bytes) = chosen(data);
    let html = decode(bytes, None, Declares::Markup).text;
    let content = match choice & 3 {
        0 | 3 => Content::Page(html),
        1 => Content::Fragment(html),
        _ => Content::Plain(html),
    };
    let url = (choice & 4 != 0).then(|| "https://ledger.example/news/1".to_owned());
    assert_sound(&extract(&RawCapture { url, ..RawCapture::new(content) }));
}
