import type { Place } from "./place";

/** What a place is looked at as. Another noun gets its tab, its list and its columns by a line here and in `columns.ts`. */
export const TABS = ["articles", "passages", "notes"] as const;
export type Tab = (typeof TABS)[number];

/** Claims have a table of their own in the place of list and article; it is chosen like a list. So is what only the trash lists. */
export type Shown = Tab | "claims" | "stories" | "people" | "drafts";

/** The tabs of a place with a list each: notes are never thrown away by themselves, and what waits for a place is a list of its own. */
export function tabsOf(place: Place): readonly Tab[] {
  if (place.kind === "unplaced") return [];
  return place.kind === "trash" ? ["articles", "passages"] : TABS;
}
