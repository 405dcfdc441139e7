//! W3C Web Annotations as JSON-LD (Web Annotation Data Model, 23 February 2017): a collection with one page, one annotation a
//! line. Colours are style classes with their style sheet (section 4.4), so no vocabulary of our own is needed.

use super::annotated::{Annotated, Members, Outgoing, instant, named, urn};
use super::json::write_list;
use super::{About, Choice, ExportError, ExportView, Exporter, Purpose, Written};
use crate::annotation::{Format, css_of};
use crate::error::Result;
use crate::highlight::Colour;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io::Write;

/// The context that defines every name that is used.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

const HEEDS: &[Choice] = &[Choice::Order, Choice::Notes, Choice::PrivateNotes];

pub(super) struct W3c;

impl Exporter for W3c {
    fn about(&self) -> About {
        About { id: "w3c", extension: "jsonld", can_folder: true, purpose: Purpose::Exchange, heeds: HEEDS }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> std::result::Result<Written, ExportError> {
        let mut written = Written { articles: view.len() as u32, passages: 0 };
        let (mut total, mut hasher) = (0_u32, Sha256::new());
        write!(out, "{{\"@context\":\"{CONTEXT}\",\n\"type\":\"AnnotationCollection\",\n")?;
        write!(
            out,
            "\"label\":\"Annotations from Clipfile\",\n\"first\":{{\"type\":\"AnnotationPage\",\"startIndex\":0,\"items\":"
        )?;
        let mut items: Vec<Value> = Vec::new();
        let mut articles = view.annotated(Format::W3c);
        let list = std::iter::from_fn(|| -> Option<Result<Value>> {
            while items.is_empty() {
                let annotated = match articles.next()? {
                    Ok(annotated) => annotated,
                    Err(error) => return Some(Err(error)),
                };
                for outgoing in &annotated.annotations {
                    written.passages += u32::from(outgoing.passage.is_some());
                    hasher.update(outgoing.uid.as_bytes());
                    items.push(Value::Object(annotation(&annotated, outgoing)));
                }
                items.reverse();
            }
            total += 1;
            items.pop().map(Ok)
        });
        write_list(out, list)?;
        let digest = hasher.finalize();
        let (collection, page) = (urn(named(&[b"collection", &digest])), urn(named(&[b"page", &digest])));
        let whole = json!({ "id": collection, "total": total });
        write!(out, ",\n\"id\":\"{page}\",\"partOf\":{whole}}},\n\"total\":{total},\n\"id\":\"{collection}\"}}\n")?;
        Ok(written)
    }
}

/// One annotation; what it came with and is not known here goes out again.
fn annotation(annotated: &Annotated, outgoing: &Outgoing) -> Members {
    let mut members = outgoing.origin.as_ref().map(|origin| origin.members.clone()).unwrap_or_default();
    members.entry("@context").or_insert_with(|| CONTEXT.into());
    if !members.contains_key("@id") {
        members.entry("id").or_insert_with(|| urn(outgoing.uid).into());
    }
    if !members.contains_key("@type") {
        members.entry("type").or_insert_with(|| "Annotation".into());
    }
    members.insert("generator".to_owned(), json!({ "type": "Software", "name": "Clipfile" }));
    members.insert("created".to_owned(), outgoing.moment("created", outgoing.made_ms));
    members.insert("modified".to_owned(), outgoing.moment("modified", outgoing.edited_ms()));
    if !(outgoing.has_note_of_origin() && outgoing.has_tags_of_origin()) {
        for key in ["body", "bodyValue", "hasBody", "resource", "motivation", "motivatedBy"] {
            members.remove(key);
        }
        let bodies = bodies(outgoing);
        if !bodies.is_empty() {
            members.insert("body".to_owned(), bodies.into());
        }
        members.insert("motivation".to_owned(), motivation(outgoing));
    }
    if !outgoing.has_words_of_origin() {
        for key in ["hasTarget", "on"] {
            members.remove(key);
        }
        members.insert("target".to_owned(), Value::Object(target(annotated, outgoing)));
    }
    if !outgoing.has_colour_of_origin() {
        paint(&mut members, outgoing.colour());
    }
    members
}

fn motivation(outgoing: &Outgoing) -> Value {
    let said = [
        ("highlighting", outgoing.passage.is_some()),
        ("commenting", outgoing.note.is_some()),
        ("tagging", !outgoing.tags.is_empty()),
    ];
    let said: Vec<&str> = said.into_iter().filter(|(_, is_so)| *is_so).map(|(name, _)| name).collect();
    match said.as_slice() {
        [] => "bookmarking".into(),
        [one] => (*one).into(),
        several => several.into(),
    }
}

fn bodies(outgoing: &Outgoing) -> Vec<Value> {
    let note = outgoing.note.as_ref().map(|note| {
        json!({
            "type": "TextualBody",
            "purpose": "commenting",
            "format": "text/markdown",
            "value": note.body,
            "created": instant(note.made_ms),
            "modified": instant(note.edited_ms),
        })
    });
    let tags = outgoing.tags.iter().map(|tag| json!({ "type": "TextualBody", "purpose": "tagging", "value": tag }));
    note.into_iter().chain(tags).collect()
}

/// What it is about, at the moment of the capture (section 4.3.1).
fn target(annotated: &Annotated, outgoing: &Outgoing) -> Members {
    let mut target = Members::new();
    target.insert("type".to_owned(), "SpecificResource".into());
    target.insert("source".to_owned(), annotated.source().into());
    let state = json!({
        "type": "TimeState",
        "sourceDate": instant(annotated.seen_ms),
        "cached": urn(annotated.exported.capture.uid),
    });
    target.insert("state".to_owned(), state);
    let Some(passage) = &outgoing.passage else { return target };
    let mut selectors = vec![json!({
        "type": "TextQuoteSelector",
        "exact": passage.exact,
        "prefix": passage.prefix,
        "suffix": passage.suffix,
    })];
    if let Some((start, end)) = annotated.points(passage) {
        selectors.push(json!({ "type": "TextPositionSelector", "start": start, "end": end }));
    }
    target.insert("selector".to_owned(), selectors.into());
    target
}

/// Says the colour, in the words that the standard has for it.
fn paint(members: &mut Members, colour: Option<Colour>) {
    let Some(colour) = colour else { return };
    let class = format!("clipfile-{}", colour.name());
    let sheet = format!(".{class} {{ background-color: {}; }}", css_of(colour));
    members.insert("stylesheet".to_owned(), json!({ "type": "CssStylesheet", "value": sheet }));
    let target = match members.get_mut("target") {
        Some(Value::Array(targets)) => targets.first_mut(),
        other => other,
    };
    if let Some(target) = target.and_then(Value::as_object_mut) {
        target.insert("styleClass".to_owned(), class.into());
    }
}
