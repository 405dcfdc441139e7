// From blocks, which lie one after the other, to the shapes a page has: lists, tables, quotations, pictures with captions.

import type { BlockView, DocumentView, DroppedView } from "../generated/wire";

/** A block and its place among the blocks. */
export interface Placed {
  index: number;
  block: BlockView;
}

export interface List {
  ordered: boolean;
  items: Item[];
}

export interface Item extends Placed {
  /** Its number in a numbered list. */
  number: number | null;
  lists: List[];
}

export type Cell = Placed & { header: boolean; span: number };

/** Something that was left out, and which one of all it is. */
export type LeftOut = DroppedView & { index: number };

export type Shape =
  | { kind: "block"; at: Placed }
  | { kind: "list"; list: List }
  | { kind: "quote"; blocks: Placed[] }
  | { kind: "table"; rows: Cell[][]; caption: Placed | null }
  | { kind: "figure"; figure: Placed; caption: Placed | null }
  | { kind: "page"; page: number }
  | { kind: "dropped"; pieces: LeftOut[] };

/** A run of shapes that is drawn, and skipped by the engine, as one. */
export interface Chunk {
  /** Index of its first block. */
  first: number;
  shapes: Shape[];
}

function addItem(lists: List[], item: Item, depth: number): void {
  const last = lists.at(-1);
  const parent = last?.items.at(-1);
  if (depth > 0 && parent) return addItem(parent.lists, item, depth - 1);
  const ordered = item.number !== null;
  if (last?.ordered === ordered) last.items.push(item);
  else lists.push({ ordered, items: [item] });
}

/** What was left out, by the block before which it stood. The fields are not among it: they stand in the head. */
function leftOutOf(dropped: readonly DroppedView[]): Map<number, LeftOut[]> {
  const places = new Map<number, LeftOut[]>();
  for (const [index, view] of dropped.entries()) {
    if (view.reason === "field") continue;
    const one = { ...view, index };
    const there = places.get(one.beforeBlock);
    if (there) there.push(one);
    else places.set(one.beforeBlock, [one]);
  }
  return places;
}

/** Makes the shapes of a document, in order. */
export function shapesOf({ blocks, dropped }: Pick<DocumentView, "blocks" | "dropped">): Shape[] {
  const shapes: Shape[] = [];
  const left = leftOutOf(dropped);
  let open: Shape | undefined;
  let page: number | null = null;
  for (const [index, block] of blocks.entries()) {
    const pieces = left.get(index);
    if (pieces) {
      shapes.push({ kind: "dropped", pieces });
      open = undefined;
    }
    if (block.page !== null && block.page !== page) {
      shapes.push({ kind: "page", page: block.page });
      page = block.page;
      open = undefined;
    }
    const at = { index, block };
    const { kind } = block;
    if (kind.type === "listItem") {
      const item: Item = { ...at, number: kind.number, lists: [] };
      if (open?.kind !== "list" || (kind.depth === 0 && open.list.ordered !== (kind.number !== null))) {
        open = { kind: "list", list: { ordered: kind.number !== null, items: [item] } };
        shapes.push(open);
      } else addItem([open.list], item, kind.depth);
    } else if (kind.type === "quote") {
      if (open?.kind === "quote") open.blocks.push(at);
      else shapes.push((open = { kind: "quote", blocks: [at] }));
    } else if (kind.type === "tableCell") {
      const cell: Cell = { ...at, header: kind.header, span: 1 };
      const before = open?.kind === "table" ? open.rows.at(-1)?.at(-1)?.block.kind : undefined;
      const row = before?.type === "tableCell" ? before.row : -1;
      // A first cell once more is another table that follows at once.
      if (open?.kind !== "table" || kind.row < row)
        shapes.push((open = { kind: "table", rows: [[cell]], caption: null }));
      else if (kind.row === row) open.rows.at(-1)?.push(cell);
      else open.rows.push([cell]);
    } else if (kind.type === "figure") shapes.push((open = { kind: "figure", figure: at, caption: null }));
    else if (kind.type === "caption" && (open?.kind === "figure" || open?.kind === "table") && !open.caption) {
      open.caption = at;
      open = undefined;
    } else {
      shapes.push({ kind: "block", at });
      open = undefined;
    }
  }
  const rest = left.get(blocks.length);
  return rest ? [...shapes, { kind: "dropped", pieces: rest }] : shapes;
}

function firstBlock(shape: Shape): number | null {
  if (shape.kind === "block") return shape.at.index;
  if (shape.kind === "list") return shape.list.items[0]?.index ?? null;
  if (shape.kind === "quote") return shape.blocks[0]?.index ?? null;
  if (shape.kind === "table") return shape.rows[0]?.[0]?.index ?? null;
  return shape.kind === "figure" ? shape.figure.index : null;
}

function blocksIn(shape: Shape): number {
  if (shape.kind === "quote") return shape.blocks.length;
  if (shape.kind === "table") return shape.rows.reduce((sum, row) => sum + row.length, 0);
  return shape.kind === "list" ? shape.list.items.length : 1;
}

/** Cuts shapes into runs of about `size` blocks. */
export function chunksOf(shapes: Shape[], size = 60): Chunk[] {
  const chunks: Chunk[] = [];
  let filled = Infinity;
  let next = 0;
  for (const shape of shapes) {
    const first = firstBlock(shape) ?? next;
    if (filled >= size) {
      chunks.push({ first, shapes: [] });
      filled = 0;
    }
    chunks.at(-1)?.shapes.push(shape);
    filled += blocksIn(shape);
    next = first + 1;
  }
  return chunks;
}
