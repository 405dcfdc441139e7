//! The place in an article that shows why it was found: a passage before the text, for a passage was chosen by the user.
//!
//! A list asks this for each row on the screen at each key, so a text is read once, no further than needed, and nothing is
//! allocated for its words.

use super::expr::{Ending, Expr, Field, Term, Words};
use super::fold::{Kind, Token, cut};
use super::query::Query;
use crate::article::Row;
use crate::document::ByteRange;
use crate::error::Result;
use crate::id::HighlightId;
use crate::storage::{self, Connection};
use std::collections::VecDeque;
use std::ops::ControlFlow;

/// Words that a snippet shows before the first one found.
const LEAD_WORDS: usize = 6;
/// Words of a snippet.
const SNIPPET_WORDS: usize = 36;
/// Words between which all that was asked for should stand.
const WINDOW_WORDS: usize = 24;
/// Bytes of a snippet, whatever somebody calls a word.
const SNIPPET_BYTES: usize = 2_000;
/// Bytes of a text that are read at most, and after the best place so far: a book is found, but not read to its end at each
/// key.
const READ_BYTES: usize = 4_000_000;
const READ_ON_BYTES: usize = 250_000;

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
    /// The statement of a claim.
    Claim,
    /// Who says it.
    Speaker,
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

impl Query {
    /// The best place in the article of `row`; `None` when only tags or left-out words were asked for.
    pub(crate) fn place_in(&self, conn: &Connection, row: &Row) -> Result<Option<Found>> {
        let wanted = Wanted::of(&self.expr);
        if wanted.phrases.is_empty() {
            return Ok(None);
        }
        let mut best: Option<(usize, Found)> = None;
        // Gives whether all was found, so that nothing better can come.
        let mut look = |field, part, text: &str, passage| {
            if let Some(hit) = wanted.best(text, part)
                && best.as_ref().is_none_or(|(groups, _)| hit.groups > *groups)
            {
                best = Some((hit.groups, wanted.snippet(field, part, text, &hit, passage)));
            }
            best.as_ref().is_some_and(|(groups, _)| *groups == wanted.groups)
        };
        let mut is_whole = false;
        for passage in storage::highlight::of_document(conn, row.document)? {
            is_whole = look(FoundIn::Quote, Field::Quote, &passage.exact, Some(passage.id))
                || look(FoundIn::Note, Field::Note, &passage.note, Some(passage.id));
            if is_whole {
                break;
            }
        }
        if !is_whole {
            is_whole = look(FoundIn::Note, Field::Note, &storage::note::of_article(conn, row.article.id)?, None);
        }
        if !is_whole && wanted.may_stand_in(Field::Text) {
            is_whole = look(FoundIn::Text, Field::Text, &storage::capture::text(conn, row.document)?, None);
        }
        if !is_whole {
            let citation = &row.article.citation;
            for name in &citation.byline {
                look(FoundIn::Citation, Field::Byline, name, None);
            }
            for (part, text) in [(Field::Outlet, &citation.outlet), (Field::Title, &citation.headline)] {
                look(FoundIn::Citation, part, text.as_deref().unwrap_or_default(), None);
            }
            for tag in &row.tags {
                look(FoundIn::Tag, Field::Note, tag, None);
            }
        }
        Ok(best.map(|(_, found)| found))
    }

    /// The best place in one text, which is that `part` of an article, as in a list of notes.
    pub fn place_in_text(&self, field: FoundIn, part: Field, text: &str) -> Option<Found> {
        let wanted = Wanted::of(&self.expr);
        let hit = wanted.best(text, part)?;
        Some(wanted.snippet(field, part, text, &hit, None))
    }
}

/// What is to be shown.
struct Wanted<'q> {
    phrases: Vec<(usize, &'q Words)>,
    /// How many things were asked for; of several any of which would do, all are one.
    groups: usize,
    /// Which first bytes the words have, so that all others are passed over.
    first_bytes: [bool; 256],
}

/// A stretch of a text where words of the query stand.
#[derive(Clone, Copy)]
struct Hit {
    /// How many of the things that were asked for.
    groups: usize,
    /// Where the snippet begins: some words before the first one that fits.
    lead: usize,
    /// Where that word begins, and the last one ends.
    start: usize,
    end: usize,
}

/// A phrase in a text.
#[derive(Clone, Copy)]
struct Place {
    group: usize,
    /// Its words, by their number in the text.
    first_word: usize,
    end_word: usize,
    lead: usize,
    start: usize,
    end: usize,
}

impl<'q> Wanted<'q> {
    fn of(expr: &'q Expr) -> Self {
        let mut wanted = Self { phrases: Vec::new(), groups: 0, first_bytes: [false; 256] };
        wanted.add(expr, true, None);
        for (_, words) in &wanted.phrases {
            for byte in words.words.iter().filter_map(|word| word.bytes().next()) {
                wanted.first_bytes[usize::from(byte)] = true;
            }
        }
        wanted
    }

    /// Adds what shall be found; what is below an “or” is one thing, in `group`.
    fn add(&mut self, expr: &'q Expr, is_wanted: bool, group: Option<usize>) {
        let all_of: &[Expr] = match expr {
            Expr::Not(inner) => return self.add(inner, !is_wanted, group),
            Expr::Term(term) => {
                let parts: &[Words] = match term {
                    Term::Words(words) => std::slice::from_ref(words),
                    Term::Near { parts, .. } => parts,
                    _ => &[],
                };
                if is_wanted {
                    for words in parts {
                        let group = group.unwrap_or_else(|| self.new_group());
                        self.phrases.push((group, words));
                    }
                }
                return;
            }
            Expr::All(parts) if is_wanted => parts,
            Expr::Any(parts) if !is_wanted => parts,
            Expr::All(parts) | Expr::Any(parts) => {
                let group = group.unwrap_or_else(|| self.new_group());
                return parts.iter().for_each(|part| self.add(part, is_wanted, Some(group)));
            }
        };
        for part in all_of {
            self.add(part, is_wanted, group);
        }
    }

    fn new_group(&mut self) -> usize {
        self.groups += 1;
        self.groups - 1
    }

    fn may_stand_in(&self, part: Field) -> bool {
        self.phrases.iter().any(|(_, words)| stands_in(words, part))
    }

    /// The first window of a text in which the most of what was asked for stands.
    fn best(&self, text: &str, part: Field) -> Option<Hit> {
        let mut best: Option<Hit> = None;
        let mut window: VecDeque<Place> = VecDeque::new();
        let mut seen = vec![false; self.groups];
        let _ = self.each_place(text, part, READ_BYTES, |place| {
            while window.front().is_some_and(|first| first.first_word + WINDOW_WORDS < place.end_word) {
                window.pop_front();
            }
            window.push_back(place);
            seen.fill(false);
            let groups = window.iter().filter(|place| !std::mem::replace(&mut seen[place.group], true)).count();
            let first = window[0];
            if best.is_none_or(|best| groups > best.groups) {
                best = Some(Hit { groups, lead: first.lead, start: first.start, end: place.end });
            }
            let is_far = best.is_some_and(|best| place.start > best.end + READ_ON_BYTES);
            if groups == self.groups || is_far { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        best
    }

    /// Calls `each` with every place of a phrase in the first `limit` bytes of a text, in the order of their ends.
    fn each_place(
        &self,
        text: &str,
        part: Field,
        limit: usize,
        mut each: impl FnMut(Place) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let phrases: Vec<(usize, &Words)> =
            self.phrases.iter().filter(|(_, words)| stands_in(words, part)).copied().collect();
        if phrases.is_empty() {
            return ControlFlow::Continue(());
        }
        // Phrases that have begun: which, and how many words of them.
        let mut begun: Vec<(usize, usize, Place)> = Vec::new();
        let mut starts = [0_usize; LEAD_WORDS + 1];
        let mut number = 0;
        cut(text, |token| {
            if token.start > limit {
                return ControlFlow::Break(());
            }
            starts[number % starts.len()] = token.start;
            let mut is_any = false;
            if let Some(byte) = token.word.bytes().next()
                && self.first_bytes[usize::from(byte)]
            {
                is_any = true;
                let lead = if number < LEAD_WORDS { 0 } else { starts[(number - LEAD_WORDS) % starts.len()] };
                // Those that go on come first, and with them those that begin here.
                for (which, (group, _)) in phrases.iter().enumerate() {
                    begun.push((
                        which,
                        0,
                        Place {
                            group: *group,
                            first_word: number,
                            end_word: number,
                            lead,
                            start: token.start,
                            end: token.end,
                        },
                    ));
                }
            }
            number += 1;
            if !is_any {
                begun.clear();
                return ControlFlow::Continue(());
            }
            let mut outcome = ControlFlow::Continue(());
            begun.retain_mut(|(which, matched, place)| {
                let words = phrases[*which].1;
                let word = words.words[*matched].as_str();
                let is_last = *matched + 1 == words.words.len();
                let may_go_on = is_last && words.ending != Ending::Whole;
                if token.word != word && !(may_go_on && token.word.starts_with(word)) {
                    return false;
                }
                *matched += 1;
                place.end = end_of(&token, word);
                place.end_word = number;
                if is_last && outcome.is_continue() {
                    outcome = each(*place);
                }
                !is_last
            });
            outcome
        })
    }

    fn snippet(&self, field: FoundIn, part: Field, text: &str, hit: &Hit, passage: Option<HighlightId>) -> Found {
        // Words may be of any length.
        let start = if hit.start - hit.lead > SNIPPET_BYTES / 4 { hit.start } else { hit.lead };
        let end = Self::end_of_snippet(text, start, hit.end);
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
        let _ = self.each_place(&text[start..end], part, end - start, |place| {
            // A phrase that began earlier and ends later takes in what was marked inside.
            while marks.last().is_some_and(|before| before.start.0 >= place.start + shift) {
                marks.pop();
            }
            let mark = ByteRange::new(place.start + shift, place.end + shift);
            match marks.last_mut() {
                Some(before) if mark.start < before.end => before.end = before.end.max(mark.end),
                _ => marks.push(mark),
            }
            ControlFlow::Continue(())
        });
        Found { field, text: line, marks, passage }
    }

    /// Where a snippet ends that begins at `start` and has all up to `window_end` in it, if that is not too far.
    fn end_of_snippet(text: &str, start: usize, window_end: usize) -> usize {
        let (mut words, mut end, mut is_whole) = (0, start, true);
        let most = text.floor_char_boundary((start + SNIPPET_BYTES).min(text.len()));
        let _ = cut(&text[start..most], |token| {
            words += 1;
            if words > SNIPPET_WORDS && start + token.end > window_end {
                is_whole = false;
                return ControlFlow::Break(());
            }
            end = start + token.end;
            ControlFlow::Continue(())
        });
        if is_whole { most } else { end }
    }
}

/// Whether words that are asked for in a certain part of an article may stand in this one.
fn stands_in(words: &Words, part: Field) -> bool {
    words.field.is_none_or(|field| field == part)
}

/// Where a word ends that fits: of two characters only the first may have been asked for.
fn end_of(token: &Token<'_>, word: &str) -> usize {
    if token.kind == Kind::Pair && token.word != word { token.first_end } else { token.end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Now;

    fn place(query: &str, text: &str) -> Option<Found> {
        let query = Query::parse(query, Now { ms: 0, offset_minutes: 0 }, false);
        query.place_in_text(FoundIn::Text, Field::Text, text)
    }

    #[track_caller]
    fn check(query: &str, text: &str, expected: &str) {
        let shown = place(query, text).map(|found| {
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
        check("\"the the gate\"", "the the the gate", "the [the the gate]");
        check("pass*", "passwords and a pass", "[passwords] and a [pass]");
        check("nowhere", "the gate", "nothing");
        check("-gate", "the gate", "nothing");
        check("gate OR door", "a door", "a [door]");
        check("NEAR(a b, 3)", "b, and then a", "[b], and then [a]");
        check("title:gate", "the gate", "nothing");
        check("text:gate", "the gate", "the [gate]");
        check("\"east gate\" \"gate of\"", "the east gate of", "the [east gate of]");
        check("gate \"the gate of\"", "the gate of", "[the gate of]");
    }

    #[test]
    fn parts_of_words_without_spaces_are_marked_as_they_were_typed() {
        check("环境", "中国环境保护", "中国[环境]保护");
        check("环", "中国环境保护", "中国[环]境保护");
        check("护", "中国环境保护", "中国环境保[护]");
        check("境保护 国", "中国环境保护", "中[国]环[境保护]");
        check("통령", "대통령이", "대[통령]이");
        check("ไทย", "ภาษาไทยยาก", "ภาษา[ไทย]ยาก");
        check("AI技术", "新AI技术。", "新[AI技术]。");
    }

    #[test]
    fn the_window_with_the_most_words_wins() {
        let filler = "one two three four five six seven eight nine ten ".repeat(6);
        check(
            "badge password",
            &format!("A badge. {filler}The badge and its password."),
            "…six seven eight nine ten The [badge] and its [password].",
        );
        let long = format!("A badge. {filler}The badge. {filler}");
        let found = place("badge", &long).map(|found| found.text);
        assert!(found.is_some_and(|text| text.starts_with("A badge. one") && text.ends_with("four…")), "36 words");
    }

    #[test]
    fn words_of_any_length_make_a_short_line() {
        for text in [
            format!("{} gate", "x".repeat(100_000)),
            format!("gate {}", "x".repeat(100_000)),
            format!("gate{}", ". ".repeat(100_000)),
            format!("{}gate{}", "é, ".repeat(100_000), " 环".repeat(100_000)),
        ] {
            let found = place("gate", &text);
            let found = found.as_ref();
            assert!(found.is_some_and(|found| found.text.len() < 3_000 && found.marks.len() == 1), "{text:.20}");
            assert!(found.is_some_and(|found| &found.text[found.marks[0].start.0..found.marks[0].end.0] == "gate"));
        }
    }

    #[test]
    fn a_book_is_not_read_to_its_end() {
        let book = format!("The gate. {} The gate and the door.", "so it goes ".repeat(100_000));
        check("gate door", &book[..40], "The [gate]. so it goes so it goes so it go");
        let found = place("gate door", &book);
        assert!(found.is_some_and(|found| found.text.starts_with("The gate") && found.marks.len() == 1));
        let found = place("door", &book);
        assert!(found.is_some_and(|found| found.text.ends_with("the door.")));
    }
}
