/* eslint-disable svelte/prefer-svelte-reactivity -- sets and maps are replaced as a whole here, or shown nowhere */
// A long list, asked for by windows: what scrolls into view is loaded, what was overtaken is dropped.

import { problemOf } from "../api";
import type { Effort, Group, Open } from "../generated/wire";
import { nextTurn, presentTurn } from "./turns";

export const PAGE = 100;
/** Rows of the first answer: a screen full, so that it is here before the next key. */
export const FIRST = 40;
/** Times that rows which are on their way are waited for, and that what was broken off is asked again. */
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
  #turn = 0;
  /** Another place, query or order than before; a refresh is of the same. */
  #list = 0;
  // Not shown anywhere, so it need not be followed.
  #asked = new Set<number>();
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
    this.#list++;
    clearTimeout(this.#timer);
    nextTurn();
    const turn = ++this.#turn;
    try {
      const answer = await this.#answer(turn, { offset: 0, limit: FIRST, effort: "quick" });
      if (turn !== this.#turn) return;
      const { open } = answer;
      const isOpen = open !== undefined && (open.more || open.refining);
      this.#begin();
      this.#put(answer, 0);
      this.refining = isOpen;
      const refine = (): Promise<void> => (turn === this.#turn ? this.refresh() : Promise.resolve());
      if (isOpen) this.#timer = setTimeout(() => void this.#keeping(refine), REST_MS);
      else if (answer.rows.length < Math.min(answer.total, PAGE)) void this.#rest(turn);
      else this.#asked.add(0);
    } catch (thrown) {
      this.#fail(turn, thrown);
    }
  }

  /** The rows of the first page that were not on the first screen. */
  async #rest(turn: number): Promise<void> {
    this.#asked.add(0);
    try {
      const answer = await this.#answer(turn, { offset: FIRST, limit: PAGE - FIRST, effort: "exact" });
      if (turn === this.#turn) this.#put(answer, FIRST);
    } catch (thrown) {
      this.#asked.delete(0);
      this.#fail(turn, thrown);
    }
  }

  /** Asks again for what is on screen, after a write. */
  async refresh(): Promise<void> {
    const [first, last] = this.#seen;
    const pages = [Math.floor(first / PAGE), Math.floor(last / PAGE)];
    await this.#load(pages[0] === pages[1] ? pages.slice(1) : pages);
  }

  /** Draws rows otherwise without asking for them. */
  alter(some: (row: Row) => Row): void {
    this.rows = this.rows.map((row) => row && some(row));
  }

  /** Loads what is missing from row `first` to row `last`. */
  async ensure(first: number, last: number): Promise<void> {
    const pages = [];
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) pages.push(page);
    await this.#bring(pages, [first, last]);
  }

  /** Loads a row that need not be in view. */
  async bring(row: number): Promise<void> {
    const seen = this.#seen;
    await this.ensure(row, row);
    this.#seen = seen;
  }

  /** Loads what is missing of some rows, which need not stand one after the other. */
  async ensureRows(rows: readonly number[]): Promise<void> {
    const [first] = rows;
    const last = rows.at(-1);
    if (first === undefined || last === undefined) return;
    await this.#bring([...new Set(rows.map((row) => Math.floor(row / PAGE)))], [first, last]);
  }

  /**
   * Loads everything from `first` to `last`, however much, for a selection over it; null when that cannot be had, or when
   * another list is shown meanwhile.
   */
  async all(first: number, last: number): Promise<Row[] | null> {
    const [seen, list] = [this.#seen, this.#list];
    await this.ensure(first, last);
    // Another answer may have taken the rows away meanwhile, or some are still on their way to somebody else.
    for (let tries = 0; tries < MOST_TRIES && list === this.#list && !this.#has(first, last); tries++) {
      await new Promise((resolve) => setTimeout(resolve, REST_MS / 4));
      await this.ensure(first, last);
    }
    if (list !== this.#list) return null;
    this.#seen = seen;
    const rows = this.rows.slice(first, last + 1).filter((row) => row !== undefined);
    return rows.length === Math.min(last + 1, this.total ?? 0) - first ? rows : null;
  }

  #has(first: number, last: number): boolean {
    const end = Math.min(last + 1, this.total ?? 0);
    const rows = this.rows.slice(first, end);
    return !this.refining && rows.length === end - first && rows.every((row) => row !== undefined);
  }

  async #bring(pages: readonly number[], seen: [number, number]): Promise<void> {
    this.#seen = seen;
    const turn = this.#turn;
    const missing = pages.filter((page) => page * PAGE < (this.total ?? 0) && !this.#asked.has(page));
    await Promise.all(
      missing.map(async (page) => {
        this.#asked.add(page);
        try {
          const answer = await this.#answer(turn, { offset: page * PAGE, limit: PAGE, effort: "exact" });
          if (turn === this.#turn) this.#put(answer, page * PAGE);
        } catch (thrown) {
          if (turn === this.#turn) this.#asked.delete(page);
          this.#fail(turn, thrown);
        }
      }),
    );
  }

  async #load(pages: number[]): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    const answer = (page: number): Promise<Page<Row>> =>
      this.#answer(turn, { offset: page * PAGE, limit: PAGE, effort: "exact" });
    try {
      const answers = await Promise.all(pages.map(answer));
      if (turn !== this.#turn) return;
      this.#begin();
      for (const page of pages) this.#asked.add(page);
      answers.forEach((answer, at) => this.#put(answer, (pages[at] ?? 0) * PAGE));
      this.refining = false;
    } catch (thrown) {
      this.#fail(turn, thrown);
    }
  }

  #begin(): void {
    this.#asked.clear();
    this.rows = [];
    this.problem = null;
  }

  /**
   * Asks for rows. Another list that begins breaks off whatever is asked; while the answer is still wanted here, it is asked
   * again, or the rows on screen would stay those of before the write.
   */
  async #answer(turn: number, asked: Omit<Asked, "turn">): Promise<Page<Row>> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#ask({ ...asked, turn: presentTurn() });
      } catch (thrown) {
        const isOver = turn !== this.#turn || tries === MOST_TRIES;
        if (isOver || problemOf(thrown).kind !== "cancelled") throw thrown;
        await new Promise((resolve) => setTimeout(resolve, REST_MS / 4));
      }
    }
  }

  /** What was broken off because something else is asked now is no problem. */
  #fail(turn: number, thrown: unknown): void {
    if (turn !== this.#turn) return;
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
