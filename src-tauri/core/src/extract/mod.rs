//! From what an importer read to what the library keeps: text in, value out.
//!
//! A page goes [`decode`] → `metadata` → `body` → `sanitise` → `blocks`; pasted text goes through `plain`. What has words
//! and is not in the document is listed with it by `left_out`.

mod blocks;
mod body;
mod canonical;
mod dateline;
mod dates;
pub mod decode;
mod furniture;
mod language;
mod left_out;
pub(crate) mod markup;
mod metadata;
mod names;
mod page;
mod pictures;
mod plain;
mod printed;
mod sanitise;
mod trim;

pub use pictures::MAX_PICTURE_BYTES;
pub(crate) use pictures::media_type;

use crate::article::{Citation, Published};
use crate::capture::{Content, Converted, Draft, Hash, RawCapture, Warning};
use crate::document::{BlockKind, Builder, Document};
use blocks::{Piece, Pieces};
use body::BodyFinder;
use left_out::LeftOut;
use pictures::Pictures;

/// Version of everything in this folder: goes up whenever the same source gives another document.
pub const EXTRACTOR: u32 = 1;

/// The largest canonical text, in bytes. Importers refuse what would give a larger one.
pub const MAX_TEXT_BYTES: usize = 10_000_000;

/// Fewer words than this are hardly an article.
const FEW_WORDS: usize = 25;

/// Makes a draft of `raw`. A poor page is a poor document with warnings, not an error.
pub fn extract(raw: &RawCapture) -> Draft {
    let mut pictures = Pictures::new(&raw.images);
    let mut warnings = raw.warnings.clone();
    let found = match &raw.content {
        Content::Page(html) => from_page(html, raw, &mut pictures, &mut warnings),
        Content::Fragment(html) => from_fragment(html, raw.url.as_deref(), &raw.stated, &mut pictures),
        Content::Plain(text) => from_plain(text, &raw.stated),
        Content::Converted(converted) => from_converted(converted, raw, &mut pictures),
        Content::Printed(printed) => printed::read(printed, &raw.stated, &mut warnings),
    };
    let Found { mut citation, pieces, left_out, pictures_missing, pages } = found;
    let document = assemble(&pieces, &left_out, &pages);
    citation.language =
        raw.stated.language.clone().or_else(|| language::of(&document.text, citation.language.as_deref()));
    if citation.url.is_none() {
        citation.url = raw.url.as_deref().and_then(metadata::web_url).map(String::from);
    }
    if citation.headline.is_none() {
        warnings.push(Warning::NoHeadline);
    }
    let words = document.words();
    if words < FEW_WORDS
        && !warnings.iter().any(|warning| matches!(warning, Warning::NoText { .. }))
        && !is_picture(&document)
    {
        warnings.push(Warning::LittleText { words: words as u32 });
    }
    if pictures_missing > 0 {
        warnings.push(Warning::PicturesMissing { count: pictures_missing });
    }
    let used: Vec<&str> = document.blocks.iter().filter_map(blob_of).collect();
    let pictures = pictures.finish(|hash| used.contains(&hash.to_string().as_str()));
    Draft { citation, document, pictures, warnings }
}

/// No less than the bytes of canonical text that `html` gives, at the cost of one pass and no tree.
pub fn text_bytes(html: &str) -> usize {
    markup::text_bytes(html)
}

/// The names in an author line, without “By”, job titles and marks.
pub(crate) fn byline(line: &str) -> Vec<String> {
    names::names(line, None)
}

/// A date as a machine or a person wrote it; `None` when it is none, or ambiguous.
pub(crate) fn date(text: &str) -> Option<Published> {
    metadata::date(text, dates::Order::Unknown)
}

/// `text` as an absolute `http` or `https` address.
pub(crate) fn web_address(text: &str) -> Option<String> {
    metadata::web_url(text).map(String::from)
}

/// What each kind of content gives.
struct Found {
    citation: Citation,
    pieces: Vec<Piece>,
    left_out: Vec<LeftOut>,
    pictures_missing: u32,
    /// The page of each piece; empty when the source has no pages.
    pages: Vec<u32>,
}

fn from_page(html: &str, raw: &RawCapture, pictures: &mut Pictures<'_>, warnings: &mut Vec<Warning>) -> Found {
    let tree = page::parse(html);
    let base = page::base_of(&tree, raw.url.as_deref());
    let citation = with_stated(metadata::read(&tree, raw.url.as_deref()).citation, &raw.stated);
    let page = page::Page::new(tree, base, pictures);
    let body = body::Smoothie.find(&page).unwrap_or_else(|| {
        warnings.push(Warning::NoBody);
        page.whole()
    });
    let found = pieces_of(&body, page.base.as_ref(), pictures);
    let mut found = trimmed(found, citation);
    let outside = left_out::left_out(&page.tree, &found.pieces, &found.citation);
    // The comparison sees everything that is not in the document, so it has what the trim took as well.
    found.left_out = trim::keep_reasons(outside, &found.left_out);
    found
}

fn from_fragment(html: &str, url: Option<&str>, stated: &Citation, pictures: &mut Pictures<'_>) -> Found {
    let tree = page::parse(html);
    let base = page::base_of(&tree, url);
    let citation = with_stated(metadata::of_fragment(&tree, url), stated);
    let page = page::Page::new(tree, base, pictures);
    let found = pieces_of(&page.whole(), page.base.as_ref(), pictures);
    trimmed(found, citation)
}

fn from_converted(converted: &Converted, raw: &RawCapture, pictures: &mut Pictures<'_>) -> Found {
    let mut found = from_fragment(&converted.html, raw.url.as_deref(), &undated(&raw.stated), pictures);
    found.citation.published = found.citation.published.or_else(|| raw.stated.published.clone());
    let end = found.pieces.len();
    let left_out = converted.left_out.iter();
    found.left_out.extend(left_out.map(|(reason, text)| LeftOut { before: end, reason: *reason, text: text.clone() }));
    found
}

/// The fields without the date: what a program notes of a file is weaker than a date in its text.
fn undated(stated: &Citation) -> Citation {
    Citation { published: None, ..stated.clone() }
}

fn from_plain(text: &str, stated: &Citation) -> Found {
    let plain = plain::read(&decode::clean(text).text);
    let citation = with_stated(plain.citation, stated);
    Found { citation, pieces: plain.pieces, left_out: plain.left_out, pictures_missing: 0, pages: Vec::new() }
}

/// Sanitises `html` and cuts it into pieces; a picture is believed only when its bytes are there.
fn pieces_of(html: &str, base: Option<&url::Url>, pictures: &Pictures<'_>) -> Pieces {
    let mut found = blocks::pieces(&sanitise::sanitise(html, base));
    for piece in &mut found.pieces {
        if let BlockKind::Figure { blob, .. } = &mut piece.kind {
            *blob = blob.take().filter(|hex| Hash::from_hex(hex).is_some_and(|hash| pictures.has(&hash)));
        }
    }
    found
}

/// Takes headline, author line and furniture off the ends of the pieces.
fn trimmed(found: Pieces, mut citation: Citation) -> Found {
    let (pieces, left_out) = trim::trim(found.pieces, &mut citation);
    if citation.dateline.is_none() {
        let first = pieces.iter().filter(|piece| piece.kind == BlockKind::Paragraph).take(2);
        citation.dateline = first.filter_map(|piece| dateline::find(&piece.text)).map(|found| found.place).next();
    }
    Found { citation, pieces, left_out, pictures_missing: found.pictures_missing, pages: Vec::new() }
}

/// `found` with the fields that the source's container states put before it.
fn with_stated(found: Citation, stated: &Citation) -> Citation {
    let stated = stated.clone();
    Citation {
        headline: stated.headline.or(found.headline),
        byline: if stated.byline.is_empty() { found.byline } else { stated.byline },
        dateline: stated.dateline.or(found.dateline),
        outlet: stated.outlet.or(found.outlet),
        published: stated.published.or(found.published),
        updated: stated.updated.or(found.updated),
        url: stated.url.or(found.url),
        language: stated.language.or(found.language),
    }
}

fn assemble(pieces: &[Piece], left_out: &[LeftOut], pages: &[u32]) -> Document {
    let mut builder = Builder::new();
    let mut left_out = left_out.iter().peekable();
    for (at, piece) in pieces.iter().enumerate() {
        while let Some(left) = left_out.next_if(|left| left.before <= at) {
            builder.drop(left.reason, &left.text);
        }
        builder.page(pages.get(at).copied());
        match &piece.kind {
            BlockKind::Figure { blob, alt } => builder.figure(blob.clone(), alt.clone()),
            kind => builder.block(kind.clone(), &piece.text, piece.spans.iter().cloned()),
        }
    }
    for left in left_out {
        builder.drop(left.reason, &left.text);
    }
    builder.finish()
}

/// Whether a document is a picture with its caption, and was meant to be no more.
fn is_picture(document: &Document) -> bool {
    document.blocks.iter().any(|block| blob_of(block).is_some())
        && document.blocks.iter().all(|block| matches!(block.kind, BlockKind::Figure { .. } | BlockKind::Caption))
}

fn blob_of(block: &crate::document::Block) -> Option<&str> {
    match &block.kind {
        BlockKind::Figure { blob, .. } => blob.as_deref(),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
