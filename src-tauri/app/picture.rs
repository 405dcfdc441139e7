//! The `clip:` protocol: pictures of articles, from the library and from nowhere else.

use crate::shell::Shell;
use clipfile_core::capture::Hash;
use std::borrow::Cow;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder};

/// Answers `clip://localhost/picture/<sha256>`.
pub(crate) fn serve<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let shell = context.app_handle().state::<Shell>().inner().clone();
    tauri::async_runtime::spawn_blocking(move || responder.respond(answer(&shell, request.uri().path())));
}

fn answer(shell: &Shell, path: &str) -> Response<Cow<'static, [u8]>> {
    let found = path
        .strip_prefix("/picture/")
        .and_then(Hash::from_hex)
        .and_then(|hash| shell.on_library(|library| library.picture(hash)).ok());
    // Only what was told to be a picture when it was taken in is served, and only as that.
    match found {
        Some((bytes, Some(media_type))) => Response::builder()
            .header(header::CONTENT_TYPE, media_type)
            .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
            .body(Cow::Owned(bytes)),
        _ => Response::builder().status(StatusCode::NOT_FOUND).body(Cow::Borrowed(&[][..])),
    }
    .expect("the headers are well-formed")
}
