//! What a document is as HTML, read by a parser that neither the core nor what it cleans pages with has a part in.

use clipfile_core::capture::{Content, Draft, RawCapture};
use clipfile_core::document::{BlockKind, Document};
use clipfile_core::exporters::document_html;
use clipfile_core::extract::extract;
use html5gum::{Token, Tokenizer};

const ELEMENTS: [&str; 24] = [
    "a",
    "blockquote",
    "br",
    "code",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "table",
    "td",
    "th",
    "tr",
    "ul",
    "wbr",
];

/// A draft is whole, its HTML says the same and does nothing, and whoever reads that HTML gets the same words.
pub(super) fn assert_sound(draft: &Draft) {
    let document = &draft.document;
    assert_eq!(document.check(), Ok(()));
    let html = document_html(document);
    assert_eq!(letters(&inert_text(&html)), letters(&document.text), "the HTML has the words of the text: {html}");
    let has_picture = |kind: &BlockKind| matches!(kind, BlockKind::Figure { blob: Some(_), .. });
    // Its caption goes with a picture that is not there.
    if !document.blocks.iter().any(|block| has_picture(&block.kind)) {
        assert_same_again(document, html);
    }
}

/// The text between the tags, when every tag and attribute is one of those that do nothing.
fn inert_text(html: &str) -> String {
    let mut text = Vec::new();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert!(ELEMENTS.contains(&name.as_str()), "<{name}> may not stand in {html}");
                for (attribute, value) in &tag.attributes {
                    let attribute = String::from_utf8_lossy(attribute);
                    let value = String::from_utf8_lossy(value).to_ascii_lowercase();
                    match (name.as_str(), attribute.as_ref()) {
                        ("a", "href") => assert!(
                            ["https:", "http:", "mailto:"].iter().any(|scheme| value.starts_with(scheme)),
                            "a link may not lead to {value}"
                        ),
                        ("img", "alt" | "data-sha256") | ("ol", "start") | (_, "data-page") => {}
                        _ => panic!("{attribute} may not stand at <{name}> in {html}"),
                    }
                }
            }
            Token::String(words) => text.extend_from_slice(&words),
            Token::Comment(_) | Token::Doctype(_) => panic!("there is more than elements and text in {html}"),
            // Errors are characters that HTML would rather not have; they are no fault of the markup.
            Token::EndTag(_) | Token::Error(_) => {}
        }
    }
    String::from_utf8_lossy(&text).into_owned()
}

/// The letters and signs, without white space and the hyphens at the ends of printed lines.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{AD}').collect()
}

/// Reads the HTML of a document as the fragment that it is: the same text, but for what can be nothing but a field.
fn assert_same_again(document: &Document, html: String) {
    let mut raw = RawCapture::new(Content::Fragment(html.clone()));
    // So that no heading is taken for it.
    raw.stated.headline = Some("A headline that stands nowhere in it".to_owned());
    let again = extract(&raw).document;
    if again.dropped.is_empty() {
        // The spaces of preformatted text that stands in a cell or an item are not kept by HTML.
        let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(folded(&again.text), folded(&document.text), "it is read from its own HTML as it was: {html}");
        return;
    }
    let count = |texts: &mut dyn Iterator<Item = &str>| {
        let mut all: Vec<char> = texts.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect();
        all.sort_unstable();
        all
    };
    let dropped = again.dropped.iter().map(|dropped| dropped.text.as_str());
    assert_eq!(
        count(&mut dropped.chain([again.text.as_str()])),
        count(&mut [document.text.as_str()].into_iter()),
        "no word of its own HTML is lost: {html}"
    );
}
