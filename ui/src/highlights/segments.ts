// Passages that overlap, cut so that each can be seen: the smallest gives the ground, the others a line under the words.

import type { Colour, PassageView } from "../generated/wire";

/** A passage that stands in the document. */
export type Standing = PassageView & { startUnit: number; endUnit: number };

export const stands = (passage: PassageView): passage is Standing =>
  passage.startUnit !== null && passage.endUnit !== null;

export interface Segment {
  startUnit: number;
  endUnit: number;
  colour: Colour;
}

export interface Segments {
  grounds: Segment[];
  /** Firm lines: the passage has a note. */
  notes: Segment[];
  /** Dashed lines: another passage lies under this one. */
  under: Segment[];
}

const length = (one: Standing): number => one.endUnit - one.startUnit;

/** The order in which passages lie on each other: the smallest on top, then the one marked last. */
export const topFirst = (a: Standing, b: Standing): number => length(a) - length(b) || b.id - a.id;

function push(segments: Segment[], next: Segment): void {
  const last = segments.at(-1);
  if (last?.endUnit === next.startUnit && last.colour === next.colour) last.endUnit = next.endUnit;
  else segments.push(next);
}

/** Cuts passages into what is painted. No two grounds overlap, and no two lines. */
export function segmentsOf(passages: readonly PassageView[]): Segments {
  const standing = passages.filter(stands).sort((a, b) => a.startUnit - b.startUnit);
  const edges = [...new Set(standing.flatMap((one) => [one.startUnit, one.endUnit]))].sort((a, b) => a - b);
  const segments: Segments = { grounds: [], notes: [], under: [] };
  let open: Standing[] = [];
  let next = 0;
  for (const [index, startUnit] of edges.entries()) {
    const endUnit = edges[index + 1];
    if (endUnit === undefined) break;
    open = open.filter((one) => one.endUnit > startUnit);
    for (let one = standing[next]; one && one.startUnit === startUnit; one = standing[++next]) open.push(one);
    const [top, second] = [...open].sort(topFirst);
    if (!top) continue;
    push(segments.grounds, { startUnit, endUnit, colour: top.colour });
    const noted = top.note ? top : second?.note ? second : undefined;
    if (noted) push(segments.notes, { startUnit, endUnit, colour: noted.colour });
    else if (second) push(segments.under, { startUnit, endUnit, colour: second.colour });
  }
  return segments;
}
