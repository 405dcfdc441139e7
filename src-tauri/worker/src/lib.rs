//! Sources are read in processes of their own: the same program, started in a mode in which it can do nothing but read what
//! it is handed and answer. One that runs without end, eats memory or dies costs the source it had in hand.
//!
//! [`Pool`] is the side that hands over, [`serve`] the side that reads; between them go the frames of `frame`. Why and how:
//! `docs/adr/0010-worker-process.md`.

mod confine;
mod frame;
mod pool;
mod serve;

pub use pool::{Limits, Pool};
pub use serve::serve;
