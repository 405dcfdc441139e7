//! Expressions of FTS5, made and never read: whatever was typed, what comes out is well formed.

use std::fmt::Write;

/// Phrases that one expression may have. Each costs something at each row, so more of them are cheaper one by one.
pub(super) const MAX_PHRASES: usize = 128;
/// How deep one may be; FTS5's parser gives up at a hundred brackets.
pub(super) const MAX_DEPTH: usize = 24;

/// A table of the index.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) columns: &'static [&'static str],
    /// What a place in each column weighs: a word in the headline more than one in the text, and one that the user wrote
    /// more than one that was read.
    pub(super) weights: &'static [f64],
}

/// Columns of [`ARTICLES`].
pub(super) mod column {
    pub(in super::super) const HEADLINE: u16 = 1;
    pub(in super::super) const BYLINE: u16 = 1 << 1;
    pub(in super::super) const OUTLET: u16 = 1 << 2;
    pub(in super::super) const TEXT: u16 = 1 << 3;
    pub(in super::super) const QUOTES: u16 = 1 << 4;
    pub(in super::super) const NOTES: u16 = 1 << 5;
    pub(in super::super) const URL: u16 = 1 << 6;

    /// Columns of [`super::CLAIMS`].
    pub(in super::super) const STATEMENT: u16 = 1;
    pub(in super::super) const CLAIM_NOTE: u16 = 1 << 2;
}

pub(super) const ARTICLES: Table = Table {
    name: "search",
    columns: &["headline", "byline", "outlet", "text", "quotes", "notes", "url", "facets"],
    weights: &[8.0, 4.0, 2.0, 1.0, 3.0, 4.0, 1.0, 4.0],
};
pub(super) const PASSAGES: Table =
    Table { name: "search_passage", columns: &["quote", "note", "facets"], weights: &[1.0, 1.5, 1.5] };
pub(super) const NOTES: Table = Table { name: "search_note", columns: &["body", "facets"], weights: &[1.0, 1.0] };
pub(super) const OLD: Table = Table { name: "search_old", columns: &["text"], weights: &[1.0] };
pub(super) const CLAIMS: Table = Table {
    name: "search_claim",
    columns: &["statement", "speaker", "note", "facets"],
    weights: &[1.0, 1.0, 1.0, 1.0],
};
/// Every one.
pub(super) const TABLES: [Table; 5] = [ARTICLES, PASSAGES, NOTES, CLAIMS, OLD];

impl Table {
    /// The column of facets: the last one.
    pub(super) fn facets(self) -> u16 {
        1 << (self.columns.len() - 1)
    }

    fn named(self, columns: u16) -> String {
        let chosen = self.columns.iter().enumerate().filter(|(at, _)| columns & (1 << at) != 0);
        chosen.map(|(_, name)| *name).collect::<Vec<_>>().join(" ")
    }
}

/// Words that stand one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The columns in which they may stand; none for any.
    pub(super) columns: u16,
    pub(super) words: Vec<String>,
    /// Whether the last one is the beginning of a word.
    pub(super) is_prefix: bool,
    /// Phrases of one number are ways to say the same: they are ranked as one. `None` for what has no rank.
    pub(super) group: Option<u16>,
}

/// An expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fts {
    Phrase(Phrase),
    /// Phrases of the same columns near to each other.
    Near(Vec<Phrase>, u16),
    All(Vec<Fts>),
    Any(Vec<Fts>),
    Without(Box<Fts>, Box<Fts>),
}

impl Fts {
    /// One facet.
    pub(super) fn facet(table: Table, word: String) -> Self {
        Self::Phrase(Phrase { columns: table.facets(), words: vec![word], is_prefix: false, group: None })
    }

    /// The phrases, in the order in which FTS5 counts them.
    pub(super) fn phrases(&self) -> Vec<&Phrase> {
        let mut phrases = Vec::new();
        self.collect(&mut phrases);
        phrases
    }

    fn collect<'f>(&'f self, into: &mut Vec<&'f Phrase>) {
        match self {
            Self::Phrase(phrase) => into.push(phrase),
            Self::Near(phrases, _) => into.extend(phrases),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.collect(into)),
            Self::Without(with, without) => {
                with.collect(into);
                without.collect(into);
            }
        }
    }

    /// How many phrases it has, and how deep it is.
    pub(super) fn size(&self) -> (usize, usize) {
        match self {
            Self::Phrase(_) => (1, 1),
            Self::Near(phrases, _) => (phrases.len(), 1),
            Self::All(parts) | Self::Any(parts) => {
                let sizes = parts.iter().map(Self::size);
                let (count, depth) = sizes.fold((0, 0), |sum, size| (sum.0 + size.0, sum.1.max(size.1)));
                (count, depth + 1)
            }
            Self::Without(with, without) => {
                let (with, without) = (with.size(), without.size());
                (with.0 + without.0, with.1.max(without.1) + 1)
            }
        }
    }

    /// Whether FTS5 can be asked all of it at once.
    pub(super) fn is_bounded(&self) -> bool {
        let (phrases, depth) = self.size();
        phrases <= MAX_PHRASES && depth <= MAX_DEPTH
    }

    /// It in FTS5's query syntax (SQLite FTS5, section 3). Words have no quotation marks in them, for they are letters and
    /// digits; should one come in all the same, it is doubled.
    pub(super) fn text(&self, table: Table) -> String {
        let mut text = String::new();
        self.write(table, &mut text);
        text
    }

    fn write(&self, table: Table, into: &mut String) {
        match self {
            Self::Phrase(phrase) => {
                phrase.write_columns(table, into);
                phrase.write(into);
            }
            Self::Near(phrases, within) => {
                if let Some(first) = phrases.first() {
                    first.write_columns(table, into);
                }
                into.push_str("NEAR(");
                for phrase in phrases {
                    phrase.write(into);
                    into.push(' ');
                }
                let _ = write!(into, ", {within})");
            }
            Self::All(parts) => Self::join(parts, " AND ", table, into),
            Self::Any(parts) => Self::join(parts, " OR ", table, into),
            Self::Without(with, without) => {
                into.push('(');
                with.write(table, into);
                into.push_str(" NOT ");
                without.write(table, into);
                into.push(')');
            }
        }
    }

    fn join(parts: &[Self], between: &str, table: Table, into: &mut String) {
        into.push('(');
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                into.push_str(between);
            }
            part.write(table, into);
        }
        into.push(')');
    }
}

impl Phrase {
    /// What tells it from others.
    pub(super) fn key(&self, table: Table) -> String {
        format!("{} {} {} {}", table.name, self.columns, self.is_prefix, self.words.join(" "))
    }

    fn write_columns(&self, table: Table, into: &mut String) {
        if self.columns != 0 {
            let _ = write!(into, "{{{}}} : ", table.named(self.columns));
        }
    }

    fn write(&self, into: &mut String) {
        into.push('"');
        for (at, word) in self.words.iter().enumerate() {
            if at > 0 {
                into.push(' ');
            }
            // A NUL would end the expression.
            word.chars().filter(|character| *character != '\0').for_each(|character| {
                into.push(character);
                if character == '"' {
                    into.push('"');
                }
            });
        }
        into.push('"');
        if self.is_prefix {
            into.push('*');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(word: &str) -> Fts {
        Fts::Phrase(Phrase { columns: 0, words: vec![word.to_owned()], is_prefix: false, group: Some(0) })
    }

    fn check(fts: &Fts, expected: &str, size: (usize, usize)) {
        assert_eq!((fts.text(ARTICLES).as_str(), fts.size(), fts.phrases().len()), (expected, size, size.0));
    }

    #[test]
    fn expressions_are_well_formed() {
        check(&word("gate"), r#""gate""#, (1, 1));
        let phrase = |words: &[&str], columns, is_prefix| Phrase {
            columns,
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            is_prefix,
            group: None,
        };
        check(
            &Fts::Phrase(phrase(&["a", "b\"c\0"], column::HEADLINE | column::TEXT, true)),
            r#"{headline text} : "a b""c"*"#,
            (1, 1),
        );
        check(
            &Fts::Near(vec![phrase(&["a"], column::TEXT, false), phrase(&["b", "c"], column::TEXT, false)], 8),
            r#"{text} : NEAR("a" "b c" , 8)"#,
            (2, 1),
        );
        let any = Fts::Any(vec![word("b"), Fts::facet(ARTICLES, "t1".to_owned())]);
        let without = Fts::Without(Box::new(Fts::All(vec![word("a"), any])), Box::new(word("c")));
        check(&without, r#"(("a" AND ("b" OR {facets} : "t1")) NOT "c")"#, (4, 4));
    }
}
