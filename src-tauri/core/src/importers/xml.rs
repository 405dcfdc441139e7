//! XML from outside as a small tree: no external entities, none of its own, no depth without end. No importer itself.

use super::ImportError;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Deepest nesting that is read; what lies deeper is left out.
const MAX_DEPTH: usize = 200;
/// The most elements of one file.
const MAX_ELEMENTS: usize = 2_000_000;
/// The most attributes of one element.
const MAX_ATTRIBUTES: usize = 64;

/// An element. Names are without their prefix: office programs differ in prefixes and not in names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The elements right inside.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of that name right inside.
    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The element at the end of a path of names.
    pub(crate) fn at(&self, path: &[&str]) -> Option<&Element> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Every element of that name, however deep, in order.
    pub(crate) fn all<'e>(&'e self, name: &str, found: &mut Vec<&'e Element>) {
        for element in self.elements() {
            if element.name == name {
                found.push(element);
            }
            element.all(name, found);
        }
    }

    /// All text inside.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text
    }

    fn push_text(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(words) => text.push_str(words),
                Node::Element(element) => element.push_text(text),
            }
        }
    }
}

/// Reads a file.
///
/// # Errors
/// [`ImportError::Malformed`] when it is no XML or has more elements than any document.
pub(crate) fn parse(bytes: &[u8]) -> Result<Element, ImportError> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xFE, 0xFF, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        _ => String::from_utf8_lossy(bytes),
    };
    let mut reader = Reader::from_str(&text);
    let mut open: Vec<Element> = vec![Element::default()];
    let (mut too_deep, mut count) = (0usize, 0usize);
    loop {
        let event = reader.read_event().map_err(|_| broken())?;
        match event {
            Event::Start(start) if open.len() > MAX_DEPTH => {
                drop(start);
                too_deep += 1;
            }
            Event::End(_) if too_deep > 0 => too_deep -= 1,
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(empty) if open.len() <= MAX_DEPTH => push(&mut open, Node::Element(element(&empty))),
            Event::End(_) => {
                let done = open.pop().filter(|_| !open.is_empty()).ok_or_else(broken)?;
                push(&mut open, Node::Element(done));
            }
            Event::Text(text) if too_deep == 0 => push_text(&mut open, &text),
            Event::CData(text) if too_deep == 0 => push_text(&mut open, &text),
            Event::GeneralRef(reference) if too_deep == 0 => {
                let name = format!("&{};", &*reference);
                push_text(&mut open, &quick_xml::escape::unescape(&name).unwrap_or_default());
            }
            Event::Eof => break,
            _ => {}
        }
        count += 1;
        if count > 3 * MAX_ELEMENTS {
            return Err(ImportError::Malformed("it has more parts than any document does".to_owned()));
        }
    }
    // A file that breaks off is refused: half a document would be kept as a whole one.
    let mut root = if open.len() == 1 { open.pop() } else { None }.ok_or_else(broken)?;
    let first = root.children.iter().position(|node| matches!(node, Node::Element(_))).ok_or_else(broken)?;
    match root.children.swap_remove(first) {
        Node::Element(element) => Ok(element),
        Node::Text(_) => Err(broken()),
    }
}

fn push(open: &mut [Element], node: Node) {
    if let Some(last) = open.last_mut() {
        last.children.push(node);
    }
}

fn push_text(open: &mut [Element], text: &str) {
    let Some(last) = open.last_mut() else { return };
    match last.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => last.children.push(Node::Text(text.to_owned())),
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let mut all = start.attributes();
    let attributes = all.with_checks(false).flatten().take(MAX_ATTRIBUTES).map(|attribute| {
        let raw = &*attribute.value;
        let value = quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned);
        (attribute.key.local_name().as_ref().to_owned(), value)
    });
    Element { name: start.local_name().as_ref().to_owned(), attributes: attributes.collect(), children: Vec::new() }
}

fn broken() -> ImportError {
    ImportError::Malformed("a part of it is damaged or not whole. Get it again from where it came".to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn names_attributes_and_text_are_read() {
        let root =
            parse(b"<?xml version='1.0'?><w:a w:b='1 &amp; 2'>x &lt; y<w:c/><d><![CDATA[<z>]]></d></w:a>").unwrap();
        assert_eq!((root.name.as_str(), root.attribute("b")), ("a", Some("1 & 2")));
        assert_eq!(root.text(), "x < y<z>");
        assert!(root.child("c").is_some() && root.at(&["d"]).is_some() && root.at(&["d", "e"]).is_none());
    }

    #[test]
    fn entities_stand_for_nothing() {
        let bomb = "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>1&y;2&f;3&#65;</a>";
        assert_eq!(parse(bomb.as_bytes()).unwrap().text(), "123A");
    }

    #[test]
    fn depth_is_bounded() {
        let deep = format!("<a>{}words{}</a>", "<b>".repeat(100_000), "</b>".repeat(100_000));
        assert_eq!(parse(deep.as_bytes()).unwrap().name, "a");
    }

    #[test]
    fn what_is_not_whole_is_refused() {
        for text in ["", "words", "<a>", "<a></b>", "<a><b></a>", "</a>"] {
            assert!(parse(text.as_bytes()).is_err(), "{text}");
        }
    }
}
