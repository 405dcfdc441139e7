import { tick } from "svelte";

/** How a key goes up or down in a list; undefined for any other. */
export function stepOf(key: string): 1 | -1 | undefined {
  if (key === "ArrowDown" || key === "j") return 1;
  return key === "ArrowUp" || key === "k" ? -1 : undefined;
}

/**
 * The one row of a list that the keys are on. The rows carry their place as `data-index`, and only the one at `at` is in the order of Tab.
 */
export class Roving {
  /** What the rows stand in. */
  list = $state<HTMLElement>();

  #at = $state(0);
  readonly #count: () => number;
  readonly #page: number;

  /** `page` is how many rows a Page key goes; with 0 it scrolls, as in any text. */
  constructor(count: () => number, page = 0) {
    this.#count = count;
    this.#page = page;
  }

  /** The row that the keys are on. */
  get at(): number {
    return this.#within(this.#at);
  }

  set at(index: number) {
    this.#at = this.#within(index);
  }

  /** Goes to a row, or to the nearest that is there; gives it. Without rows, `otherwise` may put the keys somewhere else. */
  async to(index: number, otherwise?: () => void): Promise<HTMLElement | null> {
    this.at = index;
    await tick();
    const row = this.list?.querySelector<HTMLElement>(`[data-index="${String(this.at)}"]`) ?? null;
    if (row) row.focus();
    else otherwise?.();
    return row;
  }

  /** Goes where a key on the row `index` leads; false when it leads nowhere. */
  key(event: KeyboardEvent, index: number): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const pages: Record<string, number> = { PageDown: this.#page, PageUp: -this.#page };
    const step = stepOf(event.key) ?? pages[event.key];
    if (step) void this.to(index + step);
    else if (event.key === "Home") void this.to(0);
    else if (event.key === "End") void this.to(this.#count() - 1);
    else return false;
    return true;
  }

  #within(index: number): number {
    return Math.max(0, Math.min(index, this.#count() - 1));
  }
}
