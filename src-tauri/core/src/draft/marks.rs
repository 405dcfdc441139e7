//! The quotations of a text, whatever marks they stand in.
//!
//! One that goes on in the next paragraph, which then begins with its mark anew, is one quotation of several stretches. Marks
//! inside a quotation belong to it. A paragraph that is set apart (it begins with “> ”) is a quotation too.

use crate::document::ByteRange;

/// A quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marked {
    /// Its stretches without their marks, a paragraph each; never empty.
    pub(super) parts: Vec<ByteRange>,
}

impl Marked {
    /// From the first word to the last.
    pub(super) fn whole(&self) -> ByteRange {
        match (self.parts.first(), self.parts.last()) {
            (Some(first), Some(last)) => ByteRange { start: first.start, end: last.end },
            _ => ByteRange::default(),
        }
    }

    /// Its words, with a space between two stretches.
    pub(super) fn words(&self, text: &str) -> String {
        let parts = self.parts.iter().map(|part| text.get(part.start.0..part.end.0).unwrap_or_default());
        parts.collect::<Vec<_>>().join(" ")
    }
}

/// An open quotation.
struct Open {
    mark: char,
    start: usize,
}

/// The quotations of `text`, in order.
pub(super) fn quotations(text: &str) -> Vec<Marked> {
    let mut found: Vec<Marked> = Vec::new();
    // The mark of a quotation that was not closed at the end of the last paragraph.
    let mut goes_on: Option<char> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        if let Some(set_apart) = text[start..end].strip_prefix('>') {
            let at = end - set_apart.trim_start().len();
            found.extend(set_apart_quotation(text, at, end));
            goes_on = None;
        } else if !text[start..end].trim().is_empty() {
            goes_on = paragraph(text, start, end, goes_on, &mut found);
        }
        start += line.len();
    }
    found
}

/// A paragraph that is a quotation: without the marks around it, if it has them.
fn set_apart_quotation(text: &str, start: usize, end: usize) -> Option<Marked> {
    let is_mark = |sign: char| "\"“”„«»「」".contains(sign);
    let own = text[start..end].trim();
    // One with marks in the midst of it, such as a source in front, is a paragraph like any other.
    let inner = own.trim_matches(is_mark);
    if inner.trim().is_empty() {
        return None;
    }
    if inner.contains(is_mark) {
        let mut inside = Vec::new();
        paragraph(text, start, end, None, &mut inside);
        if let [one] = inside.as_slice()
            && one.whole().len() * 2 > own.len()
        {
            return inside.pop();
        }
    }
    trimmed(text, start, end, is_mark).map(|range| Marked { parts: vec![range] })
}

fn trimmed(text: &str, start: usize, end: usize, is_mark: impl Fn(char) -> bool) -> Option<ByteRange> {
    let stretch = text.get(start..end)?;
    let is_outside = &|sign: char| sign.is_whitespace() || is_mark(sign);
    let from = start + (stretch.len() - stretch.trim_start_matches(is_outside).len());
    let to = start + stretch.trim_end_matches(is_outside).len();
    (from < to).then(|| ByteRange::new(from, to))
}

/// Adds the quotations of a paragraph. Gives the mark of one that is not closed in it.
fn paragraph(text: &str, start: usize, end: usize, goes_on: Option<char>, found: &mut Vec<Marked>) -> Option<char> {
    let mut open: Option<Open> = None;
    let mut is_continued = false;
    let mut at = start;
    while at < end {
        let Some(sign) = text[at..end].chars().next() else { break };
        let next = at + sign.len_utf8();
        let context = Context {
            before: text[start..at].chars().next_back(),
            after: text[next..end].chars().next(),
            rest: &text[next..end],
        };
        match &open {
            None => {
                if opens(sign, context) && (sign != '\'' && sign != '‘' || closes_later(sign, context)) {
                    is_continued = goes_on == Some(sign) && text[start..at].trim().is_empty();
                    open = Some(Open { mark: sign, start: next });
                }
            }
            Some(opened) if closes(opened.mark, sign, context) => {
                add(text, opened.start, at, is_continued, found);
                (open, is_continued) = (None, false);
            }
            Some(_) => {}
        }
        at = next;
    }
    let Open { mark, start } = open?;
    // What is never closed is a quotation only where its mark can be nothing else; one that goes on is closed later.
    if matches!(mark, '"' | '\'' | '‘' | '’' | '‹') {
        return None;
    }
    add(text, start, end, is_continued, found);
    Some(mark)
}

fn add(text: &str, start: usize, end: usize, is_continued: bool, found: &mut Vec<Marked>) {
    let Some(range) = trimmed(text, start, end, |_| false) else { return };
    if !text[range.start.0..range.end.0].contains(char::is_alphanumeric) {
        return;
    }
    match found.last_mut() {
        Some(last) if is_continued => last.parts.push(range),
        _ => found.push(Marked { parts: vec![range] }),
    }
}

/// What stands around a mark in its paragraph.
#[derive(Clone, Copy)]
struct Context<'t> {
    before: Option<char>,
    after: Option<char>,
    rest: &'t str,
}

impl Context<'_> {
    /// Whether a word may begin here.
    fn is_lead(self) -> bool {
        self.before.is_none_or(|sign| sign.is_whitespace() || "([{—–-/:¿¡“„«‘‚".contains(sign))
    }

    fn is_word_after(self) -> bool {
        self.after.is_some_and(|sign| sign.is_alphanumeric() || "[(…¿¡$€£“‘'\"-".contains(sign))
    }
}

fn opens(sign: char, context: Context<'_>) -> bool {
    match sign {
        '“' | '„' | '「' | '『' | '〝' | '＂' | '‟' => true,
        // French sets a space inside its marks; German and Danish turn them round.
        '«' | '»' => context.is_lead() && context.after.is_some(),
        '”' | '"' => context.is_lead() && context.is_word_after(),
        '‘' | '‚' | '\'' | '‹' | '›' => {
            context.is_lead() && context.after.is_some_and(|sign| !sign.is_whitespace() && !sign.is_numeric())
        }
        _ => false,
    }
}

fn closes(open: char, sign: char, context: Context<'_>) -> bool {
    let is_end = context.before.is_some_and(|sign| !sign.is_whitespace());
    match open {
        '“' | '‟' => {
            matches!(sign, '”' | '＂') || (sign == '"' && is_end && !context.after.is_some_and(char::is_alphanumeric))
        }
        '„' => matches!(sign, '“' | '”' | '"'),
        '”' => sign == '”',
        '"' => matches!(sign, '"' | '”') && (is_end || !context.is_word_after()),
        '＂' => sign == '＂',
        '«' => sign == '»',
        '»' => sign == '«' || sign == '»',
        '‹' => sign == '›',
        '›' => sign == '‹' || sign == '›',
        '「' => sign == '」',
        '『' => sign == '』',
        '〝' => matches!(sign, '〟' | '〞'),
        '‚' => matches!(sign, '‘' | '’'),
        '‘' => sign == '’' && is_single_end(sign, context),
        '\'' => matches!(sign, '\'' | '’') && is_single_end(sign, context),
        _ => false,
    }
}

/// Whether a single mark ends a quotation: an apostrophe stands inside a word, or after a plural where the quotation goes on
/// to another mark.
fn is_single_end(sign: char, context: Context<'_>) -> bool {
    let is_end =
        context.before.is_some_and(|sign| !sign.is_whitespace()) && !context.after.is_some_and(char::is_alphanumeric);
    let is_plural = matches!(context.before, Some('s' | 'S'))
        && context.after == Some(' ')
        && context.rest.trim_start().starts_with(char::is_lowercase);
    is_end && !(is_plural && closes_before_next(sign, context.rest))
}

/// Whether another mark that ends a quotation comes before one that begins the next.
fn closes_before_next(mark: char, rest: &str) -> bool {
    let mut before = None;
    let mut signs = rest.chars().peekable();
    while let Some(sign) = signs.next() {
        let is_closing = (sign == mark || sign == '’') && !signs.peek().copied().is_some_and(char::is_alphanumeric);
        if is_closing && before.is_some_and(|sign: char| !sign.is_whitespace()) {
            return true;
        }
        let is_opening = matches!(sign, '‘' | '\'') && before.is_none_or(char::is_whitespace);
        if is_opening {
            return false;
        }
        before = Some(sign);
    }
    false
}

/// Whether a single mark that may open a quotation is closed in its paragraph: it is an apostrophe otherwise.
fn closes_later(mark: char, context: Context<'_>) -> bool {
    let mut before = None;
    let mut signs = context.rest.chars().peekable();
    while let Some(sign) = signs.next() {
        let is_mark = sign == '’' || (mark == '\'' && sign == '\'');
        let is_closing = is_mark && !signs.peek().copied().is_some_and(char::is_alphanumeric);
        if is_closing && before.is_some_and(|sign: char| !sign.is_whitespace()) {
            return true;
        }
        before = Some(sign);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = quotations(text).iter().map(|quotation| quotation.words(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn marks_of_all_kinds_are_read() {
        check("She said “the gate was open”, and left.", &["the gate was open"]);
        check("She said \"the gate was open,\" and left.", &["the gate was open,"]);
        check("Sie sagte: „Das Tor war offen.“ Dann ging sie.", &["Das Tor war offen."]);
        check("Sie sagte: »Das Tor war offen.«", &["Das Tor war offen."]);
        check("Elle a dit : « La porte était ouverte. » Puis rien.", &["La porte était ouverte."]);
        check("Elle a dit : «\u{a0}La porte\u{a0}» et «\u{202f}le mur\u{202f}».", &["La porte", "le mur"]);
        check("彼女は「門は開いていた」と言った。", &["門は開いていた"]);
        check("Hon sa: ”Porten var öppen.” Sedan gick hon.", &["Porten var öppen."]);
        check("He said ‘the gate was open’ twice.", &["the gate was open"]);
        check("He said 'the gate was open' twice.", &["the gate was open"]);
    }

    #[test]
    fn apostrophes_and_inches_are_no_quotations() {
        check("It's the boys' gate, in the '90s and '20s; don't ask.", &[]);
        check("The gate’s owner and the owners’ dogs weren’t there.", &[]);
        check("He is 5'10\" tall, and the board is 12\" wide.", &[]);
        check("‘The boys’ gate was open,’ she said.", &["The boys’ gate was open,"]);
        check("‘It’s open,’ she said. ‘We’re late.’", &["It’s open,", "We’re late."]);
    }

    #[test]
    fn marks_inside_a_quotation_belong_to_it() {
        check("She said: “He told me ‘no’ twice.”", &["He told me ‘no’ twice."]);
        check("She said: \"He told me 'no' twice.\"", &["He told me 'no' twice."]);
        check("‘He told me “no” twice,’ she said.", &["He told me “no” twice,"]);
        check("„Er sagte ‚nein‘ dazu“, sagte sie.", &["Er sagte ‚nein‘ dazu"]);
    }

    #[test]
    fn a_quotation_goes_on_in_the_next_paragraph() {
        check("She said: “One.\n“Two.”\nThen “three”.", &["One. Two.", "three"]);
        check("She said: “One.\nTwo.", &["One."]);
        check("\"One.\nTwo.", &[]);
    }

    #[test]
    fn a_paragraph_that_is_set_apart_is_a_quotation() {
        check("He wrote:\n> The gate was open.\nThen he left.", &["The gate was open."]);
        check("> “The gate was open.”", &["The gate was open."]);
        check("> “The gate was open that night,” he wrote.", &["The gate was open that night,"]);
    }
}
