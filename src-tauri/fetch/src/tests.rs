//! Against a server on this machine that answers as badly as servers do.

#![allow(clippy::unwrap_used)]

use crate::get::{Fetched, Fetcher, Limits, Rules};
use crate::{Asked, FetchError};
use clipfile_core::importers::{Alone, Beside as _, Held, Source, take};
use std::io::{Read as _, Write as _};
use std::net::{IpAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use url::Url;

/// A server that answers each request with bytes, and notes what it was asked.
struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

/// What a server does after it has read a request.
enum Answer {
    /// Sends this and closes.
    Bytes(Vec<u8>),
    /// Sends this and then nothing more, until the other side has had enough.
    Hang(Vec<u8>),
}

impl Server {
    fn start(answer: impl Fn(&str) -> Answer + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let request = request(&mut stream);
                let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
                noted.lock().unwrap().push(request);
                match answer(&path) {
                    Answer::Bytes(bytes) => drop(stream.write_all(&bytes)),
                    Answer::Hang(bytes) => {
                        let _ = stream.write_all(&bytes);
                        let _ = stream.read(&mut [0]);
                    }
                }
            }
        });
        Self { port, asked }
    }

    fn url(&self, path: &str) -> Url {
        Url::parse(&format!("http://127.0.0.1:{}{path}", self.port)).unwrap()
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    fn paths(&self) -> Vec<String> {
        self.asked().iter().filter_map(|request| request.split(' ').nth(1).map(str::to_owned)).collect()
    }
}

fn request(stream: &mut TcpStream) -> String {
    let mut request = Vec::new();
    let mut buffer = [0; 1024];
    // The greeting of TLS, which begins with this byte (RFC 8446, section 5.1), has no end that is to be waited for.
    while request.first() != Some(&0x16) && !request.windows(4).any(|four| four == b"\r\n\r\n") {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(count) => request.extend_from_slice(&buffer[..count]),
        }
    }
    String::from_utf8_lossy(&request).into_owned()
}

fn ok(headers: &str, body: &[u8]) -> Answer {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n{headers}\r\n", body.len());
    Answer::Bytes([head.as_bytes(), body].concat())
}

fn to(location: &str) -> Answer {
    let head = format!("HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    Answer::Bytes(head.into())
}

/// A fetcher that may ask 127.0.0.1 alone, as others may ask the open internet alone, and takes little.
fn fetcher() -> Fetcher {
    let may_ask = |ip: IpAddr| ip == IpAddr::from([127, 0, 0, 1]);
    Fetcher::with(&Rules::default(), may_ask, Limits { bytes: 100_000, time: Duration::from_millis(700) })
}

async fn page(server: &Server, path: &str) -> Result<Fetched, FetchError> {
    fetcher().page(&server.url(path)).await
}

#[tokio::test]
async fn redirects_are_followed_to_their_end_and_no_further_than_a_circle() {
    let server = Server::start(|path| match path {
        "/a" => to("/b?x=1"),
        "/b?x=1" => to("c/./d#part"),
        "/c/d" => ok("Content-Type: text/html; Charset=\"Shift_JIS\"\r\n", b"words"),
        "/loop" => to("/loop-2"),
        "/loop-2" => to("/loop"),
        "/self" => to("/self"),
        "/nowhere" => to("http://"),
        "/file" => to("file:///etc/passwd"),
        path => to(&format!("{path}x")),
    });
    let found = page(&server, "/a").await.unwrap();
    assert_eq!((found.url, found.charset.as_deref()), (server.url("/c/d"), Some("Shift_JIS")));
    assert_eq!((found.bytes, found.downgraded), (b"words".to_vec(), false));
    for path in ["/loop", "/self", "/endless"] {
        assert_eq!(page(&server, path).await, Err(FetchError::Circle), "{path}");
    }
    assert_eq!(page(&server, "/nowhere").await, Err(FetchError::LeadsNowhere("http://".into())));
    assert_eq!(page(&server, "/file").await, Err(FetchError::LeadsNowhere("file:///etc/passwd".into())));
}

#[tokio::test]
async fn the_users_own_network_is_not_asked_by_number_by_name_or_by_redirect() {
    let server = Server::start(|path| match path {
        "/to-number" => to("http://169.254.169.254/latest/meta-data/"),
        "/to-mapped" => to("http://[::ffff:10.0.0.1]/"),
        _ => ok("", b"secret"),
    });
    let public = Fetcher::new(&Rules::default());
    for host in ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"] {
        let url = Url::parse(&format!("http://{host}:{}/", server.port)).unwrap();
        let host = url.host_str().unwrap().to_owned();
        assert_eq!(public.page(&url).await, Err(FetchError::Private { host }), "{url}");
    }
    assert_eq!(server.asked(), [""; 0]);
    assert_eq!(page(&server, "/to-number").await, Err(FetchError::Private { host: "169.254.169.254".into() }));
    assert!(matches!(page(&server, "/to-mapped").await, Err(FetchError::Private { .. })));
    let trusting = Fetcher::new(&Rules { private: true, ..Rules::default() });
    let localhost = Url::parse(&format!("http://localhost:{}/", server.port)).unwrap();
    assert_eq!(trusting.page(&localhost).await.unwrap().bytes, b"secret");
}

#[tokio::test]
async fn a_page_is_asked_for_as_a_browser_does_and_without_cookies() {
    let server = Server::start(|_| ok("Set-Cookie: reader=1; Path=/\r\n", b"words"));
    let fetcher = fetcher();
    for path in ["/a#part", "/b"] {
        fetcher.page(&server.url(path)).await.unwrap();
    }
    let own = Fetcher::new(&Rules { user_agent: " Clipfile tests/1 ".into(), private: true });
    own.page(&server.url("/c")).await.unwrap();
    let unsendable = Fetcher::new(&Rules { user_agent: "a\nb".into(), private: true });
    unsendable.page(&server.url("/d")).await.unwrap();
    let asked = server.asked().join("\n").to_lowercase();
    assert_eq!(server.paths(), ["/a", "/b", "/c", "/d"]);
    assert!(!asked.contains("cookie:") && !asked.contains("referer:"), "{asked}");
    assert!(asked.contains("\nuser-agent: clipfile tests/1\r"), "{asked}");
    assert_eq!(asked.matches("\nuser-agent: mozilla/5.0 (").count(), 3, "{asked}");
    for coding in ["gzip", "br", "zstd"] {
        assert!(asked.lines().any(|line| line.starts_with("accept-encoding:") && line.contains(coding)), "{asked}");
    }
}

#[tokio::test]
async fn compressed_pages_are_unpacked_and_bombs_are_not() {
    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }
    fn brotli(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 20);
        encoder.write_all(bytes).unwrap();
        encoder.into_inner()
    }
    let server = Server::start(|path| {
        let (coding, what) = path.trim_start_matches('/').split_once('/').unwrap();
        let body = match what {
            "page" => "words ".repeat(500).into_bytes(),
            _ => vec![b' '; 5_000_000],
        };
        let packed = match coding {
            "gzip" => gzip(&body),
            "br" => brotli(&body),
            "zstd" => zstd::encode_all(&*body, 3).unwrap(),
            _ => body,
        };
        let packed = if what == "broken" { packed[..packed.len() / 2].to_vec() } else { packed };
        assert!(coding == "identity" || packed.len() < 100_000);
        ok(&format!("Content-Encoding: {coding}\r\n"), &packed)
    });
    for coding in ["gzip", "br", "zstd"] {
        assert_eq!(page(&server, &format!("/{coding}/page")).await.unwrap().bytes.len(), 3_000, "{coding}");
        let bomb = page(&server, &format!("/{coding}/bomb")).await;
        assert_eq!(bomb.map(|found| found.bytes.len()), Err(FetchError::TooLarge { megabytes: 0 }), "{coding}");
    }
    assert!(matches!(page(&server, "/identity/bomb").await, Err(FetchError::TooLarge { .. })));
    let damaged = Server::start(|_| ok("Content-Encoding: gzip\r\n", b"\x1F\x8B\x08 no such thing"));
    assert_eq!(page(&damaged, "/").await, Err(FetchError::Broken));
}

#[tokio::test]
async fn a_page_that_never_ends_or_breaks_off_is_told_apart_from_one_that_is_whole() {
    let server = Server::start(|path| match path {
        "/silent" => Answer::Hang(Vec::new()),
        "/slow" => Answer::Hang(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nwords".to_vec()),
        "/short" => Answer::Bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nwords".to_vec()),
        "/chunks" => Answer::Bytes(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n".to_vec()),
        "/long" => {
            Answer::Bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nwords and more".to_vec())
        }
        "/no-http" => Answer::Bytes(b"SSH-2.0-OpenSSH_9.2\r\n".to_vec()),
        "/404" => {
            Answer::Bytes(b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\nConnection: close\r\n\r\ngone".to_vec())
        }
        _ => Answer::Bytes(b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec()),
    });
    for path in ["/silent", "/slow"] {
        assert!(matches!(page(&server, path).await, Err(FetchError::TooSlow { .. })), "{path}");
    }
    for path in ["/short", "/chunks", "/no-http"] {
        assert_eq!(page(&server, path).await, Err(FetchError::Broken), "{path}");
    }
    assert_eq!(page(&server, "/long").await.unwrap().bytes, b"words");
    let gone = page(&server, "/404").await.unwrap_err();
    assert_eq!((gone.to_string().as_str(), gone.may_pass()), ("there is no page at this address (answer 404)", false));
    assert!(page(&server, "/503").await.unwrap_err().may_pass());
}

#[tokio::test]
async fn what_is_out_of_reach_may_be_there_later() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let closed = Url::parse(&format!("http://127.0.0.1:{port}/")).unwrap();
    let no_answer = fetcher().page(&closed).await.unwrap_err();
    assert_eq!(no_answer, FetchError::NoAnswer { host: "127.0.0.1".into() });
    // RFC 6761, section 6.4: “invalid” never names a machine.
    let unknown = fetcher().page(&Url::parse("http://ledger.invalid/").unwrap()).await.unwrap_err();
    assert_eq!(unknown, FetchError::NotFound { host: "ledger.invalid".into() });
    assert!(no_answer.may_pass() && unknown.may_pass());
}

#[tokio::test]
async fn a_server_without_encryption_is_not_taken_for_a_safe_one() {
    let server = Server::start(|_| ok("", b"words"));
    let url = Url::parse(&format!("https://127.0.0.1:{}/", server.port)).unwrap();
    assert!(matches!(fetcher().page(&url).await, Err(FetchError::Unsafe { .. })));
}

#[tokio::test]
async fn a_page_is_read_in_the_encoding_that_the_server_names() {
    let words = "Der Hafenmeister gab die Schlüssel zurück. ".repeat(20);
    let html = format!("<!doctype html><meta charset=utf-8><title>Schlüssel</title><p>{words}</p>");
    let latin: Vec<u8> = html.chars().map(|character| u8::try_from(u32::from(character)).unwrap()).collect();
    let server = Server::start(move |_| ok("Content-Type: text/html; charset=ISO-8859-1\r\n", &latin));
    let found = page(&server, "/").await.unwrap();
    let source = Source {
        bytes: &found.bytes,
        file_name: None,
        url: Some(found.url.as_str()),
        encoding: found.charset.as_deref(),
        is_selection: false,
        beside: &Alone,
    };
    let Ok(Held::Article(incoming)) = take(&source) else { panic!("it is an article") };
    assert!(incoming.draft.document.text.contains("die Schlüssel zurück"), "{}", incoming.draft.document.text);
}

#[tokio::test]
async fn only_the_pictures_of_the_article_are_fetched() {
    let words = "The harbour board met for the third time and closed the doors behind it. ".repeat(12);
    let html = format!(
        "<!doctype html><title>Doors</title><nav><img src=/logo.png></nav><article><h1>Doors</h1><p>{words}</p>\
         <figure><img src='pictures/door.png?w=800'></figure><p>{words}</p><img src=/gone.png><p>{words}</p></article>\
         <footer><img src=/count.gif></footer>"
    );
    let picture = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0".as_slice(), &[0; 40]].concat();
    let kept = picture.clone();
    let server = Server::start(move |path| match path {
        "/news/doors" => ok("Content-Type: text/html\r\n", html.as_bytes()),
        "/news/pictures/door.png?w=800" => ok("", &picture),
        _ => Answer::Bytes(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec()),
    });
    let fetcher = fetcher();
    let found = fetcher.page(&server.url("/news/doors")).await.unwrap();
    let source = |beside| Source {
        bytes: &found.bytes,
        file_name: None,
        url: Some(found.url.as_str()),
        encoding: None,
        is_selection: false,
        beside,
    };
    let names = Asked::names(&take(&source(&Asked)).unwrap());
    assert_eq!(names, ["pictures/door.png?w=800", "/gone.png"]);
    let brought = fetcher.pictures(&found.url, &names).await;
    assert_eq!(brought.picture("pictures/door.png?w=800"), Some(kept));
    assert_eq!(brought.picture("/gone.png"), None);
    let Ok(Held::Article(incoming)) = take(&source(&brought)) else { panic!("it is an article") };
    assert_eq!(incoming.draft.pictures.len(), 1);
    let mut paths = server.paths();
    paths.sort();
    assert_eq!(paths, ["/gone.png", "/news/doors", "/news/pictures/door.png?w=800"]);
}
