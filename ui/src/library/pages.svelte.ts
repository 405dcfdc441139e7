/* eslint-disable svelte/prefer-svelte-reactivity -- sets and maps are replaced as a whole here, or shown nowhere */
// A long list, asked for by windows: what scrolls into view is loaded, what was overtaken is dropped.

import type { Group } from "../generated/wire";

export const PAGE = 100;

export interface Page<Row> {
  total: number;
  rows: Row[];
  /** The groups of the list, where it has some. */
  groups?: Group[];
}

type Ask<Row> = (offset: number, limit: number) => Promise<Page<Row>>;

/** The rows of a list of any length. A row that was not loaded yet is undefined. */
export class Pages<Row> {
  /** How many there are; null before the first answer. */
  total = $state<number | null>(null);
  rows = $state.raw<readonly (Row | undefined)[]>([]);
  groups = $state.raw<readonly Group[]>([]);
  problem = $state.raw<unknown>(null);

  #ask: Ask<Row>;
  #turn = 0;
  // Not shown anywhere, so it need not be followed.
  #asked = new Set<number>();
  #seen: [number, number] = [0, 0];

  constructor(ask: Ask<Row>) {
    this.#ask = ask;
  }

  /** Starts over: another place, query or order. The rows on screen stay until the first answer is here. */
  async restart(): Promise<void> {
    this.#seen = [0, 0];
    await this.#load([0]);
  }

  /** Asks again for what is on screen, after a write. */
  async refresh(): Promise<void> {
    const [first, last] = this.#seen;
    const pages = [Math.floor(first / PAGE), Math.floor(last / PAGE)];
    await this.#load(pages[0] === pages[1] ? pages.slice(1) : pages);
  }

  /** Loads what is missing from row `first` to row `last`. */
  async ensure(first: number, last: number): Promise<void> {
    const pages = [];
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) pages.push(page);
    await this.#bring(pages, [first, last]);
  }

  /** Loads what is missing of some rows, which need not stand one after the other. */
  async ensureRows(rows: readonly number[]): Promise<void> {
    const [first] = rows;
    const last = rows.at(-1);
    if (first === undefined || last === undefined) return;
    await this.#bring([...new Set(rows.map((row) => Math.floor(row / PAGE)))], [first, last]);
  }

  /** Loads everything from `first` to `last`, however much, for a selection over it. */
  async all(first: number, last: number): Promise<Row[]> {
    const seen = this.#seen;
    await this.ensure(first, last);
    this.#seen = seen;
    return this.rows.slice(first, last + 1).filter((row) => row !== undefined);
  }

  async #bring(pages: readonly number[], seen: [number, number]): Promise<void> {
    this.#seen = seen;
    const turn = this.#turn;
    const missing = pages.filter((page) => page * PAGE < (this.total ?? 0) && !this.#asked.has(page));
    await Promise.all(
      missing.map(async (page) => {
        this.#asked.add(page);
        try {
          const answer = await this.#ask(page * PAGE, PAGE);
          if (turn === this.#turn) this.#put(answer, page);
        } catch (thrown) {
          if (turn !== this.#turn) return;
          this.#asked.delete(page);
          this.problem = thrown;
        }
      }),
    );
  }

  async #load(pages: number[]): Promise<void> {
    const turn = ++this.#turn;
    try {
      const answers = await Promise.all(pages.map((page) => this.#ask(page * PAGE, PAGE)));
      if (turn !== this.#turn) return;
      this.#asked.clear();
      for (const page of pages) this.#asked.add(page);
      this.rows = [];
      this.problem = null;
      answers.forEach((answer, at) => this.#put(answer, pages[at] ?? 0));
    } catch (thrown) {
      if (turn === this.#turn) this.problem = thrown;
    }
  }

  #put({ total, rows, groups = [] }: Page<Row>, page: number): void {
    const next = this.rows.slice(0, total);
    next.length = total;
    rows.forEach((row, at) => (next[page * PAGE + at] = row));
    this.total = total;
    this.rows = next;
    this.groups = groups;
  }
}
