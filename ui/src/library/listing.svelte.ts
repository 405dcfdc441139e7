/* eslint-disable svelte/prefer-svelte-reactivity -- sets and maps are replaced as a whole here, never changed in place */
import { groupOf, groupOfRow, type Item, itemsOf, nearestRow, placeOfHead, placeOfRow } from "./groups";
import { type Asked, type Page, Pages } from "./pages.svelte";
import { NOTHING, one, ranged, type Selection, span, stepped, toggled } from "./selection";

/** A list of any length with a selection: articles, passages or notes, in groups or not. */
export class Listing<Row extends { id: number }> {
  readonly pages: Pages<Row>;
  selection = $state.raw<Selection>(NOTHING);
  /** Keys of the groups that are folded. */
  closed = $state.raw<ReadonlySet<string>>(new Set());
  /** The group whose head has the keys; null when a row has them. */
  head = $state<number | null>(null);
  /** The row that the keys are on their way to; the next key goes on from there. */
  #ahead: number | null = null;
  /** What is shown, heads and rows; null without groups, where every row is. */
  readonly items: readonly Item[] | null = $derived.by(() => itemsOf(this.pages.groups, this.closed));

  constructor(ask: (asked: Asked) => Promise<Page<Row>>) {
    this.pages = new Pages(ask, (refine) => this.#keeping(refine));
  }

  get chosen(): number[] {
    return [...this.selection.chosen];
  }

  get focused(): Row | undefined {
    return this.pages.rows[this.selection.focus];
  }

  /** Where what has the keys stands among what is shown; -1 when it is not shown. */
  get at(): number {
    const { groups, total } = this.pages;
    if (groups.length === 0) return this.selection.focus < (total ?? 0) ? this.selection.focus : -1;
    if (this.head !== null) return placeOfHead(groups, this.closed, this.head);
    return this.selection.focus < 0 ? -1 : placeOfRow(groups, this.closed, this.selection.focus);
  }

  /** Shows something else. The row of `keep` stays chosen where it is found again. */
  async restart(keep: number | null): Promise<void> {
    this.selection = NOTHING;
    this.head = this.#ahead = null;
    await this.pages.restart();
    // The answer may be an overtaken one, and the user may have chosen something since.
    if (this.selection === NOTHING) this.#find(keep);
  }

  /** Asks again after a write; the focus stays at its row, or at its place when the row is gone. */
  async refresh(): Promise<void> {
    await this.#keeping(() => this.pages.refresh());
  }

  /** Keeps what is chosen, and the focus at its row or at its place, while `bring` brings other rows. */
  async #keeping(bring: () => Promise<void>): Promise<void> {
    const before = this.selection;
    const id = this.focused?.id;
    await bring();
    const total = this.pages.total ?? 0;
    // Of many that are chosen, some may have left the list, and the others may stand anywhere in it.
    const isMany = before.chosen.size > 1;
    if (isMany && total > 0 && this.selection === before && !(await this.pages.all(0))) return;
    const place = Math.min(before.focus, total - 1);
    if (place >= 0 && this.selection === before) await this.pages.bring(place);
    if (before.focus < 0 || this.selection !== before) return;
    const { rows } = this.pages;
    const kept = isMany
      ? new Set(rows.flatMap((row) => (row && before.chosen.has(row.id) ? [row.id] : [])))
      : before.chosen;
    const at = rows.findIndex((row) => row?.id === id);
    if (at >= 0 && id !== undefined) {
      // In two groups at once, it stays in the one where it was.
      const focus = rows[before.focus]?.id === id ? before.focus : at;
      const chosen = kept.size > 0 ? kept : new Set([id]);
      this.selection = { chosen, focus, anchor: before.anchor === before.focus ? focus : before.anchor };
      return;
    }
    const next = rows[place];
    if (total === 0) this.selection = NOTHING;
    // A row that is not here yet may well be the one that has the focus.
    if (!next) return;
    this.selection = isMany && kept.size > 0 ? { chosen: kept, focus: place, anchor: place } : one(place, next.id);
  }

  /** Chooses a row by pointer: alone, with Ctrl to add, with Shift a range. */
  async click(row: number, how: { add: boolean; range: boolean }): Promise<void> {
    const id = this.pages.rows[row]?.id;
    if (id === undefined) return;
    if (how.range) return this.to(row, true);
    this.head = this.#ahead = null;
    this.selection = how.add ? toggled(this.selection, row, id) : one(row, id);
  }

  /** Moves the focus by `step` rows, drawing a range behind it when `range`; with `heads` also onto heads of groups. */
  async step(step: number, range = false, heads = false): Promise<void> {
    const { items } = this;
    const from = this.#ahead ?? this.selection.focus;
    if (!items) return this.to(stepped(from, step, this.pages.total ?? 0), range);
    const isOnTheWay = this.head === null && this.#ahead !== null;
    let at = stepped(isOnTheWay ? placeOfRow(this.pages.groups, this.closed, from) : this.at, step, items.length);
    if (at < 0) return;
    if (!heads || range) at = nearestRow(items, at, step < 0 ? -1 : 1);
    const item = items[at];
    if (item === undefined) return;
    if (item < 0) this.head = groupOf(item);
    else await this.to(item, range);
  }

  async to(row: number, range = false): Promise<void> {
    if (row < 0 || row >= (this.pages.total ?? 0)) return;
    this.head = null;
    this.#ahead = row;
    if (range) await this.#range(row);
    else {
      if (!this.pages.rows[row]) await this.pages.bring(row);
      const id = this.pages.rows[row]?.id;
      if (id !== undefined && this.#ahead === row) this.selection = one(row, id);
    }
    if (this.#ahead === row) this.#ahead = null;
  }

  /** The first row that is shown. */
  get first(): number {
    return this.items ? (this.items.find((item) => item >= 0) ?? -1) : 0;
  }

  /** Folds a group or unfolds it. */
  fold(group: number, closed = !this.isClosed(group)): void {
    const key = this.pages.groups[group]?.key;
    if (key === undefined) return;
    const others = [...this.closed].filter((other) => other !== key);
    this.closed = new Set(closed ? [...others, key] : others);
    // What has the keys is never out of sight.
    if (closed && this.head === null && groupOfRow(this.pages.groups, this.selection.focus) === group)
      this.head = group;
  }

  foldAll(closed: boolean): void {
    if (closed && this.head === null && this.selection.focus >= 0)
      this.head = groupOfRow(this.pages.groups, this.selection.focus);
    this.closed = new Set(closed ? this.pages.groups.map(({ key }) => key) : []);
  }

  isClosed(group: number): boolean {
    const key = this.pages.groups[group]?.key;
    return key !== undefined && this.closed.has(key);
  }

  /** The group of what has the keys; -1 without groups. */
  get group(): number {
    return this.head ?? groupOfRow(this.pages.groups, this.selection.focus);
  }

  async all(): Promise<void> {
    this.#ahead = null;
    const rows = await this.pages.all(0);
    if (!rows?.length) return;
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
    if (!(await this.pages.all(from, to))) return;
    const ids: number[] = [];
    for (let at = from; at <= to; at++) {
      const id = this.pages.rows[at]?.id;
      if (id !== undefined && !this.isClosed(groupOfRow(this.pages.groups, at))) ids.push(id);
    }
    if (this.#ahead === row) this.selection = ranged(before, row, ids);
  }

  #find(keep: number | null): void {
    if (keep === null) return;
    const at = this.pages.rows.findIndex((row) => row?.id === keep);
    if (at >= 0) this.selection = one(at, keep);
  }
}
