// Which queries are asked: lists for each kind of search, chosen by how many articles have the words.

import { closeSync, openSync, readSync } from "node:fs";

/** Queries of a kind: fewer would say little about the slowest of them. */
export const MANY = 40;

/** `count` of `list`, spread evenly over it. */
export function spread(list, count) {
  if (list.length <= count) return list;
  return Array.from({ length: count }, (_, at) => list[Math.floor((at * list.length) / count)]);
}

/** The beginnings of some articles' texts in a table of `number, headline, text`. */
function passages(table, count) {
  const file = openSync(table);
  const size = 1 << 16;
  const piece = Buffer.alloc(size);
  const found = [];
  for (let at = 0; found.length < count; at += 1) {
    if (readSync(file, piece, 0, size, at * size * 3) === 0) break;
    const lines = piece.toString("utf8").split("\n").slice(1, -1);
    found.push(...lines.slice(0, 4).map((line) => line.split("\t").at(-1)));
  }
  closeSync(file);
  return found;
}

/** A word that differs from `word` by one letter, the same each time. */
function slip(word, at) {
  const place = 1 + (at % (word.length - 2));
  if (at % 3 === 0) return word.slice(0, place) + word[place + 1] + word[place] + word.slice(place + 2);
  if (at % 3 === 1) return word.slice(0, place) + word.slice(place + 1);
  return word.slice(0, place) + "q" + word.slice(place + 1);
}

/**
 * The lists. `words` are pairs of a word and the number of articles that have it, most frequent first; `articles` is how
 * many there are, `table` the file with their texts, `tags` the paths of tags with the number of articles that have them.
 */
export function queries({ words, articles, table, tags }) {
  const isWord = ([word]) => /^[a-z]{2,}$/.test(word);
  const known = words.filter(isWord);
  const within = (from, to) =>
    spread(
      known.filter(([, count]) => count >= from && count <= to).map(([word]) => word),
      MANY,
    );
  const rare = within(3, 20);
  const some = within(articles * 0.008, articles * 0.012);
  const third = within(articles * 0.25, articles * 0.35);
  const frequent = known.slice(0, MANY).map(([word]) => word);
  const pair = (one, other) => one.map((word, at) => `${word} ${other[(at * 7 + 3) % other.length]}`);
  const counts = new Map(words);
  const phrases = (length) => {
    const found = [];
    for (const text of passages(table, MANY * 4)) {
      const run = text.toLowerCase().match(/[a-z]+/g) ?? [];
      // A phrase that means something has no word that every other article has.
      const at = run.findIndex((_, at) => {
        const phrase = run.slice(at, at + length);
        return (
          at > 12 &&
          phrase.length === length &&
          phrase.every((word) => counts.get(word) > 2 && counts.get(word) < articles / 8)
        );
      });
      if (at >= 0) found.push(run.slice(at, at + length).join(" "));
    }
    return spread([...new Set(found)], MANY);
  };
  const long = known.filter(([word, count]) => word.length >= 6 && count > 20).map(([word]) => word);
  const typed = spread(long.slice(0, 4_000), MANY);
  const usual = tags.filter(({ count }) => count > articles / 400).map(({ path }) => path);
  return {
    rare,
    some,
    third,
    frequent,
    both: pair(some, third),
    phrases: [...phrases(2), ...phrases(3)],
    typed,
    // The first word is whole, and the second is being typed.
    afterWord: typed.map((word, at) => `${third[at % third.length]} ${word}`),
    misspelt: spread(long.slice(0, 4_000), MANY).map(slip),
    tags: spread(usual, MANY),
    years: ["2013", "2016", "2018", "2021", "2024"],
  };
}
