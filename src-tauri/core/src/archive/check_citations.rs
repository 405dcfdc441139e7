//! Whether the citation styles of an archive can be used, and what was chosen is among them.

use super::Archive;
use super::check::{Seen, shortened};
use crate::citation::{STYLE_SETTING, Style, tidied_name};
use crate::error::{Error, Result};
use std::collections::HashSet;

impl Seen {
    pub(super) fn citations(&mut self, archive: &Archive) -> Result<()> {
        for style in &archive.citation_styles {
            let named = |what: String| Error::Invalid(format!("citation style “{}”: {what}", shortened(&style.name)));
            if tidied_name(&style.name)? != style.name {
                return Err(named("its name is not as names are kept".to_owned()));
            }
            Style::of_csl(style.csl.as_bytes()).map_err(|error| named(error.to_string()))?;
            self.uid(style.uid).map_err(named)?;
        }
        let mut names = HashSet::new();
        for setting in &archive.settings {
            let wrong = |what: &str| Error::Invalid(format!("setting “{}”: {what}", shortened(&setting.name)));
            let is_added = archive.citation_styles.iter().any(|style| style.uid.to_string() == setting.value);
            if setting.name != STYLE_SETTING || !names.insert(&setting.name) {
                return Err(wrong("it is none, or stands there twice"));
            }
            if !is_added && Style::built_in(&setting.value).is_none() {
                return Err(wrong("the citation style is not there"));
            }
            self.uid(setting.uid).map_err(|what| wrong(&what))?;
        }
        Ok(())
    }
}
