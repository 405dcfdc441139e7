// Which passages are chosen together with the chosen one.

export type Picked = ReadonlySet<number>;

/** None but the chosen one. */
export const ALONE: Picked = new Set();

/** Adds a passage to those that are chosen, or takes it off them; the last one stays. */
export function toggled(picked: Picked, chosen: number | null, id: number): Picked {
  const next = new Set(picked.size > 0 || chosen === null ? picked : [chosen]);
  if (next.has(id) && next.size > 1) next.delete(id);
  else next.add(id);
  return next;
}

/** Adds passages. */
export const joined = (picked: Picked, ...ids: number[]): Picked => new Set([...picked, ...ids]);

/** Those that are still there. */
export const left = (picked: Picked, is: (id: number) => boolean): Picked =>
  picked.size > 0 ? new Set([...picked].filter(is)) : picked;

/** The first `most` paths, each once. */
export const firstOf = (paths: readonly string[], most: number): string[] => [...new Set(paths)].slice(0, most);
