//! Citations: an article as notes, references in the text and bibliographies name it, in a style of CSL 1.0.2.
//!
//! The styles and their rules are CSL (<https://docs.citationstyles.org/en/stable/specification.html>); what they make of an
//! article is worked out by the crate `hayagriva` (`docs/adr/0025-citations.md`).

mod author;
mod check;
mod choice;
mod cite;
mod made;
mod run;
mod source;
mod style;

pub use author::Author;
pub(crate) use choice::style;
pub use choice::{KeptStyle, read_style};
pub(crate) use choice::{STYLE_SETTING, tidied as tidied_name};
pub use cite::{CitedAs, Preview};
pub use made::Citations;
pub use run::{Run, html, markdown, plain};
pub use source::Source;
pub(crate) use source::{day_parts, published_parts};
pub use style::{BUILT_IN, DEFAULT_STYLE, MAX_STYLE_BYTES, Style};
