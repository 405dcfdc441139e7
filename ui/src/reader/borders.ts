// Where words and sentences begin and end, by the rules of Unicode (UAX #29) as the engine knows them for the language.

import type { Units } from "./selection";

export type By = "word" | "sentence";
export type Edge = "start" | "end";

/** How far around a place its words and sentences are looked for, in units: a sentence longer than that ends there. */
const AROUND: Record<By, number> = { word: 400, sentence: 6000 };

const made = new Map<string, Intl.Segmenter>();

function segmenter(by: By, language: string): Intl.Segmenter {
  const key = `${by} ${language}`;
  const known = made.get(key);
  if (known) return known;
  let one: Intl.Segmenter;
  try {
    one = new Intl.Segmenter(language || undefined, { granularity: by });
  } catch {
    one = new Intl.Segmenter(undefined, { granularity: by }); // A language tag as a page wrote it may be none.
  }
  made.set(key, one);
  return one;
}

/** The words, or the sentences without white space around them, that lie in a stretch of the text. */
function* within(text: string, { startUnit, endUnit }: Units, by: By, language: string): Generator<Units> {
  for (const { segment, index, isWordLike } of segmenter(by, language).segment(text.slice(startUnit, endUnit))) {
    const words = segment.trim();
    if (!words || (by === "word" && isWordLike === false)) continue;
    const start = startUnit + index + (segment.length - segment.trimStart().length);
    yield { startUnit: start, endUnit: start + words.length };
  }
}

/** The stretch around a place, cut at white space so that no word is cut at its ends. */
function around(text: string, unit: number, by: By): Units {
  let startUnit = Math.max(0, unit - AROUND[by]);
  if (startUnit > 0) startUnit = Math.max(text.slice(startUnit, unit).search(/\s/u), 0) + startUnit;
  let endUnit = Math.min(text.length, unit + AROUND[by]);
  const rest = text.slice(unit, endUnit);
  if (endUnit < text.length && /\s/u.test(rest)) endUnit = unit + rest.trimEnd().replace(/\S+$/u, "").length;
  return { startUnit, endUnit };
}

/** The stretch with one end a word or a sentence on, or back; null when there is none, or nothing would be left. */
export function moved(
  text: string,
  units: Units,
  edge: Edge,
  by: By,
  forward: boolean,
  language: string,
): Units | null {
  const from = edge === "start" ? units.startUnit : units.endUnit;
  const places = [...within(text, around(text, from, by), by, language)].map((one) =>
    edge === "start" ? one.startUnit : one.endUnit,
  );
  const to = forward ? places.find((place) => place > from) : places.findLast((place) => place < from);
  if (to === undefined) return null;
  const next = edge === "start" ? { ...units, startUnit: to } : { ...units, endUnit: to };
  return next.startUnit < next.endUnit ? next : null;
}

/** Where sentences begin inside a stretch, behind its first word. */
export function sentenceStarts(text: string, units: Units, language: string): number[] {
  return [...within(text, units, "sentence", language)]
    .map((one) => one.startUnit)
    .filter((start) => text.slice(units.startUnit, start).trim() !== "");
}
