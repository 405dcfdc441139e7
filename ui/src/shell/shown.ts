// What a place is looked at as: as one of its lists, or as its claims, which have a table in the place of list and article.

import type { Shown } from "../library/tabs";
import { closeWork, openClaims, openTrash, working } from "../shared/work.svelte";
import type { Desk } from "./desk.svelte";
import { THROWN, type Thrown } from "./thrown.svelte";

/** The trash has a tab for every kind of which something is in it. */
export function tabsOf(desk: Desk, thrown: Thrown): readonly Shown[] {
  if (desk.tabs.length === 0) return [];
  const shown = shownOf(desk);
  const more = desk.place.kind === "trash" ? THROWN.filter((of) => of === shown || thrown.rows[of].length > 0) : [];
  return [...desk.tabs, "claims", ...more];
}

export function shownOf(desk: Desk): Shown | "unplaced" {
  if (working.now?.kind === "trash") return working.now.of;
  return working.now?.kind === "claims" ? "claims" : desk.shows;
}

export function lookAs(desk: Desk, at: Shown): void {
  if (at === "claims") return openClaims();
  if (at === "stories" || at === "people" || at === "drafts") return openTrash(at);
  closeWork();
  void desk.showTab(at);
}

/** The tab `by` further on, around at the ends. */
export function stepTab(desk: Desk, thrown: Thrown, by: 1 | -1): void {
  const tabs = tabsOf(desk, thrown);
  const next = tabs[(tabs.findIndex((tab) => tab === shownOf(desk)) + by + tabs.length) % tabs.length];
  if (next !== undefined) lookAs(desk, next);
}

/** Before something is searched for: only lists and the ledger follow the search box. */
export function leavePages(): void {
  const { now } = working;
  if (now?.kind !== "claims") closeWork();
  else if (now.claim !== null) openClaims();
}
