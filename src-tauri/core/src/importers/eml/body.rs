//! What a message says: its HTML with the pictures that came with it, or its text.

use super::mime;
use crate::capture::{Content, RawImage, Warning};
use crate::document::escape::escaped;
use crate::extract::decode::Declares;
use crate::extract::{self, markup};
use crate::importers::pictures;
use mail_parser::{Message, MessagePart, MimeHeaders as _, PartType};

/// The body of a message.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) content: Content,
    pub(super) images: Vec<RawImage>,
    pub(super) warnings: Vec<Warning>,
    /// The parts that it shows, by their place in the message.
    pub(super) used: Vec<u32>,
    /// Where its “view in browser” leads.
    pub(super) web_version: Option<String>,
}

impl Body {
    pub(super) fn of(message: &Message<'_>) -> Self {
        let is_html = |id: &u32| message.part(*id).is_some_and(|part| matches!(part.body, PartType::Html(_)));
        if message.html_body.iter().any(is_html) { of_html(message) } else { of_text(message) }
    }

    /// Whether there is neither a word nor a picture in it.
    pub(super) fn is_empty(&self) -> bool {
        let has_no_words = match &self.content {
            Content::Page(html) | Content::Fragment(html) => extract::has_no_text(html),
            Content::Plain(text) => text.trim().is_empty(),
            Content::Converted(_) | Content::Printed(_) => false,
        };
        has_no_words && self.images.is_empty()
    }
}

/// Puts all parts of the body into one page, in their order: Apple's Mail splits a text at each picture in it.
fn of_html(message: &Message<'_>) -> Body {
    let (mut html, mut warnings) = (String::new(), Vec::new());
    let mut used = message.html_body.clone();
    for id in &message.html_body {
        let Some(part) = message.part(*id) else { continue };
        match &part.body {
            PartType::Html(_) => {
                let decoded = mime::text(message, part, Declares::Markup);
                html.push_str(&decoded.text);
                add(&mut warnings, decoded.warnings);
            }
            PartType::Text(_) => {
                let decoded = mime::text(message, part, Declares::Nothing);
                for paragraph in decoded.text.split("\n\n") {
                    html.extend(["<p>", &with_breaks(paragraph), "</p>"]);
                }
                add(&mut warnings, decoded.warnings);
            }
            PartType::InlineBinary(_) => html.extend(["<p><img src=\"part:", &id.to_string(), "\"></p>"]),
            _ => {}
        }
    }
    let called = mime::Called::of(message);
    let images = pictures::of_page(&html, None, 4 * message.raw_message.len(), &mut |address| {
        let found = find(message, &called, address);
        if let Some((id, _)) = found {
            used.push(id);
        }
        found.map(|(_, part)| part.contents().to_vec())
    });
    let web_version = web_version(&html);
    Body { content: Content::Fragment(html), images, warnings, used, web_version }
}

/// The part that the body calls `address`: by its id, its place, or the name that was given to it here.
fn find<'a, 'x>(
    message: &'a Message<'x>,
    called: &mime::Called<'_>,
    address: &str,
) -> Option<(u32, &'a MessagePart<'x>)> {
    let number = address.strip_prefix("part:").and_then(|id| id.parse::<usize>().ok());
    let at = number.filter(|id| *id < message.parts.len()).or_else(|| called.find(address))?;
    Some((at as u32, &message.parts[at]))
}

fn of_text(message: &Message<'_>) -> Body {
    let (mut text, mut warnings) = (String::new(), Vec::new());
    for id in &message.text_body {
        let Some(part) = message.part(*id).filter(|part| matches!(part.body, PartType::Text(_))) else { continue };
        let decoded = mime::text(message, part, Declares::Nothing);
        let about = part.content_type();
        let is = |name: &str, value: &str| {
            about.and_then(|about| about.attribute(name)).is_some_and(|found| found.eq_ignore_ascii_case(value))
        };
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&if is("format", "flowed") { joined(&decoded.text, is("delsp", "yes")) } else { decoded.text });
        add(&mut warnings, decoded.warnings);
    }
    let used = message.text_body.clone();
    Body { content: Content::Plain(text), images: Vec::new(), warnings, used, web_version: None }
}

/// Text whose lines were broken to fit a screen, as it was written (RFC 3676, section 4).
fn joined(text: &str, delete_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut flows = false;
    for line in text.lines() {
        let is_quoted = line.starts_with('>');
        let is_signature = line == "-- ";
        let line = if is_quoted { line } else { line.strip_prefix(' ').unwrap_or(line) };
        if !out.is_empty() && (!flows || is_quoted || is_signature) {
            if flows {
                out.truncate(out.trim_end_matches(' ').len());
            }
            out.push('\n');
        }
        flows = line.ends_with(' ') && !is_signature && !is_quoted;
        out.push_str(if flows && delete_space { &line[..line.len() - 1] } else { line });
    }
    out
}

/// Where the link leads with which newsletters offer themselves as a web page.
fn web_version(html: &str) -> Option<String> {
    const WORDS: &[&str] = &[
        "view in browser",
        "view in your browser",
        "view this email in your browser",
        "view this email in browser",
        "view email in browser",
        "view it in your browser",
        "open in browser",
        "read in browser",
        "read online",
        "view online",
        "web version",
        "view web version",
        "im browser ansehen",
        "im browser öffnen",
        "im browser anzeigen",
        "online ansehen",
        "zur webversion",
        "webversion",
        "voir dans le navigateur",
        "voir en ligne",
        "lire en ligne",
        "version en ligne",
        "ver en el navegador",
        "ver en línea",
        "bekijk in browser",
        "bekijk online",
        "visualizza nel browser",
        "ver no navegador",
    ];
    markup::links(html).into_iter().find_map(|(url, words)| {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let words = words.trim_matches(|c: char| !c.is_alphanumeric());
        WORDS.contains(&words).then(|| extract::web_address(&url)).flatten()
    })
}

/// Adds warnings of one more part; what is said already is not said twice.
fn add(warnings: &mut Vec<Warning>, more: Vec<Warning>) {
    for warning in more {
        if !warnings.contains(&warning) {
            warnings.push(warning);
        }
    }
}

fn with_breaks(text: &str) -> String {
    escaped(text).replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_flow_are_joined() {
        let text = "The council met \non Monday.\n\n> quoted \n> twice\n From here\n-- \nAnn \nLee";
        assert_eq!(joined(text, false), "The council met on Monday.\n\n> quoted \n> twice\nFrom here\n-- \nAnn Lee");
        assert_eq!(joined("東京 \nです", true), "東京です");
    }

    #[test]
    fn only_the_usual_words_lead_to_the_web_version() {
        let link = |words: &str| web_version(&format!("<a href='https://ledger.example/1'>{words}</a>"));
        assert_eq!(link("View in\n<b>browser</b> »").as_deref(), Some("https://ledger.example/1"));
        assert_eq!(link("Im Browser ansehen").as_deref(), Some("https://ledger.example/1"));
        assert_eq!(link("View our offers"), None);
        assert_eq!(web_version("<a href='javascript:x'>View in browser</a>"), None);
    }
}
