//! Bookmarks as browsers exchange them (`NETSCAPE-Bookmark-file-1`): the addresses of articles, with tags and notes.

use super::{About, Choice, ExportError, ExportView, Exporter, Purpose, Written};
use crate::document::escape::escaped;
use crate::note::Subject;
use std::io::Write;

pub(super) struct Bookmarks;

impl Exporter for Bookmarks {
    fn about(&self) -> About {
        About {
            id: "bookmarks",
            extension: "html",
            can_folder: false,
            purpose: Purpose::Exchange,
            heeds: &[Choice::Order, Choice::Notes, Choice::PrivateNotes, Choice::Tags],
        }
    }

    /// Articles without an address are left out; what is counted is what is there.
    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> std::result::Result<Written, ExportError> {
        let mut written = Written::default();
        out.write_all(
            b"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n\
              <META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=UTF-8\">\n\
              <TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n",
        )?;
        for (done, header) in view.headers().enumerate() {
            view.step(done, view.len())?;
            let header = header?;
            let Some(url) = &header.article.citation.url else { continue };
            written.articles += 1;
            let seconds = header.article.clipped_ms.div_euclid(1000);
            write!(out, "    <DT><A HREF=\"{}\" ADD_DATE=\"{seconds}\"", escaped(url))?;
            if view.options().has_tags && !header.tags.is_empty() {
                // Commas stand between tags.
                let tags: Vec<String> = header.tags.iter().map(|tag| tag.replace(',', " ")).collect();
                write!(out, " TAGS=\"{}\"", escaped(&tags.join(",")))?;
            }
            let title = header.article.citation.headline.as_deref().unwrap_or(url);
            writeln!(out, ">{}</A>", escaped(&one_line(title)))?;
            if let Some(note) = view.note(Subject::Article(header.article.id))? {
                writeln!(out, "    <DD>{}", escaped(&one_line(&note.body)))?;
            }
        }
        out.write_all(b"</DL><p>\n")?;
        Ok(written)
    }
}

fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
