import type { Changes } from "../generated/wire";
import { onChanges } from "./changes";

/** What a page shows, read when it opens and again after each write that may have changed it. */
export class Followed<Value> {
  /** Null before it is read. */
  now = $state.raw<Value | null>(null);
  problem = $state.raw<unknown>(null);

  #asked = 0;
  readonly #read: () => Promise<Value>;
  readonly #concerns: (changes: Changes) => unknown;

  constructor(read: () => Promise<Value>, concerns: (changes: Changes) => unknown) {
    this.#read = read;
    this.#concerns = concerns;
  }

  follow(): () => void {
    void this.load();
    return onChanges((changes) => {
      if (this.#concerns(changes)) void this.load();
    });
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const now = await this.#read();
      if (asked === this.#asked) [this.now, this.problem] = [now, null];
    } catch (thrown) {
      if (asked === this.#asked) this.problem = thrown;
    }
  }
}
