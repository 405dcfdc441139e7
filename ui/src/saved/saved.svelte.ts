import { call, problemOf } from "../api";
import type { Changes, SavedSearchView, Search, SearchCount } from "../generated/wire";
import { announce, onChanges } from "../shared/changes";
import { toasts } from "../shared/toasts.svelte";

/** After the last change or key press, in milliseconds, before anything is counted. */
const CALM_MS = 700;

/** Whether two searches ask the same, in whichever order they list it. */
export function asksTheSame(a: Search, b: Search): boolean {
  return a.query === b.query && a.place === b.place && a.list === b.list;
}

/** The saved searches of the open library, kept up to date, with how much each lists. */
export class SavedStore {
  list = $state.raw<SavedSearchView[]>([]);
  /** By key; of one that was not counted yet, nothing. */
  counts = $state.raw<Readonly<Record<number, SearchCount>>>({});
  #turn = 0;
  #round = 0;
  #isDue = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Loads and follows what is written; gives back a function that stops following. */
  follow(): () => void {
    void this.refresh();
    const stop = onChanges((changes) => {
      if (changes.saved) void this.refresh();
      else this.#count();
    });
    return () => {
      stop();
      clearTimeout(this.#timer);
      this.#round++;
    };
  }

  /** Nothing is counted while somebody types: every key has the library for itself. */
  hold(): void {
    if (this.#isDue) this.#count();
  }

  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const list = await call("saved_searches");
      if (turn !== this.#turn) return;
      this.list = list;
      this.#count();
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    }
  }

  /** Gives the key of the new one; null when it was refused. */
  async save(name: string, search: Search): Promise<number | null> {
    return this.#made(() => call("save_search", { name, search }));
  }

  async duplicate(saved: number, name: string): Promise<number | null> {
    return this.#made(() => call("duplicate_saved_search", { saved, name }));
  }

  async rename(saved: number, name: string): Promise<boolean> {
    return this.#write(() => call("rename_saved_search", { saved, name }));
  }

  async set(saved: number, search: Search): Promise<boolean> {
    return this.#write(() => call("set_saved_search", { saved, search }));
  }

  async move(saved: number, to: number): Promise<boolean> {
    return this.#write(() => call("move_saved_search", { saved, to }));
  }

  async remove(saved: number): Promise<boolean> {
    return this.#write(() => call("remove_saved_search", { saved }));
  }

  /** Counts them one after the other when it is calm; what was counted before stays until then. */
  #count(): void {
    clearTimeout(this.#timer);
    const round = ++this.#round;
    this.#isDue = true;
    this.#timer = setTimeout(() => void this.#countAll(round), CALM_MS);
  }

  async #countAll(round: number): Promise<void> {
    for (const { id } of this.list) {
      try {
        const count = await call("count_saved_search", { saved: id });
        if (round !== this.#round) return;
        this.counts = { ...this.counts, [id]: count };
      } catch {
        // It was removed meanwhile, or the library was closed: a number less is no reason to speak up.
        if (round !== this.#round) return;
      }
    }
    this.#isDue = false;
  }

  async #made(make: () => Promise<{ saved: number; changes: Changes }>): Promise<number | null> {
    let saved: number | null = null;
    await this.#write(async () => {
      const made = await make();
      saved = made.saved;
      return made.changes;
    });
    return saved;
  }

  async #write(write: () => Promise<Changes>): Promise<boolean> {
    try {
      announce(await write());
      return true;
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
      return false;
    }
  }
}
