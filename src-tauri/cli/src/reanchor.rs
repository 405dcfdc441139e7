//! `clip reanchor`: where passages of one text stand in another, without a library.

use crate::failure::{Failure, tell};
use crate::out::Out;
use clap::Args;
use clipfile_core::anchor::{Place, Selector, find, follow};
use clipfile_core::document::ByteRange;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead};

/// Find where passages stand in another version of a text
///
/// Reads a JSON object a line from stdin: {"old", "new", "ranges": [[start, end], ...]}, or {"new", "selectors": [{"exact",
/// "prefix", "suffix", "start", "end"}, ...]} where the old text is not at hand. Positions are in Unicode code points, the
/// end exclusive.
#[derive(Debug, Args)]
pub(crate) struct Reanchor {
    /// Answer {"ranges": [[start, end] or null, ...], "verdicts": ["same", "moved", "changed" or "gone", ...]} to each line
    #[arg(long, required = true)]
    jsonl: bool,
}

#[derive(Deserialize)]
struct Question {
    old: Option<String>,
    new: String,
    ranges: Option<Vec<(i64, i64)>>,
    selectors: Option<Vec<Quoted>>,
}

#[derive(Deserialize)]
struct Quoted {
    exact: Option<String>,
    prefix: Option<String>,
    suffix: Option<String>,
    start: Option<i64>,
}

#[derive(Serialize)]
struct Answer {
    ranges: Vec<Option<(usize, usize)>>,
    verdicts: Vec<&'static str>,
}

/// What stands for an answer to a line that makes no sense, so that answers and questions stay level.
#[derive(Serialize)]
struct Refusal {
    error: String,
}

/// Answers until stdin ends.
pub(crate) fn run() -> Result<(), Failure> {
    let mut out = Out::new();
    let mut has_failed = false;
    for (number, line) in io::stdin().lock().split(b'\n').enumerate() {
        let line = line.map_err(|error| Failure::Message(format!("the questions cannot be read: {error}")))?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match answer(&line) {
            Ok(answer) => out.object(&answer)?,
            Err(error) => {
                tell(&format!("line {}: {error}", number + 1));
                out.object(&Refusal { error })?;
                has_failed = true;
            }
        }
    }
    if has_failed { Err(Failure::Told) } else { Ok(()) }
}

fn answer(line: &[u8]) -> Result<Answer, String> {
    let question: Question = match serde_json::from_slice(line) {
        Ok(question) => question,
        // Halves of surrogate pairs are no text; they come from programs that cut in UTF-16.
        Err(error) => serde_json::from_slice(&without_halves(line)).map_err(|_| error.to_string())?,
    };
    let positions = Positions::new(&question.new);
    let places = match question {
        Question { old: Some(old), new, ranges: Some(ranges), .. } => {
            let from = Positions::new(&old);
            // What has no place in the old text is asked for at a place that no text has.
            let nowhere = ByteRange::new(usize::MAX, usize::MAX);
            let range = |&(start, end): &(i64, i64)| Some(ByteRange::new(from.byte(start)?, from.byte(end)?));
            let ranges: Vec<_> = ranges.iter().map(|edges| range(edges).unwrap_or(nowhere)).collect();
            follow(&old, &new, &ranges)
        }
        Question { new, selectors: Some(quoted), .. } => {
            let selector = |quoted: Quoted| Selector {
                exact: quoted.exact.unwrap_or_default(),
                prefix: quoted.prefix.unwrap_or_default(),
                suffix: quoted.suffix.unwrap_or_default(),
                start: quoted.start.map(|start| positions.byte(start).unwrap_or(new.len())),
            };
            find(&new, &quoted.into_iter().map(selector).collect::<Vec<_>>())
        }
        _ => return Err("there is neither \"old\" with \"ranges\" nor \"selectors\"".to_owned()),
    };
    let range = |place: &Place| place.range.map(|range| (positions.point(range.start.0), positions.point(range.end.0)));
    let verdicts = places.iter().map(|place| place.verdict.name()).collect();
    Ok(Answer { ranges: places.iter().map(range).collect(), verdicts })
}

/// Code points and bytes of one text.
struct Positions {
    bytes: usize,
    /// The first byte of each code point; nothing where all are one byte long.
    starts: Option<Vec<usize>>,
}

impl Positions {
    fn new(text: &str) -> Self {
        let starts = (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).collect());
        Self { bytes: text.len(), starts }
    }

    /// The byte at which code point `at` begins; `None` past the end.
    fn byte(&self, at: i64) -> Option<usize> {
        let at = usize::try_from(at).ok()?;
        match &self.starts {
            Some(starts) if at == starts.len() => Some(self.bytes),
            Some(starts) => starts.get(at).copied(),
            None => (at <= self.bytes).then_some(at),
        }
    }

    /// How many code points begin before byte `at`.
    fn point(&self, at: usize) -> usize {
        self.starts.as_ref().map_or(at, |starts| starts.partition_point(|start| *start < at))
    }
}

/// JSON in which each escaped half of a surrogate pair is the replacement character.
fn without_halves(json: &[u8]) -> Vec<u8> {
    let unit = |at: usize| {
        let digits = json.get(at..at + 6)?.strip_prefix(b"\\u")?;
        u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    let mut whole = Vec::with_capacity(json.len());
    let mut at = 0;
    while at < json.len() {
        let (length, is_half) = match (unit(at), unit(at + 6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => (12, false),
            (Some(0xd800..=0xdfff), _) => (6, true),
            _ if json[at] == b'\\' => (2, false),
            _ => (1, false),
        };
        if is_half {
            whole.extend_from_slice(b"\\ufffd");
        } else {
            whole.extend_from_slice(&json[at..json.len().min(at + length)]);
        }
        at += length;
    }
    whole
}
