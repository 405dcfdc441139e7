// How a comparison is drawn: which text stands where, and which stretches without a change are folded.

import type {
  BlockKindView,
  ChangeView,
  ComparedField,
  ComparedRow,
  ComparedSide,
  ComparisonView,
} from "../generated/wire";
import { type Segment, segmentsBetween, type Shown } from "../shared/difference";
import { formatPublished } from "../shared/format";

/** Rows without a change that stay in sight beside one with a change. */
const AROUND = 1;
/** The fewest rows that are worth folding. */
const FEWEST = 3;

/** What stands in the text: rows, or a fold over some that are the same. */
export type Item = { kind: "row"; at: number } | { kind: "fold"; from: number; to: number; words: number };

/** The rows of a comparison with long stretches that are the same folded, but for those that were unfolded. */
export function itemsOf(rows: readonly ComparedRow[], unfolded: ReadonlySet<number>): Item[] {
  const items: Item[] = [];
  for (let at = 0; at < rows.length;) {
    let end = at;
    while (rows[end]?.kind === "same") end++;
    if (end === at) {
      items.push({ kind: "row", at: at++ });
      continue;
    }
    const from = at === 0 ? 0 : at + AROUND;
    const to = end === rows.length ? end : end - AROUND;
    const folds = to - from >= FEWEST && !unfolded.has(from);
    for (; at < (folds ? from : end); at++) items.push({ kind: "row", at });
    if (!folds) continue;
    const words = rows.slice(from, to).reduce((sum, row) => sum + row.words, 0);
    items.push({ kind: "fold", from, to, words });
    for (at = to; at < end; at++) items.push({ kind: "row", at });
  }
  return items;
}

/** The fold that holds a row, so that it can be opened. */
export function foldOf(items: readonly Item[], row: number): number | null {
  const fold = items.find((item) => item.kind === "fold" && item.from <= row && row < item.to);
  return fold?.kind === "fold" ? fold.from : null;
}

function textOf(side: ComparedSide, [first, end]: [number, number]): string {
  const from = side.blocks[first]?.startUnit ?? 0;
  return side.text.slice(from, side.blocks[end - 1]?.endUnit ?? from);
}

/** The text of a row. */
export function segmentsOf(comparison: ComparisonView, row: ComparedRow, shown: Shown): Segment[] {
  const { old, new: newer } = comparison;
  if (row.pieces.length) return segmentsBetween(row.pieces, old.text, newer.text, shown);
  const isOld = row.kind === "removed" || row.kind === "movedAway" || shown === "old";
  const text = isOld ? textOf(old, row.oldBlocks) : textOf(newer, row.newBlocks);
  const mark = row.kind === "removed" ? "del" : row.kind === "added" ? "ins" : null;
  return text ? [{ text, mark, change: mark && row.change }] : [];
}

/** The two texts of a field. A date is shown as dates are everywhere, and differs as a whole. */
export function fieldSegments(field: ComparedField, shown: Shown): Segment[] {
  const { pieces, change } = field;
  if (field.field !== "published" && field.field !== "updated")
    return segmentsBetween(pieces, field.old, field.new, shown);
  const old: Segment = { text: formatPublished(field.old), mark: "del", change };
  const newer: Segment = { text: formatPublished(field.new), mark: "ins", change };
  return [...(shown === "new" ? [] : [old]), ...(shown === "old" ? [] : [newer])].filter(({ text }) => text !== "");
}

/** What the first block of a row is. */
export function kindOf(comparison: ComparisonView, row: ComparedRow): BlockKindView {
  const [first, end] = row.newBlocks;
  const block = first < end ? comparison.new.blocks[first] : comparison.old.blocks[row.oldBlocks[0]];
  return block?.kind ?? { type: "paragraph" };
}

/** Whether a paragraph was divided, or put together of several. */
export const isDivided = ({ oldBlocks, newBlocks }: ComparedRow): boolean =>
  oldBlocks[1] - oldBlocks[0] > 1 || newBlocks[1] - newBlocks[0] > 1;

/** The changes as they stand in the text, from top to bottom, as indexes of the list. */
export function readingOrder(changes: readonly ChangeView[], rows: readonly ComparedRow[]): number[] {
  const inRow = new Map<number, number>();
  for (const row of rows) {
    for (const change of [row.change, ...row.pieces.map((piece) => piece.change)])
      if (change !== null && !inRow.has(change)) inRow.set(change, inRow.size);
  }
  const place = (at: number): number => {
    const field = changes[at]?.field;
    return field !== null && field !== undefined ? field - changes.length : (inRow.get(at) ?? 0);
  };
  return changes.map((_, at) => at).sort((a, b) => place(a) - place(b));
}

export type Group = "meaning" | "paragraphs" | "wording";

const PARAGRAPHS: readonly string[] = ["field", "paragraphRemoved", "paragraphAdded", "paragraphMoved", "picture"];

/** The changes by group, in the order of the list. */
export function groupsOf(changes: readonly ChangeView[]): { group: Group; changes: number[] }[] {
  const groups: { group: Group; changes: number[] }[] = [
    { group: "meaning", changes: [] },
    { group: "paragraphs", changes: [] },
    { group: "wording", changes: [] },
  ];
  for (const [at, change] of changes.entries()) {
    const into = change.altersMeaning ? 0 : PARAGRAPHS.includes(change.kinds[0] ?? "words") ? 1 : 2;
    groups[into]?.changes.push(at);
  }
  return groups.filter((one) => one.changes.length > 0);
}

/** The first words of a long text. */
export const short = (text: string, most = 90): string =>
  text.length > most ? `${text.slice(0, most).trimEnd()}…` : text;
