//! The place in an article that shows why it was found: a passage before the text, for a passage was chosen by the user.

use super::expr::{Ending, Words};
use super::fold::cut;
use super::query::Query;
use crate::article::Row;
use crate::document::ByteRange;
use crate::error::Result;
use crate::id::HighlightId;
use crate::storage::{self, Connection};
use std::ops::{ControlFlow, Range};

/// Words that a snippet shows before the first and after the last one found.
const LEAD_WORDS: usize = 6;
/// Words of a snippet.
const SNIPPET_WORDS: usize = 36;
/// Words between which all that was asked for should stand.
const WINDOW_WORDS: usize = 24;

/// Which part of an article was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundIn {
    /// Headline, byline or outlet.
    Citation,
    /// The text.
    Text,
    /// The words of a passage.
    Quote,
    /// A note.
    Note,
    /// A tag.
    Tag,
}

/// The best matching place of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub field: FoundIn,
    /// A line of text around it, with an ellipsis where something was left out.
    pub text: String,
    /// The words that fit, in bytes of `text`, in order.
    pub marks: Vec<ByteRange>,
    /// The passage, when it was found in one.
    pub passage: Option<HighlightId>,
}

/// A word of a text.
struct Token {
    start: usize,
    end: usize,
    folded: String,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut words = Vec::new();
    let _ = cut::<()>(text, |token| {
        let folded = token.word.to_owned();
        words.push(Token { start: token.start, end: token.end, folded });
        ControlFlow::Continue(())
    });
    words
}

/// A stretch of a text where words of the query stand.
struct Hit {
    /// How many different terms.
    terms: usize,
    /// Which tokens of the text, first to last.
    window: Range<usize>,
    /// The words that fit, as tokens.
    marks: Vec<Range<usize>>,
}

impl Query {
    /// The best place in the article of `row`; `None` when only tags or left-out words were asked for.
    pub(crate) fn place_in(&self, conn: &Connection, row: &Row) -> Result<Option<Found>> {
        let wanted = self.wanted_words();
        if wanted.is_empty() {
            return Ok(None);
        }
        let mut best: Option<(usize, Found)> = None;
        let mut look = |field, text: &str, passage| {
            let words = tokens(text);
            let Some(hit) = best_hit(&words, &wanted) else { return };
            if best.as_ref().is_none_or(|(terms, _)| hit.terms > *terms) {
                best = Some((hit.terms, snippet(field, text, &words, &hit, passage)));
            }
        };
        for passage in storage::highlight::of_document(conn, row.document)? {
            look(FoundIn::Quote, &passage.exact, Some(passage.id));
            look(FoundIn::Note, &passage.note, Some(passage.id));
        }
        look(FoundIn::Note, &storage::note::of_article(conn, row.article.id)?, None);
        look(FoundIn::Text, &storage::capture::text(conn, row.document)?, None);
        let citation = &row.article.citation;
        for text in citation.byline.iter().chain(&citation.outlet).chain(&citation.headline) {
            look(FoundIn::Citation, text, None);
        }
        for tag in &row.tags {
            look(FoundIn::Tag, tag, None);
        }
        Ok(best.map(|(_, found)| found))
    }
}

/// The first window of a text in which the most terms stand.
fn best_hit(words: &[Token], wanted: &[&Words]) -> Option<Hit> {
    let mut places: Vec<(usize, Range<usize>)> = Vec::new();
    for at in 0..words.len() {
        for (term, Words { words: phrase, ending, .. }) in wanted.iter().enumerate() {
            let fits = phrase.iter().enumerate().all(|(step, word)| {
                words.get(at + step).is_some_and(|token| {
                    let may_go_on = *ending != Ending::Whole && step + 1 == phrase.len();
                    token.folded == *word || (may_go_on && token.folded.starts_with(word.as_str()))
                })
            });
            if fits {
                places.push((term, at..at + phrase.len()));
            }
        }
    }
    let mut best: Option<(usize, Range<usize>)> = None;
    for (first, (_, start)) in places.iter().enumerate() {
        let near = places[first..].iter().take_while(|(_, place)| place.end <= start.start + WINDOW_WORDS);
        let (mut seen, mut count, mut last) = (vec![false; wanted.len()], 0, first);
        for (step, (term, _)) in near.enumerate() {
            if !std::mem::replace(&mut seen[*term], true) {
                count += 1;
                last = first + step;
            }
        }
        let count = count.max(1);
        if best.as_ref().is_none_or(|(most, _)| count > *most) {
            best = Some((count, first..last + 1));
        }
        if count == wanted.len() {
            break;
        }
    }
    let (terms, chosen) = best?;
    let window = places[chosen.start].1.start..places[chosen.end - 1].1.end;
    Some(Hit { terms, window, marks: places.into_iter().map(|(_, place)| place).collect() })
}

fn snippet(field: FoundIn, text: &str, words: &[Token], hit: &Hit, passage: Option<HighlightId>) -> Found {
    let first = hit.window.start.saturating_sub(LEAD_WORDS);
    let last = (first + SNIPPET_WORDS).max(hit.window.end).min(words.len());
    let start = if first == 0 { 0 } else { words[first].start };
    let end = if last == words.len() { text.len() } else { words[last - 1].end };
    let mut line = String::new();
    if start > 0 {
        line.push('…');
    }
    let shift = line.len();
    // White space of other kinds becomes a space of the same length, so that the marks stay true.
    line.extend(
        text[start..end].chars().map(|character| if character.is_ascii_whitespace() { ' ' } else { character }),
    );
    if end < text.len() {
        line.push('…');
    }
    let mut marks: Vec<ByteRange> = Vec::new();
    for place in hit.marks.iter().filter(|place| place.start >= first && place.end <= last) {
        let mark = ByteRange::new(words[place.start].start - start + shift, words[place.end - 1].end - start + shift);
        match marks.last_mut() {
            Some(before) if mark.start < before.end => before.end = before.end.max(mark.end),
            _ => marks.push(mark),
        }
    }
    Found { field, text: line, marks, passage }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Now;

    fn check(query: &str, text: &str, expected: &str) {
        let query = Query::parse(query, Now { ms: 0, offset_minutes: 0 }, false);
        let wanted = query.wanted_words();
        let words = tokens(text);
        let shown = best_hit(&words, &wanted).map(|hit| {
            let found = snippet(FoundIn::Text, text, &words, &hit, None);
            let mut line = found.text.clone();
            for mark in found.marks.iter().rev() {
                line.insert(mark.end.0, ']');
                line.insert(mark.start.0, '[');
            }
            line
        });
        assert_eq!(shown.as_deref().unwrap_or("nothing"), expected);
    }

    #[test]
    fn the_words_are_marked_where_they_stand() {
        check("port", "The port was shut.\nThe Port reopened.", "The [port] was shut. The [Port] reopened.");
        check("penas", "Señor Peñas", "Señor [Peñas]");
        check("\"the gate\"", "the east gate, then the gate", "the east gate, then [the gate]");
        check("pass*", "passwords and a pass", "[passwords] and a [pass]");
        check("nowhere", "the gate", "nothing");
    }

    #[test]
    fn the_window_with_the_most_words_wins() {
        let filler = "one two three four five six seven eight nine ten ".repeat(6);
        check(
            "badge password",
            &format!("A badge. {filler}The badge and its password."),
            "…six seven eight nine ten The [badge] and its [password].",
        );
    }
}
