// The search box: what is typed is the one truth, and it is read by the core.

export interface Query {
  /** As typed. */
  text: string;
}

export const EMPTY: Query = { text: "" };

/** The box's content for a line that was sent or saved. */
export function queryOf(line: string): Query {
  return { text: line };
}

/** One tag as it is written in a query. */
export function tagTerm(path: string): string {
  return `tag:${asValue(path)}`;
}

/** A value as it has to be typed after a field. */
export function asValue(value: string): string {
  const awkward = /[\s()（）|「」『』"“”„‟«»＂]|^[<>]|^\/\/|^\*$|^$/u;
  return awkward.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** `query` with a tag asked for too. */
export function withTag(query: Query, path: string): Query {
  const term = tagTerm(path);
  return wordsOf(query.text).includes(term) ? query : { text: `${lineOf(query)} ${term}`.trim() };
}

/** The line that is sent. */
export function lineOf(query: Query): string {
  return query.text.trim();
}

export function isEmpty(query: Query): boolean {
  return query.text.trim() === "";
}

/** What was typed, without halves of characters: no text can hold them. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\u{FFFD}");
}

export type Mend = { kind: "drop-word"; word: string } | { kind: "everywhere" } | { kind: "clear" };

/** The smallest changes that would find more, the nearest first. `narrowed`: the place holds only some articles. */
export function mends(query: Query, narrowed: boolean): Mend[] {
  const some: Mend[] = [];
  if (narrowed) some.push({ kind: "everywhere" });
  const words = wordsOf(query.text);
  if (words.length > 1) {
    // Fields narrow the most; else the longest word is the likeliest to be missing, or to be misspelt.
    const fields = words.filter((word) => /^-?(?:#|\p{L}[\p{L}\p{N}_-]*:)/u.test(word));
    const longest = words.reduce((a, b) => (b.length > a.length ? b : a));
    for (const word of new Set([...fields, longest])) some.push({ kind: "drop-word", word });
  }
  return [...some.slice(0, 3), { kind: "clear" }];
}

/** Words, phrases and terms of a text, each as typed; none of a text with groups, of which none can simply go. */
export function wordsOf(text: string): string[] {
  if (/[()（）|]|\b(?:OR|AND|NOT)\b/u.test(text)) return [];
  return text.match(/(?:[^\s"“]*[:#-])?["“][^"”]*["”]?\*?|\S+/gu) ?? [];
}

export function withoutWord(query: Query, word: string): Query {
  const words = wordsOf(query.text);
  words.splice(words.indexOf(word), 1);
  return { text: words.join(" ") };
}
