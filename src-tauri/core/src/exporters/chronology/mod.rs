//! Who said what when as a picture: a lane for each speaker, a mark for each claim at its time, and what the marks stand for in a
//! list below. It is made to be shown to others, so nothing off the record is in it, and nobody is named who may not be.

mod axis;
mod draw;
mod layout;
#[cfg(feature = "typeset")]
mod pixels;
mod words;

use super::{About, ExportError, ExportView, Exporter, Purpose, Written};
use crate::chronology::{MAX_CLAIMS, lanes, speaker_of};
use crate::claim::Basis;
use crate::error::{Error, Result};
use crate::storage;
use layout::{Picture, Subject};
use std::io::{self, Write};

pub(super) struct TimelineSvg;
pub(super) struct TimelinePng;

impl Exporter for TimelineSvg {
    fn about(&self) -> About {
        About { id: "timeline-svg", extension: "svg", can_folder: false, purpose: Purpose::Reading, heeds: &[] }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> std::result::Result<Written, ExportError> {
        out.write_all(drawn(view)?.0.as_bytes())?;
        Ok(Written::default())
    }
}

impl Exporter for TimelinePng {
    fn about(&self) -> About {
        About { id: "timeline-png", extension: "png", can_folder: false, purpose: Purpose::Reading, heeds: &[] }
    }

    #[cfg(feature = "typeset")]
    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> std::result::Result<Written, ExportError> {
        let (svg, picture) = drawn(view)?;
        let scale = pixels::scale_of(&picture).ok_or_else(|| {
            let why = "a picture of so many claims would be too large to look at; choose fewer of them, or SVG";
            Error::Invalid(why.to_owned())
        })?;
        out.write_all(&pixels::of(&svg, scale)?)?;
        Ok(Written::default())
    }

    #[cfg(not(feature = "typeset"))]
    fn write(&self, _: &ExportView<'_>, _: &mut dyn Write) -> std::result::Result<Written, ExportError> {
        Err(super::pdf::not_there())
    }
}

/// The picture as SVG, and how it is laid out.
fn drawn(view: &ExportView<'_>) -> std::result::Result<(String, Picture), ExportError> {
    let picture = Picture::of(&subject(view)?);
    let mut svg = Vec::new();
    draw::draw(&picture, &mut svg)?;
    let svg = String::from_utf8(svg).map_err(io::Error::other)?;
    Ok((svg, picture))
}

/// What is drawn.
fn subject(view: &ExportView<'_>) -> Result<Subject> {
    let ids = view.claims()?;
    let mut claims = Vec::with_capacity(ids.len());
    let mut confidential = 0;
    for id in ids {
        let claim = storage::claim::get(view.conn, id)?;
        if claim.basis == Some(Basis::OffRecord) {
            confidential += 1;
            continue;
        }
        let speaker = speaker_of(view.conn, &claim)?;
        claims.push((claim.printed(), speaker));
    }
    if claims.len() > MAX_CLAIMS as usize {
        return Err(Error::Invalid(format!(
            "a timeline can show {MAX_CLAIMS} claims; these are {}: choose fewer of them",
            claims.len()
        )));
    }
    let title = match (view.options().title.trim(), view.story()) {
        ("", Some(story)) => storage::story::get(view.conn, story)?.fields.title,
        ("", None) => "Who said what when".to_owned(),
        (title, _) => title.to_owned(),
    };
    Ok(Subject { title, lanes: lanes(claims), confidential })
}
