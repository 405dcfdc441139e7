//! What the styles of a document say of letters, paragraphs and lists.

use crate::importers::xml::Element;
use std::collections::HashMap;

/// How letters of a style look; `None` where the style does not say.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) is_bold: Option<bool>,
    pub(super) is_italic: Option<bool>,
}

/// The styles of both files, by name. Those of the text come before those of the document.
#[derive(Debug, Default)]
pub(super) struct Styles<'e> {
    styles: HashMap<&'e str, &'e Element>,
    lists: HashMap<&'e str, &'e Element>,
}

impl<'e> Styles<'e> {
    pub(super) fn read(content: &'e Element, styles: &'e Element) -> Self {
        let mut found = Self::default();
        for root in [styles, content] {
            for folder in ["styles", "automatic-styles"] {
                for style in root.child(folder).into_iter().flat_map(Element::elements) {
                    let Some(name) = style.attribute("name") else { continue };
                    match style.name.as_str() {
                        "style" => _ = found.styles.insert(name, style),
                        "list-style" => _ = found.lists.insert(name, style),
                        _ => {}
                    }
                }
            }
        }
        found
    }

    /// A style and those that it is based on.
    fn chain(&self, name: &str) -> impl Iterator<Item = &'e Element> + '_ {
        const MAX_STEPS: usize = 12;
        let next = |style: &&'e Element| self.styles.get(style.attribute("parent-style-name")?).copied();
        std::iter::successors(self.styles.get(name).copied(), next).take(MAX_STEPS)
    }

    /// How letters of a style look.
    pub(super) fn look(&self, name: &str) -> Look {
        let value = |attribute: &str| {
            let mut found = self.chain(name).filter_map(|style| style.child("text-properties"));
            found.find_map(|properties| properties.attribute(attribute).map(str::to_owned))
        };
        let is_heavy = |weight: String| weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600);
        Look {
            is_bold: value("font-weight").map(is_heavy),
            is_italic: value("font-style").map(|style| style == "italic" || style == "oblique"),
        }
    }

    /// Whether a style, or one that it is based on, has one of these names, as they are shown.
    pub(super) fn is_named(&self, style: &str, names: &[&str]) -> bool {
        let shown = |style: &Element| {
            let name = style.attribute("display-name").or_else(|| style.attribute("name")).unwrap_or_default();
            name.replace("_20_", " ").to_lowercase()
        };
        names.contains(&style.replace("_20_", " ").to_lowercase().as_str())
            || self.chain(style).any(|style| names.contains(&shown(style).as_str()))
    }

    /// The number with which a level of a list begins, from 0; `None` where it has bullets.
    pub(super) fn first_number(&self, list: &str, depth: usize) -> Option<u32> {
        let is_level = |level: &&Element| level.attribute("level").and_then(|l| l.parse().ok()) == Some(depth + 1);
        let level = self.lists.get(list)?.elements().find(is_level)?;
        let is_numbered = level.name == "list-level-style-number"
            && level.attribute("num-format").is_some_and(|format| !format.is_empty());
        is_numbered.then(|| level.attribute("start-value").and_then(|start| start.parse().ok()).unwrap_or(1))
    }
}
