//! Files that were cut, changed or made to do harm: each is read, poorly perhaps, or refused with words that say why.

use super::baseline::tests_folder;
use super::importers::samples;
use clipfile_core::extract::extract;
use clipfile_core::importers::{Alone, ImportError, Source, Taken, read};
use std::fs;

/// Reads `bytes` as a file whose name says nothing, and everything that comes out of it.
fn outcome(bytes: &[u8]) -> Result<usize, ImportError> {
    let source = Source { bytes, file_name: None, url: None, encoding: None, is_selection: false, beside: &Alone };
    let (_, taken) = read(&source)?;
    let raws: Vec<_> = match taken {
        Taken::Article(raw) => vec![*raw],
        Taken::Many(parts) => parts.into_iter().filter_map(|part| part.read.ok()).collect(),
        Taken::Archive(_) | Taken::Annotations(_) => Vec::new(),
    };
    for raw in &raws {
        assert_eq!(extract(raw).document.check(), Ok(()));
    }
    Ok(raws.len())
}

fn refused(bytes: &[u8]) -> String {
    outcome(bytes).err().map(|error| error.to_string()).unwrap_or_default()
}

fn mail(header: &str, body: &str) -> Vec<u8> {
    format!("From: a@a.example\r\nSubject: s\r\nMIME-Version: 1.0\r\n{header}\r\n\r\n{body}").into_bytes()
}

#[test]
fn a_sample_that_was_cut_or_changed_does_no_harm() {
    for path in samples() {
        let whole = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let step = (whole.len() / 20).max(1);
        for at in (0..whole.len()).step_by(step) {
            drop(outcome(&whole[..at]));
            let mut changed = whole.clone();
            changed[at] ^= 0x55;
            drop(outcome(&changed));
            changed.truncate(whole.len() - at / 2);
            drop(outcome(&changed));
        }
    }
}

#[test]
fn what_was_cut_says_so() {
    for name in ["mhtml/sample.mhtml", "eml/sample.eml", "warc/many-pages/sample.warc"] {
        let whole =
            fs::read(tests_folder().join("importers").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let cut = &whole[..whole.len() * 3 / 5];
        let source =
            Source { bytes: cut, file_name: None, url: None, encoding: None, is_selection: false, beside: &Alone };
        let warnings = match read(&source) {
            Ok((_, Taken::Article(raw))) => raw.warnings,
            Ok((_, Taken::Many(parts))) => {
                parts.into_iter().filter_map(|part| part.read.ok()).flat_map(|raw| raw.warnings).collect()
            }
            other => panic!("{name}: {other:?}"),
        };
        assert!(warnings.contains(&clipfile_core::capture::Warning::CutShort), "{name}: {warnings:?}");
    }
}

#[test]
fn parts_in_parts_without_end_are_refused() {
    let multiparts: String = (0..5_000)
        .map(|at| format!("--b{at}\r\nContent-Type: multipart/mixed; boundary=b{}\r\n\r\n", at + 1))
        .collect();
    let nested = mail("Content-Type: multipart/mixed; boundary=b0", &multiparts);
    assert!(refused(&nested).contains("split into more parts"));
    let messages = mail("Content-Type: message/rfc822", &"Content-Type: message/rfc822\r\n\r\n".repeat(100_000));
    assert!(refused(&messages).contains("split into more parts"));
    let digests: String =
        (0..5_000).map(|at| format!("Content-Type: Multipart/Digest; boundary=b{at}\r\n\r\n--b{at}\r\n\r\n")).collect();
    let digests = mail("Content-Type: multipart/digest; boundary=b", &format!("--b\r\n\r\n{digests}"));
    assert!(refused(&digests).contains("split into more parts"));
    let empty = mail("Content-Type: multipart/mixed; boundary=b", &"\r\n--b\r\n".repeat(200_000));
    assert!(refused(&empty).contains("split into more parts"));
}

#[test]
fn an_archive_that_unpacks_without_end_is_refused() {
    use std::io::Write as _;
    let packed = |pieces: usize, piece: &[u8]| {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        (0..pieces).for_each(|_| gzip.write_all(piece).unwrap_or_else(|error| panic!("{error}")));
        gzip.finish().unwrap_or_else(|error| panic!("{error}"))
    };
    let whole = fs::read(tests_folder().join("importers/warc/many-pages/sample.warc"))
        .unwrap_or_else(|error| panic!("the sample: {error}"));
    let spaces = vec![b' '; 1_000_000];
    // Behind a good page, and within a page.
    let behind = [packed(1, &whole), packed(400, &spaces)].concat();
    assert!(refused(&behind).contains("unpacks to more"), "{}", refused(&behind));
    let body = packed(400, &spaces);
    let http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n";
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http; \
         msgtype=response\r\nContent-Length: {}\r\n\r\n",
        http.len() + body.len()
    );
    let within = [head.as_bytes(), http, &body, b"\r\n\r\n"].concat();
    assert!(refused(&within).contains("unpacks to more"), "{}", refused(&within));
}

#[test]
fn a_picture_with_a_million_names_is_brought_within_limits() {
    let names: String = (0..20_000).map(|at| format!("<img src='a.png#{at}'>")).collect();
    let picture = "iVBORw0KGgoAAAANSUhEUgAA".repeat(4_000);
    let page = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\
         Content-Location: https://a.example/\r\n\r\n<p>words{names}\r\n--b\r\nContent-Type: image/png\r\n\
         Content-Transfer-Encoding: base64\r\nContent-Location: https://a.example/a.png\r\n\r\n{picture}\r\n--b--\r\n"
    );
    let source = Source {
        bytes: page.as_bytes(),
        file_name: None,
        url: None,
        encoding: None,
        is_selection: false,
        beside: &Alone,
    };
    let Ok((_, Taken::Article(raw))) = read(&source) else { panic!("it is a page") };
    assert!(raw.images.iter().map(|image| image.bytes.len()).sum::<usize>() <= 5 * page.len());
}

#[test]
fn many_names_and_many_parts_cost_no_more_than_both() {
    let names: String = (0..30_000).map(|at| format!("<img src='cid:{at}@a'>")).collect();
    let parts: String = (0..20_000).map(|at| format!("--b\r\nContent-ID: <{at}@b>\r\n\r\nx\r\n")).collect();
    let html = format!("--b\r\nContent-Type: text/html\r\n\r\n<p>words{names}\r\n{parts}--b--");
    assert_eq!(outcome(&mail("Content-Type: multipart/related; boundary=b\r\nTo: b@b.example", &html)), Ok(1));
    let page = format!("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n{html}");
    assert_eq!(outcome(page.as_bytes()), Ok(1));
}

#[test]
fn a_wrong_charset_is_said_or_mended() {
    let html = "<html><body><p>d\u{e9}j\u{e0} vu \u{e0} la fran\u{e7}aise</p></body></html>";
    let latin: Vec<u8> = html.chars().map(|character| u8::try_from(u32::from(character)).unwrap_or(b'?')).collect();
    let header = b"From: a@a.example\r\nSubject: s\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\
                   Content-Transfer-Encoding: 8bit\r\n\r\n";
    let bytes = [&header[..], &latin].concat();
    let source =
        Source { bytes: &bytes, file_name: None, url: None, encoding: None, is_selection: false, beside: &Alone };
    let Ok((_, Taken::Article(raw))) = read(&source) else { panic!("it is a mail") };
    let draft = extract(&raw);
    assert_eq!(draft.document.text, "déjà vu à la française");
    assert!(!draft.warnings.is_empty());
}

#[test]
fn lengths_that_lie_are_not_believed() {
    let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999999999\r\n\r\n<html><p>words and words</html>";
    for length in ["0", "-1", "18446744073709551615", "99999999999999999999999", "7", "words"] {
        let record = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: {length}\r\n\r\n{answer}\r\n\r\n"
        );
        drop(outcome(record.as_bytes()));
    }
    let cut = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: 9999\r\n\r\n{answer}"
    );
    assert_eq!(outcome(cut.as_bytes()), Ok(1));
}

#[test]
fn mail_cannot_act() {
    let html = "<p onclick=x()>words of the mail<script>alert(1)</script><img src=x onerror=y()><iframe src=javascript:z()></iframe>\
                <a href='javascript:alert(1)'>here</a><form action=https://evil.example/><input name=a></form><svg onload=a()></svg>";
    let bytes = mail("Content-Type: text/html", html);
    let source =
        Source { bytes: &bytes, file_name: None, url: None, encoding: None, is_selection: false, beside: &Alone };
    let Ok((_, Taken::Article(raw))) = read(&source) else { panic!("it is a mail") };
    let shown = format!("{:?}", extract(&raw).document);
    assert!(
        shown.contains("words of the mail") && !shown.contains("javascript") && !shown.contains("alert"),
        "{shown}"
    );
}
