//! The lossless form: [`Archive`](crate::archive::Archive) as JSON (RFC 8259), one article, tag or blob a line.

use super::{About, ExportError, ExportView, Exporter, Purpose, Written};
use crate::archive::VERSION;
use crate::capture::Hash;
use crate::error::Result;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::{self, Write};

pub(super) struct Json;

impl Exporter for Json {
    fn about(&self) -> About {
        About { id: "json", extension: "json", can_folder: false, purpose: Purpose::Exchange, heeds: &[] }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> std::result::Result<Written, ExportError> {
        let articles = view.kept()?;
        let mut blobs = BTreeSet::new();
        let mut written = Written { articles: articles.len() as u32, passages: 0 };
        write!(out, "{{\"clipfile\":{VERSION},\n\"tags\":")?;
        write_list(out, view.archive_tags(&articles)?.into_iter().map(Ok))?;
        let colours = view.archive_colours()?;
        write_part(out, "colours", colours)?;
        write_part(out, "saved_searches", view.archive_saved_searches()?)?;
        write_part(out, "citation_styles", view.archive_styles()?)?;
        write_part(out, "settings", view.archive_settings()?)?;
        let copies = view.archive_copies(&articles)?;
        let ledger = view.archive_ledger(&articles)?;
        let printed = ledger.stories.iter().filter_map(|story| story.publication.as_ref()?.source.as_deref());
        blobs.extend(printed.filter_map(Hash::from_hex));
        out.write_all(b",\n\"articles\":")?;
        let read = articles.into_iter().map(|article| {
            let article = view.archive_article(article, &mut blobs)?;
            written.passages += article.passages.len() as u32;
            Ok(article)
        });
        write_list(out, read)?;
        let annotations = view.archive_annotations()?;
        write_part(out, "annotations", annotations)?;
        write_part(out, "copies", copies)?;
        write_part(out, "people", ledger.people)?;
        write_part(out, "claims", ledger.claims)?;
        write_part(out, "links", ledger.links)?;
        write_part(out, "notes", ledger.notes)?;
        write_part(out, "stories", ledger.stories)?;
        write_part(out, "drafts", ledger.drafts)?;
        out.write_all(b",\n\"blobs\":")?;
        write_list(out, blobs.into_iter().map(|hash| view.archive_blob(hash)))?;
        out.write_all(b"}\n")?;
        Ok(written)
    }
}

/// Writes a member that is a list; an empty one is left out.
fn write_part<T: Serialize>(out: &mut dyn Write, name: &str, items: Vec<T>) -> std::result::Result<(), ExportError> {
    if items.is_empty() {
        return Ok(());
    }
    write!(out, ",\n\"{name}\":")?;
    write_list(out, items.into_iter().map(Ok))
}

/// Writes a list as it comes, one item a line.
pub(super) fn write_list<T: Serialize>(
    out: &mut dyn Write,
    items: impl Iterator<Item = Result<T>>,
) -> std::result::Result<(), ExportError> {
    out.write_all(b"[")?;
    for (index, item) in items.enumerate() {
        out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &item?).map_err(io::Error::from)?;
    }
    out.write_all(b"]")?;
    Ok(())
}
