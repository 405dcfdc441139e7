import { call, onLibraryChanged, problemOf } from "../api";
import { lookAgain, place, type Selected } from "../annotations/unplaced.svelte";
import type {
  ArticleRow,
  Changes,
  Counts,
  ExportScope,
  NoteRow,
  Order,
  PassageRow,
  UnplacedRow,
} from "../generated/wire";
import { Listing } from "../library/listing.svelte";
import { listsArticles, type Place, samePlace, scopeOf } from "../library/place";
import { EMPTY, isEmpty, lineOf, type Query } from "../search/query";
import { announce, onChanges } from "../shared/changes";
import { toasts } from "../shared/toasts.svelte";
import { TagStore } from "../tags/tags.svelte";
import { History } from "./history.svelte";

/** Faster steps than this through the list show only the article where they end. */
const STEP_MS = 140;

/** The window with a library open: where it is, what is asked, what is read. */
export class Desk {
  place = $state.raw<Place>({ kind: "articles" });
  query = $state.raw<Query>(EMPTY);
  reading = $state.raw<{ article: number; passage: number | null } | null>(null);
  counts = $state.raw<Counts | null>(null);
  /** Passages of the articles that fit. */
  passagesFound = $state(0);
  /** Whether Trash shows passages. */
  trashedPassages = $state(false);
  #orders = $state<{ browsing: Order; searching: Order }>({ browsing: "newest", searching: "relevance" });

  readonly tags = new TagStore();
  readonly history = new History();

  readonly articles = new Listing<ArticleRow>(async ({ offset, limit }) => {
    const asked = { scope: scopeOf(this.place), query: this.line, order: this.order, offset, limit };
    const page = await call("list_articles", asked);
    this.passagesFound = page.passages;
    return page;
  });
  readonly passages = new Listing<PassageRow>(({ offset, limit }) =>
    call("list_passages", { scope: scopeOf(this.place), query: this.line, offset, limit }),
  );
  readonly notes = new Listing<NoteRow>(({ offset, limit }) => call("list_notes", { query: this.line, offset, limit }));

  readonly unplaced = new Listing<UnplacedRow>((asked) => call("list_unplaced", asked));

  #stepped = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get line(): string {
    return lineOf(this.query);
  }

  get searching(): boolean {
    return !isEmpty(this.query);
  }

  get order(): Order {
    return this.searching ? this.#orders.searching : this.#orders.browsing;
  }

  /** What the list shows: articles, passages, notes, or annotations without a place. */
  get shows(): "articles" | "passages" | "notes" | "unplaced" {
    if (this.place.kind === "unplaced") return "unplaced";
    if (this.place.kind === "passages" || (this.place.kind === "trash" && this.trashedPassages)) return "passages";
    return this.place.kind === "notes" ? "notes" : "articles";
  }

  get listing(): Listing<ArticleRow> | Listing<PassageRow> | Listing<NoteRow> | Listing<UnplacedRow> {
    return this[this.shows];
  }

  /** The chosen articles, when the list shows articles; else the one that is read. */
  get chosenArticles(): number[] {
    if (this.shows === "articles") return this.articles.chosen;
    return this.reading ? [this.reading.article] : [];
  }

  /** What an export takes: a choice of several, or else everything that the list holds. */
  get exportScope(): ExportScope {
    const chosen = this.chosenArticles;
    if (chosen.length > 1 || !listsArticles(this.place)) return { kind: "articles", articles: chosen };
    return { kind: "list", scope: scopeOf(this.place), query: this.line };
  }

  /** Loads everything and follows what is written; gives back a function that stops. */
  start(): () => void {
    const stopTags = this.tags.follow();
    const stop = onChanges((changes) => void this.#changed(changes));
    const silence = onLibraryChanged(announce);
    void this.#count();
    void this.history.refresh();
    void this.#first();
    return () => {
      clearTimeout(this.#timer);
      stopTags();
      silence();
      stop();
    };
  }

  async go(place: Place): Promise<void> {
    if (samePlace(place, this.place)) return;
    this.place = place;
    this.trashedPassages = false;
    await this.#restart();
  }

  /** Shows a place with a query in an order, all at once. */
  async show(place: Place, query: Query, order: Order): Promise<void> {
    this.place = place;
    this.trashedPassages = false;
    this.query = query;
    this.#orders[this.searching ? "searching" : "browsing"] = order;
    await this.#restart();
  }

  async showTrashed(passages: boolean): Promise<void> {
    this.trashedPassages = passages;
    await this.#restart();
  }

  async search(query: Query): Promise<void> {
    const before = this.line;
    this.query = query;
    if (this.line !== before) await this.listing.restart(this.#keep());
  }

  async sort(order: Order): Promise<void> {
    this.#orders[this.searching ? "searching" : "browsing"] = order;
    await this.#restart();
  }

  read(article: number, passage: number | null = null): void {
    clearTimeout(this.#timer);
    this.reading = { article, passage };
  }

  /** Reads what a row of the list is or belongs to. */
  readRow(row: ArticleRow | PassageRow | NoteRow | UnplacedRow): void {
    const [article, passage] = placeOf(row);
    if (article === null) {
      clearTimeout(this.#timer);
      this.reading = null;
      return;
    }
    const now = performance.now();
    const quick = now - this.#stepped < STEP_MS;
    this.#stepped = now;
    clearTimeout(this.#timer);
    if (quick) this.#timer = setTimeout(() => this.read(article, passage), STEP_MS);
    else this.read(article, passage);
  }

  async step(by: number): Promise<void> {
    await this.listing.step(by);
    if (this.listing.focused) this.readRow(this.listing.focused);
  }

  /** Out of the inbox, or back in when all of them are out. */
  async archive(): Promise<void> {
    const articles = this.chosenArticles;
    const rows = this.articles.pages.rows.filter((row) => row !== undefined && articles.includes(row.id));
    const archived = this.place.kind === "inbox" || !rows.every((row) => row?.archived);
    await this.#write(() => call("archive_articles", { articles, archived }), this.place.kind === "inbox");
  }

  async trash(): Promise<void> {
    if (this.shows === "passages") {
      const passages = this.passages.chosen;
      if (passages.length > 0) await this.#write(() => call("trash_highlights", { passages }), true);
      return;
    }
    if (this.shows === "unplaced") return this.discard();
    const articles = this.chosenArticles;
    await this.#write(() => call("trash_articles", { articles }), this.shows === "articles");
  }

  /** The annotation that waits for a place and has the focus. */
  get placing(): UnplacedRow | null {
    return this.shows === "unplaced" ? (this.unplaced.focused ?? null) : null;
  }

  /** Gives it its place, and goes on to the next one. */
  async placeAt(at: Selected | null): Promise<boolean> {
    const row = this.placing;
    if (!row || !(await place(row, at))) return false;
    await this.#refreshed;
    if (this.placing) this.readRow(this.placing);
    return true;
  }

  /** Takes the chosen ones off the list of those without a place. */
  async discard(): Promise<void> {
    const annotations = this.unplaced.chosen;
    if (annotations.length > 0) await this.#write(() => call("discard_annotations", { annotations }), true);
  }

  async lookAgain(): Promise<void> {
    await lookAgain();
  }

  async restore(): Promise<void> {
    if (this.shows === "passages") {
      const passages = this.passages.chosen;
      await this.#write(() => call("restore_highlights", { passages }), true);
    } else {
      const articles = this.articles.chosen;
      await this.#write(() => call("restore_articles", { articles }), true);
    }
  }

  async emptyTrash(): Promise<void> {
    this.reading = null;
    await this.#write(async () => (await call("empty_trash")).changes, false);
  }

  async tagChosen(path: string, on = true): Promise<void> {
    if (this.shows === "passages") {
      const passages = [...this.passages.chosen];
      await this.#write(() => call(on ? "tag_highlights" : "untag_highlights", { passages, path }), false);
      return;
    }
    const articles = this.chosenArticles;
    await this.#write(() => call(on ? "tag_articles" : "untag_articles", { articles, path }), false);
  }

  /** Says that the chosen articles are copies of one story. */
  async groupCopies(): Promise<void> {
    const articles = this.chosenArticles;
    await this.#write(() => call("group_copies", { articles }), false);
  }

  /** Writes; with `follow` the reader goes on to the row that took the place of what left the list. */
  async #write(write: () => Promise<Changes>, follow: boolean): Promise<void> {
    try {
      announce(await write());
      if (!follow) return;
      await this.#refreshed;
      const row = this.listing.focused;
      if (row) this.readRow(row);
      else this.reading = null;
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    }
  }

  #refreshed: Promise<void> = Promise.resolve();

  async #changed(changes: Changes): Promise<void> {
    this.#refreshed = this.listing.refresh();
    await Promise.all([this.#refreshed, this.#count(), this.history.wrote(changes)]);
    if (this.place.kind === "tag") this.#followTag(this.place.tag);
    if (changes.article) await this.#putAwayWhatIsGone();
    if (this.reading === null && this.shows === "articles") await this.#showAgain(changes.articles);
  }

  /** An undo may take away the article that is read. */
  async #putAwayWhatIsGone(): Promise<void> {
    const { reading } = this;
    if (!reading) return;
    try {
      await call("article", { article: reading.article });
    } catch (thrown) {
      if (problemOf(thrown).kind !== "notFound") throw thrown;
      if (this.reading === reading) this.reading = null;
    }
  }

  /** What came back to an empty desk, by an undo, is read again. */
  async #showAgain(articles: number[]): Promise<void> {
    const at = this.articles.pages.rows.findIndex((row) => row !== undefined && articles.includes(row.id));
    const row = this.articles.pages.rows[at];
    if (!row || row.id === this.articles.focused?.id) return;
    await this.articles.to(at);
    this.read(row.id);
  }

  /** The tag that is shown was renamed or removed. */
  #followTag(id: number): void {
    const tag = this.tags.list.find((one) => one.id === id);
    if (tag) this.place = { kind: "tag", tag: id, path: tag.path };
    else if (this.tags.list.length > 0) void this.go({ kind: "articles" });
  }

  async #restart(): Promise<void> {
    await this.listing.restart(this.#keep());
  }

  /** Start: the newest article is read at once. */
  async #first(): Promise<void> {
    await this.articles.restart(null);
    if (this.reading || this.shows !== "articles") return;
    await this.articles.to(0);
    const row = this.articles.focused;
    if (row) this.read(row.id);
  }

  #keep(): number | null {
    return this.shows === "articles" ? (this.reading?.article ?? null) : (this.reading?.passage ?? null);
  }

  async #count(): Promise<void> {
    try {
      this.counts = await call("counts");
    } catch (thrown) {
      toasts.problem(problemOf(thrown), { slot: "counts" });
    }
  }
}

/** The article of a row, and the passage to show in it. */
export function placeOf(row: ArticleRow | PassageRow | NoteRow | UnplacedRow): [number | null, number | null] {
  if ("why" in row) return [row.article, null];
  if ("lead" in row) return [row.id, row.found?.passage ?? null];
  if ("body" in row) return [row.article, row.passage];
  return [row.article, row.id];
}
