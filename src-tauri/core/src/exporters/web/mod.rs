//! A web page in one file, which fetches nothing and prints well.

mod body;

use super::paper::{Piece, Press, build};
use super::xml::Xml;
use super::{About, Choice, ExportError, ExportView, Exporter, Purpose, Written};
pub(super) use body::Body;
use std::io::{self, Write};

/// What pages look like; EPUB takes it too.
pub(super) const STYLE: &str = include_str!("style.css");

const HEEDS: &[Choice] = &[
    Choice::Grouping,
    Choice::Order,
    Choice::Context,
    Choice::Notes,
    Choice::PrivateNotes,
    Choice::Tags,
    Choice::Links,
    Choice::FullText,
    Choice::Sources,
    Choice::Style,
    Choice::Bibliography,
    Choice::FactCheck,
];

pub(super) struct Html;

impl Exporter for Html {
    fn about(&self) -> About {
        About { id: "html", extension: "html", can_folder: true, purpose: Purpose::Reading, heeds: HEEDS }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> Result<Written, ExportError> {
        let mut page = Page::begun(out)?;
        let written = build(view, &mut page)?;
        page.finish()?;
        Ok(written)
    }
}

/// Writes pieces that somebody else made, with their notes at the end.
pub(super) fn write_pieces(pieces: Vec<Piece>, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut page = Page::begun(out)?;
    pieces.into_iter().try_for_each(|piece| page.piece(piece))?;
    Ok(page.finish()?)
}

struct Page<'o> {
    body: Body<&'o mut dyn Write>,
}

impl<'o> Page<'o> {
    fn begun(out: &'o mut dyn Write) -> io::Result<Self> {
        out.write_all(b"<!DOCTYPE html>\n")?;
        Ok(Self { body: Body::new(Xml::bare(out), 0, false) })
    }

    fn finish(mut self) -> io::Result<()> {
        self.body.write_notes()?;
        self.body.xml.finish()?.write_all(b"\n")
    }

    fn head(&mut self, title: &str) -> io::Result<()> {
        let xml = &mut self.body.xml;
        xml.start("html", &[("lang", "en")])?;
        xml.start("head", &[])?;
        xml.empty("meta", &[("charset", "utf-8")])?;
        // Nothing is fetched and nothing runs, whatever found its way in.
        let policy = "default-src 'none'; style-src 'unsafe-inline'";
        xml.empty("meta", &[("http-equiv", "Content-Security-Policy"), ("content", policy)])?;
        xml.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")])?;
        xml.empty("meta", &[("name", "generator"), ("content", "Clipfile")])?;
        xml.words("title", &[], title)?;
        xml.start("style", &[])?;
        xml.raw(STYLE)?;
        xml.end()?;
        xml.end()?;
        xml.start("body", &[])?;
        xml.start("main", &[])
    }
}

impl Press for Page<'_> {
    fn piece(&mut self, piece: Piece) -> Result<(), ExportError> {
        if let Piece::Title { title, .. } = &piece {
            self.head(title)?;
        }
        Ok(self.body.piece(&piece, 1)?)
    }
}
