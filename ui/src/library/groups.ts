// A list in groups: the heads of groups stand between the rows, and the rows of a closed group are not shown.

import type { Group } from "../generated/wire";

/** What stands in the list: a row by its number, or the head of group `g` as `-1 - g`. */
export type Item = number;

export const headOf = (group: number): Item => -1 - group;
/** The group of a head; -1 for a row. */
export const groupOf = (item: Item): number => (item < 0 ? -1 - item : -1);

/** What is shown of a list, from top to bottom; null for one without groups, where every row is shown. */
export function itemsOf(groups: readonly Group[], closed: ReadonlySet<string>): Item[] | null {
  if (groups.length === 0) return null;
  const items: Item[] = [];
  let row = 0;
  groups.forEach(({ key, count }, group) => {
    items.push(headOf(group));
    if (!closed.has(key)) for (let at = 0; at < count; at++) items.push(row + at);
    row += count;
  });
  return items;
}

/** The group that a row is in; -1 when there is none. */
export function groupOfRow(groups: readonly Group[], row: number): number {
  if (row < 0) return -1;
  let end = 0;
  return groups.findIndex(({ count }) => row < (end += count));
}

/** Where a row stands among what is shown; -1 when its group is closed. */
export function placeOfRow(groups: readonly Group[], closed: ReadonlySet<string>, row: number): number {
  let first = 0;
  let at = 0;
  for (const { key, count } of groups) {
    at++;
    if (row < first + count) return closed.has(key) ? -1 : at + row - first;
    first += count;
    if (!closed.has(key)) at += count;
  }
  return -1;
}

/** Where the head of a group stands among what is shown. */
export function placeOfHead(groups: readonly Group[], closed: ReadonlySet<string>, group: number): number {
  let at = 0;
  for (const { key, count } of groups.slice(0, group)) at += closed.has(key) ? 1 : 1 + count;
  return at;
}

/** The nearest row to where a step ended, on its way and else back; -1 when no row is shown. */
export function nearestRow(items: readonly Item[], at: number, way: 1 | -1): number {
  for (let next = at; next >= 0 && next < items.length; next += way) if ((items[next] ?? -1) >= 0) return next;
  for (let next = at; next >= 0 && next < items.length; next -= way) if ((items[next] ?? -1) >= 0) return next;
  return -1;
}
