// Finds words in the text of an article as people type them: case, accents, the kind of quotes and of white space do not
// count. Folded as the library's search folds (NFKD without its marks, lower case), on a copy that knows its way back.

import type { Units } from "./selection";

const SIGNS: Record<string, string> = { "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-" };

function foldSign(sign: string): string {
  if (/\s/u.test(sign)) return " ";
  return (
    SIGNS[sign] ??
    sign
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
  );
}

/** A text folded once, to be looked through many times. */
export class Folded {
  readonly #text: string;
  /** Where each unit of the folded text comes from; null when it has the same units as the text. */
  readonly #from: number[] | null = null;
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    if (/^[\0-\x7f]*$/u.test(text)) {
      this.#text = text.toLowerCase().replaceAll(/\s/gu, " ");
      return;
    }
    const parts: string[] = [];
    const from: number[] = [];
    const known = new Map<string, string>();
    let at = 0;
    for (const sign of text) {
      let folded = known.get(sign);
      if (folded === undefined) known.set(sign, (folded = foldSign(sign)));
      parts.push(folded);
      for (let unit = 0; unit < folded.length; unit++) from.push(at);
      at += sign.length;
    }
    this.#text = parts.join("");
    this.#from = from;
  }

  /** Every place of `query`, in order; none overlaps another. An accent that follows a letter belongs to it. */
  find(query: string): Units[] {
    const wanted = new Folded(query).#text;
    const found: Units[] = [];
    if (!wanted.trim()) return found;
    const from = this.#from;
    for (let at = this.#text.indexOf(wanted); at >= 0; at = this.#text.indexOf(wanted, at + wanted.length)) {
      const end = at + wanted.length;
      const startUnit = from ? (from[at] ?? 0) : at;
      const endUnit = from ? this.#end(from, end) : end;
      if (startUnit >= (found.at(-1)?.endUnit ?? 0)) found.push({ startUnit, endUnit });
    }
    return found;
  }

  /** Where a match that ends before a folded unit ends in the text: not inside of what became several units. */
  #end(from: number[], end: number): number {
    const last = from[end - 1] ?? 0;
    let next = end;
    while (from[next] === last) next++;
    return from[next] ?? this.#length;
  }
}

/** The first match that begins at `unit` or later, else the first of all; -1 without any. */
export function firstFrom(matches: readonly Units[], unit: number): number {
  if (!matches.length) return -1;
  const at = lowest(matches, unit);
  return at < matches.length ? at : 0;
}

function lowest(matches: readonly Units[], unit: number): number {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.startUnit ?? 0) < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The matches around a unit, no more than `most`: a letter alone stands in a book more often than can be painted. */
export function around(matches: readonly Units[], unit: number, most: number): readonly Units[] {
  if (matches.length <= most) return matches;
  const first = Math.min(Math.max(0, lowest(matches, unit) - (most >> 1)), matches.length - most);
  return matches.slice(first, first + most);
}
