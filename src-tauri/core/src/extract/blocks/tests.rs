use super::super::sanitise::sanitise;
use super::*;
use std::fmt::Write;

/// Shows pieces as lines of kind and text, spans in brackets.
fn shown(html: &str) -> String {
    let mut out = String::new();
    for piece in pieces(&sanitise(html, None)).pieces {
        let kind = match piece.kind {
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Heading { level } => format!("h{level}"),
            BlockKind::ListItem { depth, number } => {
                format!("li{depth}{}", number.map_or(String::new(), |number| format!("#{number}")))
            }
            BlockKind::Quote => "q".to_owned(),
            BlockKind::Preformatted => "pre".to_owned(),
            BlockKind::Caption => "cap".to_owned(),
            BlockKind::TableCell { row, column, header } => {
                format!("{}{row},{column}", if header { "th" } else { "td" })
            }
            BlockKind::Figure { alt, .. } => format!("fig({alt})"),
        };
        let spans: String = piece.spans.iter().fold(String::new(), |mut out, (range, kind)| {
            let kind = match kind {
                SpanKind::Link { url } => url.as_str(),
                SpanKind::Strong => "strong",
                SpanKind::Emphasis => "em",
                SpanKind::Code => "code",
                SpanKind::Joined => "joined",
            };
            let _ = write!(out, " [{kind}: {}]", &piece.text[range.start.0..range.end.0]);
            out
        });
        let _ = writeln!(out, "{kind}|{}{spans}", piece.text.replace('\n', "⏎"));
    }
    out
}

fn check(html: &str, expected: &str) {
    assert_eq!(shown(html).trim_end(), expected, "{html}");
}

#[test]
fn paragraphs_and_breaks() {
    check(
        "a <b>b</b>\n c<p>d<br>e<br/><br/>f</p><div>g<div>h</div>i</div>",
        "p|a b c [strong: b]\np|d⏎e\np|f\np|g\np|h\np|i",
    );
    check("<p> <br> </p><p>&nbsp;</p>", "");
}

#[test]
fn headings_and_quotes() {
    check("<h1>a</h1><h3>b</h3><blockquote><p>c<p>d</blockquote>", "h2|a\nh3|b\nq|c\nq|d");
    check("<p>He said <q>no</q>.", "p|He said “no”.");
}

#[test]
fn lists_nest_and_count() {
    check("<ul><li>a<ol start=3><li>b<li value=9>c<li>d</ol><li>e</ul>", "li0|a\nli1#3|b\nli1#9|c\nli1#10|d\nli0|e");
    check("<ol><li><p>a<p>b</ol>", "li0#1|a\nli0|b");
    check("<ol reversed><li>a<li>b</ol>", "li0#2|a\nli0#1|b");
}

#[test]
fn preformatted_keeps_its_white_space() {
    check("<pre>  a\n\n   b  \n</pre>", "pre|  a⏎⏎   b");
}

#[test]
fn tables_of_data_have_cells() {
    check(
        "<table><caption>t</caption><tr><th>a<th>b<tr><td rowspan=2>c<td><p>d<p>e<tr><td>f</table>",
        "cap|t\nth0,0|a\nth0,1|b\ntd1,0|c\ntd1,1|d⏎e\ntd2,1|f",
    );
    check("<table><tr><td><p>a<p>b</table>", "p|a\np|b");
}

#[test]
fn spans_go_on_across_blocks() {
    check(
        "<a href='https://a.example/'>a<p>b</p> c </a>",
        "p|a [https://a.example/: a]\np|b [https://a.example/: b]\np|c [https://a.example/: c]",
    );
    check("<p>x <em><em> y </em></em><code>z</code>", "p|x y z [em: y] [code: z]");
}

#[test]
fn pictures_stand_after_their_line() {
    check(
        "<p>a <img alt='b  c'> d</p><figure><img alt=e><figcaption>f</figcaption></figure><img>",
        "p|a d\nfig(b c)|\nfig(e)|\ncap|f",
    );
    assert_eq!(pieces(&sanitise("<img><img alt=x>", None)).pictures_missing, 2);
}
