//! Where quotations come from, as the citation style has it.

use super::{Inline, Look, safe_link};
use crate::citation::{self, Run, Source};
use crate::error::Result;
use crate::exporters::{ExportView, Header};

/// The sources of a paper.
pub(super) struct Citations {
    inner: citation::Citations,
}

impl Citations {
    /// In the style that was chosen for this export, or else for the library.
    pub(super) fn new(view: &ExportView<'_>) -> Result<Self> {
        let said = Some(view.options().style.as_str()).filter(|style| !style.is_empty());
        let style = citation::style(view.conn, said)?;
        let mut inner = citation::Citations::new(style, []);
        // What stands in the text depends on all sources, what stands in a note on those before it.
        if !inner.is_in_notes() {
            for header in view.headers() {
                inner.add(Source::from(&header?).in_local_days(view.clock));
            }
        }
        Ok(Self { inner })
    }

    /// The note that cites an article, at a page where that is known.
    pub(super) fn note(&mut self, view: &ExportView<'_>, header: &Header, page: Option<u32>) -> Result<Vec<Inline>> {
        self.inner.add(Source::from(header).in_local_days(view.clock));
        let page = page.map(|page| page.to_string());
        Ok(inlines(self.inner.note(header.article.id, page.as_deref())?))
    }

    /// Every source that was cited.
    pub(super) fn bibliography(mut self) -> Result<Vec<Vec<Inline>>> {
        Ok(self.inner.bibliography_of_cited()?.into_iter().map(inlines).collect())
    }
}

fn inlines(runs: Vec<Run>) -> Vec<Inline> {
    let inline = |run: Run| Inline::Text {
        look: Look { strong: run.bold, emphasis: run.italic, ..Look::default() },
        link: run.link.as_deref().and_then(safe_link),
        text: run.text,
    };
    runs.into_iter().map(inline).collect()
}
