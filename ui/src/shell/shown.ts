// What a place is looked at as: as one of its lists, or as its claims, which have a table in the place of list and article.

import type { Shown } from "../library/tabs";
import { closeWork, openClaims, working } from "../shared/work.svelte";
import type { Desk } from "./desk.svelte";

export function tabsOf(desk: Desk): readonly Shown[] {
  return desk.tabs.length > 0 ? [...desk.tabs, "claims"] : [];
}

export function shownOf(desk: Desk): Shown | "unplaced" {
  return working.now?.kind === "claims" ? "claims" : desk.shows;
}

export function lookAs(desk: Desk, at: Shown): void {
  if (at === "claims") return openClaims();
  closeWork();
  void desk.showTab(at);
}

/** The tab `by` further on, around at the ends. */
export function stepTab(desk: Desk, by: 1 | -1): void {
  const tabs = tabsOf(desk);
  const next = tabs[(tabs.findIndex((tab) => tab === shownOf(desk)) + by + tabs.length) % tabs.length];
  if (next !== undefined) lookAs(desk, next);
}

/** Before something is searched for: only lists and the ledger follow the search box. */
export function leavePages(): void {
  const { now } = working;
  if (now?.kind !== "claims") closeWork();
  else if (now.claim !== null) openClaims();
}
