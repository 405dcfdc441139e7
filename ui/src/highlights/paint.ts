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

/** What is painted under each name. */
const painted = new Map<string, Highlight>();
/** The names that are registered, in their order. */
let registered: string[] = [];

/** Sets what is painted under a name. */
function set(name: string, ranges: StaticRange[]): void {
  const highlight = painted.get(name) ?? new Highlight();
  painted.set(name, highlight);
  // The engine works each range out anew that it has not seen before: those that stay are left as they are.
  const wanted = new Set<AbstractRange>(ranges);
  for (const range of [...highlight]) if (!wanted.has(range)) highlight.delete(range);
  for (const range of ranges) highlight.add(range);
  if (highlight.size > 0 !== registered.includes(name)) register();
}

/**
 * Registers the names under which something is painted, and no others: WebKitGTK 2.50.6 works out the style of every name
 * that is registered for each piece of text that it draws. Names lie on each other in the order in which they were
 * registered, so those above a new one are registered anew. `Highlight.priority` must not be used: that version ends the
 * page's process when a name with a lower priority was registered after one with a higher
 * (MarkedText::collectForHighlights).
 */
function register(): void {
  const wanted = NAMES.filter((name) => painted.get(name)?.size);
  const differs = wanted.findIndex((name, at) => registered[at] !== name);
  const kept = differs < 0 ? wanted.length : differs;
  for (const name of registered.slice(kept)) CSS.highlights.delete(name);
  for (const name of wanted.slice(kept)) {
    const highlight = painted.get(name);
    if (highlight) CSS.highlights.set(name, highlight);
  }
  registered = wanted;
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
  painted.clear();
  if (canPaint()) register();
}
