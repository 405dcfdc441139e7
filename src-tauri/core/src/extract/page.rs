//! A page as a tree, made ready for the search for its article: nothing that never shows, pictures named by their hash.

use super::markup;
use super::pictures::Pictures;
use super::sanitise::PICTURE;
use dom_query::{Document as Tree, NodeRef};
use url::Url;

/// A page, read once.
pub(super) struct Page {
    /// The page without what never shows.
    pub(super) tree: Tree,
    /// What relative links count from.
    pub(super) base: Option<Url>,
}

/// Parses `html`, however deep it nests.
pub(super) fn parse(html: &str) -> Tree {
    let tree = Tree::from(markup::within_limits(html).as_ref());
    if depth_reaches(&tree, 2 * markup::MAX_DEPTH) { Tree::from(markup::tame(html)) } else { tree }
}

/// The base of relative links: the `base` element, itself resolved against the page's own address.
pub(super) fn base_of(tree: &Tree, own: Option<&str>) -> Option<Url> {
    let own = own.and_then(|url| Url::parse(url).ok());
    match (tree.select_single("base[href]").attr("href"), own) {
        (Some(href), Some(own)) => own.join(&href).ok().or(Some(own)),
        (Some(href), None) => Url::parse(&href).ok().filter(|url| matches!(url.scheme(), "http" | "https")),
        (None, own) => own,
    }
}

impl Page {
    /// Makes `tree` ready: takes out what never shows, and lets each picture that came carry its hash.
    ///
    /// Metadata must have been read before, for some of it stands in scripts.
    pub(super) fn new(tree: Tree, base: Option<Url>, pictures: &mut Pictures<'_>) -> Self {
        tree.select(
            "script, style, template, svg, math, iframe, object, embed, link, meta, select, textarea, button, dialog, xmp, noembed, noframes, plaintext",
        )
        .remove();
        unwrap_forms(&tree);
        remove_invisible(&tree);
        for image in tree.select("img").nodes() {
            if is_counter(image) {
                image.remove_from_parent();
                continue;
            }
            image.remove_attr(PICTURE);
            let names = ["src", "data-src", "data-original", "data-lazy-src"];
            let hash = names.iter().filter_map(|name| image.attr(name)).find_map(|name| pictures.find(&name));
            if let Some(hash) = hash {
                image.set_attr(PICTURE, &hash.to_string());
                // The bytes are kept; a megabyte of Base64 would be copied by every step from here.
                image.set_attr("src", "picture");
            } else if image.attr_or("src", "").starts_with("data:") {
                image.set_attr("src", "missing");
            }
        }
        Self { tree, base }
    }

    /// All of the page, for when no article is found on it.
    pub(super) fn whole(&self) -> String {
        self.tree.body().map(|body| body.inner_html().to_string()).unwrap_or_default()
    }
}

/// Some servers wrap the whole page in a form; any other form is no text of the article.
fn unwrap_forms(tree: &Tree) {
    let all = tree.body().map_or(0, |body| body.normalized_char_count());
    for form in tree.select("form").nodes() {
        if form.normalized_char_count() * 2 > all {
            form.rename("div");
        }
    }
}

/// Takes out what is hidden; but pages that are put together in the browser hide their text until then.
fn remove_invisible(tree: &Tree) {
    let all = tree.body().map_or(0, |body| body.normalized_char_count());
    for node in tree.select("[hidden], [style], [aria-hidden]").nodes() {
        if !is_invisible(node) {
            continue;
        }
        if is_folded(node) {
            node.remove_attrs(&["hidden", "style", "aria-hidden"]);
            continue;
        }
        let is_streamed = node.has_attr("hidden") && node.attr_or("id", "").starts_with("S:");
        if is_streamed || node.normalized_char_count() * 5 > all * 2 {
            node.remove_attrs(&["hidden", "style", "aria-hidden"]);
        } else {
            node.remove_from_parent();
        }
    }
}

/// Whether `node` is hidden until its reader unfolds it: part of the story all the same.
fn is_folded(node: &NodeRef<'_>) -> bool {
    const LEAST_CHARACTERS: usize = 80;
    const FOLDED: &[&str] =
        &["accordion", "collapse", "collapsible", "faq", "faqs", "toggle", "expander", "expandable", "unfold"];
    const OTHERS: &[&str] =
        &["nav", "menu", "modal", "popup", "cookie", "consent", "search", "header", "footer", "dropdown", "comments"];
    let has = |around: &NodeRef<'_>, words: &[&str]| {
        ["class", "id"].iter().filter_map(|name| around.attr(name)).any(|value| {
            super::body::zones::words_of(&value).any(|word| words.iter().any(|known| word.eq_ignore_ascii_case(known)))
        })
    };
    let around = || [*node].into_iter().chain(node.ancestors_it(Some(3)));
    around().any(|around| has(&around, FOLDED))
        && !node.ancestors_it(None).chain([*node]).any(|around| {
            ["nav", "header", "footer", "aside"].iter().any(|name| around.has_name(name))
                || (!around.has_name("body") && !around.has_name("html") && has(&around, OTHERS))
        })
        && node.normalized_char_count() >= LEAST_CHARACTERS
}

/// Whether a picture is there to count readers and not to be seen.
fn is_counter(image: &NodeRef<'_>) -> bool {
    let is_tiny = |name| image.attr(name).is_some_and(|size| matches!(size.trim().trim_end_matches("px"), "0" | "1"));
    is_tiny("width") && is_tiny("height")
}

fn is_invisible(node: &NodeRef<'_>) -> bool {
    if node.has_name("body") || node.has_name("html") {
        return false;
    }
    let style = node.attr_or("style", "").to_ascii_lowercase().replace([' ', '\t', '\n'], "");
    // Formulas and icons are hidden from screen readers only; so is little text that all others see.
    let is_decoration = &*node.attr_or("aria-hidden", "") == "true" && node.normalized_char_count() < 3;
    node.has_attr("hidden") || style.contains("display:none") || style.contains("visibility:hidden") || is_decoration
}

/// Whether some element lies deeper than `limit`; without recursion, since the answer decides whether others may recurse.
fn depth_reaches(tree: &Tree, limit: usize) -> bool {
    let root = tree.root();
    let (mut at, mut depth) = (root.first_child(), 1usize);
    while let Some(node) = at {
        if let Some(child) = node.first_child() {
            depth += 1;
            if depth > limit {
                return true;
            }
            at = Some(child);
            continue;
        }
        let mut done = node;
        at = loop {
            if let Some(next) = done.next_sibling() {
                break Some(next);
            }
            depth -= 1;
            match done.parent() {
                Some(parent) if depth > 0 => done = parent,
                _ => break None,
            }
        };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_measured() {
        let nested = |depth: usize| Tree::from("<div>".repeat(depth) + "x");
        assert!(!depth_reaches(&nested(10), 20));
        assert!(depth_reaches(&nested(30), 20));
    }

    #[test]
    fn a_base_element_is_honoured() {
        let base = |html: &str, own| base_of(&Tree::from(html), own).map(String::from);
        assert_eq!(base("<base href='/b/'>", Some("https://a.example/c/d")).as_deref(), Some("https://a.example/b/"));
        assert_eq!(base("<base href='javascript:x'>", None), None);
        assert_eq!(base("<p>", Some("https://a.example/c")).as_deref(), Some("https://a.example/c"));
    }

    #[test]
    fn a_form_around_the_page_is_unwrapped() {
        let long = "words ".repeat(20);
        let page = Page::new(Tree::from(format!("<form><p>{long}</p></form>")), None, &mut Pictures::new(&[]));
        assert!(page.whole().contains("words") && !page.whole().contains("<form"));
    }

    #[test]
    fn what_is_folded_is_read_and_what_is_hidden_is_not() {
        let answer =
            "The harbour opens at six in the morning and it closes when the last of the ferries has come in at night.";
        let hidden = "<p style='display: none'>Accept all of it and whatever else the partners of our partners may want to ask you.</p>";
        let html = format!(
            "<p>{}</p><div class=faq-item><div style='display:none'>{answer}</div></div>{hidden}",
            "words ".repeat(80)
        );
        let whole = Page::new(Tree::from(html), None, &mut Pictures::new(&[])).whole();
        assert!(whole.contains("opens at six") && !whole.contains("Accept all"), "{whole}");
    }
}
