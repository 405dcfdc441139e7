//! What the names of an element say of its content: pages call their furniture by its name.

use crate::document::DropReason;
use dom_query::NodeRef;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Runs of words in a class, an id or a role, in lower case. A run of several words must stand in one name, in this order.
const NAMES: &[(DropReason, &[&[&str]])] = &[
    (
        DropReason::Comments,
        &[
            &["comment"],
            &["comments"],
            &["commentlist"],
            &["commentarea"],
            &["disqus"],
            &["respond"],
            &["discussion"],
            &["conversation"],
            &["coral"],
        ],
    ),
    (
        DropReason::Promotion,
        &[
            &["newsletter"],
            &["newsletters"],
            &["subscribe"],
            &["subscription"],
            &["subscriptions"],
            &["signup"],
            &["sign", "up"],
            &["optin"],
            &["promo"],
            &["promos"],
            &["promotion"],
            &["promoted"],
            &["advert"],
            &["adverts"],
            &["advertisement"],
            &["advertising"],
            &["adsbygoogle"],
            &["ad"],
            &["ads"],
            &["sponsor"],
            &["sponsors"],
            &["sponsored"],
            &["banner"],
            &["cta"],
            &["cookie"],
            &["cookies"],
            &["consent"],
            &["gdpr"],
            &["popup"],
            &["modal"],
            &["lightbox"],
            &["overlay"],
            &["paywall"],
            &["donate"],
            &["donation"],
            &["mailchimp"],
            &["follow", "us"],
        ],
    ),
    (
        DropReason::Related,
        &[
            &["related"],
            &["relatedposts"],
            &["recommended"],
            &["recommendation"],
            &["recommendations"],
            &["recommend"],
            &["recirc"],
            &["recirculation"],
            &["popular"],
            &["trending"],
            &["readmore"],
            &["read", "more"],
            &["read", "next"],
            &["read", "also"],
            &["also", "read"],
            &["more", "from"],
            &["more", "on"],
            &["more", "stories"],
            &["more", "articles"],
            &["more", "news"],
            &["most", "read"],
            &["also", "like"],
            &["see", "also"],
            &["up", "next"],
            &["next", "up"],
            &["next", "post"],
            &["prev", "post"],
            &["post", "navigation"],
            &["posts", "navigation"],
            &["latest", "news"],
            &["latest", "posts"],
            &["recent", "posts"],
            &["other", "articles"],
            &["other", "news"],
            &["teaser"],
            &["teasers"],
            &["outbrain"],
            &["taboola"],
            &["zergnet"],
            &["mgid"],
            &["revcontent"],
            &["yarpp"],
            &["jp", "relatedposts"],
            &["onward"],
            &["sidebar"],
            &["widget"],
            &["widgets"],
            &["rail"],
        ],
    ),
    (
        DropReason::Credit,
        &[
            &["copyright"],
            &["credits"],
            &["disclaimer"],
            &["disclosure"],
            &["author", "bio"],
            &["author", "box"],
            &["author", "info"],
            &["author", "description"],
            &["author", "profile"],
            &["author", "card"],
            &["about", "author"],
            &["about", "the", "author"],
            &["authorbox"],
            &["bio"],
            &["biography"],
        ],
    ),
    (
        DropReason::Navigation,
        &[
            &["nav"],
            &["navbar"],
            &["navigation"],
            &["menu"],
            &["breadcrumb"],
            &["breadcrumbs"],
            &["share"],
            &["sharing"],
            &["sharebar"],
            &["sharethis"],
            &["sharedaddy"],
            &["addtoany"],
            &["addthis"],
            &["social"],
            &["socials"],
            &["masthead"],
            &["pagination"],
            &["pager"],
            &["toolbar"],
            &["skip"],
            &["tags"],
            &["taglist"],
            &["tag", "list"],
            &["tag", "cloud"],
            &["tagcloud"],
            &["topics"],
            &["post", "tags"],
            &["cat", "links"],
            &["rating"],
            &["ratings"],
            &["feedback"],
            &["survey"],
        ],
    ),
];

/// Words that, in the same name, say that the page has such a thing or that the content is a part of the story.
const NOT_ITSELF: &[&str] =
    &["has", "with", "no", "without", "is", "not", "main", "embed", "embedded", "enabled", "page"];

/// A part that says that it is furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) struct Zone {
    pub(in crate::extract) reason: DropReason,
    /// Tells one name from another.
    pub(super) name: (u8, u8),
}

/// What an element's own name, role, class and id say it holds.
pub(in crate::extract) fn zone_of(node: &NodeRef<'_>) -> Option<Zone> {
    const BY_ELEMENT: u8 = u8::MAX;
    let element = node.element_ref()?;
    let by_element = match &*element.name.local {
        "body" | "html" | "main" => return None,
        "nav" | "menu" => Some(Zone { reason: DropReason::Navigation, name: (BY_ELEMENT, 0) }),
        "footer" => Some(Zone { reason: DropReason::OutsideBody, name: (BY_ELEMENT, 1) }),
        "aside" => Some(Zone { reason: DropReason::OutsideBody, name: (BY_ELEMENT, 2) }),
        _ => None,
    };
    let attributes = element.attrs.iter().filter(|attribute| matches!(&*attribute.name.local, "class" | "id" | "role"));
    attributes.flat_map(|attribute| attribute.value.split_ascii_whitespace()).find_map(zone_of_name).or(by_element)
}

/// The runs that begin with a word, by kind and place in [`NAMES`].
static BY_FIRST_WORD: LazyLock<HashMap<&'static str, Vec<(u8, u8)>>> = LazyLock::new(|| {
    let mut by_word: HashMap<&str, Vec<(u8, u8)>> = HashMap::new();
    for (kind, (_, runs)) in NAMES.iter().enumerate() {
        for (at, run) in runs.iter().enumerate() {
            by_word.entry(run[0]).or_default().push((kind as u8, at as u8));
        }
    }
    by_word
});

/// What one class or id says.
fn zone_of_name(name: &str) -> Option<Zone> {
    const MAX_BYTES: usize = 100;
    if name.len() > MAX_BYTES {
        return None;
    }
    let spaced: String = words_of(name).flat_map(|word| [word, " "]).collect();
    let spaced = spaced.to_ascii_lowercase();
    let words: Vec<&str> = spaced.split_ascii_whitespace().collect();
    let begins =
        |at: usize, (kind, run): (u8, u8)| words[at..].starts_with(NAMES[usize::from(kind)].1[usize::from(run)]);
    let runs = (0..words.len()).flat_map(|at| {
        let known = BY_FIRST_WORD.get(words[at]).map_or(&[][..], Vec::as_slice);
        known.iter().copied().filter(move |run| begins(at, *run))
    });
    // The kinds stand in the order of their trust.
    let name = runs.min()?;
    let is_itself = !words.iter().any(|word| NOT_ITSELF.contains(word));
    is_itself.then(|| Zone { reason: NAMES[usize::from(name.0)].0, name })
}

/// Words of a name, which stand between marks or begin with a capital: `post-tags`, `postTags`, `post__tags`.
pub(in crate::extract) fn words_of(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_ascii_alphabetic()).flat_map(|part| {
        let bytes = part.as_bytes();
        let mut start = 0;
        std::iter::from_fn(move || {
            if start >= bytes.len() {
                return None;
            }
            let mut end = start + 1;
            while end < bytes.len() && !(bytes[end].is_ascii_uppercase() && bytes[end - 1].is_ascii_lowercase()) {
                end += 1;
            }
            let word = &part[start..end];
            start = end;
            Some(word)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document as Tree;

    #[test]
    fn furniture_is_named() {
        for (html, expected) in [
            ("<div class='c-article__related-links'>", Some(DropReason::Related)),
            ("<div class=RelatedLinks>", Some(DropReason::Related)),
            ("<div class='ad-slot'>", Some(DropReason::Promotion)),
            ("<div class=shadow>", None),
            ("<div class='has-sidebar'>", None),
            ("<div class='more-from-author'>", Some(DropReason::Related)),
            ("<div class='social-embed'>", None),
            ("<div id=comments>", Some(DropReason::Comments)),
            ("<nav>", Some(DropReason::Navigation)),
        ] {
            let tree = Tree::fragment(html);
            let found = tree
                .root()
                .descendants_it()
                .find(|node| !node.has_name("html"))
                .and_then(|node| zone_of(&node))
                .map(|zone| zone.reason);
            assert_eq!(found, expected, "{html}");
        }
    }
}
