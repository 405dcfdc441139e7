// The search box: tags stand in it as chips, everything else as typed. What is sent is one line of text.

export interface Query {
  /** Paths of tags, as chips. */
  tags: string[];
  /** The rest, as typed. */
  text: string;
}

export const EMPTY: Query = { tags: [], text: "" };

const TAG = /(^|\s)tag:(?:"([^"]+)"|(\S+))\s/u;

/** Takes the finished `tag:` terms out of what was typed: those with a space behind them. */
export function withChips(query: Query, text: string): Query {
  const tags = [...query.tags];
  let rest = text;
  for (let found = TAG.exec(rest); found; found = TAG.exec(rest)) {
    const path = found[2] ?? found[3] ?? "";
    if (!tags.includes(path)) tags.push(path);
    rest = rest.slice(0, found.index) + (found[1] ?? "") + rest.slice(found.index + found[0].length);
  }
  return { tags, text: rest };
}

/** The box's content for a line that was sent or saved. */
export function queryOf(line: string): Query {
  const { tags, text } = withChips(EMPTY, `${line} `);
  return { tags, text: text.trim() };
}

export function withoutChip(query: Query, path: string): Query {
  return { ...query, tags: query.tags.filter((tag) => tag !== path) };
}

/** One tag as it is written in a query. */
export function tagTerm(path: string): string {
  return /\s/u.test(path) ? `tag:"${path}"` : `tag:${path}`;
}

/** The line that is sent. */
export function lineOf(query: Query): string {
  return [...query.tags.map(tagTerm), query.text.trim()].filter((part) => part !== "").join(" ");
}

export function isEmpty(query: Query): boolean {
  return query.tags.length === 0 && query.text.trim() === "";
}

/** The tag that is being typed at the end of the text, without `tag:`; null when none is. */
export function unfinishedTag(text: string): string | null {
  return /(?:^|\s)tag:"?([^"\s]*)$/u.exec(text)?.[1] ?? null;
}

/** `query` with the tag that was being typed replaced by the chip of `path`. */
export function completed(query: Query, path: string): Query {
  const text = query.text.replace(/(^|\s)tag:"?[^"\s]*$/u, "$1");
  return { tags: query.tags.includes(path) ? query.tags : [...query.tags, path], text };
}

export type Mend =
  { kind: "drop-tag"; path: string } | { kind: "drop-word"; word: string } | { kind: "everywhere" } | { kind: "clear" };

/** The smallest changes that would find more, the nearest first. `narrowed`: the place holds only some articles. */
export function mends(query: Query, narrowed: boolean): Mend[] {
  const some: Mend[] = [];
  if (narrowed) some.push({ kind: "everywhere" });
  for (const path of query.tags) some.push({ kind: "drop-tag", path });
  const words = wordsOf(query.text);
  if (words.length > 1) {
    // The longest word is the likeliest to be missing, or to be misspelt.
    const longest = words.reduce((a, b) => (b.length > a.length ? b : a));
    some.push({ kind: "drop-word", word: longest });
  }
  return [...some.slice(0, 3), { kind: "clear" }];
}

/** Words, phrases and terms of a text, each as typed. */
export function wordsOf(text: string): string[] {
  return text.match(/-?(?:\S+:)?"[^"]*"?|\S+/gu) ?? [];
}

export function withoutWord(query: Query, word: string): Query {
  const words = wordsOf(query.text);
  words.splice(words.indexOf(word), 1);
  return { ...query, text: words.join(" ") };
}
