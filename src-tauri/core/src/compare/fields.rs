//! Headline, byline and the other fields, compared.

use super::classify::Context;
use super::words::{Vocabulary, Words};
use super::{Change, ChangeKind, Difference, Field, FieldChange, Place, pieces};
use crate::article::Citation;
use crate::document::ByteRange;

/// The fields that differ in more than typography; each becomes a change of `found`.
pub(super) fn changed(old: &Citation, new: &Citation, found: &mut Vec<Change>) -> Vec<FieldChange> {
    let language = new.language.as_deref().or(old.language.as_deref());
    let mut fields = Vec::new();
    for (field, old, new) in texts(old, new) {
        let Some(Difference { pieces, kinds }) = difference(&old, &new, language) else { continue };
        let mut kinds: Vec<ChangeKind> = match field {
            Field::Headline => kinds.into_iter().filter(|kind| kind.alters_meaning()).collect(),
            _ => Vec::new(),
        };
        kinds.push(match field {
            Field::Headline => ChangeKind::Headline,
            Field::Byline => ChangeKind::Name,
            Field::Published => ChangeKind::Date,
            Field::Dateline | Field::Outlet | Field::Updated => ChangeKind::Field,
        });
        kinds.sort_unstable();
        kinds.dedup();
        let (old_len, new_len) = (old.len(), new.len());
        fields.push(FieldChange { field, old, new, pieces, change: found.len() });
        let at = Place::Field(fields.len() - 1);
        found.push(Change { kinds, place: at, old: ByteRange::new(0, old_len), new: ByteRange::new(0, new_len) });
    }
    fields
}

/// Where two short texts differ in more than typography; `None` where they do not.
///
/// `language` is a BCP 47 tag; it tells which words are numbers, negations and the like.
pub fn difference(old: &str, new: &str, language: Option<&str>) -> Option<Difference> {
    let mut vocabulary = Vocabulary::new(language);
    let sides = [Words::of_line(old, &mut vocabulary), Words::of_line(new, &mut vocabulary)];
    let context = Context::new(&vocabulary, [&sides[0], &sides[1]]);
    let cut = pieces::cut_words(&context, [old, new], 0..sides[0].all.len(), 0..sides[1].all.len());
    if cut.edits.is_empty() {
        return None;
    }
    let whole = [ByteRange::new(0, old.len()), ByteRange::new(0, new.len())];
    let mut inside = Vec::new();
    let pieces = pieces::tiled(&cut, whole, &mut inside, |_| Place::Field(0));
    let mut kinds: Vec<ChangeKind> = inside.into_iter().flat_map(|change| change.kinds).collect();
    kinds.sort_unstable();
    kinds.dedup();
    Some(Difference { pieces, kinds })
}

fn texts(old: &Citation, new: &Citation) -> [(Field, String, String); 6] {
    let both = |field, of: fn(&Citation) -> String| (field, of(old), of(new));
    [
        both(Field::Headline, |citation| citation.headline.clone().unwrap_or_default()),
        both(Field::Byline, |citation| citation.byline.join(", ")),
        both(Field::Dateline, |citation| citation.dateline.clone().unwrap_or_default()),
        both(Field::Outlet, |citation| citation.outlet.clone().unwrap_or_default()),
        both(Field::Published, |citation| citation.published.as_ref().map(ToString::to_string).unwrap_or_default()),
        both(Field::Updated, |citation| citation.updated.as_ref().map(ToString::to_string).unwrap_or_default()),
    ]
}
