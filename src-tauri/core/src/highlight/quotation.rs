//! Words on their way to another program, with where they come from.

use crate::article::Citation;
use crate::document::escape::escaped;
use crate::document::{ByteRange, Document};
use crate::error::{Error, Result};
use crate::exporters::escape_markdown;
use crate::id::DocumentId;
use crate::library::Library;
use crate::storage;
use std::fmt::Write as _;

/// A quotation with its source, in three forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// HTML of two elements, without anything that acts.
    pub html: String,
    /// Markdown: a quotation, and the source below.
    pub markdown: String,
    /// Plain text: the words in quotation marks, and the source below.
    pub plain: String,
}

impl Library {
    /// The words at `range` of a document as a quotation.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the range does not fit the document or holds no words.
    pub fn quotation(&self, shown: DocumentId, range: ByteRange) -> Result<Quotation> {
        let article = storage::article::get(self.conn(), storage::capture::article_of(self.conn(), shown)?)?;
        quotation(&self.document(shown)?, range, &article.citation)
    }
}

fn quotation(document: &Document, range: ByteRange, citation: &Citation) -> Result<Quotation> {
    let words = document.slice(range).map(str::trim).filter(|words| !words.is_empty());
    let words = words.ok_or_else(|| Error::Invalid("there are no words in the selection".to_owned()))?;
    let mut source = source_line(citation);
    if let Some(page) = document.page_at(range.start) {
        let _ = write!(source, ", p. {page}");
    }
    let paragraphs: String = words.lines().map(|line| format!("<p>{}</p>", escaped(line))).collect();
    let cited = match &citation.url {
        Some(url) => format!("<a href=\"{}\">{}</a>", escaped(url), escaped(&source)),
        None => escaped(&source),
    };
    let quoted: Vec<String> = words.lines().map(|line| format!("> {}", escape_markdown(line))).collect();
    let linked = match &citation.url {
        Some(url) => format!("[{}](<{}>)", escape_markdown(&source), url.replace(['<', '>'], "")),
        None => escape_markdown(&source),
    };
    let url = citation.url.as_deref().map(|url| format!("\n{url}")).unwrap_or_default();
    Ok(Quotation {
        markdown: format!("{}\n\n— {linked}\n", quoted.join("\n>\n")),
        html: format!("<blockquote>{paragraphs}</blockquote><p>— {cited}</p>"),
        plain: format!("“{words}”\n— {source}{url}"),
    })
}

/// Who, what, where and when, as far as it is known.
fn source_line(citation: &Citation) -> String {
    let by = (!citation.byline.is_empty()).then(|| citation.byline.join(", "));
    let headline = citation.headline.as_ref().map(|headline| format!("“{headline}”"));
    let date = citation.published.as_ref().map(|date| date.as_str().split('T').next().unwrap_or_default().to_owned());
    let parts: Vec<String> = [by, headline, citation.outlet.clone(), date].into_iter().flatten().collect();
    if parts.is_empty() { "source unknown".to_owned() } else { parts.join(", ") }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::document::{BlockKind, Builder};

    #[test]
    fn a_quotation_from_a_paged_source_names_the_page() {
        let mut builder = Builder::new();
        builder.page(Some(11));
        builder.block(BlockKind::Paragraph, "One.", []);
        builder.page(Some(12));
        builder.block(BlockKind::Paragraph, "Two.", []);
        let citation = Citation { outlet: Some("Ledger".to_owned()), ..Citation::default() };
        let found = quotation(&builder.finish(), ByteRange::new(5, 9), &citation).unwrap();
        assert_eq!(found.plain, "“Two.”\n— Ledger, p. 12");
    }

    #[test]
    fn a_quotation_names_its_source_and_carries_no_markup() {
        let mut builder = Builder::new();
        builder.block(BlockKind::Paragraph, "It was <b>open</b> & shut.", []);
        builder.block(BlockKind::Paragraph, "Twice.", []);
        let citation = Citation {
            headline: Some("The \"gate\"".to_owned()),
            byline: vec!["Mara Lind".to_owned()],
            published: Some("2026-05-14T18:05:00+02:00".parse().unwrap()),
            url: Some("https://ledger.example/gate?a=1&b=2".to_owned()),
            ..Citation::default()
        };
        let found = quotation(&builder.finish(), ByteRange::new(0, 33), &citation).unwrap();
        assert_eq!(
            found.plain,
            "“It was <b>open</b> & shut.\nTwice.”\n— Mara Lind, “The \"gate\"”, 2026-05-14\nhttps://ledger.example/gate?a=1&b=2"
        );
        assert_eq!(
            found.markdown,
            "> It was \\<b\\>open\\</b\\> \\& shut.\n>\n> Twice.\n\n\
             — [Mara Lind, “The \"gate\"”, 2026-05-14](<https://ledger.example/gate?a=1&b=2>)\n"
        );
        assert_eq!(
            found.html,
            "<blockquote><p>It was &lt;b&gt;open&lt;/b&gt; &amp; shut.</p><p>Twice.</p></blockquote>\
             <p>— <a href=\"https://ledger.example/gate?a=1&amp;b=2\">Mara Lind, “The &quot;gate&quot;”, 2026-05-14</a></p>"
        );
    }
}
