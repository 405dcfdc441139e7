//! The sentences of a printed text that use a claim: by the words of what is evidence of it, or by those of its statement.
//!
//! It is a proposal. A sentence that says the same in other words is not found, and the caller has to say so.

use crate::draft::{is_stop, sentences};
use crate::search::each_word_in;
use std::collections::HashSet;

/// Words in a row of a quotation that make a sentence one that quotes it.
const QUOTED_WORDS: usize = 5;
/// The share of the words of a statement that a sentence must have, in percent.
const SHARE_PERCENT: usize = 60;
/// Words of a statement that a sentence must have, when it has so many.
const FEW_WORDS: usize = 3;
/// Letters from which on two words that begin alike are taken for forms of one.
const STEM_LETTERS: usize = 5;
/// Sentences that are told of one claim.
const MAX_SENTENCES: usize = 8;

/// By what a sentence was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// It has the words of a passage that is evidence.
    Quote,
    /// It has the words of the statement.
    Statement,
}

/// A sentence in print that uses a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The sentence.
    pub sentence: String,
    /// By what it was found.
    pub by: By,
}

/// The sentences of `text` that use a claim of that statement, or quote what is evidence of it, in their order.
pub(crate) fn in_print(text: &str, statement: &str, quotes: &[String]) -> Vec<Printed> {
    let quotes: Vec<Vec<String>> = quotes.iter().map(|quote| words(quote)).collect();
    let told: Vec<String> = words(statement).into_iter().filter(|word| tells(word)).collect();
    let told: HashSet<String> = told.into_iter().collect();
    let mut found = Vec::new();
    for range in sentences(text) {
        let Some(sentence) = text.get(range.start.0..range.end.0) else { continue };
        let own = words(sentence);
        let by = if quotes.iter().any(|quote| quotes_it(&own, quote)) {
            By::Quote
        } else if states_it(&own, &told) {
            By::Statement
        } else {
            continue;
        };
        // The signs of what is set apart are no words.
        let sentence = sentence.trim_start_matches(['>', '#', '-', ' ']).to_owned();
        found.push(Printed { sentence, by });
        if found.len() == MAX_SENTENCES {
            break;
        }
    }
    found
}

fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word_in(text, |word, _, _| words.push(word.to_owned()));
    words
}

/// Whether a word tells what a text is about.
fn tells(word: &str) -> bool {
    let is_number = word.chars().any(|sign| sign.is_ascii_digit());
    is_number || (!is_stop(word) && word.chars().count() > 1)
}

/// Whether a sentence has as many words of a quotation in a row as make it one that quotes it.
fn quotes_it(own: &[String], quote: &[String]) -> bool {
    let wanted = quote.len().min(QUOTED_WORDS);
    if wanted == 0 || own.len() < wanted {
        return false;
    }
    let has: HashSet<&[String]> = quote.windows(wanted).filter(|run| run.iter().any(|word| tells(word))).collect();
    // One or two words alone stand in many sentences that have nothing to do with it.
    let is_telling = |run: &[String]| run.iter().filter(|word| tells(word)).count() >= FEW_WORDS.min(wanted);
    own.windows(wanted).any(|run| has.contains(run) && (wanted >= FEW_WORDS || is_telling(run)))
}

fn states_it(own: &[String], told: &HashSet<String>) -> bool {
    if told.is_empty() {
        return false;
    }
    let has = told.iter().filter(|word| own.iter().any(|other| is_form(word, other))).count();
    has >= FEW_WORDS.min(told.len()) && has * 100 >= told.len() * SHARE_PERCENT
}

/// Whether two words are one, or long ones that begin alike: “closed” and “closing”.
fn is_form(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let longer = one.chars().count().max(other.chars().count());
    shared >= STEM_LETTERS && shared + 3 >= longer && !one.chars().any(|sign| sign.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The ferry was out of service for 14 weeks, the port said.\n\
        “We had no choice but to close the line,” the harbour master told reporters. Nobody was hurt.\n\
        Fares rose in June.";

    fn found(statement: &str, quotes: &[&str]) -> Vec<(String, By)> {
        let quotes: Vec<String> = quotes.iter().map(|quote| (*quote).to_owned()).collect();
        in_print(TEXT, statement, &quotes).into_iter().map(|one| (one.sentence, one.by)).collect()
    }

    #[test]
    fn a_sentence_is_found_by_the_words_of_the_evidence() {
        let quote = "officials had no choice but to close the line after the fire";
        let told = found("The port closed the line on its own.", &[quote]);
        let sentence = "“We had no choice but to close the line,” the harbour master told reporters.".to_owned();
        assert_eq!(told, [(sentence, By::Quote)]);
    }

    #[test]
    fn a_sentence_is_found_by_the_words_of_the_statement_and_their_forms() {
        let told = found("The ferry stood out of service for 14 weeks.", &[]);
        assert_eq!(told, [("The ferry was out of service for 14 weeks, the port said.".to_owned(), By::Statement)]);
        assert_eq!(found("Ferries carried more passengers than in any year.", &[]), []);
    }

    #[test]
    fn what_is_said_in_other_words_is_not_found() {
        assert_eq!(found("Passengers had to do without a boat for a quarter of a year.", &["no", "the"]), []);
        assert_eq!(in_print("", "The ferry stood still.", &[]), []);
        assert_eq!(in_print(TEXT, "", &[String::new()]), []);
    }
}
