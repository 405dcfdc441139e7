//! Copies of the same story: wire copy that ran in several outlets, found by its words and put in groups.
//!
//! [`words`] reads a text, [`marks`] takes a small sample of it that is kept in an index, [`alike`] says of two texts
//! whether they are copies, [`place`] puts an article with its copies. Groups are derived from the texts and from what the
//! user said of them, and can be made anew at any time. Versions of one article are none: a group is of articles.

mod agency;
mod align;
mod alike;
mod change;
mod list;
mod marks;
mod place;
mod words;

pub(crate) use agency::is_agency;
pub use list::{Copies, Copy, Told, once};
pub use place::Progress;
pub(crate) use place::{follow, place_again, renew};

use crate::document::Document;

/// Version of what is in the index; the index of another one is made anew.
pub(crate) const METHOD: u32 = 1;

/// Whether two documents are copies of one story.
pub fn are_copies(one: &Document, other: &Document) -> bool {
    alike::Text::of(&one.text).is_copy_of(&alike::Text::of(&other.text))
}
