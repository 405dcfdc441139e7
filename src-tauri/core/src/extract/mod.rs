//! From what an importer read to what the library keeps: text in, value out.
//!
//! A page goes [`decode`] → `metadata` → `body`, which reads it twice → `sanitise` → `blocks` → `vote` between the two
//! readings → `trim`; pasted text goes through `plain`. What has words and is not in the document is listed with it by
//! `left_out`, and `trouble` tells a page that is not the article it stands for.

mod blocks;
mod body;
mod canonical;
mod dateline;
mod dates;
pub mod decode;
mod furniture;
mod inert;
mod language;
mod left_out;
pub(crate) mod markup;
mod metadata;
mod names;
mod notices;
mod page;
mod pictures;
mod plain;
mod printed;
mod sanitise;
mod trim;
mod trouble;
mod vote;
mod words;

pub(crate) use inert::inert;
pub use pictures::MAX_PICTURE_BYTES;
pub(crate) use pictures::media_type;

use crate::article::{Citation, Published};
use crate::capture::{Content, Converted, Draft, Hash, RawCapture, Warning};
use crate::document::{BlockKind, Builder, Document, DropReason};
use blocks::{Piece, Pieces};
use left_out::LeftOut;
use pictures::Pictures;
use trim::Meant;

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
    let Found { mut citation, pieces, left_out, pictures_missing, is_restricted, pages } = found;
    let document = assemble(&pieces, &left_out, &pages);
    citation = with_stated(raw.hinted.clone(), &citation);
    if matches!(raw.content, Content::Page(_)) {
        warnings.extend(trouble::of_page(&document, citation.headline.as_deref(), is_restricted));
    }
    citation.language =
        raw.stated.language.clone().or_else(|| language::of(&document.text, citation.language.as_deref()));
    if citation.url.is_none() {
        citation.url = raw.url.as_deref().and_then(metadata::web_url).map(String::from);
    }
    if citation.headline.is_none() {
        warnings.push(Warning::NoHeadline);
    }
    let cut = citation.too_long();
    if cut > 0 {
        warnings.push(Warning::FieldsCut { count: cut as u32 });
    }
    if citation.loses_url() {
        warnings.push(Warning::AddressLeftOut);
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

/// Whether `html` has no word outside of its tags and scripts.
pub(crate) fn has_no_text(html: &str) -> bool {
    markup::has_no_text(html)
}

/// The language of a text, a BCP 47 tag, where enough of it tells.
pub(crate) fn language_of(text: &str) -> Option<String> {
    language::of(text, None)
}

/// The names in an author line, without “By”, job titles and marks.
pub(crate) fn byline(line: &str) -> Vec<String> {
    names::names(line, None)
}

/// Whether a name can be that of an outlet or agency.
pub(crate) fn is_outlet(name: &str) -> bool {
    names::is_outlet(name)
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
    /// Whether the page says that not all may read all of it.
    is_restricted: bool,
    /// The page of each piece; empty when the source has no pages.
    pages: Vec<u32>,
}

fn from_page(html: &str, raw: &RawCapture, pictures: &mut Pictures<'_>, warnings: &mut Vec<Warning>) -> Found {
    let tree = page::parse(html);
    let base = page::base_of(&tree, raw.url.as_deref());
    let metadata = metadata::read(&tree, raw.url.as_deref());
    let citation = with_stated(metadata.citation, &raw.stated);
    if metadata.is_only_changed && raw.stated.published.is_none() {
        warnings.push(Warning::OnlyChanged);
    }
    let page = page::Page::new(tree, base, pictures);
    let found = match body::read(&page) {
        Some(readings) => {
            let mut found = pieces_of(&readings.region, page.base.as_ref(), pictures);
            if let Some(other) = &readings.smoothie {
                let agreement = vote::Agreement::of(&found.pieces, &other.text);
                if agreement.is_mere_part() {
                    found = pieces_of(&other.html, page.base.as_ref(), pictures);
                } else {
                    found.pieces = agreement.agreed(found.pieces);
                }
            }
            if let Some(text) = &metadata.text {
                found.pieces = vote::as_stated(found.pieces, text);
            }
            found
        }
        None => {
            warnings.push(Warning::NoBody);
            pieces_of(&page.whole(), page.base.as_ref(), pictures)
        }
    };
    let mut found = trimmed(found, Meant::Article, citation);
    let outside = left_out::left_out(&page.tree, &found.pieces, &found.citation);
    // The comparison sees everything that is not in the document, so it has what the trim took as well.
    found.left_out = trim::keep_reasons(outside, &found.left_out);
    standfirst(&mut found, &metadata.descriptions);
    found.is_restricted = metadata.is_restricted;
    found
}

/// Takes the standfirst into the article where it stands on the page apart from it, between the headline and the pictures.
fn standfirst(found: &mut Found, descriptions: &[String]) {
    const LEAST_WORDS: usize = 6;
    let is_standfirst = |left: &LeftOut| {
        left.before == 0
            && left.text.split_whitespace().count() >= LEAST_WORDS
            && !matches!(left.reason, DropReason::Field | DropReason::Related)
            && descriptions.iter().any(|description| trim::is_same(description, &left.text))
    };
    let Some(at) = found.left_out.iter().position(is_standfirst) else { return };
    let text = found.left_out[at].text.clone();
    found.left_out.retain(|left| !trim::is_same(&left.text, &text));
    // A description may repeat the first paragraph; then it has been read already.
    if found.pieces.iter().take(4).any(|piece| trim::is_same(&piece.text, &text)) {
        return;
    }
    for left in found.left_out.iter_mut().skip(at) {
        left.before += 1;
    }
    found.pieces.insert(0, Piece { kind: BlockKind::Paragraph, text, spans: Vec::new() });
}

fn from_fragment(html: &str, url: Option<&str>, stated: &Citation, pictures: &mut Pictures<'_>) -> Found {
    let tree = page::parse(html);
    let base = page::base_of(&tree, url);
    let citation = with_stated(metadata::of_fragment(&tree, url), stated);
    let page = page::Page::new(tree, base, pictures);
    let found = pieces_of(&page.whole(), page.base.as_ref(), pictures);
    trimmed(found, Meant::Everything, citation)
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
    let mut plain = plain::read(&decode::clean(text).text);
    if stated.headline.is_some() {
        put_headline_back(&mut plain);
    }
    let citation = with_stated(plain.citation, stated);
    Found {
        citation,
        pieces: plain.pieces,
        left_out: plain.left_out,
        pictures_missing: 0,
        is_restricted: false,
        pages: Vec::new(),
    }
}

/// Makes the line that was taken for a headline a paragraph again: where the container states the headline, as mails do,
/// the first line of the text is a salutation as often as not.
fn put_headline_back(plain: &mut plain::Plain) {
    let Some(headline) = plain.citation.headline.take() else { return };
    let is_it = |left: &LeftOut| left.reason == DropReason::Field && left.text == headline;
    let Some(at) = plain.left_out.iter().position(is_it) else { return };
    let before = plain.left_out.remove(at).before;
    plain.pieces.insert(before, Piece { kind: BlockKind::Paragraph, text: headline, spans: Vec::new() });
    for left in plain.left_out.iter_mut().skip(at) {
        left.before += 1;
    }
}

/// Sanitises `html` and cuts it into pieces; a picture is believed only when its bytes are there.
fn pieces_of(html: &str, base: Option<&url::Url>, pictures: &Pictures<'_>) -> Pieces {
    let mut found = blocks::pieces(&sanitise::sanitise(html, base));
    for piece in &mut found.pieces {
        if let BlockKind::Figure { blob, .. } = &mut piece.kind {
            *blob = blob.take().filter(|hex| Hash::from_hex(hex).is_some_and(|hash| pictures.has(&hash)));
        }
    }
    captions_with_pictures(&mut found.pieces);
    found
}

/// A caption without its picture tells nothing, and stands between two paragraphs as if it were one. Those of tables stay.
fn captions_with_pictures(pieces: &mut Vec<Piece>) {
    let is_picture = |piece: &Piece| matches!(&piece.kind, BlockKind::Figure { blob: Some(_), .. });
    let stays: Vec<bool> = (0..pieces.len())
        .map(|at| {
            let is_caption = |piece: &&Piece| piece.kind == BlockKind::Caption;
            let before = pieces[..at].iter().rev().find(|piece| !is_caption(piece));
            let after = pieces[at + 1..].iter().find(|piece| !is_caption(piece));
            let of_table = after.is_some_and(|piece| matches!(piece.kind, BlockKind::TableCell { .. }));
            pieces[at].kind != BlockKind::Caption
                || of_table
                || before.is_some_and(is_picture)
                || after.is_some_and(is_picture)
        })
        .collect();
    let mut stays = stays.into_iter();
    pieces.retain(|_| stays.next().unwrap_or(true));
}

/// Takes headline, author line and furniture off the ends of the pieces.
fn trimmed(found: Pieces, meant: Meant, mut citation: Citation) -> Found {
    let (pieces, left_out) = trim::trim(found.pieces, meant, &mut citation);
    if citation.dateline.is_none() {
        let first = pieces.iter().filter(|piece| piece.kind == BlockKind::Paragraph).take(2);
        citation.dateline = first.filter_map(|piece| dateline::find(&piece.text)).map(|found| found.place).next();
    }
    Found {
        citation,
        pieces,
        left_out,
        pictures_missing: found.pictures_missing,
        is_restricted: false,
        pages: Vec::new(),
    }
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
