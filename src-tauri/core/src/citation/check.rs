//! Whether a style from outside can be read without harm: what it may hold, and how much work it can make.

use crate::error::{Error, Result};
use crate::importers::xml::{self, Element};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::HashMap;

/// Deepest nesting of elements; published styles have at most 25 or so.
const MAX_DEPTH: usize = 60;
/// The most elements.
const MAX_ELEMENTS: usize = 50_000;
/// The most elements when every macro is written out where it is used.
const MAX_WRITTEN_OUT: u64 = 20_000_000;

/// The text of a style that can be handed to the reader of styles.
pub(super) fn check(bytes: &[u8]) -> Result<&str> {
    let invalid = |why: &str| Error::Invalid(format!("this style cannot be used: {why}"));
    if bytes.len() > super::MAX_STYLE_BYTES {
        return Err(invalid(&format!("it has {} bytes; {} is the limit", bytes.len(), super::MAX_STYLE_BYTES)));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| invalid("it is not written in UTF-8"))?;
    let text = text.trim_start_matches('\u{FEFF}');
    shallow(text).map_err(|why| invalid(&why))?;
    let style = xml::parse(text.as_bytes()).map_err(|error| invalid(&error.to_string()))?;
    if style.name != "style" {
        let name: String = style.name.chars().take(60).collect();
        return Err(invalid(&format!("its first element is “{name}” and not “style”, so it is no CSL")));
    }
    macros(&style).map_err(|why| invalid(&why))?;
    Ok(text)
}

/// Whether it is XML without entities of its own, not deep and not long.
fn shallow(text: &str) -> std::result::Result<(), String> {
    let mut reader = Reader::from_str(text);
    let (mut depth, mut count) = (0_usize, 0_usize);
    loop {
        match reader.read_event().map_err(|_| "it is no XML".to_owned())? {
            Event::DocType(_) => {
                return Err("it brings definitions of its own (DOCTYPE), which styles need not".to_owned());
            }
            Event::Start(_) => {
                depth += 1;
                count += 1;
            }
            Event::Empty(_) => count += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(format!("its elements stand more than {MAX_DEPTH} deep in each other"));
        }
        if count > MAX_ELEMENTS {
            return Err(format!("it has more than {MAX_ELEMENTS} elements"));
        }
    }
}

/// What a macro is made of: how many elements, and the macros that it names.
struct Made<'e> {
    own: u64,
    names: Vec<&'e str>,
}

/// Whether every macro that is named is there, none leads back to itself, and writing them out comes to an end.
fn macros(style: &Element) -> std::result::Result<(), String> {
    let made: HashMap<&str, Made<'_>> = style
        .elements()
        .filter(|element| element.name == "macro")
        .filter_map(|element| Some((element.attribute("name")?, made_of(element))))
        .collect();
    let mut sizes = HashMap::new();
    for part in style.elements().filter(|element| matches!(element.name.as_str(), "citation" | "bibliography")) {
        let part = made_of(part);
        size(&part, &made, &mut sizes, &mut Vec::new())?;
    }
    Ok(())
}

fn made_of(element: &Element) -> Made<'_> {
    let mut made = Made { own: 0, names: Vec::new() };
    gather(element, &mut made);
    made
}

fn gather<'e>(element: &'e Element, made: &mut Made<'e>) {
    made.own += 1;
    if matches!(element.name.as_str(), "text" | "key")
        && let Some(name) = element.attribute("macro")
    {
        made.names.push(name);
    }
    element.elements().for_each(|child| gather(child, made));
}

/// How many elements that is, written out.
fn size<'e>(
    made: &Made<'e>,
    all: &HashMap<&'e str, Made<'e>>,
    known: &mut HashMap<&'e str, u64>,
    open: &mut Vec<&'e str>,
) -> std::result::Result<u64, String> {
    let shown = |name: &str| name.chars().take(60).collect::<String>();
    let mut total = made.own;
    for name in &made.names {
        if open.contains(name) || open.len() > MAX_DEPTH {
            return Err(format!("its macro “{}” leads back to itself", shown(name)));
        }
        let inner = match known.get(name) {
            Some(inner) => *inner,
            None => {
                let inner = all.get(name).ok_or_else(|| format!("it has no macro “{}” but names one", shown(name)))?;
                open.push(name);
                let inner = size(inner, all, known, open)?;
                open.pop();
                known.insert(name, inner);
                inner
            }
        };
        total = total.saturating_add(inner);
        if total > MAX_WRITTEN_OUT {
            return Err("its macros name each other so often that a citation would never be done".to_owned());
        }
    }
    Ok(total)
}
