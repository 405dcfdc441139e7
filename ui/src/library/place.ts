import type { Scope } from "../generated/wire";

/** Where the list looks: the sidebar says where, the tabs over the list say for what. */
export type Place =
  | { kind: "inbox" }
  | { kind: "articles" }
  | { kind: "unplaced" }
  | { kind: "trash" }
  | { kind: "tag"; tag: number; path: string };

/** The places without a name of their own, in the order of the sidebar. */
export const PLACES = ["inbox", "articles", "unplaced", "trash"] as const;
export type PlainPlace = (typeof PLACES)[number];

/** The articles that a place is about. */
export function scopeOf(place: Place): Scope {
  if (place.kind === "tag") return { kind: "tag", tag: place.tag };
  if (place.kind === "inbox" || place.kind === "trash") return { kind: place.kind };
  return { kind: "articles" };
}

export function samePlace(a: Place, b: Place): boolean {
  return a.kind === b.kind && (a.kind !== "tag" || b.kind !== "tag" || a.tag === b.tag);
}
