/* eslint-disable svelte/prefer-svelte-reactivity -- sets and maps are replaced as a whole here, or shown nowhere */
// A long list, asked for by windows: what scrolls into view is loaded, what was overtaken is dropped.

import { problemOf } from "../api";
import type { Effort, Group, Open } from "../generated/wire";
import { nextTurn, presentTurn } from "./turns";

export const PAGE = 100;
/** Rows of the first answer: a screen full, so that it is here before the next key. */
export const FIRST = 40;
/** Times that what was broken off is asked again. */
const MOST_TRIES = 100;
/** The exact answer is asked for when no key was pressed for this long. */
const REST_MS = 120;

/** What is asked of a list. */
export interface Asked {
  offset: number;
  limit: number;
  effort: Effort;
  turn: number;
}

export interface Page<Row> {
  total: number;
  rows: Row[];
  /** What is still to be known; nothing when it is not said. */
  open?: Open;
  /** The groups of the list, where it has some. */
  groups?: Group[];
}

type Ask<Row> = (asked: Asked) => Promise<Page<Row>>;

const pageOf = (row: number): number => Math.floor(row / PAGE);

function pagesOf(first: number, last: number): number[] {
  const pages = [];
  for (let page = pageOf(first); page <= pageOf(last); page++) pages.push(page);
  return pages;
}

/** The rows of a list of any length. A row that was not loaded yet is undefined. */
export class Pages<Row> {
  /** How many there are; null before the first answer. */
  total = $state<number | null>(null);
  rows = $state.raw<readonly (Row | undefined)[]>([]);
  groups = $state.raw<readonly Group[]>([]);
  problem = $state.raw<unknown>(null);
  /** Whether there are more than `total`. */
  more = $state(false);
  /** Whether the rows are the likeliest ones, and the right ones are on their way. */
  refining = $state(false);

  #ask: Ask<Row>;
  /** Another place, query or order than before; a refresh is of the same. */
  #list = 0;
  /** One more whenever rows were taken away for others, be they of the same list. */
  #fill = 0;
  /** When the answers for pages come that were asked since. Not shown anywhere, so it need not be followed. */
  #asked = new Map<number, Promise<void>>();
  /** The first answer of a list, while it is on its way. */
  #starting: Promise<void> | null = null;
  /** The refresh that is under way, and the one that follows it. */
  #loading: Promise<void> | null = null;
  #following: Promise<void> | null = null;
  #seen: [number, number] = [0, 0];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #keeping: (refine: () => Promise<void>) => Promise<void>;

  /** `keeping` runs what puts the right rows in the place of the likeliest ones. */
  constructor(ask: Ask<Row>, keeping: (refine: () => Promise<void>) => Promise<void> = (refine) => refine()) {
    this.#ask = ask;
    this.#keeping = keeping;
  }

  /**
   * Starts over: another place, query or order. The rows on screen stay until the first answer is here, which is a quick
   * one; what it leaves open is asked when no key was pressed for a moment.
   */
  async restart(): Promise<void> {
    this.#seen = [0, 0];
    const list = ++this.#list;
    clearTimeout(this.#timer);
    this.#loading = this.#following = null;
    nextTurn();
    const starting = this.#start(list);
    this.#starting = starting;
    await starting;
    if (this.#starting === starting) this.#starting = null;
  }

  async #start(list: number): Promise<void> {
    try {
      const answer = await this.#answer(list, { offset: 0, limit: FIRST, effort: "quick" });
      if (list !== this.#list) return;
      const { open } = answer;
      const isOpen = open !== undefined && (open.more || open.refining);
      this.#begin();
      this.#put(answer, 0);
      this.refining = isOpen;
      if (isOpen) this.#timer = setTimeout(() => void this.#refine(list), REST_MS);
      else if (answer.rows.length < Math.min(answer.total, PAGE)) void this.#page(0, FIRST);
      else this.#asked.set(0, Promise.resolve());
    } catch (thrown) {
      this.#fail(list, thrown);
    }
  }

  #refine(list: number): Promise<void> {
    return this.#keeping(() => (list === this.#list && this.refining ? this.refresh() : Promise.resolve()));
  }

  /**
   * Asks again for what is on screen, after a write. One that comes while another is under way follows it: many writes in a
   * row would keep each other from ever being shown.
   */
  refresh(): Promise<void> {
    if (this.#following) return this.#following;
    if (this.#loading) {
      const list = this.#list;
      this.#following = this.#loading.then(() => {
        if (list !== this.#list) return;
        this.#following = null;
        return this.refresh();
      });
      return this.#following;
    }
    const loading = this.#load().then(() => {
      if (this.#loading === loading) this.#loading = null;
    });
    this.#loading = loading;
    return loading;
  }

  /** Draws rows otherwise without asking for them. */
  alter(some: (row: Row) => Row): void {
    this.rows = this.rows.map((row) => row && some(row));
  }

  /** Loads what is missing from row `first` to row `last`, which are in view. */
  async ensure(first: number, last: number): Promise<void> {
    this.#seen = [first, last];
    await this.#bring(pagesOf(first, last), (page) => this.#lacks(page, first, last));
  }

  /** Loads a row that need not be in view. */
  async bring(row: number): Promise<void> {
    await this.#bring([pageOf(row)]);
  }

  /** Loads what is missing of some rows in view, which need not stand one after the other. */
  async ensureRows(rows: readonly number[]): Promise<void> {
    const [first] = rows;
    const last = rows.at(-1);
    if (first === undefined || last === undefined) return;
    this.#seen = [first, last];
    await this.#bring([...new Set(rows.map(pageOf))]);
  }

  /**
   * Loads everything from `first` to `last`, or to the end, however much, for a selection over it; null when that cannot be
   * had, or when another list is shown meanwhile.
   */
  async all(first: number, last = Infinity): Promise<Row[] | null> {
    const list = this.#list;
    for (;;) {
      await this.#starting;
      await this.#loading;
      if (this.refining) await this.#refine(list);
      if (list !== this.#list) return null;
      const fill = this.#fill;
      await this.#bring(pagesOf(first, Math.min(last, (this.total ?? 0) - 1)));
      if (list !== this.#list) return null;
      const end = Math.min(last + 1, this.total ?? 0);
      const rows = this.rows.slice(first, end).filter((row) => row !== undefined);
      if (rows.length === end - first && !this.refining) return rows;
      if (fill === this.#fill) return null;
    }
  }

  /** Whether a page lacks one of the rows from `first` to `last`: the first answer of a list is less than a page. */
  #lacks(page: number, first: number, last: number): boolean {
    const end = Math.min(last + 1, (page + 1) * PAGE, this.total ?? 0);
    for (let row = Math.max(first, page * PAGE); row < end; row++) if (this.rows[row] === undefined) return true;
    return false;
  }

  /** Loads pages that are `needed`, and loads them again where a refresh has taken them away meanwhile. */
  async #bring(wanted: readonly number[], needed: (page: number) => boolean = () => true): Promise<void> {
    // What is asked now is asked of the list that begins.
    if (this.#starting) await this.#starting;
    const list = this.#list;
    for (let fill = -1; list === this.#list && fill !== this.#fill;) {
      fill = this.#fill;
      const pages = wanted.filter((page) => page * PAGE < (this.total ?? 0) && needed(page));
      await Promise.all(pages.map((page) => this.#asked.get(page) ?? this.#page(page)));
    }
  }

  /** The rows of a page from `offset` on. */
  #page(page: number, offset = page * PAGE): Promise<void> {
    const [list, fill] = [this.#list, this.#fill];
    const limit = (page + 1) * PAGE - offset;
    const answered = this.#answer(list, { offset, limit, effort: "exact" }).then(
      (answer) => {
        if (fill === this.#fill && list === this.#list) this.#put(answer, offset);
      },
      (thrown: unknown) => {
        if (fill === this.#fill) this.#asked.delete(page);
        this.#fail(list, thrown);
      },
    );
    this.#asked.set(page, answered);
    return answered;
  }

  /** The pages where what is in view begins and ends. Between them may be whole folded groups. */
  get #inView(): number[] {
    return [...new Set(this.#seen.map(pageOf))];
  }

  async #load(): Promise<void> {
    const pages = this.#inView;
    clearTimeout(this.#timer);
    const list = this.#list;
    const answer = (page: number): Promise<Page<Row>> =>
      this.#answer(list, { offset: page * PAGE, limit: PAGE, effort: "exact" });
    try {
      const answers = await Promise.all(pages.map(answer));
      if (list !== this.#list) return;
      this.#begin();
      for (const page of pages) this.#asked.set(page, Promise.resolve());
      answers.forEach((answer, at) => this.#put(answer, (pages[at] ?? 0) * PAGE));
      this.refining = false;
      // What has come into view since.
      void this.#bring(this.#inView);
    } catch (thrown) {
      this.#fail(list, thrown);
    }
  }

  #begin(): void {
    this.#fill++;
    this.#asked.clear();
    this.rows = [];
    this.problem = null;
  }

  /**
   * Asks for rows. Another list that begins breaks off whatever is asked; while the answer is still wanted here, it is asked
   * again, or the rows on screen would stay those of before the write.
   */
  async #answer(list: number, asked: Omit<Asked, "turn">): Promise<Page<Row>> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#ask({ ...asked, turn: presentTurn() });
      } catch (thrown) {
        const isOver = list !== this.#list || tries === MOST_TRIES;
        if (isOver || problemOf(thrown).kind !== "cancelled") throw thrown;
        await new Promise((resolve) => setTimeout(resolve, REST_MS / 4));
      }
    }
  }

  /** What was broken off because something else is asked now is no problem. */
  #fail(list: number, thrown: unknown): void {
    if (list !== this.#list) return;
    this.refining = false;
    if (problemOf(thrown).kind !== "cancelled") this.problem = thrown;
  }

  #put({ total, rows, groups = [], open }: Page<Row>, offset: number): void {
    const next = this.rows.slice(0, total);
    next.length = total;
    rows.forEach((row, at) => (next[offset + at] = row));
    this.total = total;
    this.more = open?.more ?? false;
    this.rows = next;
    this.groups = groups;
  }
}
