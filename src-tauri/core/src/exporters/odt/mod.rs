//! OpenDocument text (version 1.3), for LibreOffice and others: the same paper as in Word, with real notes and comments.

mod body;
mod parts;

use super::package::Package;
use super::paper::build;
use super::{About, Choice, ExportError, ExportView, Exporter, Purpose, Written};
use body::Body;
use std::io::Write;

const HEEDS: &[Choice] = &[
    Choice::Grouping,
    Choice::Order,
    Choice::Context,
    Choice::Notes,
    Choice::PrivateNotes,
    Choice::Comments,
    Choice::Tags,
    Choice::Links,
    Choice::FullText,
    Choice::Sources,
    Choice::Style,
    Choice::Bibliography,
    Choice::FactCheck,
    Choice::Sheet,
];

pub(super) struct Odt;

impl Exporter for Odt {
    fn about(&self) -> About {
        About { id: "odt", extension: "odt", can_folder: true, purpose: Purpose::Reading, heeds: HEEDS }
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
