import { call, problemOf } from "../api";
import type { Changes, StylePreview, StyleView } from "../generated/wire";
import { announce, onChanges } from "../shared/changes";
import { toasts } from "../shared/toasts.svelte";

/** The citation styles of the open library, kept up to date, with what the chosen one makes. */
export class StylesStore {
  list = $state.raw<StyleView[]>([]);
  preview = $state.raw<StylePreview | null>(null);
  chosen = $derived(this.list.find((one) => one.chosen) ?? null);
  #turn = 0;

  /** Loads and follows what is written; gives back a function that stops following. */
  follow(): () => void {
    void this.refresh();
    const stop = onChanges((changes) => {
      if (changes.citation) void this.refresh();
    });
    return () => {
      stop();
      this.#turn++;
    };
  }

  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const list = await call("citation_styles");
      const style = list.find((one) => one.chosen)?.style;
      const preview = style === undefined ? null : await call("preview_citation_style", { style });
      if (turn !== this.#turn) return;
      this.list = list;
      this.preview = preview;
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    }
  }

  async choose(style: string): Promise<void> {
    await this.#write(() => call("choose_citation_style", { style }));
  }

  /** Asks for a file, and chooses what was in it. */
  async add(): Promise<void> {
    try {
      const added = await call("add_citation_style");
      if (!added) return;
      announce(added.changes);
      await this.choose(added.style);
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    }
  }

  async rename(style: string, name: string): Promise<void> {
    await this.#write(() => call("rename_citation_style", { style, name }));
  }

  async remove(style: string): Promise<void> {
    await this.#write(() => call("remove_citation_style", { style }));
  }

  async #write(ask: () => Promise<Changes>): Promise<void> {
    try {
      announce(await ask());
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    }
  }
}
