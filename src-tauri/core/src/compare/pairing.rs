//! Which paragraphs of two documents belong together.
//!
//! In this order, so that what is certain is out of the way of what is likely: paragraphs with the same words in the same
//! order; the same words elsewhere; in each stretch between those, paragraphs that share most of their words, also where
//! one was divided in two; what was moved and edited; and last, what shares some.

use super::sequence::{hunks, runs};
use super::words::Words;
use crate::document::Document;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// What two paragraphs must share to be one that was edited: twice the words in common, of the words of both.
const ALIKE: f64 = 0.6;
/// The same where nothing else claims either of them.
const LIKELY: f64 = 0.35;
/// What of the shorter one must stand in runs in the longer one, when paragraphs were divided or put together.
const CONTAINED: f64 = 0.7;
/// Words in a row that are no accident.
const RUN_WORDS: usize = 3;
/// The shortest paragraph that is told again elsewhere, in words; shorter ones may be there twice by accident.
const MOVED_WORDS: usize = 4;
/// Paragraphs that share three words in a row and are looked at; more often, and the three words tell nothing.
const MAX_SHARING: usize = 8;

/// What became of a paragraph, or of those that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PairKind {
    /// At the same place in both.
    Together,
    OldOnly,
    NewOnly,
    /// In both, elsewhere: the place in the old document.
    MovedAway,
    /// In both, elsewhere: the place in the new document. It names the old blocks too.
    MovedHere,
}

/// A row: blocks of the old document, of the new one, or of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) kind: PairKind,
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
    /// The row of the other place.
    pub(super) other: Option<usize>,
}

/// A block's partner.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Partner {
    #[default]
    None,
    /// These blocks of the other document, at the same place; the group is named by its first block on both sides.
    Group(Range<usize>, Range<usize>),
    /// This block, elsewhere.
    Moved(usize),
}

struct Pairing<'w> {
    sides: [&'w Words; 2],
    old: Vec<Partner>,
    new: Vec<Partner>,
    /// The new blocks of each group, by its first old one.
    groups: BTreeMap<usize, Range<usize>>,
}

/// The rows of two documents in reading order.
pub(super) fn pair(documents: [&Document; 2], sides: [&Words; 2]) -> Vec<Pair> {
    let mut pairing = Pairing {
        sides,
        old: vec![Partner::None; documents[0].blocks.len()],
        new: vec![Partner::None; documents[1].blocks.len()],
        groups: BTreeMap::new(),
    };
    let keys = keys(sides);
    let stretches = hunks(&keys[0], &keys[1]);
    for (old, new, len) in runs(&stretches, keys[0].len(), keys[1].len()) {
        (0..len).for_each(|at| pairing.join(old + at..old + at + 1, new + at..new + at + 1));
    }
    pairing.find_moved(&keys);
    let mut likely = Vec::new();
    for stretch in &stretches {
        pairing.join_alike(&stretch.old, &stretch.new, &mut likely);
    }
    pairing.find_moved_and_edited();
    pairing.join_likely(likely);
    pairing.rows()
}

/// A number for each block, the same for all with the same words.
fn keys(sides: [&Words; 2]) -> [Vec<u32>; 2] {
    let mut known: HashMap<Vec<u32>, u32> = HashMap::new();
    sides.map(|side| {
        let blocks = side.blocks.iter();
        blocks
            .map(|block| {
                let next = known.len() as u32;
                *known.entry(ids(side, block.clone())).or_insert(next)
            })
            .collect()
    })
}

fn ids(side: &Words, words: Range<usize>) -> Vec<u32> {
    side.all[words].iter().map(|word| word.id).collect()
}

/// How much two paragraphs share: 1 for all, 0 for nothing.
fn share(common: usize, old_len: usize, new_len: usize) -> f64 {
    2.0 * common as f64 / (old_len + new_len).max(1) as f64
}

/// Two blocks of a stretch, with the words they have in common, and those of them that stand in runs.
struct Common {
    old: usize,
    new: usize,
    words: usize,
    in_runs: usize,
}

impl Pairing<'_> {
    fn join(&mut self, old: Range<usize>, new: Range<usize>) {
        self.old[old.clone()].fill(Partner::Group(old.clone(), new.clone()));
        self.groups.insert(old.start, new.clone());
        self.new[new.clone()].fill(Partner::Group(old, new));
    }

    /// Pairs two blocks that may have moved: with nothing between them that stayed, they did not.
    fn place(&mut self, old: usize, new: usize) {
        if self.keeps_order(old, new) {
            self.join(old..old + 1, new..new + 1);
        } else {
            self.old[old] = Partner::Moved(new);
            self.new[new] = Partner::Moved(old);
        }
    }

    fn len(&self, side: usize, block: usize) -> usize {
        self.sides[side].blocks[block].len()
    }

    fn is_free(&self, old: usize, new: usize) -> bool {
        self.old[old] == Partner::None && self.new[new] == Partner::None
    }

    /// The same words elsewhere.
    fn find_moved(&mut self, keys: &[Vec<u32>; 2]) {
        let mut left: HashMap<u32, Vec<usize>> = HashMap::new();
        for (old, key) in keys[0].iter().enumerate().rev() {
            if self.old[old] == Partner::None {
                left.entry(*key).or_default().push(old);
            }
        }
        for (new, key) in keys[1].iter().enumerate() {
            if self.new[new] != Partner::None || self.len(1, new) < MOVED_WORDS {
                continue;
            }
            if let Some(old) = left.get_mut(key).and_then(Vec::pop) {
                self.place(old, new);
            }
        }
    }

    /// Pairs the free blocks of a stretch that share most of their words; notes those that share some.
    fn join_alike(&mut self, old: &Range<usize>, new: &Range<usize>, likely: &mut Vec<Common>) {
        let olds: Vec<usize> = old.clone().filter(|&at| self.old[at] == Partner::None).collect();
        let news: Vec<usize> = new.clone().filter(|&at| self.new[at] == Partner::None).collect();
        if olds.is_empty() || news.is_empty() {
            return;
        }
        let common = self.in_common(&olds, &news);
        let mut at = 0;
        while at < common.len() {
            let end = self.group_end(&common, at);
            let group = &common[at..end];
            let (first, last) = (&group[0], &group[group.len() - 1]);
            let (olds, news) = (first.old..last.old + 1, first.new..last.new + 1);
            if group.len() > 1
                && olds.clone().all(|at| self.old[at] == Partner::None)
                && news.clone().all(|at| self.new[at] == Partner::None)
            {
                self.join(olds, news);
            }
            at = end;
        }
        let mut rest: Vec<Common> = common.into_iter().filter(|one| self.is_free(one.old, one.new)).collect();
        let shared = |one: &Common| share(one.words, self.len(0, one.old), self.len(1, one.new));
        rest.sort_by(|a, b| shared(b).total_cmp(&shared(a)));
        for one in rest {
            let is_alike = share(one.words, self.len(0, one.old), self.len(1, one.new)) >= ALIKE || self.is_part(&one);
            if is_alike && self.is_free(one.old, one.new) && self.keeps_order(one.old, one.new) {
                self.join(one.old..one.old + 1, one.new..one.new + 1);
            } else {
                likely.push(one);
            }
        }
    }

    /// The pairs of blocks that have words in common where the words of a stretch are aligned.
    fn in_common(&self, olds: &[usize], news: &[usize]) -> Vec<Common> {
        let flat = |side: usize, blocks: &[usize]| {
            let mut words = Vec::new();
            let mut block_of = Vec::new();
            for &block in blocks {
                words.extend(ids(self.sides[side], self.sides[side].blocks[block].clone()));
                block_of.resize(words.len(), block);
            }
            (words, block_of)
        };
        let (old, old_block) = flat(0, olds);
        let (new, new_block) = flat(1, news);
        let mut common: Vec<Common> = Vec::new();
        for (from_old, from_new, len) in runs(&hunks(&old, &new), old.len(), new.len()) {
            let mut at = 0;
            while at < len {
                let (old, new) = (old_block[from_old + at], new_block[from_new + at]);
                let start = at;
                while at < len && old_block[from_old + at] == old && new_block[from_new + at] == new {
                    at += 1;
                }
                let words = at - start;
                let in_runs = if words >= RUN_WORDS { words } else { 0 };
                match common.last_mut().filter(|last| last.old == old && last.new == new) {
                    Some(last) => {
                        last.words += words;
                        last.in_runs += in_runs;
                    }
                    None => common.push(Common { old, new, words, in_runs }),
                }
            }
        }
        common
    }

    /// Whether the shorter block stands, for the most part, in the longer one.
    fn is_part(&self, one: &Common) -> bool {
        let (old, new) = (self.len(0, one.old), self.len(1, one.new));
        let shorter = old.min(new);
        one.in_runs as f64 >= CONTAINED * shorter as f64
            && (shorter > MOVED_WORDS || share(one.words, old, new) >= LIKELY)
    }

    /// One past the last of the pairs from `at` on that are one paragraph, divided or put together.
    fn group_end(&self, common: &[Common], at: usize) -> usize {
        let mut end = at + 1;
        while end < common.len()
            && self.is_part(&common[end])
            && self.is_part(&common[end - 1])
            && (common[end].old == common[end - 1].old || common[end].new == common[end - 1].new)
        {
            end += 1;
        }
        end
    }

    /// Whether blocks that are paired already stand on the same side of both.
    fn keeps_order(&self, old: usize, new: usize) -> bool {
        let before = self.groups.range(..=old).next_back().map(|(_, news)| news);
        let after = self.groups.range(old..).next().map(|(_, news)| news);
        before.is_none_or(|news| news.end <= new) && after.is_none_or(|news| new < news.start)
    }

    /// What stands elsewhere and has some other words: found by three words in a row.
    fn find_moved_and_edited(&mut self) {
        let triples = |side: &Words, block: usize| -> Vec<[u32; 3]> {
            ids(side, side.blocks[block].clone()).windows(3).map(|ids| [ids[0], ids[1], ids[2]]).collect()
        };
        let mut places: HashMap<[u32; 3], Vec<usize>> = HashMap::new();
        for old in (0..self.old.len()).filter(|&old| self.old[old] == Partner::None) {
            for triple in triples(self.sides[0], old) {
                let blocks = places.entry(triple).or_default();
                if blocks.last() != Some(&old) && blocks.len() <= MAX_SHARING {
                    blocks.push(old);
                }
            }
        }
        let mut found = Vec::new();
        for new in (0..self.new.len()).filter(|&new| self.new[new] == Partner::None) {
            let mut votes: HashMap<usize, usize> = HashMap::new();
            for triple in triples(self.sides[1], new) {
                let blocks = places.get(&triple).filter(|blocks| blocks.len() <= MAX_SHARING);
                blocks.into_iter().flatten().for_each(|old| *votes.entry(*old).or_default() += 1);
            }
            let best = votes.into_iter().max_by_key(|&(old, votes)| (votes, std::cmp::Reverse(old)));
            let Some((old, _)) = best else { continue };
            let [old_ids, new_ids] =
                [(0, old), (1, new)].map(|(side, at)| ids(self.sides[side], self.sides[side].blocks[at].clone()));
            let hunks = hunks(&old_ids, &new_ids);
            let common: usize = runs(&hunks, old_ids.len(), new_ids.len()).iter().map(|run| run.2).sum();
            let shared = share(common, old_ids.len(), new_ids.len());
            if shared >= ALIKE && common > MOVED_WORDS {
                found.push((shared, old, new));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (_, old, new) in found {
            if self.is_free(old, new) {
                self.place(old, new);
            }
        }
    }

    fn join_likely(&mut self, mut likely: Vec<Common>) {
        let shared = |one: &Common| share(one.words, self.len(0, one.old), self.len(1, one.new));
        likely.retain(|one| shared(one) >= LIKELY);
        likely.sort_by(|a, b| shared(b).total_cmp(&shared(a)));
        for one in likely {
            if self.is_free(one.old, one.new) && self.keeps_order(one.old, one.new) {
                self.join(one.old..one.old + 1, one.new..one.new + 1);
            }
        }
    }

    fn rows(self) -> Vec<Pair> {
        let mut rows: Vec<Pair> = Vec::with_capacity(self.new.len());
        let mut away: HashMap<usize, usize> = HashMap::new();
        let (mut old, mut new) = (0, 0);
        loop {
            while let Some(partner @ (Partner::None | Partner::Moved(_))) = self.old.get(old) {
                let kind = if *partner == Partner::None { PairKind::OldOnly } else { PairKind::MovedAway };
                if kind == PairKind::MovedAway {
                    away.insert(old, rows.len());
                }
                rows.push(Pair { kind, old: old..old + 1, new: 0..0, other: None });
                old += 1;
            }
            while let Some(partner @ (Partner::None | Partner::Moved(_))) = self.new.get(new) {
                rows.push(match *partner {
                    Partner::Moved(from) => {
                        Pair { kind: PairKind::MovedHere, old: from..from + 1, new: new..new + 1, other: None }
                    }
                    _ => Pair { kind: PairKind::NewOnly, old: 0..0, new: new..new + 1, other: None },
                });
                new += 1;
            }
            let Some(Partner::Group(olds, news)) = self.old.get(old) else { break };
            rows.push(Pair { kind: PairKind::Together, old: olds.clone(), new: news.clone(), other: None });
            (old, new) = (olds.end, news.end);
        }
        for here in 0..rows.len() {
            if rows[here].kind == PairKind::MovedHere {
                let there = away.get(&rows[here].old.start).copied();
                rows[here].other = there;
                if let Some(there) = there {
                    rows[there].other = Some(here);
                }
            }
        }
        rows
    }
}
