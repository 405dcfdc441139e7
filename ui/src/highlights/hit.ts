// Which passages lie under a place in the text. WebKitGTK has no highlightsFromPoint, so the search is ours.

import type { PassageView } from "../generated/wire";
import { stands, type Standing, topFirst } from "./segments";

/** Passages sorted so that those around a unit are found without looking at all of them. */
export class Hits {
  readonly #sorted: Standing[];
  /** The furthest end of all passages up to an index. */
  readonly #reach: number[] = [];

  constructor(passages: readonly PassageView[]) {
    this.#sorted = passages.filter(stands).sort((a, b) => a.startUnit - b.startUnit);
    let reach = 0;
    for (const one of this.#sorted) this.#reach.push((reach = Math.max(reach, one.endUnit)));
  }

  /** The passages around a unit, the smallest first. An edge counts: a caret behind the last letter is on the passage. */
  at(unit: number): Standing[] {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle]?.startUnit ?? 0) <= unit) low = middle + 1;
      else high = middle;
    }
    const found: Standing[] = [];
    for (let index = low - 1; index >= 0 && (this.#reach[index] ?? 0) >= unit; index--) {
      const one = this.#sorted[index];
      if (one && one.endUnit >= unit) found.push(one);
    }
    return found.sort(topFirst);
  }
}

/** The one to choose on a click: the top one, or the next below the one that is chosen already. */
export function cycle<One extends { id: number }>(found: readonly One[], chosen: number | null): One | null {
  const at = found.findIndex((one) => one.id === chosen);
  return found[(at + 1) % Math.max(found.length, 1)] ?? null;
}
