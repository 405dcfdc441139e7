// A draft as lines, each cut where a finding begins or ends.

import type { FindingView } from "../generated/wire";

/** Words of a line; those of a finding have its number. */
export interface Segment {
  text: string;
  finding: number | null;
}

export type LineKind = "paragraph" | "heading" | "quote" | "item";

export interface Line {
  kind: LineKind;
  segments: Segment[];
}

const SIGNS: [RegExp, LineKind][] = [
  [/^#{1,6} /, "heading"],
  [/^> ?/, "quote"],
  [/^[-*] /, "item"],
];

/** The lines of `text`. Where findings lie in each other, words belong to the one that begins last. */
export function linesOf(text: string, findings: readonly FindingView[]): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    const [kind, lead] = signOf(line);
    const segments = segmentsOf(text, start + lead, end, findings);
    if (line.trim() !== "") lines.push({ kind, segments });
    start = end + 1;
  }
  return lines;
}

function signOf(line: string): [LineKind, number] {
  for (const [sign, kind] of SIGNS) {
    const found = sign.exec(line);
    if (found) return [kind, found[0].length];
  }
  return ["paragraph", 0];
}

function segmentsOf(text: string, from: number, to: number, findings: readonly FindingView[]): Segment[] {
  const here = findings
    .map((finding, at) => ({ at, start: Math.max(finding.startUnit, from), end: Math.min(finding.endUnit, to) }))
    .filter(({ start, end }) => start < end);
  const edges = [...new Set([from, to, ...here.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((edge, index) => {
    const end = edges[index + 1] ?? to;
    const over = here.filter((one) => one.start <= edge && one.end >= end).sort((a, b) => a.start - b.start);
    return { text: text.slice(edge, end), finding: over.at(-1)?.at ?? null };
  });
}
