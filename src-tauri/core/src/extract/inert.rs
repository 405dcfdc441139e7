//! A saved page as it came, without anything in it that acts: for looking at in a frame.
//!
//! This is not what makes a page safe to read; [`super::sanitise`] is, for the article's text. A frame shows the original
//! with its own looks, and three walls keep it still: the frame's sandbox, the policy that it is served with, and this,
//! which takes out beforehand what those two would hold back. Nothing relies on it alone, so it may keep every style.

use crate::capture::RawImage;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::collections::HashMap;

/// Elements that go with everything in them. `noscript` is one because parsers read it in two ways.
const OUT: &[&str] = &[
    "script",
    "noscript",
    "noembed",
    "noframes",
    "iframe",
    "frame",
    "frameset",
    "embed",
    "portal",
    "fencedframe",
    "base",
    "link",
    "meta",
];
/// Elements that go and leave what is in them, which is shown in their place.
const SHELL: &[&str] = &["object", "applet", "param"];
/// Attributes that act or lead somewhere. Those that begin with `on` go too.
const ATTRIBUTES: &[&str] = &[
    "srcdoc",
    "action",
    "formaction",
    "ping",
    "target",
    "autofocus",
    "accesskey",
    "manifest",
    "background",
    "download",
    "autoplay",
    "http-equiv",
    "popover",
    "contenteditable",
];
/// What links look like when a page says nothing of it; any rule of the page's own comes before this one.
const LINK_STYLE: &str =
    "<style>:where(a[data-was-link]){color:#0645ad;text-decoration:underline;cursor:not-allowed}</style>";

/// `html` without scripts, frames, plug-ins, refreshes and leads to anywhere else; pictures that came with it stand in it as
/// `data:`. Styles stay as they are.
///
/// `None` for a page that cannot be taken apart.
pub(crate) fn inert(html: &str, images: &[RawImage]) -> Option<String> {
    let pictures: HashMap<&str, &RawImage> = images.iter().map(|image| (image.name.as_str(), image)).collect();
    let handlers = vec![
        element!("head", |head| {
            head.prepend(LINK_STYLE, ContentType::Html);
            Ok(())
        }),
        element!("*", |element| {
            still(element, &pictures);
            Ok(())
        }),
    ];
    // What two parsers may read in two ways is let through: the frame's walls hold whatever it turns out to be.
    let mut settings = RewriteStrSettings::new().with_strict(false);
    for handler in handlers {
        settings = settings.append_element_content_handler(handler);
    }
    rewrite_str(html, settings).ok()
}

fn still(element: &mut Element<'_, '_>, pictures: &HashMap<&str, &RawImage>) {
    let name = element.tag_name();
    if OUT.contains(&name.as_str()) {
        return element.remove();
    }
    if SHELL.contains(&name.as_str()) {
        return element.remove_and_keep_content();
    }
    let is_link = name == "a" || name == "area";
    let attributes: Vec<(String, String)> =
        element.attributes().iter().map(|attribute| (attribute.name(), attribute.value())).collect();
    for (attribute, value) in &attributes {
        let is_reference = attribute == "href" || attribute == "xlink:href";
        let stays_here = value.starts_with('#') || (!is_link && value.starts_with("data:image/"));
        // A picture that would have to be fetched would stand in the way of the one that came along.
        let is_absent = attribute == "srcset" && !value.starts_with("data:");
        let leads_out = is_reference && !stays_here;
        if is_absent || leads_out || attribute.starts_with("on") || ATTRIBUTES.contains(&attribute.as_str()) {
            element.remove_attribute(attribute);
        }
        if is_link && leads_out {
            // Where it led is worth knowing, and is told as words.
            set(element, "data-was-link", "");
            if !attributes.iter().any(|(name, _)| name == "title") {
                set(element, "title", value);
            }
        }
    }
    let source = attributes.iter().find(|(attribute, _)| name == "img" && attribute == "src");
    if let Some(found) = source.and_then(|(_, value)| picture(value, pictures)) {
        set(element, "src", &found);
    }
}

/// The picture that the page calls `name`, if it came along.
fn picture(name: &str, pictures: &HashMap<&str, &RawImage>) -> Option<String> {
    let image = pictures.get(name).or_else(|| pictures.get(name.replace("&amp;", "&").as_str()))?;
    let media_type = super::media_type(&image.bytes)?;
    Some(format!("data:{media_type};base64,{}", STANDARD.encode(&image.bytes)))
}

fn set(element: &mut Element<'_, '_>, name: &str, value: &str) {
    element.set_attribute(name, value).expect("these names are attribute names");
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn still_of(html: &str) -> String {
        inert(html, &[]).unwrap()
    }

    #[test]
    fn what_acts_goes_and_what_is_looked_at_stays() {
        for (html, expected) in [
            ("<p onclick='x()' STYLE='color:red'>a</p>", "<p STYLE='color:red'>a</p>"),
            ("<style>p{background:url(x)}</style>", "<style>p{background:url(x)}</style>"),
            ("a<script>document.title='x'</script>b", "ab"),
            ("a<svg><script href='x'></script><circle r='1'/></svg>", "a<svg><circle r='1'/></svg>"),
            ("<meta http-equiv=refresh content='0;url=http://x/'>a", "a"),
            ("<META HTTP-EQUIV=refresh CONTENT='0;url=http://x/'>a", "a"),
            ("<base href='http://x/'><link rel=dns-prefetch href='//x'>a", "a"),
            ("<iframe src='http://x/'><p>in</iframe>a", "a"),
            ("<object data=x><param name=a>instead</object>", "instead"),
            ("<noscript><p alt=\"</noscript><img src=x onerror=y>\">", "<img src=x>\">"),
            ("<form action='http://x/' target=_top><button formaction=y>a</form>", "<form><button>a</form>"),
            ("<a href='#note'>a</a>", "<a href='#note'>a</a>"),
            ("<svg><use href='#i'/><image xlink:href='http://x/'/></svg>", "<svg><use href='#i'/><image/></svg>"),
            ("<a href='javascript:x()' title=t>a</a>", "<a title=t data-was-link=\"\">a</a>"),
            ("<a href=\"http://x/?a&amp;b\">a</a>", "<a data-was-link=\"\" title=\"http://x/?a&amp;b\">a</a>"),
            (
                "<a href='\"><script>x</script>'>a</a>",
                "<a data-was-link=\"\" title=\"&quot;><script>x</script>\">a</a>",
            ),
            (
                "<picture><source srcset='http://x/2x'><img src=data:image/gif;base64,R></picture>",
                "<picture><source><img src=data:image/gif;base64,R></picture>",
            ),
            ("<p>not closed", "<p>not closed"),
            ("<!DOCTYPE html><title>A &amp; B</title>", "<!DOCTYPE html><title>A &amp; B</title>"),
        ] {
            assert_eq!(still_of(html).replace(" >", ">").replace(" />", "/>"), expected, "{html}");
        }
    }

    #[test]
    fn pictures_that_came_along_are_shown() {
        let image = RawImage { name: "files/a.png?x=1&y=2".to_owned(), bytes: b"\x89PNG\r\n\x1a\n".to_vec() };
        let script = RawImage { name: "b.svg".to_owned(), bytes: b"<svg onload=x>".to_vec() };
        let html = "<img src='files/a.png?x=1&amp;y=2' srcset='http://x/2x'><img src=b.svg>";
        assert_eq!(
            inert(html, &[image, script]).unwrap().replace(" >", ">"),
            "<img src=\"data:image/png;base64,iVBORw0KGgo=\"><img src=b.svg>"
        );
    }

    #[test]
    fn a_hostile_page_takes_no_longer_than_a_large_one() {
        let attributes: String = (0..20_000).map(|number| format!(" a{number}=x")).collect();
        let nested = "<div>".repeat(100_000);
        let text = still_of(&format!("<p{attributes}>{nested}<script>x"));
        assert!(text.ends_with("<div>"), "what follows an open script is the script's");
    }
}
