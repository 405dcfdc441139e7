// What the window shows in place of list and article: the ledger of claims, a claim, a story, a draft, or what has to be put
// right in print. Whoever names one opens it; the window draws it.

import type { ExportScope } from "../generated/wire";

/** What is worked on. */
export type Work =
  | { kind: "claims"; claim: number | null }
  | { kind: "corrections" }
  | { kind: "drafts"; draft: number | null }
  | { kind: "story"; story: number };

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
  working.now = { kind: "claims", claim };
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
