//! The process that reads.

use crate::confine;
use crate::frame::{self, Answer, Handed, Request};
use clipfile_core::importers::{Beside, Source, pack, show, take};
use std::cell::RefCell;
use std::fmt;
use std::io::{self, BufReader, BufWriter, Read, Write};

/// Nothing goes beside an answer.
const NOTHING: &[&[u8]] = &[];

/// Reads sources from standard input and answers on standard output until the input ends. What the process may do is taken
/// from it before the first byte is read; `megabytes` is the memory it may have.
///
/// # Errors
/// When the other side is gone or does not keep to the frames.
pub fn serve(megabytes: u64) -> io::Result<()> {
    // A fault is told by the answer; the other side shows no lines of this process.
    std::panic::set_hook(Box::new(|_| {}));
    confine::give_up(megabytes);
    let line = Line { from: RefCell::new(BufReader::new(io::stdin())), to: RefCell::new(BufWriter::new(io::stdout())) };
    loop {
        let (request, mut beside) = match frame::read(&mut *line.from.borrow_mut()) {
            Ok(frame) => frame,
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        };
        let (importer, handed) = match request {
            Request::Read(handed) => (None, handed),
            Request::Show { importer, source } => (Some(importer), source),
            Request::Beside => return Err(io::ErrorKind::InvalidData.into()),
        };
        let Handed { file_name, url, encoding, is_selection, seconds } = handed;
        confine::allow_seconds(seconds);
        let bytes = beside.pop().unwrap_or_default();
        let source = Source {
            bytes: &bytes,
            file_name: file_name.as_deref(),
            url: url.as_deref(),
            encoding: encoding.as_deref(),
            is_selection,
            beside: &line,
        };
        if let Some(importer) = importer {
            let shown = show(&importer, &source);
            let answer = shown.map_or_else(|error| Answer::Refused(error.to_string()), Answer::Shown);
            frame::write(&mut *line.to.borrow_mut(), &answer, NOTHING)?;
            continue;
        }
        let held = take(&source).map_err(|error| error.to_string());
        let packed = held.and_then(|held| pack(held).ok_or_else(|| "it is an archive".to_owned()));
        let to = &mut *line.to.borrow_mut();
        match packed {
            Ok((packed, with)) => {
                let all: Vec<&[u8]> =
                    std::iter::once(packed.as_slice()).chain(with.iter().map(Vec::as_slice)).collect();
                frame::write(to, &Answer::Held, &all)?;
            }
            Err(why) => frame::write(to, &Answer::Refused(why), NOTHING)?,
        }
    }
}

/// The way to the other side, which has the files beside the source.
struct Line<R, W> {
    from: RefCell<R>,
    to: RefCell<W>,
}

impl<R: Read, W: Write> Line<R, W> {
    fn ask(&self, what: &Answer) -> Option<Vec<u8>> {
        frame::write(&mut *self.to.borrow_mut(), what, NOTHING).ok()?;
        match frame::read(&mut *self.from.borrow_mut()).ok()? {
            (Request::Beside, mut beside) => beside.pop(),
            (Request::Read(_) | Request::Show { .. }, _) => None,
        }
    }
}

impl<R, W> fmt::Debug for Line<R, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Line")
    }
}

impl<R: Read, W: Write> Beside for Line<R, W> {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.ask(&Answer::File(path.to_owned()))
    }

    fn picture(&self, name: &str) -> Option<Vec<u8>> {
        self.ask(&Answer::Picture(name.to_owned()))
    }
}
