// The result from above in the fake shell: what it is made of, by month, in groups.

import type {
  ArrangedArticles,
  ArrangedNotes,
  ArrangedPassages,
  AskSummary,
  AskTimeline,
  Changes,
  Group,
  ListArranged,
  MonthBar,
  PassageContext,
  SummaryView,
  TimelineView,
} from "../generated/wire";
import { changed, type FakeLibrary } from "./library";
import { listArticles, listNotes, listPassages } from "./search";

const EVERYTHING = 1_000_000;
const monthOf = (ms: number): string => new Date(ms).toISOString().slice(0, 7);

function bars(months: readonly string[]): MonthBar[] {
  const counts = new Map<string, number>();
  for (const month of months) counts.set(month, (counts.get(month) ?? 0) + 1);
  return [...counts].sort().map(([month, count]) => ({ month, count }));
}

const all = (library: FakeLibrary, { scope, query }: Pick<AskSummary, "scope" | "query">) =>
  listArticles(library, { scope, query, order: "newest", offset: 0, limit: EVERYTHING }).rows;

export function summary(library: FakeLibrary, asked: AskSummary): SummaryView {
  const rows = all(library, asked);
  const tags = library.kept.tags.map(({ id, path }) => ({
    tag: id,
    articles: rows.filter((row) => row.tags.some((tag) => tag.path === path || tag.path.startsWith(`${path}/`))).length,
    passages: 0,
  }));
  return {
    articles: rows.length,
    passages: listPassages(library, { ...asked, offset: 0, limit: 0 }).total,
    claims: library.kept.ledger.claims.filter((one) => one.row.trashed === (asked.scope.kind === "trash")).length,
    notes: listNotes(library, { query: asked.query, offset: 0, limit: 0 }).total,
    tags: tags.filter((one) => one.articles > 0),
  };
}

export function timeline(library: FakeLibrary, asked: AskTimeline): TimelineView {
  const rows = all(library, { scope: asked.scope, query: asked.query });
  const month = (row: (typeof rows)[number]): string =>
    asked.date === "clipped" ? monthOf(row.clippedMs) : row.published.slice(0, 7).padEnd(7, "-01");
  const dated = rows.filter((row) => asked.date === "clipped" || row.published !== "");
  const tags = library.kept.tags.map(({ id, path }) => {
    const has = (row: (typeof rows)[number]) =>
      row.tags.some((tag) => tag.path === path || tag.path.startsWith(`${path}/`));
    return { tag: id, path, count: rows.filter(has).length, bars: bars(dated.filter(has).map(month)) };
  });
  return {
    bars: bars(dated.map(month)),
    undated: rows.length - dated.length,
    tags: asked.byTag ? tags.filter((one) => one.count > 0).sort((a, b) => b.count - a.count) : [],
  };
}

type Sortable = string | number;

function arrange<Row>(
  rows: readonly Row[],
  asked: ListArranged,
  value: (row: Row) => Sortable,
  groups: (row: Row) => string[],
): { total: number; groups: Group[]; rows: Row[] } {
  const way = asked.descending ? -1 : 1;
  const sorted = [...rows].sort((a, b) => {
    const [one, two] = [value(a), value(b)];
    if (one === "" || two === "") return one === two ? 0 : one === "" ? 1 : -1;
    return (one < two ? -1 : one > two ? 1 : 0) * way;
  });
  const window = (shown: Row[]): Row[] => shown.slice(asked.offset, asked.offset + asked.limit);
  if (asked.group === null) return { total: sorted.length, groups: [], rows: window(sorted) };
  const members = new Map<string, Row[]>();
  for (const row of sorted)
    for (const key of groups(row).length > 0 ? groups(row) : [""]) members.set(key, [...(members.get(key) ?? []), row]);
  const newestFirst = asked.group === "published" || asked.group === "clipped";
  const keys = [...members.keys()].filter((key) => key !== "").sort();
  if (newestFirst) keys.reverse();
  if (members.has("")) keys.push("");
  const shown = keys.flatMap((key) => members.get(key) ?? []);
  return {
    total: shown.length,
    groups: keys.map((key) => ({ key, count: members.get(key)?.length ?? 0 })),
    rows: window(shown),
  };
}

const some = (key: string): string[] => (key === "" ? [] : [key]);

export function arrangeArticles(library: FakeLibrary, asked: ListArranged): ArrangedArticles {
  return arrange(
    all(library, asked),
    asked,
    (row): Sortable => {
      if (asked.sort === "headline" || asked.sort === "outlet" || asked.sort === "language") return row[asked.sort];
      if (asked.sort === "published" || asked.sort === "words" || asked.sort === "passages") return row[asked.sort];
      return asked.sort === "byline" ? row.byline.join(", ") : row.clippedMs;
    },
    (row) => {
      if (asked.group === "outlet") return some(row.outlet);
      if (asked.group === "tag") return row.tags.map((tag) => tag.path);
      return some(asked.group === "clipped" ? monthOf(row.clippedMs) : row.published.slice(0, 7));
    },
  );
}

export function arrangePassages(library: FakeLibrary, asked: ListArranged): ArrangedPassages {
  const { rows } = listPassages(library, { scope: asked.scope, query: asked.query, offset: 0, limit: EVERYTHING });
  return arrange(
    rows,
    asked,
    (row): Sortable => {
      if (asked.sort === "headline" || asked.sort === "outlet" || asked.sort === "colour") return row[asked.sort];
      return asked.sort === "published" ? row.published : row.madeMs;
    },
    (row) => {
      if (asked.group === "outlet") return some(row.outlet);
      if (asked.group === "tag") return row.tags.map((tag) => tag.path);
      return some(asked.group === "published" ? row.published.slice(0, 7) : monthOf(row.madeMs));
    },
  );
}

export function arrangeNotes(library: FakeLibrary, asked: ListArranged): ArrangedNotes {
  const { rows } = listNotes(library, { query: asked.query, offset: 0, limit: EVERYTHING });
  return arrange(
    rows,
    asked,
    (row) => (asked.sort === "headline" ? row.headline : row.editedMs),
    (row) => some(asked.group === "clipped" ? monthOf(row.editedMs) : ""),
  );
}

export function passageContext(library: FakeLibrary, passage: number): PassageContext {
  const found = library.kept.passages.find((one) => one.id === passage);
  const article = library.kept.articles.find((one) => one.id === found?.article);
  if (!found || !article || found.startUnit === null || found.endUnit === null)
    return { text: "", startUnit: 0, endUnit: 0 };
  const { text } = library.document(article.document);
  const start = text.lastIndexOf("\n", found.startUnit - 1) + 1;
  const end = text.indexOf("\n", found.endUnit);
  return {
    text: text.slice(start, end < 0 ? undefined : end),
    startUnit: found.startUnit - start,
    endUnit: found.endUnit - start,
  };
}

/** Notes have the keys of what they are on here, and articles and passages never share one. */
export function removeNotes(library: FakeLibrary, notes: number[]): Changes {
  const gone = new Set(notes);
  const without = <One extends { id: number; note: string }>(one: One): One =>
    gone.has(one.id) ? { ...one, note: "" } : one;
  return library.transact("remove-notes", notes.length, "", changed([], { note: true }), (kept) => ({
    ...kept,
    articles: kept.articles.map(without),
    passages: kept.passages.map(without),
  }));
}

export function tagNoted(library: FakeLibrary, notes: number[], path: string, on: boolean): Changes {
  const chosen = new Set(notes);
  const tag = library.tag(path);
  const edited = <One extends { id: number; tags: number[] }>(one: One): One =>
    chosen.has(one.id) ? { ...one, tags: [...one.tags.filter((id) => id !== tag), ...(on ? [tag] : [])] } : one;
  const op = on ? "tag-noted" : "untag-noted";
  return library.transact(op, notes.length, path, changed([], { tag: true, article: true }), (kept) => ({
    ...kept,
    articles: kept.articles.map(edited),
    passages: kept.passages.map(edited),
  }));
}
