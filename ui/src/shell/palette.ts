// What the command palette lists for what is typed.

/** Something to choose in the palette. */
export interface Entry {
  id: string;
  /** Its words. */
  label: string;
  /** Quietly beside them: the group it belongs to. */
  aside: string;
  keys: string | undefined;
  run: () => void;
}

/** `text` without case and accents. */
function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** How well `label` fits the words that were typed: smaller is better; null when one of them is not in it. */
export function fit(label: string, typed: string): number | null {
  const text = folded(label);
  const words = text.split(/[\s/,]+/u);
  let cost = 0;
  for (const wanted of folded(typed).split(/\s+/u).filter(Boolean)) {
    const at = words.findIndex((word) => word.startsWith(wanted));
    if (at >= 0) cost += at;
    else if (text.includes(wanted)) cost += 20;
    else return null;
  }
  return cost;
}

/** The entries that fit, best first; all of them in their own order while nothing is typed. */
export function fitting(entries: readonly Entry[], typed: string): Entry[] {
  return entries
    .map((entry) => ({ entry, cost: fit(entry.label, typed) }))
    .filter((one): one is { entry: Entry; cost: number } => one.cost !== null)
    .sort((a, b) => a.cost - b.cost)
    .map((one) => one.entry);
}
