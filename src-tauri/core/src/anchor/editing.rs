//! What an editor marks in a quotation: what was left out, put in or changed.

/// Characters between brackets, at most; longer ones are text.
const MAX_BRACKET: usize = 80;

/// What an editor marks in a quotation.
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: MarkKind,
}

#[derive(Clone, Copy)]
pub(super) enum MarkKind {
    /// “[T]he”: a letter was changed.
    Letter,
    /// “want[ed]”: a word was changed.
    Word,
    /// “[he]”.
    PutIn,
    /// “…”, “[...]”.
    LeftOut,
}

/// The quotation with spaces in place of its marks, byte for byte as long, and the marks.
pub(super) fn without_marks(quotation: &str) -> (String, Vec<Mark>) {
    let mut plain = quotation.as_bytes().to_vec();
    let mut marks: Vec<Mark> = Vec::new();
    let mut at = 0;
    while at < quotation.len() {
        let rest = &quotation[at..];
        let Some(character) = rest.chars().next() else { break };
        let dots = ellipsis(rest);
        if dots > 0 {
            plain[at..at + dots].fill(b' ');
            marks.push(Mark { start: at, end: at + dots, kind: MarkKind::LeftOut });
            at += dots;
            continue;
        }
        let close = match character {
            '[' => ']',
            '(' => ')',
            _ => '\0',
        };
        let inner = if close == '\0' { None } else { rest[1..].find(close).filter(|end| *end <= MAX_BRACKET) };
        let Some(length) = inner else {
            at += character.len_utf8();
            continue;
        };
        let (inside, end) = (&rest[1..=length], at + length + 2);
        let is_ellipsis = ellipsis(inside.trim()) == inside.trim().len() && !inside.trim().is_empty();
        if character == '(' && !is_ellipsis {
            at += 1;
            continue;
        }
        let after = quotation[end..].chars().next().is_some_and(char::is_alphanumeric);
        let before = quotation[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        if is_ellipsis {
            plain[at..end].fill(b' ');
            marks.push(Mark { start: at, end, kind: MarkKind::LeftOut });
        } else if inside.trim() == "sic" {
            plain[at..end].fill(b' ');
        } else if after && !before && inside.chars().count() == 1 {
            // The letter goes to the word that it begins: “[T]he” is “ The”, of the same length.
            let letter = inside.len();
            plain[at..at + 2].fill(b' ');
            plain[at + 2..at + 2 + letter].copy_from_slice(inside.as_bytes());
            marks.push(Mark { start: at, end: end + 1, kind: MarkKind::Letter });
        } else if after || before {
            let from = quotation[..at]
                .rfind(|sign: char| !sign.is_alphanumeric())
                .map_or(0, |sign| sign + quotation[sign..].chars().next().map_or(1, char::len_utf8));
            let to =
                quotation[end..].find(|sign: char| !sign.is_alphanumeric()).map_or(quotation.len(), |sign| end + sign);
            // Letters in place of the brackets hold the word together.
            for byte in &mut plain[at..end] {
                *byte = b'x';
            }
            marks.push(Mark { start: from, end: to, kind: MarkKind::Word });
        } else {
            plain[at..end].fill(b' ');
            marks.push(Mark { start: at, end, kind: MarkKind::PutIn });
        }
        at = end;
    }
    // Whole characters were replaced by spaces, so this is text still.
    (String::from_utf8(plain).unwrap_or_else(|_| quotation.to_owned()), marks)
}

/// The bytes of the ellipsis with which `rest` begins; 0 when it does not.
fn ellipsis(rest: &str) -> usize {
    if rest.starts_with('…') {
        return '…'.len_utf8();
    }
    let (mut dots, mut end) = (0, 0);
    for (at, sign) in rest.char_indices() {
        match sign {
            '.' => {
                dots += 1;
                end = at + 1;
            }
            ' ' | '\u{a0}' if dots > 0 => {}
            _ => break,
        }
    }
    if dots >= 3 { end } else { 0 }
}
