import { call, problemOf } from "../api";
import type { Colour, TagView } from "../generated/wire";
import { announce, onChanges } from "../shared/changes";
import { toasts } from "../shared/toasts.svelte";

/** The tags of the open library, kept up to date. */
export class TagStore {
  list = $state.raw<TagView[]>([]);
  #turn = 0;

  /** Loads and follows what is written; gives back a function that stops following. */
  follow(): () => void {
    void this.refresh();
    return onChanges((changes) => {
      if (changes.tag || changes.article || changes.highlight) void this.refresh();
    });
  }

  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const list = await call("tags");
      if (turn === this.#turn) this.list = list;
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    }
  }

  async add(path: string): Promise<boolean> {
    return this.#write(() => call("add_tag", { path }));
  }

  /** Renames and moves; into the path of another tag it merges the two. */
  async move(tag: number, path: string): Promise<boolean> {
    return this.#write(() => call("move_tag", { tag, path }));
  }

  async colour(tag: number, colour: Colour | null): Promise<boolean> {
    return this.#write(() => call("set_tag_colour", { tag, colour }));
  }

  async define(tag: number, definition: string): Promise<boolean> {
    return this.#write(() => call("set_tag_definition", { tag, definition }));
  }

  async remove(tag: number): Promise<boolean> {
    return this.#write(() => call("remove_tag", { tag }));
  }

  async #write(write: () => Promise<Parameters<typeof announce>[0]>): Promise<boolean> {
    try {
      announce(await write());
      return true;
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
      return false;
    }
  }
}
