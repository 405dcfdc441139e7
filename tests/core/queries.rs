//! Any query over any library: what the index answers is what looking at everything answers.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, article};
use clipfile_core::article::{Article, Order, Published, Scope};
use clipfile_core::claim::{Bearing, Fields, Filter, NewClaim, Sort};
use clipfile_core::document::ByteRange;
use clipfile_core::highlight::{Colour, Passage};
use clipfile_core::id::{ArticleId, ClaimId, HighlightId};
use clipfile_core::note::Subject;
use clipfile_core::person::{Profile, Speaker};
use clipfile_core::search::{
    ClaimField, DateOf, Effort, Ending, Expr, Field, List, Moments, Part, Query, Searcher, State, Term, Window, Words,
};
use proptest::prelude::*;

const WORDS: [&str; 7] = ["gate", "gates", "badge", "audit", "port", "key", "the"];
const TAGS: [&str; 5] = ["gate", "gate/badge", "gate/badge/key", "port_x", "money"];
const DATES: [&str; 6] = ["", "2018", "2019-03", "2019-03-05", "2020-12-31T23:30:00Z", "2021-01-01"];
const OUTLETS: [&str; 3] = ["", "The Gate Post", "Port Echo"];
const SITES: [&str; 4] =
    ["", "https://www.gate.example/port/key", "https://port.gate.example/audit", "https://badge.test/"];
const LANGUAGES: [&str; 4] = ["", "en", "en-GB", "de"];
/// The first moment of the clock, in UTC milliseconds; each reading adds a second.
const START_MS: i64 = 1_700_000_000_000;

/// An article to be made, by numbers that choose among what there is.
#[derive(Debug, Clone)]
struct Plan {
    headline: Vec<usize>,
    text: Vec<usize>,
    byline: Vec<usize>,
    fields: [usize; 4],
    note: Vec<usize>,
    tags: Vec<usize>,
    /// A word of the text, the colour, its tags and its note.
    passages: Vec<(usize, usize, Vec<usize>, Vec<usize>)>,
    is_archived: bool,
    is_read: bool,
    is_trashed: bool,
    loses_passage: bool,
}

/// A claim to be made: its statement, its speaker and note, and which of all passages bear on it.
#[derive(Debug, Clone)]
struct Said {
    statement: Vec<usize>,
    speaker: usize,
    note: Vec<usize>,
    passages: Vec<usize>,
    is_trashed: bool,
}

const SPEAKERS: [&str; 3] = ["", "Ada Gate", "Port Badge"];

fn said() -> impl Strategy<Value = Said> {
    let statement = prop::collection::vec(0..WORDS.len(), 1..4);
    let passages = prop::collection::vec(0..12_usize, 0..3);
    (statement, 0..SPEAKERS.len(), words(3), passages, prop::bool::weighted(0.2)).prop_map(
        |(statement, speaker, note, passages, is_trashed)| Said { statement, speaker, note, passages, is_trashed },
    )
}

fn words(most: usize) -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..WORDS.len(), 0..most)
}

fn plan() -> impl Strategy<Value = Plan> {
    let tags = || prop::collection::vec(0..TAGS.len(), 0..2);
    let passage = (0..12_usize, 0..5_usize, tags(), words(3));
    (
        (words(3), prop::collection::vec(0..WORDS.len(), 1..12), words(2)),
        ([0..DATES.len(), 0..OUTLETS.len(), 0..SITES.len(), 0..LANGUAGES.len()], words(4), tags()),
        (
            prop::collection::vec(passage, 0..3),
            any::<[bool; 2]>(),
            prop::bool::weighted(0.2),
            prop::bool::weighted(0.2),
        ),
    )
        .prop_map(
            |(
                (headline, text, byline),
                (fields, note, tags),
                (passages, [is_archived, is_read], is_trashed, loses),
            )| Plan {
                headline,
                text,
                byline,
                fields,
                note,
                tags,
                passages,
                is_archived,
                is_read,
                is_trashed,
                loses_passage: loses,
            },
        )
}

fn line(words: &[usize]) -> String {
    words.iter().map(|word| WORDS[*word]).collect::<Vec<_>>().join(" ")
}

fn given(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// A library with such articles.
fn library(plans: &[Plan], all_said: &[Said]) -> Desk {
    let mut desk = Desk::new();
    let mut passages = Vec::new();
    for (number, plan) in plans.iter().enumerate() {
        let mut incoming = article(&format!("n{number}\n{}.", line(&plan.text)));
        let citation = &mut incoming.draft.citation;
        citation.headline = given(&line(&plan.headline));
        citation.byline = plan.byline.iter().map(|word| WORDS[*word].to_owned()).collect();
        citation.published = DATES[plan.fields[0]].parse::<Published>().ok();
        citation.outlet = given(OUTLETS[plan.fields[1]]);
        citation.url = given(SITES[plan.fields[2]]).map(|site| format!("{site}?n={number}"));
        citation.language = given(LANGUAGES[plan.fields[3]]);
        let id = desk.library.add(&incoming).unwrap().value.article;
        let _ = desk.library.set_note(Subject::Article(id), &line(&plan.note)).unwrap();
        for tag in &plan.tags {
            let _ = desk.library.tag(&[Subject::Article(id)], TAGS[*tag]).unwrap();
        }
        let document = desk.document(id);
        let text = desk.library.document(document).unwrap().text;
        for (word, colour, tags, note) in &plan.passages {
            let start =
                text.match_indices(char::is_whitespace).nth(*word % plan.text.len()).map_or(0, |(at, _)| at + 1);
            let end = text[start..].find(|c: char| !c.is_ascii_alphanumeric()).map_or(text.len(), |at| start + at);
            let passage =
                desk.library.add_highlight(document, ByteRange::new(start, end), Colour::ALL[*colour]).unwrap().value;
            let _ = desk.library.set_note(Subject::Highlight(passage), &line(note)).unwrap();
            for tag in tags {
                let _ = desk.library.tag(&[Subject::Highlight(passage)], TAGS[*tag]).unwrap();
            }
            passages.push((passage, plan.loses_passage));
        }
        let _ = desk.library.archive(&[id], plan.is_archived).unwrap();
        desk.library.set_read(&[id], plan.is_read).unwrap();
    }
    for said in all_said {
        let mut evidence = Vec::new();
        for (passage, _) in said.passages.iter().filter_map(|at| passages.get(*at)) {
            if !evidence.contains(&(*passage, Bearing::States)) {
                evidence.push((*passage, Bearing::States));
            }
        }
        let mut fields = Fields { statement: line(&said.statement), ..Fields::default() };
        if said.speaker > 0 {
            fields.speaker = Speaker::Named(Profile::named(SPEAKERS[said.speaker]));
        }
        let claim = desk.library.add_claim(&NewClaim { fields, evidence, ..NewClaim::default() }).unwrap().value;
        let _ = desk.library.set_claim_note(claim, &line(&said.note)).unwrap();
        if said.is_trashed {
            let _ = desk.library.trash_claims(&[claim]).unwrap();
        }
    }
    // In the end, so that claims rest on what then goes.
    for (passage, _) in passages.iter().filter(|(_, is_lost)| *is_lost) {
        let _ = desk.library.trash_highlights(&[*passage]).unwrap();
    }
    for (number, _) in plans.iter().enumerate().filter(|(_, plan)| plan.is_trashed) {
        let _ = desk.library.trash(&[ArticleId(number as i64 + 1)]).unwrap();
    }
    desk
}

fn some_words() -> impl Strategy<Value = Words> {
    let field = prop::sample::select(vec![
        None,
        None,
        None,
        Some(Field::Title),
        Some(Field::Byline),
        Some(Field::Outlet),
        Some(Field::Url),
        Some(Field::Site),
        Some(Field::Text),
        Some(Field::Quote),
        Some(Field::Note),
        Some(Field::Claim),
    ]);
    (field, prop::collection::vec(0..WORDS.len(), 1..3), 0..4_usize).prop_map(|(field, words, ending)| {
        let mut words: Vec<String> = words.into_iter().map(|word| WORDS[word].to_owned()).collect();
        if field == Some(Field::Site) {
            words.push("example".to_owned());
        }
        let ending = [Ending::Whole, Ending::Whole, Ending::Prefix, Ending::Growing][ending];
        if ending != Ending::Whole {
            words.last_mut().unwrap().truncate(2);
        }
        Words { field, words, ending, is_exact: false }
    })
}

fn term() -> impl Strategy<Value = Term> {
    let near = (some_words(), some_words(), 0..4_u16).prop_filter_map("sites are not near", |(one, other, within)| {
        let field = one.field.filter(|field| *field != Field::Site);
        let part = |words: Words| Words { field: None, ..words };
        Some(Term::Near { field, parts: vec![part(one), part(other)], within })
    });
    let some_date = prop::option::of(prop::sample::select(vec![
        1_514_764_800_000_i64, // 2018
        1_551_398_400_000,     // March 2019
        1_609_457_400_000,     // the end of 2020
        1_609_459_200_000,     // 2021
        START_MS,
        START_MS + 40_000,
        START_MS + 80_000,
    ]));
    let date = (prop::sample::select(vec![DateOf::Published, DateOf::Clipped]), some_date.clone(), some_date)
        .prop_map(|(of, from_ms, until_ms)| Term::Date(of, Moments { from_ms, until_ms }));
    let named = prop::sample::select(vec![
        Term::Tag("gate".to_owned()),
        Term::Tag("GATE/badge".to_owned()),
        Term::Tag("gat".to_owned()),
        Term::Colour("amber".to_owned()),
        Term::Colour("Doubtful".to_owned()),
        Term::Colour("none".to_owned()),
        Term::Language("en".to_owned()),
        Term::Language("en-gb".to_owned()),
        Term::Kind("html".to_owned()),
        Term::Kind("htm".to_owned()),
        Term::Story("gate".to_owned()),
        Term::Claim(ClaimField::Speaker, "ada".to_owned()),
        Term::Claim(ClaimField::Status, "unchecked".to_owned()),
        Term::Has(Part::Claim),
        Term::Has(Part::Note),
        Term::Has(Part::Passage),
        Term::Has(Part::Image),
        Term::Has(Part::Tag),
        Term::Is(State::Edited),
        Term::Is(State::Orphan),
        Term::Is(State::Trashed),
        Term::Is(State::Inbox),
        Term::Is(State::Unread),
    ]);
    prop_oneof![4 => some_words().prop_map(Term::Words), 1 => near, 2 => date, 4 => named]
}

fn expr() -> impl Strategy<Value = Expr> {
    term().prop_map(Expr::Term).prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Expr::All),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Expr::Any),
            inner.prop_map(|inner| Expr::Not(Box::new(inner))),
        ]
    })
}

/// Everything that is said about one article.
struct Seen {
    article: Article,
    text: String,
    note: String,
    tags: Vec<String>,
    passages: Vec<Passage>,
    /// What is claimed by passages of it.
    claims: Vec<Claimed>,
    is_unread: bool,
    is_trashed: bool,
}

/// Everything that is said about one claim.
#[derive(Debug, Clone, PartialEq)]
struct Claimed {
    id: ClaimId,
    statement: String,
    speaker: String,
    note: String,
    /// Passages, outside the trash, that bear on it.
    passages: Vec<HighlightId>,
    is_trashed: bool,
}

impl Claimed {
    /// Whether it fits; what is asked of an article, one of `articles` must meet.
    fn fits(&self, expr: &Expr, articles: &[&Seen]) -> bool {
        let texts = |field: Option<Field>| match field {
            None => Some(vec![&self.statement, &self.speaker, &self.note]),
            Some(Field::Claim) => Some(vec![&self.statement]),
            Some(Field::Note) => Some(vec![&self.note]),
            _ => None,
        };
        let of_articles = |term: &Term| articles.iter().any(|seen| seen.fits_term(term, Row::Article));
        match expr {
            Expr::All(parts) => parts.iter().all(|part| self.fits(part, articles)),
            Expr::Any(parts) => parts.iter().any(|part| self.fits(part, articles)),
            Expr::Not(inner) => !self.fits(inner, articles),
            Expr::Term(term) => match term {
                Term::Words(words) => texts(words.field).map_or_else(
                    || of_articles(term),
                    |texts| texts.iter().any(|text| !places(&cut(text), words).is_empty()),
                ),
                Term::Near { field, parts, within } => texts(*field).map_or_else(
                    || of_articles(term),
                    |texts| texts.iter().any(|text| near(&cut(text), parts, *within)),
                ),
                Term::Claim(ClaimField::Speaker, _) => self.speaker.starts_with("Ada"),
                Term::Claim(..) | Term::Has(Part::Claim) => true,
                Term::Has(Part::Note) => !self.note.is_empty(),
                Term::Is(State::Trashed) => self.is_trashed,
                Term::Story(_) => false,
                _ => of_articles(term),
            },
        }
    }
}

/// A row of a list, with the article that it belongs to.
#[derive(Clone, Copy)]
enum Row<'s> {
    Article,
    Passage(&'s Passage),
    /// Its words.
    Note(&'s str),
}

fn cut(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Where words stand in a text: how many words before, and how many words they are.
fn places(text: &[String], wanted: &Words) -> Vec<usize> {
    let last = wanted.words.len() - 1;
    let fits = |window: &[String]| {
        window[..last] == wanted.words[..last]
            && match wanted.ending {
                Ending::Whole => window[last] == wanted.words[last],
                _ => window[last].starts_with(&wanted.words[last]),
            }
    };
    text.windows(last + 1).enumerate().filter(|(_, window)| fits(window)).map(|(at, _)| at).collect()
}

impl Seen {
    /// The texts of a field; phrases stand within one.
    fn texts(&self, field: Option<Field>) -> Vec<String> {
        let citation = &self.article.citation;
        let one = |text: &Option<String>| text.iter().cloned().collect::<Vec<_>>();
        match field {
            Some(Field::Title) => one(&citation.headline),
            Some(Field::Byline) => citation.byline.clone(),
            Some(Field::Outlet) => one(&citation.outlet),
            Some(Field::Url | Field::Site) => one(&citation.url),
            Some(Field::Text) => vec![self.text.clone()],
            Some(Field::Quote) => self.passages.iter().map(|passage| passage.exact.clone()).collect(),
            Some(Field::Note) => {
                let notes = self.passages.iter().map(|passage| passage.note.clone());
                notes.chain([self.note.clone()]).filter(|note| !note.is_empty()).collect()
            }
            Some(Field::Claim) => self.claims.iter().map(|claim| claim.statement.clone()).collect(),
            None => [Field::Title, Field::Byline, Field::Outlet, Field::Text, Field::Quote, Field::Note]
                .into_iter()
                .flat_map(|field| self.texts(Some(field)))
                .collect(),
        }
    }

    fn all_tags(&self) -> Vec<&String> {
        self.tags.iter().chain(self.passages.iter().flat_map(|passage| &passage.tags)).collect()
    }

    fn fits(&self, expr: &Expr, row: Row<'_>) -> bool {
        match expr {
            Expr::All(parts) => parts.iter().all(|part| self.fits(part, row)),
            Expr::Any(parts) => parts.iter().any(|part| self.fits(part, row)),
            Expr::Not(inner) => !self.fits(inner, row),
            Expr::Term(term) => self.fits_term(term, row),
        }
    }

    /// The texts and tags of which words are asked in a row; `None` where it is the article that is asked.
    fn own<'s>(&'s self, field: Option<Field>, row: Row<'s>) -> Option<(Vec<String>, Vec<&'s String>)> {
        match (row, field) {
            (Row::Article, _) => {
                let tags = if field.is_none() { self.all_tags() } else { Vec::new() };
                Some((self.texts(field), tags))
            }
            (Row::Passage(passage), None) => {
                Some((vec![passage.exact.clone(), passage.note.clone()], passage.tags.iter().collect()))
            }
            (Row::Passage(passage), Some(Field::Quote)) => Some((vec![passage.exact.clone()], Vec::new())),
            (Row::Passage(passage), Some(Field::Note)) => Some((vec![passage.note.clone()], Vec::new())),
            (Row::Note(body), None | Some(Field::Note)) => Some((vec![body.to_owned()], Vec::new())),
            _ => None,
        }
    }

    fn fits_term(&self, term: &Term, row: Row<'_>) -> bool {
        match term {
            Term::Words(words) => match self.own(words.field, row) {
                None => self.fits_term(term, Row::Article),
                Some((texts, tags)) if words.field != Some(Field::Site) => {
                    texts.iter().chain(tags).any(|text| !places(&cut(text), words).is_empty())
                }
                Some((texts, _)) => texts.iter().any(|url| Self::is_at(url, words)),
            },
            Term::Near { field, parts, within } => match self.own(*field, row) {
                None => self.fits_term(term, Row::Article),
                Some((texts, _)) => texts.iter().any(|text| near(&cut(text), parts, *within)),
            },
            Term::Tag(path) => {
                let tags = match row {
                    Row::Passage(passage) => passage.tags.iter().collect(),
                    _ => self.all_tags(),
                };
                let path = path.to_lowercase();
                tags.iter().any(|tag| tag.to_lowercase() == path || tag.to_lowercase().starts_with(&format!("{path}/")))
            }
            Term::Colour(name) => {
                let has = |passage: &Passage| match name.as_str() {
                    // The name that the user gave to green.
                    "Doubtful" => passage.colour == Colour::Green,
                    name => passage.colour.name() == name,
                };
                match row {
                    Row::Passage(passage) => has(passage),
                    _ => self.passages.iter().any(has),
                }
            }
            Term::Language(tag) => self.article.citation.language.as_deref().is_some_and(|language| {
                let language = language.to_lowercase();
                language == *tag || language.starts_with(&format!("{tag}-"))
            }),
            Term::Kind(kind) => kind == "html",
            Term::Date(of, moments) => {
                let ms = match of {
                    DateOf::Published => self.article.citation.published.as_ref().map(Published::sort_ms),
                    _ => Some(self.article.clipped_ms),
                };
                ms.is_some_and(|ms| {
                    moments.from_ms.is_none_or(|from| ms >= from) && moments.until_ms.is_none_or(|until| ms < until)
                })
            }
            Term::Has(part) => match (part, row) {
                (Part::Note, Row::Note(..)) | (Part::Passage, Row::Passage(_)) => true,
                (Part::Note, Row::Passage(passage)) => !passage.note.is_empty(),
                (Part::Tag, Row::Passage(passage)) => !passage.tags.is_empty(),
                (Part::Note, Row::Article) => !self.texts(Some(Field::Note)).is_empty(),
                (Part::Passage, _) => !self.passages.is_empty(),
                (Part::Tag, _) => !self.all_tags().is_empty(),
                (Part::Claim, _) => !self.claims.is_empty(),
                _ => false,
            },
            Term::Claim(ClaimField::Speaker, _) => self.claims.iter().any(|claim| claim.speaker.starts_with("Ada")),
            Term::Claim(..) => !self.claims.is_empty(),
            Term::Is(State::Trashed) => self.is_trashed,
            Term::Is(State::Unread) => self.is_unread,
            Term::Is(State::Inbox) => !self.is_trashed && self.article.archived_ms.is_none(),
            _ => false,
        }
    }

    /// Whether an address is at a site: its host ends with the words, or they begin the path below a host that does.
    fn is_at(url: &str, words: &Words) -> bool {
        let host = url.split("//").nth(1).unwrap().split(['/', '?']).next().unwrap();
        let labels: Vec<String> = cut(host);
        let ends = |end: usize| labels.ends_with(&words.words[..end]);
        let whole = ends(words.words.len());
        let stands = !places(&cut(url), words).is_empty();
        whole || (1..words.words.len()).any(|end| ends(end) && stands)
    }
}

fn near(text: &[String], parts: &[Words], within: u16) -> bool {
    let (one, other) = (places(text, &parts[0]), places(text, &parts[1]));
    one.iter().any(|first| {
        other.iter().any(|second| {
            let last = first.max(second);
            first + parts[0].words.len() + usize::from(within) >= *last
                && second + parts[1].words.len() + usize::from(within) >= *last
        })
    })
}

fn claimed(desk: &Desk) -> Vec<Claimed> {
    let mut all = Vec::new();
    for (scope, is_trashed) in [(Scope::Articles, false), (Scope::Trash, true)] {
        let filter = Filter { scope, ..Filter::default() };
        for row in desk.library.list_claims(&filter, Sort::Made, false, 0, 1000).unwrap().1 {
            let id = row.claim.id;
            let passages = desk.library.evidence(id).unwrap().into_iter().filter_map(|evidence| evidence.passage);
            let passages = passages.filter(|tied| desk.library.passage(tied.id).unwrap().trashed_ms.is_none());
            all.push(Claimed {
                id,
                statement: row.claim.statement,
                speaker: row.speaker.map(|person| person.profile.name).unwrap_or_default(),
                note: desk.library.claim_note(id).unwrap(),
                passages: passages.map(|tied| tied.id).collect(),
                is_trashed,
            });
        }
    }
    all
}

fn everything(desk: &Desk) -> Vec<Seen> {
    let claims = claimed(desk);
    let mut all = Vec::new();
    for (scope, is_trashed) in [(Scope::Articles, false), (Scope::Trash, true)] {
        let page = desk.library.list_articles(scope, &Query::default(), Order::Newest, 0, 1000).unwrap();
        for listed in page.rows {
            let row = listed.row;
            let passages = desk.library.passages(row.document).unwrap();
            let bears = |claim: &&Claimed| {
                !claim.is_trashed && passages.iter().any(|passage| claim.passages.contains(&passage.id))
            };
            all.push(Seen {
                claims: claims.iter().filter(bears).cloned().collect(),
                text: desk.library.document(row.document).unwrap().text,
                note: desk.library.article_note(row.article.id).unwrap(),
                tags: desk.library.article_tags(row.article.id).unwrap(),
                passages,
                is_unread: row.is_unread,
                article: row.article,
                is_trashed,
            });
        }
    }
    all
}

fn wants_trash(expr: &Expr) -> bool {
    let mut wants = false;
    expr.each_term(&mut |term, is_wanted| wants |= is_wanted && *term == Term::Is(State::Trashed));
    wants
}

/// Whether a word is still being typed, of which a quick answer takes only the likeliest ones.
fn grows(expr: &Expr) -> bool {
    let mut grows = false;
    let is_growing = |words: &Words| words.ending == Ending::Growing;
    expr.each_term(&mut |term, _| grows |= matches!(term, Term::Words(words) if is_growing(words)));
    grows
}

const WHOLE: Window = Window { offset: 0, limit: 1000 };

fn keys(searcher: &mut Searcher, query: &Query, list: List, scope: &Scope, order: Order, effort: Effort) -> Vec<i64> {
    let answer = searcher.keys(query, list, scope, order, WHOLE, effort).unwrap();
    assert!(answer.is_exact && answer.total.is_exact, "there are few, and no word is guessed");
    assert_eq!(answer.total.count as usize, answer.rows.len());
    let part = Window { offset: 1, limit: 2 };
    let rows = searcher.keys(query, list, scope, order, part, effort).unwrap().rows;
    assert_eq!(rows, answer.rows.iter().skip(1).take(2).copied().collect::<Vec<_>>(), "{order:?}");
    answer.rows.into_iter().map(|(key, _)| key).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_query_finds_what_looking_at_everything_finds(
        plans in prop::collection::vec(plan(), 1..9),
        all_said in prop::collection::vec(said(), 0..5),
        exprs in prop::collection::vec(expr(), 60),
    ) {
        let mut desk = library(&plans, &all_said);
        let _ = desk.library.set_colour_name(Colour::Green, "Doubtful").unwrap();
        let all = everything(&desk);
        let claims = claimed(&desk);
        let mut searcher = desk.library.searcher().unwrap();
        for expr in exprs {
            let query = Query::of(expr);
            let expr = &query.expr;
            for scope in [Scope::Articles, Scope::Inbox, Scope::Trash] {
                let is_in = |seen: &&Seen| match scope {
                    Scope::Trash => seen.is_trashed,
                    Scope::Inbox => (wants_trash(expr) || !seen.is_trashed) && seen.article.archived_ms.is_none(),
                    _ => wants_trash(expr) || !seen.is_trashed,
                };
                let fit: Vec<&Seen> = all.iter().filter(is_in).filter(|seen| seen.fits(expr, Row::Article)).collect();
                let mut expected: Vec<ArticleId> = fit.iter().map(|seen| seen.article.id).collect();
                expected.sort_unstable();
                prop_assert_eq!(&desk.library.matching(&query, &scope).unwrap(), &expected, "{:?} in {:?}", expr, scope);
                for order in [Order::Newest, Order::Oldest, Order::Published, Order::Headline, Order::Relevance] {
                    let mut found = keys(&mut searcher, &query, List::Articles, &scope, order, Effort::Exact);
                    if !grows(expr) {
                        let quick = keys(&mut searcher, &query, List::Articles, &scope, order, Effort::Quick);
                        prop_assert_eq!(&found, &quick, "{:?} of {:?}", order, expr);
                    }
                    if order == Order::Newest {
                        prop_assert!(found.is_sorted_by(|one, next| one > next));
                    }
                    found.sort_unstable();
                    prop_assert_eq!(found, expected.iter().map(|id| id.0).collect::<Vec<_>>(), "{:?}", order);
                }
                let articles_of = |claim: &Claimed| -> Vec<&Seen> {
                    let rests = |seen: &&Seen| seen.passages.iter().any(|passage| claim.passages.contains(&passage.id));
                    all.iter().filter(|seen| !seen.is_trashed).filter(rests).collect()
                };
                let is_there = |claim: &&Claimed| match scope {
                    Scope::Trash => claim.is_trashed,
                    Scope::Inbox => {
                        (wants_trash(expr) || !claim.is_trashed)
                            && articles_of(claim).iter().any(|seen| seen.article.archived_ms.is_none())
                    }
                    _ => wants_trash(expr) || !claim.is_trashed,
                };
                let fit = claims.iter().filter(is_there).filter(|claim| claim.fits(expr, &articles_of(claim)));
                let mut expected: Vec<i64> = fit.map(|claim| claim.id.0).collect();
                expected.sort_unstable();
                for order in [Order::Newest, Order::Oldest, Order::Published, Order::Headline, Order::Relevance] {
                    let mut found = keys(&mut searcher, &query, List::Claims, &scope, order, Effort::Exact);
                    found.sort_unstable();
                    prop_assert_eq!(&found, &expected, "claims, {:?} in {:?} by {:?}", expr, scope, order);
                }
            }
            let shown = all.iter().filter(|seen| wants_trash(expr) || !seen.is_trashed);
            let passages = shown.clone().flat_map(|seen| seen.passages.iter().map(move |passage| (seen, passage)));
            let mut expected: Vec<HighlightId> = passages
                .filter(|(seen, passage)| seen.fits(expr, Row::Passage(passage)))
                .map(|(_, passage)| passage.id)
                .collect();
            expected.sort_unstable_by(|one, other| other.cmp(one));
            // One that was thrown away by itself is seen only where the trash is asked for.
            if !wants_trash(expr) {
                let found = keys(&mut searcher, &query, List::Passages, &Scope::Articles, Order::Newest, Effort::Exact);
                prop_assert_eq!(found, expected.iter().map(|id| id.0).collect::<Vec<_>>(), "passages, {:?}", expr);
                let mut bodies: Vec<&str> = shown
                    .flat_map(|seen| {
                        let own = Row::Note(&seen.note);
                        let on_passages = seen.passages.iter().map(|passage| Row::Note(&passage.note));
                        std::iter::once(own).chain(on_passages).map(move |row| (seen, row))
                    })
                    .filter_map(|(seen, row)| match row {
                        Row::Note(body) if !body.is_empty() && seen.fits(expr, row) => Some(body),
                        _ => None,
                    })
                    .collect();
                bodies.sort_unstable();
                let notes = searcher.notes(&query, &Scope::Articles, Order::Newest, WHOLE, Effort::Exact).unwrap();
                // Those of claims are on no article.
                let of_articles = notes.rows.iter().filter(|note| note.note.article.is_some());
                let mut found: Vec<&str> = of_articles.map(|note| note.note.body.as_str()).collect();
                found.sort_unstable();
                prop_assert_eq!(found, bodies, "notes, {:?}", expr);
            }
            let counts = searcher.counts(&query, &Scope::Articles, Effort::Exact).unwrap();
            let articles = all.iter().filter(|seen| wants_trash(expr) || !seen.is_trashed);
            prop_assert_eq!(counts.articles.count as usize, articles.filter(|seen| seen.fits(expr, Row::Article)).count());
        }
    }
}
