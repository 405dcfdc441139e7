//! Styles: those that come with the program and those that were added.

use super::check::check;
use crate::error::{Error, Result};
use hayagriva::archive::{self, ArchivedStyle};
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style as Parsed, StyleClass};
use std::sync::LazyLock;

/// The largest style that can be added, in bytes: four times the longest that is published.
pub const MAX_STYLE_BYTES: usize = 1_000_000;

/// The style that a library has before its user chooses one.
pub const DEFAULT_STYLE: &str = NEWS;

const NEWS: &str = "news";
const NEWS_CSL: &str = include_str!("news.csl");

/// The styles that are offered first: the name that `--style` takes and that is kept, and what people call it. Every other
/// style of the archive that comes with `hayagriva` is known by its name there.
pub const BUILT_IN: [(&str, &str); 5] = [
    (NEWS, "News: headline, outlet, author, date, URL, seen on"),
    ("chicago-notes", "Chicago, notes and bibliography"),
    ("mla", "MLA"),
    ("apa", "APA"),
    ("harvard-cite-them-right", "Harvard (Cite Them Right)"),
];

static ENGLISH: LazyLock<Vec<Locale>> = LazyLock::new(|| locales(&["en-US", "en-GB"]));

/// A style, ready to be used.
#[derive(Debug, Clone)]
pub struct Style {
    /// What people call it.
    pub name: String,
    pub(super) csl: IndependentStyle,
    pub(super) locales: Vec<Locale>,
    /// The language of its terms, where that is not the one that it names itself.
    pub(super) language: Option<LocaleCode>,
    /// Whether it prints the version of an article.
    pub(super) has_version: bool,
}

impl Style {
    /// The style of that name among those that come with the program.
    pub fn built_in(name: &str) -> Option<Self> {
        let called = BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, called)| *called);
        if name == NEWS {
            let csl = IndependentStyle::from_xml(NEWS_CSL).ok()?;
            return Some(Self { has_version: true, ..Self::of(csl, called.unwrap_or_default()) });
        }
        let archived = ArchivedStyle::by_name(name)?;
        match archived.get() {
            Parsed::Independent(csl) => {
                // A British guide whose file names no language would get American dates and marks.
                let language =
                    (archived == ArchivedStyle::HarvardCiteThemRight).then(|| LocaleCode("en-GB".to_owned()));
                Some(Self { language, ..Self::of(csl, called.unwrap_or_else(|| archived.display_name())) })
            }
            Parsed::Dependent(_) => None,
        }
    }

    /// All styles that come with the program: their names, and what people call them. Those of [`BUILT_IN`] come first.
    pub fn all_built_in() -> Vec<(&'static str, &'static str)> {
        let is_offered = |style: &&ArchivedStyle| BUILT_IN.iter().any(|(known, _)| style.names().contains(known));
        let mut others: Vec<_> = ArchivedStyle::all()
            .iter()
            .filter(|style| !is_offered(style))
            .filter_map(|style| Some((*style.names().first()?, style.display_name())))
            .collect();
        others.sort_unstable_by_key(|(_, called)| called.to_lowercase());
        BUILT_IN.into_iter().chain(others).collect()
    }

    /// A style of CSL 1.0 as its file has it. It is tried out before it is given.
    ///
    /// # Errors
    /// [`Error::Invalid`], saying why it cannot be used.
    pub fn of_csl(bytes: &[u8]) -> Result<Self> {
        let text = check(bytes)?;
        let csl = match Parsed::from_xml(text) {
            Ok(Parsed::Independent(csl)) => csl,
            Ok(Parsed::Dependent(points)) => return Err(dependent(&points)),
            Err(error) => {
                let why: String = error.to_string().chars().take(200).collect();
                return Err(Error::Invalid(format!("this is no style of CSL 1.0 that can be read: {why}")));
            }
        };
        let name = crate::note::line("a style's title", &csl.info.title.value, 300)?;
        let style = Self::of(csl, if name.is_empty() { "Untitled style" } else { &name });
        super::made::try_out(&style)?;
        Ok(style)
    }

    fn of(csl: IndependentStyle, name: &str) -> Self {
        let wanted = csl.default_locale.clone().unwrap_or_else(LocaleCode::en_us);
        let mut found = ENGLISH.clone();
        if !wanted.is_english() {
            let also = wanted.fallback();
            let names: Vec<&str> = std::iter::once(&wanted).chain(&also).map(|code| code.0.as_str()).collect();
            found.extend(locales(&names));
        }
        Self { name: name.to_owned(), csl, locales: found, language: None, has_version: false }
    }

    /// Whether full stops and commas stand inside of quotation marks in its language.
    pub(super) fn has_stops_in_quotes(&self) -> bool {
        let language =
            self.language.clone().or_else(|| self.csl.default_locale.clone()).unwrap_or_else(LocaleCode::en_us);
        let own = self.csl.locale.iter().find_map(|locale| locale.style_options?.punctuation_in_quote);
        let usual = || {
            let named = self.locales.iter().find(|locale| locale.lang.as_ref() == Some(&language));
            named.and_then(|locale| locale.style_options?.punctuation_in_quote)
        };
        own.or_else(usual).unwrap_or_default()
    }

    /// Whether it cites in notes; else in the text, with a bibliography.
    pub fn is_in_notes(&self) -> bool {
        self.csl.settings.class == StyleClass::Note
    }

    /// Whether it makes a bibliography.
    pub fn has_bibliography(&self) -> bool {
        self.csl.bibliography.is_some()
    }
}

fn locales(names: &[&str]) -> Vec<Locale> {
    let is_wanted = |locale: &Locale| locale.lang.as_ref().is_some_and(|lang| names.contains(&lang.0.as_str()));
    archive::locales().into_iter().filter(is_wanted).collect()
}

fn dependent(points: &hayagriva::citationberg::DependentStyle) -> Error {
    let parent: String = points.parent_link.href.chars().take(200).collect();
    match ArchivedStyle::by_id(&points.parent_link.href) {
        Some(known) => Error::Invalid(format!(
            "this file only says that the style is the same as “{}”, which comes with Clipfile; choose that one",
            known.display_name()
        )),
        None => Error::Invalid(format!(
            "this file only says that the style is the same as another one; add that one: {parent}"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_that_comes_with_the_program_can_be_used() {
        for (name, called) in Style::all_built_in() {
            let style = Style::built_in(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(style.name, called);
        }
        assert!(Style::built_in("no-such-style").is_none());
    }
}
