// Pairs of texts for `clip reanchor`: an article and an edited version of it, and pairs that are made to take long.

import { plainArticle } from "./corpus.mjs";

/** An invented article of about `count` words, line by line, and its edited version: a few words in a hundred differ. */
function versions(count) {
  const old = plainArticle(count, 1)
    .split(" ")
    .map((word, at) => (at % 7 === 3 ? `${word}${at % 1_013}` : word));
  const edited = [...old];
  for (let at = 40; at + 60 < edited.length; at += 100) {
    if (at % 300 === 40) edited[at] = `edited${at}`;
    else if (at % 300 === 140) edited.splice(at, 12);
    else edited.splice(at + 50, 0, ...edited.splice(at, 25));
  }
  return { old: old.join(" "), edited: edited.join(" "), words: old };
}

/** The question for 200 passages of 3 to 40 words, with the old text or with quotes alone. */
export function passages(count, mode) {
  const { old, edited, words } = versions(count);
  const starts = [0];
  for (const word of words) starts.push(starts.at(-1) + word.length + 1);
  const ranges = Array.from({ length: 200 }, (_, n) => {
    const first = Math.floor((n * (words.length - 45)) / 200);
    return [starts[first], starts[first + 3 + ((n * 7) % 38)] - 1];
  });
  if (mode === "text") return { old, new: edited, ranges };
  const quote = ([start, end]) => ({
    exact: old.slice(start, end),
    prefix: old.slice(Math.max(0, start - 32), start),
    suffix: old.slice(end, end + 32),
    start,
    end,
  });
  return { new: edited, selectors: ranges.map(quote) };
}

/** Pairs of 1 MB that a comparison of texts can take hours for, with 1,000 passages each. */
export function worst() {
  const million = (word) => word.repeat(Math.ceil(1e6 / word.length)).slice(0, 1e6);
  const numbered = (letter, step) =>
    Array.from({ length: 90_000 }, (_, n) => `${letter}${(n * step) % 90_001}`).join(" ");
  const between = Array.from({ length: 80_000 }, (_, n) => `a${n} b${n}`).join(" ");
  const sentence = "The same sentence stands here again and again. ";
  const pairs = {
    "one sentence over and over": [million(sentence), million(sentence.replace("same", "other"))],
    "two letters over and over": [million(".,"), million(",.")],
    "two characters over and over": [million("漢字"), million("字漢新")],
    "a word between any two": [numbered("a", 1), between],
    "the same words shuffled": [numbered("a", 1), numbered("a", 31_337)],
    "twenty words by chance": [20, 21].map((seed) =>
      Array.from({ length: 150_000 }, (_, n) => `word${(Math.imul(n * n + seed, 2_654_435_761) >>> 9) % 20}`).join(" "),
    ),
  };
  return Object.entries(pairs).map(([name, [old, edited]]) => {
    const range = (_, n) => [n * 400, n * 400 + 300 + n];
    return { name, question: { old, new: edited, ranges: Array.from({ length: 1_000 }, range) } };
  });
}
