//! The parts of the package and how they name each other.

use crate::importers::ImportError;
use crate::importers::converted::Properties;
use crate::importers::xml::{self, Element};
use crate::importers::zip::Zip;
use std::collections::HashMap;

/// Where a relationship leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    /// A path in the package, or an address outside.
    pub(super) to: String,
    pub(super) is_outside: bool,
    kind: String,
}

/// The parts that make the text.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) document: Element,
    pub(super) styles: Element,
    pub(super) numbering: Element,
    pub(super) footnotes: Element,
    pub(super) endnotes: Element,
    pub(super) comments: Element,
    /// Headers and footers.
    pub(super) frames: Vec<Element>,
    pub(super) properties: Properties,
    /// By id, of the document's part.
    pub(super) targets: HashMap<String, Target>,
    /// By id, of the part with the footnotes, and with the endnotes.
    pub(super) note_targets: [HashMap<String, Target>; 2],
}

impl Parts {
    /// Reads the package. Only the text itself is needed; other parts that are damaged are done without.
    pub(super) fn read(zip: &mut Zip<'_>) -> Result<Self, ImportError> {
        let of_package = targets(zip, "");
        let find = |targets: &HashMap<String, Target>, kind: &str| {
            targets.values().find(|target| target.kind.ends_with(kind)).map(|target| target.to.clone())
        };
        let main = find(&of_package, "/officeDocument").unwrap_or_else(|| "word/document.xml".to_owned());
        let document = xml::parse(&zip.read(&main)?)?;
        let targets_of_main = targets(zip, &main);
        let part = |zip: &mut Zip<'_>, path: Option<String>| {
            path.and_then(|path| zip.read(&path).ok()).and_then(|bytes| xml::parse(&bytes).ok()).unwrap_or_default()
        };
        let mut frames: Vec<String> = targets_of_main
            .values()
            .filter(|target| target.kind.ends_with("/header") || target.kind.ends_with("/footer"))
            .map(|target| target.to.clone())
            .collect();
        frames.sort();
        let core = part(zip, find(&of_package, "/core-properties"));
        let field = |name: &str| core.child(name).map(Element::text).unwrap_or_default();
        let properties = Properties {
            title: field("title"),
            creators: vec![field("creator")],
            created: field("created"),
            modified: field("modified"),
            language: field("language"),
        };
        let named = |kind: &str| find(&targets_of_main, kind);
        let (footnotes, endnotes) = (named("/footnotes"), named("/endnotes"));
        let note_targets =
            [&footnotes, &endnotes].map(|path| path.as_ref().map(|path| targets(zip, path)).unwrap_or_default());
        Ok(Self {
            styles: part(zip, named("/styles")),
            numbering: part(zip, named("/numbering")),
            footnotes: part(zip, footnotes),
            endnotes: part(zip, endnotes),
            comments: part(zip, named("/comments")),
            frames: frames.into_iter().map(|path| part(zip, Some(path))).collect(),
            document,
            properties,
            targets: targets_of_main,
            note_targets,
        })
    }
}

/// The relationships of the part at `path`; of the package itself for an empty path.
fn targets(zip: &mut Zip<'_>, path: &str) -> HashMap<String, Target> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let rels = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let Some(root) = zip.read(&rels).ok().and_then(|bytes| xml::parse(&bytes).ok()) else { return HashMap::new() };
    let target = |element: &Element| {
        let is_outside = element.attribute("TargetMode") == Some("External");
        let to = element.attribute("Target")?;
        let to = match to.strip_prefix('/') {
            _ if is_outside => to.to_owned(),
            Some(absolute) => absolute.to_owned(),
            None => inside(folder, to),
        };
        let kind = element.attribute("Type").unwrap_or_default().to_owned();
        Some((element.attribute("Id")?.to_owned(), Target { to, is_outside, kind }))
    };
    root.elements().filter_map(target).collect()
}

/// A path relative to a folder of the package.
pub(in crate::importers) fn inside(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            ".." => _ = parts.pop(),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}
