import { Pages } from "./pages.svelte";
import { NOTHING, one, ranged, type Selection, span, stepped, toggled } from "./selection";

export interface Asked {
  offset: number;
  limit: number;
}

/** A list of any length with a selection: articles, passages or notes. */
export class Listing<Row extends { id: number }> {
  readonly pages: Pages<Row>;
  selection = $state.raw<Selection>(NOTHING);

  constructor(ask: (asked: Asked) => Promise<{ total: number; rows: Row[] }>) {
    this.pages = new Pages((offset, limit) => ask({ offset, limit }));
  }

  get chosen(): number[] {
    return [...this.selection.chosen];
  }

  get focused(): Row | undefined {
    return this.pages.rows[this.selection.focus];
  }

  /** Shows something else. The row of `keep` stays chosen where it is found again. */
  async restart(keep: number | null): Promise<void> {
    this.selection = NOTHING;
    await this.pages.restart();
    this.#find(keep);
  }

  /** Asks again after a write; the focus stays at its row, or at its place when the row is gone. */
  async refresh(): Promise<void> {
    const before = this.selection;
    const id = this.focused?.id;
    await this.pages.refresh();
    if (before.focus < 0 || this.selection !== before) return;
    const at = this.pages.rows.findIndex((row) => row?.id === id);
    if (at >= 0) {
      this.selection = { ...before, focus: at, anchor: before.anchor === before.focus ? at : before.anchor };
      return;
    }
    const focus = Math.min(before.focus, (this.pages.total ?? 0) - 1);
    const next = this.pages.rows[focus];
    this.selection = next ? one(focus, next.id) : NOTHING;
  }

  /** Chooses a row by pointer: alone, with Ctrl to add, with Shift a range. */
  async click(row: number, how: { add: boolean; range: boolean }): Promise<void> {
    const id = this.pages.rows[row]?.id;
    if (id === undefined) return;
    if (how.range) await this.#range(row);
    else this.selection = how.add ? toggled(this.selection, row, id) : one(row, id);
  }

  /** Moves the focus by `step` rows, drawing a range behind it when `range`. */
  async step(step: number, range = false): Promise<void> {
    await this.to(stepped(this.selection.focus, step, this.pages.total ?? 0), range);
  }

  async to(row: number, range = false): Promise<void> {
    if (row < 0 || row >= (this.pages.total ?? 0)) return;
    if (range) return this.#range(row);
    if (!this.pages.rows[row]) await this.pages.ensure(row, row);
    const id = this.pages.rows[row]?.id;
    if (id !== undefined) this.selection = one(row, id);
  }

  async all(): Promise<void> {
    const total = this.pages.total ?? 0;
    if (total === 0) return;
    const rows = await this.pages.all(0, total - 1);
    const focus = Math.max(0, this.selection.focus);
    const ids = rows.map((row) => row.id);
    this.selection = { ...ranged(this.selection, focus, ids), anchor: 0 };
  }

  /** Back to one row. */
  single(): void {
    const row = this.focused;
    if (row) this.selection = one(this.selection.focus, row.id);
  }

  async #range(row: number): Promise<void> {
    const before = this.selection;
    const [from, to] = span(before, row);
    const rows = await this.pages.all(from, to);
    this.selection = ranged(
      before,
      row,
      rows.map((one) => one.id),
    );
  }

  #find(keep: number | null): void {
    if (keep === null) return;
    const at = this.pages.rows.findIndex((row) => row?.id === keep);
    if (at >= 0) this.selection = one(at, keep);
  }
}
