//! Days of work squeezed together: whatever a user does, at random and thousands of times, in one program. Nothing is wrong at the
//! end, searching as one types finds what listing finds, and memory stays as it is. CLIPFILE_SOAK says how many operations
//! (`make soak`: ten thousand), CLIPFILE_SEED which.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use crate::journal::{Action, act, action};
use crate::ledger::Entry;
use crate::support::host;
use crate::wires::{Dice, Edit, edited, story};
use clipfile_core::article::{Order, Scope};
use clipfile_core::document::ByteRange;
use clipfile_core::exporters::{EXPORTERS, ExportScope};
use clipfile_core::highlight::Colour;
use clipfile_core::id::ArticleId;
use clipfile_core::importers::{Alone, Held, Source, take};
use clipfile_core::library::Counts;
use clipfile_core::note::Subject;
use clipfile_core::search::{Effort, Query, Searcher, Window};
use clipfile_core::{Host, Kind, Library, Result};
use proptest::strategy::{BoxedStrategy, Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::fs;
use std::path::PathBuf;
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use tempfile::TempDir;

/// Operations when nobody says how many; memory is not looked at then, for it settles later.
const OPERATIONS: usize = 300;
/// After so many, it is told how far it is.
const TOLD: usize = 1_000;
/// More articles than this are thrown away, or the time that each operation takes would be the library's and not its own.
const ARTICLES: u32 = 120;
/// What the mean of the last third of the operations may have more than that of the second, in KiB.
const GROWTH_KIB: u64 = 8 * 1024;
/// Formats whose time is that of what sets pages, and whose memory is that of its fonts.
const SET: [&str; 2] = ["pdf", "timeline-png"];

/// A library with somebody who searches in it, as the window has them.
struct Work {
    library: Option<Library>,
    searcher: Option<Searcher>,
    // One for all times that it is opened, or identities would be made twice.
    host: Host,
    dice: Dice,
    runner: TestRunner,
    actions: BoxedStrategy<Action>,
    folder: TempDir,
}

impl Work {
    fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let host = host();
        let library = Library::create(&folder.path().join("Soak.clipfile"), &host).unwrap();
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
        let searcher = library.searcher().unwrap();
        Self {
            library: Some(library),
            searcher: Some(searcher),
            host,
            dice: Dice::new(seed),
            runner,
            actions: action().boxed(),
            folder,
        }
    }

    fn library(&mut self) -> &mut Library {
        self.library.as_mut().unwrap()
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// One operation; what is refused has to be refused with words.
    fn operation(&mut self, number: usize) {
        let done = match self.dice.below(100) {
            0..=7 => self.import(number),
            8..=16 => self.mark(),
            17..=18 => self.export(),
            27..=34 => self.type_a_word(),
            20 => self.back_up(),
            21..=23 => self.compare(),
            24 => self.library().merge_step().map(drop),
            25 if self.dice.chance(30) => self.empty_trash(),
            26 if self.dice.chance(30) => self.reopen(),
            _ => self.change(),
        };
        if let Err(error) = done {
            assert!(matches!(error.kind(), Kind::Invalid | Kind::NotFound), "operation {number}: {error}");
        }
    }

    /// What can be undone: marking, tagging, notes, claims, stories, versions, the trash, undo and redo themselves.
    fn change(&mut self) -> Result<()> {
        let action = self.actions.new_tree(&mut self.runner).unwrap().current();
        match action {
            Action::Undo => self.library().undo().map(drop),
            Action::Redo => self.library().redo().map(drop),
            Action::Reopen => self.reopen(),
            action => act(self.library(), &action).unwrap_or(Ok(())),
        }
    }

    /// A few pages are read, as files are, and kept in one commit; some are edited copies of others.
    fn import(&mut self, number: usize) -> Result<()> {
        let pages = self.dice.between(1, 4);
        let read = (0..pages).map(|page| {
            let seed = (number * 10 + page) as u64;
            let text = story(seed / 3, self.dice.between(80, 400));
            let text = if self.dice.chance(30) { edited(&text, Edit::Words, 10, seed) } else { text };
            let (headline, rest) = text.split_once('\n').unwrap_or((&text, ""));
            let paragraphs: String = rest.lines().map(|line| format!("<p>{line}</p>")).collect();
            let html =
                format!("<!doctype html><title>{headline}</title><article><h1>{headline}</h1>{paragraphs}</article>");
            let bytes = html.as_bytes();
            let source =
                Source { bytes, file_name: None, url: None, encoding: None, is_selection: false, beside: &Alone };
            match take(&source).unwrap() {
                Held::Article(incoming) => *incoming,
                other => panic!("{other:?}"),
            }
        });
        let incoming: Vec<_> = read.collect();
        let library = self.library();
        let batch = library.new_batch()?;
        let _ = library.add_all(&incoming, batch)?;
        let counts = library.counts()?;
        if counts.articles > ARTICLES {
            let oldest = articles(library, Order::Oldest, ARTICLES / 4)?;
            let _ = library.trash(&oldest)?;
        }
        Ok(())
    }

    /// A sentence is marked, tagged and noted, becomes a claim, and goes into a story.
    fn mark(&mut self) -> Result<()> {
        let some = articles(self.library(), Order::Newest, 40)?;
        if some.is_empty() {
            return Ok(());
        }
        let article = some[self.dice.below(some.len())];
        let library = self.library.as_mut().unwrap();
        let document = library.shown_document(article)?;
        let text = library.document(document)?.text;
        let sentences: Vec<&str> = text.split(['.', '\n']).filter(|sentence| !sentence.trim().is_empty()).collect();
        let sentence = self.dice.of(&sentences);
        let start = text.find(sentence).unwrap();
        let colour = Colour::ALL[self.dice.below(Colour::ALL.len())];
        let range = ByteRange::new(start, start + sentence.len());
        let passage = library.add_highlight(document, range, colour)?.value;
        let tag = self.dice.of(&["court", "court/appeal", "harbour", "money", "money/grants"]);
        let _ = library.tag(&[Subject::Highlight(passage)], tag)?;
        let _ = library.set_note(Subject::Highlight(passage), &format!("Ask who said “{sentence}”."))?;
        let mut any = || self.dice.below(40);
        let story = if library.counts()?.stories < 8 { vec![Entry::Story(any())] } else { Vec::new() };
        let rest = [Entry::Claim(any(), any(), 0), Entry::Gather(any(), any(), any())];
        for entry in story.into_iter().chain(rest) {
            entry.act(library, &some, &[passage]).unwrap_or(Ok(()))?;
        }
        Ok(())
    }

    /// Each key is asked as the search box asks it; the exact answer is the one that listing gives.
    fn type_a_word(&mut self) -> Result<()> {
        let library = self.library.as_ref().unwrap();
        let words = ["council", "harbour", "the port", "vote", "tag:a badge", "\"the gate", "minis", "-port was"];
        let word = self.dice.of(&words);
        let searcher = self.searcher.as_mut().unwrap();
        let window = Window { offset: 0, limit: 40 };
        for end in (1..=word.len()).filter(|end| word.is_char_boundary(*end)) {
            let query = searcher.query(&word[..end], true);
            let _ = searcher.articles(&query, &Scope::Articles, Order::Relevance, window, Effort::Quick)?;
        }
        let query = searcher.query(word, false);
        let found = searcher.articles(&query, &Scope::Articles, Order::Newest, window, Effort::Exact)?;
        let listed = library.list_articles(Scope::Articles, &query, Order::Newest, 0, 40)?;
        assert_eq!(found.rows, listed.rows, "{word}");
        Ok(())
    }

    fn export(&mut self) -> Result<()> {
        let formats: Vec<&str> = EXPORTERS.iter().map(|one| one.about().id).filter(|id| !SET.contains(id)).collect();
        let format = self.dice.of(&formats);
        let out = self.beside("out.file");
        let written = self.library().export(format, &ExportScope::Everything, &out);
        if out.is_dir() {
            fs::remove_dir_all(&out).unwrap();
        } else {
            drop(fs::remove_file(&out));
        }
        written.map(drop)
    }

    fn back_up(&mut self) -> Result<()> {
        let copy = self.beside("Copy.clipfile");
        self.library().backup(&copy)?;
        let there = Library::open_read_only(&copy, &self.host)?;
        assert_eq!(there.check()?, Vec::<String>::new());
        // The copy has no unused pages.
        let counts = |library: &Library| library.counts().map(|counts| Counts { bytes: 0, ..counts });
        assert_eq!(counts(&there)?, counts(self.library())?);
        there.close()?;
        fs::remove_file(&copy).unwrap();
        Ok(())
    }

    fn compare(&mut self) -> Result<()> {
        let some = articles(self.library(), Order::Newest, 40)?;
        if some.is_empty() {
            return Ok(());
        }
        let (one, other) = (self.dice.below(some.len()), self.dice.below(some.len()));
        let library = self.library();
        let (old, new) = (library.shown_document(some[one])?, library.shown_document(some[other])?);
        let compared = library.compare(old, new)?;
        assert!(one != other || compared.comparison.summary.is_same(), "an article differs from itself");
        Ok(())
    }

    fn empty_trash(&mut self) -> Result<()> {
        let _ = self.library().empty_trash()?;
        assert_eq!(self.library().counts()?.trash, 0);
        Ok(())
    }

    fn reopen(&mut self) -> Result<()> {
        drop(self.searcher.take());
        let path = self.library().path().to_owned();
        self.library.take().unwrap().close()?;
        let library = Library::open(&path, &self.host)?;
        self.searcher = Some(library.searcher()?);
        self.library = Some(library);
        Ok(())
    }
}

fn articles(library: &Library, order: Order, most: u32) -> Result<Vec<ArticleId>> {
    let page = library.list_articles(Scope::Articles, &Query::default(), order, 0, most)?;
    Ok(page.rows.into_iter().map(|listed| listed.row.article.id).collect())
}

/// Memory of this program that is in use, in KiB; nothing where the system does not say.
fn memory_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.parse().ok())
}

fn mean(of: &[u64]) -> u64 {
    of.iter().sum::<u64>() / of.len() as u64
}

#[test]
fn days_of_work_leave_nothing_wrong_and_take_no_more_memory() {
    let said = |name: &str| std::env::var(name).ok().and_then(|said| said.parse::<u64>().ok());
    let asked = said("CLIPFILE_SOAK");
    let operations = asked.map_or(OPERATIONS, |asked| asked as usize);
    let any = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos() as u64 % 1_000_000;
    let seed = said("CLIPFILE_SEED").unwrap_or_else(|| if asked.is_some() { any() } else { 1 });
    let tell = |words: String| asked.iter().for_each(|_| eprintln!("{words}"));
    tell(format!("{operations} operations of CLIPFILE_SEED={seed}"));
    let mut work = Work::new(seed);
    let mut memory = Vec::new();
    let began = Instant::now();
    for number in 1..=operations {
        work.operation(number);
        memory.extend(memory_kib());
        if number % TOLD == 0 {
            let counts = work.library().counts().unwrap();
            tell(format!(
                "{number:>6}: {:>4} MB, {:>4.0} operations a second, {} articles, {} in Trash, {} claims",
                memory.last().copied().unwrap_or_default() / 1024,
                number as f64 / began.elapsed().as_secs_f64(),
                counts.articles,
                counts.trash,
                counts.claims
            ));
        }
    }
    assert_eq!(work.library().check().unwrap(), Vec::<String>::new(), "CLIPFILE_SEED={seed}");
    if asked.is_some() && memory.len() >= 3 {
        let third = memory.len() / 3;
        let (second, last) = (mean(&memory[third..2 * third]), mean(&memory[2 * third..]));
        tell(format!("memory: {second} KiB in the second third, {last} KiB in the last"));
        assert!(last <= second + GROWTH_KIB, "memory grows: {second} KiB, then {last} KiB; CLIPFILE_SEED={seed}");
    }
}
