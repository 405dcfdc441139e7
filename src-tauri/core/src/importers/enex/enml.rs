//! The text of a note (ENML 2): XHTML with elements of its own for files, boxes to tick and what is encrypted.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What the names of a note's pictures begin with; the MD5 of their bytes follows.
pub(super) const MEDIA: &str = "en-media:";

/// `enml` as HTML. What is not well-formed is passed on as it stands: whoever reads HTML reads worse.
pub(super) fn html(enml: &str) -> String {
    let mut reader = Reader::from_str(enml);
    reader.config_mut().check_end_names = false;
    let mut out = String::with_capacity(enml.len());
    loop {
        let start = reader.buffer_position() as usize;
        let Ok(event) = reader.read_event() else {
            out.push_str(enml.get(start..).unwrap_or_default());
            return out;
        };
        let written = enml.get(start..reader.buffer_position() as usize).unwrap_or_default();
        match event {
            Event::Eof => return out,
            Event::Decl(_) | Event::DocType(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::CData(text) => out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
            Event::Start(element) | Event::Empty(element) if is_own(&element) => write_own(&mut out, &element),
            Event::End(element) if is_own_name(element.local_name().as_ref()) => {
                if element.local_name().as_ref() == "en-crypt" {
                    out.push_str("</del>");
                }
            }
            // In HTML a slash closes nothing: `<div/>` would swallow what follows.
            Event::Empty(element) if !is_void(element.local_name().as_ref()) => {
                let name = element.name().as_ref().to_owned();
                out.push_str(written.trim_end_matches('>').trim_end_matches('/'));
                out.extend(["></", &name, ">"]);
            }
            _ => out.push_str(written),
        }
    }
}

fn is_own(element: &BytesStart<'_>) -> bool {
    is_own_name(element.local_name().as_ref())
}

fn is_own_name(name: &str) -> bool {
    matches!(name, "en-note" | "en-media" | "en-todo" | "en-crypt")
}

fn write_own(out: &mut String, element: &BytesStart<'_>) {
    let attribute = |name: &str| {
        let found = element.try_get_attribute(name).ok().flatten();
        found.map(|found| found.value.into_owned()).unwrap_or_default()
    };
    match element.local_name().as_ref() {
        "en-media" if attribute("type").starts_with("image/") => {
            let hash: String = attribute("hash").chars().filter(char::is_ascii_hexdigit).collect();
            let alt = attribute("alt").replace('"', "&quot;").replace('<', "&lt;");
            out.extend(["<img src=\"", MEDIA, &hash.to_ascii_lowercase(), "\" alt=\"", &alt, "\">"]);
        }
        "en-todo" => out.push_str(if attribute("checked") == "true" { "☑ " } else { "☐ " }),
        // What is encrypted is in the original; as text it says nothing.
        "en-crypt" => out.push_str("<p>[encrypted]</p><del hidden>"),
        _ => {}
    }
}

fn is_void(name: &str) -> bool {
    const VOID: &[&str] =
        &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
    VOID.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_elements_become_what_html_has() {
        let enml = "<?xml version=\"1.0\"?><!DOCTYPE en-note SYSTEM \"x.dtd\"><en-note><div/>a&nbsp;b<br/>\
                    <en-todo checked=\"true\"/>done<en-todo/>open<en-media type=\"image/png\" hash=\"AB12\"/>\
                    <en-media type=\"application/pdf\" hash=\"cd\"/></en-note>";
        assert_eq!(html(enml), "<div></div>a&nbsp;b<br/>☑ done☐ open<img src=\"en-media:ab12\" alt=\"\">");
    }

    #[test]
    fn what_is_not_well_formed_is_kept() {
        assert_eq!(html("<en-note>one <b>two</p> three"), "one <b>two</p> three");
        assert_eq!(html("<en-note>one < two <p x"), "one < two <p x");
    }
}
