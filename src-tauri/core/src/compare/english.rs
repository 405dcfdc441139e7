//! A comparison in English words, for exports and the command line; the window has words of its own.

use super::{ChangeKind, Field, Summary};

/// The one line.
pub(super) fn summary(summary: &Summary) -> String {
    let count = |number: u32, one: &str, many: &str| {
        (number > 0).then(|| format!("{number} {}", if number == 1 { one } else { many }))
    };
    let parts = [
        summary.headline.then(|| "headline changed".to_owned()),
        count(summary.numbers, "number changed", "numbers changed"),
        count(summary.dates, "date changed", "dates changed"),
        count(summary.names, "name changed", "names changed"),
        count(summary.negations, "negation changed", "negations changed"),
        count(summary.units, "unit changed", "units changed"),
        count(summary.attributions, "attribution changed", "attributions changed"),
        count(summary.quotations, "quotation changed", "quotations changed"),
        count(summary.fields, "field changed", "fields changed"),
        count(summary.paragraphs_removed, "paragraph removed", "paragraphs removed"),
        count(summary.paragraphs_added, "paragraph added", "paragraphs added"),
        count(summary.paragraphs_moved, "paragraph moved", "paragraphs moved"),
        count(summary.pictures, "picture changed", "pictures changed"),
        count(summary.wordings, "other wording changed", "other wordings changed"),
        count(summary.punctuation, "punctuation mark changed", "punctuation marks changed"),
    ];
    let line = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    match (line.is_empty(), summary.typography) {
        (false, _) => line,
        (true, 0) => "no difference".to_owned(),
        (true, _) => "same words, only typography differs".to_owned(),
    }
}

/// What a change touches, as a label.
pub(super) fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Headline => "Headline",
        ChangeKind::Number => "Number",
        ChangeKind::Date => "Date",
        ChangeKind::Name => "Name",
        ChangeKind::Negation => "Negation",
        ChangeKind::Unit => "Unit",
        ChangeKind::Attribution => "Attribution",
        ChangeKind::Quotation => "Quotation",
        ChangeKind::Field => "Field",
        ChangeKind::ParagraphRemoved => "Paragraph removed",
        ChangeKind::ParagraphAdded => "Paragraph added",
        ChangeKind::ParagraphMoved => "Paragraph moved",
        ChangeKind::Picture => "Picture",
        ChangeKind::Words => "Words",
        ChangeKind::Punctuation => "Punctuation",
    }
}

/// A field's name.
pub(super) fn field(field: Field) -> &'static str {
    match field {
        Field::Headline => "Headline",
        Field::Byline => "Byline",
        Field::Dateline => "Dateline",
        Field::Outlet => "Outlet",
        Field::Published => "Published",
        Field::Updated => "Updated",
    }
}
