// Which rows are chosen, as in a mail program: one row has the focus, a range grows from an anchor.

/** Positions are rows in the list; `chosen` holds keys, which survive a new order of the rows. */
export interface Selection {
  chosen: ReadonlySet<number>;
  /** The row that has the focus; -1 when none has. */
  focus: number;
  /** Where a range starts. */
  anchor: number;
}

export const NOTHING: Selection = { chosen: new Set(), focus: -1, anchor: -1 };

export function one(row: number, id: number): Selection {
  return { chosen: new Set([id]), focus: row, anchor: row };
}

/** Adds a row or takes it out (Ctrl). The last one stays: something is always chosen. */
export function toggled(now: Selection, row: number, id: number): Selection {
  const chosen = new Set(now.chosen);
  if (chosen.has(id) && chosen.size > 1) chosen.delete(id);
  else chosen.add(id);
  return { chosen, focus: row, anchor: row };
}

/** First and last row of the range from the anchor to `row` (Shift). */
export function span(now: Selection, row: number): [number, number] {
  const from = now.anchor < 0 ? row : now.anchor;
  return from < row ? [from, row] : [row, from];
}

/** The range to `row`, once the keys of its rows are known. */
export function ranged(now: Selection, row: number, ids: Iterable<number>): Selection {
  return { chosen: new Set(ids), focus: row, anchor: now.anchor < 0 ? row : now.anchor };
}

/** The row `step` away from the focus, kept inside the list; -1 in an empty one. */
export function stepped(focus: number, step: number, total: number): number {
  if (total <= 0) return -1;
  if (focus < 0) return step > 0 ? 0 : total - 1;
  return Math.min(total - 1, Math.max(0, focus + step));
}
