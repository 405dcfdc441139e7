// The columns of lists that are tables: which there are, which a list comes with, how wide they are.

import type { ColumnLook, ListLook, Sort } from "../generated/wire";
import type { Sorting } from "./sorting";
import type { Tab } from "./tabs";

export interface Column {
  id: string;
  /** Width in CSS pixels. */
  width: number;
  /** What a click on its head sorts by; null for what has no order. */
  sort: Sort | null;
  /** Numbers stand at the end of their column. */
  end: boolean;
}

interface Shape extends Column {
  /** Whether a list comes with it. */
  standard: boolean;
}

const column = (id: string, width: number, sort: Sort | null, standard = true, end = false): Shape => ({
  id,
  width,
  sort,
  end,
  standard,
});

const SHAPES: Record<Tab, readonly Shape[]> = {
  articles: [
    column("headline", 224, "headline"),
    column("outlet", 104, "outlet"),
    column("byline", 104, "byline"),
    column("published", 104, "published"),
    column("clipped", 104, "clipped", false),
    column("passages", 72, "passages", true, true),
    column("tags", 140, null, false),
    column("words", 64, "words", false, true),
    column("language", 72, "language", false),
    column("score", 64, "relevance", false, true),
    column("match", 320, null, false),
  ],
  passages: [
    column("quote", 300, null),
    column("note", 180, null),
    column("headline", 180, "headline"),
    column("outlet", 120, "outlet"),
    column("marked", 104, "made"),
    column("published", 104, "published", false),
    column("colour", 88, "colour", false),
    column("tags", 140, null),
  ],
  notes: [
    column("body", 320, null),
    column("headline", 200, "headline"),
    column("quote", 200, null, false),
    column("edited", 104, "made"),
  ],
};

export const MIN_WIDTH = 44;
export const MAX_WIDTH = 900;

/** Every column of a list, in the order in which it is offered. */
export function allColumns(tab: Tab): readonly Column[] {
  return SHAPES[tab];
}

/** The columns of a list as they are shown. The first one says what a row is, so there is always one. */
export function columnsOf(tab: Tab, look: ListLook): Column[] {
  const kept = look.columns.flatMap(({ id, width }) => {
    const shape = SHAPES[tab].find((one) => one.id === id);
    return shape ? [{ ...shape, width: limited(width) }] : [];
  });
  return kept.length > 0 ? kept : SHAPES[tab].filter((one) => one.standard);
}

export function limited(width: number): number {
  return Number.isFinite(width) ? Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width))) : MIN_WIDTH;
}

const looks = (columns: readonly Column[]): ColumnLook[] => columns.map(({ id, width }) => ({ id, width }));

/** With a column more, at its place in the order, or less; the last one stays. */
export function toggledColumn(tab: Tab, look: ListLook, id: string): ColumnLook[] {
  const now = columnsOf(tab, look);
  if (now.some((one) => one.id === id)) return looks(now.length > 1 ? now.filter((one) => one.id !== id) : now);
  const rank = (one: string): number => SHAPES[tab].findIndex((shape) => shape.id === one);
  const shape = SHAPES[tab].find((one) => one.id === id);
  if (!shape) return looks(now);
  const after = now.findIndex((one) => rank(one.id) > rank(id));
  return looks(now.toSpliced(after < 0 ? now.length : after, 0, shape));
}

export function resizedColumn(tab: Tab, look: ListLook, id: string, width: number): ColumnLook[] {
  return looks(columnsOf(tab, look).map((one) => (one.id === id ? { ...one, width: limited(width) } : one)));
}

/** With a column one place to the left or to the right. */
export function movedColumn(tab: Tab, look: ListLook, id: string, by: 1 | -1): ColumnLook[] {
  const now = columnsOf(tab, look);
  const at = now.findIndex((one) => one.id === id);
  const [moved] = now.slice(at, at + 1);
  if (!moved || at + by < 0 || at + by >= now.length) return looks(now);
  return looks(now.toSpliced(at, 1).toSpliced(at + by, 0, moved));
}

/** What a list that is a table needs to draw and change its columns. */
export interface Table {
  columns: readonly Column[];
  sorting: Sorting;
  onsort: (column: Column) => void;
  onresize: (id: string, width: number) => void;
  onmove: (id: string, by: 1 | -1) => void;
}
