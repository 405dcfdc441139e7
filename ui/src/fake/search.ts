// Lists and search of the fake shell: every word of the query must be somewhere in the article. Good enough to look at.

import type {
  ArticlePage,
  ArticleRow,
  ListArticles,
  ListNotes,
  ListPassages,
  NotePage,
  NoteRow,
  Open,
  PassagePage,
  Scope,
  Snippet,
} from "../generated/wire";
import type { FakeArticle, FakeLibrary, FakePassage } from "./library";

const fold = (text: string): string => text.toLowerCase();

function parse(query: string): { words: string[]; tags: string[] } {
  const words: string[] = [];
  const tags: string[] = [];
  for (const [, tag, phrase, word] of fold(query).matchAll(/tag:(\S+)|"([^"]+)"?|(\S+)/gu))
    if (tag) tags.push(tag);
    else words.push(phrase ?? word ?? "");
  return { words, tags };
}

function inScope(library: FakeLibrary, scope: Scope, article: FakeArticle, tags: Set<number>): boolean {
  if (scope.kind === "trash") return article.trashed;
  if (article.trashed) return false;
  if (scope.kind === "inbox") return !article.archived;
  if (scope.kind === "articles") return true;
  return (
    article.tags.some((id) => tags.has(id)) ||
    library.passagesOf(article.id).some((one) => one.tags.some((id) => tags.has(id)))
  );
}

function under(library: FakeLibrary, path: string): Set<number> {
  const tags = library.kept.tags.filter((one) => fold(one.path) === path || fold(one.path).startsWith(`${path}/`));
  return new Set(tags.map((one) => one.id));
}

function scopeTags(library: FakeLibrary, scope: Scope): Set<number> {
  if (scope.kind !== "tag") return new Set();
  return under(library, fold(library.kept.tags.find((one) => one.id === scope.tag)?.path ?? "\0"));
}

/** A line around the first word that is found, and where the words stand in it. */
function snippet(text: string, words: string[]): Omit<Snippet, "field" | "passage"> | null {
  const first = words.map((word) => fold(text).indexOf(word)).find((at) => at >= 0);
  if (first === undefined) return null;
  const from = Math.max(0, first - 40);
  const line =
    (from ? "…" : "") + text.slice(from, from + 160).replaceAll("\n", " ") + (from + 160 < text.length ? "…" : "");
  const marks: [number, number][] = [];
  for (const word of words)
    for (let at = fold(line).indexOf(word); at >= 0; at = fold(line).indexOf(word, at + 1))
      marks.push([at, at + word.length]);
  return { text: line, marks: marks.sort((a, b) => a[0] - b[0]) };
}

function find(library: FakeLibrary, article: FakeArticle, words: string[]): Snippet | null | undefined {
  if (!words.length) return null;
  const { text } = library.document(article.document);
  const passages = library.passagesOf(article.id);
  const citation = [article.citation.headline, article.citation.outlet, ...article.citation.byline].join(" · ");
  const places: { field: Snippet["field"]; text: string; passage: number | null }[] = [
    ...passages.map((one) => ({ field: "quote" as const, text: one.exact, passage: one.id })),
    ...passages.map((one) => ({ field: "note" as const, text: one.note, passage: one.id })),
    { field: "note", text: article.note, passage: null },
    { field: "text", text, passage: null },
    { field: "citation", text: citation, passage: null },
  ];
  const all = fold(places.map((one) => one.text).join("\n"));
  if (!words.every((word) => all.includes(word))) return undefined;
  for (const place of places) {
    const line = snippet(place.text, words);
    if (line) return { ...line, field: place.field, passage: place.passage };
  }
  return undefined;
}

function row(library: FakeLibrary, article: FakeArticle, found: Snippet | null): ArticleRow {
  const passages = library.passagesOf(article.id);
  const { text } = library.document(article.document);
  const { citation } = article;
  return {
    id: article.id,
    headline: citation.headline || text.slice(0, 80),
    outlet: citation.outlet,
    byline: citation.byline,
    published: citation.published,
    clippedMs: article.clippedMs,
    archived: article.archived,
    unread: !library.read.has(article.id),
    hasNote: article.note !== "",
    versions: library.captures.get(article.id)?.length ?? 1,
    edited: (library.captures.get(article.id)?.length ?? 1) > 1,
    doubtful: false,
    reviews: 0,
    passages: passages.length,
    tags: library.tagRefs([...article.tags, ...passages.flatMap((one) => one.tags)]),
    lead: text.slice(0, 200).replaceAll("\n", " "),
    words: text.split(/\s+/u).length,
    language: citation.language,
    found,
    score: found ? 1 : null,
  };
}

const ORDERS: Record<ListArticles["order"], (a: FakeArticle, b: FakeArticle) => number> = {
  newest: (a, b) => b.clippedMs - a.clippedMs,
  relevance: (a, b) => b.clippedMs - a.clippedMs,
  oldest: (a, b) => a.clippedMs - b.clippedMs,
  published: (a, b) => (a.citation.published < b.citation.published ? 1 : -1),
  headline: (a, b) => a.citation.headline.localeCompare(b.citation.headline),
};

export function matching(
  library: FakeLibrary,
  scope: Scope,
  query: string,
): { article: FakeArticle; found: Snippet | null }[] {
  const { words, tags } = parse(query);
  const within = scopeTags(library, scope);
  const asked = tags.map((path) => under(library, path));
  return library.kept.articles.flatMap((article) => {
    if (!inScope(library, scope, article, within)) return [];
    const on = [...article.tags, ...library.passagesOf(article.id).flatMap((one) => one.tags)];
    if (!asked.every((set) => on.some((id) => set.has(id)))) return [];
    const found = find(library, article, words);
    return found === undefined ? [] : [{ article, found }];
  });
}

/** Every answer is exact: there are few articles. */
const NOTHING_OPEN: Open = { more: false, refining: false };

export function listArticles(library: FakeLibrary, asked: ListArticles): ArticlePage {
  const all = matching(library, asked.scope, asked.query).sort((a, b) => ORDERS[asked.order](a.article, b.article));
  return {
    total: all.length,
    open: NOTHING_OPEN,
    rows: all.slice(asked.offset, asked.offset + asked.limit).map(({ article, found }) => row(library, article, found)),
  };
}

function livePassages(library: FakeLibrary, scope: Scope): { passage: FakePassage; article: FakeArticle }[] {
  const tags = scopeTags(library, scope);
  const articles = new Map(library.kept.articles.map((one) => [one.id, one]));
  return library.kept.passages.flatMap((passage) => {
    const article = articles.get(passage.article);
    if (!article || passage.trashed || article.trashed) return [];
    const fits =
      scope.kind === "tag" ? passage.tags.some((id) => tags.has(id)) : scope.kind !== "inbox" || !article.archived;
    return fits ? [{ passage, article }] : [];
  });
}

export function listPassages(library: FakeLibrary, asked: ListPassages): PassagePage {
  const { words } = parse(asked.query);
  const all = livePassages(library, asked.scope)
    .filter(({ passage }) => words.every((word) => fold(`${passage.exact} ${passage.note}`).includes(word)))
    .sort((a, b) => b.passage.madeMs - a.passage.madeMs);
  return {
    total: all.length,
    open: NOTHING_OPEN,
    rows: all.slice(asked.offset, asked.offset + asked.limit).map(({ passage, article }) => ({
      id: passage.id,
      article: article.id,
      headline: article.citation.headline,
      outlet: article.citation.outlet,
      found: null,
      published: article.citation.published,
      colour: passage.colour,
      exact: passage.exact,
      tags: library.tagRefs(passage.tags),
      note: passage.note,
      notePrivate: false,
      madeMs: passage.madeMs,
    })),
  };
}

export function listNotes(library: FakeLibrary, asked: ListNotes): NotePage {
  const { words } = parse(asked.query);
  const onPassages = livePassages(library, { kind: "articles" }).map(({ passage, article }): NoteRow => ({
    id: passage.id,
    article: article.id,
    passage: passage.id,
    claim: null,
    story: null,
    headline: article.citation.headline,
    exact: passage.exact,
    body: passage.note,
    found: null,
    editedMs: passage.madeMs,
    private: false,
  }));
  const onArticles = library.kept.articles
    .filter((one) => !one.trashed)
    .map((one): NoteRow => ({
      id: one.id,
      article: one.id,
      passage: null,
      claim: null,
      story: null,
      headline: one.citation.headline,
      exact: "",
      body: one.note,
      found: null,
      editedMs: one.noteMs,
      private: false,
    }));
  const all = [...onArticles, ...onPassages]
    .filter((one) => one.body && words.every((word) => fold(`${one.body} ${one.exact}`).includes(word)))
    .sort((a, b) => b.editedMs - a.editedMs);
  return { total: all.length, open: NOTHING_OPEN, rows: all.slice(asked.offset, asked.offset + asked.limit) };
}
