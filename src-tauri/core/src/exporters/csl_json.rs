//! CSL JSON, which reference managers and citation processors read (schema `csl-data.json` of CSL 1.0.2): one item a line.

use super::json::write_list;
use super::{About, Choice, ExportError, ExportView, Exporter, Purpose, Written};
use crate::citation::Source;
use crate::note::Subject;
use serde_json::Value;
use std::io::Write;

pub(super) struct CslJson;

impl Exporter for CslJson {
    fn about(&self) -> About {
        About {
            id: "csl-json",
            extension: "json",
            can_folder: false,
            purpose: Purpose::References,
            heeds: &[Choice::Order, Choice::Notes, Choice::PrivateNotes, Choice::Tags],
        }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> std::result::Result<Written, ExportError> {
        let mut written = Written::default();
        let items = view.headers().enumerate().map(|(done, header)| {
            view.step(done, view.len())?;
            let header = header?;
            written.articles += 1;
            let mut item = Source::from(&header).variables();
            if let Some(note) = view.note(Subject::Article(header.article.id))? {
                item.insert("annote".to_owned(), note.body.into());
            }
            if view.options().has_tags && !header.tags.is_empty() {
                item.insert("keyword".to_owned(), header.tags.join(", ").into());
            }
            Ok(Value::Object(item))
        });
        write_list(out, items)?;
        out.write_all(b"\n")?;
        Ok(written)
    }
}
