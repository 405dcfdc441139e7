// Which two versions of an article are compared, or which two copies. Whoever lists versions opens a comparison; the window draws it.

/** Two documents of one article, or of one and a copy of it. */
export interface Compared {
  article: number;
  old: number;
  new: number;
  /** What they are called, when it is not told by when they were taken. */
  names?: { old: string; new: string } | undefined;
}

class Comparing {
  /** What is compared on screen; null when nothing is. */
  now = $state.raw<Compared | null>(null);
}

export const comparing = new Comparing();

/** Shows what differs between two documents of an article, in place of its text. */
export function openComparison(article: number, old: number, newer: number, names?: Compared["names"]): void {
  comparing.now = { article, old, new: newer, names };
}

export function closeComparison(): void {
  comparing.now = null;
}
