//! The `clip:` protocol: pictures of articles, and originals for the frame that shows them; from the library and from
//! nowhere else.

use crate::shell::Shell;
use clipfile_core::capture::Hash;
use clipfile_core::id::CaptureId;
use clipfile_core::importers::Shown;
use std::borrow::Cow;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder, Url};

/// What a page from outside may do in its frame: wear its own styles and show the pictures that are in it. The frame's
/// `sandbox` says the rest, and `sandbox` here says it again, whoever loads the page.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; sandbox";

/// Where originals are.
const ORIGINAL: &str = "/original/";

type Answer = Response<Cow<'static, [u8]>>;

/// Answers `clip://localhost/picture/<sha256>` and `clip://localhost/original/<capture>`.
pub(crate) fn serve<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let shell = context.app_handle().state::<Shell>().inner().clone();
    tauri::async_runtime::spawn_blocking(move || {
        let path = request.uri().path();
        let found = match path.strip_prefix(ORIGINAL) {
            Some(capture) => original(&shell, capture),
            None => picture(&shell, path),
        };
        responder.respond(found.unwrap_or_else(nothing));
    });
}

/// Whether a frame may go there.
pub(crate) fn is_original(url: &Url) -> bool {
    let is_ours = url.scheme() == "clip" || url.host_str() == Some("clip.localhost");
    is_ours && url.path().starts_with(ORIGINAL)
}

fn picture(shell: &Shell, path: &str) -> Option<Answer> {
    let hash = Hash::from_hex(path.strip_prefix("/picture/")?)?;
    // Only what was told to be a picture when it was taken in is served, and only as that.
    let kept = shell.on_library(|library| library.picture(hash)).ok();
    let kept = kept.and_then(|(bytes, media_type)| Some((bytes, media_type?)));
    let (bytes, media_type) = kept.or_else(|| pasted(shell, hash))?;
    Response::builder()
        .header(header::CONTENT_TYPE, media_type)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .body(Cow::Owned(bytes))
        .ok()
}

/// A picture of what the paste sheet shows.
fn pasted(shell: &Shell, hash: Hash) -> Option<(Vec<u8>, String)> {
    let pasted = shell.pasted();
    let pictures = &pasted.incoming.as_ref()?.draft.pictures;
    let picture = pictures.iter().find(|picture| picture.hash == hash)?;
    Some((picture.bytes.clone(), picture.media_type.to_owned()))
}

fn original(shell: &Shell, capture: &str) -> Option<Answer> {
    let capture = CaptureId(capture.parse().ok()?);
    let original = shell.on_library(|library| library.original(capture)).ok()?;
    let Ok(Shown::Page(page)) = original.shown(shell.reader()) else { return None };
    Response::builder()
        .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
        .header(header::CONTENT_SECURITY_POLICY, POLICY)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::REFERRER_POLICY, "no-referrer")
        .header(header::CACHE_CONTROL, "no-store")
        .body(Cow::Owned(page.into_bytes()))
        .ok()
}

fn nothing() -> Answer {
    Response::builder()
        .status(StatusCode::NOT_FOUND)
        .body(Cow::Borrowed(&[][..]))
        .expect("there are no headers that could be wrong")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_frame_goes_to_originals_and_nowhere_else() {
        let may = |url: &str| is_original(&Url::parse(url).unwrap());
        assert!(may("clip://localhost/original/3") && may("clip://localhost/original/3#note"));
        assert!(may("http://clip.localhost/original/3"));
        for url in
            ["https://ledger.example/original/3", "clip://localhost/picture/3", "file:///original/3", "about:blank"]
        {
            assert!(!may(url), "{url}");
        }
    }
}
