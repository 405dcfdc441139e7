import { tick } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import { call, problemOf } from "../api";
import type { ComparisonView, Problem } from "../generated/wire";
import { toasts } from "../shared/toasts.svelte";
import { t } from "../shared/words";
import { foldOf, itemsOf, readingOrder } from "./rows";

export type Layout = "inline" | "beside";

/** Where the layout chosen last is remembered. */
const LAST_LAYOUT = "compare-layout";

/** Items that are drawn at once; the rest follows in steps of as many, so that the first are there soon. */
const STEP = 120;

function lastLayout(): Layout {
  return localStorage.getItem(LAST_LAYOUT) === "beside" ? "beside" : "inline";
}

/** Two versions on screen: what differs, what is folded, which change is the current one. */
export class Comparing {
  view = $state.raw<ComparisonView | null>(null);
  problem = $state.raw<Problem | null>(null);
  layout = $state<Layout>(lastLayout());
  /** The change that is looked at, as an index of the list; null before the first. */
  current = $state<number | null>(null);
  readonly unfolded = new SvelteSet<number>();
  /** How many items are drawn so far. */
  drawn = $state(STEP);

  readonly items = $derived(this.view ? itemsOf(this.view.rows, this.unfolded) : []);
  readonly order = $derived(this.view ? readingOrder(this.view.changes, this.view.rows) : []);
  /** The place of the current change in the text, counted from 1; 0 when there is none. */
  readonly at = $derived(this.current === null ? 0 : this.order.indexOf(this.current) + 1);

  #wanted = "";

  async load(old: number, newer: number): Promise<void> {
    const wanted = (this.#wanted = `${old} ${newer}`);
    this.view = this.problem = this.current = null;
    this.unfolded.clear();
    this.drawn = STEP;
    try {
      const view = await call("compare_documents", { old, new: newer });
      if (wanted === this.#wanted) this.view = view;
    } catch (thrown) {
      if (wanted === this.#wanted) this.problem = problemOf(thrown);
    }
  }

  setLayout(layout: Layout): void {
    this.layout = layout;
    localStorage.setItem(LAST_LAYOUT, layout);
  }

  drawMore(): void {
    if (this.drawn < this.items.length) this.drawn += STEP;
  }

  /** Goes to a change and shows it. */
  async go(change: number, root: HTMLElement | undefined): Promise<void> {
    this.current = change;
    const row = this.view?.changes[change]?.row ?? null;
    if (row !== null) await this.show(row);
    root?.querySelector(`[data-change~="${change}"]`)?.scrollIntoView({ block: "center" });
  }

  /** Goes to the next change in the text, or the one before; round at the ends. */
  step(by: 1 | -1, root: HTMLElement | undefined): void {
    const { order, current } = this;
    if (!order.length) return;
    const now = current === null ? (by > 0 ? -1 : 0) : order.indexOf(current);
    const next = order[(now + by + order.length) % order.length];
    if (next !== undefined) void this.go(next, root);
  }

  /** Draws a row and what is before it, unfolding what hides it. */
  async show(row: number): Promise<void> {
    const fold = foldOf(this.items, row);
    if (fold !== null) this.unfolded.add(fold);
    const at = this.items.findIndex((item) => item.kind === "row" && item.at === row);
    if (at >= this.drawn) this.drawn = at + STEP;
    await tick();
  }

  async export(format: "html" | "markdown"): Promise<void> {
    if (!this.view) return;
    const { old, new: newer } = this.view;
    try {
      const path = await call("export_comparison", { old: old.document, new: newer.document, format });
      if (path === null) return;
      const run = (): void =>
        void call("reveal_path", { path }).catch((thrown: unknown) => toasts.problem(problemOf(thrown)));
      toasts.say(t("compare-exported", { path }), { action: { label: t("compare-reveal"), run } });
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    }
  }
}
