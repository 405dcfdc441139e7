//! Word (ECMA-376, fifth edition, transitional): text with real footnotes or endnotes, headings, quotations, lists, tables and
//! comments. The parts are written as they come; `docs/adr/0024-paper.md` says why not by a crate.

mod body;
mod parts;
mod runs;

use super::package::Package;
use super::paper::{Piece, Press as _, WORD_PROCESSOR, build};
use super::{About, ExportError, ExportOptions, ExportView, Exporter, Purpose, Written};
use body::Body;
use std::io::Write;

pub(super) struct Docx;

impl Exporter for Docx {
    fn about(&self) -> About {
        About { id: "docx", extension: "docx", can_folder: true, purpose: Purpose::Reading, heeds: WORD_PROCESSOR }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> Result<Written, ExportError> {
        let mut body = Body::new(begun()?, view.options())?;
        let written = build(view, &mut body)?;
        body.finish(view.clock.now_ms())?.finish(out)?;
        Ok(written)
    }
}

/// Writes pieces that somebody else made, with footnotes.
pub(super) fn write_pieces(pieces: Vec<Piece>, now_ms: i64, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut body = Body::new(begun()?, &ExportOptions::default())?;
    pieces.into_iter().try_for_each(|piece| body.piece(piece))?;
    body.finish(now_ms)?.finish(out)?;
    Ok(())
}

/// A package with the parts that are always the same, up to the text.
fn begun() -> Result<Package, ExportError> {
    let mut package = Package::new()?;
    package.part("[Content_Types].xml", parts::CONTENT_TYPES.as_bytes())?;
    package.part("_rels/.rels", parts::PACKAGE_RELS.as_bytes())?;
    package.part("word/styles.xml", parts::STYLES.as_bytes())?;
    package.part("word/settings.xml", parts::SETTINGS.as_bytes())?;
    package.part("word/footer1.xml", parts::FOOTER.as_bytes())?;
    package.begin("word/document.xml")?;
    Ok(package)
}
