import { call } from "../api";
import type { PersonRow } from "../generated/wire";
import { onChanges } from "../shared/changes";
import { write } from "../shared/write";

/** Those who speak, as they are listed: who fits, who is chosen, and whom the keys are on. */
export class People {
  rows = $state.raw<PersonRow[] | null>(null);
  query = $state("");
  chosen = $state.raw<readonly number[]>([]);
  /** The row that the keys are on. */
  focus = $state(0);
  problem = $state.raw<unknown>(null);

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
      this.chosen = rows.map((row) => row.person.id).filter((id) => this.chosen.includes(id));
      this.focus = Math.max(0, Math.min(this.focus, rows.length - 1));
    } catch (thrown) {
      if (asked === this.#asked) this.problem = thrown;
    }
  }

  toggle(id: number): void {
    const { chosen } = this;
    this.chosen = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
  }

  all(): void {
    const rows = this.rows ?? [];
    this.chosen = this.chosen.length === rows.length ? [] : rows.map((row) => row.person.id);
  }

  /** The chosen ones, or else the one that the keys are on. */
  get concerned(): PersonRow[] {
    const rows = this.rows ?? [];
    if (this.chosen.length > 0) return rows.filter((row) => this.chosen.includes(row.person.id));
    return rows.slice(this.focus, this.focus + 1);
  }

  async trash(): Promise<void> {
    const people = this.concerned.map((row) => row.person.id);
    if (people.length > 0) await write(() => call("trash_people", { people }));
  }
}
