//! Importing many files: found, read on all cores, kept in small commits, each told of after its commit.

use super::folder::Found;
use super::reader::{Reader, read_file};
use crate::annotation::{Annotations, ImportedAnnotations};
use crate::archive::Archive;
use crate::capture::{Incoming, Kept};
use crate::error::{Error, Result};
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Files that are read before what they hold is kept: small ones in one commit, for a commit costs what many articles do.
const CHUNK_FILES: usize = 256;
/// Their bytes: few enough to hold what they become in memory, and to tell of large ones soon after each other.
const CHUNK_BYTES: u64 = 4 << 20;
/// Files that are read together however large they are, to have some for every core.
const CHUNK_LEAST: usize = 8;

/// What a file held.
#[derive(Debug)]
pub enum Held {
    /// One article.
    Article(Box<Incoming>),
    /// Several articles.
    Many(Vec<HeldPart>),
    /// A library or part of one.
    Archive(Box<Archive>),
    /// Annotations of another program.
    Annotations(Annotations),
}

/// One of several articles in a file.
#[derive(Debug)]
pub struct HeldPart {
    /// What tells it from the others in the file.
    pub name: String,
    /// It, or why it cannot be read, in words.
    pub held: std::result::Result<Box<Incoming>, String>,
}

/// Keeps what files held.
pub trait Keep {
    /// Keeps articles in one commit, and tells what became of each.
    ///
    /// # Errors
    /// When the library cannot be written; then none of them was kept.
    fn keep(&mut self, articles: &[Incoming]) -> Result<Vec<Kept>>;

    /// Keeps an archive in one commit, and tells how many articles are new.
    ///
    /// # Errors
    /// When the library cannot be written or the archive contradicts it; then nothing was kept.
    fn keep_archive(&mut self, archive: &Archive) -> Result<usize>;

    /// Keeps the annotations of a file of that name in one commit, and tells what became of each.
    ///
    /// # Errors
    /// When the library cannot be written; then nothing was kept.
    fn keep_annotations(&mut self, annotations: &Annotations, file: &str) -> Result<ImportedAnnotations>;
}

/// What became of one file, or of one article of a file that holds several.
#[derive(Debug)]
pub struct FileReport<'a> {
    /// Its place among all files, from 0.
    pub index: usize,
    /// The file.
    pub path: &'a Path,
    /// What tells this article from the others in the file, when it holds several.
    pub part: Option<&'a str>,
    /// What became of it.
    pub outcome: Outcome<'a>,
}

/// What became of one file, after the commit.
#[derive(Debug)]
pub enum Outcome<'a> {
    /// Its article is in the library.
    Kept(Kept, &'a Incoming),
    /// Its archive is in the library, with so many new articles.
    Archive(usize),
    /// Its annotations are in the library; what became of each.
    Annotations(&'a ImportedAnnotations),
    /// It could not be read; nothing of it was kept.
    Failed(String),
}

/// Imports `files`: reads them with `reader` on all cores, keeps them in commits of `batch` articles, and hands each file's report to
/// `report` after its commit. `report` stops the import by breaking.
///
/// # Errors
/// When the library cannot be written; what was reported before is kept.
pub fn import(
    files: &[Found],
    batch: usize,
    reader: &dyn Reader,
    keep: &mut dyn Keep,
    report: &mut dyn FnMut(FileReport<'_>) -> ControlFlow<()>,
) -> Result<()> {
    let mut base = 0;
    while base < files.len() {
        let chunk = &files[base..base + chunk_len(&files[base..])];
        let mut waiting = Waiting { chunk, base, batch: batch.max(1), articles: Vec::new() };
        for (index, held) in read_all(chunk, reader).into_iter().enumerate() {
            let flow = match held {
                Ok(Held::Article(incoming)) => waiting.add(index, None, *incoming, keep, report)?,
                Ok(Held::Many(parts)) => waiting.add_parts(index, parts, keep, report)?,
                Ok(Held::Archive(archive)) => waiting.add_archive(index, &archive, keep, report)?,
                Ok(Held::Annotations(annotations)) => waiting.add_annotations(index, &annotations, keep, report)?,
                Err(why) => waiting.tell(index, None, Outcome::Failed(why), keep, report)?,
            };
            if flow.is_break() {
                return Ok(());
            }
        }
        if waiting.flush(keep, report)?.is_break() {
            return Ok(());
        }
        base += chunk.len();
    }
    Ok(())
}

/// How many of the first of `files` are read together.
fn chunk_len(files: &[Found]) -> usize {
    let mut bytes = 0;
    let mut fits = |file: &&Found| {
        // One that cannot be looked at will say so when it is read.
        bytes += fs::metadata(&file.path).map_or(0, |about| about.len());
        bytes <= CHUNK_BYTES
    };
    let few = files.iter().take(CHUNK_FILES).take_while(|file| fits(file)).count();
    few.max(CHUNK_LEAST).min(files.len())
}

type Report<'r> = dyn FnMut(FileReport<'_>) -> ControlFlow<()> + 'r;

/// Articles of a chunk of files that wait for their commit. Reports come in the order of the files, so whatever is not an
/// article waits for those before it.
struct Waiting<'f> {
    chunk: &'f [Found],
    /// The place of the chunk's first file among all.
    base: usize,
    batch: usize,
    articles: Vec<(usize, Option<String>, Incoming)>,
}

impl Waiting<'_> {
    fn add(
        &mut self,
        index: usize,
        part: Option<String>,
        incoming: Incoming,
        keep: &mut dyn Keep,
        report: &mut Report<'_>,
    ) -> Result<ControlFlow<()>> {
        self.articles.push((index, part, incoming));
        if self.articles.len() < self.batch { Ok(ControlFlow::Continue(())) } else { self.flush(keep, report) }
    }

    fn add_parts(
        &mut self,
        index: usize,
        parts: Vec<HeldPart>,
        keep: &mut dyn Keep,
        report: &mut Report<'_>,
    ) -> Result<ControlFlow<()>> {
        for HeldPart { name, held } in parts {
            let flow = match held {
                Ok(incoming) => self.add(index, Some(name), *incoming, keep, report)?,
                Err(why) => self.tell(index, Some(&name), Outcome::Failed(why), keep, report)?,
            };
            if flow.is_break() {
                return Ok(flow);
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn add_archive(
        &mut self,
        index: usize,
        archive: &Archive,
        keep: &mut dyn Keep,
        report: &mut Report<'_>,
    ) -> Result<ControlFlow<()>> {
        if self.flush(keep, report)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
        let outcome = match keep.keep_archive(archive) {
            Ok(added) => Outcome::Archive(added),
            Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => Outcome::Failed(error.to_string()),
            Err(error) => return Err(error),
        };
        self.tell(index, None, outcome, keep, report)
    }

    /// Articles before them are kept first, for they may be what the annotations are about.
    fn add_annotations(
        &mut self,
        index: usize,
        annotations: &Annotations,
        keep: &mut dyn Keep,
        report: &mut Report<'_>,
    ) -> Result<ControlFlow<()>> {
        if self.flush(keep, report)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
        let name = self.chunk[index].path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let kept = keep.keep_annotations(annotations, &name)?;
        self.tell(index, None, Outcome::Annotations(&kept), keep, report)
    }

    /// Reports what needs no commit, after what waits for one.
    fn tell(
        &mut self,
        index: usize,
        part: Option<&str>,
        outcome: Outcome<'_>,
        keep: &mut dyn Keep,
        report: &mut Report<'_>,
    ) -> Result<ControlFlow<()>> {
        if self.flush(keep, report)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
        Ok(report(FileReport { index: self.base + index, path: &self.chunk[index].path, part, outcome }))
    }

    /// Keeps what waits in one commit and reports it.
    fn flush(&mut self, keep: &mut dyn Keep, report: &mut Report<'_>) -> Result<ControlFlow<()>> {
        let mut flow = ControlFlow::Continue(());
        if self.articles.is_empty() {
            return Ok(flow);
        }
        let mut articles = Vec::with_capacity(self.articles.len());
        let mut places = Vec::with_capacity(self.articles.len());
        for (index, part, incoming) in self.articles.drain(..) {
            places.push((index, part));
            articles.push(incoming);
        }
        let kept = keep.keep(&articles)?;
        // All of them are on disk: all are reported, also when the first report says to stop.
        for (((index, part), incoming), kept) in places.into_iter().zip(&articles).zip(kept) {
            let outcome = Outcome::Kept(kept, incoming);
            let (path, part) = (self.chunk[index].path.as_path(), part.as_deref());
            if report(FileReport { index: self.base + index, path, part, outcome }).is_break() {
                flow = ControlFlow::Break(());
            }
        }
        Ok(flow)
    }
}

/// Reads files on all cores; the results stand in the order of the files.
fn read_all(files: &[Found], reader: &dyn Reader) -> Vec<std::result::Result<Held, String>> {
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(1, usize::from).min(files.len());
    let mut results: Vec<(usize, std::result::Result<Held, String>)> = thread::scope(|scope| {
        let work = || {
            let mut done = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(Found { path, refused }) = files.get(index) else { return done };
                done.push((index, refused.clone().map_or_else(|| read_file(reader, path), Err)));
            }
        };
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        handles.into_iter().flat_map(|handle| handle.join().expect("faults of importers are caught inside")).collect()
    });
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}
