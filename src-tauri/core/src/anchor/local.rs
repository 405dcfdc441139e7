//! The best local alignment of a few words with a stretch of text: Smith and Waterman's, with gaps counted as Gotoh does,
//! so that one long insertion costs little more than a short one.

use super::align::NONE;
use super::words::Piece;

const EQUAL_WORD: i32 = 8;
const EQUAL_MARK: i32 = 2;
const OTHER: i32 = -4;
const OPEN_GAP: i32 = -8;
const WIDEN_GAP: i32 = -1;
const NEVER: i32 = i32::MIN / 2;

/// How the best alignment that ends in a cell came there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Start,
    Pair,
    SkipAsked,
    SkipThere,
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    step: Step,
    /// Whether the gap that ends here had begun before.
    widens_asked: bool,
    widens_there: bool,
}

/// For each piece of `asked` its counterpart in `there`, or [`NONE`]. Takes time and memory by the product of the two.
pub(super) fn local(asked: &[Piece], there: &[Piece]) -> Vec<u32> {
    let start = Cell { step: Step::Start, widens_asked: false, widens_there: false };
    let width = there.len() + 1;
    let mut cells = vec![start; (asked.len() + 1) * width];
    // The last row: the best score in each column, and the best one that ends by skipping a piece that was asked for.
    let (mut above, mut above_skipping) = (vec![0; width], vec![NEVER; width]);
    let (mut best, mut best_at) = (0, (0, 0));
    for (row, piece) in asked.iter().enumerate() {
        let (mut diagonal, mut left, mut left_skipping) = (0, 0, NEVER);
        for (column, other) in there.iter().enumerate() {
            let equal = if piece.is_word { EQUAL_WORD } else { EQUAL_MARK };
            let pair = diagonal + if piece.loose == other.loose { equal } else { OTHER };
            let (open, widen) = (above[column + 1] + OPEN_GAP, above_skipping[column + 1] + WIDEN_GAP);
            let (skip_asked, widens_asked) = (open.max(widen), widen > open);
            let (open, widen) = (left + OPEN_GAP, left_skipping + WIDEN_GAP);
            let (skip_there, widens_there) = (open.max(widen), widen > open);
            let mut here = (0, Step::Start);
            for way in [(pair, Step::Pair), (skip_asked, Step::SkipAsked), (skip_there, Step::SkipThere)] {
                if way.0 > here.0 {
                    here = way;
                }
            }
            cells[(row + 1) * width + column + 1] = Cell { step: here.1, widens_asked, widens_there };
            (diagonal, left, left_skipping) = (above[column + 1], here.0, skip_there);
            (above[column + 1], above_skipping[column + 1]) = (here.0, skip_asked);
            if here.0 > best {
                (best, best_at) = (here.0, (row + 1, column + 1));
            }
        }
    }
    let mut matches = vec![NONE; asked.len()];
    let (mut row, mut column) = best_at;
    let mut in_gap = None;
    while row > 0 && column > 0 {
        let cell = cells[row * width + column];
        match in_gap.unwrap_or(cell.step) {
            Step::Start => break,
            Step::Pair => {
                (row, column) = (row - 1, column - 1);
                if asked[row].loose == there[column].loose {
                    matches[row] = column as u32;
                }
            }
            Step::SkipAsked => {
                in_gap = cell.widens_asked.then_some(Step::SkipAsked);
                row -= 1;
            }
            Step::SkipThere => {
                in_gap = cell.widens_there.then_some(Step::SkipThere);
                column -= 1;
            }
        }
    }
    matches
}
