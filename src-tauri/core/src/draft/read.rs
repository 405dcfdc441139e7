//! The text of a draft, from whatever file it is in: a paragraph a line, with the signs of Markdown for what is set apart.

use crate::document::{BlockKind, Document, DropReason, Dropped};
use crate::importers::Held;

/// The text of what was read of a draft's file.
///
/// # Errors
/// In words, when the file holds no single text.
pub fn of_held(held: Held) -> Result<(String, Option<String>), String> {
    match held {
        Held::Article(incoming) => {
            let draft = incoming.draft;
            let text = text(draft.citation.headline.as_deref(), draft.document);
            Ok((text, draft.citation.language))
        }
        Held::Many(_) | Held::Archive(_) | Held::Annotations(_) => {
            Err("it holds several texts. Open one text: a Word, Markdown, HTML or text file".to_owned())
        }
    }
}

/// All of a document, with what is left out of an article and belongs to a draft all the same.
fn text(headline: Option<&str>, document: Document) -> String {
    let mut whole = document;
    while let Some(more) = whole.dropped.iter().position(is_meant).and_then(|which| whole.put_back(which)) {
        whole = more;
    }
    let mut text = String::with_capacity(whole.text.len() + 64);
    let has_headline = headline.is_none_or(|headline| whole.text.contains(headline));
    if let Some(headline) = headline.filter(|_| !has_headline) {
        text.push_str("# ");
        text.push_str(headline);
    }
    for block in &whole.blocks {
        let own = whole.slice(block.range).unwrap_or_default().trim();
        if own.is_empty() {
            continue;
        }
        let sign = match &block.kind {
            BlockKind::Quote => "> ",
            BlockKind::Heading { .. } => "## ",
            BlockKind::ListItem { .. } => "- ",
            _ => "",
        };
        for line in own.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(sign);
            text.push_str(line);
        }
    }
    text
}

/// Whether it is part of what the writer wrote, and no word that was deleted, no remark and nothing that pages repeat.
fn is_meant(dropped: &Dropped) -> bool {
    !matches!(dropped.reason, DropReason::Deleted | DropReason::Remark | DropReason::PageFrame)
        && !dropped.text.trim().is_empty()
}
