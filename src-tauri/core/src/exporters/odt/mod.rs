//! OpenDocument text (version 1.3), for LibreOffice and others: the same paper as in Word, with real notes and comments.

mod body;
mod parts;

use super::package::Package;
use super::paper::{WORD_PROCESSOR, build};
use super::{About, ExportError, ExportView, Exporter, Purpose, Written};
use body::Body;
use std::io::Write;

pub(super) struct Odt;

impl Exporter for Odt {
    fn about(&self) -> About {
        About { id: "odt", extension: "odt", can_folder: true, purpose: Purpose::Reading, heeds: WORD_PROCESSOR }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> Result<Written, ExportError> {
        let options = view.options();
        let mut package = Package::new()?;
        package.stored("mimetype", "application/vnd.oasis.opendocument.text")?;
        package.part("META-INF/manifest.xml", parts::MANIFEST.as_bytes())?;
        package.part("styles.xml", parts::styles(options.sheet).as_bytes())?;
        package.begin("content.xml")?;
        let mut body = Body::new(package, options);
        let written = build(view, &mut body)?;
        body.finish(view.clock.now_ms())?.finish(out)?;
        Ok(written)
    }
}
