import { live } from "./selecting.svelte";
import type { TextMap } from "./selection";

/** A line of the text, counted from the top of what the scroller holds, in CSS pixels. */
export interface Line {
  top: number;
  bottom: number;
}

/** The lines that words stand on, until the words move: WebKit takes long to tell, and thousands of passages ask. */
export class KnownLines {
  readonly #lines = new Map<number, Line>();

  constructor(private readonly map: TextMap) {}

  /** The line of a unit, if it was measured. */
  known(unit: number): Line | undefined {
    return this.#lines.get(unit);
  }

  /** The line of a unit; `from` is where in the window the top of what the scroller holds is. */
  at(unit: number, from: number): Line | undefined {
    const known = this.#lines.get(unit);
    if (known) return known;
    const range = this.map.rangesOf({ startUnit: unit, endUnit: unit + 2 })[0];
    if (!range) return undefined;
    const box = live(range).getBoundingClientRect();
    const line = { top: box.top - from, bottom: box.bottom - from };
    this.#lines.set(unit, line);
    return line;
  }
}
