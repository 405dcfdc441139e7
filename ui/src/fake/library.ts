// What the fake shell keeps: the user's things in one value that is never changed in place, so that undo is the value of
// before, and the documents, which never change at all.

import type {
  AddedHighlight,
  ArticleView,
  Bearing,
  CaptureView,
  Changes,
  Citation,
  ClaimRow,
  Colour,
  ColourName,
  DocumentView,
  LinkKind,
  PassageView,
  PersonView,
  Problem,
  SavedSearchView,
  StatusView,
  StepView,
  StoryFields,
  TagRef,
  TagView,
  UndoState,
  Undone,
  Verdict,
  WarningView,
} from "../generated/wire";
import type { Written } from "./articles";
import type { FakePublication } from "./publication";
import { withPutBack, wordsOf, write } from "./write";

export interface FakeArticle {
  id: number;
  citation: Citation;
  clippedMs: number;
  archived: boolean;
  trashed: boolean;
  tags: number[];
  note: string;
  noteMs: number;
  document: number;
  importer: string;
  fileName: string;
  warnings: WarningView[];
}

export interface FakePassage {
  id: number;
  article: number;
  colour: Colour;
  exact: string;
  verdict: Verdict;
  startUnit: number | null;
  endUnit: number | null;
  tags: number[];
  note: string;
  madeMs: number;
  trashed: boolean;
}

export interface FakeTag {
  id: number;
  path: string;
  colour: Colour | null;
  definition: string;
}

/** Claims and stories as they are kept. */
export interface FakeLedgerRows {
  claims: FakeClaim[];
  stories: FakeStory[];
  people: PersonView[];
}

export interface FakeClaim {
  row: ClaimRow;
  note: string;
  statuses: StatusView[];
  evidence: { id: number; passage: number; bearing: Bearing }[];
  links: { id: number; other: number; kind: LinkKind }[];
}

export interface FakeStory {
  id: number;
  fields: StoryFields;
  note: string;
  madeMs: number;
  trashed: boolean;
  items: FakeItem[];
  publication: FakePublication | null;
}

export type FakeItem = { id: number } & (
  { article: number } | { passage: number } | { claim: number } | { note: number; body: string }
);

const NO_LEDGER: FakeLedgerRows = { claims: [], stories: [], people: [] };

interface Kept {
  colours: ColourName[];
  saved: SavedSearchView[];
  articles: FakeArticle[];
  passages: FakePassage[];
  tags: FakeTag[];
  ledger: FakeLedgerRows;
}

interface Step {
  step: StepView;
  changes: Changes;
  other: Kept;
}

export const problem = (kind: Problem["kind"], message: string, hint = ""): Problem => ({ kind, message, hint });

export const changed = (articles: number[], what: Partial<Changes>): Changes => ({
  article: false,
  highlight: false,
  tag: false,
  note: false,
  ...what,
  articles,
});

const COLOURS: readonly Colour[] = ["amber", "green", "blue", "rose", "violet"];
const TAG_COLOURS: Record<string, Colour> = { security: "amber", sourcing: "blue", money: "green" };

export class FakeLibrary {
  /** Articles that were read: no step takes that back. */
  readonly read = new Set<number>();
  kept: Kept = { colours: [], saved: [], articles: [], passages: [], tags: [], ledger: NO_LEDGER };
  documents = new Map<number, DocumentView>();
  private texts = new Map<number, () => DocumentView>();
  private done: Step[] = [];
  private undone: Step[] = [];
  next = 1;
  private indexed = { from: this.kept.passages, length: -1, by: new Map<number, FakePassage[]>() };
  readOnly = false;
  /** Of articles with several versions. */
  captures = new Map<number, CaptureView[]>();

  /** Adds an article without a step to undo. The document is made when it is first asked for. */
  put(written: Written): number {
    const id = this.next++;
    this.texts.set(id, () => write(id, written.pieces));
    const article: FakeArticle = {
      id,
      citation: written.citation,
      clippedMs: Date.parse(written.clipped),
      archived: written.archived ?? false,
      trashed: written.trashed ?? false,
      tags: written.tags.map((path) => this.tag(path)),
      note: written.note ?? "",
      noteMs: Date.parse(written.clipped),
      document: id,
      importer: written.importer,
      fileName: written.fileName,
      warnings: written.warnings ?? [],
    };
    this.kept.articles.push(article);
    for (const [index, marked] of written.marked.entries()) {
      const at = this.document(id).text.indexOf(marked.words);
      const gone = marked.verdict === "gone" || at < 0;
      this.kept.passages.push({
        id: this.next++,
        article: id,
        colour: marked.colour,
        exact: marked.words,
        verdict: gone ? "gone" : (marked.verdict ?? "same"),
        startUnit: gone ? null : at,
        endUnit: gone ? null : at + marked.words.length,
        tags: (marked.tags ?? []).map((path) => this.tag(path)),
        note: marked.note ?? "",
        madeMs: article.clippedMs + (index + 1) * 60_000,
        trashed: false,
      });
    }
    return id;
  }

  /** Marks `count` stretches, spread over the article that was put last. */
  markMuch(count: number): void {
    const article = this.kept.articles.at(-1);
    if (!article) return;
    const { text } = this.document(article.document);
    for (let n = 0; n < count; n++) {
      const near = Math.floor((n * text.length) / count);
      const startUnit = text.indexOf(" ", near) + 1;
      const endUnit = Math.min(startUnit + 40, text.indexOf("\n", startUnit) >>> 0, text.length);
      if (endUnit <= startUnit) continue;
      this.kept.passages.push({
        id: this.next++,
        article: article.id,
        colour: COLOURS[n % 5] ?? "amber",
        exact: text.slice(startUnit, endUnit),
        verdict: "same",
        startUnit,
        endUnit,
        tags: n % 3 ? [] : [this.tag("security/passwords")],
        note: n % 4 ? "" : `Note ${n + 1}: ask **again** before Thursday.`,
        madeMs: article.clippedMs + n,
        trashed: false,
      });
    }
  }

  /** The key of a tag, which is made with all above it when it is new. */
  tag(path: string): number {
    const parts = path.split("/").filter(Boolean);
    let id = 0;
    for (let depth = 1; depth <= parts.length; depth++) {
      const above = parts.slice(0, depth).join("/");
      const there = this.kept.tags.find((tag) => tag.path === above);
      id = there?.id ?? this.next++;
      if (!there)
        this.kept.tags = [...this.kept.tags, { id, path: above, colour: TAG_COLOURS[above] ?? null, definition: "" }];
    }
    return id;
  }

  /** Changes what is kept, as one step that can be undone. */
  transact(op: string, count: number, name: string, changes: Changes, change: (kept: Kept) => Kept): Changes {
    if (this.readOnly)
      throw problem("readOnly", "This library is open for reading only.", "Make a copy of the file to change it.");
    const before = { ...this.kept };
    this.kept = change(this.kept);
    this.done.push({ step: { op, count, name }, changes, other: before });
    this.undone = [];
    return changes;
  }

  undoState(): UndoState {
    return { undo: this.done.at(-1)?.step ?? null, redo: this.undone.at(-1)?.step ?? null };
  }

  travel(direction: "undo" | "redo"): Undone {
    const [from, to] = direction === "undo" ? [this.done, this.undone] : [this.undone, this.done];
    const last = from.pop();
    if (!last) throw problem("invalid", `There is nothing to ${direction}.`);
    to.push({ ...last, other: this.kept });
    this.kept = last.other;
    return { step: last.step, changes: last.changes };
  }

  document(id: number): DocumentView {
    const made = this.documents.get(id) ?? this.texts.get(id)?.();
    if (!made) throw problem("notFound", "The document is not in this library.");
    this.documents.set(id, made);
    return made;
  }

  /** Makes a document of the same text under another key. */
  copyOf(document: number): number {
    const id = this.next++;
    this.documents.set(id, { ...this.document(document), id });
    return id;
  }

  found(id: number): FakeArticle {
    const article = this.kept.articles.find((one) => one.id === id);
    if (!article) throw problem("notFound", "The article is not in this library.");
    return article;
  }

  /** The passages of an article, without those in the trash. */
  passagesOf(article: number): FakePassage[] {
    const { passages } = this.kept;
    if (this.indexed.from !== passages || this.indexed.length !== passages.length) {
      const by = new Map<number, FakePassage[]>();
      for (const one of passages) if (!one.trashed) by.set(one.article, [...(by.get(one.article) ?? []), one]);
      this.indexed = { from: passages, length: passages.length, by };
    }
    return this.indexed.by.get(article) ?? [];
  }

  tagRef(id: number): TagRef {
    const path = this.kept.tags.find((tag) => tag.id === id)?.path ?? "";
    const above = this.kept.tags.filter((tag) => tag.colour && (path === tag.path || path.startsWith(`${tag.path}/`)));
    return { id, path, colour: above.sort((a, b) => b.path.length - a.path.length)[0]?.colour ?? null };
  }

  tagRefs(ids: number[]): TagRef[] {
    return [...new Set(ids)].map((id) => this.tagRef(id)).sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  articleView(id: number): ArticleView {
    const { importer, fileName, warnings, citation, clippedMs, archived, trashed, note, ...article } = this.found(id);
    return {
      id,
      citation,
      clippedMs,
      archived,
      trashed,
      note,
      notePrivate: false,
      document: article.document,
      tags: this.tagRefs(article.tags),
      words: wordsOf(this.document(article.document).text),
      captures: this.captures.get(id) ?? [
        {
          id,
          capturedMs: clippedMs,
          savedMs: null,
          importer,
          fileName,
          sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          document: article.document,
          warnings,
        },
      ],
    };
  }

  passageView(one: FakePassage): PassageView {
    const { id, colour, exact, verdict, startUnit, endUnit, note, madeMs } = one;
    const rest = { tags: this.tagRefs(one.tags), notePrivate: false, review: null };
    return { id, colour, exact, verdict, startUnit, endUnit, note, madeMs, ...rest };
  }

  passages(document: number): PassageView[] {
    return this.passagesOf(this.articleOf(document))
      .map((one) => this.passageView(one))
      .sort((a, b) => (a.startUnit ?? Infinity) - (b.startUnit ?? Infinity) || (b.endUnit ?? 0) - (a.endUnit ?? 0));
  }

  /** Puts a piece that was left out back, as the core does: another document, and the passages at their words in it. */
  putBack(document: number, which: number): Changes {
    const shown = this.document(document);
    const article = this.kept.articles.find((one) => one.document === document);
    const left = shown.dropped[which];
    if (!article || !left) throw problem("invalid", "Nothing that can be put back was left out there.");
    const id = this.next++;
    const { made, at, length } = withPutBack(shown, which, id);
    this.documents.set(id, made);
    const moved = <Unit extends number | null>(unit: Unit, end: boolean) =>
      unit !== null && (end ? unit > at : unit >= at) ? unit + length : unit;
    return this.transact(
      "put-back",
      1,
      left.text,
      changed([article.id], { article: true, highlight: true }),
      (kept) => ({
        ...kept,
        articles: kept.articles.map((one) => (one.id === article.id ? { ...one, document: id } : one)),
        passages: kept.passages.map((one) =>
          one.article === article.id
            ? { ...one, startUnit: moved(one.startUnit, false), endUnit: moved(one.endUnit, true) }
            : one,
        ),
      }),
    );
  }

  /** The key of the article that a document is of. */
  articleOf(document: number): number {
    return this.kept.articles.find((one) => one.document === document)?.id ?? document;
  }

  addHighlight(document: number, startUnit: number, endUnit: number, colour: Colour): AddedHighlight {
    const { text } = this.document(document);
    const whole = text.slice(startUnit, endUnit);
    const exact = whole.trim();
    if (!exact) throw problem("invalid", "There are no words in what is selected.", "Select some words and try again.");
    const start = startUnit + whole.length - whole.trimStart().length;
    const id = this.next++;
    const passage: FakePassage = {
      id,
      article: this.articleOf(document),
      colour,
      exact,
      verdict: "same",
      startUnit: start,
      endUnit: start + exact.length,
      tags: [],
      note: "",
      madeMs: Date.now(),
      trashed: false,
    };
    const changes = this.transact("add-highlight", 1, "", changed([passage.article], { highlight: true }), (kept) => ({
      ...kept,
      passages: [...kept.passages, passage],
    }));
    return { passage: id, changes };
  }

  /** Changes some articles, as one step. */
  editArticles(
    op: string,
    ids: number[],
    name: string,
    what: Partial<Changes>,
    edit: (one: FakeArticle) => Partial<FakeArticle>,
  ): Changes {
    const chosen = new Set(ids);
    return this.transact(op, ids.length, name, changed(ids, what), (kept) => ({
      ...kept,
      articles: kept.articles.map((one) => (chosen.has(one.id) ? { ...one, ...edit(one) } : one)),
    }));
  }

  /** Changes some passages, as one step. */
  editPassages(
    op: string,
    ids: number[],
    name: string,
    what: Partial<Changes>,
    edit: (one: FakePassage) => Partial<FakePassage>,
  ): Changes {
    const chosen = new Set(ids);
    const articles = this.kept.passages.filter((one) => chosen.has(one.id)).map((one) => one.article);
    return this.transact(
      op,
      ids.length,
      name,
      changed([...new Set(articles)], { highlight: true, ...what }),
      (kept) => ({
        ...kept,
        passages: kept.passages.map((one) => (chosen.has(one.id) ? { ...one, ...edit(one) } : one)),
      }),
    );
  }

  /** Changes the tags themselves, as one step. */
  editTags(op: string, name: string, edit: (kept: Kept) => Kept): Changes {
    return this.transact(op, 1, name, changed([], { tag: true, article: true, highlight: true }), edit);
  }

  tagViews(): TagView[] {
    const articles = this.kept.articles.filter((one) => !one.trashed);
    const live = new Set(articles.map((one) => one.id));
    const passages = this.kept.passages.filter((one) => !one.trashed && live.has(one.article));
    return [...this.kept.tags]
      .sort((a, b) => (a.path.replaceAll("/", "\0") < b.path.replaceAll("/", "\0") ? -1 : 1))
      .map((tag) => {
        const under = new Set(
          this.kept.tags.filter((one) => one.id === tag.id || one.path.startsWith(`${tag.path}/`)).map((one) => one.id),
        );
        const marked = passages.filter((one) => one.tags.some((id) => under.has(id)));
        const on = new Set(marked.map((one) => one.article));
        for (const one of articles) if (one.tags.some((id) => under.has(id))) on.add(one.id);
        return { ...tag, articles: on.size, passages: marked.length };
      });
  }
}
