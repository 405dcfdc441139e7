// Which two versions of an article are compared. Whoever lists versions opens a comparison; the window draws it.

/** Two documents of one article. */
export interface Compared {
  article: number;
  old: number;
  new: number;
}

class Comparing {
  /** What is compared on screen; null when nothing is. */
  now = $state.raw<Compared | null>(null);
}

export const comparing = new Comparing();

/** Shows what differs between two documents of an article, in place of its text. */
export function openComparison(article: number, old: number, newer: number): void {
  comparing.now = { article, old, new: newer };
}

export function closeComparison(): void {
  comparing.now = null;
}
