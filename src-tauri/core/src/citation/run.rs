//! What a citation looks like: stretches of text, each in one look.

use crate::document::escape::escaped;
use hayagriva::citationberg::{Display, FontStyle, FontVariant, FontWeight, VerticalAlign};
use hayagriva::{ElemChild, ElemChildren, Formatting};

/// A stretch of text in one look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The words. From outside: whoever writes them escapes them.
    pub text: String,
    /// Slanted.
    pub italic: bool,
    /// Heavy.
    pub bold: bool,
    /// In small capitals.
    pub small_caps: bool,
    /// Raised and small.
    pub superscript: bool,
    /// The address that it leads to, absolute, of the web.
    pub link: Option<String>,
}

impl Run {
    fn of(text: &str, look: Formatting) -> Self {
        Self {
            text: text.to_owned(),
            italic: look.font_style == FontStyle::Italic,
            bold: look.font_weight == FontWeight::Bold,
            small_caps: look.font_variant == FontVariant::SmallCaps,
            superscript: look.vertical_align == VerticalAlign::Sup,
            link: None,
        }
    }

    fn looks_like(&self, other: &Self) -> bool {
        Self { text: String::new(), ..self.clone() } == Self { text: String::new(), ..other.clone() }
    }
}

/// The runs of what was worked out; neighbours of one look are one run.
pub(super) fn runs(children: &ElemChildren) -> Vec<Run> {
    let mut runs = Vec::new();
    children.0.iter().for_each(|child| push_child(&mut runs, child));
    runs.retain(|run| !run.text.is_empty());
    runs
}

/// Puts right what the program that works citations out leaves: quotation marks inside of quotation marks, a comma before a
/// bracket where a part of a date is not known, full stops and commas behind a quotation where the language has them in it,
/// and outlets in another spelling than their own.
pub(super) fn mend(runs: &mut [Run], outlet: Option<&str>, has_stops_in_quotes: bool) {
    let text = plain(runs);
    let balanced = text.matches('“').count() == text.matches('”').count();
    let mut depth = 0_usize;
    for run in runs.iter_mut().filter(|run| run.link.is_none()) {
        run.text = run.text.replace(",)", ")");
        // Only where it stands for itself: “Sun” in a headline need not be the outlet.
        if let Some(outlet) = outlet
            && is_same_name(run.text.trim(), outlet)
        {
            run.text = run.text.replace(run.text.trim(), outlet);
        }
        if balanced {
            run.text = run.text.chars().map(|letter| turned(letter, &mut depth)).collect();
        }
        if has_stops_in_quotes {
            run.text = run.text.replace("”.", ".”").replace("”,", ",”").replace("..”", ".”");
        }
    }
}

/// Whether two names differ in the case of their letters at most.
fn is_same_name(one: &str, other: &str) -> bool {
    one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}

/// A double quotation mark inside of others is a single one.
fn turned(letter: char, depth: &mut usize) -> char {
    match letter {
        '“' => {
            *depth += 1;
            if *depth > 1 { '‘' } else { letter }
        }
        '”' => {
            *depth = depth.saturating_sub(1);
            if *depth > 0 { '’' } else { letter }
        }
        other => other,
    }
}

/// The runs of one piece, as the first field of a bibliography's entry.
pub(super) fn runs_of(child: &ElemChild) -> Vec<Run> {
    let mut runs = Vec::new();
    push_child(&mut runs, child);
    runs
}

fn push_child(runs: &mut Vec<Run>, child: &ElemChild) {
    match child {
        ElemChild::Text(text) => push(runs, Run::of(&text.text, text.formatting)),
        ElemChild::Markup(text) => push(runs, Run { text: text.clone(), ..Run::default() }),
        ElemChild::Link { text, url } => {
            let is_web = url.starts_with("https://") || url.starts_with("http://");
            let run = Run::of(&text.text, text.formatting);
            push(runs, Run { link: is_web.then(|| url.clone()), ..run });
        }
        ElemChild::Elem(elem) => {
            // What stands on a line or in a column of its own stands apart here.
            let is_apart = matches!(elem.display, Some(Display::Block | Display::Indent | Display::RightInline));
            if is_apart && runs.last().is_some_and(|run| !run.text.ends_with(char::is_whitespace)) {
                push(runs, Run { text: " ".to_owned(), ..Run::default() });
            }
            elem.children.0.iter().for_each(|child| push_child(runs, child));
        }
        // Stands for a locator that somebody else writes; ours are text.
        ElemChild::Transparent { .. } => {}
    }
}

fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last) if last.looks_like(&run) => last.text.push_str(&run.text),
        _ => runs.push(run),
    }
}

/// The words alone.
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// As Markdown (CommonMark 0.31); nothing in the words acts.
pub fn markdown(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| {
            let mark = match (run.bold, run.italic) {
                (true, true) => "***",
                (true, false) => "**",
                (false, true) => "*",
                (false, false) => "",
            };
            // Marks that touch white space open nothing, and what escapes would take white space away.
            let inner = run.text.trim();
            let at = run.text.find(inner).unwrap_or_default();
            let (before, after) = (&run.text[..at], &run.text[at + inner.len()..]);
            let inner = match &run.link {
                Some(url) if url == inner && !url.contains(['<', '>', ' ']) => format!("<{inner}>"),
                _ if inner.is_empty() => String::new(),
                _ => format!("{mark}{}{mark}", crate::exporters::escape_markdown(inner)),
            };
            format!("{before}{inner}{after}")
        })
        .collect()
}

/// As HTML for the clipboard and for files; nothing in the words acts.
pub fn html(runs: &[Run]) -> String {
    let mut html = String::new();
    for run in runs {
        let looks = [
            (run.bold, "<b>", "</b>"),
            (run.italic, "<i>", "</i>"),
            (run.superscript, "<sup>", "</sup>"),
            (run.small_caps, "<span style=\"font-variant:small-caps\">", "</span>"),
        ];
        let mut piece = escaped(&run.text);
        for (_, open, close) in looks.into_iter().filter(|(is_so, ..)| *is_so) {
            piece = format!("{open}{piece}{close}");
        }
        if let Some(url) = &run.link {
            piece = format!("<a href=\"{}\">{piece}</a>", escaped(url));
        }
        html.push_str(&piece);
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_inside_quotations_are_told_apart() {
        let mut runs = [
            Run { text: "“The Gate Was “Open” for ".to_owned(), ..Run::default() },
            Run { text: "Years”. (2026,)".to_owned(), italic: true, ..Run::default() },
        ];
        mend(&mut runs, None, true);
        assert_eq!(plain(&runs), "“The Gate Was ‘Open’ for Years.” (2026)");
    }

    #[test]
    fn an_outlet_keeps_its_spelling() {
        let mut runs = [
            Run { text: "Coe, “In the sun.” ".to_owned(), ..Run::default() },
            Run { text: "SUN ".to_owned(), italic: true, ..Run::default() },
        ];
        mend(&mut runs, Some("Sun"), false);
        assert_eq!(plain(&runs), "Coe, “In the sun.” Sun ");
    }

    #[test]
    fn nothing_in_the_words_acts() {
        let nasty = "*a* <script>alert(1)</script> [x](javascript:y)";
        let runs = [
            Run { text: nasty.to_owned(), ..Run::default() },
            Run { text: " The Ledger ".to_owned(), italic: true, ..Run::default() },
            Run {
                text: "https://a.example/?b=\"c\"".to_owned(),
                link: Some("https://a.example/?b=\"c\"".to_owned()),
                ..Run::default()
            },
        ];
        assert_eq!(
            html(&runs),
            "*a* &lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:y)<i> The Ledger </i>\
             <a href=\"https://a.example/?b=&quot;c&quot;\">https://a.example/?b=&quot;c&quot;</a>"
        );
        assert_eq!(plain(&runs), format!("{nasty} The Ledger https://a.example/?b=\"c\""));
        let markdown = markdown(&runs);
        assert!(markdown.contains("\\*a\\* ") && markdown.contains(" *The Ledger* "), "{markdown}");
        assert!(markdown.contains("\\<script\\>") && markdown.ends_with("<https://a.example/?b=\"c\">"), "{markdown}");
    }
}
