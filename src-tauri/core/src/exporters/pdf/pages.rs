//! A paper set by Typst: tagged, with an outline, footnotes and the fonts in it. The words go to Typst as data, and what they look
//! like is `paper.typ`.

use super::data::Data;
use super::fonts::fonts_for;
use super::world::Desk;
use crate::exporters::paper::build;
use crate::exporters::{ExportError, ExportView, Written};
use std::io::{self, Write};
use typst::foundations::{Datetime, Smart};
use typst_pdf::{PdfOptions, Timestamp};

pub(super) fn write(view: &ExportView<'_>, out: &mut dyn Write) -> Result<Written, ExportError> {
    let mut data = Data::new(view.options());
    let written = build(view, &mut data)?;
    let fonts = fonts_for(&data.signs());
    let desk = Desk::new(data.finish(&fonts.missing)?, fonts.fonts);
    let set = typst::compile::<typst_layout::PagedDocument>(&desk).output;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Clipfile".to_owned())),
        timestamp: moment(view.clock.now_ms()).map(Timestamp::new_utc),
        ..PdfOptions::default()
    };
    let pdf = set.and_then(|paper| typst_pdf::pdf(&paper, &options));
    // What Typst keeps to set the same again more quickly is never asked for again.
    typst::comemo::evict(0);
    let pdf = pdf.map_err(|faults| {
        let why = faults.first().map(|fault| fault.message.to_string()).unwrap_or_default();
        io::Error::other(format!("the pages could not be set: {why}"))
    })?;
    out.write_all(&pdf)?;
    Ok(written)
}

fn moment(ms: i64) -> Option<Datetime> {
    use chrono::{Datelike, Timelike};
    let at = chrono::DateTime::from_timestamp_millis(ms)?;
    let part = |part: u32| u8::try_from(part).ok();
    let (month, day) = (part(at.month())?, part(at.day())?);
    Datetime::from_ymd_hms(at.year(), month, day, part(at.hour())?, part(at.minute())?, part(at.second())?)
}
