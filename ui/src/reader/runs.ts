// Spans, which only say where they begin and end, as a tree that can be drawn.

import type { BlockView, SpanStyle, SpanView } from "../generated/wire";

export type Run = { text: string } | { style: SpanStyle; url: string; runs: Run[] };

const inOrder = (a: SpanView, b: SpanView): number => a.startUnit - b.startUnit || b.endUnit - a.endUnit;

/** The text of a block as nested runs. Spans that cross each other are cut, so that every word keeps its styles. */
export function runsOf(block: BlockView, text: string): Run[] {
  const waiting = [...block.spans].sort(inOrder);

  function within(from: number, to: number): Run[] {
    const runs: Run[] = [];
    let at = from;
    for (let span = waiting[0]; span && span.startUnit < to; span = waiting[0]) {
      waiting.shift();
      if (span.endUnit > to) {
        waiting.push({ ...span, startUnit: to });
        waiting.sort(inOrder);
      }
      if (span.startUnit > at) runs.push({ text: text.slice(at, span.startUnit) });
      const end = Math.min(span.endUnit, to);
      runs.push({ style: span.style, url: span.url, runs: within(span.startUnit, end) });
      at = end;
    }
    if (at < to) runs.push({ text: text.slice(at, to) });
    return runs;
  }
  return within(block.startUnit, block.endUnit);
}
