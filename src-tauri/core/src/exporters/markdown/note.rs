//! A note in Markdown among others: it keeps its emphasis, lists, quotations, code and links to the web; HTML, headings,
//! other links, pictures and open code fences become plain signs, so that it neither acts nor reaches beyond itself.

use super::escape::escape;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag};
use std::collections::BTreeSet;

/// Escaping one sign can uncover another, a link inside a link for instance; a note that needs more rounds than this was
/// made to and is shown as plain text.
const MAX_ROUNDS: usize = 8;

/// `note` without anything that acts. Every character of it is still there.
pub(super) fn tamed(note: &str) -> String {
    let mut text: String = note
        .replace("\r\n", "\n")
        .chars()
        .map(|character| match character {
            '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            other => other,
        })
        .filter(|character| matches!(character, '\n' | '\t') || !character.is_control())
        .collect();
    // Tabs stop elsewhere once the note is indented.
    text = text.replace('\t', "    ");
    for _ in 0..MAX_ROUNDS {
        let acting = acting(&text);
        if acting.is_empty() {
            return closed(text);
        }
        for at in acting.into_iter().rev() {
            text.insert(at, '\\');
        }
    }
    note.lines().map(escape).collect::<Vec<_>>().join("\n\n")
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS
}

/// Where a backslash makes a sign harmless.
fn acting(text: &str) -> BTreeSet<usize> {
    let mut places = BTreeSet::new();
    let parser = Parser::new_ext(text, options());
    let definitions = parser.reference_definitions().iter();
    places.extend(definitions.filter_map(|(_, definition)| find(text, &definition.span, '[')));
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => {
                places.extend(text[range.clone()].match_indices('<').map(|(at, _)| range.start + at));
            }
            Event::Start(Tag::Heading { .. }) => places.extend(heading_sign(text, &range)),
            Event::Start(Tag::Link { link_type, dest_url, .. }) if !is_web_link(link_type, &dest_url) => {
                places.extend([find(text, &range, '['), find(text, &range, '<')].into_iter().flatten().min());
            }
            Event::Start(Tag::Image { .. }) => places.extend(find(text, &range, '[')),
            _ => {}
        }
    }
    places
}

/// Whether a link stands whole in the text and leads to a page or a letter. What it leads to is the reader's to open.
fn is_web_link(kind: LinkType, address: &str) -> bool {
    let is_whole = matches!(kind, LinkType::Inline | LinkType::Autolink | LinkType::Email);
    let is_web = || url::Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https" | "mailto"));
    is_whole && (kind == LinkType::Email || is_web())
}

fn find(text: &str, range: &std::ops::Range<usize>, sign: char) -> Option<usize> {
    text[range.clone()].find(sign).map(|at| range.start + at)
}

/// The sign that makes a heading: the first `#`, or the first character of the line below it.
fn heading_sign(text: &str, range: &std::ops::Range<usize>) -> Option<usize> {
    let heading = text[range.clone()].trim_end();
    if heading.trim_start().starts_with('#') {
        return find(text, range, '#');
    }
    let line = heading.trim_end_matches(['=', '-']).len();
    (line < heading.len()).then_some(range.start + line)
}

/// `text` with its last code fence closed.
fn closed(mut text: String) -> String {
    let mut depth = 0_usize;
    let mut fence = None;
    for (event, range) in Parser::new_ext(&text, options()).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if depth == 0 && matches!(tag, Tag::CodeBlock(CodeBlockKind::Fenced(_))) {
                    fence = Some(range);
                }
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    let Some(range) = fence.filter(|range| text[range.end..].trim().is_empty()) else { return text };
    let block = text[range].trim();
    let sign = if block.starts_with('~') { '~' } else { '`' };
    let opening: String = block.chars().take_while(|character| *character == sign).collect();
    let last = block.lines().skip(1).last().unwrap_or_default().trim();
    let is_closed = last.len() >= opening.len() && last.chars().all(|character| character == sign);
    if !is_closed {
        text.truncate(text.trim_end().len());
        text.push('\n');
        text.push_str(&opening);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_note_is_made_of_stays() {
        let note = "Call **her** again:\n\n- *first*\n- `a[0] < b`\n\n> as said\n\n1. x";
        assert_eq!(tamed(note), note);
        let note = "[the letter](https://a.example/b \"t\"), <http://x.example>, <desk@a.example>";
        assert_eq!(tamed(note), note);
    }

    #[test]
    fn what_acts_is_shown_as_signs() {
        assert_eq!(tamed("# Fake"), "\\# Fake");
        assert_eq!(tamed("Fake\n---"), "Fake\n\\---");
        assert_eq!(tamed("<b>x</b>"), "\\<b>x\\</b>");
        assert_eq!(tamed("<script>\nx"), "\\<script>\nx");
        assert_eq!(tamed("[a](javascript:x)"), "\\[a](javascript:x)");
        assert_eq!(tamed("![a](http://x/y.png)"), "!\\[a](http://x/y.png)");
        assert_eq!(tamed("[a]: http://x\n"), "\\[a]: http://x\n");
        assert_eq!(tamed("<file://x/y>"), "\\<file://x/y>");
        assert_eq!(tamed("[![a](b)](javascript:x)"), "\\[!\\[a](b)](javascript:x)");
    }

    #[test]
    fn an_open_fence_is_closed() {
        assert_eq!(tamed("~~~~\ncode"), "~~~~\ncode\n~~~~");
        assert_eq!(tamed("```\ncode\n```"), "```\ncode\n```");
        assert_eq!(tamed("```"), "```\n```");
    }
}
