//! Who stands before or after a verb of saying.

use super::nouns::{ARTICLES, BETWEEN, ENDS, OPENERS, PARTICLES, PRONOUNS, TITLES, is_nameless};
use super::words::Word;

/// The longest description in place of a name, in words.
const MAX_WORDS: usize = 7;

/// Whoever is the subject of a verb of saying.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Subject {
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// The name.
    pub(super) name: Option<String>,
    /// What they are said to be.
    pub(super) role: String,
    /// The words in place of a name.
    pub(super) described: Option<String>,
    /// Whether a pronoun stands for the name.
    pub(super) is_pronoun: bool,
}

/// Whether the verb at `at` is denied: "would not say", "declined to say".
pub(super) fn is_denied(sentence: &[Word<'_>], at: usize) -> bool {
    sentence[at.saturating_sub(3)..at].iter().filter(|word| !word.is_sign).any(|word| {
        let lower = word.lower();
        matches!(lower.as_str(), "not" | "never" | "declined" | "refused" | "to" | "cannot")
            || lower.ends_with("n't")
            || lower.ends_with("n’t")
    })
}

/// The subject that ends before the verb at `verb`.
pub(super) fn before(text: &str, sentence: &[Word<'_>], verb: usize) -> Option<Subject> {
    let mut end = verb;
    while end > 0 && is_between(&sentence[end - 1]) {
        end -= 1;
    }
    let last = sentence.get(end.checked_sub(1)?)?;
    if last.text == "," {
        return apart(text, sentence, end - 1);
    }
    if last.is_quoted || last.is_sign {
        return None;
    }
    noun_phrase(text, sentence, end)
}

/// "Ada Nyland, a former minister, said": what stands between the commas is what she is.
fn apart(text: &str, sentence: &[Word<'_>], comma: usize) -> Option<Subject> {
    let opening = (0..comma).rev().find(|at| sentence[*at].text == ",")?;
    if opening == 0 || comma - opening > 16 || sentence[opening..comma].iter().any(|word| word.is_quoted) {
        return None;
    }
    let subject = noun_phrase(text, sentence, opening)?;
    let (first, last) = (sentence.get(opening + 1)?, sentence.get(comma.checked_sub(1)?)?);
    let role = if first.start < last.end { text[first.start..last.end].to_owned() } else { String::new() };
    let is_clause =
        matches!(first.lower().as_str(), "who" | "which" | "whose" | "speaking" | "in" | "on" | "at" | "when");
    Some(Subject { role: if is_clause { subject.role.clone() } else { role }, ..subject })
}

/// The subject that begins at `start`, after "according to" or after a verb that stands before it.
pub(super) fn after(text: &str, sentence: &[Word<'_>], start: usize) -> Option<Subject> {
    let mut end = start;
    while let Some(word) = sentence.get(end) {
        let lower = word.lower();
        let is_inside = !word.is_sign
            && !word.is_quoted
            && !ENDS.contains(&lower.as_str())
            && !matches!(lower.as_str(), "in" | "on" | "at" | "to" | "of" | "for");
        if !is_inside || end - start >= MAX_WORDS {
            break;
        }
        end += 1;
        if is_nameless(word.text) {
            // "people familiar with the matter": all of it describes them.
            if sentence.get(end).is_some_and(|next| is_of_them(&next.lower())) {
                end +=
                    sentence[end..].iter().take_while(|word| !word.is_sign && !word.is_quoted).count().min(MAX_WORDS);
            }
            break;
        }
        // A name ends with its last capital letter.
        let goes_on =
            sentence.get(end).is_some_and(|next| next.is_capital() || PARTICLES.contains(&next.lower().as_str()));
        if word.is_capital() && !goes_on && !is_nameless_next(sentence, end) {
            break;
        }
    }
    if end == start {
        return None;
    }
    let found = noun_phrase(text, sentence, end).filter(|found| found.start >= sentence[start].start)?;
    // Where the sentence begins with "according to", what follows is what was said.
    let role = if start > 2 { following_role(text, sentence, end) } else { String::new() };
    Some(if found.role.is_empty() { Subject { role, ..found } } else { found })
}

/// "French officials" begins with a capital letter and is no name.
fn is_nameless_next(sentence: &[Word<'_>], at: usize) -> bool {
    sentence.get(at).is_some_and(|next| !next.is_sign && is_nameless(next.text))
}

/// ", a former minister" after a name, up to the next comma or the end.
fn following_role(text: &str, sentence: &[Word<'_>], at: usize) -> String {
    let (Some(comma), Some(first)) = (sentence.get(at), sentence.get(at + 1)) else { return String::new() };
    if comma.text != "," || !matches!(first.lower().as_str(), "a" | "an" | "the") {
        return String::new();
    }
    let end =
        (at + 1..sentence.len()).find(|at| sentence[*at].is_sign || sentence[*at].is_quoted).unwrap_or(sentence.len());
    if end - at > 12 {
        return String::new();
    }
    text[first.start..sentence[end - 1].end].to_owned()
}

fn is_between(word: &Word<'_>) -> bool {
    let lower = word.lower();
    !word.is_sign
        && !word.is_quoted
        && !word.is_capital()
        && (BETWEEN.contains(&lower.as_str()) || (lower.len() > 4 && lower.ends_with("ly")))
}

/// The name or the description whose last word stands before `end`.
fn noun_phrase(text: &str, sentence: &[Word<'_>], end: usize) -> Option<Subject> {
    let last = sentence.get(end.checked_sub(1)?)?;
    if last.is_sign || last.is_quoted {
        return None;
    }
    if PRONOUNS.contains(&last.lower().as_str()) {
        let name = named_before(text, last.start)?;
        return Some(Subject {
            start: last.start,
            end: last.end,
            name: Some(name),
            is_pronoun: true,
            ..Subject::default()
        });
    }
    if is_nameless(last.text) || is_about_people(sentence, end).is_some() {
        return Some(described(text, sentence, end));
    }
    name(text, sentence, end)
}

/// "people familiar with the matter": where such a phrase ends at `end`, the place of its head.
fn is_about_people(sentence: &[Word<'_>], end: usize) -> Option<usize> {
    let first = end.saturating_sub(9);
    let head = (first..end).rev().find(|at| !sentence[*at].is_sign && is_nameless(sentence[*at].text))?;
    let next = sentence.get(head + 1)?.lower();
    (is_of_them(&next) && sentence[head..end].iter().all(|word| !word.is_sign && !word.is_quoted)).then_some(head)
}

fn is_of_them(lower: &str) -> bool {
    matches!(lower, "familiar" | "close" | "briefed" | "with" | "in" | "from" | "at" | "of" | "involved" | "near")
}

fn described(text: &str, sentence: &[Word<'_>], end: usize) -> Subject {
    let head = is_about_people(sentence, end).unwrap_or(end - 1);
    let mut start = head;
    while start > 0 && head - start < MAX_WORDS {
        let word = &sentence[start - 1];
        let lower = word.lower();
        if word.is_sign || word.is_quoted || ENDS.contains(&lower.as_str()) || is_preposition(&lower) || is_verb(&lower)
        {
            break;
        }
        start -= 1;
        if matches!(lower.as_str(), "the" | "a" | "an") {
            break;
        }
    }
    // "All the officials": what the sentence counts is no part of the description.
    while start < head && matches!(sentence[start].lower().as_str(), "all" | "the" | "both" | "these" | "those") {
        start += 1;
    }
    let (first, last) = (&sentence[start], &sentence[end - 1]);
    let words = lowered(&text[first.start..last.end], first, &sentence[start..end]);
    Subject { start: first.start, end: last.end, described: Some(words), ..Subject::default() }
}

/// A description without the capital letter that it has because the sentence begins with it.
fn lowered(words: &str, first: &Word<'_>, all: &[Word<'_>]) -> String {
    let lower = first.lower();
    let is_common = ARTICLES.contains(&lower.as_str()) || is_nameless(&lower) || all.len() == 1;
    if is_common && first.is_capital() { format!("{lower}{}", &words[first.text.len()..]) } else { words.to_owned() }
}

fn is_preposition(lower: &str) -> bool {
    matches!(
        lower,
        "in" | "on" | "at" | "to" | "of" | "for" | "with" | "from" | "by" | "against" | "about" | "into" | "following"
    )
}

fn is_verb(lower: &str) -> bool {
    super::nouns::SAYS.contains(&lower) || super::nouns::CONFIDES.contains(&lower)
}

fn name(text: &str, sentence: &[Word<'_>], end: usize) -> Option<Subject> {
    let mut start = end;
    while start > 0 {
        let word = &sentence[start - 1];
        let is_part = |at: usize| sentence[at].is_capital() || PARTICLES.contains(&sentence[at].lower().as_str());
        let is_particle = start < end && start > 1 && is_part(start - 1) && is_part(start - 2);
        let is_initial_stop = word.text == "."
            && start > 1
            && sentence[start - 2].text.chars().count() <= 3
            && sentence[start - 2].is_capital()
            && start < end;
        if word.is_quoted
            || !(word.is_capital() || is_particle || is_initial_stop)
            || (word.is_sign && !is_initial_stop)
        {
            break;
        }
        start -= 1;
    }
    let is_opener = |at: usize| OPENERS.contains(&sentence[at].lower().as_str());
    while start < end && (is_opener(start) || sentence[start].is_sign) {
        start += 1;
    }
    // "The White House": the article is no part of the name.
    let mut first = start;
    while first < end
        && (ARTICLES.contains(&sentence[first].lower().as_str())
            || TITLES.contains(&sentence[first].lower().as_str())
            || sentence[first].is_sign)
    {
        first += 1;
    }
    if first == end || !sentence[first].is_capital() {
        return None;
    }
    let role = role_before(text, sentence, start);
    let (from, to) = (&sentence[first], &sentence[end - 1]);
    let mut name = text[from.start..to.end].to_owned();
    for possessive in ["'s", "’s"] {
        // "Nyland's office said" is said by the office.
        if name.ends_with(possessive) {
            name.truncate(name.len() - possessive.len());
        }
    }
    Some(Subject { start: from.start, end: to.end, name: Some(name), role, ..Subject::default() })
}

/// The small words before a name that say what they are: "spokesman Oto Berg", "former minister Ada Nyland".
fn role_before(text: &str, sentence: &[Word<'_>], name: usize) -> String {
    let mut start = name;
    while start > 0 && name - start < 6 {
        let word = &sentence[start - 1];
        let lower = word.lower();
        if word.is_sign
            || word.is_quoted
            || ENDS.contains(&lower.as_str())
            || is_preposition(&lower)
            || is_verb(&lower)
            || ARTICLES.contains(&lower.as_str())
        {
            break;
        }
        start -= 1;
    }
    let is_told = sentence[start..name].iter().any(|word| is_nameless(word.text) || is_office(&word.lower()));
    if start == name || !is_told {
        String::new()
    } else {
        text[sentence[start].start..sentence[name - 1].end].to_owned()
    }
}

fn is_office(lower: &str) -> bool {
    matches!(
        lower,
        "president"
            | "secretary"
            | "director"
            | "chief"
            | "mayor"
            | "governor"
            | "chairman"
            | "chairwoman"
            | "chair"
            | "professor"
            | "judge"
            | "sheriff"
            | "general"
            | "captain"
            | "chancellor"
            | "editor"
            | "author"
            | "owner"
            | "founder"
            | "commissioner"
            | "master"
            | "head"
            | "ambassador"
    )
}

/// The last name of two words or more before `end`, for whom a pronoun may stand.
fn named_before(text: &str, end: usize) -> Option<String> {
    let start = text[..end].char_indices().rev().nth(1500).map_or(0, |(at, _)| at);
    let words = super::words::words(text, &(start..end));
    let mut found = None;
    let mut index = 0;
    while index < words.len() {
        let run = words[index..].iter().take_while(|word| !word.is_sign && word.is_capital()).count();
        let rest = &words[index..index + run];
        let from = rest
            .iter()
            .take_while(|word| OPENERS.contains(&word.lower().as_str()) || ARTICLES.contains(&word.lower().as_str()))
            .count();
        if run - from >= 2 && !rest[from].is_quoted {
            found = Some(text[rest[from].start..rest[run - 1].end].to_owned());
        }
        index += run.max(1);
    }
    found
}

/// The full name of somebody who is called by the last part of it, and what they are, from where the text named them first;
/// the name as it is when it is whole or nothing else is found.
pub(super) fn in_full(text: &str, name: &str, before: usize) -> (String, String) {
    let short = || (name.to_owned(), String::new());
    if name.contains(' ') {
        return short();
    }
    let Some(part) = text.get(..before) else { return short() };
    for (at, _) in part.match_indices(name) {
        let is_whole = !part[at + name.len()..].starts_with(char::is_alphanumeric);
        let line = part[..at].rfind('\n').map_or(0, |at| at + 1);
        let words = super::words::words(text, &(line..at + name.len()));
        let Some(last) = words.last().filter(|last| is_whole && last.start == at) else { continue };
        let Some(found) = self::name(text, &words, words.len()).filter(|found| found.end == last.end) else { continue };
        if let Some(full) = found.name.filter(|full| full.contains(' ')) {
            let rest = text[at + name.len()..].find('\n').map_or(text.len(), |end| at + name.len() + end);
            let after = super::words::words(text, &(at + name.len()..rest));
            let role = if found.role.is_empty() { following_role(text, &after, 0) } else { found.role };
            return (full, role);
        }
    }
    short()
}
