//! The pieces of a paper as the data that `paper.typ` reads.

use crate::exporters::paper::{Inline, Piece, Press, Role, is_right_to_left, printable, words_of};
use crate::exporters::{ExportError, ExportOptions, Sheet, Sources};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::io;

/// A paper on its way to be set.
pub(super) struct Data {
    sheet: &'static str,
    /// Whether notes stand behind the text: Typst knows those at the foot only.
    has_endnotes: bool,
    title: String,
    below: Vec<Value>,
    /// The pieces as JSON, one after the other.
    pieces: Vec<u8>,
    notes: Vec<Value>,
}

impl Data {
    pub(super) fn new(options: &ExportOptions) -> Self {
        Self {
            sheet: match options.sheet {
                Sheet::A4 => "a4",
                Sheet::Letter => "us-letter",
            },
            has_endnotes: options.sources == Sources::Endnotes,
            title: String::new(),
            below: Vec::new(),
            pieces: b"[".to_vec(),
            notes: Vec::new(),
        }
    }

    /// The whole as JSON; `missing` names signs that no font has.
    pub(super) fn finish(mut self, missing: &str) -> io::Result<Vec<u8>> {
        self.pieces.push(b']');
        let rest = json!({
            "sheet": self.sheet, "title": self.title, "below": self.below, "notes": self.notes, "missing": missing,
        });
        let mut all = serde_json::to_vec(&rest)?;
        all.pop();
        all.extend_from_slice(b",\"pieces\":");
        all.append(&mut self.pieces);
        all.push(b'}');
        Ok(all)
    }

    /// Every sign that stands in it.
    pub(super) fn signs(&self) -> BTreeSet<char> {
        // As text: what JSON writes in another way is in every font.
        let pieces = String::from_utf8_lossy(&self.pieces);
        let rest = format!("{}{}{}", self.title, Value::from(self.below.clone()), Value::from(self.notes.clone()));
        pieces.chars().chain(rest.chars()).filter(|sign| !sign.is_ascii() && !sign.is_whitespace()).collect()
    }

    fn line(&mut self, line: &[Inline]) -> Value {
        Value::from(line.iter().map(|inline| self.inline(inline)).collect::<Vec<_>>())
    }

    fn inline(&mut self, inline: &Inline) -> Value {
        match inline {
            Inline::Break => json!({ "break": true }),
            Inline::Note(note) if self.has_endnotes => {
                let note = self.line(note);
                self.notes.push(note);
                json!({ "sign": self.notes.len() })
            }
            Inline::Note(note) => json!({ "note": self.line(note) }),
            Inline::Text { text, look, link } => {
                let text = printable(text);
                let looks =
                    [(look.strong, 's'), (look.emphasis, 'e'), (look.code, 'c'), (look.struck, 'x'), (look.faint, 'f')];
                let looks: String = looks.into_iter().filter(|(is_on, _)| *is_on).map(|(_, sign)| sign).collect();
                if looks.is_empty() && link.is_none() && look.marked.is_none() {
                    return Value::from(text);
                }
                let mut members = Map::new();
                members.insert("text".to_owned(), text.into());
                members.insert("look".to_owned(), looks.into());
                if let Some(link) = link {
                    members.insert("link".to_owned(), link.as_str().into());
                }
                if let Some(colour) = look.marked {
                    members.insert("mark".to_owned(), colour.name().into());
                }
                members.into()
            }
        }
    }

    fn pieces(&mut self, pieces: &[Piece]) -> Value {
        Value::from(pieces.iter().map(|piece| self.one(piece)).collect::<Vec<_>>())
    }

    fn one(&mut self, piece: &Piece) -> Value {
        let rtl = |line: &[Inline]| is_right_to_left(&words_of(line));
        match piece {
            Piece::Title { .. } => Value::Null,
            Piece::Heading { level, line } => {
                json!({ "kind": "heading", "level": level, "rtl": rtl(line), "line": self.line(line) })
            }
            Piece::Para { role, line } => {
                json!({ "kind": name_of(*role), "rtl": rtl(line), "line": self.line(line) })
            }
            Piece::Item { depth, number: None, line, .. } => {
                json!({ "kind": "item", "depth": depth, "rtl": rtl(line), "line": self.line(line) })
            }
            Piece::Item { depth, number, line, .. } => {
                json!({ "kind": "item", "depth": depth, "number": number, "rtl": rtl(line), "line": self.line(line) })
            }
            Piece::Code(text) => json!({ "kind": "code", "text": printable(text) }),
            Piece::Quote { pieces, colour: Some(colour), .. } => {
                json!({ "kind": "quote", "colour": colour.name(), "pieces": self.pieces(pieces) })
            }
            Piece::Quote { pieces, .. } => json!({ "kind": "quote", "pieces": self.pieces(pieces) }),
            Piece::Note { pieces } => json!({ "kind": "note", "pieces": self.pieces(pieces) }),
            Piece::Table { widths, head, rows } => {
                let head: Vec<Value> = head.iter().map(|cell| self.line(cell)).collect();
                let cell = |data: &mut Self, cell: &Vec<Inline>| json!({ "line": data.line(cell) });
                let rows: Vec<Vec<Value>> =
                    rows.iter().map(|row| row.iter().map(|one| cell(self, one)).collect()).collect();
                json!({ "kind": "table", "widths": widths, "head": head, "rows": rows })
            }
        }
    }
}

impl Press for Data {
    fn piece(&mut self, piece: Piece) -> Result<(), ExportError> {
        if let Piece::Title { title, below } = &piece {
            self.title = printable(title);
            self.below = below.iter().map(|line| self.line(line)).collect();
            return Ok(());
        }
        if self.pieces.len() > 1 {
            self.pieces.push(b',');
        }
        let value = self.one(&piece);
        serde_json::to_writer(&mut self.pieces, &value).map_err(io::Error::from)?;
        Ok(())
    }
}

fn name_of(role: Role) -> &'static str {
    match role {
        Role::Body => "body",
        Role::Byline => "byline",
        Role::Small => "small",
        Role::Warning => "warning",
        Role::Claim => "claim",
        Role::Source => "source",
        Role::Reference => "reference",
        Role::Caption => "caption",
    }
}
