import type { Finder } from "../highlights/paint";
import type { TextMap } from "./selection";

/** Ranges of the last painting: what is painted again has the same ones, which costs the engine nothing. */
export class KnownRanges {
  #map: TextMap | null = null;
  #ranges = new Map<string, StaticRange[]>();

  use(map: TextMap, draw: (find: Finder) => void): void {
    const before = map === this.#map ? this.#ranges : new Map<string, StaticRange[]>();
    const now = new Map<string, StaticRange[]>();
    draw((units) => {
      const key = `${units.startUnit}-${units.endUnit}`;
      const ranges = before.get(key) ?? map.rangesOf(units);
      // Blocks are drawn in order: when the last one is there, all of the stretch is.
      if (map.element(map.blockAt(units.endUnit - 1))) now.set(key, ranges);
      return ranges;
    });
    this.#map = map;
    this.#ranges = now;
  }
}
