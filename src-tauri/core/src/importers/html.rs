//! Web pages saved to a file, and stretches of a page from the clipboard.

use super::{About, Confidence, ImportError, Importer, Look, Source, Taken};
use crate::capture::{Content, RawCapture, RawImage};
use crate::extract::decode::{Declares, decode, is_text};
use crate::extract::markup;

#[derive(Debug)]
pub(super) struct Html;

impl Importer for Html {
    fn about(&self) -> About {
        About { id: "html", extensions: &["html", "htm", "xhtml"] }
    }

    fn sniff(&self, source: &Source<'_>) -> Confidence {
        const HEAD: usize = 4_096;
        let head = &source.bytes[..source.bytes.len().min(HEAD)];
        if !is_text(head) {
            return Confidence::No;
        }
        let head = decode(head, source.encoding, Declares::Markup).text;
        let head = without_preamble(clipboard_html(&head).map_or(head.as_str(), |(_, html)| html)).to_ascii_lowercase();
        let is_document = ["<!doctype html", "<html"].iter().any(|start| head.starts_with(start));
        match () {
            () if is_document => Confidence::Certain,
            () if starts_with_element(&head) || (source.is_selection && has_element(&head)) => Confidence::Looks,
            () if super::has_extension(source, self.about().extensions) => Confidence::Name,
            () => Confidence::No,
        }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        let decoded = decode(source.bytes, source.encoding, Declares::Markup);
        let (clipboard_url, html) = match clipboard_html(&decoded.text) {
            Some((url, html)) => (url.map(str::to_owned), html),
            None => (None, decoded.text.as_str()),
        };
        let images = pictures_beside(html, source);
        let single_file = single_file(html);
        let saved_by = single_file.as_ref().and_then(|(url, _)| url.clone());
        let url = source.url.map(str::to_owned).or(clipboard_url).or(saved_by).or_else(|| saved_from(html));
        let is_selection = source.is_selection || clipboard_html(&decoded.text).is_some();
        let content = if is_selection { Content::Fragment(html.to_owned()) } else { Content::Page(html.to_owned()) };
        Ok(Taken::Article(Box::new(RawCapture {
            url,
            images,
            saved_ms: single_file.and_then(|(_, saved_ms)| saved_ms),
            warnings: decoded.warnings,
            ..RawCapture::new(content)
        })))
    }

    /// All of it, also what a program put around a selection.
    fn look(&self, source: &Source<'_>) -> Look {
        let html = decode(source.bytes, source.encoding, Declares::Markup).text;
        let html = clipboard_html(&html).map_or(html.as_str(), |(_, html)| html).to_owned();
        Look::Page { images: pictures_beside(&html, source), html }
    }
}

/// The pictures that lie beside the source, by the names that its `img` elements have for them.
pub(super) fn pictures_beside(html: &str, source: &Source<'_>) -> Vec<RawImage> {
    const MAX_PICTURES: usize = 1_000;
    const MAX_BYTES: usize = 256_000_000;
    let mut images: Vec<RawImage> = Vec::new();
    let mut bytes_taken = 0;
    for name in markup::picture_names(html) {
        if images.len() >= MAX_PICTURES || bytes_taken >= MAX_BYTES || images.iter().any(|image| image.name == name) {
            continue;
        }
        let beside = || path_of(&name).and_then(|path| source.beside.read(&path));
        if let Some(bytes) = source.beside.picture(&name).or_else(beside) {
            bytes_taken += bytes.len();
            images.push(RawImage { name, bytes });
        }
    }
    images
}

/// The relative path of a file that a page calls `name`; `None` for an address elsewhere.
fn path_of(name: &str) -> Option<String> {
    let is_elsewhere = name.starts_with(['/', '\\']) || name.split(['/', '?', '#']).next()?.contains(':');
    let path = name.split(['?', '#']).next()?;
    let path = percent_decoded(path.strip_prefix("./").unwrap_or(path))?;
    (!is_elsewhere && !path.is_empty()).then_some(path)
}

/// `text` with `%20` and its like decoded; `None` when that gives no UTF-8.
pub(super) fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = (*first == b'%').then(|| text_of(tail.get(..2)?)).flatten();
        let decoded = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).ok()
}

fn text_of(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok().filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// The address in `<!-- saved from url=(0042)https://… -->`, which browsers write into pages they save.
fn saved_from(html: &str) -> Option<String> {
    const MARK: &str = "saved from url=(";
    let head = html.get(..html.len().min(2_000)).unwrap_or(html);
    let rest = &head[head.find(MARK)? + MARK.len()..];
    let (_, rest) = rest.split_once(')')?;
    let url = rest.split(|c: char| c.is_whitespace() || c == '>').next()?.trim_end_matches("--");
    url.starts_with("http").then(|| url.to_owned())
}

/// The address in the comment that SingleFile writes after the first tags of a page, and when it was saved, in UTC
/// milliseconds. Its pictures are in the page itself, as `data:` URIs.
fn single_file(html: &str) -> Option<(Option<String>, Option<i64>)> {
    const MARK: &str = "Page saved with SingleFile";
    // Cut between characters, wherever the limit falls.
    let head = html.get(..html.floor_char_boundary(4_000))?;
    let (before, rest) = head.split_once(MARK)?;
    let comment = before.trim_end().ends_with("<!--").then(|| rest.split("-->").next()).flatten()?;
    let value = |name: &str| comment.lines().find_map(|line| line.trim().strip_prefix(name)).map(str::trim);
    let url = value("url:").filter(|url| url.starts_with("http")).map(str::to_owned);
    Some((url, value("saved date:").and_then(script_date)))
}

/// The moment in what JavaScript's `Date` prints: `Thu May 14 2026 18:05:00 GMT+0200 (Central European Summer Time)`.
fn script_date(text: &str) -> Option<i64> {
    let date = text.split(" (").next()?;
    chrono::DateTime::parse_from_str(date, "%a %b %d %Y %H:%M:%S GMT%z").ok().map(|date| date.timestamp_millis())
}

/// The address and the HTML in Windows' `HTML Format` for the clipboard.
fn clipboard_html(text: &str) -> Option<(Option<&str>, &str)> {
    if !text.starts_with("Version:") || !text.get(..text.len().min(1_000)).unwrap_or(text).contains("StartFragment:") {
        return None;
    }
    let url = text.lines().take(12).find_map(|line| line.strip_prefix("SourceURL:")).map(str::trim);
    let html = &text[text.find('<')?..];
    let start = html.find("<!--StartFragment-->").map_or(0, |at| at + "<!--StartFragment-->".len());
    let end = html.rfind("<!--EndFragment-->").unwrap_or(html.len());
    Some((url, html.get(start..end).unwrap_or(html)))
}

/// `html` after white space, comments and an XML declaration.
fn without_preamble(html: &str) -> &str {
    let mut rest = html.trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?xml") => "?>",
            _ => return rest,
        };
        let Some(at) = rest.find(end) else { return rest };
        rest = rest[at + end.len()..].trim_start();
    }
}

const ELEMENTS: &[&str] = &[
    "a",
    "article",
    "b",
    "base",
    "blockquote",
    "body",
    "br",
    "center",
    "div",
    "dl",
    "em",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "i",
    "img",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "pre",
    "script",
    "section",
    "span",
    "strong",
    "style",
    "table",
    "title",
    "ul",
];

fn starts_with_element(head: &str) -> bool {
    let Some(rest) = head.strip_prefix('<') else { return false };
    let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    ELEMENTS.contains(&name) && rest[name.len()..].starts_with([' ', '>', '/', '\n', '\t'])
}

fn has_element(head: &str) -> bool {
    head.match_indices('<').any(|(at, _)| starts_with_element(&head[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::importers::{Alone, Beside};

    #[derive(Debug)]
    struct Folder;

    impl Beside for Folder {
        fn read(&self, path: &str) -> Option<Vec<u8>> {
            (path == "page files/x.jpg").then(|| vec![0xFF, 0xD8, 0xFF, 0xE0])
        }
    }

    fn source(bytes: &[u8]) -> Source<'_> {
        Source { bytes, file_name: None, url: None, encoding: None, is_selection: false, beside: &Alone }
    }

    fn article(source: &Source<'_>) -> RawCapture {
        match Html.read(source) {
            Ok(Taken::Article(raw)) => *raw,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn pages_are_told_by_their_bytes() {
        for (bytes, expected) in [
            (&b"<!DOCTYPE html><p>x"[..], Confidence::Certain),
            (b"\xEF\xBB\xBF <!-- saved --><?xml version='1.0'?>\n<HTML>", Confidence::Certain),
            (b"<p class=x>hello", Confidence::Looks),
            (b"<3 is a heart", Confidence::No),
            (b"if a <b then", Confidence::No),
            (b"plain <b>text</b>", Confidence::No),
            (b"\x89PNG\r\n\x1a\n\0\0<html>", Confidence::No),
        ] {
            assert_eq!(Html.sniff(&source(bytes)), expected, "{}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(Html.sniff(&Source { is_selection: true, ..source(b"plain <b>text</b>") }), Confidence::Looks);
        assert_eq!(Html.sniff(&Source { file_name: Some("a.HTM"), ..source(b"words") }), Confidence::Name);
        assert_eq!(Html.sniff(&Source { file_name: Some("a.html"), ..source(b"%PDF-1.4\0\0\0") }), Confidence::No);
    }

    #[test]
    fn pictures_beside_are_brought() {
        let html = b"<p><img src='./page%20files/x.jpg?1'><img src=https://a.example/y.png><img src='../z.png'>";
        let raw = article(&Source { beside: &Folder, ..source(html) });
        let names: Vec<&str> = raw.images.iter().map(|image| image.name.as_str()).collect();
        assert_eq!(names, ["./page%20files/x.jpg?1"]);
    }

    #[test]
    fn single_file_says_where_and_when() {
        let page = "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://ledger.example/a?b=1&c=2 \n \
                    saved date: Thu May 14 2026 18:05:00 GMT+0200 (Central European Summer Time)\n--><meta charset=utf-8><p>x";
        let raw = article(&source(page.as_bytes()));
        assert_eq!(raw.url.as_deref(), Some("https://ledger.example/a?b=1&c=2"));
        assert_eq!(raw.saved_ms, Some(1_778_774_700_000));
        // Words of an article that happen to be the same are no comment of the program's.
        let raw = article(&source(b"<!DOCTYPE html><p>Page saved with SingleFile\n url: https://evil.example/\n"));
        assert_eq!((raw.url, raw.saved_ms), (None, None));
        let raw = article(&source(b"<html><!--\n Page saved with SingleFile \n url: javascript:x\n saved date: soon"));
        assert_eq!((raw.url, raw.saved_ms), (None, None));
    }

    #[test]
    fn the_address_is_read_from_what_saved_it() {
        let raw =
            article(&source(b"<!DOCTYPE html>\n<!-- saved from url=(0029)https://ledger.example/a/b-c -->\n<p>x"));
        assert_eq!(raw.url.as_deref(), Some("https://ledger.example/a/b-c"));
        let raw = article(&source(
            b"Version:0.9\r\nStartHTML:1\r\nEndHTML:2\r\nStartFragment:3\r\nEndFragment:4\r\nSourceURL:https://ledger.example/a\r\n<html><body><!--StartFragment--><b>x</b><!--EndFragment--></body></html>",
        ));
        assert_eq!(raw.url.as_deref(), Some("https://ledger.example/a"));
        assert_eq!(raw.content, Content::Fragment("<b>x</b>".into()));
    }
}
