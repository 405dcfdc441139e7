//! EPUB (EPUB 2 and 3): the chapters in the order of the spine, as one document with headings.

mod chapter;

use super::converted::{Pictures, container_kind, is_title, one_line};
use super::xml::{self, Element};
use super::zip::{Zip, is_zip};
use super::{About, Confidence, ImportError, Importer, Source, Taken};
use crate::article::Citation;
use crate::capture::{Content, Converted, RawCapture};
use crate::document::DropReason;
use crate::extract;
use std::collections::HashMap;

/// The most text that is put together, in bytes: what is longer is refused later, with its size.
const MAX_HTML_BYTES: usize = 64_000_000;

#[derive(Debug)]
pub(super) struct Epub;

impl Importer for Epub {
    fn about(&self) -> About {
        About { id: "epub", extensions: &["epub"] }
    }

    fn sniff(&self, source: &Source<'_>) -> Confidence {
        let has = |name: &[u8]| memchr::memmem::find(source.bytes, name).is_some();
        match container_kind(source.bytes) {
            Some(kind) if kind.starts_with(b"application/epub+zip") => Confidence::Certain,
            None if is_zip(source.bytes) && has(b"META-INF/container.xml") && has(b".opf") => Confidence::Looks,
            _ => Confidence::No,
        }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        let mut zip = Zip::open(source.bytes)?;
        check_rights(&mut zip)?;
        let package = Package::read(&mut zip)?;
        let mut html = String::new();
        let mut images = Pictures::default();
        let mut left_out = Vec::new();
        for item in &package.spine {
            let Ok(bytes) = zip.read(&item.path) else {
                return Err(ImportError::malformed(&format!(
                    "the chapter “{}” is missing or damaged in it",
                    item.path
                )));
            };
            let chapter = chapter::read(&bytes, &item.path);
            if item.is_contents {
                left_out.push((DropReason::Navigation, one_line(&chapter.text)));
                continue;
            }
            if let Some(title) = package.titles.get(&item.path).filter(|_| !chapter.has_heading && chapter.has_words) {
                html.push_str("<h2>");
                html.push_str(&title.replace('&', "&amp;").replace('<', "&lt;"));
                html.push_str("</h2>");
            }
            for picture in &chapter.pictures {
                images.bring(&mut zip, picture);
            }
            html.push_str("<section>");
            html.push_str(&chapter.html);
            html.push_str("</section>\n");
            if html.len() > MAX_HTML_BYTES {
                break;
            }
        }
        Ok(Taken::Article(Box::new(RawCapture {
            url: source.url.map(str::to_owned),
            stated: package.stated,
            images: images.images,
            warnings: Vec::new(),
            ..RawCapture::new(Content::Converted(Converted { html, left_out }))
        })))
    }
}

/// Refuses books that are locked. Fonts may be scrambled; they are not read.
fn check_rights(zip: &mut Zip<'_>) -> Result<(), ImportError> {
    const FONTS: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];
    let locked = zip.has("META-INF/license.lcpl")
        || zip.read("META-INF/encryption.xml").is_ok_and(|bytes| {
            let Ok(root) = xml::parse(&bytes) else { return true };
            let mut methods = Vec::new();
            let mut data = Vec::new();
            root.all("EncryptedData", &mut data);
            methods.extend(data.iter().filter_map(|data| data.child("EncryptionMethod")));
            methods.iter().any(|method| !method.attribute("Algorithm").is_some_and(|name| FONTS.contains(&name)))
        });
    if locked {
        return Err(ImportError::malformed(
            "it is locked by its shop (DRM), so its text cannot be read. Ask the publisher for a copy without the lock",
        ));
    }
    Ok(())
}

/// What the package document says.
struct Package {
    spine: Vec<Item>,
    stated: Citation,
    /// Titles of chapters by their path, from the table of contents.
    titles: HashMap<String, String>,
}

struct Item {
    path: String,
    /// Whether it is the table of contents.
    is_contents: bool,
}

impl Package {
    fn read(zip: &mut Zip<'_>) -> Result<Self, ImportError> {
        let container = xml::parse(&zip.read("META-INF/container.xml")?)?;
        let root = container.at(&["rootfiles", "rootfile"]).and_then(|root| root.attribute("full-path"));
        let path = root.ok_or_else(|| ImportError::malformed("it does not say where its chapters are"))?.to_owned();
        let package = xml::parse(&zip.read(&path)?)?;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let items: Vec<&Element> = package.child("manifest").into_iter().flat_map(Element::elements).collect();
        let path_of = |item: &Element| item.attribute("href").map(|href| chapter::path(folder, href));
        let is_nav = |item: &Element| {
            item.attribute("properties").is_some_and(|properties| properties.split_whitespace().any(|one| one == "nav"))
        };
        let by_id: HashMap<&str, &Element> =
            items.iter().filter_map(|item| Some((item.attribute("id")?, *item))).collect();
        let refs = package.child("spine").into_iter().flat_map(Element::elements);
        let chapters = refs.filter_map(|one| by_id.get(one.attribute("idref")?).copied());
        let spine: Vec<Item> =
            chapters.filter_map(|item| Some(Item { path: path_of(item)?, is_contents: is_nav(item) })).collect();
        if spine.is_empty() {
            return Err(ImportError::malformed("there is no chapter in it"));
        }
        let is_ncx = |item: &&Element| item.attribute("media-type") == Some("application/x-dtbncx+xml");
        let nav = items.iter().copied().find(|item| is_nav(item)).or_else(|| items.iter().copied().find(is_ncx));
        let titles = nav.and_then(path_of).map(|path| titles(zip, &path)).unwrap_or_default();
        Ok(Self { spine, stated: stated(package.child("metadata")), titles })
    }
}

/// The titles in a table of contents. Of several that lead into one chapter the first is the chapter's.
fn titles(zip: &mut Zip<'_>, path: &str) -> HashMap<String, String> {
    let mut titles = HashMap::new();
    let Some(root) = zip.read(path).ok().and_then(|bytes| xml::parse(&bytes).ok()) else { return titles };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut points = Vec::new();
    root.all("navPoint", &mut points);
    let of_points = points
        .iter()
        .filter_map(|point| Some((point.child("content")?.attribute("src")?, point.child("navLabel")?.text())));
    let mut links = Vec::new();
    root.all("a", &mut links);
    let of_links = links.iter().filter_map(|link| Some((link.attribute("href")?, link.text())));
    for (to, title) in of_points.chain(of_links) {
        titles.entry(chapter::path(folder, to)).or_insert_with(|| one_line(&title));
    }
    titles
}

fn stated(metadata: Option<&Element>) -> Citation {
    let all = |name: &'static str| {
        let elements = metadata.into_iter().flat_map(Element::elements).filter(move |element| element.name == name);
        elements.map(|element| (element, one_line(&element.text()))).filter(|(_, text)| !text.is_empty())
    };
    let is_published = |element: &Element| element.attribute("event").is_none_or(|event| event == "publication");
    let date = all("date").filter(|(element, _)| is_published(element)).find_map(|(_, date)| {
        // Programs write midnight where only the day is known.
        extract::date(date.strip_suffix("T00:00:00Z").or(date.strip_suffix("T00:00:00+00:00")).unwrap_or(&date))
    });
    Citation {
        headline: all("title").map(|(_, title)| title).find(|title| is_title(title)),
        byline: all("creator").map(|(_, name)| name).collect(),
        outlet: all("publisher").map(|(_, name)| name).next(),
        published: date,
        language: all("language").map(|(_, language)| language).next(),
        url: all("source").find_map(|(_, source)| extract::web_address(&source)),
        ..Citation::default()
    }
}
