import type { Scope } from "../generated/wire";

/** What the sidebar names and the list shows. */
export type Place =
  | { kind: "inbox" }
  | { kind: "articles" }
  | { kind: "passages" }
  | { kind: "notes" }
  | { kind: "unplaced" }
  | { kind: "trash" }
  | { kind: "tag"; tag: number; path: string };

/** The places without a name of their own, in the order of the sidebar. */
export const PLACES = ["inbox", "articles", "passages", "notes", "unplaced", "trash"] as const;
export type PlainPlace = (typeof PLACES)[number];

/** The articles that a place is about; a search in Passages or Notes goes over all of them. */
export function scopeOf(place: Place): Scope {
  if (place.kind === "tag") return { kind: "tag", tag: place.tag };
  if (place.kind === "inbox" || place.kind === "trash") return { kind: place.kind };
  return { kind: "articles" };
}

export function samePlace(a: Place, b: Place): boolean {
  return a.kind === b.kind && (a.kind !== "tag" || b.kind !== "tag" || a.tag === b.tag);
}

/** Whether the list shows articles there. */
export function listsArticles(place: Place): boolean {
  return place.kind !== "passages" && place.kind !== "notes" && place.kind !== "unplaced";
}
