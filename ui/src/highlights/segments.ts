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
  /** Lines under passages with a note. */
  notes: Segment[];
  /** Lines where a passage lies under another one. */
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

/** Cuts passages into what is painted. */
export function segmentsOf(passages: readonly PassageView[]): Segments {
  const standing = passages.filter(stands).sort((a, b) => a.startUnit - b.startUnit);
  const edges = [...new Set(standing.flatMap((one) => [one.startUnit, one.endUnit]))].sort((a, b) => a - b);
  const grounds: Segment[] = [];
  const under: Segment[] = [];
  let open: Standing[] = [];
  let next = 0;
  for (const [index, startUnit] of edges.entries()) {
    const endUnit = edges[index + 1];
    if (endUnit === undefined) break;
    open = open.filter((one) => one.endUnit > startUnit);
    for (let one = standing[next]; one && one.startUnit === startUnit; one = standing[++next]) open.push(one);
    const [top, second] = [...open].sort(topFirst);
    if (top) push(grounds, { startUnit, endUnit, colour: top.colour });
    if (second) push(under, { startUnit, endUnit, colour: second.colour });
  }
  const notes = standing
    .filter((one) => one.note)
    .map(({ startUnit, endUnit, colour }) => ({ startUnit, endUnit, colour }));
  return { grounds, notes, under };
}
