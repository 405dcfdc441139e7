import { Roving } from "./roving.svelte";

/** Rows that the keys go through and that several can be chosen of. */
export class Choosing<Row> extends Roving {
  /** The ids of the chosen ones, the one that was chosen first first. */
  chosen = $state.raw<readonly number[]>([]);
  readonly idOf: (row: Row) => number;
  readonly #rows: () => readonly Row[];

  constructor(rows: () => readonly Row[], idOf: (row: Row) => number) {
    super(() => rows().length, 10);
    this.#rows = rows;
    this.idOf = idOf;
  }

  get rows(): readonly Row[] {
    return this.#rows();
  }

  /** Whether every row is chosen. */
  get isAll(): boolean {
    return this.chosen.length > 0 && this.chosen.length === this.rows.length;
  }

  /** The chosen ones, or else the one that the keys are on. */
  get concerned(): number[] {
    if (this.chosen.length > 0) return [...this.chosen];
    return this.rows.slice(this.at, this.at + 1).map(this.idOf);
  }

  toggle(id: number): void {
    const { chosen } = this;
    this.chosen = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
  }

  /** Chooses all, or none when all are. */
  all(): void {
    this.chosen = this.isAll ? [] : this.rows.map(this.idOf);
  }

  /** Forgets the chosen ones that are not listed any more. */
  keep(): void {
    this.chosen = this.rows.map(this.idOf).filter((id) => this.chosen.includes(id));
  }
}
