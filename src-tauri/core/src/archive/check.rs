//! Whether an archive holds together by itself. Everything in it comes from outside and is taken for hostile.

use super::{
    Annotation, Archive, Article, Blob, Capture, CapturedDocument, MadeFrom, Note, Passage, PassageAnchor, SavedSearch,
    Tagging, VERSION,
};
use crate::anchor::{self, Verdict};
use crate::annotation::{self, State};
use crate::article::Citation;
use crate::capture::Hash;
use crate::document::{BlockKind, ByteRange, Document, SpanKind, is_safe_link};
use crate::error::{Error, Result};
use crate::extract::media_type;
use crate::highlight::tidied_colour_name;
use crate::id::Uid;
use crate::saved_search::{self, Place, Search};
use crate::tag::Path;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::collections::{HashMap, HashSet};

/// The last millisecond of the year 9999, after which no date can be written.
const MAX_MS: i64 = 253_402_300_799_999;
/// The longest note or definition, in bytes: some hundred times a long book chapter.
pub(super) const MAX_NOTE_BYTES: usize = 16_000_000;
/// The longest text of a document, in bytes.
const MAX_TEXT_BYTES: usize = 256_000_000;
/// The longest of any other text, in bytes.
pub(super) const MAX_LINE_BYTES: usize = 64_000;

/// Looks at everything that can be looked at without a library.
///
/// # Errors
/// [`Error::Invalid`] with the first thing that is wrong, and in which article.
pub(super) fn check(archive: &Archive) -> Result<()> {
    if archive.clipfile != VERSION {
        return Err(Error::Invalid(format!("it is of version {}, not {VERSION}", archive.clipfile)));
    }
    let mut seen =
        Seen { uids: HashSet::new(), tags: HashSet::new(), blobs: HashMap::new(), annotated: HashSet::new() };
    let mut paths = HashSet::new();
    for tag in &archive.tags {
        let named = |what: String| Error::Invalid(format!("tag “{}”: {what}", shortened(&tag.path)));
        let path = Path::parse(&tag.path)?;
        if !paths.insert(path.as_str().to_ascii_lowercase()) {
            return Err(named("it stands there twice".to_owned()));
        }
        check_text("definition", &tag.definition, MAX_NOTE_BYTES).map_err(named)?;
        seen.uid(tag.uid).map_err(named)?;
        seen.tags.insert(tag.uid);
    }
    let mut colours = HashSet::new();
    for named in &archive.colours {
        let wrong = |what: String| Error::Invalid(format!("the name of {}: {what}", named.colour.name()));
        if !colours.insert(named.colour) {
            return Err(wrong("it stands there twice".to_owned()));
        }
        let name = tidied_colour_name(&named.name)?;
        if name.is_empty() || name != named.name {
            return Err(wrong(format!("“{}” is not the name of a colour", shortened(&named.name))));
        }
        seen.uid(named.uid).map_err(wrong)?;
    }
    for saved in &archive.saved_searches {
        let named = |what: String| Error::Invalid(format!("saved search “{}”: {what}", shortened(&saved.name)));
        if saved_search::tidied_name(&saved.name)? != saved.name {
            return Err(named("its name is not as names are kept".to_owned()));
        }
        let search = saved.search().map_err(|error| named(error.to_string()))?;
        if saved_search::tidied(&search)? != search {
            return Err(named("its query is not as queries are kept".to_owned()));
        }
        seen.uid(saved.uid).map_err(named)?;
    }
    seen.citations(archive)?;
    for blob in &archive.blobs {
        let (hash, is_picture) =
            check_blob(blob).map_err(|what| Error::Invalid(format!("bytes “{}”: {what}", shortened(&blob.sha256))))?;
        if seen.blobs.insert(hash, is_picture).is_some() {
            return Err(Error::Invalid(format!("bytes “{hash}” stand there twice")));
        }
    }
    for article in &archive.articles {
        seen.article(article).map_err(|what| {
            let name = article.citation.headline.as_deref().map_or_else(|| article.uid.to_string(), shortened);
            Error::Invalid(format!("article “{name}”: {what}"))
        })?;
    }
    for annotation in &archive.annotations {
        seen.annotation(annotation, None, &HashSet::new()).map_err(Error::Invalid)?;
    }
    let articles: HashSet<Uid> = archive.articles.iter().map(|article| article.uid).collect();
    let mut pairs = HashSet::new();
    for told in &archive.copies {
        let wrong = |what: &str| Error::Invalid(format!("what is said of copies, {}: {what}", told.uid));
        seen.uid(told.uid).map_err(Error::Invalid)?;
        if !articles.contains(&told.one) || !articles.contains(&told.other) {
            return Err(wrong("one of the articles is not there"));
        }
        if told.one >= told.other || !pairs.insert((told.one, told.other)) {
            return Err(wrong("the two articles stand there twice or in the wrong order"));
        }
    }
    seen.ledger(archive).map_err(Error::Invalid)
}

impl SavedSearch {
    /// What it asks.
    pub(super) fn search(&self) -> Result<Search> {
        let unknown = |word: &str| Error::Invalid(format!("“{}” is nothing that it can have", shortened(word)));
        Ok(Search {
            query: self.query.clone(),
            place: Place::named(&self.place).ok_or_else(|| unknown(&self.place))?,
            list: saved_search::list_named(&self.list).ok_or_else(|| unknown(&self.list))?,
            order: saved_search::order_named(&self.sort).ok_or_else(|| unknown(&self.sort))?,
        })
    }
}

/// The bytes of a blob that was checked, and what they are if they are a picture.
pub(super) fn decoded(blob: &Blob) -> std::result::Result<(Vec<u8>, Option<&'static str>), String> {
    let bytes = STANDARD.decode(&blob.base64).map_err(|error| format!("they are not base64 ({error})"))?;
    // The type is told from the bytes: what an archive says of them could make a viewer run them.
    let media_type = media_type(&bytes).filter(|_| blob.media_type.is_some());
    Ok((bytes, media_type))
}

pub(super) type Found<T> = std::result::Result<T, String>;

/// What an archive has so far.
pub(super) struct Seen {
    uids: HashSet<Uid>,
    tags: HashSet<Uid>,
    /// Whether they are a picture.
    blobs: HashMap<Hash, bool>,
    /// The passages that came as annotations.
    annotated: HashSet<Uid>,
}

impl Seen {
    pub(super) fn uid(&mut self, uid: Uid) -> Found<()> {
        if self.uids.insert(uid) { Ok(()) } else { Err(format!("the identity {uid} stands there twice")) }
    }

    fn article(&mut self, article: &Article) -> Found<()> {
        self.uid(article.uid)?;
        article.citation.tidied().map_err(|error| error.to_string())?;
        for time in
            [Some(article.clipped_ms), article.archived_ms, article.trashed_ms, article.read_ms].into_iter().flatten()
        {
            check_time(time)?;
        }
        self.taggings(&article.tags)?;
        self.note(article.note.as_ref())?;
        if article.captures.is_empty() {
            return Err("it has no capture".to_owned());
        }
        for capture in &article.captures {
            self.capture(capture)?;
        }
        let documents: HashMap<Uid, &Document> = article
            .captures
            .iter()
            .flat_map(|capture| &capture.documents)
            .map(|captured| (captured.uid, &captured.document))
            .collect();
        article.passages.iter().try_for_each(|passage| self.passage(passage, &documents))?;
        let passages: HashSet<Uid> = article.passages.iter().map(|passage| passage.uid).collect();
        let mut annotations = article.annotations.iter();
        annotations.try_for_each(|annotation| self.annotation(annotation, Some(article), &passages))
    }

    fn annotation(&mut self, annotation: &Annotation, article: Option<&Article>, passages: &HashSet<Uid>) -> Found<()> {
        let named = |what: &str| format!("annotation {}: {what}", annotation.uid);
        self.uid(annotation.uid)?;
        check_time(annotation.added_ms)?;
        let lines = [annotation.foreign_id.as_ref(), Some(&annotation.url), Some(&annotation.file_name)];
        lines.into_iter().flatten().try_for_each(|name| check_text("name", name, MAX_LINE_BYTES))?;
        check_text("annotation", &annotation.origin, annotation::MAX_ORIGIN_BYTES)?;
        annotation::kept(annotation.format, &annotation.origin).map_err(|why| named(&why))?;
        if (annotation.state == State::Passage) != annotation.passage.is_some()
            || (annotation.state == State::Page && article.is_none())
        {
            return Err(named("what became of it cannot be"));
        }
        match annotation.passage {
            Some(passage) if !passages.contains(&passage) => Err(named("its passage is not there")),
            Some(passage) if !self.annotated.insert(passage) => Err(named("its passage has two")),
            _ => Ok(()),
        }
    }

    fn taggings(&mut self, taggings: &[Tagging]) -> Found<()> {
        for tagging in taggings {
            self.uid(tagging.uid)?;
            if !self.tags.contains(&tagging.tag) {
                return Err(format!("it has the tag {}, which is not there", tagging.tag));
            }
        }
        Ok(())
    }

    pub(super) fn note(&mut self, note: Option<&Note>) -> Found<()> {
        let Some(note) = note else { return Ok(()) };
        self.uid(note.uid)?;
        check_time(note.made_ms)?;
        check_time(note.edited_ms)?;
        if note.body.trim().is_empty() {
            return Err("a note is empty".to_owned());
        }
        check_text("note", &note.body, MAX_NOTE_BYTES)
    }

    fn capture(&mut self, capture: &Capture) -> Found<()> {
        self.uid(capture.uid)?;
        check_time(capture.captured_ms)?;
        capture.saved_ms.map_or(Ok(()), check_time)?;
        let is_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-');
        if !(1..=64).contains(&capture.importer.len()) || !capture.importer.bytes().all(is_name) {
            return Err(format!("“{}” is not the name of an importer", shortened(&capture.importer)));
        }
        if let Some(name) = &capture.file_name {
            check_text("file name", name, MAX_LINE_BYTES)?;
            if name.contains('/') {
                return Err(format!("“{}” is not the name of a file", shortened(name)));
            }
        }
        check_web(capture.url.as_deref())?;
        self.bytes(&capture.source)?;
        if capture.documents.is_empty() {
            return Err("a capture has no document".to_owned());
        }
        let mut extractors = HashSet::new();
        let mut before: HashMap<Uid, &CapturedDocument> = HashMap::new();
        let mut made = HashSet::new();
        for captured in &capture.documents {
            self.document(captured)?;
            match captured.made_from {
                None if !extractors.insert(captured.extractor) => {
                    return Err(format!("a capture has two documents of extraction {}", captured.extractor));
                }
                None => {}
                Some(from) => {
                    if !made.insert((from.document, from.put_back)) {
                        return Err(format!("document {} stands there twice", captured.uid));
                    }
                    check_made(captured, before.get(&from.document).copied(), from)?;
                }
            }
            before.insert(captured.uid, captured);
        }
        Ok(())
    }

    /// Whether the bytes of that hash came along, and whether they are a picture.
    pub(super) fn bytes(&self, hex: &str) -> Found<bool> {
        let is_picture = canonical(hex).and_then(|hash| self.blobs.get(&hash));
        is_picture.copied().ok_or_else(|| format!("it names bytes that are not there ({})", shortened(hex)))
    }

    fn document(&mut self, captured: &CapturedDocument) -> Found<()> {
        self.uid(captured.uid)?;
        check_found(&captured.found)?;
        let document = &captured.document;
        check_text("text", &document.text, MAX_TEXT_BYTES)?;
        document.check().map_err(|fault| format!("a document is not whole: {fault}"))?;
        for block in &document.blocks {
            match &block.kind {
                BlockKind::Figure { blob, alt } => {
                    check_text("description", alt, MAX_TEXT_BYTES)?;
                    if let Some(hex) = blob
                        && !self.bytes(hex)?
                    {
                        return Err(format!("it shows bytes that are no picture ({hex})"));
                    }
                }
                BlockKind::Heading { level } if !(2..=6).contains(level) => {
                    return Err(format!("it has a heading of level {level}"));
                }
                _ => {}
            }
            if block.page == Some(0) {
                return Err("it has a page 0; pages count from 1".to_owned());
            }
        }
        for span in &document.spans {
            if let SpanKind::Link { url } = &span.kind
                && !is_safe_link(url)
            {
                return Err(format!("a link leads to “{}”", shortened(url)));
            }
        }
        document.dropped.iter().try_for_each(|dropped| check_text("left-out text", &dropped.text, MAX_TEXT_BYTES))
    }

    fn passage(&mut self, passage: &Passage, documents: &HashMap<Uid, &Document>) -> Found<()> {
        let named = |what: String| format!("passage “{}”: {what}", shortened(&passage.exact));
        self.uid(passage.uid)?;
        check_time(passage.made_ms)?;
        passage.trashed_ms.map_or(Ok(()), check_time)?;
        if passage.exact.trim().is_empty() {
            return Err("a passage has no words".to_owned());
        }
        check_text("passage", &passage.exact, MAX_TEXT_BYTES)?;
        check_text("prefix", &passage.prefix, MAX_LINE_BYTES).map_err(named)?;
        check_text("suffix", &passage.suffix, MAX_LINE_BYTES).map_err(named)?;
        self.taggings(&passage.tags).map_err(named)?;
        self.note(passage.note.as_ref()).map_err(named)?;
        if passage.anchors.is_empty() {
            return Err(named("it stands in no document".to_owned()));
        }
        let mut places = HashSet::new();
        for anchor in &passage.anchors {
            self.uid(anchor.uid).map_err(named)?;
            let document = documents.get(&anchor.document);
            let document = document.ok_or_else(|| named(format!("document {} is not there", anchor.document)))?;
            if !places.insert(anchor.document) {
                return Err(named("it has two places in one document".to_owned()));
            }
            check_place(anchor, document, &passage.exact).map_err(named)?;
        }
        Ok(())
    }
}

/// Whether a document is what it says: `base` with one stretch put back.
fn check_made(captured: &CapturedDocument, base: Option<&CapturedDocument>, from: MadeFrom) -> Found<()> {
    let base = base.ok_or_else(|| format!("document {} does not stand before {}", from.document, captured.uid))?;
    let is_made = base.document.put_back(from.put_back as usize).is_some_and(|made| made == captured.document);
    if !is_made || base.extractor != captured.extractor || base.found != captured.found {
        return Err(format!("document {} is not {} with left-out text put back", captured.uid, base.uid));
    }
    Ok(())
}

fn check_place(anchor: &PassageAnchor, document: &Document, exact: &str) -> Found<()> {
    let range = match (anchor.verdict, anchor.start_byte, anchor.end_byte) {
        (Verdict::Gone, None, None) => return Ok(()),
        (Verdict::Same | Verdict::Moved | Verdict::Changed, Some(start), Some(end)) => ByteRange::new(start, end),
        (verdict, ..) => return Err(format!("its place does not go with “{}”", verdict.name())),
    };
    match document.slice(range) {
        None | Some("") => Err("its place is not in the text".to_owned()),
        // Typography may differ, words may not.
        Some(words) if anchor.verdict != Verdict::Changed && !anchor::is_same(exact, words) => {
            Err("other words stand at its place".to_owned())
        }
        Some(_) => Ok(()),
    }
}

/// Whether an archive takes `ms` for a time.
pub(crate) fn is_time(ms: i64) -> bool {
    (0..=MAX_MS).contains(&ms)
}

pub(super) fn check_time(ms: i64) -> Found<()> {
    if is_time(ms) { Ok(()) } else { Err(format!("{ms} is not a time")) }
}

pub(super) fn check_text(what: &str, text: &str, limit: usize) -> Found<()> {
    if text.len() > limit {
        return Err(format!("a {what} has {} bytes; {limit} is the limit", text.len()));
    }
    if text.contains('\0') {
        return Err(format!("a {what} has a NUL character"));
    }
    Ok(())
}

fn check_web(url: Option<&str>) -> Found<()> {
    let Some(url) = url else { return Ok(()) };
    check_text("URL", url, MAX_LINE_BYTES)?;
    match url::Url::parse(url) {
        Ok(parsed) if matches!(parsed.scheme(), "http" | "https") => Ok(()),
        _ => Err(format!("“{}” is not an address on the web", shortened(url))),
    }
}

/// The fields as found are kept as they were found, so they are not tidied.
fn check_found(found: &Citation) -> Found<()> {
    let texts = [&found.headline, &found.dateline, &found.outlet, &found.language].into_iter().flatten();
    for text in texts.chain(&found.byline) {
        check_text("field", text, MAX_LINE_BYTES)?;
    }
    check_web(found.url.as_deref())
}

fn check_blob(blob: &Blob) -> Found<(Hash, bool)> {
    let hash = canonical(&blob.sha256).ok_or("that is not a SHA-256 in lower-case hexadecimal")?;
    let (bytes, known_type) = decoded(blob)?;
    if Hash::of(&bytes) != hash {
        return Err("they have another hash".to_owned());
    }
    if blob.media_type.as_deref() != known_type {
        return Err(format!("they are not {}", shortened(blob.media_type.as_deref().unwrap_or_default())));
    }
    Ok((hash, media_type(&bytes).is_some()))
}

/// The hash of 64 lower-case digits: one spelling only, so that equal hashes are equal texts.
fn canonical(hex: &str) -> Option<Hash> {
    Hash::from_hex(hex).filter(|hash| hash.to_string() == hex)
}

/// The beginning of a text, for messages.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
