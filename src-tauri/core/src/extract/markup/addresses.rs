//! The addresses in a page, read without a tree: what an importer asks its container for.

use super::{Token, Tokens};

/// The `src` of every `img`, and where lazy pages keep it until it is seen, entities decoded; `data:` URIs left out.
pub(crate) fn picture_names(html: &str) -> Vec<String> {
    let mut names = Vec::new();
    for token in Tokens::new(html) {
        let Token::Start { name, attributes } = token else { continue };
        if name.eq_ignore_ascii_case("img") {
            names.extend(names_of(attributes));
        }
    }
    names
}

/// A picture of a page, and the addresses at which its bytes may be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PictureNames {
    /// What extraction will ask for it by: `src`, or where lazy pages keep that.
    pub(crate) asked: Vec<String>,
    /// The same picture in other sizes, from `srcset` and the `source` elements before it.
    pub(crate) others: Vec<String>,
}

/// Every `img` of `html` with its names, entities decoded; `data:` URIs left out.
pub(crate) fn pictures(html: &str) -> Vec<PictureNames> {
    let mut found = Vec::new();
    let mut sources: Vec<String> = Vec::new();
    for token in Tokens::new(html) {
        match token {
            Token::Start { name, attributes } if name.eq_ignore_ascii_case("source") => {
                sources.extend(sizes(attributes));
            }
            Token::Start { name, attributes } if name.eq_ignore_ascii_case("img") => {
                let mut others: Vec<String> = sizes(attributes).collect();
                others.append(&mut sources);
                found.push(PictureNames { asked: names_of(attributes).collect(), others });
            }
            Token::Start { name, .. } | Token::End { name } if name.eq_ignore_ascii_case("picture") => sources.clear(),
            _ => {}
        }
    }
    found
}

/// The addresses of the frames in `html`, entities decoded.
pub(crate) fn frames(html: &str) -> Vec<String> {
    let is_frame = |name: &str| ["iframe", "frame"].iter().any(|frame| frame.eq_ignore_ascii_case(name));
    Tokens::new(html)
        .filter_map(|token| match token {
            Token::Start { name, attributes } if is_frame(name) => attribute(attributes, "src"),
            _ => None,
        })
        .collect()
}

/// The address in the `base` element, entities decoded.
pub(crate) fn base(html: &str) -> Option<String> {
    Tokens::new(html).find_map(|token| match token {
        Token::Start { name, attributes } if name.eq_ignore_ascii_case("base") => attribute(attributes, "href"),
        _ => None,
    })
}

/// The links of `html` with their words, entities decoded.
pub(crate) fn links(html: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut is_open = false;
    for token in Tokens::new(html) {
        match token {
            Token::Start { name, attributes } if name.eq_ignore_ascii_case("a") => {
                is_open = true;
                found.push((attribute(attributes, "href").unwrap_or_default(), String::new()));
            }
            Token::End { name } if name.eq_ignore_ascii_case("a") => is_open = false,
            Token::Text(text) if is_open => {
                if let Some((_, words)) = found.last_mut() {
                    words.push_str(&text.replace("&nbsp;", " ").replace("&amp;", "&"));
                }
            }
            _ => {}
        }
    }
    found
}

/// Where lazy pages keep the address of a picture until it is seen, after where all others keep it.
const NAMED_IN: [&str; 4] = ["src", "data-src", "data-original", "data-lazy-src"];

fn names_of(attributes: &str) -> impl Iterator<Item = String> {
    let values = NAMED_IN.iter().filter_map(move |name| attribute(attributes, name));
    values.filter(|value| !value.is_empty() && !value.starts_with("data:"))
}

/// The addresses in `srcset`. Sizes follow their address after white space (WHATWG HTML, "srcset attributes").
fn sizes(attributes: &str) -> impl Iterator<Item = String> {
    let sets = ["srcset", "data-srcset"].into_iter().filter_map(move |name| attribute(attributes, name));
    sets.flat_map(|set| {
        let words = set.split_ascii_whitespace().map(|word| word.trim_matches(',').to_owned());
        let is_size = |word: &str| {
            let number = word.trim_end_matches(['w', 'x', 'h']);
            number.len() < word.len() && number.parse::<f64>().is_ok()
        };
        words.filter(|word| !word.is_empty() && !word.starts_with("data:") && !is_size(word)).collect::<Vec<_>>()
    })
}

/// The value of an attribute in the part of a tag after its name.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let len = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
        if rest.is_empty() {
            return None;
        }
        let (found, after) = rest.split_at(len.max(1).min(rest.len()));
        let (value, after) = match after.trim_start().strip_prefix('=').map(str::trim_start) {
            Some(value) if value.starts_with(['"', '\'']) => {
                let inner = &value[1..];
                let end = inner.find(&value[..1]).unwrap_or(inner.len());
                (&inner[..end], inner.get(end + 1..).unwrap_or_default())
            }
            Some(value) => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
            None => ("", after),
        };
        if found.eq_ignore_ascii_case(name) {
            return Some(value.trim().replace("&amp;", "&"));
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_named_as_the_tree_names_them() {
        let html = "<img alt='src=no' src='a b.png'><IMG SRC=c.png?x=1&amp;y=2><img src=data:image/gif;base64,x data-src=\"d.png\"><p src=e>";
        assert_eq!(picture_names(html), ["a b.png", "c.png?x=1&y=2", "d.png"]);
    }

    #[test]
    fn pictures_are_named_in_all_their_sizes() {
        let html = "<picture><source srcset='a-800.webp 800w, a-400.webp 400w'><img src=a.jpg srcset=\"b.jpg, c.jpg 1.5x\"></picture><img src=d.jpg>";
        let names = pictures(html);
        assert_eq!(names[0].asked, ["a.jpg"]);
        assert_eq!(names[0].others, ["b.jpg", "c.jpg", "a-800.webp", "a-400.webp"]);
        assert_eq!((names[1].asked.as_slice(), names[1].others.len()), (["d.jpg".to_owned()].as_slice(), 0));
    }

    #[test]
    fn frames_and_links_are_found() {
        assert_eq!(frames("<p>a<IFRAME SRC='/ad?a&amp;b'></iframe><a href=x>"), ["/ad?a&b"]);
        let found = links("<a href='https://a.example/?x=1&amp;y=2'>View <b>in</b>&nbsp;browser</a> and <a>none</a>");
        let expected = [("https://a.example/?x=1&y=2", "View in browser"), ("", "none")];
        assert_eq!(found, expected.map(|(url, words)| (url.to_owned(), words.to_owned())));
    }
}
