//! What the styles of paragraphs mean, and how lists count.

use crate::importers::xml::Element;
use std::collections::HashMap;

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    #[default]
    Text,
    /// The headline.
    Title,
    /// 1 for the outermost.
    Heading(u8),
    Quote,
    Code,
    /// The words of a picture or table.
    Caption,
}

/// A paragraph's place in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) list: String,
    pub(super) depth: usize,
}

/// The styles by their id.
#[derive(Debug, Default)]
pub(super) struct Styles<'e>(HashMap<&'e str, &'e Element>);

impl<'e> Styles<'e> {
    pub(super) fn read(styles: &'e Element) -> Self {
        let all = styles.elements().filter(|element| element.name == "style");
        Self(all.filter_map(|style| Some((style.attribute("styleId")?, style))).collect())
    }

    /// The paragraph's style and those that it is based on.
    fn chain<'s>(&'s self, properties: Option<&'s Element>) -> impl Iterator<Item = &'e Element> + 's {
        const MAX_STEPS: usize = 12;
        let id = properties.and_then(|properties| properties.child("pStyle")?.attribute("val"));
        let first = id.and_then(|id| self.0.get(id).copied());
        let next = |style: &&'e Element| {
            let base = style.child("basedOn").and_then(|base| base.attribute("val"))?;
            self.0.get(base).copied()
        };
        std::iter::successors(first, next).take(MAX_STEPS)
    }

    /// What a paragraph is, by its properties.
    pub(super) fn kind(&self, properties: Option<&Element>) -> Kind {
        let level = |properties: Option<&Element>| {
            let level: u8 = properties?.child("outlineLvl")?.attribute("val")?.parse().ok()?;
            (level < 9).then_some(Kind::Heading(level + 1))
        };
        if let Some(kind) = level(properties) {
            return kind;
        }
        for style in self.chain(properties) {
            let name = style.child("name").and_then(|name| name.attribute("val")).unwrap_or_default().to_lowercase();
            let by_name = match name.as_str() {
                "title" => Some(Kind::Title),
                "quote" | "intense quote" | "block text" => Some(Kind::Quote),
                "caption" | "image caption" | "table caption" => Some(Kind::Caption),
                "source code" | "html preformatted" | "plain text" => Some(Kind::Code),
                _ => name.strip_prefix("heading ").and_then(|level| level.parse().ok()).map(Kind::Heading),
            };
            if let Some(kind) = by_name.or_else(|| level(style.child("pPr"))) {
                return kind;
            }
        }
        Kind::Text
    }

    /// Where a paragraph stands in a list, by its own properties or those of its style.
    pub(super) fn place(&self, properties: Option<&Element>) -> Option<Place> {
        let of_styles = self.chain(properties).filter_map(|style| style.at(&["pPr", "numPr"]));
        let all: Vec<&Element> =
            properties.and_then(|properties| properties.child("numPr")).into_iter().chain(of_styles).collect();
        let value = |name: &str| all.iter().find_map(|place| place.child(name)?.attribute("val"));
        let list = value("numId").filter(|list| *list != "0")?;
        Some(Place { list: list.to_owned(), depth: value("ilvl").and_then(|depth| depth.parse().ok()).unwrap_or(0) })
    }
}

/// How a level of a list counts.
#[derive(Debug, Clone, Copy)]
struct Level {
    is_numbered: bool,
    start: u32,
}

/// The lists and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    levels: HashMap<(String, usize), Level>,
    counted: HashMap<(String, usize), u32>,
}

impl Numbering {
    pub(super) fn read(numbering: &Element) -> Self {
        let mut levels = HashMap::new();
        let number = |element: Option<&Element>| element?.attribute("val")?.parse::<u32>().ok();
        let depth = |level: &Element| level.attribute("ilvl").and_then(|depth| depth.parse().ok()).unwrap_or(0);
        for list in numbering.elements().filter(|element| element.name == "num") {
            let Some(id) = list.attribute("numId") else { continue };
            let base = list.child("abstractNumId").and_then(|base| base.attribute("val"));
            let is_base =
                |element: &&Element| element.name == "abstractNum" && element.attribute("abstractNumId") == base;
            let of_base = numbering.elements().find(is_base).into_iter().flat_map(Element::elements);
            let own = list.elements().filter(|element| element.name == "lvlOverride");
            for level in of_base.filter(|element| element.name == "lvl") {
                let format = level.child("numFmt").and_then(|format| format.attribute("val")).unwrap_or("decimal");
                let is_numbered = !matches!(format, "bullet" | "none");
                let start = number(level.child("start")).unwrap_or(1);
                levels.insert((id.to_owned(), depth(level)), Level { is_numbered, start });
            }
            for level in own {
                if let (Some(start), Some(known)) =
                    (number(level.child("startOverride")), levels.get_mut(&(id.to_owned(), depth(level))))
                {
                    known.start = start;
                }
            }
        }
        Self { levels, counted: HashMap::new() }
    }

    /// The number of the next item at a place; `None` where the list has bullets.
    pub(super) fn next(&mut self, place: &Place) -> Option<u32> {
        let key = (place.list.clone(), place.depth);
        // Deeper levels count anew.
        self.counted.retain(|(list, depth), _| *list != place.list || *depth <= place.depth);
        let level = self.levels.get(&key).copied().unwrap_or(Level { is_numbered: false, start: 1 });
        let number = self.counted.get(&key).map_or(level.start, |last| last.saturating_add(1));
        self.counted.insert(key, number);
        level.is_numbered.then_some(number)
    }
}
