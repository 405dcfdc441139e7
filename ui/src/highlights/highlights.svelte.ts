import { call, problemOf } from "../api";
import type { Changes, Colour, PassageView, TagView } from "../generated/wire";
import { afterFrame } from "../shared/after-frame";
import { announce, onChanges } from "../shared/changes";
import { toasts } from "../shared/toasts.svelte";
import { MANY } from "./layout";
import { ALONE, firstOf, joined, left, type Picked, toggled } from "./picking";
import { renewed } from "./renewed";

/** What of a passage is being written. */
export interface Editing {
  passage: number;
  what: "note" | "tag";
}

/** A passage with other ends. */
export interface Pulled {
  passage: number;
  startUnit: number;
  endUnit: number;
}

const unitsOf = ({ startUnit, endUnit }: Pulled) => ({ startUnit, endUnit });

/** How many tags are offered before others, as the last ones. */
const RECENT = 5;
/** After this long without another one, many passages are read again when one was added: reading takes the core's time. */
const ADDED_MS = 600;
/** How many passages are looked at for what was used last. */
const LAST = 20;

/** In reading order; what is gone comes first, where it is seen. */
const ordered = (list: PassageView[]): PassageView[] => [
  ...list.filter((one) => one.startUnit === null),
  ...list.filter((one) => one.startUnit !== null),
];

/** The list with a passage at its place, once. */
function inserted(list: PassageView[], added: PassageView): PassageView[] {
  if (list.some((one) => one.id === added.id)) return list;
  const before = list.findIndex((one) => (one.startUnit ?? -1) > (added.startUnit ?? 0));
  return before < 0 ? [...list, added] : list.toSpliced(before, 0, added);
}

/** The passages of the document on screen. */
export class Passages {
  list = $state.raw<PassageView[]>([]);
  tags = $state.raw<TagView[]>([]);
  /** The one that the keys work on. */
  chosen = $state<number | null>(null);
  /** The one under the pointer. */
  hovered = $state<number | null>(null);
  /** Those that are chosen with it, itself among them, when there are several. */
  picked = $state.raw<Picked>(ALONE);
  /** Other ends of a passage, which are shown and not kept yet. */
  pulled = $state.raw<Pulled | null>(null);
  /** The tags that were put on last, the last one first. */
  recent = $state.raw<string[]>([]);
  editing = $state.raw<Editing | null>(null);
  /** The colour that was used last. */
  colour = $state<Colour>("amber");

  /** Whether the library takes no changes: nothing that writes is offered then. */
  readOnly = $state(false);

  /** Kept and painted, but not in the list yet. */
  #coming: PassageView[] = [];
  /** Those of the document that will be shown next. */
  #ready: { document: number; list: PassageView[]; written: number } | null = null;
  /** While it is told that a passage was added, which the list has by then. */
  #isAdding = false;
  #later: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was written: what was read before is old then. */
  #written = 0;
  #document = 0;
  #keeping: Promise<void> = Promise.resolve();
  #article = 0;

  /** In reading order with their ends where they are shown; what is gone is not among them. */
  readonly standing = $derived.by(() => {
    const { pulled } = this;
    const list = this.list.filter((one) => one.startUnit !== null);
    return pulled ? list.map((one) => (one.id === pulled.passage ? { ...one, ...unitsOf(pulled) } : one)) : list;
  });
  readonly pulledOrChosen = $derived.by(() => this.#shown(this.pulled?.passage ?? this.chosen));
  readonly lifted = $derived.by(() => this.#shown(this.pulled?.passage ?? this.hovered ?? this.chosen));

  #shown(id: number | null): PassageView | undefined {
    const one = this.find(id);
    return one && this.pulled?.passage === id ? { ...one, ...unitsOf(this.pulled) } : one;
  }

  find(id: number | null): PassageView | undefined {
    return id === null ? undefined : this.list.find((one) => one.id === id);
  }

  /**
   * Listens to what is written; gives back a function that stops listening. `settled` is waited for: after it another
   * document may be the one to ask about.
   */
  watch(settled: () => Promise<void> = () => Promise.resolve()): () => void {
    return onChanges((changes) => {
      this.#written++;
      if (changes.tag) void this.#loadTags();
      const here = changes.articles.length === 0 || changes.articles.includes(this.#article);
      if (!here || !(changes.highlight || changes.tag || changes.note)) return;
      clearTimeout(this.#later);
      if (this.#isAdding && this.list.length > MANY) this.#later = setTimeout(() => void this.#refresh(), ADDED_MS);
      else void settled().then(() => this.#refresh());
    });
  }

  /** Offers first what was used last: the colour and the tags of the passages that were marked last. */
  async remember(): Promise<void> {
    try {
      const { rows } = await call("list_passages", { scope: { kind: "articles" }, query: "", offset: 0, limit: LAST });
      if (rows[0]) this.colour = rows[0].colour;
      const paths = rows.flatMap((row) => row.tags.map((tag) => tag.path));
      this.recent = firstOf([...this.recent, ...paths], RECENT);
    } catch {
      // Without it the first colour and the tags that are used most are offered.
    }
  }

  /** Reads the passages of a document that will be shown next, so that they are painted with its first picture. */
  async prepare(document: number): Promise<void> {
    const written = this.#written;
    try {
      this.#ready = { document, list: await call("passages", { document }), written };
    } catch {
      this.#ready = null; // Opening it asks again, and tells what is wrong.
    }
  }

  /** Shows the passages of a document. In another document of the same article the same one stays chosen. */
  async open(article: number, document: number): Promise<void> {
    const ready = this.#ready?.document === document ? this.#ready : null;
    if (article !== this.#article) this.chosen = this.hovered = this.editing = null;
    this.pulled = null;
    this.picked = ALONE;
    this.#ready = null;
    this.#article = article;
    this.#document = document;
    if (ready) this.#show(ready.list);
    else this.list = [];
    await Promise.all([ready?.written === this.#written ? null : this.#refresh(), this.#loadTags()]);
  }

  #show(list: PassageView[]): void {
    this.list = ordered(renewed(this.list, list));
    if (!this.find(this.chosen)) this.chosen = null;
    if (!this.find(this.hovered)) this.hovered = null;
    this.picked = left(this.picked, (id) => this.find(id) !== undefined);
  }

  async #refresh(): Promise<void> {
    const document = this.#document;
    if (!document) return;
    try {
      const list = await call("passages", { document });
      if (document === this.#document) this.#show(list);
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    }
  }

  async #loadTags(): Promise<void> {
    try {
      this.tags = await call("tags");
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    }
  }

  /**
   * Marks a stretch. `onkept` paints it as soon as the core has kept it; its card and all else on the page that shows
   * passages come after the frame.
   */
  async add(
    units: { startUnit: number; endUnit: number },
    exact: string,
    colour: Colour,
    onkept: (list: PassageView[]) => void,
  ): Promise<number | null> {
    this.colour = colour;
    const document = this.#document;
    try {
      const { passage, changes } = await call("add_highlight", { document, ...units, colour });
      if (document === this.#document) {
        const rest = { tags: [], note: "", notePrivate: false, madeMs: Date.now(), review: null };
        const added: PassageView = { id: passage, colour, exact, verdict: "same", ...units, ...rest };
        this.#coming = inserted(this.#coming, added);
        onkept(this.#coming.reduce(inserted, this.list));
        await afterFrame();
        this.#coming = this.#coming.filter((one) => one.id !== passage);
        if (document === this.#document) {
          this.list = inserted(this.list, added);
          this.chosen = passage;
        }
      }
      this.#isAdding = true;
      announce(changes);
      this.#isAdding = false;
      return passage;
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
      return null;
    }
  }

  /** What a change of a passage concerns: it, or all that are chosen with it. */
  #with(passage: number): number[] {
    return this.picked.has(passage) ? [...this.picked] : [passage];
  }

  /** Chooses a passage; with `add` to those that are chosen, or off them again. */
  choose(passage: number, add = false): void {
    if (!add) this.picked = ALONE;
    else {
      const picked = toggled(this.picked, this.chosen, passage);
      this.picked = picked;
      if (!picked.has(passage)) passage = [...picked].at(-1) ?? passage;
    }
    this.chosen = passage;
  }

  /** Keeps the ends that are shown; `text` is the document's. One after the other, for each begins where the last ended. */
  keepPulled(text: string): Promise<void> {
    const { pulled } = this;
    const document = this.#document;
    if (pulled) this.#keeping = this.#keeping.then(() => this.#keepEnds(pulled, document, text));
    return this.#keeping;
  }

  async #keepEnds(pulled: Pulled, document: number, text: string): Promise<void> {
    const { passage, ...units } = pulled;
    const one = this.find(passage);
    const isOther = one && (one.startUnit !== units.startUnit || one.endUnit !== units.endUnit);
    if (isOther && (await this.#write(call("move_passage", { passage, document, ...units })))) {
      const exact = text.slice(units.startUnit, units.endUnit);
      const moved = { ...one, ...units, exact, verdict: "same" as const };
      if (document === this.#document) this.list = this.list.map((other) => (other.id === passage ? moved : other));
    }
    if (this.pulled === pulled) this.pulled = null;
  }

  /** Splits a passage; gives the parts. */
  async split(passage: number, atUnits: number[]): Promise<number[] | null> {
    try {
      const { passages, changes } = await call("split_passage", { passage, document: this.#document, atUnits });
      this.choose(passage);
      announce(changes);
      return passages;
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
      return null;
    }
  }

  /** Makes one passage of several; gives it. */
  async merge(several: number[]): Promise<number | null> {
    try {
      const { passage, changes } = await call("merge_passages", { passages: several, document: this.#document });
      this.choose(passage);
      announce(changes);
      return passage;
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
      return null;
    }
  }

  recolour(passage: number, colour: Colour): Promise<boolean> {
    this.colour = colour;
    return this.#write(call("set_highlight_colour", { passages: this.#with(passage), colour }));
  }

  setNote(passage: number, body: string): Promise<boolean> {
    return this.#write(call("set_highlight_note", { passage, body }));
  }

  addTag(passage: number, path: string): Promise<boolean> {
    this.recent = firstOf([path, ...this.recent], RECENT);
    return this.#write(call("tag_highlights", { passages: this.#with(passage), path }));
  }

  removeTag(passage: number, path: string): Promise<boolean> {
    return this.#write(call("untag_highlights", { passages: this.#with(passage), path }));
  }

  trash(passage: number): Promise<boolean> {
    return this.#write(call("trash_highlights", { passages: this.#with(passage) }));
  }

  async copy(units: { startUnit: number; endUnit: number }): Promise<boolean> {
    try {
      await call("copy_quotation", { document: this.#document, ...units });
      return true;
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
      return false;
    }
  }

  /** Chooses the passage after or before the chosen one; null when there is none at all. */
  step(by: 1 | -1, add = false): PassageView | null {
    const at = this.list.findIndex((one) => one.id === this.chosen);
    const next = at < 0 ? (by > 0 ? 0 : this.list.length - 1) : Math.min(Math.max(at + by, 0), this.list.length - 1);
    const passage = this.list[next] ?? null;
    if (!passage) return null;
    if (add && this.chosen !== null) this.picked = joined(this.picked, this.chosen, passage.id);
    else if (!add) this.picked = ALONE;
    this.chosen = passage.id;
    return passage;
  }

  async #write(writing: Promise<Changes>): Promise<boolean> {
    try {
      announce(await writing);
      return true;
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
      return false;
    }
  }
}
