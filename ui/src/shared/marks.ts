/** A stretch of a line, and whether a search found it. */
export interface Stretch {
  text: string;
  found: boolean;
}

/** `text` cut at `marks`: pairs of UTF-16 positions in order, end exclusive. */
export function stretches(text: string, marks: readonly (readonly [number, number])[]): Stretch[] {
  const parts: Stretch[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at || end <= start || end > text.length) continue;
    if (start > at) parts.push({ text: text.slice(at, start), found: false });
    parts.push({ text: text.slice(start, end), found: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), found: false });
  return parts;
}
