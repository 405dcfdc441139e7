//! Words that no text has, for what an article or a passage is, has and belongs to: a query for it is then a query for a
//! word, which the index answers together with the others and jumps to where it is rare.
//!
//! Each begins with [`MARK`]. A word that was typed never does, for words are letters and digits; the same character in a
//! text from outside stands in another column, and facets are asked for in theirs alone.

use crate::search::words_of;

/// A character of private use.
const MARK: char = '\u{e000}';
/// Another one, between the parts of an address or a language.
const JOIN: &str = "\u{e001}";

/// Before each word of an address, so that it is found only by who asks for addresses.
const ADDRESS: char = '\u{e002}';

/// A word of an address, as the index has it.
pub(super) fn address_word(word: &str) -> String {
    format!("{ADDRESS}{word}")
}

/// An address, as the index has it.
pub(super) fn address(url: &str) -> String {
    words_of(url).iter().map(|word| address_word(word)).collect::<Vec<_>>().join(" ")
}

/// One facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Facet<'f> {
    /// Stands with everything, so that what must not be there can be taken from something.
    Every,
    /// Has this tag itself; an article, also on a passage of it.
    Tag(i64),
    /// Gathered by this story: itself, by a passage, or by a claim that rests on one.
    Story(i64),
    /// Published in this year.
    Year(i32),
    /// Published in this month.
    Month(i32, u32),
    /// In this language, or one that begins so.
    Language(&'f str),
    /// Came as this kind of source.
    Kind(&'f str),
    /// Has a passage of this colour.
    Colour(&'f str),
    /// Came from this host, or one below it: its words.
    Host(&'f [String]),
    /// Has a note.
    Note,
    /// Has a passage.
    Passage,
    /// Has a picture.
    Image,
    /// Has a tag.
    Tagged,
    /// Its words changed after it was clipped.
    Edited,
    /// A passage lost its words in the newest version.
    Orphan,
}

impl Facet<'_> {
    /// The word in the index.
    pub(super) fn word(self) -> String {
        let (kind, rest) = match self {
            Self::Every => ('a', String::new()),
            Self::Tag(id) => ('t', id.to_string()),
            Self::Story(id) => ('y', id.to_string()),
            Self::Year(year) => ('p', format!("{year:04}")),
            Self::Month(year, month) => ('p', format!("{year:04}{month:02}")),
            Self::Language(tag) => ('l', joined(tag)),
            Self::Kind(importer) => ('k', joined(importer)),
            Self::Colour(name) => ('c', joined(name)),
            Self::Host(words) => ('d', words.join(JOIN)),
            Self::Note => ('v', "n".to_owned()),
            Self::Passage => ('v', "p".to_owned()),
            Self::Image => ('v', "i".to_owned()),
            Self::Tagged => ('v', "t".to_owned()),
            Self::Edited => ('s', "e".to_owned()),
            Self::Orphan => ('s', "o".to_owned()),
        };
        format!("{MARK}{kind}{rest}")
    }
}

/// The facets of one row, as they go into the index.
#[derive(Debug, Default)]
pub(super) struct Facets(String);

impl Facets {
    pub(super) fn new() -> Self {
        let mut facets = Self::default();
        facets.add(Facet::Every);
        facets
    }

    pub(super) fn add(&mut self, facet: Facet<'_>) {
        self.0.push_str(&facet.word());
        self.0.push(' ');
    }

    pub(super) fn add_if(&mut self, holds: bool, facet: Facet<'_>) {
        if holds {
            self.add(facet);
        }
    }

    /// The language and what it begins with: `zh-Hant-TW` is `zh` too.
    pub(super) fn add_language(&mut self, tag: &str) {
        let ends = tag.match_indices(['-', '_']).map(|(at, _)| at).chain([tag.len()]);
        ends.for_each(|end| self.add(Facet::Language(&tag[..end])));
    }

    /// The host of an address and those above it: `www.news.example.org` is `news.example.org` and `example.org` too.
    pub(super) fn add_host(&mut self, url: &str) {
        let Some(host) = url::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned)) else { return };
        let starts = host.match_indices('.').map(|(at, _)| at + 1);
        std::iter::once(0).chain(starts).for_each(|start| self.add(Facet::Host(&words_of(&host[start..]))));
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The words of a name, folded as everything is, as one word.
fn joined(name: &str) -> String {
    words_of(name).join(JOIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(fill: impl Fn(&mut Facets), expected: &str) {
        let mut facets = Facets::default();
        fill(&mut facets);
        assert_eq!(facets.as_str().replace(MARK, "^").replace(JOIN, "."), expected);
    }

    #[test]
    fn facets_are_words_of_their_own() {
        check(|facets| facets.add_language("zh-Hant-TW"), "^lzh ^lzh.hant ^lzh.hant.tw ");
        check(
            |facets| facets.add_host("https://www.The-Echo.example:80/a/b?c"),
            "^dwww.the.echo.example ^dthe.echo.example ^dexample ",
        );
        check(|facets| facets.add_host("no address"), "");
        check(|facets| facets.add(Facet::Month(2019, 3)), "^p201903 ");
        check(|facets| facets.add(Facet::Kind("web-archive")), "^kweb.archive ");
    }
}
