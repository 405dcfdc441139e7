//! Lines as their author meant them: breaks that only wrap are undone.

use crate::extract::canonical::one_line;

/// A line with words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// White space folded.
    pub(super) text: String,
    /// White space before it, in characters.
    pub(super) indent: usize,
    /// Lines without a blank one between them have the same.
    pub(super) group: usize,
}

/// The lines of `text`, unwrapped if they were wrapped.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut group = 0;
    for raw in text.split(['\n', '\u{2028}', '\u{2029}']) {
        let text = one_line(raw);
        if text.is_empty() {
            group += 1;
        } else {
            let indent = raw.chars().take_while(|c| c.is_whitespace()).count();
            lines.push(Line { text, indent, group });
        }
    }
    match wrap_width(&lines) {
        Some(width) => unwrap(&lines, width),
        None => lines,
    }
}

fn width_of(line: &Line) -> usize {
    line.indent + line.text.chars().count()
}

/// Whether the next line's first word had no room on `line`.
fn is_full(line: &Line, next: &Line, width: usize) -> bool {
    let first_word = next.text.split(' ').next().map_or(0, |word| word.chars().count());
    let is_hyphenated = line.text.ends_with('-') && next.text.starts_with(char::is_lowercase);
    is_hyphenated || width_of(line) + 1 + first_word > width
}

/// The column at which the lines were wrapped, if they were: most lines that another follows without a blank one are
/// as full as they can be, and many of them break off in mid-sentence.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    const NARROW: usize = 40;
    const WIDE: usize = 100;
    let width = lines.iter().filter(|line| line.text.contains(' ')).map(width_of).max()?;
    if !(NARROW..=WIDE).contains(&width) {
        return None;
    }
    // A line that ends a sentence may end its paragraph: it says nothing either way.
    let is_pair = |pair: &&[Line]| {
        pair[0].group == pair[1].group && bullet(&pair[1].text).is_none() && !super::ends_sentence(&pair[0].text)
    };
    let pairs = || lines.windows(2).filter(is_pair);
    let full = || pairs().filter(|pair| is_full(&pair[0], &pair[1], width));
    let broken =
        full().filter(|pair| pair[1].text.chars().next().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit()));
    let (pairs, full, broken) = (pairs().count(), full().count(), broken.count());
    (pairs >= 3 && full * 3 >= pairs * 2 && broken * 3 >= full).then_some(width)
}

fn unwrap(lines: &[Line], width: usize) -> Vec<Line> {
    let mut whole: Vec<Line> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &lines[before]);
        let goes_on = before.is_some_and(|before| {
            before.group == line.group && bullet(&line.text).is_none() && is_full(before, line, width)
        });
        match whole.last_mut().filter(|_| goes_on) {
            Some(last) => {
                if !breaks_word(&last.text, &line.text) {
                    last.text.push(' ');
                }
                last.text.push_str(&line.text);
            }
            None => whole.push(line.clone()),
        }
    }
    whole
}

/// Whether a hyphen at the end of a line belongs to a word that goes on: “well-” and “known”, but not “pre-” and “and”.
fn breaks_word(line: &str, next: &str) -> bool {
    const JOINERS: &[&str] = &["and", "or", "und", "oder", "et", "ou", "y", "o", "og", "och", "en", "of"];
    let before_hyphen = line.strip_suffix('-').and_then(|rest| rest.chars().next_back());
    let first_word = next.split(' ').next().unwrap_or_default();
    before_hyphen.is_some_and(char::is_alphanumeric) && !JOINERS.contains(&first_word)
}

/// The mark of a list item, and the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bullet<'a> {
    pub(super) number: Option<u32>,
    pub(super) mark: char,
    pub(super) item: &'a str,
}

/// Reads `line` as a list item. A dash may as well begin speech, so the caller looks for a second one.
pub(super) fn bullet(line: &str) -> Option<Bullet<'_>> {
    let mark = line.chars().next()?;
    if matches!(mark, '•' | '·' | '‣' | '◦' | '▪' | '●' | '■' | '*' | '-' | '–') {
        let rest = &line[mark.len_utf8()..];
        let has_space = rest.starts_with(' ') || !matches!(mark, '*' | '-' | '–');
        let item = rest.trim_start();
        return (has_space && !item.is_empty()).then_some(Bullet { number: None, mark, item });
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    let item = rest.strip_prefix(' ')?.trim_start();
    let number = line[..digits].parse().ok().filter(|_| digits <= 3)?;
    (!item.is_empty()).then_some(Bullet { number: Some(number), mark: '1', item })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        lines(text).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn wrapped_lines_are_joined_and_short_ones_are_not() {
        let text = "Talks collapse\n\nAnn Lee\nJune 1, 2017\n\n\
            The harbour was closed on Thursday after the talks between the\n\
            dockers and the port had broken down for the third time, a well-\n\
            known pattern by now, and the ships had to wait outside until\n\
            nightfall.\n\
            A second paragraph.\n";
        assert_eq!(
            texts(text),
            [
                "Talks collapse",
                "Ann Lee",
                "June 1, 2017",
                "The harbour was closed on Thursday after the talks between the dockers and the port had broken down for the \
             third time, a well-known pattern by now, and the ships had to wait outside until nightfall.",
                "A second paragraph.",
            ]
        );
    }

    #[test]
    fn lines_that_were_not_wrapped_stay() {
        let text = "The first line ends here.\nThe second is a paragraph as well.\nSo is the third, which is longer.\nA fourth.\nFifth.";
        assert_eq!(texts(text).len(), 5);
    }

    #[test]
    fn items_are_told_by_their_marks() {
        assert_eq!(bullet("• one").map(|bullet| bullet.item), Some("one"));
        assert_eq!(bullet("12) one").and_then(|bullet| bullet.number), Some(12));
        assert_eq!(bullet("2017 was a year"), None);
        assert_eq!(bullet("-5 degrees"), None);
        assert_eq!(bullet("1.5 million"), None);
    }
}
