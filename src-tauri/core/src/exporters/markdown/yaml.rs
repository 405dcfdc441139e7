//! The few shapes of YAML (1.2, section 7.3.1) that front matter needs. Every value is a double-quoted string, so that a
//! year stays a text and nothing is taken for a tag, a date or a key.

use std::fmt::Write as _;
use std::io::{self, Write};

pub(super) struct Yaml<'o> {
    out: &'o mut dyn Write,
    /// What stands before the next key.
    lead: &'static str,
    /// What stands before the keys after it.
    next_lead: &'static str,
}

impl<'o> Yaml<'o> {
    pub(super) fn new(out: &'o mut dyn Write) -> Self {
        Self { out, lead: "", next_lead: "" }
    }

    /// The line before and after the front matter.
    pub(super) fn edge(&mut self) -> io::Result<()> {
        self.out.write_all(b"---\n")
    }

    pub(super) fn text(&mut self, key: &str, value: &str) -> io::Result<()> {
        self.key(key)?;
        writeln!(self.out, " {}", quoted(value))
    }

    pub(super) fn texts(&mut self, key: &str, values: &[String]) -> io::Result<()> {
        self.key(key)?;
        if values.is_empty() {
            return self.out.write_all(b" []\n");
        }
        self.out.write_all(b"\n")?;
        values.iter().try_for_each(|value| writeln!(self.out, "{}  - {}", self.next_lead, quoted(value)))
    }

    /// A list of mappings, each begun by [`Yaml::start_item`].
    pub(super) fn list(&mut self, key: &str, is_empty: bool) -> io::Result<()> {
        writeln!(self.out, "{key}:{}", if is_empty { " []" } else { "" })
    }

    pub(super) fn start_item(&mut self) {
        self.lead = "  - ";
        self.next_lead = "    ";
    }

    fn key(&mut self, key: &str) -> io::Result<()> {
        write!(self.out, "{}{key}:", self.lead)?;
        self.lead = self.next_lead;
        Ok(())
    }
}

/// `text` between double quotation marks; characters that YAML does not print are escaped.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // Section 5.1: what is not printable, and the breaks and marks that readers treat each in their own way.
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(character));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
