// What the fake shell reads in the search box: fields, words and phrases side by side. Good enough to look at.

import type { ConditionView, ProposalView, QueryProblem, QueryView, ReadQuery } from "../generated/wire";
import type { FakeLibrary } from "./library";

const FIELDS = ["title", "by", "outlet", "tag", "published", "clipped", "text", "quote", "note", "lang", "has", "is"];
const STATES = ["unread", "read", "inbox", "archived", "edited", "orphan", "duplicate", "trashed"];
const TERM = /(-?)(?:(\p{L}+):|(#))?(?:"([^"]*)"?|(\S*))/gu;

interface Term {
  start: number;
  end: number;
  field: string | null;
  value: string;
  valueStart: number;
  negated: boolean;
  quoted: boolean;
}

function termsOf(text: string): Term[] {
  return [...text.matchAll(TERM)]
    .filter(([all]) => all.trim() !== "")
    .map((found) => {
      const [all, minus, field, sign, quoted, bare] = found;
      const value = quoted ?? bare ?? "";
      const end = found.index + all.length;
      const length = quoted === undefined ? value.length : all.length - all.indexOf('"');
      return {
        start: found.index,
        end,
        field: sign ? "tag" : (field ?? null),
        value,
        valueStart: end - length,
        negated: minus === "-",
        quoted: quoted !== undefined,
      };
    });
}

function counted(values: (string | null)[], begun: string): ProposalView[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .filter(([value]) => value.toLowerCase().startsWith(begun.toLowerCase()))
    .sort(([, a], [, b]) => b - a)
    .map(([value, count]) => ({ value, text: /\s/u.test(value) ? `"${value}"` : value, count }));
}

const plain = (values: string[], begun: string): ProposalView[] =>
  values.filter((value) => value.startsWith(begun)).map((value) => ({ value, text: value, count: null }));

function proposals(library: FakeLibrary, field: string | null, begun: string): ProposalView[] {
  const citations = library.kept.articles.map((article) => article.citation);
  if (field === null) return begun === "" ? [] : plain(FIELDS, begun).map((one) => ({ ...one, text: `${one.value}:` }));
  if (field === "by")
    return counted(
      citations.flatMap((citation) => citation.byline),
      begun,
    );
  if (field === "outlet")
    return counted(
      citations.map((citation) => citation.outlet),
      begun,
    );
  if (field === "has") return plain(["note", "passage", "image", "tag", "claim"], begun);
  if (field === "is") return plain(STATES, begun);
  return [];
}

export function readQuery(library: FakeLibrary, { text, cursorUnit }: ReadQuery): QueryView {
  const terms = termsOf(text);
  const cut = (gone: number): string =>
    terms
      .filter((_, at) => at !== gone)
      .map((term) => text.slice(term.start, term.end))
      .join(" ");
  const conditions = terms.map((term, at): ConditionView => ({
    startUnit: term.start,
    endUnit: term.end,
    form: term.field && FIELDS.includes(term.field) ? "field" : term.quoted ? "phrase" : "word",
    field: term.field && FIELDS.includes(term.field) ? term.field : null,
    value: term.value,
    negated: term.negated,
    without: cut(at),
  }));
  const problems = terms
    .filter((term) => term.field !== null && !FIELDS.includes(term.field) && term.value !== "")
    .map((term): QueryProblem => {
      const near = FIELDS.find((field) => field.startsWith(term.field?.slice(0, 2) ?? "\0"));
      const mend = near ? text.replace(`${term.field ?? ""}:`, `${near}:`) : null;
      const message = `There is no field “${term.field ?? ""}”; it was searched for as words.`;
      return { startUnit: term.start, endUnit: term.end, message, mend };
    });
  const at = terms.find((term) => term.start < cursorUnit && cursorUnit <= term.end);
  const begun = at ? text.slice(at.valueStart, cursorUnit).replace(/^"/u, "") : "";
  const writing = {
    startUnit: at?.valueStart ?? cursorUnit,
    endUnit: at?.end ?? cursorUnit,
    field: at?.field ?? null,
    begun,
  };
  return { conditions, problems, writing, proposals: proposals(library, writing.field, begun).slice(0, 8) };
}

/** What may have been meant: with the words that nobody has replaced by ones that begin alike. */
export function suggestQuery(library: FakeLibrary, text: string): string | null {
  const known = library.kept.articles.flatMap(
    (article) =>
      library
        .document(article.document)
        .text.toLowerCase()
        .match(/\p{L}{4,}/gu) ?? [],
  );
  const mended = text.replace(/\p{L}{4,}/gu, (word) =>
    known.includes(word.toLowerCase())
      ? word
      : (known.find((other) => other.slice(0, 4) === word.slice(0, 4).toLowerCase()) ?? word),
  );
  return mended === text ? null : mended;
}
