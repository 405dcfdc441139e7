import type { Order, Sort } from "../generated/wire";
import type { Tab } from "./tabs";

/** A column and a way. */
export interface Sorting {
  by: Sort;
  descending: boolean;
}

/** The newest of its kind first: what was clipped, marked or written last. */
export const NEWEST: Sorting = { by: "made", descending: true };
export const BEST: Sorting = { by: "relevance", descending: true };

/** What the menu offers; the heads of a table offer every column. */
export const ORDERS: Record<Order, Sorting> = {
  relevance: BEST,
  newest: NEWEST,
  oldest: { by: "made", descending: false },
  published: { by: "published", descending: true },
  headline: { by: "headline", descending: false },
};

/** Columns of which one wants to see the most or the newest first. */
const DOWNWARD: readonly Sort[] = ["relevance", "made", "published", "clipped", "words", "passages"];

export function sameSorting(a: Sorting, b: Sorting): boolean {
  return a.by === b.by && a.descending === b.descending;
}

/** The order of that name that `sorting` is; null when it is sorted by a column that has none. */
export function orderOf(sorting: Sorting): Order | null {
  const found = Object.entries(ORDERS).find(([, one]) => sameSorting(one, sorting));
  return (found?.[0] as Order | undefined) ?? null;
}

/** Sorting after a click on the head of a column: that column, and the other way round the second time. */
export function turned(now: Sorting, by: Sort): Sorting {
  return now.by === by ? { by, descending: !now.descending } : { by, descending: DOWNWARD.includes(by) };
}

/** What a tab can be sorted by without the columns of a table. */
export function ordersOf(tab: Tab, searching: boolean): Order[] {
  const all: Order[] = ["relevance", "newest", "oldest", "published", "headline"];
  return all.filter((one) => one !== "relevance" || (searching && tab === "articles"));
}
