/* eslint-disable svelte/prefer-svelte-reactivity -- sets and maps are replaced as a whole here, never changed in place */
import { call, onLibraryChanged, problemOf } from "../api";
import { lookAgain, place, type Selected } from "../annotations/unplaced.svelte";
import type {
  ArticleRow,
  Changes,
  Colour,
  Counts,
  ExportScope,
  ListLook,
  Lists,
  NoteRow,
  Order,
  PassageRow,
  UnplacedRow,
} from "../generated/wire";
import { type AskList, askArticles, askNotes, askPassages } from "../library/asking";
import { Listing } from "../library/listing.svelte";
import { Overview } from "../library/overview.svelte";
import { type Place, samePlace, scopeOf } from "../library/place";
import { BEST, NEWEST, orderOf, ORDERS, type Sorting } from "../library/sorting";
import { type Tab, tabsOf } from "../library/tabs";
import { EMPTY, isEmpty, lineOf, type Query } from "../search/query";
import { termOf, withTerm } from "../search/term";
import { DEFAULTS } from "../settings/settings";
import { announce, onChanges } from "../shared/changes";
import { toasts } from "../shared/toasts.svelte";
import { TagStore } from "../tags/tags.svelte";
import { dateTerm, type Stretch, stretchOf } from "../timeline/bars";
import { History } from "./history.svelte";
import { Readings } from "./readings.svelte";

/** Faster steps than this through the list show only the article where they end. */
const STEP_MS = 140;

/** The window with a library open: where it is, what is asked, what is read. */
export class Desk {
  place = $state.raw<Place>({ kind: "articles" });
  query = $state.raw<Query>(EMPTY);
  reading = $state.raw<{ article: number; passage: number | null } | null>(null);
  counts = $state.raw<Counts | null>(null);
  /** What the place is looked at as. */
  tab = $state<Tab>("articles");
  #sortings = $state.raw<Partial<Record<Tab, Sorting>>>({});
  #found = $state.raw<Partial<Record<Tab, Sorting>>>({});

  readonly tags = new TagStore();
  readonly history = new History();
  readonly overview = new Overview();

  readonly readings: Readings;
  readonly articles = new Listing<ArticleRow>((asked) => askArticles(this.#asked("articles"), asked));
  readonly passages = new Listing<PassageRow>((asked) => askPassages(this.#asked("passages"), asked));
  readonly notes = new Listing<NoteRow>((asked) => askNotes(this.#asked("notes"), asked));
  readonly unplaced = new Listing<UnplacedRow>(({ offset, limit }) => call("list_unplaced", { offset, limit }));

  /** Behind which articles their copies are listed too. */
  unfolded = $state.raw<readonly number[]>([]);

  /** `lists`: how the lists look, as the user set it. */
  constructor(
    private readonly lists: () => Lists = () => DEFAULTS.lists,
    readOnly: () => boolean = () => false,
  ) {
    this.readings = new Readings(this.articles.pages, () => this.reading?.article ?? null, readOnly);
  }

  #stepped = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get line(): string {
    return lineOf(this.query);
  }

  get searching(): boolean {
    return !isEmpty(this.query);
  }

  /** What a tab is sorted by: while something is searched for, by how well it fits. */
  sortingOf(tab: Tab): Sorting {
    if (this.searching) return this.#found[tab] ?? (tab === "articles" ? BEST : NEWEST);
    return this.#sortings[tab] ?? NEWEST;
  }

  get sorting(): Sorting {
    return this.sortingOf(this.shows === "unplaced" ? "articles" : this.shows);
  }

  /** The order that comes nearest to what the list is sorted by. */
  get order(): Order {
    return orderOf(this.sorting) ?? "newest";
  }

  lookOf(tab: Tab): ListLook {
    return this.lists()[tab];
  }

  #asked(tab: Tab): AskList {
    const { group } = this.lookOf(tab);
    const asked = { scope: scopeOf(this.place), query: this.line, sorting: this.sortingOf(tab), group };
    return tab === "articles" && this.folds ? { ...asked, unfolded: this.unfolded } : asked;
  }

  /** Whether the list of articles shows each story once: where nothing is searched for, so that nothing found is hidden. */
  get folds(): boolean {
    const { kind } = this.place;
    const plain = !this.searching && this.lookOf("articles").group === null;
    return this.lists().foldCopies && plain && (kind === "inbox" || kind === "articles");
  }

  /** Lists the copies behind an article, or no more. */
  async unfold(article: number, open = !this.unfolded.includes(article)): Promise<void> {
    if (open === this.unfolded.includes(article)) return;
    const rest = this.unfolded.filter((one) => one !== article);
    this.unfolded = open ? [...rest, article] : rest;
    await this.articles.refresh();
  }

  get tabs(): readonly Tab[] {
    return tabsOf(this.place);
  }

  /** How many there are of each tab's kind; null while that is not known. */
  get tabCounts(): Record<Tab | "claims", number | null> {
    // At the first letter those of the whole library stay, as those of the query before do at every other one.
    const isAll = this.place.kind === "articles" && !this.searching;
    const all = isAll ? this.counts : (this.overview.summary ?? (this.place.kind === "articles" ? this.counts : null));
    const known = {
      articles: all?.articles ?? null,
      passages: all?.passages ?? null,
      notes: all?.notes ?? null,
      claims: all?.claims ?? null,
    };
    const { listed } = this;
    if (listed !== null) known[listed] = this.listing.pages.total;
    return known;
  }

  /** The tab whose count is that of the list itself, which is asked first; none in groups, where what has two tags stands twice. */
  get listed(): Tab | null {
    const { shows } = this;
    const isOnce = this.listing.pages.groups.length === 0 && !(shows === "articles" && this.folds);
    return shows !== "unplaced" && isOnce ? shows : null;
  }

  /** What the list shows: articles, passages, notes, or annotations without a place. */
  get shows(): Tab | "unplaced" {
    if (this.place.kind === "unplaced") return "unplaced";
    return this.tabs.includes(this.tab) ? this.tab : "articles";
  }

  get listing(): Listing<ArticleRow> | Listing<PassageRow> | Listing<NoteRow> | Listing<UnplacedRow> {
    return this[this.shows];
  }

  /** The articles of what is chosen; else the one that is read. */
  get chosenArticles(): number[] {
    if (this.shows === "articles") return this.articles.chosen;
    if (this.shows !== "unplaced" && this.listing.selection.chosen.size > 1) {
      const rows = this.shows === "passages" ? this.#chosenOf(this.passages) : this.#chosenOf(this.notes);
      return [...new Set(rows.flatMap((row) => row.article ?? []))];
    }
    return this.reading ? [this.reading.article] : [];
  }

  #chosenOf<Row extends { id: number }>(listing: Listing<Row>): Row[] {
    return listing.pages.rows.filter((row) => row !== undefined && listing.selection.chosen.has(row.id)) as Row[];
  }

  /** Paths of the tags that some of what is chosen has, as far as it was looked at. */
  get chosenTags(): string[] {
    if (this.shows === "unplaced" || this.shows === "notes") return [];
    const rows = this.shows === "articles" ? this.#chosenOf(this.articles) : this.#chosenOf(this.passages);
    return [...new Set(rows.flatMap((row) => row.tags.map((tag) => tag.path)))].sort((a, b) => a.localeCompare(b));
  }

  /** What an export takes: a choice of several, or else everything that the list holds. */
  get exportScope(): ExportScope {
    const chosen = this.chosenArticles;
    if (chosen.length > 1 || this.shows !== "articles") return { kind: "articles", articles: chosen };
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
      this.readings.stop();
      this.overview.stop();
      stopTags();
      silence();
      stop();
    };
  }

  /** Goes to a place, and looks at it as `tab`: where a place is gone through, as articles. */
  async go(place: Place, tab?: Tab): Promise<void> {
    const isThrough = place.kind === "inbox" || place.kind === "trash";
    const next = tab ?? (isThrough ? "articles" : this.tab);
    if (samePlace(place, this.place) && next === this.tab) return;
    this.place = place;
    this.tab = next;
    await this.#restart();
  }

  async showTab(tab: Tab): Promise<void> {
    await this.go(this.place, tab);
  }

  /** Shows a place as `tab` with a query in an order, all at once. */
  async show(place: Place, tab: Tab, query: Query, order: Order): Promise<void> {
    this.place = place;
    this.tab = tab;
    this.query = query;
    this.#keepSorting(ORDERS[order]);
    await this.#restart();
  }

  async search(query: Query): Promise<void> {
    const before = this.line;
    this.query = query;
    if (this.line !== before) await this.#restart();
  }

  async sort(sorting: Sorting): Promise<void> {
    this.#keepSorting(sorting);
    await this.listing.restart(this.#keep());
  }

  #keepSorting(sorting: Sorting): void {
    if (this.shows === "unplaced") return;
    const kept = { [this.shows]: sorting };
    if (this.searching) this.#found = { ...this.#found, ...kept };
    else this.#sortings = { ...this.#sortings, ...kept };
  }

  /** The list looks otherwise now: in other groups. */
  async regroup(): Promise<void> {
    await this.listing.restart(this.#keep());
  }

  /** What the query names of the date that the timeline draws. */
  get brushed(): Stretch | null {
    const term = termOf(this.query.text, this.lists().timelineDate);
    return term === null ? null : stretchOf(term);
  }

  /** Writes a stretch of months into the query, or takes it out: the query is the one truth. */
  async brush(stretch: Stretch | null): Promise<void> {
    const text = withTerm(this.query.text, this.lists().timelineDate, stretch && dateTerm(stretch));
    await this.search({ ...this.query, text });
  }

  /** Asks what the result is made of, once its rows are here. */
  look(): void {
    const scope = scopeOf(this.place);
    const isAll = !this.searching && scope.kind === "articles";
    const { timeline, timelineDate: date, timelineByTag: byTag } = this.lists();
    // Without its own dates, so that what is brushed stands among the rest.
    const query = lineOf({ ...this.query, text: withTerm(this.query.text, date, null) });
    // Going from tag to tag, the tree stays as it is; a query narrows it.
    const tags = scope.kind === "tag" ? (this.searching ? { kind: "articles" as const } : null) : scope;
    this.overview.ask({
      query: this.line,
      counts: isAll || this.shows === "unplaced" ? null : scope,
      tags: isAll || this.shows === "unplaced" ? null : tags,
      timeline: timeline && this.shows !== "unplaced" ? { scope, query, date, byTag } : null,
    });
  }

  read(article: number, passage: number | null = null): void {
    clearTimeout(this.#timer);
    this.readings.show(article);
    this.reading = { article, passage };
  }

  /** Whether something that is chosen was not read yet. */
  get choseUnread(): boolean {
    return this.chosenArticles.some((article) => this.readings.isUnread(article) === true);
  }

  /** What is chosen was read, or is still to be when all of it was. */
  async turnRead(): Promise<void> {
    await this.readings.set(this.chosenArticles, this.choseUnread);
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
    if (this.shows === "notes") {
      const notes = this.notes.chosen;
      if (notes.length > 0) await this.#write(() => call("remove_notes", { notes }), true);
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
    if (this.shows === "notes" && this.notes.chosen.length > 0) {
      const notes = [...this.notes.chosen];
      await this.#write(() => call(on ? "tag_noted" : "untag_noted", { notes, path }), false);
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

  async colourChosen(colour: Colour): Promise<void> {
    const passages = this.passages.chosen;
    if (this.shows === "passages" && passages.length > 0)
      await this.#write(() => call("set_highlight_colour", { passages, colour }), false);
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
    this.look();
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
    this.look();
  }

  /** Start: the newest article is read at once. */
  async #first(): Promise<void> {
    await this.articles.restart(null);
    this.look();
    if (this.reading || this.shows !== "articles") return;
    await this.articles.to(this.articles.first);
    const row = this.articles.focused;
    if (row) this.reading = { article: row.id, passage: null };
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
