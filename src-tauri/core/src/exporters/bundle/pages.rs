//! The pages of a bundle: plain HTML without scripts, to be read in any browser.

use super::files::ClaimLine;
use crate::article::Published;
use crate::bundle::VersionFiles;
use crate::clock::instant;
use crate::document::escape::escaped;
use crate::exporters::{ExportedArticle, document_html};
use std::fmt::Write as _;

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
const STYLE: &str = "<style>body{font:1rem/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1c1b19;\
    background:#fff}code{font-size:.8rem;overflow-wrap:anywhere}table{border-collapse:collapse}td,th{text-align:left;\
    vertical-align:top;padding:.2rem .8rem .2rem 0}blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid #8a8780}\
    </style>\n";

fn page(title: &str, body: &str) -> String {
    format!(
        "{HEAD}<title>{title}</title>\n{STYLE}</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        title = escaped(title)
    )
}

fn headline(article: &ExportedArticle) -> &str {
    article.article.citation.headline.as_deref().unwrap_or("Untitled")
}

/// The page that leads to the others.
pub(super) struct Index {
    made: String,
    rows: String,
}

impl Index {
    pub(super) fn new(made: &str) -> Self {
        Self { made: made.to_owned(), rows: String::new() }
    }

    pub(super) fn add(&mut self, article: &ExportedArticle, page: &str) {
        let citation = &article.article.citation;
        let about = [citation.outlet.as_deref(), citation.published.as_ref().map(Published::as_str)];
        let about: Vec<&str> = about.into_iter().flatten().collect();
        let _ = writeln!(
            self.rows,
            "<li><a href=\"{}\">{}</a> {}</li>",
            escaped(page),
            escaped(headline(article)),
            escaped(&about.join(", "))
        );
    }

    pub(super) fn finish(self, has_claims: bool) -> String {
        let claims = if has_claims { "<p><a href=\"claims.html\">Claims and their evidence</a></p>\n" } else { "" };
        let body = format!(
            "<h1>Evidence bundle</h1>\n<p>Made {made}. <a href=\"VERIFY.txt\">How to check it, and what it proves</a></p>\n\
             <ol>\n{rows}</ol>\n{claims}",
            made = escaped(&self.made),
            rows = self.rows
        );
        page("Evidence bundle", &body)
    }
}

/// An article with what was marked and noted on it.
pub(super) fn article(exported: &ExportedArticle, versions: &[VersionFiles]) -> String {
    let citation = &exported.article.citation;
    let mut body = format!("<h1>{}</h1>\n<table>\n", escaped(headline(exported)));
    let clipped = instant(exported.article.clipped_ms);
    for (name, value) in [
        ("Outlet", citation.outlet.as_deref()),
        ("By", Some(citation.byline.join(", ")).as_deref().filter(|by| !by.is_empty())),
        ("Published", citation.published.as_ref().map(Published::as_str)),
        ("Address", citation.url.as_deref()),
        ("Taken in", Some(clipped.as_str())),
    ] {
        if let Some(value) = value {
            let _ = writeln!(body, "<tr><th scope=\"row\">{name}</th><td>{}</td></tr>", escaped(value));
        }
    }
    body += "</table>\n";
    body += &document_html(&exported.document);
    if !exported.note.is_empty() {
        let _ = writeln!(body, "<h2>Note</h2>\n<p>{}</p>", escaped(&exported.note));
    }
    if !exported.passages.is_empty() {
        body += "<h2>Passages</h2>\n";
    }
    for passage in &exported.passages {
        let _ = writeln!(body, "<blockquote><p>{}</p></blockquote>", escaped(&passage.exact));
        let _ = writeln!(body, "<p>Marked {}. {}</p>", instant(passage.made_ms), escaped(&passage.tags.join(", ")));
        if !passage.note.is_empty() {
            let _ = writeln!(body, "<p>{}</p>", escaped(&passage.note));
        }
    }
    body += "<h2>Versions</h2>\n<ol>\n";
    for version in versions {
        let name = version.original.rsplit('/').next().unwrap_or_default();
        let place = version.original.split('/').skip(2).collect::<Vec<_>>().join("/");
        let _ = writeln!(
            body,
            "<li>Taken in {}: <a href=\"{}\">{}</a><br><code>SHA-256 {}</code></li>",
            instant(version.captured_ms),
            escaped(&place),
            escaped(name),
            version.original_sha256
        );
    }
    body += "</ol>\n";
    page(headline(exported), &body)
}

/// The claims with what bears on them.
pub(super) fn claims(claims: &[ClaimLine]) -> String {
    let mut body = "<h1>Claims</h1>\n".to_owned();
    for claim in claims {
        let _ = writeln!(body, "<h2>{}</h2>", escaped(&claim.statement));
        if let Some(speaker) = &claim.speaker {
            let _ = writeln!(body, "<p>{}</p>", escaped(speaker));
        }
        for evidence in &claim.evidence {
            let words = evidence.words.as_deref().unwrap_or("(a passage of an article that is not in this bundle)");
            let _ = writeln!(
                body,
                "<blockquote><p>{}</p></blockquote>\n<p>{} it.</p>",
                escaped(words),
                escaped(evidence.bearing.name())
            );
        }
        body += "<ul>\n";
        for status in &claim.statuses {
            let words = [status.by.as_str(), status.how.as_str()];
            let said: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
            let _ = writeln!(
                body,
                "<li>{}: {} {}</li>",
                escaped(&status.at),
                escaped(status.status.name()),
                escaped(&said.join(": "))
            );
        }
        body += "</ul>\n";
        if !claim.note.is_empty() {
            let _ = writeln!(body, "<p>{}</p>", escaped(&claim.note));
        }
    }
    page("Claims", &body)
}
