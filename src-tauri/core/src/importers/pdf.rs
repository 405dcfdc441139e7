//! PDF (ISO 32000): what stands on the pages, put back into paragraphs, each with the number of its page.
//!
//! The crate `hayro-interpret` reads the file and draws its pages; here they are drawn into nothing, and where each letter
//! would stand is noted. Which letters make a line, a column, a paragraph or a page number is ours to tell.

mod columns;
mod direction;
mod frame;
mod letters;
mod paragraphs;
mod stated;
mod unpacked;

use super::converted::name_as_title;
use super::{About, Confidence, ImportError, Importer, Source, Taken};
use crate::capture::{Content, Printed, RawCapture, Warning};
use crate::document::DropReason;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf as File};
use hayro_interpret::kurbo::Rect;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};
use letters::{Gatherer, Overdrawn, PageLetters};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// The most pages that are read.
const MAX_PAGES: usize = 5_000;
/// All instructions that are followed, in bytes after unpacking.
const MAX_INSTRUCTION_BYTES: usize = 400_000_000;
/// The most text, in bytes; what is longer is refused later, with its size.
const MAX_TEXT_BYTES: usize = 32_000_000;

#[derive(Debug)]
pub(super) struct Pdf;

impl Importer for Pdf {
    fn about(&self) -> About {
        About { id: "pdf", extensions: &["pdf"] }
    }

    fn sniff(&self, source: &Source<'_>) -> Confidence {
        // Readers take a file whose header stands anywhere in the first kilobyte (ISO 32000-1, annex H.3.4.1).
        let head = &source.bytes[..source.bytes.len().min(1024)];
        match memchr::memmem::find(head, b"%PDF-") {
            Some(0) => Confidence::Certain,
            Some(_) if !head.starts_with(b"<") => Confidence::Looks,
            _ => Confidence::No,
        }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        unpacked::check(source.bytes)?;
        let file = File::new(source.bytes.to_vec()).map_err(|error| ImportError::malformed(why(error)))?;
        let pages = file.pages();
        if pages.is_empty() {
            return Err(ImportError::malformed(
                "there is no page in it that can be read. Get a whole copy of the file",
            ));
        }
        let Letters { mut pages, unread } = letters(&file, pages);
        let count = pages.len() as u32;
        let unknown: u32 = pages.iter().map(|page| page.unknown).sum();
        let (printed, mut stated) = printed(&mut pages);
        stated::complete(&mut stated, file.metadata(), &printed);
        let mut warnings = Vec::new();
        if printed.blocks.is_empty() {
            warnings.push(Warning::NoText { pages: count - unread });
            stated.headline = stated.headline.or_else(|| source.file_name.and_then(name_as_title));
        }
        if unread > 0 {
            warnings.push(Warning::PagesUnread { count: unread });
        }
        if unknown > 0 {
            warnings.push(Warning::LettersUnknown { count: unknown });
        }
        Ok(Taken::Article(Box::new(RawCapture {
            url: source.url.map(str::to_owned),
            stated,
            warnings,
            ..RawCapture::new(Content::Printed(printed))
        })))
    }
}

struct Letters {
    pages: Vec<PageLetters>,
    /// Pages that are empty here because they could not be read.
    unread: u32,
}

/// Draws every page into nothing. A page that cannot be drawn is empty.
fn letters<'a>(file: &'a File, pages: &[Page<'a>]) -> Letters {
    let settings = InterpreterSettings::default();
    let mut cache = InterpreterCache::new();
    let mut gatherer = Gatherer::new();
    let mut found = Letters { pages: Vec::with_capacity(pages.len().min(MAX_PAGES)), unread: 0 };
    let (mut instructions, mut text) = (0, 0);
    for (number, page) in pages.iter().enumerate() {
        if number >= MAX_PAGES || gatherer.steps_left == 0 || text > MAX_TEXT_BYTES {
            found.unread += (pages.len() - number) as u32;
            break;
        }
        let drawn = catch_unwind(AssertUnwindSafe(|| {
            instructions += page.page_stream().map_or(0, <[u8]>::len);
            if instructions > MAX_INSTRUCTION_BYTES {
                resume_unwind(Box::new(Overdrawn));
            }
            let (width, height) = page.render_dimensions();
            let (width, height) = (f64::from(width), f64::from(height));
            let transform = page.initial_transform(true).to_kurbo();
            let reach = Rect::new(0.0, 0.0, width, height);
            let mut context = Context::new(transform, reach, &cache, file.xref(), settings.clone());
            gatherer.begin(width, height);
            interpret_page(page, &mut context, &mut gatherer);
            gatherer.finish()
        }));
        let page = drawn.unwrap_or_else(|_| {
            // What was left half done may not be used again.
            cache = InterpreterCache::new();
            gatherer.finish();
            found.unread += 1;
            PageLetters::default()
        });
        text += page.fragments.iter().map(|fragment| fragment.text.len()).sum::<usize>();
        found.pages.push(page);
    }
    found
}

/// Blocks in reading order, what was left out, and the headline by its size.
fn printed(pages: &mut [PageLetters]) -> (Printed, crate::article::Citation) {
    let frames = frame::take(pages);
    let mut edges = Vec::new();
    let mut columns = |page: &mut PageLetters| columns::columns(std::mem::take(&mut page.fragments), &mut edges);
    let columns: Vec<_> = pages.iter_mut().map(&mut columns).collect();
    let style = paragraphs::Style::of(&columns);
    let mut paragraphs = Vec::new();
    let mut left_out = Vec::new();
    for (number, (columns, frame)) in columns.iter().zip(frames).enumerate() {
        // A paragraph that runs on keeps its place before the header of the page that it runs on to.
        let before = paragraphs.len();
        paragraphs::add_page(columns, number as u32 + 1, &style, &mut paragraphs);
        left_out.extend(frame.head.into_iter().map(|text| (before, DropReason::PageFrame, text)));
        left_out.extend(frame.foot.into_iter().map(|text| (paragraphs.len(), DropReason::PageFrame, text)));
    }
    let title = paragraphs::largest(&paragraphs, &style);
    let blocks = paragraphs::blocks(&paragraphs, title, &style);
    let headline = title.map(|at| blocks[at].parts.concat());
    (Printed { blocks, left_out }, crate::article::Citation { headline, ..Default::default() })
}

fn why(error: LoadPdfError) -> &'static str {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            "it is locked with a password. Open it in a PDF reader, print it to a new PDF without one, and import that"
        }
        LoadPdfError::Decryption(_) => {
            "it is encrypted in a way that Clipfile cannot read. Print it to a new PDF and import that"
        }
        LoadPdfError::Invalid => "it is damaged or not whole. Get the PDF again from where it came",
    }
}
