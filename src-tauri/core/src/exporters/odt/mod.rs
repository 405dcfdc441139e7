//! OpenDocument text (version 1.3), for LibreOffice and others: the same paper as in Word, with real notes and comments.

mod body;
mod parts;

use super::package::Package;
use super::paper::{Piece, Press as _, WORD_PROCESSOR, build};
use super::{About, ExportError, ExportOptions, ExportView, Exporter, Purpose, Written};
use body::Body;
use std::io::Write;

pub(super) struct Odt;

impl Exporter for Odt {
    fn about(&self) -> About {
        About { id: "odt", extension: "odt", can_folder: true, purpose: Purpose::Reading, heeds: WORD_PROCESSOR }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> Result<Written, ExportError> {
        let mut body = begun(view.options())?;
        let written = build(view, &mut body)?;
        body.finish(view.clock.now_ms())?.finish(out)?;
        Ok(written)
    }
}

/// Writes pieces that somebody else made, with footnotes.
pub(super) fn write_pieces(pieces: Vec<Piece>, now_ms: i64, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut body = begun(&ExportOptions::default())?;
    pieces.into_iter().try_for_each(|piece| body.piece(piece))?;
    body.finish(now_ms)?.finish(out)?;
    Ok(())
}

/// A package with the parts that are always the same, up to the text.
fn begun(options: &ExportOptions) -> Result<Body, ExportError> {
    let mut package = Package::new()?;
    package.stored("mimetype", "application/vnd.oasis.opendocument.text")?;
    package.part("META-INF/manifest.xml", parts::MANIFEST.as_bytes())?;
    package.part("styles.xml", parts::styles(options.sheet).as_bytes())?;
    package.begin("content.xml")?;
    Ok(Body::new(package, options))
}
