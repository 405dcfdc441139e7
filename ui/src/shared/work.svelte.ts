// What the window shows in place of list and article: the ledger of claims, a claim, or a story. Whoever names one opens it;
// the window draws it.

/** What is worked on. */
export type Work = { kind: "claims"; claim: number | null } | { kind: "story"; story: number };

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
}

export const working = new Working();

/** Shows the ledger, or one claim. */
export function openClaims(claim: number | null = null): void {
  working.now = { kind: "claims", claim };
}

export function openStory(story: number): void {
  working.now = { kind: "story", story };
}

/** Back to list and article. */
export function closeWork(): void {
  working.now = null;
}

/** Asks what the passages claim. */
export function startClaim(passages: number[], exact: string): void {
  working.sheet = { passages, exact };
}
