//! One number, looked up: a sentence of the library that has the words beside it, and what number stands there.

use super::number::{Number, NumberKind, Relation, is_form};
use super::sentence::Content;
use super::sources::{Counting, Sources, Text};
use super::{Finding, Outcome, Subject};
use crate::document::ByteRange;
use crate::error::Result;
use crate::id::ArticleId;
use std::rc::Rc;

/// Articles that are looked at.
const MAX_ARTICLES: usize = 24;
/// What part of the words beside a number must stand beside the other one, by weight, for the same value to be the same number.
const FOUND: f64 = 0.34;
/// The same for a date, for many things happen on one day.
const FOUND_DATE: f64 = 0.45;
/// The same for another value to be another one of the same thing.
const DIFFERS: f64 = 0.6;
/// Words this near to a number, in bytes, count whole; those further off count half.
const NEAR: usize = 60;

/// A sentence of the draft with the numbers that are looked up.
pub(super) struct Asked<'d> {
    pub(super) text: &'d str,
    pub(super) contents: &'d [Content],
    pub(super) numbers: &'d [Number],
}

struct Place {
    text: Rc<Text>,
    at: ByteRange,
    relation: Relation,
    /// Weight of the words that stand in both, of 1.
    shared: f64,
}

/// Articles that may have the numbers of a sentence.
pub(super) fn candidates(sources: &mut Sources<'_>, asked: &Asked<'_>) -> Result<Vec<ArticleId>> {
    let words: Vec<&str> = asked.contents.iter().map(|content| content.word.as_str()).collect();
    let mut found = sources.with_words(&words)?;
    found.truncate(MAX_ARTICLES);
    Ok(found)
}

/// Looks up the number `which` of a sentence in `candidates` and in articles that have it as it is written.
pub(super) fn look_up(
    sources: &mut Sources<'_>,
    asked: &Asked<'_>,
    which: usize,
    candidates: &[ArticleId],
) -> Result<Finding> {
    let number = &asked.numbers[which];
    let written = asked.text[number.at.start.0..number.at.end.0].to_owned();
    let mut finding = Finding {
        subject: Subject::Number(number.kind),
        at: number.at,
        beside: beside(asked, number),
        text: written,
        outcome: Outcome::NotFound,
        source: None,
        runs: Vec::new(),
        kinds: Vec::new(),
        is_loose: false,
        others: 0,
    };
    let mut places = Vec::new();
    look_in(sources, asked, which, candidates, &mut places)?;
    let is_found = |places: &[Place]| places.iter().any(|place| place.is_found(number));
    if !is_found(&places) {
        let mut rare: Vec<&Content> = asked.contents.iter().collect();
        rare.sort_by(|one, other| sources.weight(&other.word).total_cmp(&sources.weight(&one.word)));
        let rare: Vec<&str> = rare.iter().take(3).map(|content| content.word.as_str()).collect();
        let more: Vec<ArticleId> = sources
            .with_number(&finding.text.replace('"', " "), &rare)?
            .into_iter()
            .filter(|article| !candidates.contains(article))
            .collect();
        look_in(sources, asked, which, &more, &mut places)?;
    }
    let rank = |place: &Place| match place.relation {
        Relation::Same => 0,
        Relation::Rounded => 1,
        Relation::Other | Relation::Apart => 2,
    };
    places.retain(|place| place.is_found(number) || place.differs());
    places.sort_by(|one, other| rank(one).cmp(&rank(other)).then(other.shared.total_cmp(&one.shared)));
    let Some(best) = places.first() else { return Ok(finding) };
    finding.outcome = if best.relation == Relation::Other { Outcome::Differs } else { Outcome::Found };
    finding.is_loose = best.relation == Relation::Rounded;
    if finding.outcome == Outcome::Found {
        let mut articles: Vec<ArticleId> =
            places.iter().filter(|place| place.is_found(number)).map(|place| place.text.article).collect();
        articles.sort_unstable();
        articles.dedup();
        finding.others = articles.len() as u32 - 1;
    }
    finding.source = Some(sources.source(&best.text, best.at, None)?);
    Ok(finding)
}

fn look_in(
    sources: &mut Sources<'_>,
    asked: &Asked<'_>,
    which: usize,
    articles: &[ArticleId],
    places: &mut Vec<Place>,
) -> Result<()> {
    let number = &asked.numbers[which];
    let weights: Vec<f64> = asked.contents.iter().map(|content| weight(sources, content, number)).collect();
    let all: f64 = weights.iter().sum();
    if all <= 0.0 {
        return Ok(());
    }
    for article in articles {
        let text = sources.shown(*article)?;
        for counting in text.counting() {
            let related: Vec<(&Number, Relation)> = counting
                .numbers
                .iter()
                .map(|there| (there, number.relation(there)))
                .filter(|(_, relation)| *relation != Relation::Apart)
                .collect();
            if related.is_empty() {
                continue;
            }
            let Some(shared) = shared(asked, &weights, counting, &text) else { continue };
            for (there, relation) in related {
                // What stands beside another number of the same sentence is that one's.
                let is_taken = relation == Relation::Other
                    && (asked.numbers.iter().any(|other| other.relation(there) == Relation::Same)
                        || !number.counts_the_same(there));
                if !is_taken {
                    let near = near(asked.contents, number, counting, there);
                    let at = there.at;
                    places.push(Place { text: Rc::clone(&text), at, relation, shared: shared / all + near });
                }
            }
        }
    }
    Ok(())
}

fn weight(sources: &Sources<'_>, content: &Content, number: &Number) -> f64 {
    let gap = if content.end <= number.at.start.0 {
        number.at.start.0 - content.end
    } else {
        content.start.saturating_sub(number.at.end.0)
    };
    let is_inside = content.start >= number.at.start.0 && content.end <= number.at.end.0;
    let far = if gap <= NEAR { 1.0 } else { 0.5 };
    // Words of the number itself, such as its unit, tell nothing of what it is about.
    if is_inside { 0.0 } else { sources.weight(&content.word) * far }
}

/// The weight of the words that stand in the other sentence; half of it in what is around it, and of names also anywhere in
/// the text. `None` where hardly any do, or no name.
fn shared(asked: &Asked<'_>, weights: &[f64], there: &Counting, text: &Text) -> Option<f64> {
    let (mut sum, mut count, mut names, mut has_name, mut is_any) = (0.0, 0, 0, false, false);
    for (content, weight) in asked.contents.iter().zip(weights).filter(|(_, weight)| **weight > 0.0) {
        let is_there = there.contents.iter().any(|other| is_form(&other.word, &content.word));
        let is_around = is_there
            || there.around.iter().any(|other| is_form(other, &content.word))
            || (content.is_name && text.words.contains(&asked.text[content.start..content.end]));
        names += usize::from(content.is_name);
        has_name |= content.is_name && is_around;
        count += usize::from(is_around);
        is_any |= is_there;
        sum += match (is_there, is_around) {
            (true, _) => *weight,
            (false, true) => weight / 2.0,
            (false, false) => 0.0,
        };
    }
    let least = if asked.contents.len() <= 2 { 1 } else { 2 };
    (is_any && count >= least && (names == 0 || has_name)).then_some(sum)
}

/// A little more for a number that has the same word right beside it.
fn near(contents: &[Content], number: &Number, counting: &Counting, there: &Number) -> f64 {
    let beside = |contents: &[Content], at: ByteRange| -> Vec<String> {
        let before = contents.iter().rev().find(|content| content.end <= at.start.0);
        let after = contents.iter().find(|content| content.start >= at.end.0);
        before.into_iter().chain(after).map(|content| content.word.clone()).collect()
    };
    let (here, there) = (beside(contents, number.at), beside(&counting.contents, there.at));
    let same = here.iter().filter(|word| there.iter().any(|other| is_form(word, other))).count();
    same as f64 * 0.05
}

impl Place {
    fn is_found(&self, number: &Number) -> bool {
        let least = if number.kind == NumberKind::Date { FOUND_DATE } else { FOUND };
        matches!(self.relation, Relation::Same | Relation::Rounded) && self.shared >= least
    }

    fn differs(&self) -> bool {
        self.relation == Relation::Other && self.shared >= DIFFERS
    }
}

/// The words beside a number by which it was looked up, as they are written: names, and what it counts.
fn beside(asked: &Asked<'_>, number: &Number) -> String {
    let is_own = |content: &&Content| {
        let is_inside = content.start >= number.at.start.0 && content.end <= number.at.end.0;
        !is_inside && (content.is_name || number.nouns.contains(&content.word))
    };
    let mut words: Vec<&str> = Vec::new();
    for content in asked.contents.iter().filter(is_own) {
        let written = &asked.text[content.start..content.end];
        if !words.contains(&written) {
            words.push(written);
        }
    }
    words.truncate(6);
    words.join(", ")
}
