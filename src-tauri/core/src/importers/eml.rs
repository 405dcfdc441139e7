//! E-mail saved to a file: newsletters and press releases (RFC 5322). Its HTML is read, else its text.

mod body;
mod sender;

use super::{About, Confidence, ImportError, Importer, Source, Taken, mhtml, mime};
use crate::article::Citation;
use crate::capture::{RawCapture, Warning};
use crate::extract;
use body::Body;
use mail_parser::{DateTime, Message, MessagePart, MimeHeaders as _, PartType};
use std::collections::HashSet;

#[derive(Debug)]
pub(super) struct Eml;

/// Messages in messages that are opened in search of words.
const MAX_FORWARDED: usize = 8;

impl Importer for Eml {
    fn about(&self) -> About {
        About { id: "eml", extensions: &["eml"] }
    }

    fn sniff(&self, source: &Source<'_>) -> Confidence {
        let fields = mime::header(source.bytes);
        let has = |names: &[&str]| names.iter().any(|name| mime::value(&fields, name).is_some());
        // Words that were copied out of a mail begin with the first; only a message has the second.
        let is_headed = has(&["from", "sender", "subject"]) && has(&["date", "to", "subject", "received"]);
        let was_sent = has(&[
            "message-id",
            "mime-version",
            "received",
            "return-path",
            "delivered-to",
            "dkim-signature",
            "content-type",
            "x-mailer",
        ]);
        match () {
            () if !is_headed || mhtml::is_saved_page(source.bytes) => Confidence::No,
            () if was_sent => Confidence::Certain,
            () if super::has_extension(source, self.about().extensions) => Confidence::Looks,
            () => Confidence::No,
        }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        let mut raw = article(source.bytes)?;
        raw.url = source.url.map(str::to_owned).or(raw.url);
        Ok(Taken::Article(Box::new(raw)))
    }
}

/// Makes an article of a message.
///
/// # Errors
/// [`ImportError`] when it cannot be parsed or has no words.
pub(super) fn article(bytes: &[u8]) -> Result<RawCapture, ImportError> {
    let message = mime::parse(bytes)?;
    let mut raw = of_message(&message, 0)?;
    if mime::is_cut(&message) {
        raw.warnings.push(Warning::CutShort);
    }
    Ok(raw)
}

/// The subject of a message, for the report.
pub(super) fn subject(bytes: &[u8]) -> Option<String> {
    let head = mail_parser::MessageParser::default().parse_headers(bytes)?;
    head.subject().map(one_line).filter(|subject| !subject.is_empty())
}

fn of_message(message: &Message<'_>, depth: usize) -> Result<RawCapture, ImportError> {
    let body = Body::of(message);
    if body.is_empty() {
        // Somebody passed a message on and wrote nothing: it is the one that is meant.
        let inner = message
            .parts
            .iter()
            .find_map(|part| if let PartType::Message(inner) = &part.body { Some(inner) } else { None });
        return match inner.filter(|_| depth < MAX_FORWARDED) {
            Some(inner) => of_message(inner, depth + 1),
            None => Err(ImportError::Empty),
        };
    }
    let mut warnings = body.warnings;
    let used: HashSet<u32> = body.used.into_iter().collect();
    let names: Vec<String> = message
        .attachments
        .iter()
        .filter(|id| !used.contains(id))
        .filter_map(|id| message.part(*id).map(name_of))
        .collect();
    if !names.is_empty() {
        warnings.push(Warning::Attachments { count: names.len() as u32, names: super::listed(&names) });
    }
    let sender = sender::of(message);
    let published = message.date().and_then(moment).and_then(|text| extract::date(&text));
    let hinted = Citation { byline: sender.names, outlet: sender.outlet, ..Citation::default() };
    let stated = Citation {
        headline: message.subject().map(one_line).filter(|subject| !subject.is_empty()),
        published,
        ..Citation::default()
    };
    let url = permanent_address(message).or(body.web_version);
    Ok(RawCapture { url, stated, hinted, images: body.images, warnings, ..RawCapture::new(body.content) })
}

/// Where the message says that it stands on the web: `Archived-At` (RFC 5064), or `List-Post` of newsletter services, which
/// name the post itself there.
fn permanent_address(message: &Message<'_>) -> Option<String> {
    ["Archived-At", "List-Post"].into_iter().find_map(|name| {
        let line = mime::field(message, name)?;
        let (_, rest) = line.split_once('<')?;
        let url = rest.split('>').next()?.trim();
        url.starts_with("http").then(|| extract::web_address(url)).flatten()
    })
}

/// The moment with its zone as ISO 8601 has it; `None` when there is no such moment.
fn moment(date: &DateTime) -> Option<String> {
    date.is_valid().then(|| date.to_rfc3339())
}

fn name_of(part: &MessagePart<'_>) -> String {
    let subject = part.message().and_then(|message| message.subject());
    let kind = || {
        let about = part.content_type();
        about.map_or_else(|| "text".to_owned(), |about| format!("{}/{}", about.ctype(), about.subtype().unwrap_or("?")))
    };
    part.attachment_name().or(subject).map_or_else(kind, one_line)
}

fn one_line(text: &str) -> String {
    let shown: String = text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}
