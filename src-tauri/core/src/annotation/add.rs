//! Keeping annotations of other programs: as passages, as notes on articles, or on the list of those without a place.

use super::fields::{add_to, paragraphs};
use super::place::{Why, why_unplaced};
use super::resolve::{Found, Whereabouts, resolve};
use super::{About, Annotations, Foreign, Quoted, State};
use crate::anchor::{self, Place, Quote, Verdict};
use crate::capture::Hash;
use crate::document::Document;
use crate::error::Result;
use crate::highlight::{self, Colour, Review};
use crate::id::{AnnotationId, ArticleId, DocumentId, HighlightId};
use crate::library::{Done, Library, Op};
use crate::note::Subject;
use crate::storage::annotation::NewAnnotation;
use crate::storage::highlight::NewHighlight;
use crate::storage::{self, Noun, Tx};
use crate::tag::Path;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Characters of an annotation's words that a report shows.
const SHOWN_CHARS: usize = 120;

/// What became of an annotation that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fate {
    /// Its words stand in the article; it is a passage.
    Exact,
    /// Words like its own stand in the article; it is a passage that says that they were changed.
    Near,
    /// It is about the article as a whole, which got its note and tags.
    Page,
    /// It has no place here and waits for one.
    Unplaced,
    /// It is here already; nothing was kept twice.
    Present,
    /// It cannot be read; nothing of it was kept.
    Refused,
}

impl Fate {
    /// The name that scripts see.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Near => "near",
            Self::Page => "page",
            Self::Unplaced => "unplaced",
            Self::Present => "present",
            Self::Refused => "refused",
        }
    }
}

/// What became of one annotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedAnnotation {
    /// What became of it.
    pub fate: Fate,
    /// Why it has no place.
    pub why: Option<Why>,
    /// The article that it is about, if that is here.
    pub article: Option<ArticleId>,
    /// Its passage.
    pub passage: Option<HighlightId>,
    /// The beginning of its words, or of its note, or why it cannot be read.
    pub words: String,
}

/// What became of the annotations of a source, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportedAnnotations {
    /// Each of them.
    pub items: Vec<ImportedAnnotation>,
}

impl ImportedAnnotations {
    /// How many had that fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.items.iter().filter(|item| item.fate == fate).count()
    }
}

impl Library {
    /// Keeps the annotations of a source, in one step that undo takes back as a whole.
    ///
    /// Each goes to the article that is here by its address, or by its identity when Clipfile wrote it: as a passage where
    /// its words stand, as a passage that says that its words were changed where only words like them stand, as note and
    /// tags of the article when it is about the page. What has no place waits on a list; what waited and has one now is
    /// taken off it. One with an identity that is here, or on the same stretch with the same note, is not kept twice.
    ///
    /// # Errors
    /// When the library cannot be read or written; then nothing was kept.
    pub fn import_annotations(&mut self, annotations: &Annotations, file: &str) -> Result<Done<ImportedAnnotations>> {
        self.transact(Op::ImportAnnotations.named(annotations.items.len(), file), |tx| {
            let mut lines: Vec<Option<ImportedAnnotation>> = Vec::with_capacity(annotations.items.len());
            let (mut coming, mut seen) = (Vec::new(), HashSet::new());
            let has_nameless = annotations.items.iter().flatten().any(|foreign| foreign.foreign_id.is_none());
            let by_origin = if has_nameless { storage::annotation::by_origin(tx.conn())? } else { HashMap::new() };
            for (index, item) in annotations.items.iter().enumerate() {
                lines.push(match item {
                    Err(why) => Some(ImportedAnnotation {
                        fate: Fate::Refused,
                        why: None,
                        article: None,
                        passage: None,
                        words: why.clone(),
                    }),
                    Ok(foreign) => {
                        let is_twice = foreign.foreign_id.as_ref().is_some_and(|id| !seen.insert(id.clone()));
                        match known(tx, foreign, &by_origin)? {
                            _ if is_twice => Some(line(Fate::Present, foreign)),
                            Known::Here(article, passage) => {
                                Some(ImportedAnnotation { article, passage, ..line(Fate::Present, foreign) })
                            }
                            Known::Waiting(row) => {
                                coming.push(Coming { index, foreign, row: Some(row) });
                                None
                            }
                            Known::No => {
                                coming.push(Coming { index, foreign, row: None });
                                None
                            }
                        }
                    }
                });
            }
            for (index, line) in keep(tx, &coming, file)? {
                tx.count(line.fate != Fate::Present);
                lines[index] = Some(line);
            }
            Ok(ImportedAnnotations { items: lines.into_iter().flatten().collect() })
        })
    }

    /// Looks for a place for every annotation that waits for one: an article may have come since.
    ///
    /// # Errors
    /// When the library cannot be read or written.
    pub fn look_again_for_annotations(&mut self) -> Result<Done<ImportedAnnotations>> {
        let (_, waiting) = self.read(|conn| storage::annotation::unplaced(conn, 0, u32::MAX))?;
        let read: Vec<(AnnotationId, Foreign)> =
            waiting.into_iter().filter_map(|row| Some((row.id, super::kept(row.format, &row.origin).ok()?))).collect();
        self.transact(Op::PlaceAnnotations.of(read.len()), |tx| {
            let coming: Vec<Coming<'_>> = read
                .iter()
                .enumerate()
                .map(|(index, (row, foreign))| Coming { index, foreign, row: Some(*row) })
                .collect();
            let mut lines = keep(tx, &coming, "")?;
            lines.sort_by_key(|(index, _)| *index);
            for (_, line) in &lines {
                tx.count(line.fate != Fate::Unplaced);
            }
            Ok(ImportedAnnotations { items: lines.into_iter().map(|(_, line)| line).collect() })
        })
    }
}

/// An annotation that is to be kept.
struct Coming<'f> {
    index: usize,
    foreign: &'f Foreign,
    /// Its row, when it waits already.
    row: Option<AnnotationId>,
}

enum Known {
    Here(Option<ArticleId>, Option<HighlightId>),
    Waiting(AnnotationId),
    No,
}

/// Whether an annotation is here already, by its identity or, where it has none and is no passage, by all of it.
fn known(
    tx: &Tx<'_>,
    foreign: &Foreign,
    by_origin: &HashMap<Hash, (AnnotationId, Option<ArticleId>)>,
) -> Result<Known> {
    let conn = tx.conn();
    if let Some(uid) = foreign.uid
        && let Some(row) = storage::uid::find(conn, uid)?.filter(|row| row.noun == Noun::Highlight)
    {
        let passage = storage::highlight::get(conn, HighlightId(row.id))?;
        return Ok(Known::Here(Some(passage.article), Some(passage.id)));
    }
    let Some(id) = &foreign.foreign_id else {
        return Ok(match by_origin.get(&Hash::of(foreign.origin.as_bytes())) {
            Some((_, Some(article))) => Known::Here(Some(*article), None),
            Some((row, None)) => Known::Waiting(*row),
            None => Known::No,
        });
    };
    Ok(match storage::annotation::with_foreign_id(conn, foreign.format, id)? {
        Some(row) if row.state == State::Unplaced => Known::Waiting(row.id),
        Some(row) => Known::Here(row.article, row.highlight),
        None => Known::No,
    })
}

fn first_url(foreign: &Foreign) -> &str {
    foreign.urls.first().map_or("", String::as_str)
}

fn line(fate: Fate, foreign: &Foreign) -> ImportedAnnotation {
    let words = match &foreign.about {
        About::Words(words) => &words.exact,
        _ => &foreign.note,
    };
    ImportedAnnotation {
        fate,
        why: None,
        article: None,
        passage: None,
        words: words.chars().take(SHOWN_CHARS).collect(),
    }
}

/// Keeps annotations, those of one document together. Gives what became of each, with its index.
fn keep(tx: &mut Tx<'_>, coming: &[Coming<'_>], file: &str) -> Result<Vec<(usize, ImportedAnnotation)>> {
    let foreign: Vec<&Foreign> = coming.iter().map(|coming| coming.foreign).collect();
    let known = resolve(tx.conn(), &foreign)?;
    let mut lines = Vec::with_capacity(coming.len());
    let mut on_pages: BTreeMap<ArticleId, Vec<&Coming<'_>>> = BTreeMap::new();
    let mut of_document: BTreeMap<DocumentId, Vec<(&Coming<'_>, Found)>> = BTreeMap::new();
    for (coming, whereabouts) in coming.iter().zip(&known) {
        match (&coming.foreign.about, whereabouts.found, whereabouts.articles.first()) {
            (About::Words(_), Some(found), _) => of_document.entry(found.document).or_default().push((coming, found)),
            (About::Page, _, Some(article)) => on_pages.entry(*article).or_default().push(coming),
            _ => lines.push((coming.index, keep_waiting(tx, coming, whereabouts, file)?)),
        }
    }
    for (article, group) in on_pages {
        lines.extend(keep_on_page(tx, &group, article, file)?);
    }
    let mut articles = BTreeSet::new();
    for (document, group) in of_document {
        let mut page = Page::of(tx, document)?;
        for (coming, found) in group {
            articles.insert(found.article);
            lines.push((coming.index, keep_passage(tx, coming, found, &mut page, file)?));
        }
    }
    articles.into_iter().try_for_each(|article| highlight::carry(tx, article, None))?;
    Ok(lines)
}

/// A document with what stands in it, by its first and last byte and its note.
struct Page {
    document: Document,
    standing: HashMap<(usize, usize, String), Vec<Standing>>,
}

struct Standing {
    id: HighlightId,
    colour: Colour,
    tags: Vec<String>,
}

impl Page {
    fn of(tx: &Tx<'_>, id: DocumentId) -> Result<Self> {
        let mut standing: HashMap<(usize, usize, String), Vec<Standing>> = HashMap::new();
        for passage in storage::highlight::of_document(tx.conn(), id)? {
            let Some(range) = passage.range else { continue };
            let place = (range.start.0, range.end.0, passage.note);
            let (id, colour, tags) = (passage.id, passage.colour, passage.tags);
            standing.entry(place).or_default().push(Standing { id, colour, tags });
        }
        Ok(Self { document: storage::capture::document(tx.conn(), id)?, standing })
    }
}

fn keep_passage(
    tx: &mut Tx<'_>,
    coming: &Coming<'_>,
    found: Found,
    page: &mut Page,
    file: &str,
) -> Result<ImportedAnnotation> {
    let foreign = coming.foreign;
    let quote = quote(&page.document, foreign, found)?;
    let place = (quote.range.start.0, quote.range.end.0, foreign.note.clone());
    let standing = page.standing.entry(place).or_default();
    let is_same = |standing: &&Standing| {
        foreign.colour.is_none_or(|colour| colour == standing.colour)
            && foreign.tags.iter().all(|tag| standing.tags.iter().any(|own| own.eq_ignore_ascii_case(tag)))
    };
    let (fate, passage) = match standing.iter().find(is_same) {
        Some(same) => (Fate::Present, same.id),
        None => {
            let colour = foreign.colour.unwrap_or_default();
            let verdict = if found.is_exact { Verdict::Same } else { Verdict::Changed };
            let id = add_passage(tx, foreign, &quote, (found.article, found.document), verdict)?;
            standing.push(Standing { id, colour, tags: foreign.tags.clone() });
            (if found.is_exact { Fate::Exact } else { Fate::Near }, id)
        }
    };
    // A passage that was here already and has no other origin is the one that this one is from now on.
    if fate != Fate::Present || storage::annotation::of_highlight(tx.conn(), passage)?.is_none() {
        settle(tx, coming, State::Passage, Some(found.article), Some(passage), file)?;
    } else if let Some(row) = coming.row {
        tx.delete(Noun::Annotation, row.0)?;
    }
    Ok(ImportedAnnotation { article: Some(found.article), passage: Some(passage), ..line(fate, foreign) })
}

/// The quote as it is kept: of other words the ones that were marked, of the same words those that stand here.
fn quote(document: &Document, foreign: &Foreign, found: Found) -> Result<Quote> {
    // To describe a stretch is to look through the whole text for its words, so only those are that need it.
    let (range, exact) = anchor::trimmed(document, found.range)?;
    match &foreign.about {
        About::Words(words)
            if !found.is_exact || (words.exact == exact && !(words.prefix.is_empty() && words.suffix.is_empty())) =>
        {
            let Quoted { exact, prefix, suffix, .. } = words.clone();
            Ok(Quote { range, exact, prefix, suffix })
        }
        _ => Ok(anchor::describe(document, range)?),
    }
}

/// Marks a passage with the tags, the note and the times that it had.
pub(super) fn add_passage(
    tx: &mut Tx<'_>,
    foreign: &Foreign,
    quote: &Quote,
    (article, document): (ArticleId, DocumentId),
    verdict: Verdict,
) -> Result<HighlightId> {
    let free = match foreign.uid {
        Some(uid) if storage::uid::find(tx.conn(), uid)?.is_none() => Some(uid),
        _ => None,
    };
    let uid = free.unwrap_or_else(|| tx.uid());
    let id = tx.insert_highlight(&NewHighlight {
        uid,
        article,
        colour: foreign.colour.unwrap_or_default(),
        exact: &quote.exact,
        prefix: &quote.prefix,
        suffix: &quote.suffix,
        made_ms: foreign.made_ms.unwrap_or(tx.now_ms()),
        trashed_ms: None,
    })?;
    let uid = tx.uid();
    // Words that are not the ones that were marked are put to the user.
    let review = (verdict == Verdict::Changed).then_some(Review::Open);
    tx.add_anchor(uid, id, document, Place { verdict, range: Some(quote.range) }, review)?;
    let subject = Subject::Highlight(id);
    add_tags(tx, foreign, subject)?;
    add_note(tx, &[foreign], &foreign.note, subject)?;
    Ok(id)
}

fn add_tags(tx: &mut Tx<'_>, foreign: &Foreign, subject: Subject) -> Result<bool> {
    let mut is_new = false;
    for tag in &foreign.tags {
        let tag = tx.ensure_tag(&Path::parse(tag)?)?;
        is_new |= tx.add_tagging(tag, subject)?;
    }
    Ok(is_new)
}

/// Writes a note that was made of those of `noted`: when the first of them was, and changed when the last of them was.
fn add_note(tx: &mut Tx<'_>, noted: &[&Foreign], body: &str, subject: Subject) -> Result<()> {
    if body.is_empty() {
        return Ok(());
    }
    let (uid, now_ms) = (tx.uid(), tx.now_ms());
    let made_ms = |foreign: &&Foreign| foreign.note_made_ms.unwrap_or(now_ms);
    let edited_ms = |foreign: &&Foreign| foreign.note_edited_ms.unwrap_or(made_ms(foreign));
    let made = noted.iter().map(made_ms).min().unwrap_or(now_ms);
    let edited = noted.iter().map(edited_ms).max().unwrap_or(made).max(made);
    tx.add_note(uid, Some(subject.into()), body, made, edited).map(drop)
}

/// Puts notes and tags on an article. A note that is there stays and gets more paragraphs, all of them in one change: each
/// change stands in the journal with the whole note before and after.
fn keep_on_page(
    tx: &mut Tx<'_>,
    coming: &[&Coming<'_>],
    article: ArticleId,
    file: &str,
) -> Result<Vec<(usize, ImportedAnnotation)>> {
    let subject = Subject::Article(article);
    let present = storage::note::get(tx.conn(), subject)?.map(|note| note.body);
    let mut standing: HashSet<&str> = present.iter().flat_map(|body| paragraphs(body)).collect();
    let (mut noted, mut body) = (Vec::new(), present.clone().unwrap_or_default());
    let mut lines = Vec::with_capacity(coming.len());
    for coming in coming {
        let foreign = coming.foreign;
        let mut is_new = add_tags(tx, foreign, subject)?;
        if !foreign.note.is_empty() && !paragraphs(&foreign.note).all(|paragraph| standing.contains(paragraph)) {
            standing.extend(paragraphs(&foreign.note));
            noted.push(foreign);
            add_to(&mut body, &foreign.note);
            is_new = true;
        }
        settle(tx, coming, State::Page, Some(article), None, file)?;
        let fate = if is_new { Fate::Page } else { Fate::Present };
        lines.push((coming.index, ImportedAnnotation { article: Some(article), ..line(fate, foreign) }));
    }
    if present.is_none() {
        add_note(tx, &noted, &body, subject)?;
    } else {
        tx.set_note(subject, &body)?;
    }
    Ok(lines)
}

fn keep_waiting(
    tx: &mut Tx<'_>,
    coming: &Coming<'_>,
    whereabouts: &Whereabouts,
    file: &str,
) -> Result<ImportedAnnotation> {
    let article = whereabouts.articles.first().copied();
    settle(tx, coming, State::Unplaced, article, None, file)?;
    // Of one that waited already, nothing new can be told.
    let fate = if coming.row.is_some() && !file.is_empty() { Fate::Present } else { Fate::Unplaced };
    let why = Some(why_unplaced(&coming.foreign.about, article));
    Ok(ImportedAnnotation { why, article, ..line(fate, coming.foreign) })
}

/// Writes down what became of an annotation, with all of it.
fn settle(
    tx: &mut Tx<'_>,
    coming: &Coming<'_>,
    state: State,
    article: Option<ArticleId>,
    highlight: Option<HighlightId>,
    file: &str,
) -> Result<()> {
    if let Some(row) = coming.row {
        return tx.settle_annotation(row, state, article, highlight).map(drop);
    }
    let foreign = coming.foreign;
    let added_ms = tx.now_ms();
    tx.add_annotation(&NewAnnotation {
        uid: None,
        article,
        highlight,
        state,
        format: foreign.format,
        foreign_id: foreign.foreign_id.as_deref(),
        url: first_url(foreign),
        file_name: file,
        added_ms,
        origin: &foreign.origin,
    })?;
    Ok(())
}
