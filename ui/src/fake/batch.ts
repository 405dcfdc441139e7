// Looking up names in the fake shell: all of it is done at once, and told in handfuls.

import type { Calls, NamesView, Scope, TallyView } from "../generated/wire";
import { type FakeLibrary, problem } from "./library";
import { matching } from "./search";

const HANDFUL = 40;

type Names = "choose_names" | "count_names" | "start_batch" | "batch_rows" | "cancel_batch" | "export_batch";
type Answers = { [Name in Names]: (args: Calls[Name]["args"]) => Calls[Name]["reply"] };

function read(text: string): { lines: { line: number; name: string }[]; names: NamesView } {
  const seen = new Set<string>();
  const names: NamesView = { names: 0, blanks: 0, repeats: 0, leftOut: 0, heading: "" };
  const lines = text
    .replace(/\n$/u, "")
    .split("\n")
    .flatMap((raw, at) => {
      const name = raw.trim();
      if (name === "") names.blanks++;
      else if (seen.has(name.toLowerCase())) names.repeats++;
      else {
        seen.add(name.toLowerCase());
        names.names++;
        return [{ line: at + 1, name }];
      }
      return [];
    });
  if (text === "") names.blanks = 0;
  return { lines, names };
}

function tally(library: FakeLibrary, line: number, name: string, query: string, scope: Scope): TallyView {
  const found = matching(library, scope, query);
  const dates = found.map(({ article }) => article.citation.published).filter((date) => date !== "");
  const [best] = found;
  return {
    line,
    name,
    query,
    articles: found.length,
    first: dates.toSorted()[0] ?? "",
    last: dates.toSorted().at(-1) ?? "",
    undated: found.length - dates.length,
    best: best
      ? {
          article: best.article.id,
          headline: best.article.citation.headline,
          outlet: best.article.citation.outlet,
          published: best.article.citation.published,
          found: best.found,
        }
      : null,
    problem: /[\p{L}\p{N}]/u.test(name) ? "" : "there are no letters or digits to look for",
    suggestion: "",
  };
}

export function batchAnswers(library: FakeLibrary): Answers {
  let rows: TallyView[] = [];
  let finished = true;
  return {
    choose_names: () => {
      const text = "Mara Lind\nNobody Known";
      return { fileName: "leak.csv", text, names: { ...read(text).names, blanks: 1, repeats: 2, heading: "Name" } };
    },
    count_names: ({ text }) => read(text).names,
    start_batch: ({ text, reading, condition, scope }) => {
      const { lines, names } = read(text);
      rows = lines.map(({ line, name }) => {
        const asked = reading === "phrase" ? `"${name.replaceAll('"', " ")}"` : name;
        return tally(library, line, name, condition === "" ? asked : `${asked} ${condition}`, scope);
      });
      finished = false;
      return names;
    },
    batch_rows: ({ from }) => {
      const some = finished ? [] : rows.slice(from, from + HANDFUL);
      finished ||= from + some.length >= rows.length;
      return { total: rows.length, rows: some, finished, problem: "" };
    },
    cancel_batch: () => void (finished = true),
    export_batch: ({ form, name, order }) => {
      if (order.some((at) => !rows[at])) throw problem("invalid", "There is no such row.");
      return `/home/mara/${name}.${form}`;
    },
  };
}
