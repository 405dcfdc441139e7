import { call } from "../api";
import type { PersonRow } from "../generated/wire";
import { onChanges } from "../shared/changes";
import { Choosing } from "../shared/choosing.svelte";
import { write } from "../shared/write";

/** Those who speak, as they are listed: who fits, and who is chosen. */
export class People {
  rows = $state.raw<PersonRow[] | null>(null);
  query = $state("");
  problem = $state.raw<unknown>(null);
  readonly choosing = new Choosing<PersonRow>(
    () => this.rows ?? [],
    (row) => row.person.id,
  );

  #asked = 0;

  follow(): () => void {
    void this.load();
    return onChanges((changes) => {
      if (changes.claim) void this.load();
    });
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const rows = await call("people", { query: this.query, trash: false });
      if (asked !== this.#asked) return;
      this.rows = rows;
      this.problem = null;
      this.choosing.keep();
    } catch (thrown) {
      if (asked === this.#asked) this.problem = thrown;
    }
  }

  /** The chosen ones in the order of the list, or else the one that the keys are on. */
  get concerned(): PersonRow[] {
    const ids = this.choosing.concerned;
    return this.choosing.rows.filter((row) => ids.includes(row.person.id));
  }

  async trash(): Promise<void> {
    const people = this.choosing.concerned;
    if (people.length > 0) await write(() => call("trash_people", { people }));
  }
}
