// Keeps the words in sight where they are when the text gets a stretch more or less.

import { firstUnitIn } from "./places";
import type { TextMap } from "./selection";

/** A block and how far below the upper edge of the view it begins, in CSS pixels. */
export interface Place {
  unit: number;
  top: number;
}

const topOf = (unit: number, scroller: HTMLElement, map: TextMap): number | null => {
  const block = map.element(map.blockAt(unit));
  return block ? block.getBoundingClientRect().top - scroller.getBoundingClientRect().top : null;
};

/** The place of the first block in sight; null at the very beginning, which needs no keeping. */
export function placeIn(scroller: HTMLElement, map: TextMap): Place | null {
  if (map.blocks.length === 0) return null;
  const unit = firstUnitIn(scroller, map);
  const top = topOf(unit, scroller, map);
  return top === null ? null : { unit, top };
}

/** The same place in a text that has one stretch more, or one less. */
export function carried(place: Place, before: string, after: string): Place {
  const rest = before.length - place.unit;
  const isBehind = after.endsWith(before.slice(place.unit));
  return { ...place, unit: isBehind ? after.length - rest : Math.min(place.unit, after.length) };
}

/** Scrolls until a place is where it was. */
export function comeTo(place: Place, scroller: HTMLElement, map: TextMap): void {
  const top = topOf(place.unit, scroller, map);
  if (top !== null) scroller.scrollTo({ top: scroller.scrollTop + top - place.top, behavior: "instant" });
}
