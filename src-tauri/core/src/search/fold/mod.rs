//! Words as the index sees them: runs of letters and digits, however they are written, and pairs of characters where a
//! script puts no space between words (`docs/adr/0018-words.md`).

mod letters;
#[cfg(test)]
mod tests;

use letters::Fold;
pub(crate) use letters::is_unspaced;
use std::ops::ControlFlow;
use unicode_normalization::char::{canonical_combining_class, compose};

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'w> {
    /// First byte in the text.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// Where its first character ends; of a word between spaces, `end`.
    pub(super) first_end: usize,
    /// The word, folded.
    pub(super) word: &'w str,
    /// What it is.
    pub(super) kind: Kind,
}

/// What a [`Token`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word between spaces.
    Word,
    /// Two characters of a run without spaces; the next pair begins with the second.
    Pair,
    /// The last character of such a run, which the pair before has too.
    Tail,
    /// The only one.
    Lone,
}

/// Calls `each` with the words of `text` in order, until it breaks off. Nothing is allocated for a word.
pub(super) fn cut<B>(text: &str, each: impl FnMut(Token<'_>) -> ControlFlow<B>) -> ControlFlow<B> {
    Cutter::new(each, true).run(text)
}

/// `text` as it goes into the index: its words, with something between them that is neither letter nor digit.
///
/// Folding it here and not in the index is what makes the words of a query, which are folded the same way, meet it in
/// every script: FTS5 itself folds Latin letters only.
pub(crate) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len() * 2);
    let _ = cut::<()>(text, |token| {
        folded.push_str(token.word);
        folded.push(' ');
        ControlFlow::Continue(())
    });
    folded
}

/// Calls `each` with the words of `text`, folded; a character of a script without spaces is one.
pub(crate) fn each_word(text: &str, mut each: impl FnMut(&str)) {
    let _ = Cutter::new(
        |token| {
            each(token.word);
            ControlFlow::<()>::Continue(())
        },
        false,
    )
    .run(text);
}

/// Calls `each` with the words of `text` as the index has them, each with its first byte and one past its last: of scripts
/// without spaces, the pairs.
pub(crate) fn each_word_in(text: &str, mut each: impl FnMut(&str, usize, usize)) {
    let _ = cut::<()>(text, |token| {
        if matches!(token.kind, Kind::Word | Kind::Pair) {
            each(token.word, token.start, token.end);
        }
        ControlFlow::Continue(())
    });
}

/// Words that are asked for, as the index has them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Asked {
    /// The words, one after the other.
    pub(super) words: Vec<String>,
    /// Whether the last one is a single character of a script without spaces: then every word that begins with it fits,
    /// for the index has it in a pair with whatever follows.
    pub(super) is_open: bool,
}

/// The first `limit` words of what was typed.
///
/// The last character of a run stands alone in the index where the run ends. Of what is asked for nobody knows that it
/// ends there, so the pair before must do, unless something follows.
pub(super) fn asked(typed: &str, limit: usize) -> Asked {
    let mut asked = Asked::default();
    let mut last = Kind::Word;
    let _ = cut(typed, |token| {
        if asked.words.len() == limit {
            return ControlFlow::Break(());
        }
        asked.words.push(token.word.to_owned());
        last = token.kind;
        ControlFlow::Continue(())
    });
    if last == Kind::Tail {
        asked.words.pop();
    }
    asked.is_open = last == Kind::Lone;
    asked
}

/// What is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    Nothing,
    Spaced,
    Unspaced,
}

struct Cutter<F> {
    each: F,
    /// Whether characters of scripts without spaces are given in pairs.
    in_pairs: bool,
    run: Run,
    /// The word so far; in a run without spaces, the character before and this one.
    word: String,
    /// Where this character begins in `word`; 0 when it is the first of its run.
    split: usize,
    /// The bytes in the text of the word, or of this character.
    start: usize,
    end: usize,
    /// The bytes of the character before.
    before: (usize, usize),
}

impl<B, F: FnMut(Token<'_>) -> ControlFlow<B>> Cutter<F> {
    fn new(each: F, in_pairs: bool) -> Self {
        Self { each, in_pairs, run: Run::Nothing, word: String::new(), split: 0, start: 0, end: 0, before: (0, 0) }
    }

    fn run(mut self, text: &str) -> ControlFlow<B> {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            if byte.is_ascii_alphanumeric() {
                let rest = &bytes[at + 1..];
                let length = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
                let end = at + 1 + length;
                self.spaced(at)?;
                self.word.push_str(&text[at..end]);
                let from = self.word.len() - (end - at);
                self.word[from..].make_ascii_lowercase();
                self.end = end;
                at = end;
            } else if byte.is_ascii() {
                self.finish()?;
                at += 1;
            } else {
                let Some(character) = text[at..].chars().next() else { break };
                let end = at + character.len_utf8();
                match letters::of(character) {
                    Fold::Several => {
                        let mut outcome = ControlFlow::Continue(());
                        letters::each(character, |fold| {
                            if outcome.is_continue() {
                                outcome = self.take(fold, at, end);
                            }
                        });
                        outcome?;
                    }
                    fold => self.take(fold, at, end)?,
                }
                at = end;
            }
        }
        self.finish()
    }

    fn take(&mut self, fold: Fold, start: usize, end: usize) -> ControlFlow<B> {
        match fold {
            Fold::Apart => self.finish()?,
            Fold::Dropped | Fold::Several => {}
            Fold::Spaced(letter) => {
                self.spaced(start)?;
                self.word.push(letter);
                self.end = end;
            }
            Fold::Unspaced(letter) => {
                if self.run == Run::Unspaced {
                    self.pair()?;
                } else {
                    self.finish()?;
                    self.run = Run::Unspaced;
                }
                self.word.push(letter);
                (self.start, self.end) = (start, end);
            }
            Fold::Mark(mark) => {
                if self.run != Run::Nothing {
                    self.mark(mark);
                    self.end = end;
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// Begins a word between spaces, or goes on with it.
    fn spaced(&mut self, start: usize) -> ControlFlow<B> {
        if self.run != Run::Spaced {
            self.finish()?;
            self.run = Run::Spaced;
            self.start = start;
        }
        ControlFlow::Continue(())
    }

    /// Puts a mark where it belongs: into the letter before, nowhere, or behind it in canonical order.
    fn mark(&mut self, mark: char) {
        let Some(last) = self.word.chars().next_back() else { return };
        if letters::is_accent(mark) {
            if let Some(letter) = letters::letter_with(last, mark) {
                self.word.pop();
                self.word.push(letter);
            }
            return;
        }
        let class = canonical_combining_class(mark);
        let mut at = self.word.len();
        if class > 0 {
            for other in self.word[self.split..].chars().rev() {
                if canonical_combining_class(other) <= class {
                    break;
                }
                at -= other.len_utf8();
            }
        }
        let joins = matches!(mark, '\u{3099}' | '\u{309a}') || letters::is_jamo_within(mark);
        if joins
            && let Some(before) = self.word[..at].chars().next_back()
            && let Some(whole) = compose(before, mark)
        {
            self.word.replace_range(at - before.len_utf8()..at, whole.encode_utf8(&mut [0; 4]));
            return;
        }
        self.word.insert(at, mark);
    }

    /// Gives the pair that ends with this character, which becomes the one before the next.
    fn pair(&mut self) -> ControlFlow<B> {
        if self.split > 0 || !self.in_pairs {
            self.give(if self.in_pairs { Kind::Pair } else { Kind::Lone })?;
            self.word.drain(..if self.in_pairs { self.split } else { self.word.len() });
        }
        self.split = self.word.len();
        self.before = (self.start, self.end);
        ControlFlow::Continue(())
    }

    fn finish(&mut self) -> ControlFlow<B> {
        match std::mem::replace(&mut self.run, Run::Nothing) {
            Run::Nothing => return ControlFlow::Continue(()),
            Run::Spaced => self.give(Kind::Word)?,
            Run::Unspaced if self.split > 0 => {
                self.pair()?;
                self.split = 0;
                self.give(Kind::Tail)?;
            }
            Run::Unspaced => self.give(Kind::Lone)?,
        }
        self.word.clear();
        self.split = 0;
        ControlFlow::Continue(())
    }

    fn give(&mut self, kind: Kind) -> ControlFlow<B> {
        let (start, first_end) = if kind == Kind::Pair { self.before } else { (self.start, self.end) };
        (self.each)(Token { start, end: self.end, first_end, word: &self.word, kind })
    }
}
