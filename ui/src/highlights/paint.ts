// Paints passages with the CSS Custom Highlight API: the page's nodes stay as they are. An engine without it (WebKitGTK
// before 2.44, macOS before 14) is below what Clipfile supports; there is no second way of painting. `canPaint` tells,
// so that the reader can say so; the margin has every passage all the same.

import type { PassageView } from "../generated/wire";
import { COLOURS } from "./colours";
import "./highlights.css";
import { type Segment, segmentsOf } from "./segments";

/** Finds a stretch of text in the page. */
export type Finder = (units: { startUnit: number; endUnit: number }) => StaticRange[];

/** Whether the engine can paint passages. */
export const canPaint = (): boolean =>
  typeof CSS !== "undefined" && "highlights" in CSS && typeof Highlight === "function";

/** The later in the list, the higher it lies. */
const LAYERS = ["ground", "under", "note"] as const;

function set(name: string, ranges: StaticRange[], priority: number): void {
  if (!ranges.length) {
    CSS.highlights.delete(name);
    return;
  }
  const highlight = new Highlight(...ranges);
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
}

/** Paints all passages of the document on screen. */
export function paint(passages: readonly PassageView[], find: Finder): void {
  if (!canPaint()) return;
  const { grounds, notes, under } = segmentsOf(passages);
  const layers: Record<(typeof LAYERS)[number], Segment[]> = { ground: grounds, under, note: notes };
  for (const [priority, layer] of LAYERS.entries())
    for (const colour of COLOURS) {
      const ranges = layers[layer].filter((one) => one.colour === colour).flatMap(find);
      set(`clip-${layer}-${colour}`, ranges, priority);
    }
}

/** Lifts one passage, or none. */
export function paintLifted(passage: PassageView | undefined, find: Finder): void {
  if (!canPaint()) return;
  const { startUnit = null, endUnit = null } = passage ?? {};
  const ranges = startUnit === null || endUnit === null ? [] : find({ startUnit, endUnit });
  for (const colour of COLOURS) set(`clip-lifted-${colour}`, passage?.colour === colour ? ranges : [], LAYERS.length);
}

/** Shows a selection that the engine has dropped because the keys are elsewhere. */
export function paintHeld(ranges: StaticRange[]): void {
  if (canPaint()) set("clip-held", ranges, LAYERS.length + 1);
}

/** Takes all paint off. */
export function wipe(): void {
  if (!canPaint()) return;
  for (const name of [...CSS.highlights.keys()]) if (name.startsWith("clip-")) CSS.highlights.delete(name);
}
