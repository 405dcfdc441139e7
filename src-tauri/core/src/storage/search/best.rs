//! The best rows of many, in order.

use super::view::View;
use crate::search::Window;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What comes first: rows stand in falling order of it.
pub(super) type Key = [i64; 3];

/// The best rows of many, as many as a window needs.
pub(super) struct Best {
    /// Rows that are kept.
    pub(super) room: usize,
    kept: BinaryHeap<Reverse<(Key, usize)>>,
}

impl Best {
    pub(super) fn new(window: Window) -> Self {
        Self { room: window.offset.saturating_add(window.limit) as usize, kept: BinaryHeap::new() }
    }

    pub(super) fn offer(&mut self, key: Key, slot: usize) {
        if self.kept.len() < self.room {
            self.kept.push(Reverse((key, slot)));
        } else if let Some(mut worst) = self.kept.peek_mut()
            && worst.0.0 < key
        {
            *worst = Reverse((key, slot));
        }
    }

    /// The rows; with `is_ranked`, the first part of a key is how well it fits.
    pub(super) fn window(self, view: View<'_>, window: Window, is_ranked: bool) -> Vec<(i64, Option<f64>)> {
        let best = self.kept.into_sorted_vec().into_iter().skip(window.offset as usize);
        best.map(|Reverse((key, slot))| (view.id(slot), is_ranked.then(|| f64::from_bits(key[0] as u64)))).collect()
    }
}
