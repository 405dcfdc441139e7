// What the window shows in place of list and article: the ledger of claims, a claim, who speaks, a timeline, a story, a draft, or
// what has to be put right in print. Whoever names one opens it; the window draws it.

import type { ExportScope, ListClaims } from "../generated/wire";

/** What is worked on. */
export type Work =
  /** One claim goes back to where it was opened from; to the ledger when that is not said. */
  | { kind: "claims"; claim: number | null; from?: Work }
  | { kind: "contradictions" }
  | { kind: "chronology"; of: ChronologyOf; from: Work | null }
  | { kind: "people"; person: number | null; from?: Work }
  | { kind: "corrections" }
  | { kind: "drafts"; draft: number | null }
  | { kind: "story"; story: number }
  | { kind: "trash"; of: TrashOf };

/** What lies in the trash and has no list of its own. */
export type TrashOf = "stories" | "people" | "drafts";

/** Whose claims a timeline shows, and what that is called. */
export interface ChronologyOf {
  title: string;
  claims: ListClaims;
}

/** Passages that a claim is about to be made of. */
export interface Sheet {
  passages: number[];
  /** Words of the first one. */
  exact: string;
}

class Working {
  /** What is shown; null for list and article. */
  now = $state.raw<Work | null>(null);
  /** The claim that is being made; null when none is. */
  sheet = $state.raw<Sheet | null>(null);
  /** The draft that is asked for, with the story that it is for; null when none is. */
  drafting = $state.raw<{ story: number | null } | null>(null);
  /** What is about to be exported, and the name to propose; null when nothing is. */
  exporting = $state.raw<{ scope: ExportScope; name: string } | null>(null);
  /** The claims that are chosen in the ledger; an export without a word takes them. */
  claims = $state.raw<number[]>([]);
}

export const working = new Working();

/** Shows the ledger, or one claim. */
export function openClaims(claim: number | null = null): void {
  working.now = claim === null ? { kind: "claims", claim } : { kind: "claims", claim, ...cameFrom("claims") };
}

/** Shows those who speak, or one of them. */
export function openPeople(person: number | null = null): void {
  working.now = person === null ? { kind: "people", person } : { kind: "people", person, ...cameFrom("people") };
}

/** Shows who said what when. */
export function openChronology(of: ChronologyOf): void {
  working.now = { kind: "chronology", of, from: working.now };
}

export function openContradictions(): void {
  working.now = { kind: "contradictions" };
}

/** Shows what lies in the trash. */
export function openTrash(of: TrashOf): void {
  working.now = { kind: "trash", of };
}

/** Goes back to where one claim, one speaker or a timeline was opened from: to the list of its kind, or to the articles. */
export function goBack(): void {
  const { now } = working;
  if (now?.kind === "claims" && now.claim !== null) working.now = now.from ?? { kind: "claims", claim: null };
  else if (now?.kind === "people" && now.person !== null) working.now = now.from ?? { kind: "people", person: null };
  else working.now = now?.kind === "chronology" ? now.from : null;
}

/** Where a page of that kind was come to from; from another one of its kind, where that was come to from. */
function cameFrom(kind: "claims" | "people"): { from?: Work } {
  const { now } = working;
  if (!now) return {};
  if (now.kind !== kind) return { from: now };
  return now.from ? { from: now.from } : {};
}

export function openStory(story: number): void {
  working.now = { kind: "story", story };
}

/** Shows the drafts, or one of them. */
export function openDrafts(draft: number | null = null): void {
  working.now = { kind: "drafts", draft };
}

/** Shows what has to be put right in print. */
export function openCorrections(): void {
  working.now = { kind: "corrections" };
}

/** Asks in which format something goes out, and where to. */
export function startExport(scope: ExportScope, name: string): void {
  working.exporting = { scope, name };
}

/** Asks for a draft to check, for a story if one is named. */
export function startDraft(story: number | null = null): void {
  working.drafting = { story };
}

/** Back to list and article. */
export function closeWork(): void {
  working.now = null;
}

/** Asks what the passages claim. */
export function startClaim(passages: number[], exact: string): void {
  working.sheet = { passages, exact };
}
