// Passages that overlap, side by side: each has a lane of its own beside the text, as far as there is room.

import type { PassageView } from "../generated/wire";
import { stands, type Standing } from "./segments";

/** How many lie beside each other at most; what lies deeper is reached through the margin and by a click that goes on. */
export const LANES = 5;

export interface Laned {
  passage: Standing;
  /** 0 is next to the text. */
  lane: number;
}

/** The passages that overlap others, each with its lane, in reading order. Passages on their own have none. */
export function lanesOf(passages: readonly PassageView[]): Laned[] {
  const sorted = passages
    .filter(stands)
    .sort((a, b) => a.startUnit - b.startUnit || b.endUnit - a.endUnit || a.id - b.id);
  const all: Laned[] = [];
  let group: Laned[] = [];
  let free: number[] = [];
  let count = 0;
  let reach = -1;
  const close = () => {
    if (count > 1) all.push(...group);
    group = [];
    free = new Array<number>(LANES).fill(-1);
    count = 0;
  };
  close();
  for (const passage of sorted) {
    if (passage.startUnit >= reach) close();
    const lane = free.findIndex((end) => end <= passage.startUnit);
    if (lane >= 0) {
      free[lane] = passage.endUnit;
      group.push({ passage, lane });
    }
    count++;
    reach = Math.max(reach, passage.endUnit);
  }
  close();
  return all;
}
