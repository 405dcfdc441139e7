// The bars of a timeline: months, or years and decades where there are too many of them, and the dates of a query that
// name them.

import type { MonthBar } from "../generated/wire";
import { MONTHS } from "../shared/format";

/** A month as one number: `year * 12 + month - 1`. */
export type Month = number;

/** A stretch of months, both included. */
export interface Stretch {
  from: Month;
  to: Month;
}

/** A bar stands for as many months as its timeline's unit. */
export interface Bar extends Stretch {
  count: number;
}

/** Months of a bar. */
export type Unit = 1 | 12 | 120;
const UNITS: readonly Unit[] = [1, 12, 120];

export function monthOf(text: string): Month | null {
  const found = /^(\d{4})-(\d{2})/u.exec(text);
  if (!found) return null;
  const month = Number(found[2]) - 1;
  return month >= 0 && month < 12 ? Number(found[1]) * 12 + month : null;
}

const yearOf = (month: Month): string => String(Math.floor(month / 12)).padStart(4, "0");
const written = (month: Month): string => `${yearOf(month)}-${String((month % 12) + 1).padStart(2, "0")}`;

/** First and last month that have any; null without bars. */
export function extent(bars: readonly MonthBar[]): Stretch | null {
  const from = monthOf(bars[0]?.month ?? "");
  const to = monthOf(bars.at(-1)?.month ?? "");
  return from === null || to === null ? null : { from, to };
}

/** The finest unit in which `most` bars suffice for a stretch. */
export function unitFor(shown: Stretch, most: number): Unit {
  return UNITS.find((unit) => Math.floor(shown.to / unit) - Math.floor(shown.from / unit) < most) ?? 120;
}

/** Every bar of a stretch, also the empty ones. */
export function barsOf(months: readonly MonthBar[], shown: Stretch, unit: Unit): Bar[] {
  const first = Math.floor(shown.from / unit);
  const bars = Array.from({ length: Math.floor(shown.to / unit) - first + 1 }, (_, at) => ({
    from: (first + at) * unit,
    to: (first + at) * unit + unit - 1,
    count: 0,
  }));
  for (const { month, count } of months) {
    const bar = bars[Math.floor((monthOf(month) ?? -1) / unit) - first];
    if (bar) bar.count += count;
  }
  return bars;
}

/** A stretch as the dates of a query: `2019-03`, `2019-03..2019-08`, whole years as `2019` or `2019..2021`. */
export function dateTerm({ from, to }: Stretch): string {
  const whole = from % 12 === 0 && to % 12 === 11;
  const [first, last] = whole ? [yearOf(from), yearOf(to)] : [written(from), written(to)];
  return first === last ? first : `${first}..${last}`;
}

/** The months that a query's dates name; null for dates that are no stretch of years, months or days. */
export function stretchOf(term: string): Stretch | null {
  const [first = "", last = first, more] = term.split("..");
  if (more !== undefined) return null;
  const from = edge(first, 0);
  const to = edge(last, 11);
  return from === null || to === null || from > to ? null : { from, to };
}

function edge(text: string, month: number): Month | null {
  if (/^\d{4}$/u.test(text)) return Number(text) * 12 + month;
  return /^\d{4}-\d{2}(?:-\d{2})?$/u.test(text) ? monthOf(text) : null;
}

/** The stretch from one bar to another one, whichever comes first. */
export function between(a: Stretch, b: Stretch): Stretch {
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}

export function overlaps(a: Stretch, b: Stretch): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** A bar in words: `March 2019`, `2019`, `2010 to 2019`. */
export function nameOf({ from, to }: Stretch): string {
  const named = (month: Month): string => `${MONTHS[month % 12] ?? ""} ${yearOf(month)}`;
  if (from === to) return named(from);
  const [first, last] = from % 12 === 0 && to % 12 === 11 ? [yearOf(from), yearOf(to)] : [named(from), named(to)];
  return first === last ? first : `${first} – ${last}`;
}

/** Which bars have a year written under them: so many that they do not touch, in even steps. */
export function labelled(bars: readonly Bar[], unit: Unit, most: number): { at: number; text: string }[] {
  const years = bars.flatMap((bar, at) =>
    bar.from % Math.max(12, unit) === 0 ? [{ at, text: yearOf(bar.from) }] : [],
  );
  const [first] = bars;
  if (years.length === 0 && first) return [{ at: 0, text: nameOf(first) }];
  const step = [1, 2, 5, 10, 20, 50].find((one) => years.length / one <= most) ?? 100;
  return years.filter(({ text }) => Number(text) % (step * Math.max(1, unit / 12)) === 0);
}
