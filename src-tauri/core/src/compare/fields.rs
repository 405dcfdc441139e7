//! Headline, byline and the other fields, compared.

use super::classify::Context;
use super::words::{Vocabulary, Words};
use super::{Change, ChangeKind, Field, FieldChange, Place, pieces};
use crate::article::Citation;
use crate::document::ByteRange;

/// The fields that differ in more than typography; each becomes a change of `found`.
pub(super) fn changed(old: &Citation, new: &Citation, found: &mut Vec<Change>) -> Vec<FieldChange> {
    let language = new.language.as_deref().or(old.language.as_deref());
    let mut fields = Vec::new();
    for (field, old, new) in texts(old, new) {
        let mut vocabulary = Vocabulary::new(language);
        let sides = [Words::of_line(&old, &mut vocabulary), Words::of_line(&new, &mut vocabulary)];
        let context = Context::new(&vocabulary, [&sides[0], &sides[1]]);
        let cut = pieces::cut_words(&context, [&old, &new], 0..sides[0].all.len(), 0..sides[1].all.len());
        if cut.edits.is_empty() {
            continue;
        }
        let at = Place::Field(fields.len());
        let whole = [ByteRange::new(0, old.len()), ByteRange::new(0, new.len())];
        let mut inside = Vec::new();
        let pieces = pieces::tiled(&cut, whole, &mut inside, |_| at);
        let mut kinds: Vec<ChangeKind> = match field {
            Field::Headline => {
                inside.into_iter().flat_map(|change| change.kinds).filter(|kind| kind.alters_meaning()).collect()
            }
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
        fields.push(FieldChange { field, old, new, pieces, change: found.len() });
        found.push(Change { kinds, place: at, old: whole[0], new: whole[1] });
    }
    fields
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
