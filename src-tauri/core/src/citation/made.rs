//! Notes, references and bibliographies, worked out one after the other as a text is written.

use super::run::{Run, mend, runs, runs_of};
use super::source::Source;
use super::style::Style;
use crate::error::{Error, Result};
use crate::id::ArticleId;
use hayagriva::citationberg::IndependentStyle;
use hayagriva::citationberg::json::{Item, Value};
use hayagriva::citationberg::taxonomy::Locator;
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, LocatorPayload, Rendered, SpecificLocator,
};
use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The citations of one text.
pub struct Citations {
    style: Style,
    /// The style when a source was cited a short while ago, and when that was not so.
    near: IndependentStyle,
    far: IndependentStyle,
    items: Vec<Item>,
    position: HashMap<ArticleId, usize>,
    /// The source and the page of each note so far.
    notes: Vec<Cited>,
    /// The first note of each source, from 0.
    first: HashMap<usize, usize>,
    /// All sources held against each other; worked out when it is first needed.
    whole: Option<Whole>,
    /// Notes by what they depend on, for many say the same.
    known: HashMap<Around, Vec<Run>>,
    has_stops_in_quotes: bool,
}

/// What a note depends on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Around {
    item: usize,
    page: Option<String>,
    first: Option<usize>,
    /// Whether the note before it is of the same source, and the page that it names then.
    follows: bool,
    page_before: Option<String>,
    is_near: bool,
}

struct Cited {
    item: usize,
    page: Option<String>,
}

struct Whole {
    /// For each source, how it is referred to in the text.
    inline: Vec<Vec<Run>>,
    /// For each source, its number from 0 in styles with numbers.
    number: Vec<usize>,
    /// The sources in the style's order with what the bibliography says of each.
    bibliography: Vec<(usize, Vec<Run>)>,
}

impl Citations {
    /// The citations of a text that cites these sources; a source that comes twice counts once.
    pub fn new(style: Style, sources: impl IntoIterator<Item = Source>) -> Self {
        let distance = |distance| {
            let mut csl = style.csl.clone();
            csl.citation.near_note_distance = distance;
            // Nobody asks a note for it, and it would be made for each.
            csl.bibliography = None;
            csl
        };
        let (near, far) = (distance(u32::MAX), distance(0));
        let has_stops_in_quotes = style.has_stops_in_quotes();
        let (notes, first) = (Vec::new(), HashMap::new());
        let (items, position, known) = (Vec::new(), HashMap::new(), HashMap::new());
        let mut citations =
            Self { style, near, far, items, position, notes, first, whole: None, known, has_stops_in_quotes };
        sources.into_iter().for_each(|source| citations.add(source));
        citations
    }

    /// Adds a source; one that is there already stays as it is.
    pub fn add(&mut self, source: Source) {
        if !self.position.contains_key(&source.article) {
            self.position.insert(source.article, self.items.len());
            self.items.push(source.item(self.items.len(), self.style.has_version));
            self.whole = None;
        }
    }

    /// Whether the style cites in notes; else in the text.
    pub fn is_in_notes(&self) -> bool {
        self.style.is_in_notes()
    }

    /// The next note, on that page of the source. What was cited before is cited as the style says: shorter, by the number
    /// of its first note, or as “ibid.”. A style that cites in the text has no notes: the first of a source says all that
    /// the bibliography says, and the others what stands in the text.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an article that is no source of this text; [`Error::Invalid`] when the style fails.
    pub fn note(&mut self, article: ArticleId, page: Option<&str>) -> Result<Vec<Run>> {
        let item = self.item(article)?;
        let first = self.first.get(&item).copied();
        let at = self.notes.len();
        self.notes.push(Cited { item, page: page.map(str::to_owned) });
        self.first.entry(item).or_insert(at);
        if self.is_in_notes() {
            return self.numbered(at, first);
        }
        match first {
            Some(_) => self.inline(article, page),
            None => self.entry(article),
        }
    }

    /// How the source is referred to in the text; in a style of notes, what its first note says.
    ///
    /// # Errors
    /// As [`Citations::note`].
    pub fn inline(&mut self, article: ArticleId, page: Option<&str>) -> Result<Vec<Run>> {
        let item = self.item(article)?;
        if page.is_none() || self.is_in_notes() {
            let cited = Cited { item, page: page.map(str::to_owned) };
            if self.is_in_notes() {
                let made = self.made(&self.style.csl, &[(&cited, Some(1))], 0)?;
                return Ok(self.last(&made, item));
            }
            return Ok(self.whole()?.inline[item].clone());
        }
        let number = self.whole()?.number[item];
        let alike = self.alike(item);
        let before = number.saturating_sub(alike.iter().position(|at| *at == item).unwrap_or_default());
        let others: Vec<Cited> = alike.into_iter().map(|item| Cited { item, page: None }).collect();
        let cited = Cited { item, page: page.map(str::to_owned) };
        let requests: Vec<_> = others.iter().chain([&cited]).map(|cited| (cited, None)).collect();
        let made = self.made(&self.style.csl, &requests, before)?;
        Ok(self.last(&made, item))
    }

    /// What the bibliography says of one source; what its first note says where the style has no bibliography.
    ///
    /// # Errors
    /// As [`Citations::note`].
    pub fn entry(&mut self, article: ArticleId) -> Result<Vec<Run>> {
        let item = self.item(article)?;
        let found = self.whole()?.bibliography.iter().find(|(of, _)| *of == item).map(|(_, entry)| entry.clone());
        match found {
            Some(entry) => Ok(entry),
            None => self.inline(article, None),
        }
    }

    /// The bibliography of those sources that were cited in notes, in the style's order.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the style fails.
    pub fn bibliography_of_cited(&mut self) -> Result<Vec<Vec<Run>>> {
        let cited: HashSet<usize> = self.first.keys().copied().collect();
        let all = &self.whole()?.bibliography;
        Ok(all.iter().filter(|(item, _)| cited.contains(item)).map(|(_, entry)| entry.clone()).collect())
    }

    /// The bibliography of all sources, in the style's order; empty when the style has none.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the style fails.
    pub fn bibliography(&mut self) -> Result<Vec<Vec<Run>>> {
        Ok(self.whole()?.bibliography.iter().map(|(_, entry)| entry.clone()).collect())
    }

    fn item(&self, article: ArticleId) -> Result<usize> {
        self.position
            .get(&article)
            .copied()
            .ok_or_else(|| Error::NotFound(format!("article {article} among the sources")))
    }

    /// The note at `at`, of a source that was first cited in the note `first`.
    fn numbered(&mut self, at: usize, first: Option<usize>) -> Result<Vec<Run>> {
        let distance = self.style.csl.citation.near_note_distance as usize;
        let item = self.notes[at].item;
        let is_near = self.notes[at.saturating_sub(distance)..at].iter().any(|cited| cited.item == item);
        let before = at.checked_sub(1).map(|before| &self.notes[before]).filter(|before| before.item == item);
        let page = self.notes[at].page.clone();
        let depends = Around {
            item,
            page,
            first,
            follows: before.is_some(),
            page_before: before.and_then(|before| before.page.clone()),
            is_near,
        };
        if let Some(known) = self.known.get(&depends) {
            return Ok(known.clone());
        }
        // What a note says depends on the first note of its source and on the note before it, and on no other.
        let mut around = vec![at];
        around.extend(at.checked_sub(1));
        around.extend(first);
        around.sort_unstable();
        around.dedup();
        let requests: Vec<_> = around.into_iter().map(|at| (&self.notes[at], Some(at + 1))).collect();
        let made = self.made(if is_near { &self.near } else { &self.far }, &requests, 0)?;
        let said = self.last(&made, item);
        self.known.insert(depends, said.clone());
        Ok(said)
    }

    /// The other sources from which this one is told apart by letters behind the year, and the like.
    fn alike(&self, item: usize) -> Vec<usize> {
        let same = |name: &str, other: &Item| other.0.get(name) == self.items[item].0.get(name);
        let is_alike = |other: &Item| same("author", other) && same("container-title", other);
        let all = self.items.iter().enumerate();
        all.filter(|(at, other)| *at == item || is_alike(other)).map(|(at, _)| at).take(26).collect()
    }

    /// The last of what was worked out, which is of `item`.
    fn last(&self, made: &Rendered, item: usize) -> Vec<Run> {
        made.citations.last().map(|cited| self.mended(runs(&cited.citation), item)).unwrap_or_default()
    }

    fn mended(&self, mut runs: Vec<Run>, item: usize) -> Vec<Run> {
        let outlet = match self.items[item].0.get("container-title") {
            Some(Value::String(outlet)) => Some(outlet.as_str()),
            _ => None,
        };
        mend(&mut runs, outlet, self.has_stops_in_quotes);
        runs
    }

    fn whole(&mut self) -> Result<&Whole> {
        if self.whole.is_none() {
            let cited: Vec<Cited> = (0..self.items.len()).map(|item| Cited { item, page: None }).collect();
            let requests: Vec<_> = cited.iter().map(|cited| (cited, None)).collect();
            let made = self.made(&self.style.csl, &requests, 0)?;
            let ids: HashMap<String, usize> =
                self.items.iter().enumerate().filter_map(|(at, item)| Some((item.id()?.into_owned(), at))).collect();
            let bibliography: Vec<(usize, Vec<Run>)> = made
                .bibliography
                .into_iter()
                .flat_map(|bibliography| bibliography.items)
                .filter_map(|entry| {
                    let mut said = Vec::new();
                    if let Some(first) = &entry.first_field {
                        said = runs_of(first);
                        said.push(Run { text: " ".to_owned(), ..Run::default() });
                    }
                    said.extend(runs(&entry.content));
                    let item = *ids.get(&entry.key)?;
                    Some((item, self.mended(said, item)))
                })
                .collect();
            let mut number: Vec<usize> = (0..self.items.len()).collect();
            if self.style.csl.bibliography.as_ref().is_some_and(|bibliography| bibliography.sort.is_some()) {
                bibliography.iter().enumerate().for_each(|(at, (item, _))| number[*item] = at);
            }
            let inline = made.citations.iter().enumerate();
            let inline = inline.map(|(item, cited)| self.mended(runs(&cited.citation), item)).collect();
            self.whole = Some(Whole { inline, number, bibliography });
        }
        self.whole.as_ref().ok_or_else(|| Error::corrupt("citations were not worked out"))
    }

    /// Works out citations that follow each other; each has the number of its note, if it stands in one. `before` is how
    /// many numbers were given out before.
    fn made(&self, style: &IndependentStyle, cited: &[(&Cited, Option<usize>)], before: usize) -> Result<Rendered> {
        let language = &self.style.language;
        let work = || {
            let mut driver = BibliographyDriver::new().with_citation_number_offset(before);
            for (cited, note) in cited {
                let page = cited.page.as_deref().map(|page| SpecificLocator(Locator::Page, LocatorPayload::Str(page)));
                let item = CitationItem::with_locator(&self.items[cited.item], page);
                driver.citation(CitationRequest::new(vec![item], style, language.clone(), &self.style.locales, *note));
            }
            driver.finish(BibliographyRequest::new(style, language.clone(), &self.style.locales))
        };
        // A style can ask for what its reader did not think of.
        catch_unwind(AssertUnwindSafe(work)).map_err(|_| failed(&self.style.name))
    }
}

fn failed(name: &str) -> Error {
    Error::Invalid(format!("the citation style “{name}” cannot be followed; choose another one"))
}

/// Cites with a style what it may meet.
pub(super) fn try_out(style: &Style) -> Result<()> {
    let source = |id: i64, headline: Option<&str>, byline: &[&str], published: Option<&str>| Source {
        article: ArticleId(id),
        uid: crate::id::Uid::made_of([id as u8; 32]),
        citation: crate::article::Citation {
            headline: headline.map(str::to_owned),
            byline: byline.iter().map(|name| (*name).to_owned()).collect(),
            outlet: headline.map(|_| "The Ledger".to_owned()),
            published: published.and_then(|date| date.parse().ok()),
            url: Some(format!("https://ledger.example/{id}")),
            ..crate::article::Citation::default()
        },
        seen_ms: 0,
    };
    let sources = [
        source(1, Some("The gate"), &["Mara Lind"], Some("2026-05-14")),
        source(2, Some("The quay"), &["Mara Lind"], Some("2026-05-15")),
        source(3, Some("The ships"), &["Associated Press", "Jan van der Berg", "A. Coe", "B. Dee"], Some("2026-05")),
        source(4, None, &[], None),
    ];
    let mut citations = Citations::new(style.clone(), sources);
    let mut said = Vec::new();
    for (id, page) in [(1, None), (1, None), (1, Some("2")), (2, None), (3, Some("4-5")), (4, None), (1, None)] {
        said.extend(citations.note(ArticleId(id), page)?);
        said.extend(citations.inline(ArticleId(id), page)?);
    }
    said.extend(citations.bibliography()?.concat());
    if said.iter().all(|run| run.text.trim().is_empty()) {
        return Err(Error::Invalid("this style says nothing of an article in a newspaper".to_owned()));
    }
    Ok(())
}
