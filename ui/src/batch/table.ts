// The answers to a list of names as a table: which rows, in which order.

import type { TallyView } from "../generated/wire";

export type Column = "line" | "name" | "articles" | "first" | "last";
export interface Sorting {
  column: Column;
  descending: boolean;
}

/** All of them, those that are in some article, or those that are in none. */
export type Which = "all" | "found" | "nowhere";

const names = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** The order that somebody wants who clicks on a column first. */
export function firstSorting(column: Column): Sorting {
  return { column, descending: column === "articles" || column === "last" };
}

function compared(a: TallyView, b: TallyView, column: Column): number {
  if (column === "name") return names.compare(a.name, b.name);
  if (column === "line" || column === "articles") return a[column] - b[column];
  // Dates are ISO 8601, each as precise as it is known: as text they stand in order.
  return a[column] < b[column] ? -1 : a[column] > b[column] ? 1 : 0;
}

/** Places in `rows` of those that are shown, in order. Rows without a date stand last whichever way they are sorted. */
export function placesOf(rows: readonly TallyView[], which: Which, { column, descending }: Sorting): number[] {
  const isDate = column === "first" || column === "last";
  return rows
    .map((row, at) => ({ row, at }))
    .filter(({ row }) => which === "all" || row.articles > 0 === (which === "found"))
    .sort((a, b) => {
      if (isDate && (a.row[column] === "") !== (b.row[column] === "")) return a.row[column] === "" ? 1 : -1;
      const order = compared(a.row, b.row, column);
      return (descending ? -order : order) || a.at - b.at;
    })
    .map(({ at }) => at);
}
