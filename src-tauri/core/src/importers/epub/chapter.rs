//! A chapter, which is XHTML, as HTML: tags that close themselves are closed, pictures are named by their path.

use crate::document::escape::escaped;
use crate::importers::docx::inside;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::fmt::Write as _;

/// A chapter.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Chapter {
    /// What stands in its body.
    pub(super) html: String,
    /// Its words.
    pub(super) text: String,
    /// Paths of its pictures in the book.
    pub(super) pictures: Vec<String>,
    pub(super) has_heading: bool,
    pub(super) has_words: bool,
}

/// The path in the book that a chapter in `folder` calls `href`.
pub(super) fn path(folder: &str, href: &str) -> String {
    let href = href.split(['#', '?']).next().unwrap_or_default();
    inside(folder, &crate::importers::html::percent_decoded(href).unwrap_or_default())
}

/// Reads the chapter at `path`.
pub(super) fn read(bytes: &[u8], path: &str) -> Chapter {
    let decoded = crate::extract::decode::decode(bytes, None, crate::extract::decode::Declares::Markup).text;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut chapter = Chapter::default();
    let mut reader = Reader::from_str(&decoded);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut silent: Option<(String, usize)> = None;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                let name = local(&start);
                match &mut silent {
                    Some((outer, depth)) => *depth += usize::from(*outer == name),
                    None if is_silent(&name) => silent = Some((name, 1)),
                    None => chapter.open(&start, &name, folder, false),
                }
            }
            Ok(Event::Empty(start)) if silent.is_none() => {
                let name = local(&start);
                if !is_silent(&name) {
                    chapter.open(&start, &name, folder, true);
                }
            }
            Ok(Event::End(end)) => {
                let name = end.local_name().as_ref().to_ascii_lowercase();
                match &mut silent {
                    Some((outer, depth)) => {
                        *depth -= usize::from(*outer == name);
                        if *depth == 0 {
                            silent = None;
                        }
                    }
                    None if is_passed(&name) => _ = write!(chapter.html, "</{name}>"),
                    None => {}
                }
            }
            Ok(Event::Text(text)) if silent.is_none() => chapter.words(&text),
            Ok(Event::CData(text)) if silent.is_none() => {
                chapter.words(&text.replace('&', "&amp;").replace('<', "&lt;"));
            }
            // Names of letters are HTML's, which knows more of them than XML.
            Ok(Event::GeneralRef(name))
                if silent.is_none() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#') =>
            {
                chapter.words(&format!("&{};", &*name));
            }
            Ok(Event::Eof) => return chapter,
            Ok(_) => {}
            // What is no XML after all is left to the reader of HTML, who takes anything.
            Err(_) => return Chapter { html: decoded, has_words: true, has_heading: true, ..Chapter::default() },
        }
    }
}

impl Chapter {
    fn words(&mut self, words: &str) {
        self.has_words |= words.chars().any(char::is_alphanumeric);
        // A sign that begins a tag in HTML only.
        self.html.push_str(&words.replace('<', "&lt;"));
        self.text.push_str(words);
    }

    fn open(&mut self, start: &BytesStart<'_>, name: &str, folder: &str, is_closed: bool) {
        let value = |wanted: &str| {
            let mut all = start.attributes();
            let found = all
                .with_checks(false)
                .flatten()
                .take(64)
                .find(|attribute| attribute.key.local_name().as_ref().eq_ignore_ascii_case(wanted))?;
            Some(
                quick_xml::escape::unescape(&found.value)
                    .map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned),
            )
        };
        if name == "img" || name == "image" {
            let source = value(if name == "img" { "src" } else { "href" }).unwrap_or_default();
            let at = path(folder, &source);
            let alt = escaped(&value("alt").unwrap_or_default());
            let _ = write!(self.html, "<img src=\"{}\" alt=\"{alt}\">", escaped(&at));
            self.pictures.push(at);
            return;
        }
        if !is_passed(name) {
            return;
        }
        self.has_heading |= matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        let _ = write!(self.html, "<{name}");
        for attribute in ["href", "colspan", "rowspan", "start", "value", "hidden", "style"] {
            if let Some(value) = value(attribute).filter(|value| attribute != "href" || value.contains(':')) {
                let _ = write!(self.html, " {attribute}=\"{}\"", escaped(&value));
            }
        }
        self.html.push('>');
        if is_closed && !matches!(name, "br" | "hr" | "wbr") {
            let _ = write!(self.html, "</{name}>");
        }
    }
}

fn local(start: &BytesStart<'_>) -> String {
    start.local_name().as_ref().to_ascii_lowercase()
}

/// Elements that hold no words of the book.
fn is_silent(name: &str) -> bool {
    matches!(name, "head" | "script" | "style" | "template" | "iframe" | "object" | "audio" | "video" | "math")
}

/// Whether an element's own tags are passed on; of others only the content is.
fn is_passed(name: &str) -> bool {
    let is_plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_plain && !matches!(name, "html" | "body" | "svg" | "g" | "title" | "img" | "image" | "plaintext" | "xmp")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_close_themselves_are_closed() {
        let chapter = read(
            b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body>\
              <h1>One</h1><a id='x'/><p>A&nbsp;b &lt; c<br/>d <i>e</i></p><img src='../i/a%20b.png' alt='gate'/></body></html>",
            "text/one.xhtml",
        );
        assert_eq!(
            chapter.html,
            "<h1>One</h1><a></a><p>A&nbsp;b &lt; c<br>d <i>e</i></p><img src=\"i/a b.png\" alt=\"gate\">"
        );
        assert_eq!(chapter.pictures, ["i/a b.png"]);
        assert!(chapter.has_heading && chapter.has_words);
    }
}
