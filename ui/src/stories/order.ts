// Where a dragged or moved item of a story goes.

/** The item that the moved one stands before, after `by` steps from where it is; `undefined` when it cannot go there. */
export function before(ids: readonly number[], moved: number, by: 1 | -1): number | null | undefined {
  const at = ids.indexOf(moved);
  if (at < 0 || at + by < 0 || at + by >= ids.length) return undefined;
  return (by < 0 ? ids[at - 1] : ids[at + 2]) ?? null;
}

/** The item before which something is dropped at `y`: the first one whose middle lies below; null for the end. */
export function under(y: number, items: readonly { id: number; top: number; height: number }[]): number | null {
  return items.find((one) => y < one.top + one.height / 2)?.id ?? null;
}
