// Paths of tags as they are typed, and which tags to propose for them.

import type { Colour, TagView } from "../generated/wire";

/** A tag to choose, or a new one to make. */
export interface Proposal {
  path: string;
  colour: Colour | null;
  isNew: boolean;
}

/** A path as it is kept: parts trimmed, white space folded, empty parts dropped. Empty when nothing is left. */
export function tidyPath(typed: string): string {
  return typed
    .split("/")
    .map((part) => part.replace(/\s+/gu, " ").trim())
    .filter((part) => part !== "")
    .join("/");
}

/** `text` without case and accents, to compare by. */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Its own colour, or that of the nearest tag above it. */
export function colourOf(path: string, tags: readonly TagView[]): Colour | null {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
    const colour = tags.find((tag) => tag.path === at)?.colour;
    if (colour) return colour;
  }
  return null;
}

/** How well `path` fits: 0 is best, null is not at all. */
function rank(path: string, wanted: string): number | null {
  const whole = folded(path);
  if (whole === wanted) return 0;
  if (whole.startsWith(wanted)) return 1;
  const parts = whole.split("/");
  if (parts.at(-1)?.startsWith(wanted)) return 2;
  if (parts.some((_, at) => parts.slice(at).join("/").startsWith(wanted))) return 3;
  if (whole.split(/[/\s-]/u).some((word) => word.startsWith(wanted))) return 4;
  return whole.includes(wanted) ? 5 : null;
}

/**
 * What to propose for what was typed, best first; the new tag comes last where an old one begins like it, else first.
 * With nothing typed: the tags that were used last, then those that are used most.
 */
export function proposals(
  typed: string,
  tags: readonly TagView[],
  present: readonly string[],
  recent: readonly string[] = [],
  limit = 8,
): Proposal[] {
  const path = tidyPath(typed);
  const wanted = folded(path);
  const left = tags.filter((tag) => !present.includes(tag.path));
  const proposal = (tag: TagView): Proposal => ({ path: tag.path, colour: colourOf(tag.path, tags), isNew: false });
  if (wanted === "") {
    const place = (tag: TagView): number => (recent.includes(tag.path) ? recent.indexOf(tag.path) : recent.length);
    return [...left]
      .sort((a, b) => place(a) - place(b) || b.articles + b.passages - (a.articles + a.passages))
      .slice(0, limit)
      .map(proposal);
  }
  // "security/" asks for what is below security.
  const below = /\/\s*$/u.test(typed);
  const ranked = left
    .map((tag) => ({ tag, fit: rank(tag.path, below ? `${wanted}/` : wanted) }))
    .filter((one): one is { tag: TagView; fit: number } => one.fit !== null)
    .sort((a, b) => a.fit - b.fit || b.tag.articles + b.tag.passages - (a.tag.articles + a.tag.passages));
  const found = ranked.slice(0, limit).map(({ tag }) => proposal(tag));
  const known = [...tags.map((tag) => tag.path), ...present].some((one) => folded(one) === wanted);
  if (known) return found;
  const made: Proposal = { path, colour: colourOf(path, tags), isNew: true };
  const begins = ranked[0] !== undefined && ranked[0].fit <= 4;
  return begins ? [...found, made] : [made, ...found];
}
