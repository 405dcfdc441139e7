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

const LAYERS = ["ground", "under", "note"] as const;

/** Every name that is ever painted, the lowest first. */
const NAMES = [...LAYERS, "lifted"]
  .flatMap((layer) => COLOURS.map((colour) => `clip-${layer}-${colour}`))
  .concat("clip-found", "clip-found-here", "clip-held");

/**
 * Sets what is painted under a name. Names lie on each other in the order in which they were registered, so all of them
 * are registered at once and stay. `Highlight.priority` must not be used: WebKitGTK 2.50.6 ends the page's process when
 * a name with a lower priority was registered after one with a higher (MarkedText::collectForHighlights).
 */
function set(name: string, ranges: StaticRange[]): void {
  if (!CSS.highlights.has("clip-held")) for (const each of NAMES) CSS.highlights.set(each, new Highlight());
  const highlight = CSS.highlights.get(name);
  if (!highlight) return;
  // The engine works each range out anew that it has not seen before: those that stay are left as they are.
  const wanted = new Set<AbstractRange>(ranges);
  for (const range of [...highlight]) if (!wanted.has(range)) highlight.delete(range);
  for (const range of ranges) highlight.add(range);
}

/** Paints all passages of the document on screen. */
export function paint(passages: readonly PassageView[], find: Finder): void {
  if (!canPaint()) return;
  const { grounds, notes, under } = segmentsOf(passages);
  const layers: Record<(typeof LAYERS)[number], Segment[]> = { ground: grounds, under, note: notes };
  for (const layer of LAYERS)
    for (const colour of COLOURS) {
      const ranges = layers[layer].filter((one) => one.colour === colour).flatMap(find);
      set(`clip-${layer}-${colour}`, ranges);
    }
}

/** Lifts one passage, or none. */
export function paintLifted(passage: PassageView | undefined, find: Finder): void {
  if (!canPaint()) return;
  const { startUnit = null, endUnit = null } = passage ?? {};
  const ranges = startUnit === null || endUnit === null ? [] : find({ startUnit, endUnit });
  for (const colour of COLOURS) set(`clip-lifted-${colour}`, passage?.colour === colour ? ranges : []);
}

/** Paints what find in page found, over the passages, and the one match where the reader is. */
export function paintFound(ranges: StaticRange[], here: StaticRange[]): void {
  if (!canPaint()) return;
  set("clip-found", ranges);
  set("clip-found-here", here);
}

/** Shows a selection that the engine has dropped because the keys are elsewhere. */
export function paintHeld(ranges: StaticRange[]): void {
  if (canPaint()) set("clip-held", ranges);
}

/** Takes all paint off. */
export function wipe(): void {
  if (!canPaint()) return;
  for (const name of NAMES) CSS.highlights.delete(name);
}
