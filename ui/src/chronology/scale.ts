// Time on a line: which stretch of it is shown, which moments get a label, and where marks have room.

import type { LaneView, SaidView } from "../generated/wire";

/** A stretch of time, in UTC milliseconds. */
export interface Span {
  from: number;
  to: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The first Monday after the epoch. */
const MONDAY = 4 * DAY;
/** Nearer than this nothing is to be seen. */
const LEAST: number = 2 * HOUR;
/** Half of a mark's width, and the room between two. */
export const MARK = 6;
const GAP = 6;

export const dated = (said: SaidView): boolean => said.said !== null;

/** Where a mark stands: in the middle of what its date may mean. */
export const middleOf = (said: SaidView): number => (said.fromMs + said.toMs) / 2;

/** All the time that is talked about, with a little room at both ends; null when no date is known. */
export function wholeOf(lanes: readonly LaneView[]): Span | null {
  const said = lanes.flatMap((lane) => lane.said).filter(dated);
  if (said.length === 0) return null;
  const from = Math.min(...said.map((one) => one.fromMs));
  const to = Math.max(...said.map((one) => one.toMs));
  const room = Math.max((to - from) / 24, HOUR);
  return { from: from - room, to: to + room };
}

/** `span` made longer or shorter by `factor`, with `about` staying where it is; never longer than `whole`. */
export function zoomed(span: Span, factor: number, about: number, whole: Span): Span {
  const length = Math.max(LEAST, Math.min((span.to - span.from) * factor, whole.to - whole.from));
  const share = (about - span.from) / (span.to - span.from);
  const from = about - length * share;
  return inside({ from, to: from + length }, whole);
}

/** `span` moved by so much of its length. */
export function moved(span: Span, share: number, whole: Span): Span {
  const by = (span.to - span.from) * share;
  return inside({ from: span.from + by, to: span.to + by }, whole);
}

/** `span` moved so that `at` is well inside. */
export function showing(span: Span, at: number, whole: Span): Span {
  const edge = (span.to - span.from) / 12;
  if (at >= span.from + edge && at <= span.to - edge) return span;
  const half = (span.to - span.from) / 2;
  return inside({ from: at - half, to: at + half }, whole);
}

function inside(span: Span, whole: Span): Span {
  const length = span.to - span.from;
  if (length >= whole.to - whole.from) return whole;
  const from = Math.min(Math.max(span.from, whole.from), whole.to - length);
  return { from, to: from + length };
}

/** From a moment to a place on a line of that width. */
export function placeIn(span: Span, width: number): (at: number) => number {
  return (at) => ((at - span.from) / (span.to - span.from)) * width;
}

interface Step {
  unit: "hour" | "day" | "month";
  count: number;
  length: number;
}

const step = (unit: Step["unit"], count: number): Step => ({
  unit,
  count,
  length: count * { hour: HOUR, day: DAY, month: 30 * DAY }[unit],
});
const STEPS: readonly Step[] = [
  ...[1, 3, 6, 12].map((count) => step("hour", count)),
  ...[1, 2, 7, 14].map((count) => step("day", count)),
  ...[1, 3, 6].map((count) => step("month", count)),
  ...[1, 2, 5, 10, 25, 50, 100, 250, 1000].map((years) => step("month", 12 * years)),
];

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
const LABELS = {
  hour: format({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }),
  day: format({ day: "numeric", month: "short", year: "numeric" }),
  month: format({ month: "short", year: "numeric" }),
  year: format({ year: "numeric" }),
};

/** The moments of a stretch that get a label: `most` at most, about. */
export function ticksOf(span: Span, most: number): { at: number; label: string }[] {
  const found = STEPS.find((one) => (span.to - span.from) / one.length <= most) ?? STEPS.at(-1);
  if (!found) return [];
  const { unit, count, length } = found;
  const moments: number[] = [];
  if (unit === "month") {
    const start = new Date(span.from);
    let month = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / count) * count;
    for (; ; month += count) {
      const at = new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1);
      if (!(at <= span.to)) break;
      moments.push(at);
    }
  } else {
    const origin = unit === "day" && count >= 7 ? MONDAY : 0;
    for (let at = origin + Math.floor((span.from - origin) / length) * length; at <= span.to; at += length)
      moments.push(at);
  }
  const label = LABELS[unit === "month" && count >= 12 ? "year" : unit];
  return moments.filter((at) => at >= span.from).map((at) => ({ at, label: label.format(at) }));
}

/** A claim at its place in a lane. */
export interface Placed {
  said: SaidView;
  x: number;
  /** Between which places it may have been said. */
  fromX: number;
  toX: number;
  /** Which of the lane's lines it is on. */
  row: number;
  /** Free room behind it. */
  room: number;
}

/** Puts a lane's marks on as many lines as they need, so that none lies on another one. */
export function rowsOf(said: readonly SaidView[], place: (at: number) => number, width: number): Placed[] {
  const ends: number[] = [];
  const last: Placed[] = [];
  const placed: Placed[] = [];
  for (const one of said.filter(dated)) {
    const [fromX, toX, x] = [place(one.fromMs), place(one.toMs), place(middleOf(one))];
    const begins = Math.min(fromX, x - MARK);
    // A day ends where the next one begins.
    const free = ends.findIndex((end) => end <= begins + 0.5);
    const row = free < 0 ? ends.length : free;
    const end = Math.max(toX, x + MARK + GAP);
    ends[row] = end;
    const before = last[row];
    if (before) before.room = begins - before.x - 3 * MARK;
    const mark = { said: one, x, fromX, toX, row, room: width - x - 3 * MARK };
    last[row] = mark;
    placed.push(mark);
  }
  return placed;
}
