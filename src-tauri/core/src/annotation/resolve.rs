//! Where annotations of other programs stand in what is here.

use super::fields::uid_in;
use super::{About, Foreign, Format, Quoted};
use crate::anchor::{self, Selector, Verdict};
use crate::article::canonical_address;
use crate::document::{ByteOffset, ByteRange, OffsetMap, Utf16Offset};
use crate::error::Result;
use crate::id::{ArticleId, DocumentId, Uid};
use crate::storage::{self, Connection};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

/// The most articles of one address that are looked at, the newest first.
const MAX_ARTICLES: usize = 4;
/// The most documents that one annotation is looked for in.
const MAX_DOCUMENTS: usize = 12;

/// Where an annotation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) article: ArticleId,
    pub(super) document: DocumentId,
    /// Whether the words are the same ones.
    pub(super) is_exact: bool,
    pub(super) range: ByteRange,
}

/// What is known of an annotation's whereabouts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Whereabouts {
    /// The articles that it may be about, the likeliest first; none when its page is not here.
    pub(super) articles: Vec<ArticleId>,
    /// Where its words stand.
    pub(super) found: Option<Found>,
}

/// What tells which articles an annotation is about: identities of the capture and the article, and addresses.
type Subject<'f> = (Option<Uid>, Option<Uid>, &'f [String]);

/// Looks for all of them at once, so that each document is read once a round: first in the document that is shown of the
/// likeliest article, then in others, until the same words are found.
pub(super) fn resolve(conn: &Connection, coming: &[&Foreign]) -> Result<Vec<Whereabouts>> {
    let mut known: Vec<Whereabouts> = Vec::with_capacity(coming.len());
    let mut documents: Vec<Vec<(ArticleId, DocumentId)>> = Vec::with_capacity(coming.len());
    let mut of_article: HashMap<(ArticleId, Option<Uid>), Vec<DocumentId>> = HashMap::new();
    let mut about: HashMap<Subject<'_>, Vec<ArticleId>> = HashMap::new();
    for foreign in coming {
        let found = match about.entry((foreign.capture, foreign.article, &foreign.urls)) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(unknown) => unknown.insert(articles_about(conn, foreign)?).clone(),
        };
        let mut places = Vec::new();
        if matches!(foreign.about, About::Words(_)) {
            for article in &found {
                let kept = match of_article.entry((*article, foreign.capture)) {
                    Entry::Occupied(kept) => kept.into_mut(),
                    Entry::Vacant(free) => {
                        free.insert(storage::annotation::documents(conn, *article, foreign.capture)?)
                    }
                };
                places.extend(kept.iter().map(|document| (*article, *document)));
            }
        }
        places.truncate(MAX_DOCUMENTS);
        documents.push(places);
        known.push(Whereabouts { articles: found, found: None });
    }
    for round in 0..MAX_DOCUMENTS {
        let mut groups: BTreeMap<DocumentId, Vec<(usize, ArticleId)>> = BTreeMap::new();
        for (index, places) in documents.iter().enumerate() {
            if let Some((article, document)) = places.get(round)
                && !known[index].found.is_some_and(|found| found.is_exact)
            {
                groups.entry(*document).or_default().push((index, *article));
            }
        }
        for (document, group) in groups {
            let text = storage::capture::text(conn, document)?;
            let wanted: Vec<(&Quoted, Format)> = group
                .iter()
                .filter_map(|(index, _)| match &coming[*index].about {
                    About::Words(words) => Some((words, coming[*index].format)),
                    _ => None,
                })
                .collect();
            for ((index, article), place) in group.iter().zip(look_in(&text, &wanted)) {
                let Some((is_exact, range)) = place else { continue };
                let known = &mut known[*index].found;
                if is_exact || known.is_none() {
                    *known = Some(Found { article: *article, document, is_exact, range });
                }
            }
        }
    }
    Ok(known)
}

/// Where each of `wanted` stands in `text`, and whether its words are the same there.
fn look_in(text: &str, wanted: &[(&Quoted, Format)]) -> Vec<Option<(bool, ByteRange)>> {
    let ruler = Ruler::new(text);
    let mut places: Vec<Option<(bool, ByteRange)>> = wanted
        .iter()
        .map(|(words, format)| stands_there(text, words, &ruler, *format).map(|range| (true, range)))
        .collect();
    let left: Vec<usize> =
        places.iter().enumerate().filter(|(_, place)| place.is_none()).map(|(index, _)| index).collect();
    let selectors: Vec<Selector> = left
        .iter()
        .map(|index| {
            let (words, format) = wanted[*index];
            Selector {
                exact: words.exact.clone(),
                prefix: words.prefix.clone(),
                suffix: words.suffix.clone(),
                start: words.place.and_then(|(start, _)| ruler.byte(start, format)),
            }
        })
        .collect();
    for (index, place) in left.into_iter().zip(anchor::find(text, &selectors)) {
        places[index] = place
            .range
            .filter(|range| text.get(range.start.0..range.end.0).is_some_and(|words| !words.trim().is_empty()))
            .map(|range| (matches!(place.verdict, Verdict::Same | Verdict::Moved), range));
    }
    places
}

/// Where `words` stand by their own position, when the words there are those: then it was counted in this very text.
fn stands_there(text: &str, words: &Quoted, ruler: &Ruler, format: Format) -> Option<ByteRange> {
    let (start, end) = words.place?;
    let (start, end) = (ruler.byte(start, format)?, ruler.byte(end, format)?);
    let is_there = text.get(start..end)? == words.exact
        && text[..start].ends_with(&words.prefix)
        && text[end..].starts_with(&words.suffix);
    is_there.then(|| ByteRange::new(start, end))
}

/// The units of both formats in bytes.
struct Ruler {
    units: OffsetMap,
    /// The byte at which each character begins, and the end.
    points: Vec<u32>,
}

impl Ruler {
    fn new(text: &str) -> Self {
        let ends = std::iter::once(text.len());
        let points = text.char_indices().map(|(at, _)| at).chain(ends).map(|at| at as u32).collect();
        Self { units: OffsetMap::new(text), points }
    }

    fn byte(&self, at: usize, format: Format) -> Option<usize> {
        match format {
            Format::W3c => self.points.get(at).map(|byte| *byte as usize),
            Format::Hypothesis => self.units.to_bytes(Utf16Offset(at)).map(|ByteOffset(byte)| byte),
        }
    }
}

/// The articles outside the trash that an annotation may be about, the likeliest first.
fn articles_about(conn: &Connection, foreign: &Foreign) -> Result<Vec<ArticleId>> {
    let mut found = Vec::new();
    // What Clipfile wrote names the article itself; an address may lead to several.
    if let Some(capture) = foreign.capture {
        found.extend(storage::annotation::article_of_capture(conn, capture)?);
    }
    let of_urls = foreign.urls.iter().filter_map(|url| uid_in(url));
    for uid in foreign.article.into_iter().chain(of_urls) {
        found.extend(storage::annotation::article_of(conn, uid)?);
    }
    for address in foreign.urls.iter().filter_map(|url| canonical_address(url)) {
        found.extend(storage::capture::articles_at(conn, &address)?.into_iter().rev());
    }
    let mut articles: Vec<ArticleId> = Vec::new();
    for article in found {
        if !articles.contains(&article) {
            articles.push(article);
        }
    }
    articles.truncate(MAX_ARTICLES);
    Ok(articles)
}
