//! One annotation of the W3C's model (Web Annotation Data Model, 23 February 2017), and of the Open Annotation drafts before it.

use super::colour::{colour_in, colour_of_sheet};
use super::fields::{
    Members, add_to, blank, is_of_type, list_at, list_of, moment_of, name_at, name_of, note_of, quoted, take_tags,
    uid_in,
};
use super::{About, Foreign, Format};
use crate::capture::{Content, RawCapture};
use crate::extract::extract;
use crate::highlight::Colour;
use serde_json::Value;

/// How deep selectors and choices are followed.
const MAX_DEPTH: usize = 8;

/// Whether an object is one of them.
pub(super) fn is_one(members: &Members) -> bool {
    let has = |key: &str| members.contains_key(key);
    is_of_type(members, "Annotation")
        || (["body", "bodyValue", "motivation"].iter().any(|key| has(key)) && has("target"))
}

/// Reads one.
///
/// # Errors
/// When it is larger than is kept.
pub(super) fn read(members: &Members) -> Result<Foreign, String> {
    let mut foreign = blank(Format::W3c, members)?;
    foreign.foreign_id = name_at(members, &["id", "@id"]);
    foreign.uid = foreign.foreign_id.as_deref().and_then(uid_in);
    let mut targets = Vec::new();
    for target in ["target", "hasTarget", "on"].iter().flat_map(|key| list_at(members, key)) {
        flatten(target, 0, &mut targets);
    }
    let read: Vec<Target> = targets.into_iter().map(Target::read).collect();
    // Of several targets the one that names words is the one that can be found.
    let chosen = read.iter().find(|target| matches!(target.about, About::Words(_))).or(read.first());
    if let Some(target) = chosen {
        foreign.about = target.about.clone();
        foreign.urls.clone_from(&target.urls);
        foreign.article = target.urls.iter().find_map(|url| uid_in(url));
        foreign.capture = target.cached.as_deref().and_then(uid_in);
    }
    let motivations: Vec<String> =
        ["motivation", "motivatedBy"].iter().flat_map(|key| purposes(members, key)).collect();
    if motivations.iter().any(|purpose| purpose == "replying") {
        foreign.about = About::Reply;
    }
    let only_tags = !motivations.is_empty() && motivations.iter().all(|purpose| is_tagging(purpose));
    let mut bodies = Bodies { only_tags, ..Bodies::default() };
    if let Some(value) = note_of(members.get("bodyValue")) {
        add_to(&mut bodies.note, &value);
    }
    for body in ["body", "hasBody", "resource"].iter().flat_map(|key| list_at(members, key)) {
        bodies.read(body, 0);
    }
    let Bodies { mut note, tags, colour, made_ms, edited_ms, .. } = bodies;
    foreign.tags = take_tags(tags.into_iter(), &mut note);
    foreign.note = note;
    let sheet = list_at(members, "stylesheet").iter().find_map(|sheet| colour_of_sheet(sheet.get("value")?.as_str()?));
    let said = name_at(members, &["color", "colour"]).and_then(|name| colour_in(&name));
    foreign.colour = chosen.and_then(|target| target.colour).or(said).or(colour).or(sheet);
    foreign.made_ms = moment_of(members.get("created"));
    foreign.note_made_ms = made_ms.or(foreign.made_ms);
    foreign.note_edited_ms = edited_ms.or(moment_of(members.get("modified"))).or(foreign.note_made_ms);
    Ok(foreign)
}

/// The targets or bodies in a choice, a list or a set.
fn flatten<'v>(value: &'v Value, depth: usize, into: &mut Vec<&'v Value>) {
    match value.as_object().map(|members| list_at(members, "items")) {
        Some(items) if !items.is_empty() && depth < MAX_DEPTH => {
            for item in items {
                flatten(item, depth + 1, into);
            }
        }
        _ => into.push(value),
    }
}

/// What one target says.
struct Target {
    about: About,
    urls: Vec<String>,
    cached: Option<String>,
    colour: Option<Colour>,
}

impl Target {
    fn read(target: &Value) -> Self {
        let Some(members) = target.as_object() else {
            let urls = name_of(Some(target)).into_iter().collect();
            return Self { about: About::Page, urls, cached: None, colour: None };
        };
        let mut urls = Vec::new();
        for source in ["source", "hasSource", "full"].iter().flat_map(|key| list_at(members, key)) {
            let source = source.as_object().map_or_else(|| name_of(Some(source)), |it| name_at(it, &["id", "@id"]));
            urls.extend(source);
        }
        urls.extend(if urls.is_empty() { name_at(members, &["id", "@id"]) } else { None });
        let mut selectors = Vec::new();
        let found = ["selector", "hasSelector"].iter().flat_map(|key| list_at(members, key));
        found.for_each(|selector| collect(selector, 0, &mut selectors));
        let of_type = |name: &str| selectors.iter().copied().find(|selector| is_of_type(selector, name));
        let about = match quoted(of_type("TextQuoteSelector"), of_type("TextPositionSelector")) {
            Some(words) => About::Words(words),
            None if selectors.is_empty() => About::Page,
            None => About::Part,
        };
        let states = list_at(members, "state").iter().filter_map(Value::as_object);
        Self {
            about,
            urls,
            cached: states.into_iter().find_map(|state| name_of(state.get("cached"))),
            colour: list_at(members, "styleClass").iter().filter_map(Value::as_str).find_map(colour_in),
        }
    }
}

/// A selector with those that refine it or stand beside it for choice.
fn collect<'v>(selector: &'v Value, depth: usize, into: &mut Vec<&'v Members>) {
    let Some(members) = selector.as_object().filter(|_| depth < MAX_DEPTH) else { return };
    into.push(members);
    for key in ["refinedBy", "items", "item", "default", "members"] {
        for inner in list_at(members, key) {
            collect(inner, depth + 1, into);
        }
    }
}

/// What the bodies say together.
#[derive(Default)]
struct Bodies {
    /// Whether the annotation as a whole does nothing but tag.
    only_tags: bool,
    note: String,
    tags: Vec<String>,
    colour: Option<Colour>,
    made_ms: Option<i64>,
    edited_ms: Option<i64>,
}

impl Bodies {
    fn read(&mut self, body: &Value, depth: usize) {
        let Some(members) = body.as_object() else {
            // A resource somewhere else: its address is what there is to read.
            if let Some(address) = name_of(Some(body)) {
                add_to(&mut self.note, &format!("<{address}>"));
            }
            return;
        };
        let items = list_at(members, "items");
        if let Some(first) = items.first().filter(|_| depth < MAX_DEPTH) {
            // Of a choice, the first is the one to show (section 3.2.7).
            let shown = if is_of_type(members, "Choice") { std::slice::from_ref(first) } else { items };
            return shown.iter().for_each(|item| self.read(item, depth + 1));
        }
        let said = name_at(members, &["color", "colour"]);
        self.colour = self.colour.or(said.and_then(|name| colour_in(&name)));
        let purposes: Vec<String> = purposes(members, "purpose").collect();
        let is_tag = purposes.iter().any(|purpose| is_tagging(purpose))
            || is_of_type(members, "Tag")
            || (purposes.is_empty() && self.only_tags);
        let value = ["value", "chars", "cnt:chars"].iter().find_map(|key| note_of(members.get(*key)));
        let address = || ["source", "id", "@id"].iter().find_map(|key| name_of(members.get(*key)));
        match value {
            Some(value) if is_tag => self.tags.push(value.trim().to_owned()),
            Some(value) => {
                let format = name_at(members, &["format"]).unwrap_or_default();
                let is_html = format.starts_with("text/html") || format.starts_with("application/xhtml");
                add_to(&mut self.note, &if is_html { text_in(&value) } else { value });
                self.made_ms = self.made_ms.or_else(|| moment_of(members.get("created")));
                self.edited_ms = self.edited_ms.max(moment_of(members.get("modified")));
            }
            // An embedded body has an identity of its own that leads nowhere.
            None if is_of_type(members, "TextualBody") => {}
            None => {
                let address = address().map(|address| format!("<{address}>"));
                add_to(&mut self.note, &address.unwrap_or_default());
            }
        }
    }
}

/// The motivations or purposes under `key`, without prefix.
fn purposes<'v>(members: &'v Members, key: &str) -> impl Iterator<Item = String> + 'v {
    let of = |value: &Value| match value {
        Value::Object(members) => name_at(members, &["id", "@id"]),
        other => name_of(Some(other)),
    };
    let found = members.get(key).map_or(&[][..], list_of).iter().filter_map(of);
    found.map(|name| name.rsplit([':', '#', '/']).next().unwrap_or_default().to_owned())
}

fn is_tagging(purpose: &str) -> bool {
    matches!(purpose, "tagging" | "classifying" | "identifying")
}

/// The words of HTML, read as any HTML from outside is, so that nothing of it acts.
fn text_in(html: &str) -> String {
    extract(&RawCapture::new(Content::Fragment(html.to_owned()))).document.text
}
