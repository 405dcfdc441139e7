// Terms such as `published:2019-03..2019-08` in a query that was typed: read, put in and taken out as a whole.

import { wordsOf } from "./query";

const isTerm = (word: string, field: string): boolean => word.toLowerCase().startsWith(`${field}:`);

/** What stands behind `field:` in the query, the first time; null when it is not there. */
export function termOf(text: string, field: string): string | null {
  const found = wordsOf(text).find((word) => isTerm(word, field));
  return found === undefined ? null : found.slice(field.length + 1).replaceAll('"', "");
}

/** The query with `field:value` in the place of what it had of that field; with null, without. */
export function withTerm(text: string, field: string, value: string | null): string {
  const words = wordsOf(text);
  const at = words.findIndex((word) => isTerm(word, field));
  const others = words.filter((word) => !isTerm(word, field));
  if (value === null) return others.join(" ");
  const before = at < 0 ? others.length : words.slice(0, at).filter((word) => !isTerm(word, field)).length;
  return others.toSpliced(before, 0, `${field}:${value}`).join(" ");
}
