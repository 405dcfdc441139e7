//! Templates of any kind: each is filled in within its limits, or told to be wrong.

use crate::support::Desk;
use clipfile_core::exporters::{Choice, ExportOptions, ExportScope, Template};
use clipfile_core::id::ArticleId;
use clipfile_core::note::Subject;
use clipfile_core::{Kind, Result};

/// More than a template may make of one article, in bytes.
const MANY: usize = 300_000_000;

thread_local! {
    static DESK: Desk = desk();
}

fn desk() -> Desk {
    let mut desk =
        Desk::with(&["A [[gate]] <b>open</b>\nIt was said that it stood *open*.\nFor nine days. Then it shut."]);
    let passage = desk.mark(ArticleId(1), "stood *open*.\nFor nine");
    let _ = desk.library.tag(&[Subject::Highlight(passage)], "security/north gate").expect("it can be tagged");
    let _ = desk.library.set_note(Subject::Highlight(passage), "Ask **twice**.\n\n# No heading").expect("it is there");
    desk
}

pub(super) fn check(data: &[u8]) {
    DESK.with(|desk| match filled(desk, super::text(data)) {
        Ok(text) => assert!(text.len() <= MANY, "{} bytes", text.len()),
        Err(error) => assert_eq!(error.kind(), Kind::Invalid, "{error}"),
    });
}

fn filled(desk: &Desk, source: &str) -> Result<String> {
    let template = Some(Template::new("mine.md", source)?);
    let mut options = ExportOptions { template, ..ExportOptions::default() };
    options.set(Choice::Flavour, "template")?;
    desk.library.preview_template(&ExportScope::Everything, &options)
}
