//! Text from outside as Markdown that means nothing but itself (CommonMark 0.31, section 2.4).

use std::fmt::Write as _;

/// One line of text, escaped; line breaks of any kind become spaces, other control characters are left out.
///
/// Beyond CommonMark's own signs, those of common dialects are escaped too: tables, strikethrough, formulas, tags,
/// comments and marks of note programs, and addresses that would become links by themselves.
pub(crate) fn escape(text: &str) -> String {
    let spaced: String = text
        .chars()
        .filter_map(|character| match character {
            '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            control if control.is_control() => None,
            other => Some(other),
        })
        .collect();
    let line = spaced.trim_matches(' ');
    let mut escaped = String::with_capacity(line.len() + 8);
    let mut before = None;
    // Whether nothing but digits came so far: "1." makes a list there and nowhere else.
    let mut is_number = true;
    for (at, character) in line.char_indices() {
        let after = line[at + character.len_utf8()..].chars().next();
        let is_double = before == Some(character) || after == Some(character);
        let acts = match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '#' | '{' | '}' => true,
            '=' | '%' | '^' => at == 0 || is_double,
            '-' | '+' => at == 0,
            ':' => at == 0 || line[at..].starts_with("://"),
            '.' | ')' => (is_number && at > 0) || (character == '.' && ends_with_www(&line[..at])),
            _ => false,
        };
        if acts {
            escaped.push('\\');
        }
        escaped.push(character);
        is_number = is_number && character.is_ascii_digit();
        before = Some(character);
    }
    escaped
}

fn ends_with_www(text: &str) -> bool {
    text.len() >= 3 && text.as_bytes()[text.len() - 3..].eq_ignore_ascii_case(b"www")
}

/// Lines whose white space matters, in a code fence longer than any inside.
pub(super) fn fence(text: &str) -> String {
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let lines: String = text
        .replace("\r\n", "\n")
        .chars()
        .map(|character| match character {
            '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            other => other,
        })
        .filter(|character| matches!(character, '\n' | '\t') || !character.is_control())
        .collect();
    format!("{fence}\n{lines}\n{fence}")
}

/// An address on the web as a link to itself; any other as text.
pub(super) fn web_address(address: &str) -> String {
    match url::Url::parse(address) {
        Ok(parsed) if matches!(parsed.scheme(), "http" | "https") => {
            let mut link = String::from("<");
            for character in parsed.as_str().chars() {
                if matches!(character, '<' | '>' | '\\' | ' ') || character.is_control() {
                    let _ = write!(link, "%{:02X}", u32::from(character));
                } else {
                    link.push(character);
                }
            }
            link + ">"
        }
        _ => escape(address),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_stays_readable() {
        let plain = "The U.S.-led force (about 1,200) paid 50% of it: \"no comment\", said O'Neil!";
        assert_eq!(escape(plain), plain);
    }

    #[test]
    fn signs_are_escaped_where_they_act() {
        assert_eq!(escape("# 1"), "\\# 1");
        assert_eq!(escape("2017. A year"), "2017\\. A year");
        assert_eq!(escape("- a - b"), "\\- a - b");
        assert_eq!(escape("2026-05-14 (Thursday)"), "2026-05-14 (Thursday)");
        assert_eq!(escape("  indented"), "indented");
        assert_eq!(escape("https://a.b and www.c.d"), "https\\://a.b and www\\.c.d");
        assert_eq!(escape("a\r\nb"), "a  b");
        assert_eq!(escape("%%hidden%% ==marked== a=b 5%"), "\\%\\%hidden\\%\\% \\=\\=marked\\=\\= a=b 5%");
    }

    #[test]
    fn a_fence_is_longer_than_what_it_holds() {
        assert_eq!(fence("a\n````"), "`````\na\n````\n`````");
    }
}
