//! What holds inside a group, and ends with it.

use crate::importers::converted::Format;
use encoding_rs::Encoding;

/// Where words go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Destination {
    #[default]
    Body,
    /// Nowhere.
    Nothing,
    Fonts,
    Styles,
    Title,
    Author,
    Created,
    Modified,
    Picture,
    /// What a field says to do.
    Field,
    Note,
    Remark,
    RemarkAuthor,
    /// Headers and footers.
    Frame,
    /// The bullet or number of an item, as text.
    Mark,
}

/// The state of a group.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) destination: Destination,
    pub(super) format: Format,
    pub(super) is_hidden: bool,
    pub(super) is_deleted: bool,
    pub(super) encoding: &'static Encoding,
    /// How many signs follow a Unicode one for programs that do not know it.
    pub(super) fallback: u32,
    pub(super) font: i32,
    /// Size of the letters, in half points.
    pub(super) size: i32,
    /// Whether the group may be passed over when its purpose is not known.
    pub(super) is_optional: bool,
    /// Whether the group is a field, whose result goes where the field says.
    pub(super) is_field: bool,
}

/// The properties of a paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    pub(super) is_in_table: bool,
    /// Level of the outline, from 0.
    pub(super) level: Option<u8>,
    pub(super) depth: usize,
    /// The bullet or number that is written before it.
    pub(super) mark: String,
}
