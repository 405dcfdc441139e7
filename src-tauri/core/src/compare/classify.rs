//! What a difference touches.

use super::ChangeKind;
use super::terms::Term;
use super::words::{Vocabulary, Word, Words};
use std::collections::HashSet;
use std::ops::Range;

/// How far a month or a unit stands from its number, in words and signs.
const NEAR: usize = 2;
/// The longest edit that swaps one thing for another of its sort, in words and signs of each side.
const SWAP_WORDS: usize = 2;
/// The longest edit in which words are held against each other for opposites, in words and signs of each side.
const OPPOSITE_WORDS: usize = 8;

/// What the words of both sides mean.
pub(super) struct Context<'w> {
    vocabulary: &'w Vocabulary,
    sides: [&'w Words; 2],
    /// Words that stand with a capital inside a sentence, and nowhere without one.
    names: HashSet<u32>,
}

/// What is said in a stretch, in an order that can be compared.
#[derive(Default)]
struct Facts {
    numbers: Vec<String>,
    dates: Vec<String>,
    names: Vec<u32>,
    units: Vec<String>,
    attributions: Vec<&'static str>,
    negations: usize,
    quote_marks: usize,
    has_quoted_words: bool,
    has_words: bool,
}

impl<'w> Context<'w> {
    pub(super) fn new(vocabulary: &'w Vocabulary, sides: [&'w Words; 2]) -> Self {
        let all = || sides.iter().flat_map(|side| &side.all).filter(|word| word.has_letters);
        let mut names: HashSet<u32> =
            all().filter(|word| word.is_capital && !word.starts_sentence).map(|word| word.id).collect();
        all().filter(|word| !word.is_capital).for_each(|word| {
            names.remove(&word.id);
        });
        Self { vocabulary, sides, names }
    }

    pub(super) fn words(&self, side: usize) -> &'w Words {
        self.sides[side]
    }

    /// Number of words in some blocks of a side, without signs.
    pub(super) fn words_in(&self, side: usize, blocks: &Range<usize>) -> usize {
        let words = self.sides[side];
        words.all[words.in_blocks(blocks)].iter().filter(|word| word.has_letters).count()
    }

    /// What an edit touches, the weightiest first.
    pub(super) fn kinds(&self, old: &Range<usize>, new: &Range<usize>) -> Vec<ChangeKind> {
        let is_swap = old.len() <= SWAP_WORDS && new.len() <= SWAP_WORDS && !old.is_empty() && !new.is_empty();
        let [before, after] = [self.facts(0, old, is_swap), self.facts(1, new, is_swap)];
        let touched = [
            (ChangeKind::Number, before.numbers != after.numbers),
            (ChangeKind::Date, before.dates != after.dates),
            (ChangeKind::Name, before.names != after.names),
            (ChangeKind::Negation, before.negations != after.negations || self.has_opposites(old, new)),
            (ChangeKind::Unit, before.units != after.units),
            (ChangeKind::Attribution, before.attributions != after.attributions),
            (
                ChangeKind::Quotation,
                before.quote_marks != after.quote_marks || before.has_quoted_words || after.has_quoted_words,
            ),
        ];
        let kinds: Vec<ChangeKind> = touched.into_iter().filter(|(_, is_so)| *is_so).map(|(kind, _)| kind).collect();
        if !kinds.is_empty() {
            return kinds;
        }
        vec![if before.has_words || after.has_words { ChangeKind::Words } else { ChangeKind::Punctuation }]
    }

    fn facts(&self, side: usize, range: &Range<usize>, is_swap: bool) -> Facts {
        let mut facts = Facts::default();
        for at in range.clone() {
            let word = &self.sides[side].all[at];
            let term = self.vocabulary.term(word.id);
            facts.has_words |= word.has_letters;
            facts.has_quoted_words |= word.has_letters && word.is_quoted;
            facts.quote_marks += usize::from(self.vocabulary.is_quote(word.id));
            facts.negations += usize::from(term.is_negation);
            if self.is_date(side, at) {
                facts.dates.push(term.date.clone().or_else(|| term.number.clone()).unwrap_or_default());
            } else if let Some(number) = &term.number {
                facts.numbers.extend(number.split(' ').map(str::to_owned));
            } else if self.is_minus(side, at) {
                facts.numbers.push("-".to_owned());
            } else if self.is_name(side, at) {
                facts.names.push(word.id);
            }
            facts
                .units
                .extend(term.unit.clone().filter(|_| is_swap || term.has_digits || self.is_near_number(side, at)));
            let is_shown = term.is_showing && at > 0 && self.term(side, at - 1).is_some_and(|before| before.is_source);
            facts.attributions.extend(if is_shown { Some("shown") } else { term.attribution });
        }
        facts.numbers.sort_unstable();
        facts.dates.sort_unstable();
        facts.names.sort_unstable();
        facts.units.sort_unstable();
        facts.attributions.sort_unstable();
        facts
    }

    fn word(&self, side: usize, at: usize) -> Option<&Word> {
        self.sides[side].all.get(at)
    }

    fn term(&self, side: usize, at: usize) -> Option<&Term> {
        self.word(side, at).map(|word| self.vocabulary.term(word.id))
    }

    fn is_near_number(&self, side: usize, at: usize) -> bool {
        around(at).any(|other| self.term(side, other).is_some_and(|term| term.number.is_some()))
    }

    /// Whether a word is a month here: “May” beside a number, “may” never.
    fn is_month(&self, side: usize, at: usize) -> bool {
        let (Some(word), Some(term)) = (self.word(side, at), self.term(side, at)) else { return false };
        term.is_month
            && (word.is_capital || !self.vocabulary.language.has_capital_months)
            && (!term.is_ambiguous
                || around(at).any(|other| self.term(side, other).is_some_and(|term| term.has_digits)))
    }

    fn is_date(&self, side: usize, at: usize) -> bool {
        let Some(term) = self.term(side, at) else { return false };
        if term.date.is_some() {
            return !term.is_month || self.is_month(side, at);
        }
        if !term.has_digits {
            return false;
        }
        let leads = at > 0 && self.term(side, at - 1).is_some_and(|before| before.leads_year);
        let is_counted = self.term(side, at + 1).is_some_and(|next| next.unit.is_some() || next.number.is_some());
        term.is_written_date
            || (term.unit.is_none() && around(at).any(|other| self.is_month(side, other)))
            || (term.is_year && leads && !is_counted)
            || self.term(side, at + 1).is_some_and(|next| next.is_clock)
            || self.is_part_of_date(side, at)
    }

    /// Whether digits stand in a time such as 18:05 or a date such as 12/03/2024.
    fn is_part_of_date(&self, side: usize, at: usize) -> bool {
        let digits = |at: usize| {
            let word = self.word(side, at)?;
            self.vocabulary.term(word.id).has_digits.then_some((word.end - word.start) as usize)
        };
        let sign = |at: usize| {
            let (before, word, after) =
                (self.word(side, at.checked_sub(1)?)?, self.word(side, at)?, self.word(side, at + 1)?);
            let is_tight = before.end == word.start && word.end == after.start;
            is_tight.then(|| &*self.vocabulary.term(word.id).word)
        };
        let is_time = |hour: usize| {
            sign(hour + 1) == Some(":") && digits(hour).is_some_and(|len| len <= 2) && digits(hour + 2) == Some(2)
        };
        let is_day = |first: usize| {
            let between = sign(first + 1);
            matches!(between, Some("/" | "-"))
                && sign(first + 3) == between
                && [first, first + 2, first + 4].into_iter().all(|at| digits(at).is_some())
        };
        is_time(at)
            || at.checked_sub(2).is_some_and(is_time)
            || [0, 2, 4].into_iter().filter_map(|back| at.checked_sub(back)).any(is_day)
    }

    /// Whether a dash is the sign of the number after it.
    fn is_minus(&self, side: usize, at: usize) -> bool {
        let (Some(word), Some(next)) = (self.word(side, at), self.word(side, at + 1)) else { return false };
        let is_free = at == 0 || self.word(side, at - 1).is_none_or(|before| before.end < word.start);
        &*self.vocabulary.term(word.id).word == "-"
            && is_free
            && word.end == next.start
            && self.vocabulary.term(next.id).has_digits
    }

    fn is_name(&self, side: usize, at: usize) -> bool {
        let (Some(word), Some(term)) = (self.word(side, at), self.term(side, at)) else { return false };
        if !word.has_letters || !word.is_capital || term.is_no_name || term.date.is_some() || term.unit.is_some() {
            return false;
        }
        if self.vocabulary.language.has_capital_nouns {
            let is_capital =
                |other: Option<&Word>| other.is_some_and(|other| other.is_capital && !other.starts_sentence);
            return is_capital(self.word(side, at + 1))
                || (at > 0 && is_capital(self.word(side, at - 1)) && !word.starts_sentence);
        }
        let speaks = || self.term(side, at + 1).is_some_and(|next| next.attribution.is_some());
        !word.starts_sentence || self.names.contains(&word.id) || speaks()
    }

    /// Whether a word stands against its opposite: “lawful” and “unlawful”.
    fn has_opposites(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        if old.len() > OPPOSITE_WORDS || new.len() > OPPOSITE_WORDS {
            return false;
        }
        let is_opposite = |one: &Term, other: &Term| one.opposites.iter().any(|rest| **rest == *other.word);
        old.clone().filter_map(|at| self.term(0, at)).any(|before| {
            new.clone()
                .filter_map(|at| self.term(1, at))
                .any(|after| is_opposite(before, after) || is_opposite(after, before))
        })
    }
}

/// The words and signs around one, as far as they are near.
fn around(at: usize) -> impl Iterator<Item = usize> {
    (at.saturating_sub(NEAR)..=at + NEAR).filter(move |other| *other != at)
}
