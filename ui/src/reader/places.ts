// Where passages stand on the screen, and which stand under a point.

import type { PassageView } from "../generated/wire";
import type { Laned } from "../highlights/lanes";
import type { Hits } from "../highlights/hit";
import { type Standing, stands } from "../highlights/segments";
import type { KnownLines } from "./known-lines";
import { live } from "./selecting.svelte";
import { type TextMap, unitAt, type Units } from "./selection";

/** A stretch of the text on the screen: a block, or a run of them. */
interface Run {
  box: DOMRect;
  startUnit: number;
  endUnit: number;
}

const startOf = (chunk: Element | null | undefined): number | null => {
  const start = chunk?.querySelector<HTMLElement>("[data-start]")?.dataset["start"];
  return start === undefined ? null : Number(start);
};

/** Where in the window the top of what `scroller` holds is. */
const topOf = (scroller: HTMLElement): number => scroller.getBoundingClientRect().top - scroller.scrollTop;

/**
 * The tops of the passages' first words, counted from the top of what `scroller` holds. Passages that are gone have none.
 *
 * Only what is near the view is measured word by word. Elsewhere tops are told from how far into their block the words
 * are, and where the engine skips the text, into their run of blocks: it would have to lay out what it skips.
 */
export function topsOf(
  passages: readonly PassageView[],
  map: TextMap,
  scroller: HTMLElement,
  lines: KnownLines,
): Map<number, number> {
  const from = topOf(scroller);
  const near = unitsNear(map, scroller);
  const chunks = new Map<Element, Run>();
  const ofChunk = (chunk: Element): Run => {
    const known = chunks.get(chunk);
    if (known) return known;
    const endUnit = startOf(chunk.nextElementSibling) ?? map.text.length;
    const run = { box: chunk.getBoundingClientRect(), startUnit: startOf(chunk) ?? 0, endUnit };
    chunks.set(chunk, run);
    return run;
  };
  const runs = new Map<number, Run | null>();
  /** What of the text is measured for a block; null when it is not drawn. */
  const runOf = (index: number): Run | null => {
    const known = runs.get(index);
    if (known !== undefined) return known;
    const element = map.element(index);
    const skipped = element?.closest("[data-chunk].skippable");
    const own = map.blocks[index] ?? { startUnit: 0, endUnit: 0 };
    const run = skipped ? ofChunk(skipped) : element ? { box: element.getBoundingClientRect(), ...own } : null;
    runs.set(index, run);
    return run;
  };
  const tops = new Map<number, number>();
  for (const one of passages) {
    if (!stands(one)) continue;
    const isNear = one.startUnit >= near.startUnit && one.startUnit < near.endUnit;
    const line = isNear ? lines.at(one.startUnit, from) : lines.known(one.startUnit);
    const run = line ? null : runOf(map.blockAt(one.startUnit));
    const share = run ? (one.startUnit - run.startUnit) / Math.max(1, run.endUnit - run.startUnit) : 0;
    if (line) tops.set(one.id, line.top);
    else if (run) tops.set(one.id, run.box.top + run.box.height * share - from);
    // Not drawn yet, it goes below everything that is; it is placed again when it is drawn.
    else tops.set(one.id, scroller.scrollHeight);
  }
  return tops;
}

/** A passage beside the text, counted from the top of `box`, in CSS pixels. */
export interface Stripe extends Laned {
  top: number;
  height: number;
}

/** The stripes of the passages near what is in sight; a passage that goes on beyond is cut there. */
export function stripesNear(
  lanes: readonly Laned[],
  map: TextMap,
  scroller: HTMLElement,
  box: HTMLElement,
  lines: KnownLines,
): Stripe[] {
  const near = unitsNear(map, scroller);
  const from = topOf(scroller);
  const above = box.getBoundingClientRect().top - from;
  return lanes.flatMap((laned) => {
    const { startUnit, endUnit } = laned.passage;
    if (startUnit >= near.endUnit || endUnit <= near.startUnit) return [];
    const start = Math.max(startUnit, near.startUnit);
    const first = lines.at(start, from);
    const last = lines.at(Math.max(Math.min(endUnit, near.endUnit) - 2, start), from);
    return first && last ? [{ ...laned, top: first.top - above, height: last.bottom - first.top }] : [];
  });
}

/** Scrolls until the first words of a stretch are in sight, with some lines around them. */
export function scrollTo(units: Units, map: TextMap, scroller: HTMLElement): void {
  // An engine that skips what is out of sight knows the height of a block only when it is near.
  map.element(map.blockAt(units.startUnit))?.scrollIntoView({ block: "nearest" });
  const first = map.rangesOf({ ...units, endUnit: Math.min(units.startUnit + 2, units.endUnit) })[0];
  if (!first) return;
  const top = live(first).getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  const isSeen = top > 40 && top < scroller.clientHeight - 120;
  if (!isSeen) scroller.scrollTo({ top: scroller.scrollTop + top - scroller.clientHeight / 3 });
}

/** How far beyond what is in sight the text counts as near, as a share of the view. */
const BEYOND = 0.75;

/** The stretch of text that is in sight or soon will be, told by whole blocks. */
export function unitsNear(map: TextMap, scroller: HTMLElement): Units {
  const view = scroller.getBoundingClientRect();
  const [from, to] = [view.top - BEYOND * view.height, view.bottom + BEYOND * view.height];
  const near = [...scroller.querySelectorAll("[data-chunk]")].filter((chunk) => {
    const box = chunk.getBoundingClientRect();
    return box.bottom >= from && box.top <= to;
  });
  if (near.length === 0) return { startUnit: 0, endUnit: 0 };
  const first = map.blockAt(startOf(near[0]) ?? 0);
  const next = startOf(near.at(-1)?.nextElementSibling);
  const last = next === null ? map.drawn : map.blockAt(next);
  // A run of short blocks is many screens high: what lies beyond in it is told by the blocks' own boxes.
  const box = (index: number) => map.element(index)?.getBoundingClientRect();
  const start = partition(first, last, (index) => (box(index)?.bottom ?? Infinity) < from);
  const end = partition(start, last, (index) => (box(index)?.top ?? Infinity) <= to);
  return {
    startUnit: map.blocks[start]?.startUnit ?? 0,
    endUnit: map.blocks[end]?.startUnit ?? map.text.length,
  };
}

/** The first of the ordered numbers from `low` to below `high` for which `is` no longer holds. */
function partition(low: number, high: number, is: (index: number) => boolean): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first unit of the first block that is in sight. */
export function firstUnitIn(scroller: HTMLElement, map: TextMap): number {
  const { top } = scroller.getBoundingClientRect();
  let low = 0;
  let high = Math.max(0, map.drawn - 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((map.element(middle)?.getBoundingClientRect().bottom ?? 0) <= top) low = middle + 1;
    else high = middle;
  }
  return map.blocks[low]?.startUnit ?? 0;
}

/** The passages whose painted words lie under a point of the window, the smallest first. */
export function passagesAt(x: number, y: number, hits: Hits, map: TextMap): Standing[] {
  const caret = document.caretRangeFromPoint(x, y);
  const unit = caret && unitAt(caret.startContainer, caret.startOffset);
  if (unit === null || unit === undefined) return [];
  // The nearest caret may be far off, beside a short line: what counts is whether the paint is under the point.
  return hits.at(unit).filter((one) => {
    const near = { startUnit: Math.max(one.startUnit, unit - 1), endUnit: Math.min(one.endUnit, unit + 1) };
    return map
      .rangesOf(near)
      .flatMap((range) => [...live(range).getClientRects()])
      .some((box) => x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 3 && y <= box.bottom + 3);
  });
}
