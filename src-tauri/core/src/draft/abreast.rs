//! Many paragraphs looked up at once, each on one of several connections.

use super::Finding;
use super::checker::Paragraph;
use super::sources::Sources;
use crate::error::{Error, Result};
use crate::search::{Searcher, Vocabulary};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// Connections that a check has at most. Each keeps what it knows of the library in memory.
pub(super) const MAX_SEARCHERS: usize = 4;
/// Fewer things to look up are looked up on one.
pub(super) const FEW: usize = 8;

/// What is looked up, and in which text.
#[derive(Clone, Copy)]
pub(super) struct Job<'j> {
    pub(super) text: &'j str,
    pub(super) language: Option<&'j str>,
    pub(super) paragraphs: &'j [&'j Paragraph],
}

enum News {
    /// One more thing was looked up.
    Step,
    /// All of a paragraph, by its place among those of the job.
    Found(usize, Vec<Finding>),
    Failed(Error),
}

/// The findings of each paragraph of `job`. `step` is called for each thing that is looked up, and can stop it.
///
/// # Errors
/// [`Error::Cancelled`] when it was stopped; the first error of whoever looks up.
pub(super) fn look_up(
    searchers: &mut [&mut Searcher],
    words: &Arc<Vocabulary>,
    job: Job<'_>,
    step: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<Vec<Vec<Finding>>> {
    let (next, is_stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let mut found: Vec<Vec<Finding>> = vec![Vec::new(); job.paragraphs.len()];
    let mut failed = None;
    thread::scope(|scope| {
        let (send, receive) = channel();
        for searcher in searchers {
            let (send, words) = (send.clone(), Arc::clone(words));
            let (next, is_stopped) = (&next, &is_stopped);
            scope.spawn(move || {
                if let Err(error) = work(searcher, words, job, next, is_stopped, &send) {
                    // Nobody listens any more only where the caller panicked.
                    let _ = send.send(News::Failed(error));
                }
            });
        }
        drop(send);
        for news in receive {
            match news {
                News::Step => {
                    if !is_stopped.load(Ordering::Acquire) && step().is_break() {
                        is_stopped.store(true, Ordering::Release);
                        failed = failed.take().or(Some(Error::Cancelled));
                    }
                }
                News::Found(at, findings) => found[at] = findings,
                News::Failed(error) => {
                    is_stopped.store(true, Ordering::Release);
                    // Where one failed, the others were stopped.
                    failed = failed.take().filter(|first| !matches!(first, Error::Cancelled)).or(Some(error));
                }
            }
        }
    });
    failed.map_or(Ok(found), Err)
}

/// Looks up one paragraph after the other, as long as there is one that nobody has taken.
fn work(
    searcher: &mut Searcher,
    words: Arc<Vocabulary>,
    job: Job<'_>,
    next: &AtomicUsize,
    is_stopped: &AtomicBool,
    send: &Sender<News>,
) -> Result<()> {
    let mut sources = Sources::new(searcher, words)?;
    loop {
        let at = next.fetch_add(1, Ordering::AcqRel);
        let Some(paragraph) = job.paragraphs.get(at) else { return Ok(()) };
        let found = paragraph.look_up(&mut sources, job.text, job.language, &mut || {
            let _ = send.send(News::Step);
            if is_stopped.load(Ordering::Acquire) { Err(Error::Cancelled) } else { Ok(()) }
        })?;
        let _ = send.send(News::Found(at, found));
    }
}
