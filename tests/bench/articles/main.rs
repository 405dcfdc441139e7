//! Makes libraries of invented articles for measuring, by the road that imports take, and measures that road.
//!
//! `bench-articles library --articles N --out FILE` makes one; `bench-articles table --articles N` prints the same
//! articles as lines of number, headline and text with tabs between, for whoever is measured beside Clipfile;
//! `bench-articles commits --library FILE --count N` adds articles one by one.

mod article;
mod chance;
mod words;

use article::Press;
use clipfile_core::capture::{Incoming, Kept};
use clipfile_core::clock::Clock;
use clipfile_core::document::ByteRange;
use clipfile_core::highlight::Colour;
use clipfile_core::note::Subject;
use clipfile_core::story::{Fields, Gathered};
use clipfile_core::{Host, Library};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Instant;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Articles of one commit, as `clip import` has them.
const BATCH: u64 = 256;
/// Articles for each of which one has passages.
const MARKED_ONE_IN: usize = 50;
/// Stories among which those are divided.
const STORIES: usize = 4;

/// What the command line asks for.
struct Asked {
    command: String,
    articles: u64,
    batch: u64,
    path: Option<PathBuf>,
}

/// The time at which the articles of a batch are clipped.
#[derive(Default)]
struct Calendar(AtomicI64);

impl Clock for Calendar {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "bench-articles: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Outcome<()> {
    let asked = asked()?;
    match (asked.command.as_str(), &asked.path) {
        ("library", Some(_)) => library(&asked),
        ("table", _) => table(asked.articles),
        ("commits", Some(_)) => commits(&asked),
        _ => Err("library --articles N --out FILE [--batch N] | table --articles N | commits --library FILE --count N"
            .into()),
    }
}

fn asked() -> Outcome<Asked> {
    let mut words = std::env::args().skip(1);
    let mut asked = Asked { command: words.next().unwrap_or_default(), articles: 1_000, batch: BATCH, path: None };
    while let Some(option) = words.next() {
        let value = words.next().ok_or_else(|| format!("{option} wants a value"))?;
        match option.as_str() {
            "--articles" | "--count" => asked.articles = value.parse()?,
            "--batch" => asked.batch = value.parse::<u64>()?.max(1),
            "--out" | "--library" => asked.path = Some(value.into()),
            _ => return Err(format!("what is {option}?").into()),
        }
    }
    Ok(asked)
}

/// Makes the library: the articles in batches, then passages and notes one by one.
fn library(asked: &Asked) -> Outcome<()> {
    let clock = Arc::new(Calendar::default());
    let path = asked.path.as_deref().ok_or("where to?")?;
    let press = Press::of(asked.articles);
    clock.0.store(press.article(0).clipped_ms, Ordering::Relaxed);
    let mut library = Library::create(path, &host(&clock))?;
    let start = Instant::now();
    let (mut cpu, mut text_bytes, mut slowest, mut most) = (0.0, 0_usize, 0.0_f64, 0.0_f64);
    // Of the first tenth and of the last one, in which the library is as large as it becomes.
    let mut tenths = [0.0; 2];
    let mut marked = Vec::new();
    thread::scope(|scope| -> Outcome<()> {
        let (send, receive) = sync_channel::<(i64, Vec<Incoming>)>(8);
        let (count, batch, press) = (asked.articles, asked.batch, &press);
        scope.spawn(move || {
            for first in (0..count).step_by(batch as usize) {
                let mut clipped_ms = 0;
                let made = (first..(first + batch).min(count)).map(|index| {
                    let article = press.article(index);
                    clipped_ms = article.clipped_ms;
                    article.incoming()
                });
                let made = made.collect();
                if send.send((clipped_ms, made)).is_err() {
                    return;
                }
            }
        });
        let together = library.new_batch()?;
        let mut added = 0;
        for (clipped_ms, batch) in receive {
            clock.0.store(clipped_ms, Ordering::Relaxed);
            let (started, cpu_before) = (Instant::now(), cpu_seconds());
            let kept = library.add_all(&batch, together)?.value;
            let took = cpu_seconds() - cpu_before;
            cpu += took;
            tenths[0] += if added < count / 10 { took } else { 0.0 };
            tenths[1] += if added >= count - count / 10 { took } else { 0.0 };
            added += batch.len() as u64;
            slowest = slowest.max(started.elapsed().as_secs_f64());
            most = most.max(took);
            text_bytes += batch.iter().map(|incoming| incoming.draft.document.text.len()).sum::<usize>();
            marked.extend(kept.iter().map(|kept: &Kept| kept.article).filter(|id| id.0 as usize % MARKED_ONE_IN == 0));
        }
        Ok(())
    })?;
    let seconds = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let passages = mark(&mut library, &marked)?;
    gather(&mut library, &marked)?;
    let marking = start.elapsed().as_secs_f64();
    let start = Instant::now();
    while library.merge_step()? {}
    let merging = start.elapsed().as_secs_f64();
    library.close()?;
    let bytes = std::fs::metadata(path)?.len();
    let articles = asked.articles;
    writeln!(
        io::stdout(),
        "{{\"articles\":{articles},\"seconds\":{seconds:.1},\"cpu_seconds\":{cpu:.1},\"articles_per_cpu_second\":{:.0},\
         \"in_the_first_tenth\":{:.0},\"in_the_last_tenth\":{:.0},\
         \"slowest_batch_ms\":{:.1},\"most_cpu_of_a_batch_ms\":{:.1},\"text_bytes\":{text_bytes},\"bytes\":{bytes},\"passages\":{passages},\
         \"marking_seconds\":{marking:.1},\"merging_seconds\":{merging:.1}}}",
        articles as f64 / cpu,
        (articles / 10) as f64 / tenths[0],
        (articles / 10) as f64 / tenths[1],
        slowest * 1000.0,
        most * 1000.0,
    )?;
    Ok(())
}

/// Marks a stretch of each of `articles` and writes a note on every other one. Gives how many passages there are.
fn mark(library: &mut Library, articles: &[clipfile_core::id::ArticleId]) -> Outcome<usize> {
    for (at, article) in articles.iter().enumerate() {
        let document = library.shown_document(*article)?;
        let text = library.document(document)?.text;
        let from = text.find(". ").map_or(0, |end| end + 2);
        let until = text[from..].find(['.', '\n']).map_or(text.len(), |length| from + length);
        if from == until {
            continue;
        }
        let passage = library.add_highlight(document, ByteRange::new(from, until), Colour::ALL[at % 5])?.value;
        if at % 2 == 0 {
            let words: Vec<&str> = text[from..until].split(' ').step_by(2).collect();
            let _ = library.set_note(Subject::Highlight(passage), &format!("Ask about {}.", words.join(" ")))?;
        }
    }
    Ok(articles.len())
}

/// Gathers `articles` in stories, each in turn.
fn gather(library: &mut Library, articles: &[clipfile_core::id::ArticleId]) -> Outcome<()> {
    for number in 0..STORIES {
        let story = library.add_story(&Fields { title: format!("Story {number}"), ..Fields::default() })?.value;
        let own: Vec<Gathered> =
            articles.iter().skip(number).step_by(STORIES).map(|article| Gathered::Article(*article)).collect();
        let _ = library.add_to_story(story, &own, None)?;
    }
    Ok(())
}

/// Prints the articles as a table.
fn table(count: u64) -> Outcome<()> {
    let press = Press::of(count);
    let mut out = BufWriter::new(io::stdout().lock());
    for index in 0..count {
        let article = press.article(index);
        writeln!(out, "{}\t{}\t{}", index + 1, article.headline, article.text().replace('\n', " "))?;
    }
    Ok(out.flush()?)
}

/// Adds articles one by one, each on disk before the next, and says how long they took.
fn commits(asked: &Asked) -> Outcome<()> {
    let clock = Arc::new(Calendar::default());
    let path = asked.path.as_deref().ok_or("to which?")?;
    let mut library = Library::open(path, &host(&clock))?;
    let here = u64::from(library.counts()?.articles);
    let press = Press::of(here + asked.articles);
    let mut times = Vec::new();
    let start = cpu_seconds();
    for index in here..here + asked.articles {
        let article = press.article(index);
        clock.0.store(article.clipped_ms, Ordering::Relaxed);
        let incoming = article.incoming();
        let started = Instant::now();
        let _ = library.add(&incoming)?;
        times.push(started.elapsed().as_secs_f64() * 1000.0);
    }
    let cpu = cpu_seconds() - start;
    times.sort_by(f64::total_cmp);
    let at = |part: usize| times[(times.len() - 1) * part / 100];
    writeln!(
        io::stdout(),
        "{{\"articles\":{here},\"commits\":{},\"per_second\":{:.0},\"p50_ms\":{:.2},\"p95_ms\":{:.2},\"slowest_ms\":{:.1},\
         \"cpu_ms\":{:.2}}}",
        times.len(),
        1000.0 * times.len() as f64 / times.iter().sum::<f64>(),
        at(50),
        at(95),
        at(100),
        1000.0 * cpu / times.len() as f64,
    )?;
    Ok(())
}

fn host(clock: &Arc<Calendar>) -> Host {
    Host { clock: Arc::clone(clock) as Arc<dyn Clock>, counted_uids: None, program: "bench-articles" }
}

/// What this thread has used of a core, in seconds.
#[cfg(unix)]
fn cpu_seconds() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// Not known here: the figures that need it are of no use.
#[cfg(not(unix))]
fn cpu_seconds() -> f64 {
    f64::NAN
}
