//! What the user can choose about an export: said once, for the window, the command line and every format.

use super::Template;
use crate::error::{Error, Result};

/// A list of names with what each is called in files, on the command line and in calls.
macro_rules! choices {
    ($(#[$about:meta])* $name:ident { $($(#[$each:meta])* $variant:ident $text:literal)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$each])* $variant),* }

        impl $name {
            /// Every one, with its name.
            pub const NAMES: &'static [&'static str] = &[$($text),*];

            /// Its name; never changes.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// The one of that name.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

choices! {
    /// The order of what is exported.
    ExportOrder {
        /// That of the list, the selection or the story.
        #[default]
        Listed "listed"
        /// What was published or, where that is not known, clipped last first.
        Newest "newest"
        /// What was published or clipped first first.
        Oldest "oldest"
        /// By headline.
        Headline "headline"
        /// By outlet, then by date.
        Outlet "outlet"
    }
}

choices! {
    /// What the sections of an export are.
    Grouping {
        /// Articles; of a story, what it gathers in its own order.
        #[default]
        Article "article"
        /// Tags of passages; one with several stands in each.
        Tag "tag"
        /// Whoever says it, as far as claims name them.
        Speaker "speaker"
        /// Colours.
        Colour "colour"
    }
}

choices! {
    /// Where the sources of quotations stand.
    Sources {
        /// At the foot of the page.
        #[default]
        Footnotes "footnotes"
        /// Behind the text.
        Endnotes "endnotes"
        /// In the line below each quotation.
        Inline "inline"
    }
}

choices! {
    /// Of what a table is that can be of one thing only.
    TableOf {
        /// Passages with their sources.
        #[default]
        Passages "passages"
        /// Claims with what bears on them.
        Claims "claims"
        /// Articles.
        Articles "articles"
    }
}

choices! {
    /// The sheet.
    Sheet {
        /// 210 by 297 mm.
        #[default]
        A4 "a4"
        /// 8.5 by 11 inches.
        Letter "letter"
    }
}

choices! {
    /// The dialect of Markdown.
    Flavour {
        /// CommonMark with YAML front matter, for any editor.
        #[default]
        Plain "plain"
        /// With properties, callouts and block ids, as Obsidian reads them.
        Obsidian "obsidian"
        /// An outline with properties, as Logseq reads it.
        Logseq "logseq"
        /// As the user's own template has it ([`ExportOptions::template`]).
        Template "template"
    }
}

choices! {
    /// An option by its name. [`Choice::about`] says what it can be.
    Choice {
        /// [`ExportOptions::has_context`].
        #[default]
        Context "context"
        /// [`ExportOptions::has_notes`].
        Notes "notes"
        /// [`ExportOptions::has_private_notes`].
        PrivateNotes "private-notes"
        /// [`ExportOptions::has_tags`].
        Tags "tags"
        /// [`ExportOptions::has_links`].
        Links "links"
        /// [`ExportOptions::has_full_text`].
        FullText "full-text"
        /// [`ExportOptions::has_fact_check`].
        FactCheck "fact-check"
        /// [`ExportOptions::has_comments`].
        Comments "comments"
        /// [`ExportOptions::has_bibliography`].
        Bibliography "bibliography"
        /// [`ExportOptions::sources`].
        Sources "sources"
        /// [`ExportOptions::style`].
        Style "style"
        /// [`ExportOptions::order`].
        Order "order"
        /// [`ExportOptions::grouping`].
        Grouping "grouping"
        /// [`ExportOptions::sheet`].
        Sheet "sheet"
        /// [`ExportOptions::table`].
        Table "table"
        /// [`ExportOptions::flavour`].
        Flavour "flavour"
    }
}

/// What an option can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Values {
    /// Yes or no; whether it is so when nobody chose.
    Switch(bool),
    /// One of these; the first when nobody chose.
    OneOf(&'static [&'static str]),
    /// The id of a citation style; empty for that of the library.
    Style,
}

/// Every option, in the order in which they are offered.
pub const CHOICES: &[Choice] = &[
    Choice::Flavour,
    Choice::Grouping,
    Choice::Order,
    Choice::Context,
    Choice::Notes,
    Choice::PrivateNotes,
    Choice::Tags,
    Choice::Links,
    Choice::FullText,
    Choice::Sources,
    Choice::Style,
    Choice::Bibliography,
    Choice::FactCheck,
    Choice::Comments,
    Choice::Sheet,
    Choice::Table,
];

impl Choice {
    /// What it can be.
    pub fn values(self) -> Values {
        let usual = ExportOptions::default();
        match self {
            Self::Order => Values::OneOf(ExportOrder::NAMES),
            Self::Grouping => Values::OneOf(Grouping::NAMES),
            Self::Sources => Values::OneOf(Sources::NAMES),
            Self::Sheet => Values::OneOf(Sheet::NAMES),
            Self::Table => Values::OneOf(TableOf::NAMES),
            Self::Flavour => Values::OneOf(Flavour::NAMES),
            Self::Style => Values::Style,
            _ => Values::Switch(usual.switch(self).unwrap_or_default()),
        }
    }
}

/// What the user chose about an export. Each format heeds what its [`About`](super::About) names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportOptions {
    /// The title; empty for that of the story, the article or "Clippings".
    pub title: String,
    /// With the sentence around each quotation.
    pub has_context: bool,
    /// With notes.
    pub has_notes: bool,
    /// Also with those that the user keeps private.
    pub has_private_notes: bool,
    /// With tags and colours.
    pub has_tags: bool,
    /// With links that lead back into Clipfile.
    pub has_links: bool,
    /// With the whole text of each article, passages marked.
    pub has_full_text: bool,
    /// With a table of claims, who makes them, how far their checking has come, and their sources.
    pub has_fact_check: bool,
    /// Notes on passages as comments in the margin.
    pub has_comments: bool,
    /// With a list of all sources at the end.
    pub has_bibliography: bool,
    /// Where the sources of quotations stand.
    pub sources: Sources,
    /// The id of the citation style; empty for that of the library.
    pub style: String,
    /// The order.
    pub order: ExportOrder,
    /// What the sections are.
    pub grouping: Grouping,
    /// The sheet.
    pub sheet: Sheet,
    /// Of what a table is.
    pub table: TableOf,
    /// The dialect of Markdown.
    pub flavour: Flavour,
    /// What Markdown of the flavour `template` is written by.
    pub template: Option<Template>,
    /// Whether it goes out although a story that is held back is in it. Who says so keeps that in the log first
    /// ([`Library::log_early`](crate::Library::log_early)).
    pub is_despite_embargo: bool,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self {
            title: String::new(),
            has_context: false,
            has_notes: true,
            has_private_notes: false,
            has_tags: true,
            has_links: true,
            has_full_text: false,
            has_fact_check: false,
            has_comments: false,
            has_bibliography: true,
            sources: Sources::default(),
            style: String::new(),
            order: ExportOrder::default(),
            grouping: Grouping::default(),
            sheet: Sheet::default(),
            table: TableOf::default(),
            flavour: Flavour::default(),
            template: None,
            is_despite_embargo: false,
        }
    }
}

impl ExportOptions {
    /// Takes the value of an option by its name: "on" or "off" for a switch.
    ///
    /// # Errors
    /// [`Error::Invalid`] when that is no value of it.
    pub fn set(&mut self, choice: Choice, value: &str) -> Result<()> {
        let refused = || {
            let known = match choice.values() {
                Values::Switch(_) => "on, off".to_owned(),
                Values::OneOf(names) => names.join(", "),
                Values::Style => "the id of a citation style".to_owned(),
            };
            Error::Invalid(format!("“{value}” is nothing that “{}” can be; there are {known}", choice.name()))
        };
        match choice {
            Choice::Order => self.order = ExportOrder::named(value).ok_or_else(refused)?,
            Choice::Grouping => self.grouping = Grouping::named(value).ok_or_else(refused)?,
            Choice::Sources => self.sources = Sources::named(value).ok_or_else(refused)?,
            Choice::Sheet => self.sheet = Sheet::named(value).ok_or_else(refused)?,
            Choice::Table => self.table = TableOf::named(value).ok_or_else(refused)?,
            Choice::Flavour => self.flavour = Flavour::named(value).ok_or_else(refused)?,
            Choice::Style => value.clone_into(&mut self.style),
            _ => {
                let is_on = match value {
                    "on" => true,
                    "off" => false,
                    _ => return Err(refused()),
                };
                if let Some(switch) = self.switch_mut(choice) {
                    *switch = is_on;
                }
            }
        }
        Ok(())
    }

    /// The value of an option, by name.
    pub fn get(&self, choice: Choice) -> &str {
        match choice {
            Choice::Order => self.order.name(),
            Choice::Grouping => self.grouping.name(),
            Choice::Sources => self.sources.name(),
            Choice::Sheet => self.sheet.name(),
            Choice::Table => self.table.name(),
            Choice::Flavour => self.flavour.name(),
            Choice::Style => &self.style,
            _ if self.switch(choice) == Some(true) => "on",
            _ => "off",
        }
    }

    /// The template.
    ///
    /// # Errors
    /// [`Error::Invalid`] when nobody chose one.
    pub(super) fn template(&self) -> Result<&Template> {
        self.template.as_ref().ok_or_else(|| Error::Invalid("no template was chosen".to_owned()))
    }

    fn switch(&self, choice: Choice) -> Option<bool> {
        self.clone().switch_mut(choice).copied()
    }

    fn switch_mut(&mut self, choice: Choice) -> Option<&mut bool> {
        Some(match choice {
            Choice::Context => &mut self.has_context,
            Choice::Notes => &mut self.has_notes,
            Choice::PrivateNotes => &mut self.has_private_notes,
            Choice::Tags => &mut self.has_tags,
            Choice::Links => &mut self.has_links,
            Choice::FullText => &mut self.has_full_text,
            Choice::FactCheck => &mut self.has_fact_check,
            Choice::Comments => &mut self.has_comments,
            Choice::Bibliography => &mut self.has_bibliography,
            Choice::Sources
            | Choice::Style
            | Choice::Order
            | Choice::Grouping
            | Choice::Sheet
            | Choice::Table
            | Choice::Flavour => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_option_is_set_and_read_by_its_name() {
        for name in Choice::NAMES {
            let choice = Choice::named(name).unwrap();
            assert!(CHOICES.contains(&choice), "{name} is not offered");
            let values = match choice.values() {
                Values::Switch(_) => vec!["off", "on"],
                Values::OneOf(names) => names.to_vec(),
                Values::Style => vec!["news", "apa"],
            };
            for value in values {
                let mut options = ExportOptions::default();
                options.set(choice, value).unwrap();
                assert_eq!(options.get(choice), value, "{name}");
                let others = CHOICES.iter().filter(|other| **other != choice);
                let usual = ExportOptions::default();
                assert!(others.clone().all(|other| options.get(*other) == usual.get(*other)), "{name}");
            }
        }
        let refused = ExportOptions::default().set(Choice::Sources, "nowhere").unwrap_err().to_string();
        assert_eq!(refused, "“nowhere” is nothing that “sources” can be; there are footnotes, endnotes, inline");
    }
}
