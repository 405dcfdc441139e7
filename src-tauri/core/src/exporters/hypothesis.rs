//! Hypothesis' own JSON, in the shape of its export file, which its import reads. Its import attaches everything to the page
//! that is open, so one file for each article is what serves there.

use super::annotated::{Annotated, Members, Outgoing, instant, urn};
use super::json::write_list;
use super::{About, Choice, ExportError, ExportView, Exporter, Purpose, Written};
use crate::annotation::Format;
use crate::error::Result;
use serde_json::{Value, json};
use std::io::Write;

/// Stands for the user, whom nothing here knows. Its import asks whose annotations to take, so there must be a name.
const USER: &str = "acct:clipfile@localhost";

const HEEDS: &[Choice] = &[Choice::Order, Choice::Notes, Choice::PrivateNotes];

pub(super) struct Hypothesis;

impl Exporter for Hypothesis {
    fn about(&self) -> About {
        About { id: "hypothesis", extension: "json", can_folder: true, purpose: Purpose::Exchange, heeds: HEEDS }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> std::result::Result<Written, ExportError> {
        let mut written = Written { articles: view.len() as u32, passages: 0 };
        write!(out, "{{\"client_version\":\"Clipfile\",\n\"export_userid\":\"{USER}\",\n\"annotations\":")?;
        let mut items: Vec<Value> = Vec::new();
        let mut articles = view.annotated(Format::Hypothesis);
        let list = std::iter::from_fn(|| -> Option<Result<Value>> {
            while items.is_empty() {
                let annotated = match articles.next()? {
                    Ok(annotated) => annotated,
                    Err(error) => return Some(Err(error)),
                };
                for outgoing in &annotated.annotations {
                    written.passages += u32::from(outgoing.passage.is_some());
                    items.push(Value::Object(annotation(&annotated, outgoing)));
                }
                items.reverse();
            }
            items.pop().map(Ok)
        });
        write_list(out, list)?;
        out.write_all(b"}\n")?;
        Ok(written)
    }
}

/// One annotation; what it came with and is not known here goes out again.
fn annotation(annotated: &Annotated, outgoing: &Outgoing) -> Members {
    let citation = &annotated.exported.article.citation;
    let mut members = outgoing.origin.as_ref().map(|origin| origin.members.clone()).unwrap_or_default();
    let defaults = [
        ("id", json!(outgoing.uid.to_string())),
        ("uri", json!(annotated.source())),
        ("document", json!({ "title": citation.headline.iter().collect::<Vec<_>>() })),
        ("user", json!(USER)),
        ("user_info", json!({ "display_name": "Clipfile" })),
        ("group", json!("__world__")),
        // Nothing but what the user shares is to be seen by others.
        ("permissions", json!({ "read": [USER], "update": [USER], "delete": [USER] })),
        ("links", json!({})),
        ("hidden", json!(false)),
        ("flagged", json!(false)),
    ];
    if outgoing.origin.is_none() {
        members.extend(defaults.map(|(key, value)| (key.to_owned(), value)));
    }
    members.insert("created".to_owned(), outgoing.moment("created", outgoing.made_ms));
    members.insert("updated".to_owned(), outgoing.moment("updated", outgoing.edited_ms()));
    if !(outgoing.has_note_of_origin() && outgoing.has_tags_of_origin()) || outgoing.origin.is_none() {
        members.insert("text".to_owned(), outgoing.body().into());
        members.insert("tags".to_owned(), outgoing.tags.clone().into());
    }
    if !outgoing.has_words_of_origin() {
        members.insert("target".to_owned(), json!([target(annotated, outgoing)]));
    }
    // Hypothesis has no colours and keeps no member that it does not know, so these are for the way back here.
    if outgoing.origin.is_none() || !outgoing.has_colour_of_origin() {
        let mut own = Members::new();
        own.insert("article".to_owned(), urn(annotated.exported.article.uid).into());
        own.insert("capture".to_owned(), urn(annotated.exported.capture.uid).into());
        if let Some(colour) = outgoing.colour() {
            own.insert("colour".to_owned(), colour.name().into());
        }
        if let Some(note) = &outgoing.note {
            own.insert("noted".to_owned(), instant(note.made_ms).into());
        }
        members.insert("clipfile".to_owned(), Value::Object(own));
    }
    members
}

fn target(annotated: &Annotated, outgoing: &Outgoing) -> Members {
    let mut target = Members::new();
    target.insert("source".to_owned(), annotated.source().into());
    let Some(passage) = &outgoing.passage else { return target };
    let mut selectors = Vec::new();
    if let Some((start, end)) = annotated.units(passage) {
        selectors.push(json!({ "type": "TextPositionSelector", "start": start, "end": end }));
    }
    selectors.push(json!({
        "type": "TextQuoteSelector",
        "exact": passage.exact,
        "prefix": passage.prefix,
        "suffix": passage.suffix,
    }));
    target.insert("selector".to_owned(), selectors.into());
    target
}
