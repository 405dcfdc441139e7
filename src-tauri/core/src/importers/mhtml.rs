//! Pages saved as MHTML by Chrome, Edge and older browsers (RFC 2557): one page and its pictures as parts of a message.

use super::{About, Confidence, ImportError, Importer, Source, Taken, mime, pictures};
use crate::capture::{Content, RawCapture, Warning};
use crate::extract::decode::Declares;
use mail_parser::{Message, MessagePart, MimeHeaders as _};

#[derive(Debug)]
pub(super) struct Mhtml;

impl Importer for Mhtml {
    fn about(&self) -> About {
        About { id: "mhtml", extensions: &["mhtml", "mht"] }
    }

    fn sniff(&self, source: &Source<'_>) -> Confidence {
        if is_saved_page(source.bytes) { Confidence::Certain } else { Confidence::No }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        let message = mime::parse(source.bytes)?;
        let page = page(&message).ok_or_else(|| {
            ImportError::Malformed("there is no page in it, only what belongs to one. Save the page again".to_owned())
        })?;
        let decoded = mime::text(&message, page, Declares::Markup);
        let said = mime::field(&message, "Snapshot-Content-Location");
        let places = [said.as_deref(), page.content_location(), message.root_part().content_location()];
        let is_web = |url: &&str| url.starts_with("http://") || url.starts_with("https://");
        let url = source.url.or_else(|| places.into_iter().flatten().map(str::trim).find(is_web)).map(str::to_owned);
        // Relative names count from where the page says it is, be that a file of somebody else's machine.
        let own = url.as_deref().or(places.into_iter().flatten().next());
        let called = mime::Called::of(&message);
        let images = pictures::of_page(&decoded.text, own, 4 * source.bytes.len(), &mut |address| {
            called.find(address).map(|at| message.parts[at].contents().to_vec())
        });
        let mut warnings = decoded.warnings;
        if mime::is_cut(&message) {
            warnings.push(Warning::CutShort);
        }
        let saved_ms = message.date().filter(|date| date.is_valid()).map(|date| date.to_timestamp() * 1000);
        Ok(Taken::Article(Box::new(RawCapture {
            url,
            images,
            saved_ms,
            warnings,
            ..RawCapture::new(Content::Page(decoded.text))
        })))
    }
}

/// Whether the header is that of a saved page: of parts that belong together, and without what a mail gets on its way.
pub(super) fn is_saved_page(bytes: &[u8]) -> bool {
    let fields = mime::header(bytes);
    let value = |name| mime::value(&fields, name).unwrap_or_default();
    if !value("content-type").to_ascii_lowercase().starts_with("multipart/related") {
        return false;
    }
    let was_saved = value("from").trim_start_matches(['<', '"']).to_ascii_lowercase().starts_with("saved by");
    let was_sent = ["to", "cc", "received", "message-id", "delivered-to", "return-path"];
    was_saved
        || !value("snapshot-content-location").is_empty()
        || (!value("mime-version").is_empty() && was_sent.iter().all(|name| value(name).is_empty()))
}

/// The part that is the page: the one that `start` names, else the first that is HTML.
fn page<'a, 'x>(message: &'a Message<'x>) -> Option<&'a MessagePart<'x>> {
    let is_html = |part: &&MessagePart<'_>| {
        part.is_content_type("text", "html") || part.is_content_type("application", "xhtml+xml")
    };
    let start = message.root_part().content_type().and_then(|about| about.attribute("start"));
    let start = start.map(|id| id.trim_matches(['<', '>']));
    let named = start.and_then(|id| message.parts.iter().find(|part| part.content_id() == Some(id)));
    named.filter(is_html).or_else(|| message.parts.iter().find(is_html))
}
