//! The first wall against hostile pages: an allow-list of elements, attributes and link schemes.
//!
//! The second is that nothing downstream is handed HTML: blocks and spans are made of what passes here.

use ammonia::UrlRelative;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use url::Url;

/// HTML of allowed elements, attributes and link schemes only. Nothing else can make one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CleanHtml(String);

impl CleanHtml {
    /// The markup.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Names the attribute in which a picture that was found carries its hash, in hexadecimal.
pub(super) const PICTURE: &str = "data-picture";

/// Looks after the first that markup is given to settle; what does not settle by then is shown as the text it is.
const MAX_LOOKS: usize = 4;

/// Elements that may pass; of any other only the content does.
const ELEMENTS: &[&str] = &[
    "a",
    "article",
    "aside",
    "b",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
    "details",
    "summary",
    "address",
    "nav",
];

/// Elements that go with all that is in them: what they hold is no text of the article, or is parsed by other rules than
/// HTML's, which is how markup gets past sanitisers.
const GONE_WITH_CONTENT: &[&str] = &[
    "applet",
    "audio",
    "base",
    "basefont",
    "button",
    "canvas",
    "dialog",
    "embed",
    "form",
    "frame",
    "frameset",
    "head",
    "iframe",
    "input",
    "link",
    "listing",
    "map",
    "math",
    "menuitem",
    "meta",
    "meter",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "option",
    "param",
    "plaintext",
    "progress",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "track",
    "video",
    "xmp",
];

/// Makes `html` safe. Links are resolved against `base`; one that is not `http`, `https` or `mailto` goes, its text stays.
pub(super) fn sanitise(html: &str, base: Option<&Url>) -> CleanHtml {
    let base = base.cloned();
    let attributes: HashMap<&str, HashSet<&str>> = [
        ("a", vec!["href"]),
        ("img", vec!["alt", PICTURE]),
        ("ol", vec!["start", "reversed"]),
        ("li", vec!["value"]),
        ("td", vec!["colspan", "rowspan"]),
        ("th", vec!["colspan", "rowspan"]),
    ]
    .into_iter()
    .map(|(element, names)| (element, names.into_iter().collect()))
    .collect();
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(ELEMENTS.iter().copied().collect())
        .clean_content_tags(GONE_WITH_CONTENT.iter().copied().collect())
        .tag_attributes(attributes)
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(UrlRelative::PassThrough)
        .attribute_filter(move |element, attribute, value| match (element, attribute) {
            ("a", "href") => link(value, base.as_ref()).map(Cow::Owned),
            _ => Some(Cow::Borrowed(value)),
        })
        .link_rel(None);
    // Some trees come back from writing and parsing as others: that is how markup mutates past sanitisers. What is
    // passed on is what a second look leaves as it is.
    let mut clean = builder.clean(html).to_string();
    for _ in 0..MAX_LOOKS {
        let again = builder.clean(&clean).to_string();
        if again == clean {
            return CleanHtml(clean);
        }
        clean = again;
    }
    CleanHtml(ammonia::clean_text(&clean))
}

/// `href` as an absolute link, if it may be followed at all.
pub(super) fn link(href: &str, base: Option<&Url>) -> Option<String> {
    const MAX_LINK_BYTES: usize = 8_192;
    let href = href.trim();
    if href.is_empty() || href.starts_with('#') || href.len() > MAX_LINK_BYTES {
        return None;
    }
    let url = match Url::parse(href) {
        Ok(url) => url,
        Err(_) => base?.join(href).ok()?,
    };
    matches!(url.scheme(), "http" | "https" | "mailto").then(|| String::from(url))
}

#[cfg(test)]
mod tests;
