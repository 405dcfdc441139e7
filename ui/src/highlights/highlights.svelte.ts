import { call, problemOf } from "../api";
import type { Changes, Colour, PassageView, TagView } from "../generated/wire";
import { announce, onChanges } from "../shared/changes";
import { toasts } from "../shared/toasts.svelte";

/** What of a passage is being written. */
export interface Editing {
  passage: number;
  what: "note" | "tag";
}

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

/** Waits until what was drawn is on screen; in a window that is not drawn at all, not for long. */
const afterFrame = (): Promise<void> =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 100);
  });

/** The passages of the document on screen. */
export class Passages {
  list = $state.raw<PassageView[]>([]);
  tags = $state.raw<TagView[]>([]);
  /** The one that the keys work on. */
  chosen = $state<number | null>(null);
  /** The one under the pointer. */
  hovered = $state<number | null>(null);
  editing = $state.raw<Editing | null>(null);
  /** The colour that was used last. */
  colour = $state<Colour>("amber");

  /** Whether the library takes no changes: nothing that writes is offered then. */
  readOnly = $state(false);

  /** Kept and painted, but not in the list yet. */
  #coming: PassageView[] = [];
  /** Those of the document that will be shown next. */
  #ready: { document: number; list: PassageView[] } | null = null;
  #document = 0;
  #article = 0;

  readonly lifted = $derived.by(() => this.find(this.hovered ?? this.chosen));

  find(id: number | null): PassageView | undefined {
    return id === null ? undefined : this.list.find((one) => one.id === id);
  }

  /**
   * Listens to what is written; gives back a function that stops listening. `settled` is waited for: after it another
   * document may be the one to ask about.
   */
  watch(settled: () => Promise<void> = () => Promise.resolve()): () => void {
    return onChanges((changes) => {
      if (changes.tag) void this.#loadTags();
      const here = changes.articles.length === 0 || changes.articles.includes(this.#article);
      if (here && (changes.highlight || changes.tag || changes.note)) void settled().then(() => this.#refresh());
    });
  }

  /** Reads the passages of a document that will be shown next, so that they are painted with its first picture. */
  async prepare(document: number): Promise<void> {
    try {
      this.#ready = { document, list: await call("passages", { document }) };
    } catch {
      this.#ready = null; // Opening it asks again, and tells what is wrong.
    }
  }

  /** Shows the passages of a document. In another document of the same article the same one stays chosen. */
  async open(article: number, document: number): Promise<void> {
    const ready = this.#ready?.document === document ? this.#ready.list : [];
    if (article !== this.#article) this.chosen = this.hovered = this.editing = null;
    this.#ready = null;
    this.#article = article;
    this.#document = document;
    this.list = ordered(ready);
    await Promise.all([this.#refresh(), this.#loadTags()]);
  }

  async #refresh(): Promise<void> {
    const document = this.#document;
    if (!document) return;
    try {
      const list = await call("passages", { document });
      if (document !== this.#document) return;
      this.list = ordered(list);
      if (!this.find(this.chosen)) this.chosen = null;
      if (!this.find(this.hovered)) this.hovered = null;
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
        const rest = { tags: [], note: "", madeMs: Date.now(), review: null };
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
      announce(changes);
      return passage;
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
      return null;
    }
  }

  recolour(passage: number, colour: Colour): Promise<boolean> {
    this.colour = colour;
    return this.#write(call("set_highlight_colour", { passages: [passage], colour }));
  }

  setNote(passage: number, body: string): Promise<boolean> {
    return this.#write(call("set_highlight_note", { passage, body }));
  }

  addTag(passage: number, path: string): Promise<boolean> {
    return this.#write(call("tag_highlights", { passages: [passage], path }));
  }

  removeTag(passage: number, path: string): Promise<boolean> {
    return this.#write(call("untag_highlights", { passages: [passage], path }));
  }

  trash(passage: number): Promise<boolean> {
    return this.#write(call("trash_highlights", { passages: [passage] }));
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
  step(by: 1 | -1): PassageView | null {
    const at = this.list.findIndex((one) => one.id === this.chosen);
    const next = at < 0 ? (by > 0 ? 0 : this.list.length - 1) : Math.min(Math.max(at + by, 0), this.list.length - 1);
    const passage = this.list[next] ?? null;
    if (passage) this.chosen = passage.id;
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
