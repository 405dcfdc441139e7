//! What was read, and what is still to be.

use crate::error::Result;
use crate::id::ArticleId;
use crate::library::Library;
use crate::storage;

impl Library {
    /// Says that articles were read, or that they are still to be. It is no step: there is nothing to undo.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when one is not here; then nothing is said of any. [`crate::Error::ReadOnly`].
    pub fn set_read(&mut self, articles: &[ArticleId], is_read: bool) -> Result<()> {
        let now_ms = self.clock().now_ms();
        self.in_transaction(|conn, _| {
            articles.iter().try_for_each(|id| {
                storage::article::get(conn, *id)?;
                if is_read {
                    storage::article::set_read(conn, *id, now_ms)
                } else {
                    storage::article::set_unread(conn, *id)
                }
            })
        })
    }
}
