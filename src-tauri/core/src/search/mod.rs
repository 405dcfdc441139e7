//! Finding: the query as typed, what it asks of the index, and the place in an article that shows why it was found.

mod fold;
mod place;
mod query;

pub(crate) use fold::folded;
pub use place::{Field, Found};
pub use query::Query;
