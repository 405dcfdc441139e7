//! Text as HTML that means nothing but itself.

use pulldown_cmark_escape::escape_html;

/// Appends `text`, escaped for the content of an element and for a quoted attribute, to `html`.
pub(crate) fn escape(text: &str, html: &mut String) {
    escape_html(html, text).expect("a string takes everything");
}

/// `text`, escaped for the content of an element and for a quoted attribute.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escape(text, &mut html);
    html
}
