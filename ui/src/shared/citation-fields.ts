// The fields of a citation as they are typed: what they mean, or in which way they do not.

import type { Citation } from "../generated/wire";

/** A citation in which nothing is known. */
export const NO_CITATION: Citation = {
  headline: "",
  byline: [],
  dateline: "",
  outlet: "",
  published: "",
  updated: "",
  url: "",
  language: "",
};

/** Languages to complete from; any other BCP 47 tag can be typed. */
const LANGUAGES =
  "af ar az be bg bn bs ca cs cy da de de-AT de-CH el en en-AU en-CA en-GB en-IE en-IN en-US en-ZA es es-AR es-MX et eu fa fi fo fr fr-BE fr-CA fr-CH ga gl gu ha he hi hr hu hy id is it ja ka kk kn ko ku ky lb lt lv mk ml mn mr ms mt my nb ne nl nl-BE nn no pa pl ps pt pt-BR pt-PT ro ru se si sk sl so sq sr sv sw ta te tg th tk tl tr uk ur uz vi yi yo zh zh-Hans zh-Hant zu".split(
    " ",
  );

const names = new Intl.DisplayNames("en-GB", { type: "language", fallback: "none" });

/** The name of a language, such as `British English`; null when it has none. */
export function languageName(tag: string): string | null {
  try {
    return names.of(tag) ?? null;
  } catch {
    return null;
  }
}

/** All languages to complete from, by name. */
export const languages: { tag: string; name: string }[] = LANGUAGES.map((tag) => ({
  tag,
  name: languageName(tag) ?? tag,
})).sort((a, b) => a.name.localeCompare(b.name));

/** A language as typed, by tag or by English name: its tag; null when it is neither. */
export function readLanguage(typed: string): string | null {
  const text = typed.trim();
  if (text === "") return "";
  const named = languages.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (named) return named.tag;
  try {
    const tag = Intl.getCanonicalLocales(text)[0] ?? "";
    return languageName(tag) === null ? null : tag;
  } catch {
    return null;
  }
}

/** An address as typed, with `https://` where there is none; null when it is no address on the web. */
export function readUrl(typed: string): string | null {
  const text = typed.trim();
  if (text === "") return "";
  const whole = /^[a-z][a-z0-9+.-]*:/iu.test(text) && !/^[\w.-]+:\d/u.test(text) ? text : `https://${text}`;
  try {
    const url = new URL(whole);
    const web = url.protocol === "http:" || url.protocol === "https:";
    return web && (url.hostname.includes(".") || url.hostname === "localhost") && !/\s/u.test(text) ? whole : null;
  } catch {
    return null;
  }
}

/** Names typed at once: `Mara Lind; Tomas Berg`, one a line, or joined by "and". A comma may belong to one name. */
export function readNames(typed: string): string[] {
  return typed
    .split(/[;\n]|\s+and\s+|\s+&\s+/u)
    .map((name) =>
      name
        .replace(/^by\s+/iu, "")
        .replace(/\s+/gu, " ")
        .trim(),
    )
    .filter((name) => name !== "");
}

/** The names in another order: the one at `from` stands at `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** Whether two citations say the same. */
export function sameCitation(a: Citation, b: Citation): boolean {
  return (
    (Object.keys(NO_CITATION) as (keyof Citation)[]).every((key) => String(a[key]) === String(b[key])) &&
    a.byline.length === b.byline.length
  );
}
