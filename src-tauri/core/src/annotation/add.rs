//! Keeping annotations of other programs: as passages, as notes on articles, or on the list of those without a place.

use super::place::{Why, why_unplaced};
use super::resolve::{Found, Whereabouts, resolve};
use super::{About, Annotations, Foreign, State};
use crate::anchor::{self, Place, Quote, Verdict};
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
                        match known(tx, foreign)? {
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

/// Whether an annotation is here already, by its identity or, while it waits, by all of it.
fn known(tx: &Tx<'_>, foreign: &Foreign) -> Result<Known> {
    let conn = tx.conn();
    if let Some(uid) = foreign.uid
        && let Some(row) = storage::uid::find(conn, uid)?.filter(|row| row.noun == Noun::Highlight)
    {
        let passage = storage::highlight::get(conn, HighlightId(row.id))?;
        return Ok(Known::Here(Some(passage.article), Some(passage.id)));
    }
    let row = match &foreign.foreign_id {
        Some(id) => storage::annotation::with_foreign_id(conn, foreign.format, id)?,
        None => storage::annotation::unplaced_with_origin(conn, first_url(foreign), &foreign.origin)?,
    };
    Ok(match row {
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
    let mut of_document: BTreeMap<DocumentId, Vec<(&Coming<'_>, Found)>> = BTreeMap::new();
    for (coming, whereabouts) in coming.iter().zip(&known) {
        match (&coming.foreign.about, whereabouts.found, whereabouts.articles.first()) {
            (About::Words(_), Some(found), _) => of_document.entry(found.document).or_default().push((coming, found)),
            (About::Page, _, Some(article)) => lines.push((coming.index, keep_on_page(tx, coming, *article, file)?)),
            _ => lines.push((coming.index, keep_waiting(tx, coming, whereabouts, file)?)),
        }
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

/// A document with what stands in it.
struct Page {
    document: Document,
    standing: HashMap<(usize, usize), Vec<Standing>>,
}

struct Standing {
    id: HighlightId,
    colour: Colour,
    note: String,
    tags: Vec<String>,
}

impl Page {
    fn of(tx: &Tx<'_>, id: DocumentId) -> Result<Self> {
        let mut standing: HashMap<(usize, usize), Vec<Standing>> = HashMap::new();
        for passage in storage::highlight::of_document(tx.conn(), id)? {
            let Some(range) = passage.range else { continue };
            let (id, colour, note, tags) = (passage.id, passage.colour, passage.note, passage.tags);
            standing.entry((range.start.0, range.end.0)).or_default().push(Standing { id, colour, note, tags });
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
    let standing = page.standing.entry((quote.range.start.0, quote.range.end.0)).or_default();
    let is_same = |standing: &&Standing| {
        standing.note == foreign.note
            && foreign.colour.is_none_or(|colour| colour == standing.colour)
            && foreign.tags.iter().all(|tag| standing.tags.iter().any(|own| own.eq_ignore_ascii_case(tag)))
    };
    let (fate, passage) = match standing.iter().find(is_same) {
        Some(same) => (Fate::Present, same.id),
        None => {
            let colour = foreign.colour.unwrap_or_default();
            let verdict = if found.is_exact { Verdict::Same } else { Verdict::Changed };
            let id = add_passage(tx, foreign, &quote, (found.article, found.document), verdict)?;
            let (note, tags) = (foreign.note.clone(), foreign.tags.clone());
            standing.push(Standing { id, colour, note, tags });
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
    let described = anchor::describe(document, found.range)?;
    let About::Words(words) = &foreign.about else { return Ok(described) };
    let has_context = !words.prefix.is_empty() || !words.suffix.is_empty();
    if found.is_exact && (words.exact != described.exact || !has_context) {
        return Ok(described);
    }
    Ok(Quote {
        range: described.range,
        exact: words.exact.clone(),
        prefix: words.prefix.clone(),
        suffix: words.suffix.clone(),
    })
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
    if !foreign.note.is_empty() {
        add_note(tx, foreign, subject)?;
    }
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

fn add_note(tx: &mut Tx<'_>, foreign: &Foreign, subject: Subject) -> Result<()> {
    let (uid, now_ms) = (tx.uid(), tx.now_ms());
    let made_ms = foreign.note_made_ms.unwrap_or(now_ms);
    let edited_ms = foreign.note_edited_ms.unwrap_or(made_ms).max(made_ms);
    tx.add_note(uid, subject, &foreign.note, made_ms, edited_ms)
}

/// Puts note and tags on an article; a note that is there stays and gets another paragraph.
fn keep_on_page(tx: &mut Tx<'_>, coming: &Coming<'_>, article: ArticleId, file: &str) -> Result<ImportedAnnotation> {
    let (foreign, subject) = (coming.foreign, Subject::Article(article));
    let mut is_new = add_tags(tx, foreign, subject)?;
    match storage::note::get(tx.conn(), subject)? {
        None if foreign.note.is_empty() => {}
        None => {
            add_note(tx, foreign, subject)?;
            is_new = true;
        }
        Some(present) if present.body.contains(&foreign.note) => {}
        Some(present) => is_new |= tx.set_note(subject, &format!("{}\n\n{}", present.body, foreign.note))?,
    }
    settle(tx, coming, State::Page, Some(article), None, file)?;
    let fate = if is_new { Fate::Page } else { Fate::Present };
    Ok(ImportedAnnotation { article: Some(article), ..line(fate, foreign) })
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
