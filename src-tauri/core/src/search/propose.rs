//! What may be meant by what is being written: names of fields, and their values in this library.

use super::expr::Field;
use super::fold::folded;
use super::query::{FIELDS, HAS, IN, IS, Named, Takes, Writing, Written, as_value};
use crate::error::Result;
use crate::library::Library;
use crate::storage::search::{Column, last_step, values};
use std::collections::HashMap;
use std::sync::Arc;

/// Something that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What it is called.
    pub value: String,
    /// What to write for it, instead of what is being written.
    pub text: String,
    /// Articles that have it, where they are counted.
    pub count: Option<u32>,
}

/// Stretches of time that are proposed.
const DATES: [&str; 11] = [
    "today",
    "yesterday",
    "this-week",
    "last-week",
    "this-month",
    "last-month",
    "this-year",
    "last-year",
    "-7d",
    "-30d",
    "-1y",
];

/// A value, folded, and the articles that have it.
type Counted = (String, String, u32);

/// The values that were asked for since the library changed.
#[derive(Debug, Default)]
pub(crate) struct Values {
    step: i64,
    lists: HashMap<Column, Arc<Vec<Counted>>>,
}

impl Library {
    /// What may be meant by what is being written, the likeliest first, `most` at most; tags and colours are left to who
    /// lists them anyway.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn proposals(&mut self, writing: &Writing, most: usize) -> Result<Vec<Proposal>> {
        let begun = folded(&writing.begun).trim().to_owned();
        let field = match writing.what {
            Written::Word => return Ok(if begun.is_empty() { Vec::new() } else { fields(&begun, most) }),
            Written::FieldName => return Ok(fields(&begun, most)),
            Written::Value(field) => field,
        };
        let column = match field.takes {
            Takes::Words(Field::Outlet) => Column::Outlet,
            Takes::Words(Field::Byline) => Column::Byline,
            Takes::Words(Field::Site) => Column::Site,
            Takes::Language => Column::Language,
            Takes::Kind => Column::Kind,
            Takes::Has => return Ok(named(&HAS, &writing.begun, most)),
            Takes::Is => return Ok(named(&IS, &writing.begun, most)),
            Takes::In => return Ok(named(&IN, &writing.begun, most)),
            Takes::Date(_) | Takes::Bound(_) => return Ok(plain(DATES.into_iter(), &writing.begun, most)),
            _ => return Ok(Vec::new()),
        };
        let all = self.known_values(column)?;
        let is_begun = |counted: &&Counted| counted.1.starts_with(&begun);
        let has_word =
            |counted: &&Counted| !is_begun(counted) && counted.1.split(' ').any(|word| word.starts_with(&begun));
        let found = all.iter().filter(is_begun).chain(all.iter().filter(has_word)).take(most);
        let proposal =
            |(value, _, count): &Counted| Proposal { value: value.clone(), text: as_value(value), count: Some(*count) };
        Ok(found.map(proposal).collect())
    }

    fn known_values(&mut self, column: Column) -> Result<Arc<Vec<Counted>>> {
        let step = self.read(last_step)?;
        if self.values.step != step {
            self.values = Values { step, lists: HashMap::new() };
        }
        if let Some(list) = self.values.lists.get(&column) {
            return Ok(Arc::clone(list));
        }
        let counted = self.read(|conn| values(conn, column))?;
        let list: Vec<Counted> = counted
            .into_iter()
            .map(|(value, count)| (value.clone(), folded(&value).trim().to_owned(), count))
            .collect();
        let list = Arc::new(list);
        self.values.lists.insert(column, Arc::clone(&list));
        Ok(list)
    }
}

/// Fields whose names, or what is read as the same, begin so.
fn fields(begun: &str, most: usize) -> Vec<Proposal> {
    let by_name = FIELDS.iter().filter(|field| field.name.starts_with(begun));
    let by_other = FIELDS.iter().filter(|field| !field.name.starts_with(begun));
    let by_other =
        by_other.filter(|field| begun.len() > 1 && field.others.iter().any(|other| other.starts_with(begun)));
    let proposal = |name: &str| Proposal { value: name.to_owned(), text: format!("{name}:"), count: None };
    by_name.chain(by_other).take(most).map(|field| proposal(field.name)).collect()
}

fn named<T>(all: &'static [Named<T>], begun: &str, most: usize) -> Vec<Proposal> {
    plain(all.iter().map(|named| named.name), begun, most)
}

fn plain<'n>(names: impl Iterator<Item = &'n str>, begun: &str, most: usize) -> Vec<Proposal> {
    let begun = begun.to_lowercase();
    let found = names.filter(|name| name.starts_with(&begun)).take(most);
    found.map(|name| Proposal { value: name.to_owned(), text: name.to_owned(), count: None }).collect()
}
